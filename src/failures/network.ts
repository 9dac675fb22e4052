/** Failures of network communication between the runner and other hosts. */
import { serviceOfHost } from '../azure/services/index.ts';
import type { Command, Failure } from '../model/failure.ts';
import { withoutQuery, type NetworkContext } from './contexts.ts';
import { codesBy, createFailure } from './define.ts';
import * as at from './network-facts.ts';
import { PROXY_STATUS, proxyFailures, tlsFailures } from './network-proxy-tls.ts';
import { runFailures } from './run.ts';
import { addStep, bashWord } from './shell.ts';
import type { Phase } from '../http/types.ts';

const allowAccess = (context: NetworkContext): string =>
  `ask the network team to allow connections from the runner to ${at.ports(context)}`;

/** Messages for each phase of a request. `ask` returns an instruction without a trailing period. */
const PHASES: Readonly<
  Record<Phase, { readonly when: string; readonly silence: string; readonly ask?: (context: NetworkContext) => string }>
> = {
  dns: {
    when: 'while resolving the host name',
    silence: 'The DNS server is not responding.',
    ask: () => "ask the network team whether the runner's DNS server is running and reachable",
  },
  connect: { when: 'while connecting', silence: 'A firewall is dropping the packets, or the host is down.', ask: allowAccess },
  proxy: {
    when: 'while the proxy was connecting to the host',
    silence: 'The proxy is not responding, or it cannot reach the host and does not report the error.',
    ask: (context) => `ask the network team whether ${at.proxyOf(context)} is running and is allowed to connect to ${at.ports(context)}`,
  },
  tls: {
    when: 'during the TLS handshake',
    silence: 'A firewall accepted the connection but is dropping later packets, or the host has stopped responding.',
    ask: allowAccess,
  },
  request: {
    when: 'while the request was being sent',
    silence: 'The host, or a network device in front of it, is not accepting data from the runner.',
  },
  headers: {
    when: 'before the response began',
    silence: 'The host is slow or overloaded, or a network device between the runner and the host is dropping responses.',
  },
  body: { when: 'in the middle of the response', silence: 'The host is very slow, or it stopped sending the response.' },
};

const when = (context: NetworkContext): string =>
  at
    .phasesOf(context)
    .map((phase) => PHASES[phase].when)
    .join(' or ');

/** Default of `timeout-seconds`, in milliseconds. A shorter timeout is likely to expire during handshakes through a proxy. */
const DEFAULT_MS = 10_000;
const MOST_SECONDS = 300;

const toRequest = (context: NetworkContext): string =>
  context.path === undefined || at.isShared(context) ? '' : ` to GET ${withoutQuery(context.path)}`;

function timeoutFix(context: NetworkContext): string {
  const { error, timeoutMs } = context;
  const [phase, ...others] = at.phasesOf(context);
  const alone = others.length === 0 && !at.isShared(context);
  const blocked = alone && phase !== undefined ? PHASES[phase].ask?.(context) : undefined;
  const ask = blocked ?? (alone ? lookAtHost(context) : askNetworkTeam(context));
  const more = Math.min(MOST_SECONDS, Math.max(30, Math.ceil((3 * timeoutMs) / 1000)));
  if (error.code !== 'TIMEOUT' || (blocked !== undefined && timeoutMs >= DEFAULT_MS) || more * 1000 <= timeoutMs) return at.sentence(ask);
  return `Set timeout-seconds: ${String(more)} in the step. If there is still no response, ${ask}.`;
}

function lookAtHost(context: NetworkContext): string {
  const look =
    serviceOfHost(context.error.host) === undefined
      ? 'add the step below to see where the connection stops'
      : 'open Resource health for the service in the Azure portal';
  return context.error.proxy === undefined ? look : `${look}. Then ${askNetworkTeam(context)}`;
}

function askNetworkTeam(context: NetworkContext): string {
  return context.error.proxy === undefined
    ? `ask the network team what is preventing the runner from reaching ${at.ports(context)}`
    : `ask the network team whether ${at.proxyOf(context)} is delaying or dropping the traffic`;
}

