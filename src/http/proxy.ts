/**
 * Which proxy a request takes: the rule of the runner itself (actions/runner RunnerWebProxy.cs) and of the toolkit's http-client, so that the
 * action goes where `checkout` went before it. Libraries disagree with it and with one another; that is why none of them chooses here.
 */
import { isIP } from 'node:net';

/** Proxy settings of the environment. */
export interface Proxies {
  readonly https: URL | undefined;
  readonly http: URL | undefined;
  /** Entries of NO_PROXY, lower case. */
  readonly bypass: readonly string[];
}

/** A proxy variable that holds no URL: `variable` is its name. The value is not repeated, it may hold a password. */
export interface UnreadableProxy {
  readonly variable: string;
}

/**
 * Reads the proxy variables. Lower case wins, https never falls back to the http variable, and ALL_PROXY is not read: the runner knows none of these.
 *
 * @param env the environment.
 * @returns the settings, or which variable is unreadable.
 */
export function readProxies(env: Readonly<Record<string, string | undefined>>): Proxies | UnreadableProxy {
  const read = (lower: string): URL | UnreadableProxy | undefined => {
    const variables = [lower, lower.toUpperCase()].map((variable) => ({ variable, value: env[variable]?.trim() ?? '' }));
    const given = variables.find(({ value }) => value !== '');
    if (given === undefined) return undefined;
    const { variable, value } = given;
    const withScheme = value.includes('://') ? value : `http://${value}`;
    const url = URL.canParse(withScheme) ? new URL(withScheme) : undefined;
    return url !== undefined && ['http:', 'https:'].includes(url.protocol) ? url : { variable };
  };
  const https = read('https_proxy');
  const http = read('http_proxy');
  if (https !== undefined && 'variable' in https) return https;
  if (http !== undefined && 'variable' in http) return http;
  const list = [env['no_proxy'], env['NO_PROXY']].find((value) => value?.trim()) ?? '';
  const bypass = list
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '');
  return { https, http, bypass };
}

/**
 * The proxy that a request to `url` goes through, or undefined for a direct connection.
 *
 * @param proxies the settings.
 * @param url absolute URL of the request.
 */
export function proxyFor(proxies: Proxies, url: URL): URL | undefined {
  const proxy = url.protocol === 'https:' ? proxies.https : proxies.http;
  return proxy === undefined || isLoopback(url.hostname) || proxies.bypass.some((entry) => matches(entry, url)) ? undefined : proxy;
}

/** A proxy's name for logs: never its credentials. */
export function proxyName(proxy: URL): string {
  return `${proxy.hostname}:${String(portOf(proxy))}`;
}

/** The port of a URL, its scheme's own where none is written. */
export function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    (isIP(hostname) === 4 && hostname.startsWith('127.'))
  );
}

/** `example.com` matches itself and what is below it, `.example.com` only what is below, `host:port` that port only, `*` everything. */
function matches(entry: string, url: URL): boolean {
  if (entry === '*') return true;
  const [, name = entry, port] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  if (port !== undefined && Number(port) !== portOf(url)) return false;
  const host = url.hostname.toLowerCase();
  return name.startsWith('.') ? host.endsWith(name) : host === name || host.endsWith(`.${name}`);
}
