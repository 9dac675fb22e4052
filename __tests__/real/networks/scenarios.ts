/** Runs of the action in network namespaces, each with its place, environment and inputs. */
import { HOSTS } from '../../../lab/azure/contoso.ts';

/**
 * - `internet`: the network of the lab. The hosts file has the real names.
 * - `nameless`: the same network without names. It can be used only through a proxy or with IP addresses.
 * - `client`: a network with one link, which leads to the proxies. It has no names either.
 */
export type Place = 'internet' | 'nameless' | 'client';

/** IP versions of the host names. With `both, IPv6 dead`, no server listens on the IPv6 address. */
export type Names = 'IPv4' | 'IPv6' | 'both, IPv6 dead';

export interface Scenario {
  readonly place: Place;
  readonly names?: Names;
  /** Added to the environment of the lab. MITMPROXY_CA and MANAGED_IDENTITY are placeholders for values that exist only at run time. */
  readonly env: Readonly<Record<string, string>>;
  readonly with: Readonly<Record<string, string>>;
}

export interface Result {
  readonly exitCode: number | undefined;
  readonly log: string;
  readonly status: string;
  readonly failure: string;
  /** Hosts of the requests that the lab received. */
  readonly hosts: readonly string[];
  /** Hosts of the CONNECT requests that Tinyproxy received. */
  readonly tunnels: readonly string[];
  readonly leaks: readonly string[];
}

export const GATEWAY = '10.77.0.1';
export const PORTS = { tinyproxy: 8881, squid: 8882, npm: 8883, squidBasic: 8884, squidNtlm: 8885, mitmproxy: 8886 } as const;
export const USER = 'scanner-7';
export const PASSWORD = 'p@ss:w0rd/of 7';
/** mitmproxy does not accept a colon in a password. */
export const SIMPLE_PASSWORD = 'correct-horse-7';
export const WRONG_PASSWORD = 'wrong-battery-7';

function through(port: number, password?: string): Record<string, string> {
  const login = password === undefined ? '' : `${encodeURIComponent(USER)}:${encodeURIComponent(password)}@`;
  const url = `http://${login}${GATEWAY}:${String(port)}`;
  return { HTTPS_PROXY: url, https_proxy: url };
}

const DIRECT = { HTTPS_PROXY: '', https_proxy: '' };
const INTERCEPTED = { NODE_EXTRA_CA_CERTS: 'MITMPROXY_CA' };
const FHIR = { endpoint: `https://${HOSTS.fhir}` };
const ALL = { endpoint: [`https://${HOSTS.fhir}`, `https://${HOSTS.dicom}/v2`, `https://${HOSTS.deid}`].join('\n'), 'fail-on': 'never' };

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'direct, IPv4': { place: 'internet', env: DIRECT, with: ALL },
  'direct, IPv6 only': { place: 'internet', names: 'IPv6', env: DIRECT, with: FHIR },
  'direct, dual stack with a dead IPv6': { place: 'internet', names: 'both, IPv6 dead', env: DIRECT, with: FHIR },
  'direct, no names': { place: 'nameless', env: DIRECT, with: FHIR },
  Tinyproxy: { place: 'client', env: through(PORTS.tinyproxy), with: ALL },
  Squid: { place: 'client', env: through(PORTS.squid), with: ALL },
  'Squid, Basic': { place: 'client', env: through(PORTS.squidBasic, PASSWORD), with: ALL },
  'Squid, Basic, no login': { place: 'client', env: through(PORTS.squidBasic), with: FHIR },
  'Squid, Basic, wrong password': { place: 'client', env: through(PORTS.squidBasic, WRONG_PASSWORD), with: FHIR },
  'Squid, NTLM': { place: 'client', env: through(PORTS.squidNtlm, PASSWORD), with: FHIR },
  'Squid, NTLM, no login': { place: 'client', env: through(PORTS.squidNtlm), with: FHIR },
  "npm's proxy": { place: 'client', env: through(PORTS.npm, PASSWORD), with: ALL },
  "npm's proxy, no login": { place: 'client', env: through(PORTS.npm), with: FHIR },
  "npm's proxy, wrong password": { place: 'client', env: through(PORTS.npm, WRONG_PASSWORD), with: FHIR },
  mitmproxy: { place: 'client', env: { ...through(PORTS.mitmproxy, SIMPLE_PASSWORD), ...INTERCEPTED }, with: ALL },
  'mitmproxy, wrong password': { place: 'client', env: { ...through(PORTS.mitmproxy, WRONG_PASSWORD), ...INTERCEPTED }, with: FHIR },
  'mitmproxy, untrusted CA': { place: 'client', env: through(PORTS.mitmproxy, SIMPLE_PASSWORD), with: FHIR },
  'no proxy, but only a proxy leads out': { place: 'client', env: DIRECT, with: FHIR },
  'NO_PROXY for the services': {
    place: 'internet',
    env: { ...through(PORTS.tinyproxy), NO_PROXY: 'azurehealthcareapis.com', no_proxy: 'azurehealthcareapis.com' },
    with: FHIR,
  },
  'managed identity with a proxy': {
    place: 'nameless',
    env: { ...through(PORTS.tinyproxy), AZURE_CLIENT_ID: '', AZURE_TENANT_ID: '', MANAGED_IDENTITY: '' },
    with: { ...FHIR, credential: 'managed-identity' },
  },
};