/** The step discards the response body, which might contain patient data. */
function connectionStep({ error, url = `https://${error.host}` }: NetworkContext): Command {
  const times = 'name %{time_namelookup} s, connection %{time_connect} s, TLS %{time_appconnect} s, first byte %{time_starttransfer} s';
  // Do not use the --verbose option, because it prints the proxy password.
  const command = `curl --silent --show-error --max-time 60 --output /dev/null --write-out '${times}' ${bashWord(url)}`;
  return addStep(' to see where the connection stops', command, '  continue-on-error: true');
}

export const networkFailures = {
  'name-not-found': at.define({
    title: 'The host name cannot be resolved on this runner',
    recovery: 'propagation',
    nodeCodes: ['ENOTFOUND'],
    what: (context) => `The runner cannot resolve the host name of ${at.namedEither(context)} (${context.error.code}).`,
    causes: (context) =>
      at.concernsSignIn(context)
        ? "The runner's DNS server does not resolve public host names."
        : "The host name contains a typo, or the service was deleted or was created only minutes ago. The service's private DNS zone might also not be linked to the runner's network.",
    fixes: (context) => `Run nslookup ${at.nameOf(context)} on the runner to check the host name.`,
    wait: (context) =>
      !at.concernsSignIn(context) && { hint: 'The name of a new service can take several minutes to propagate', seconds: 600 },
  }),
  'name-server-failed': at.define({
    title: 'The DNS server failed to resolve the host',
    recovery: 'transient',
    nodeCodes: ['EAI_AGAIN', 'EAI_FAIL'],
    what: (context) => `The DNS server returned no address for ${at.named(context)} (${context.error.code}).`,
    causes: ({ error }) =>
      error.namesResolved === true
        ? 'Other host names were resolved in this run, so the DNS server works. The host name contains a typo, or the DNS server for its domain or private zone is not reachable.'
        : 'The DNS server is down, overloaded or blocked by a firewall.',
    fixes: (context) => `Run the job again. If the job fails again, run nslookup ${at.nameOf(context)} on the runner.`,
  }),
  'connection-refused': at.define({
    title: 'The host refuses connections',
    recovery: 'propagation',
    nodeCodes: ['ECONNREFUSED'],
    what: (context) => at.sentence(`${at.named(context)} refused the connection (${context.error.code})`),
    causes: (context) => [
      at.isSignIn(context)
        ? 'A firewall is rejecting the connection. The runner needs outbound access to this host.'
        : 'The service is not running yet, or a firewall is rejecting the connection.',
      at.addressHint(context),
    ],
    fixes: (context) => at.sentence(allowAccess(context)),
    wait: (context) => !at.isSignIn(context) && { hint: 'A new service can take several minutes to start', seconds: 600 },
  }),
  'connection-reset': at.define({
    title: 'The connection was closed early',
    recovery: 'transient',
    nodeCodes: ['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'CUT_OFF'],
    what: (context) => `The connection to ${at.named(context)} was closed ${when(context)} (${context.error.code}).`,
    causes: (context) => [
      'A firewall or proxy that blocks the host might have closed the connection, or the server might have restarted.',
      at.addressHint(context),
    ],
    fixes: 'Run the job again. If the job fails again, ask the network team whether a firewall is closing connections to the host.',
  }),
  'network-unreachable': at.define({
    title: 'There is no route to the host',
    recovery: 'transient',
    nodeCodes: ['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'],
    what: (context) => `The runner has no network route to ${at.namedEither(context)} (${context.error.code}).`,
    causes: (context) => [
      `The runner's network has no route to the ${version(context)} of the host, or does not support its IP version.`,
      at.addressHint(context),
    ],
    fixes: (context) =>
      at.isSignIn(context)
        ? `Ask the network team to allow outbound access from the runner to ${at.ports(context)}. Also ask them to add a route to the ${version(context)} of the host.`
        : "Run the job on a runner in the service's network, or ask the network team to add a route to the service.",
  }),
  'timed-out': at.define({
    title: 'There was no response in time',
    recovery: 'transient',
    nodeCodes: ['TIMEOUT', 'ETIMEDOUT'],
    what: (context) => {
      const silent = `${at.named(context)} did not respond${toRequest(context)}`;
      if (context.error.code !== 'TIMEOUT')
        return `${at.sentence(silent)} The operating system ended the attempt after ${at.seconds(context.error.afterMs)} s ${when(context)}.`;
      const late = at.phasesOf(context).join() === 'headers' ? '' : ` The timeout occurred ${when(context)}.`;
      return `${at.sentence(`${silent} within ${String(context.timeoutMs / 1000)} s`)}${late}`;
    },
    causes: (context) => [
      context.error.code === 'TIMEOUT' &&
        context.timeoutMs < DEFAULT_MS &&
        `timeout-seconds: ${String(context.timeoutMs / 1000)} is less than the default (${String(DEFAULT_MS / 1000)}), so the request might time out before the response arrives.`,
      at.isShared(context)
        ? `Several hosts timed out at the same time, so the timeouts probably have a common cause. Either the timeout is too short, or ${context.error.proxy === undefined ? 'the network' : at.proxyOf(context)} is dropping the traffic.`
        : PHASES[context.error.phase].silence,
      at.addressHint(context),
    ],
    fixes: timeoutFix,
    commands: connectionStep,
  }),
  'address-not-allowed': at.define({
    title: 'The sign-in is not allowed to use this address',
    nodeCodes: ['ADDRESS_NOT_ALLOWED'],
    what: (context) =>
      `The action did not send sign-in requests to ${at.namedEither(context)}, because this address is not allowed (${context.error.code}).`,
    causes:
      "An environment variable sets a different host. The action requests tokens only from the cloud's authority host. For managed identities, it requests tokens only from this machine and its private network.",
    fixes:
      'Remove the environment variable that overrides the token endpoint, such as IDENTITY_ENDPOINT, IMDS_ENDPOINT or MSAL_FORCE_REGION.',
  }),
  'network-failed': at.define({
    title: 'The connection failed',
    recovery: 'transient',
    what: (context) => `The connection to ${at.named(context)} failed ${when(context)} (${context.error.code}).`,
    causes: (context) => ['The error code comes from Node.js. The action does not recognize the code.', at.addressHint(context)],
    fixes: 'Run the job again. If the job fails again, look up the code at https://nodejs.org/api/errors.html.',
  }),
  ...tlsFailures,
  ...proxyFailures,
};

function version({ error: { family } }: NetworkContext): string {
  return family === undefined ? 'address' : `IPv${String(family)} address`;
}

type Code = keyof typeof networkFailures;

const CODES = codesBy(networkFailures, ({ nodeCodes }) => nodeCodes);

/** If a proxy is used, these are failures to reach the proxy, because the runner does not connect directly to any other host. */
const BEFORE_PROXY: ReadonlySet<Code> = new Set(['name-not-found', 'name-server-failed', 'connection-refused', 'network-unreachable']);

/** Returns the failure for a network error. */
export function networkFailure(details: Omit<NetworkContext, 'occurrences'>): Failure {
  const context = { ...details, occurrences: [] };
  if (context.error.code === 'DEADLINE') return createFailure(runFailures, 'deadline-reached', context);
  return { ...createFailure(networkFailures, failureOf(context), context), retryAfterMs: context.error.proxyRetryAfterMs };
}

function failureOf({ error: { code, phase, proxy, proxyStatus } }: NetworkContext): Code {
  if (code === 'PROXY_STATUS') return PROXY_STATUS[proxyStatus ?? 0] ?? 'proxy-refused';
  const known = CODES.get(code);
  if (known !== undefined) return proxy !== undefined && BEFORE_PROXY.has(known) ? 'proxy-unreachable' : known;
  if (code.startsWith('HPE_')) return 'answer-malformed';
  return phase === 'tls' || /^(?:ERR_SSL_|ERR_TLS_|CERT_|EPROTO$|INVALID_)/.test(code) ? 'tls-failed' : 'network-failed';
}
