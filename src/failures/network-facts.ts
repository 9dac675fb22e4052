/** Text and facts that all network failures share. */
import { serviceOfHost } from '../azure/services/index.ts';
import { either, joinList } from '../util/text.ts';
import type { Failure } from '../model/failure.ts';
import type { NetworkContext } from './contexts.ts';
import { itemsOf, type Definition, type Facts } from './define.ts';
import type { MissedBypass } from '../http/proxy.ts';
import type { NetworkError, Phase } from '../http/types.ts';

/** Place of a self-hosted runner's settings, in which values must not be quoted (GHD: using a proxy server with self-hosted runners). */
export const WHERE = "in the .env file in the runner's folder (without quotation marks around the value), then restart the runner";

/** Owners of the hosts that sign-in needs. Advice about services and private networks does not apply to these hosts. */
const SIGN_IN: ReadonlySet<string> = new Set(['Microsoft Entra', "GitHub's ID token service"]);

/** Timeout codes of the HTTP client and the operating system. */
const SILENCE: ReadonlySet<string> = new Set(['TIMEOUT', 'ETIMEDOUT']);

/** True if several hosts failed for the same reason. */
export const isShared = (context: NetworkContext): boolean => context.occurrences.length > 1;
/** True if only GitHub or Entra hosts failed, in which case the advice is to allow access to them. */
export const isSignIn = (context: NetworkContext): boolean => context.occurrences.every(({ owner }) => SIGN_IN.has(owner));
/** True if Microsoft or GitHub operates the host. Its name is then public, and Microsoft or GitHub manages its certificate. */
export const isPublicHost = (context: NetworkContext): boolean => isSignIn(context) || serviceOfHost(context.error.host) !== undefined;
/** Returns the failed hosts with their owners. */
export const named = (context: NetworkContext): string => joinList(context.occurrences.map(({ place, owner }) => `${place} (${owner})`));
/** Returns the failed hosts with their owners, joined with `or` for use in a negative sentence. */
export const namedEither = (context: NetworkContext): string =>
  either(context.occurrences.map(({ place, owner }) => `${place} (${owner})`));
/** Returns the failed hosts in the form `host:port`, as in firewall rules. */
export const ports = (context: NetworkContext): string => joinList(context.occurrences.map(({ place }) => withPort(place)));
export const withPort = (place: string): string => (/:\d+$/.test(place) ? place : `${place}:443`);
/** Returns the DNS name of the first failed host. */
export const nameOf = ({ error }: NetworkContext): string => error.host.replace(/:\d+$/, '');

/** Returns the phases in which requests failed, without duplicates. */
export function phasesOf(context: NetworkContext): readonly Phase[] {
  const phases = context.occurrences.map(({ phase }) => phase);
  return [...new Set(phases.filter((phase) => phase !== undefined))];
}

/** Returns a phrase with the name of the proxy, or `the proxy` if the name is unknown. */
export const proxyOf = ({ error }: NetworkContext): string => (error.proxy === undefined ? 'the proxy' : `the proxy ${error.proxy}`);
/** Converts a clause to a sentence. */
export const sentence = (clause: string): string => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
/** Returns who sent a response or certificate. Until the tunnel is open, this is the proxy. */
export const sender = (context: NetworkContext): string => (context.error.phase === 'proxy' ? proxyOf(context) : named(context));

/** Returns a possible cause that depends on the type of IP address. False if a connection was established. */
export function addressHint({ error }: NetworkContext): string | false {
  if (!beforeConnection(error)) return false;
  if (error.address === 'private')
    return 'The host name resolved to a private address, which only runners inside the private network can reach.';
  return (
    error.address === 'public' &&
    serviceOfHost(error.host) !== undefined &&
    'The host name resolved to a public address. In the network of a private endpoint, the name resolves to a private address.'
  );
}

const beforeConnection = ({ phase }: NetworkError): boolean => phase === 'dns' || phase === 'connect';

/** Returns a cause and a fix if a NO_PROXY entry was apparently meant for a host of this run but does not match it. */
function bypassMistake(context: NetworkContext): { readonly cause: string; readonly fix: string } | undefined {
  const { occurrences } = context;
  // Prefer an entry for an endpoint to an entry for GitHub or Entra.
  const endpoints = occurrences.filter(({ owner }) => !SIGN_IN.has(owner));
  const missed = [...endpoints, ...occurrences].find(({ missedBypass }) => missedBypass !== undefined)?.missedBypass;
  if (missed === undefined || (missed.mistake === 'range' && isSignIn(context))) return undefined;
  const failed = occurrences.some(({ place }) => place.replace(/:\d+$/, '') === missed.host);
  const needed = failed ? '' : ` The entry is probably intended for ${missed.host}, which this step also needs.`;
  return bypassAdvice(missed, needed);
}

