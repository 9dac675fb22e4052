/** A proxy's own refusals: any answer to CONNECT is the proxy's, never the service's. */
import { kind, named, proxyOf } from './kind.ts';

export const proxyAuthentication = kind('proxy-authentication', 'The proxy wants a user name and password', 'never', ({ fault }) => ({
  what: `The proxy ${proxyOf(fault)} answered 407 to the connection to ${fault.host}.`,
  why: 'HTTPS_PROXY holds no credentials, or wrong ones.',
  next:
    'Set HTTPS_PROXY=http://user:password@proxy:port where the runner is started, with special characters of the password ' +
    'percent-encoded, and restart the runner.',
}));

export const proxyForbidden = kind('proxy-forbidden', 'The proxy does not allow the host', 'never', (facts) => ({
  what: `The proxy ${proxyOf(facts.fault)} answered 403 to the connection to ${named(facts)}.`,
  why: "The answer is the proxy's, not the service's: the host is not on its list.",
  next: `Ask the network team to allow ${facts.fault.host}, port 443, on the proxy.`,
}));

export const proxyBadGateway = kind('proxy-bad-gateway', 'The proxy cannot reach the host', 'retry', (facts) => ({
  what: `The proxy ${proxyOf(facts.fault)} answered ${String(facts.fault.proxyStatus)} to the connection to ${named(facts)}.`,
  why: "The proxy could not resolve or reach the host: the name is wrong or private, or the proxy's own way out is down.",
  next: `Check the name ${facts.fault.host}; if only the runner can reach it, add it to NO_PROXY where the runner is started.`,
}));

export const proxyRefused = kind('proxy-refused', 'The proxy refused the connection', 'never', (facts) => ({
  what: `The proxy ${proxyOf(facts.fault)} answered ${String(facts.fault.proxyStatus)} to the connection to ${named(facts)}.`,
  why: "The answer is the proxy's, not the service's. A redirect is often a sign-in page of the network.",
  next: `Ask the network team to allow ${facts.fault.host}, port 443, on the proxy without a sign-in page.`,
}));

export const proxyUnreachable = kind('proxy-unreachable', 'The proxy cannot be reached', 'retry', ({ fault }) => ({
  what: `The proxy ${proxyOf(fault)} could not be reached (${fault.code}), so ${fault.host} was not asked.`,
  why: 'HTTPS_PROXY names a host or port where no proxy is, or the proxy is down.',
  next: 'Check HTTPS_PROXY where the runner is started; if the host needs no proxy, add it to NO_PROXY there.',
}));
