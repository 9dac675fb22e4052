/** Text and evidence that are common to all network failures. */
import { serviceOfHost } from '../azure/services/index.ts';
import { either, joinList } from '../util/text.ts';
import type { Failure } from '../model/failure.ts';
import type { NetworkContext } from './contexts.ts';
import { itemsOf, type Definition, type Facts } from './define.ts';
import { likeliest, type MissedBypass } from '../http/proxy.ts';
import type { NetworkError, Phase } from '../http/types.ts';

/** Location of a runner's proxy settings. Do not quote values (GitHub docs: using a proxy server with self-hosted runners). */
export const WHERE =
  "in the runner's .env file or under env: in the workflow. Do not put quotation marks around the value. If you change the .env file, restart the runner";

/** Owners of the hosts used for sign-in. Advice about services and private networks does not apply to these hosts. */
const SIGN_IN: ReadonlySet<string> = new Set(['Microsoft Entra', "GitHub's ID token service"]);

/** Timeout error codes from the HTTP client and the operating system. */
const SILENCE: ReadonlySet<string> = new Set(['TIMEOUT', 'ETIMEDOUT']);

/** True if several hosts failed for the same reason. */
export const isShared = (context: NetworkContext): boolean => context.occurrences.length > 1;
/** True if all failed hosts belong to GitHub or Entra. */
export const isSignIn = (context: NetworkContext): boolean => context.occurrences.every(({ owner }) => SIGN_IN.has(owner));
/** True if at least one failed host belongs to GitHub or Entra. */
export const concernsSignIn = (context: NetworkContext): boolean => context.occurrences.some(({ owner }) => SIGN_IN.has(owner));
/** True if Microsoft or GitHub operates the host. These hosts have public names and managed certificates. */
export const isPublicHost = (context: NetworkContext): boolean => isSignIn(context) || serviceOfHost(context.error.host) !== undefined;
/** Returns the hosts of the failed requests and their owners, such as `GitHub at a.example and Microsoft Entra at b.example`. */
export const named = (context: NetworkContext): string => joinList(context.occurrences.map(({ place, owner }) => `${owner} at ${place}`));
/** Returns the hosts of the failed requests and their owners, joined with `or` for messages such as `did not connect to A or B`. */
export const namedEither = (context: NetworkContext): string =>
  either(context.occurrences.map(({ place, owner }) => `${owner} at ${place}`));
/** Returns the failed hosts as `host:port`, because firewall rules require the port. */
export const ports = (context: NetworkContext): string => joinList(context.occurrences.map(({ place }) => withPort(place)));
export const withPort = (place: string): string => (/:\d+$/.test(place) ? place : `${place}:443`);
/** Returns the name of the failed host without its port. */
export const nameOf = ({ error }: NetworkContext): string => error.host.replace(/:\d+$/, '');

/** Returns the distinct phases in which requests failed. */
export function phasesOf(context: NetworkContext): readonly Phase[] {
  const phases = context.occurrences.map(({ phase }) => phase);
  return [...new Set(phases.filter((phase) => phase !== undefined))];
}

/** Returns a phrase that contains the proxy address, or `the proxy` if the address is unknown. */
export const proxyOf = ({ error }: NetworkContext): string => (error.proxy === undefined ? 'the proxy' : `the proxy at ${error.proxy}`);
export const sentence = (clause: string): string => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
/** Returns the host that sent a response or certificate. Until the tunnel is open, only the proxy can send data. */
export const sender = (context: NetworkContext): string => (context.error.phase === 'proxy' ? proxyOf(context) : named(context));

/** Returns a possible cause based on the type of IP address, or false if the connection had already been established. */
export function addressHint({ error }: NetworkContext): string | false {
  if (!beforeConnection(error)) return false;
  if (error.address === 'private')
    return 'The host name resolved to a private address, which only runners inside the private network can reach.';
  return (
    error.address === 'public' &&
    serviceOfHost(error.host) !== undefined &&
    'The host name resolved to a public address. In a network with a private endpoint for this service, the name would resolve to a private address.'
  );
}

const beforeConnection = ({ phase }: NetworkError): boolean => phase === 'dns' || phase === 'connect';

function bypassError(context: NetworkContext): { readonly cause: string; readonly fix: string } | undefined {
  const { occurrences } = context;
  // If NO_PROXY errors affect several hosts, report the error for an endpoint instead of the error for GitHub or Entra.
  const endpoints = occurrences.filter(({ owner }) => !SIGN_IN.has(owner));
  const missed = likeliest([...endpoints, ...occurrences].map(({ missedBypass }) => missedBypass));
  if (missed === undefined || (missed.error === 'range' && isSignIn(context))) return undefined;
  const failed = occurrences.some(({ place }) => place.replace(/:\d+$/, '') === missed.host);
  const needed = failed ? '' : ` NO_PROXY was probably meant to include ${missed.host}, which this step also needs.`;
  return bypassAdvice(missed, needed);
}

