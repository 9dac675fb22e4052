/** Runs of the action in networks of their own: where each stands, and what it is told. */
import { HOSTS } from '../../../lab/azure/contoso.ts';

/**
 * - `street`: the lab's real names are in the hosts file, and lead to port 443 of this machine;
 * - `nameless`: the same network, but no name is known: whatever is not on a bare address must go through the proxy;
 * - `ward`: a network whose one cable leads to the proxies.
 */
export type Place = 'street' | 'nameless' | 'ward';

/** How the street's names are written: IPv4, IPv6, or both with nobody at the IPv6 address. */
export type Names = 'IPv4' | 'IPv6' | 'both, IPv6 dead';

export interface Scenario {
  readonly place: Place;
  readonly names?: Names;
  /** Beside the lab's environment; `$LAB` stands for the managed identity's variables. */
  readonly env: Readonly<Record<string, string>>;
  readonly with: Readonly<Record<string, string>>;
}

/** What came of one. */
export interface Result {
  readonly exitCode: number | undefined;
  readonly log: string;
  readonly status: string;
  readonly failure: string;
  /** Hosts that the lab was asked as. */
  readonly asked: readonly string[];
  /** Hosts that Tinyproxy was asked to connect to. */
  readonly tunnels: readonly string[];
  /** Where a secret showed. */
  readonly leaks: readonly string[];
}

/** Where the proxies listen: the far end of the ward's cable. */
export const GATEWAY = '10.77.0.1';
export const PORTS = { tinyproxy: 8881, squid: 8882, npm: 8883 } as const;
export const LOGIN = { user: 'ward-7', password: 'p@ss:w0rd/of the ward' } as const;

const login = (password: string): string => `${encodeURIComponent(LOGIN.user)}:${encodeURIComponent(password)}@`;
const through = (port: number, who = ''): Record<string, string> => {
  const url = `http://${who}${GATEWAY}:${String(port)}`;
  return { HTTPS_PROXY: url, https_proxy: url };
};
const DIRECT = { HTTPS_PROXY: '', https_proxy: '' };
const FHIR = { endpoint: `https://${HOSTS.fhir}` };
const ALL = { endpoint: [`https://${HOSTS.fhir}`, `https://${HOSTS.dicom}/v2`, `https://${HOSTS.deid}`].join('\n'), 'fail-on': 'never' };

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'direct, IPv4': { place: 'street', env: DIRECT, with: ALL },
  'direct, IPv6 alone': { place: 'street', names: 'IPv6', env: DIRECT, with: FHIR },
  'direct, dual stack with a dead IPv6': { place: 'street', names: 'both, IPv6 dead', env: DIRECT, with: FHIR },
  'direct, where no name is known': { place: 'nameless', env: DIRECT, with: FHIR },
  Tinyproxy: { place: 'ward', env: through(PORTS.tinyproxy), with: ALL },
  Squid: { place: 'ward', env: through(PORTS.squid), with: ALL },
  'npm proxy with credentials': { place: 'ward', env: through(PORTS.npm, login(LOGIN.password)), with: ALL },
  'npm proxy without credentials': { place: 'ward', env: through(PORTS.npm), with: FHIR },
  'npm proxy with a wrong password': { place: 'ward', env: through(PORTS.npm, login('somebody-elses-password')), with: FHIR },
  'no proxy, where it is the only way out': { place: 'ward', env: DIRECT, with: FHIR },
  'NO_PROXY for the services': {
    place: 'street',
    env: { ...through(PORTS.tinyproxy), NO_PROXY: 'azurehealthcareapis.com', no_proxy: 'azurehealthcareapis.com' },
    with: FHIR,
  },
  'managed identity beside a proxy': {
    place: 'nameless',
    env: { ...through(PORTS.tinyproxy), AZURE_CLIENT_ID: '', AZURE_TENANT_ID: '', $LAB: 'machine' },
    with: { ...FHIR, credential: 'managed-identity' },
  },
};
