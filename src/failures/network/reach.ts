/** The way to a host: its name, the connection, and answers that do not come. */
import type { Command } from '../../model/failure.ts';
import type { Phase } from '../../http/client.ts';
import { serviceOfHost } from '../../azure/services/index.ts';
import { bashWord } from '../shell.ts';
import { addressHint, kind, nameOf, named, ports, proxyOf, stepsOf, type Faults } from './kind.ts';

export const nameNotFound = kind('name-not-found', 'The host name does not exist for this runner', 'propagation', (facts) => ({
  what: `The name of ${named(facts)} does not exist for this runner: ${facts.error.code}.`,
  why:
    'The name has a typing error, the service is gone or only minutes old, ' +
    "or it is private and the runner's network lacks the private DNS zone.",
  next: `Run nslookup ${nameOf(facts.error)} on the runner to check the name.`,
  wait: { hint: 'A service made minutes ago may not have its name yet', seconds: 600 },
}));

export const nameServerFailed = kind('name-server-failed', "The runner's name server does not answer", 'transient', (facts) => ({
  what: `The runner's name server gave no answer for ${named(facts)}: ${facts.error.code}.`,
  why: 'The name server is down, overloaded or cut off by a firewall; it did not say that the name is wrong.',
  next: `Run the job again; if it fails again, run nslookup ${nameOf(facts.error)} on the runner.`,
}));

export const connectionRefused = kind('connection-refused', 'The host refuses connections', 'propagation', (facts) => ({
  what: `${named(facts)} refused the connection.`,
  why: `Nothing listens there yet, or a firewall refuses.${addressHint(facts.error)}`,
  next: `Ask the network team to open the way to ${ports(facts)}.`,
  wait: { hint: 'A service made minutes ago may not listen yet', seconds: 600 },
}));

export const connectionReset = kind('connection-reset', 'The connection was broken off', 'transient', (facts) => ({
  what: `The connection to ${named(facts)} was broken off ${STEPS[facts.error.phase].when}: ${facts.error.code}.`,
  why: `A firewall or proxy that does not like the host does this, and so does a server that restarts.${addressHint(facts.error)}`,
  next: 'Run the job again; if it fails again, ask the network team whether a firewall cuts connections to the host.',
}));

export const networkUnreachable = kind('network-unreachable', 'There is no route to the host', 'transient', (facts) => ({
  what: `The runner has no route to ${named(facts)}: ${facts.error.code}.`,
  why: `The address is of a network, or of an IP version, that the runner is not connected to.${addressHint(facts.error)}`,
  next: 'Run the job on a runner inside the network of the service, or ask the network team for a route.',
}));

export const timedOut = kind('timed-out', 'There was no answer in time', 'transient', (facts) => {
  const { timeoutMs } = facts;
  const whens = [...stepsOf(facts)].filter(isStep).map((step) => STEPS[step].when);
  return {
    what: `${named(facts)} gave no answer within ${String(timeoutMs / 1000)} s: time ran out ${whens.join(' or ')}.`,
    why: silenceOf(facts),
    next: patienceFor(facts),
    commands: [lookAt(facts)],
  };
});

export const networkFailed = kind('network-failed', 'The connection failed', 'transient', (facts) => ({
  what: `The connection to ${named(facts)} failed ${STEPS[facts.error.phase].when}: ${facts.error.code}.`,
  why: `This catalogue does not know the code; it is Node's.${addressHint(facts.error)}`,
  next: 'Run the job again; if it fails again, look the code up in https://nodejs.org/api/errors.html.',
}));

/** Below this a limit is too short for a handshake behind proxies; it is the default. Milliseconds. */
const USUAL_MS = 10_000;
/** The most that timeout-seconds takes. */
const MOST_SECONDS = 300;

/** More time where there was little, then whoever owns the way: several hosts at once are never each at fault by itself. */
function patienceFor(facts: Faults): string {
  const { error: fault, hosts, timeoutMs } = facts;
  const steps = [...stepsOf(facts)].filter(isStep);
  const closed = steps.length === 1 && hosts.length === 1 ? steps.map((step) => STEPS[step].next?.(facts))[0] : undefined;
  if (closed !== undefined && timeoutMs >= USUAL_MS) return closed;
  const owner =
    closed !== undefined
      ? closed.replace(/^A/, 'a').replace(/\.$/, '')
      : fault.proxy !== undefined
        ? `ask the network team about ${proxyOf(fault)}, which stood between`
        : hosts.length > 1
          ? `ask the network team what stops the runner from reaching ${ports(facts)}`
          : serviceOfHost(fault.host) === undefined
            ? 'add the step below before this one, which shows where the connection stops'
            : 'open Resource health of the service in the Azure portal';
  const more = Math.min(MOST_SECONDS, Math.max(30, Math.ceil((3 * timeoutMs) / 1000)));
  return more * 1000 > timeoutMs
    ? `Set timeout-seconds: ${String(more)} in the step; if there is no answer then either, ${owner}.`
    : `${owner.replace(/^[a-z]/, (letter) => letter.toUpperCase())}: ${String(MOST_SECONDS)} s is the most that timeout-seconds takes.`;
}

function silenceOf(facts: Faults): string {
  if (facts.hosts.length > 1) {
    return facts.error.proxy === undefined
      ? 'Several hosts at once are hardly silent each for itself: the limit is too short, or something on the way swallows what is sent.'
      : `Several hosts at once are hardly silent each for itself: the limit is too short, or ${proxyOf(facts.error)} lets nothing through.`;
  }
  return `${STEPS[facts.error.phase].silence}${addressHint(facts.error)}`;
}

/** Hosted runners have no shell of their own to type into: a step has one. */
function lookAt({ error: fault }: Faults): Command {
  const command = `curl --verbose --max-time 60 --output /dev/null ${bashWord(`https://${fault.host}`)}`;
  return {
    label: 'A step before this one: shows how far the connection comes',
    language: 'yaml',
    text: `- run: ${command}\n  continue-on-error: true`,
  };
}

interface Silence {
  readonly when: string;
  /** What silence in this step mostly is. */
  readonly silence: string;
  /** Whom to ask; undefined where only a slow host, not a closed way, makes the silence. */
  readonly next?: (facts: Faults) => string;
}

const openTheWay = (facts: Faults): string => `Ask the network team to let the runner connect to ${ports(facts)}.`;

const STEPS: Readonly<Record<Phase, Silence>> = {
  dns: {
    when: 'while the name was looked up',
    silence: 'The name server does not answer.',
    next: () => "Ask the network team whether the runner's name server is up and reachable.",
  },
  connect: { when: 'while connecting', silence: 'A firewall on the way drops the packets, or the host is down.', next: openTheWay },
  proxy: {
    when: 'while the proxy was connecting',
    silence: 'The proxy does not answer, or cannot reach the host and does not say so.',
    next: (facts) => `Ask the network team whether ${proxyOf(facts.error)} is up and may connect to ${ports(facts)}.`,
  },
  tls: {
    when: 'during the TLS handshake',
    silence: 'A firewall lets the connection open and drops what follows, or the host hangs.',
    next: openTheWay,
  },
  request: { when: 'while the request was sent', silence: 'The host, or something in between, takes no data.' },
  headers: {
    when: 'before the answer began',
    silence: 'The host took the request and did not answer: it is overloaded, or something in between swallows answers.',
  },
  body: { when: 'in the middle of the answer', silence: 'The host began to answer and stopped, or is very slow.' },
};

function isStep(name: string): name is Phase {
  return name in STEPS;
}
