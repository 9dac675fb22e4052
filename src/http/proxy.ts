/** Selects the proxy for a request. Uses the same rules as the runner (actions/runner RunnerWebProxy.cs) and `actions/checkout`. */
import { BlockList, isIP } from 'node:net';

/** Proxy and certificate settings from environment variables. */
export interface Proxies {
  readonly https: URL | undefined;
  readonly http: URL | undefined;
  /** Name of a proxy variable that is set but does not apply to HTTPS requests. */
  readonly unused?: string | undefined;
  /** NO_PROXY entries in lowercase. */
  readonly bypass: readonly string[];
  /** Value of NODE_EXTRA_CA_CERTS, the path to a file of additional CA certificates that Node loads at startup. */
  readonly extraCaFile?: string | undefined;
}

/** A proxy variable with an invalid value. The value is not stored, because it might contain a password. */
interface UnreadableProxy {
  readonly variable: string;
  /** Phrase that follows the variable name in a message, such as `is not a valid URL`. */
  readonly problem: string;
  /** Instruction for the user, without a trailing period. */
  readonly fix: string;
}

/** A NO_PROXY entry that is probably intended for `host`, but does not match it under the runner's rules. */
export type MissedBypass = BypassError & { readonly host: string };

type BypassError =
  | { readonly error: 'separator' | 'quoted' | 'url' }
  /** An entry whose format the runner does not support, and its suggested replacement. */
  | { readonly error: 'range' | 'wildcard'; readonly entry: string; readonly instead: string };

/** Reads the proxy variables. Lowercase variable names take precedence. Ignores ALL_PROXY. Returns the first invalid variable, if any. */
export function readProxies(env: Readonly<Record<string, string | undefined>>): Proxies | UnreadableProxy {
  const read = (lower: string): URL | UnreadableProxy | undefined => {
    const variables = [lower, lower.toUpperCase()].map((variable) => ({ variable, value: env[variable]?.trim() ?? '' }));
    const given = variables.find(({ value }) => value !== '');
    if (given === undefined) return undefined;
    const url = given.value.includes('://') ? given.value : `http://${given.value}`;
    const problem = problemOf(url, given.value);
    return problem === undefined ? new URL(url) : { variable: given.variable, ...problem };
  };
  const https = read('https_proxy');
  const http = read('http_proxy');
  if (https !== undefined && 'variable' in https) return https;
  if (http !== undefined && 'variable' in http) return http;
  const list = [env['no_proxy'], env['NO_PROXY']].find((value) => value?.trim()) ?? '';
  const entries = list.split(',').map((entry) => entry.trim().toLowerCase());
  const unused = ['HTTP_PROXY', 'ALL_PROXY'].find((name) => [name, name.toLowerCase()].some((variable) => env[variable]?.trim()));
  return { https, http, unused, bypass: entries.filter((entry) => entry !== ''), extraCaFile: env['NODE_EXTRA_CA_CERTS'] };
}

const QUOTE = `["'\`\u201c\u201d\u2018\u2019]`;
const QUOTED = new RegExp(`^${QUOTE}|${QUOTE}$`);

