/** Failures of network connections from the runner to other hosts. */
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

/** Message texts for each phase of a request. `ask` returns a clause without a period. */
const PHASES: Readonly<
  Record<Phase, { readonly when: string; readonly silence: string; readonly ask?: (context: NetworkContext) => string }>
> = {
  dns: {
    when: 'while resolving the name',
    silence: 'The name server is not responding.',
    ask: () => "ask the network team whether the runner's name server is running and reachable",
  },
  connect: { when: 'while connecting', silence: 'A firewall is dropping the packets, or the host is down.', ask: allowAccess },
  proxy: {
    when: 'while the proxy was connecting',
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
    silence: 'The host, or a device between the runner and the host, is not accepting data.',
  },
  headers: {
    when: 'before the response began',
    silence: 'The host is slow or overloaded, or a device between the runner and the host is dropping responses.',
  },
  body: { when: 'in the middle of the response', silence: 'The host is very slow, or it stopped in the middle of the response.' },
};

const when = (context: NetworkContext): string =>
  at
    .phasesOf(context)
    .map((phase) => PHASES[phase].when)
    .join(' or ');

/** Default of `timeout-seconds`, in milliseconds. A lower value is likely to be too short for handshakes through a proxy. */
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
      : "open the service's Resource health page in the Azure portal";
  return context.error.proxy === undefined ? look : `${look}, and ${askNetworkTeam(context)}`;
}

function askNetworkTeam(context: NetworkContext): string {
  return context.error.proxy === undefined
    ? `ask the network team what is preventing the runner from reaching ${at.ports(context)}`
    : `ask the network team whether ${at.proxyOf(context)} is delaying or dropping the traffic`;
}

/** The step discards the response body, which may contain patient data. */
function connectionStep({ error, url = `https://${error.host}` }: NetworkContext): Command {
  const times = 'name %{time_namelookup} s, connection %{time_connect} s, TLS %{time_appconnect} s, first byte %{time_starttransfer} s';
  // The --verbose option must not be used, because it would print the proxy password.
  const command = `curl --silent --show-error --max-time 60 --output /dev/null --write-out '${times}' ${bashWord(url)}`;
  return addStep(' to see where the connection stops', command, '  continue-on-error: true');
}

export const networkFailures = {
  'name-not-found': at.define({
    title: 'The host name cannot be resolved on this runner',
    recovery: 'propagation',
    nodeCodes: ['ENOTFOUND'],
    what: (context) => `The runner cannot resolve ${at.namedEither(context)} (${context.error.code}).`,
    causes: (context) =>
      at.isSignIn(context)
        ? "The runner's name server does not resolve public names."
        : "The host name has a typo, or the service was deleted or was created only minutes ago. The runner's network may also lack the private DNS zone of the service.",
    fixes: (context) => `Run nslookup ${at.nameOf(context)} on the runner to check the host name.`,
    wait: (context) => !at.isSignIn(context) && { hint: 'The name of a new service can take several minutes to propagate', seconds: 600 },
  }),
  'name-server-failed': at.define({
    title: 'The name server failed to resolve the host',
    recovery: 'transient',
    nodeCodes: ['EAI_AGAIN', 'EAI_FAIL'],
    what: (context) => `The name server returned no address for ${at.named(context)} (${context.error.code}).`,
    causes: ({ error }) =>
      error.namesResolved === true
        ? 'Other names resolved in this run, so the name server works. The host name has a typo, or the DNS server for its domain or private zone is not reachable.'
        : 'The name server is down, overloaded or blocked by a firewall.',
    fixes: (context) => `Run the job again. If the job fails again, run nslookup ${at.nameOf(context)} on the runner.`,
  }),
  'connection-refused': at.define({
    title: 'The host refuses connections',
    recovery: 'propagation',
    nodeCodes: ['ECONNREFUSED'],
    what: (context) => `${at.named(context)} refused the connection (${context.error.code}).`,
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
      'A firewall or proxy that blocks the host may have closed the connection, or the server may have restarted.',
      at.addressHint(context),
    ],
    fixes: 'Run the job again. If the job fails again, ask the network team whether a firewall is closing connections to the host.',
  }),
  'network-unreachable': at.define({
    title: 'There is no route to the host',
    recovery: 'transient',
    nodeCodes: ['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'],
    what: (context) => `The runner has no route to the ${version(context)} of ${at.named(context)} (${context.error.code}).`,
    causes: (context) => [
      `The runner's network has no route to the ${version(context)}, or does not support that IP version.`,
      at.addressHint(context),
    ],
    fixes: (context) =>
      at.isSignIn(context)
        ? `Ask the network team to allow outbound access from the runner to ${at.ports(context)}. Also ask them to add a route to the ${version(context)} of the host.`
        : 'Run the job on a runner inside the network of the service, or ask the network team for a route.',
  }),
  'timed-out': at.define({
    title: 'There was no response in time',
    recovery: 'transient',
    nodeCodes: ['TIMEOUT', 'ETIMEDOUT'],
    what: (context) => {
      const silent = `${at.named(context)} did not respond${toRequest(context)}`;
      if (context.error.code !== 'TIMEOUT')
        return `${silent}. The operating system ended the attempt after ${at.seconds(context.error.afterMs)} s ${when(context)}.`;
      const late = at.phasesOf(context).join() === 'headers' ? '' : ` The timeout occurred ${when(context)}.`;
      return `${silent} within ${String(context.timeoutMs / 1000)} s.${late}`;
    },
    causes: (context) => [
      context.error.code === 'TIMEOUT' &&
        context.timeoutMs < DEFAULT_MS &&
        `timeout-seconds: ${String(context.timeoutMs / 1000)} is less than the default (${String(DEFAULT_MS / 1000)}), so the timeout may be too short for the response.`,
      at.isShared(context)
        ? `Several hosts timed out together, so the timeouts probably have the same cause. Either the timeout is too short, or ${context.error.proxy === undefined ? 'the network' : at.proxyOf(context)} is dropping the traffic.`
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
      `The action sent nothing to ${at.named(context)}, because sign-in requests to this address are not allowed (${context.error.code}).`,
    causes:
      'An environment variable sets a different host. The action requests tokens only from the authority host of the cloud. For managed identities, it requests tokens only from this machine and its private network.',
    fixes: 'Remove the variable that changes the address, such as IDENTITY_ENDPOINT, IMDS_ENDPOINT or MSAL_FORCE_REGION.',
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

/** If a proxy is used, these failures are about the proxy, because the runner looks up and connects only to the proxy. */
const BEFORE_PROXY: ReadonlySet<Code> = new Set(['name-not-found', 'name-server-failed', 'connection-refused', 'network-unreachable']);

/** Returns the failure for a network error. */
export function networkFailure(details: Omit<NetworkContext, 'occurrences'>): Failure {
  const context = { ...details, occurrences: [] };
  if (context.error.code === 'DEADLINE') return createFailure(runFailures, 'deadline-reached', context);
  return createFailure(networkFailures, failureOf(context), context);
}

function failureOf({ error: { code, phase, proxy, proxyStatus } }: NetworkContext): Code {
  if (code === 'PROXY_STATUS') return PROXY_STATUS[proxyStatus ?? 0] ?? 'proxy-refused';
  const known = CODES.get(code);
  if (known !== undefined) return proxy !== undefined && BEFORE_PROXY.has(known) ? 'proxy-unreachable' : known;
  if (code.startsWith('HPE_')) return 'answer-malformed';
  return phase === 'tls' || /^(?:ERR_SSL_|ERR_TLS_|CERT_|EPROTO$|INVALID_)/.test(code) ? 'tls-failed' : 'network-failed';
}
