/** The way to a host: its name, the connection, and answers that do not come. */
import type { Step } from '../../http.ts';
import { addressHint, kind, named } from './kind.ts';

export const nameNotFound = kind('name-not-found', 'The host name does not exist for this runner', 'wait', (facts) => ({
  what: `The name of ${named(facts)} does not exist for this runner: ${facts.fault.code}.`,
  why:
    'The name has a typing error, the service is gone or only minutes old, ' +
    "or it is private and the runner's network lacks the private DNS zone.",
  next: `Run nslookup ${facts.fault.host} on the runner to check the name; for a service made minutes ago, set wait-seconds: 600.`,
}));

export const nameServerFailed = kind('name-server-failed', "The runner's name server does not answer", 'retry', (facts) => ({
  what: `The runner's name server gave no answer for ${named(facts)}: ${facts.fault.code}.`,
  why: 'The name server is down, overloaded or cut off by a firewall; it did not say that the name is wrong.',
  next: `Run the job again; if it fails again, run nslookup ${facts.fault.host} on the runner.`,
}));

export const connectionRefused = kind('connection-refused', 'The host refuses connections', 'wait', (facts) => ({
  what: `${named(facts)} refused the connection.`,
  why: `Nothing listens there yet, or a firewall refuses.${addressHint(facts.fault)}`,
  next: 'Set wait-seconds: 600 for a service made minutes ago; otherwise ask the network team to open port 443 to the host.',
}));

export const connectionReset = kind('connection-reset', 'The connection was broken off', 'retry', (facts) => ({
  what: `The connection to ${named(facts)} was broken off ${STEPS[facts.fault.step].when}: ${facts.fault.code}.`,
  why: `A firewall or proxy that does not like the host does this, and so does a server that restarts.${addressHint(facts.fault)}`,
  next: 'Run the job again; if it fails again, ask the network team whether a firewall cuts connections to the host.',
}));

export const networkUnreachable = kind('network-unreachable', 'There is no route to the host', 'retry', (facts) => ({
  what: `The runner has no route to ${named(facts)}: ${facts.fault.code}.`,
  why: `The address is of a network, or of an IP version, that the runner is not connected to.${addressHint(facts.fault)}`,
  next: 'Run the job on a runner inside the network of the service, or ask the network team for a route.',
}));

export const timedOut = kind('timed-out', 'There was no answer in time', 'retry', (facts) => {
  const { when, silence, next } = STEPS[facts.fault.step];
  const seconds = String(facts.timeoutMs / 1000);
  return {
    what: `${named(facts)} gave no answer within ${seconds} s: time ran out ${when}.`,
    why: `${silence}${addressHint(facts.fault)}`,
    next: next ?? `Set timeout-seconds higher than ${seconds} if the host is known to be slow; else look at the service's own health.`,
  };
});

export const networkFailed = kind('network-failed', 'The connection failed', 'retry', (facts) => ({
  what: `The connection to ${named(facts)} failed ${STEPS[facts.fault.step].when}: ${facts.fault.code}.`,
  why: `This catalogue does not know the code; it is Node's.${addressHint(facts.fault)}`,
  next: 'Run the job again; if it fails again, look the code up in https://nodejs.org/api/errors.html.',
}));

const OPEN_THE_WAY = 'Ask the network team to let the runner connect to port 443 of the host.';

interface Silence {
  readonly when: string;
  /** What silence in this step mostly is. */
  readonly silence: string;
  /** Whom to ask; undefined where only a slow host, not a closed way, makes the silence. */
  readonly next?: string;
}

const STEPS: Readonly<Record<Step, Silence>> = {
  dns: {
    when: 'while the name was looked up',
    silence: 'The name server does not answer.',
    next: "Ask the network team whether the runner's name server is up and reachable.",
  },
  connect: { when: 'while connecting', silence: 'A firewall on the way drops the packets, or the host is down.', next: OPEN_THE_WAY },
  proxy: {
    when: 'while the proxy was connecting',
    silence: 'The proxy does not answer, or cannot reach the host and does not say so.',
    next: 'Ask the network team whether the proxy is up and may connect to port 443 of the host.',
  },
  tls: {
    when: 'during the TLS handshake',
    silence: 'A firewall lets the connection open and drops what follows, or the host hangs.',
    next: OPEN_THE_WAY,
  },
  request: { when: 'while the request was sent', silence: 'The host, or something in between, takes no data.' },
  headers: {
    when: 'before the answer began',
    silence: 'The host took the request and did not answer: it is overloaded, or something in between swallows answers.',
  },
  body: { when: 'in the middle of the answer', silence: 'The host began to answer and stopped, or is very slow.' },
};
