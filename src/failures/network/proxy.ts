/** A proxy's own refusals: any answer to CONNECT is the proxy's, never the service's. */
import { hostsOf, kind, nameOf, named, ports, proxyAtFirst, proxyOf, type Faults } from './kind.ts';

/** Where the settings of a self-hosted runner stand (GHD: using a proxy server with self-hosted runners). */
const WHERE = 'where the runner is started (the .env file in its folder), and restart the runner';

export const proxyAuthentication = kind('proxy-authentication', 'The proxy wants a user name and password', 'none', (facts) => ({
  what: `${proxyAtFirst(facts.error)} answered 407 to the connection to ${named(facts)}.`,
  headline: `The proxy wants a user name and password: ${answerOf(facts)}.`,
  why: 'HTTPS_PROXY holds no credentials for the proxy, or wrong ones. The hosts themselves were not asked.',
  next: `Set the user name and password in HTTPS_PROXY (USER:PASSWORD@ before its host), special characters percent-encoded, ${WHERE}.`,
}));

export const proxyForbidden = kind('proxy-forbidden', 'The proxy does not allow the host', 'none', (facts) => ({
  what: `${proxyAtFirst(facts.error)} answered 403 to the connection to ${named(facts)}.`,
  headline: `The proxy does not allow ${hostsOf(facts)}: ${answerOf(facts)}.`,
  why: "The answer is the proxy's, not the service's: what was asked for is not on its list.",
  next: `Ask the network team to allow ${ports(facts)} on ${proxyOf(facts.error)}.`,
}));

export const proxyBadGateway = kind('proxy-bad-gateway', 'The proxy cannot reach the host', 'transient', (facts) => ({
  what: `${proxyAtFirst(facts.error)} answered ${status(facts)} to the connection to ${named(facts)}.`,
  headline: `The proxy cannot reach ${hostsOf(facts)}: ${answerOf(facts)}.`,
  ...(facts.hosts.length > 1
    ? {
        why: 'The proxy reached none of these hosts, so it is hardly the name of one: its own way out or its name server is down, or none of them is to be reached from there.',
        next:
          `Ask the network team why ${proxyOf(facts.error)} answers ${status(facts)} for ${ports(facts)}; where a host is private to the ` +
          `runner's network, add it to NO_PROXY ${WHERE}.`,
      }
    : {
        why: "The proxy could not resolve or reach the host: the name is wrong or private, or the proxy's own way out is down.",
        next:
          `Run nslookup ${nameOf(facts.error)} on the runner: correct a name that does not exist; add one with a private address to NO_PROXY ` +
          `${WHERE}; for any other, ask the network team why ${proxyOf(facts.error)} cannot reach it.`,
      }),
}));

export const proxyRefused = kind('proxy-refused', 'The proxy refused the connection', 'none', (facts) => ({
  what: `${proxyAtFirst(facts.error)} answered ${status(facts)} to the connection to ${named(facts)}.`,
  headline: `The proxy refused the connection to ${hostsOf(facts)}: ${answerOf(facts)}.`,
  why: "The answer is the proxy's, not the service's. A redirect is often a sign-in page of the network.",
  next: `Ask the network team to allow ${ports(facts)} on ${proxyOf(facts.error)} without a sign-in page.`,
}));

export const proxyUnreachable = kind('proxy-unreachable', 'The proxy cannot be reached', 'transient', (facts) => ({
  what: `${proxyAtFirst(facts.error)} could not be reached (${facts.error.code}), so nothing was asked of ${named(facts)}.`,
  headline: `${proxyAtFirst(facts.error)} cannot be reached (${facts.error.code}).`,
  why: 'HTTPS_PROXY names a host or port where no proxy is, or the proxy is down.',
  next:
    `Correct or remove HTTPS_PROXY ${WHERE}: no proxy answers there. If ${proxyOf(facts.error)} is the right one, ask the network ` +
    'team whether it is up.',
}));

/** Who answered what: the proxy is named, so that no host is taken for it. */
function answerOf(facts: Faults): string {
  return `${facts.error.proxy ?? 'it'} answered ${status(facts)}`;
}

function status({ error: fault }: Faults): string {
  return fault.proxyStatus === undefined ? 'something else than a tunnel' : String(fault.proxyStatus);
}