/** Returns the validation error for a proxy URL. The error never includes parts of the URL, because the URL might contain a password. */
function problemOf(url: string, value: string): Omit<UnreadableProxy, 'variable'> | undefined {
  const at = url.indexOf('://');
  const [scheme, rest] = [url.slice(0, at), url.slice(at + 3)];
  const login = rest.slice(0, Math.max(0, rest.lastIndexOf('@')));
  if (QUOTED.test(value))
    return {
      problem: "begins or ends with a quotation mark, and the runner's .env file keeps quotation marks as part of the value",
      fix: 'Remove the quotation marks',
    };
  if (/[/\\?#]/.test(login))
    return {
      problem: `contains a special character in the ${/[/\\?#]/.test(login.replace(/:.*$/s, '')) ? 'user name' : 'password'} that is not percent-encoded`,
      fix: String.raw`Percent-encode the special characters in the user name and password (%5C for \, %2F for /, %23 for #, %3F for ?)`,
    };
  if (!/^https?$/i.test(scheme))
    return {
      problem: 'does not begin with http:// or https://, and the runner supports only HTTP and HTTPS proxies',
      fix: 'Set it to the http:// or https:// URL of the proxy',
    };
  if (!URL.canParse(url) || rest.includes('://'))
    return { problem: 'is not a valid URL', fix: 'Set it to the http:// or https:// URL of the proxy, such as http://HOST:PORT' };
  return undefined;
}

/** Returns the proxy for a request to `url`, or undefined if the request must not use a proxy. */
export function proxyFor(proxies: Proxies, url: URL): URL | undefined {
  const proxy = url.protocol === 'https:' ? proxies.https : proxies.http;
  return proxy === undefined || isLoopback(url.hostname) || proxies.bypass.some((entry) => matches(entry, url)) ? undefined : proxy;
}

/** Returns the settings because of which an HTTPS request uses no proxy. Returns undefined for other requests, which need no proxy. */
export function whyDirect({ https, bypass, unused }: Proxies, url: URL): { readonly entry?: string; readonly unused?: string } | undefined {
  if (url.protocol !== 'https:' || isLoopback(url.hostname)) return undefined;
  if (https === undefined) return unused === undefined ? {} : { unused };
  const entry = bypass.find((each) => matches(each, url));
  return entry === undefined ? undefined : { entry };
}

/** Returns the host and port of a proxy, without the user name and password. */
export function proxyName(proxy: URL): string {
  return `${proxy.hostname}:${String(portOf(proxy))}`;
}

/** Returns the port of a URL, or the default port of its scheme. */
export function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
}

/** Removes the square brackets from an IPv6 address. */
export function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** Returns the IP version of an address, in the format that `BlockList` expects. */
export function versionOf(address: string): 'ipv4' | 'ipv6' {
  return address.includes(':') ? 'ipv6' : 'ipv4';
}

/** True if a host name or IP address always refers to the local machine or container. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    (hostname.startsWith('127.') && isIP(hostname) === 4)
  );
}

/** Creates a list of IP address ranges. `bits` is the length of the network prefix of a range. */
export function createBlockList(...ranges: readonly (readonly [address: string, bits: number])[]): BlockList {
  const list = new BlockList();
  for (const [address, bits] of ranges) list.addSubnet(address, bits, versionOf(address));
  return list;
}

/** True if a NO_PROXY entry matches a host. `example.com` also matches its subdomains. `.example.com` matches only subdomains. */
function matches(entry: string, url: URL): boolean {
  if (entry === '*') return true;
  const name = nameFor(entry, url);
  if (name === undefined) return false;
  return name.startsWith('.') ? url.hostname.endsWith(name) : `.${url.hostname}`.endsWith(`.${name}`);
}

/** Returns the host name in a NO_PROXY entry, or undefined if the entry specifies a different port. */
function nameFor(entry: string, url: URL): string | undefined {
  const [suffix = '', port] = /:(\d+)$/.exec(entry) ?? [];
  return port === undefined || Number(port) === portOf(url) ? entry.slice(0, entry.length - suffix.length) : undefined;
}

const QUOTES_AROUND = new RegExp(`^${QUOTE}+|(?<!${QUOTE})${QUOTE}+$`, 'g');

/** Returns a NO_PROXY entry that the runner ignores but that other programs would apply to the host of `url`. */
export function missedBypass({ bypass }: Proxies, url: URL): MissedBypass | undefined {
  const missed = likeliest(bypass.map((entry) => missedBy(entry, url)));
  return missed && { ...missed, host: url.hostname };
}

/** Returns the first error. An error in an address range is the last choice, because a range can be for any host. */
export function likeliest<One extends BypassError>(errors: readonly (One | undefined)[]): One | undefined {
  return errors.find((each) => each !== undefined && each.error !== 'range') ?? errors.find((each) => each !== undefined);
}

function missedBy(entry: string, url: URL): BypassError | undefined {
  // Return early for plain host names, because some networks have thousands of NO_PROXY entries.
  if (/^[\w.:-]*$/.test(entry)) return undefined;
  const parts = entry.split(/[\s;]+/).filter((part) => part !== '');
  if (parts.length > 1) {
    const meant = likeliest(parts.map((part) => (matches(part, url) ? { error: 'separator' } : missedBy(part, url))));
    return meant === undefined || meant.error === 'range' ? meant : { error: 'separator' };
  }
  const unquoted = entry.replace(QUOTES_AROUND, '');
  if (unquoted !== entry) {
    const meant = matches(unquoted, url) || missedBy(unquoted, url) !== undefined;
    return meant ? { error: 'quoted' } : undefined;
  }
  const range = rangeOf(entry);
  const host = bare(url.hostname);
  // If the URL contains a host name, only the proxy resolves it, so the host's address could be in any range.
  if (range !== undefined && isIP(host) !== 0 && !range.check(host, versionOf(host))) return undefined;
  if (range !== undefined) return { error: 'range', entry, instead: url.hostname };
  const name = entry.replace(/^[a-z]+:\/\//, '').replace(/\/.*$/s, '');
  if (name !== entry) return matches(name, url) ? { error: 'url' } : undefined;
  // The entry appears in the log, so accept it only if it looks like a host name.
  if (!/^[\w.*:-]{1,253}$/.test(entry) || !entry.includes('*') || !matchesWildcard(entry, url)) return undefined;
  const [, after] = /^\*(\.?[^*]+)$/.exec(entry) ?? [];
  return { error: 'wildcard', entry, instead: after ?? url.hostname };
}

function rangeOf(entry: string): BlockList | undefined {
  const [, address = '', bits] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
  const version = isIP(address);
  return version === 0 || Number(bits) > (version === 4 ? 32 : 128) ? undefined : createBlockList([address, Number(bits)]);
}

/** True if a NO_PROXY entry with wildcards matches a host. Does not use a regular expression, because many wildcards could make it slow. */
function matchesWildcard(entry: string, url: URL): boolean {
  const name = nameFor(entry, url);
  if (name === undefined) return false;
  const host = url.hostname;
  const [first, last] = [name.slice(0, name.indexOf('*')), name.slice(name.lastIndexOf('*') + 1)];
  if (!host.startsWith(first) || !host.endsWith(last) || host.length < first.length + last.length) return false;
  let from = first.length;
  for (const piece of name.split('*').slice(1, -1)) {
    const at = host.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return from <= host.length - last.length;
}