/** Returns advice about a missing proxy if the settings or the DNS error suggest that the runner needs one. */
function directAdvice({ error, occurrences }: NetworkContext): ReturnType<typeof bypassAdvice> | undefined {
  const { direct, phase, namesResolved } = error;
  if (direct === undefined || error.address === 'private') return undefined;
  const entries = joinList([...new Set(occurrences.map((each) => each.direct?.entry).filter((entry) => entry !== undefined))]);
  if (entries !== '')
    return {
      cause: `The runner might need a proxy, but no proxy was used, because NO_PROXY contains ${entries}.`,
      fix: `If the runner needs a proxy, remove ${entries} from NO_PROXY ${WHERE}.`,
    };
  if (direct.unused === undefined && (phase !== 'dns' || namesResolved === true)) return undefined;
  const ineffective = direct.unused === undefined ? '' : ` Setting ${direct.unused} is not enough.`;
  return {
    cause: `The runner might need a proxy, but HTTPS_PROXY is not set.${ineffective}`,
    fix: `If the runner needs a proxy, set HTTPS_PROXY to its URL ${WHERE}.`,
  };
}

function bypassAdvice(missed: MissedBypass, needed = ''): { readonly cause: string; readonly fix: string } {
  const [ignored, fix] = bypassTexts(missed);
  return { cause: `The runner ignores ${ignored}.${needed}`, fix: `To bypass the proxy for ${missed.host}, ${fix}.` };
}

/** If a NO_PROXY entry is incorrect, adds it to the failure as a cause, along with a fix. Otherwise, returns the failure unchanged. */
export function withBypass(failure: Failure, missed: MissedBypass | undefined): Failure {
  if (missed === undefined) return failure;
  const { cause, fix } = bypassAdvice(missed);
  return { ...failure, why: `${failure.why} ${cause}`, next: `${failure.next} ${fix}` };
}

function bypassTexts(missed: MissedBypass): readonly [ignored: string, fix: string] {
  switch (missed.error) {
    case 'wildcard':
      return [
        `the entry ${missed.entry} in NO_PROXY, because wildcards in names are not supported`,
        `replace ${missed.entry} with ${missed.instead} in NO_PROXY`,
      ];
    case 'separator':
      return ['NO_PROXY entries that are separated by spaces or semicolons', 'separate the NO_PROXY entries with commas'];
    case 'quoted':
      return ['NO_PROXY entries that contain quotation marks', 'remove the quotation marks from NO_PROXY'];
    case 'url':
      return ['a NO_PROXY entry that contains a scheme or a path', 'remove the scheme and the path from the NO_PROXY entry'];
    case 'range':
      return [`${missed.entry} in NO_PROXY, because address ranges are not supported`, `add ${missed.instead} to NO_PROXY`];
  }
}

/** Combines failures of the same type if all requests used the same proxy, or if no request used a proxy. */
const SHARED: NonNullable<Definition<NetworkContext>['shared']> = {
  key({ error }) {
    // Timeouts in different phases probably have the same cause, so they are combined. The same applies to responses from the proxy.
    const how = SILENCE.has(error.code) || error.proxyStatus !== undefined ? '' : `${error.phase} ${error.code} ${String(error.address)}`;
    return [String(error.proxy), String(error.proxyStatus), how].join(' ');
  },
  occurrence: ({ error, whose }) => ({
    place: error.host,
    owner: whose,
    phase: error.phase,
    missedBypass: error.missedBypass,
    direct: error.direct,
  }),
};

/** Rounds times so that hosts with the same problem have identical evidence. A message shows identical evidence only once. */
function evidence({ error, path }: NetworkContext): Facts {
  const { phase, code, proxy, proxyStatus, proxyRetryAfterMs, address, family, addresses = 1, afterMs, timings = {} } = error;
  const silent = SILENCE.has(code);
  const after = silent || addresses > 1 ? `, after ${seconds(afterMs)} s` : '';
  const times = Object.entries(timings).flatMap(([name, ms]) => (typeof ms === 'number' ? [`${name} ${String(Math.round(ms))} ms`] : []));
  const requested = path !== undefined && !beforeConnection(error) && phase !== 'proxy' && phase !== 'tls';
  return {
    Request: requested ? `GET ${path}` : undefined,
    Phase: `${phase}${after}${addresses > 1 ? `, at ${String(addresses)} addresses` : ''}`,
    Code: proxyStatus === undefined ? code : `${code} ${String(proxyStatus)}`,
    'Retry-After': proxyRetryAfterMs === undefined ? undefined : `${String(Math.ceil(proxyRetryAfterMs / 1000))} s`,
    Times: silent && times.length > 0 ? times.join(', ') : undefined,
    Address: address === undefined || family === undefined ? address : `${address} IPv${String(family)} address`,
    Proxy: proxy,
  };
}

/** Formats milliseconds as seconds, with one decimal place if the time is below one second. */
export const seconds = (ms: number): string => (ms < 1000 ? (ms / 1000).toFixed(1) : String(Math.round(ms / 1000)));

const proxyAdvice = (context: NetworkContext) => bypassError(context) ?? directAdvice(context);

/** Adds evidence and advice about proxy settings to a network failure, and combines the failures of several hosts into one message. */
export function define({
  causes,
  fixes,
  ...definition
}: Omit<Definition<NetworkContext>, 'facts' | 'shared' | 'headline'>): Definition<NetworkContext> {
  return {
    ...definition,
    causes: (context) => [...itemsOf(causes, context), proxyAdvice(context)?.cause ?? false],
    fixes: (context) => [...itemsOf(fixes, context).slice(0, 1), proxyAdvice(context)?.fix ?? ''].join(' ').trim(),
    headline: definition.what,
    facts: evidence,
    shared: SHARED,
  };
}