function bypassAdvice(missed: MissedBypass, needed = ''): { readonly cause: string; readonly fix: string } {
  const [ignored, fix] = bypassTexts(missed);
  return { cause: `The runner ignores ${ignored}.${needed}`, fix: `If ${missed.host} should bypass the proxy, ${fix}.` };
}

/** Adds the cause and fix for a NO_PROXY entry to the failure for a response that probably came from the proxy. */
export function withBypass(failure: Failure, missed: MissedBypass | undefined): Failure {
  if (missed === undefined) return failure;
  const { cause, fix } = bypassAdvice(missed);
  return { ...failure, why: `${failure.why} ${cause}`, next: `${failure.next} ${fix}` };
}

function bypassTexts(missed: MissedBypass): readonly [ignored: string, fix: string] {
  switch (missed.mistake) {
    case 'wildcard':
      return [
        `the entry ${missed.entry} in NO_PROXY, because wildcards in names are not supported`,
        `write ${missed.instead} in NO_PROXY instead of ${missed.entry}`,
      ];
    case 'separator':
      return ['NO_PROXY entries that are separated by spaces or semicolons', 'separate the NO_PROXY entries with commas'];
    case 'quoted':
      return ['NO_PROXY entries with quotation marks', 'remove the quotation marks from NO_PROXY'];
    case 'url':
      return ['a NO_PROXY entry with a scheme or a path', 'write only the host name in NO_PROXY'];
    case 'range':
      return [`${missed.entry} in NO_PROXY, because address ranges are not supported`, `add ${missed.instead} to NO_PROXY`];
  }
}

/** Groups failures of the same type that used the same proxy or no proxy. */
const SHARED: NonNullable<Definition<NetworkContext>['shared']> = {
  key({ error }) {
    // Timeouts are grouped regardless of their phase, because they have the same cause. The same applies to proxy responses.
    const how = SILENCE.has(error.code) || error.proxyStatus !== undefined ? '' : `${error.phase} ${error.code} ${String(error.address)}`;
    return [String(error.proxy), String(error.proxyStatus), how].join(' ');
  },
  occurrence: ({ error, whose }) => ({ place: error.host, owner: whose, phase: error.phase, missedBypass: error.missedBypass }),
};

/** Returns the evidence. Times are rounded, so that hosts with equal evidence can be reported together. */
function evidence({ error, path }: NetworkContext): Facts {
  const { phase, code, proxy, proxyStatus, address, family, addresses = 1, afterMs, timings = {} } = error;
  const silent = SILENCE.has(code);
  const after = silent || addresses > 1 ? `, after ${seconds(afterMs)} s` : '';
  const times = Object.entries(timings).flatMap(([name, ms]) => (typeof ms === 'number' ? [`${name} ${String(Math.round(ms))} ms`] : []));
  const requested = path !== undefined && !beforeConnection(error) && phase !== 'proxy' && phase !== 'tls';
  return {
    Request: requested ? `GET ${path}` : undefined,
    Phase: `${phase}${after}${addresses > 1 ? `, at ${String(addresses)} addresses` : ''}`,
    Code: proxyStatus === undefined ? code : `${code} ${String(proxyStatus)}`,
    Times: silent && times.length > 0 ? times.join(', ') : undefined,
    Address: address === undefined || family === undefined ? address : `${address} IPv${String(family)} address`,
    Proxy: proxy,
  };
}

/** Returns the time in seconds, with one decimal place below one second. */
export const seconds = (ms: number): string => (ms < 1000 ? (ms / 1000).toFixed(1) : String(Math.round(ms / 1000)));

/** Adds the evidence, the grouping rule, and the cause and fix for a mistake in NO_PROXY to the definition of a network failure. */
export function define({
  causes,
  fixes,
  ...definition
}: Omit<Definition<NetworkContext>, 'facts' | 'shared' | 'headline'>): Definition<NetworkContext> {
  return {
    ...definition,
    causes: (context) => [...itemsOf(causes, context), bypassMistake(context)?.cause ?? false],
    fixes: (context) => [...itemsOf(fixes, context).slice(0, 1), bypassMistake(context)?.fix ?? ''].join(' ').trim(),
    headline: definition.what,
    facts: evidence,
    shared: SHARED,
  };
}
