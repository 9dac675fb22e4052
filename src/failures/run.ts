/** The run itself: time that ran out, and a service that answers and is not as expected. */
import { joinList } from '../util/text.ts';
import type { LegacyOccurrence, LegacyMessage } from './define.ts';
import type { ExpectationContext, InternalContext, LatencyContext, NetworkContext, SteadinessContext } from './contexts.ts';
import { sharing, type LegacyDefinition } from './define.ts';
import { bashWord } from './shell.ts';

/** The run's deadline ended a try: `DEADLINE` on the wire. */
export const deadlineReached: LegacyDefinition<NetworkContext> = {
  code: 'deadline-reached',
  title: 'The time for this step ran out before there was a verdict',
  recovery: 'transient',
  describe: ({ error: fault, whose }) => ({
    what: `The time for this step ran out while it waited for ${fault.host} (${whose}).`,
    why: 'A step has one deadline for all it does, and too many answers were slow or missing.',
    next: 'Run the job again.',
    wait: { hint: 'More time may bring the missing answers', seconds: 300 },
  }),
};

export const noVerdict: LegacyDefinition<InternalContext> = {
  code: 'no-verdict',
  title: 'The step ended without a verdict',
  recovery: 'transient',
  describe: () => ({
    what: 'The step had nothing left to wait for, and no verdict.',
    why: 'An answer that was promised never came and never failed: a fault of the action.',
    next: "Run the job again, and report it at the action's issues page with this log.",
  }),
};

export const internalError: LegacyDefinition<InternalContext> = {
  code: 'internal-error',
  title: 'The action itself failed',
  recovery: 'none',
  describe: ({ errorName }) => ({
    what: `The action stopped at an error of its own (${errorName}).`,
    why: 'This is a fault of the action, not of your settings. Its message may hold anything, so it is not repeated here.',
    next: "Run the job again with debug logging, and report it at the action's issues page with this log.",
  }),
};

export const latencyHigh: LegacyDefinition<LatencyContext> = {
  code: 'latency-high',
  title: 'The service answered more slowly than allowed',
  recovery: 'transient',
  describe({ target, latencyMs, limitMs }) {
    const ms = Math.round(latencyMs);
    return sharing('latency-high', { at: target.name, of: target.service.title, how: String(ms) }, (seen) => {
      const slowest = Math.max(...seen.map(({ how }) => Number(how)));
      return {
        what: `${joinList(seen.map(({ at, how }) => `${at} took ${how} ms`))} to the first byte; max-latency-ms allows ${String(limitMs)}.`,
        why:
          limitMs < TOO_SHORT_MS
            ? `A limit of ${String(limitMs)} ms is shorter than a request over a network usually takes.`
            : 'The service is loaded or scaling, or the way from this runner to it is long.',
        next:
          `Set max-latency-ms: ${String(generous(slowest))} in the step if such times are in order here; else look at the latency in the ` +
          "service's metrics in the Azure portal. This is a warning: the step fails by it only with fail-on: warn.",
        facts: [
          { name: 'Allowed', value: `${String(limitMs)} ms` },
          { name: 'Observed', value: `${String(ms)} ms` },
        ],
      };
    });
  },
};

/** Shorter limits are more likely a slip than a wish. Milliseconds. */
const TOO_SHORT_MS = 20;

/** Twice what was seen, in whole hundreds, as far as `max-latency-ms` goes. */
function generous(ms: number): number {
  return Math.min(600_000, Math.ceil((2 * ms) / 100) * 100);
}

export const expectationUnmet: LegacyDefinition<ExpectationContext> = {
  code: 'expectation-unmet',
  title: 'The service is not as expected',
  recovery: 'none',
  describe({ target, name, expected, observed = 'no statement' }) {
    const seen = { at: `${name}: ${expected}`, of: target.base, how: observed };
    return { ...sharing('expectation-unmet', seen, unmetLines), facts: [{ name: seen.at, value: `found: ${observed}` }] };
  },
};

/** All lines that are not met, of one service or of several. */
function unmetLines(seen: readonly LegacyOccurrence[]): LegacyMessage {
  const services = [...new Set(seen.map(({ of }) => of))];
  const lines = [...new Map(seen.map((line) => [line.at, line])).values()];
  const names = joinList(services.map((base) => base.replace('https://', '')));
  const count = lines.length === 1 ? 'a line' : `${String(lines.length)} lines`;
  const statements = services.map((base) => `${base}/metadata`);
  const where = joinList(statements);
  return {
    headline: `The service is not as expected: ${names} ${services.length === 1 ? 'does' : 'do'} not meet ${joinList(lines.map(({ at }) => at))}.`,
    what:
      `${names} ${services.length === 1 ? 'does' : 'do'} not meet ${count} of expect: ` +
      `${joinList(lines.map(({ at, how }) => (services.length === 1 ? `${at} (found: ${how})` : at)))}.`,
    why:
      lines.length > 1
        ? `The service says so of itself at ${where}. Where so much is missing, the address may lead to another service.`
        : `The service says so of itself at ${where}.`,
    next:
      'Run the command below and look there for what is missing: if endpoint leads to the wrong service, correct it; else deploy what is ' +
      `expected, or correct ${lines.length === 1 ? 'that line' : 'those lines'} of expect.`,
    commands: [
      {
        label: "Bash: the service's own statement",
        language: 'bash',
        text: statements.map((url) => `curl --silent --show-error ${bashWord(url)}`).join('\n'),
      },
    ],
  };
}

export const unsteady: LegacyDefinition<SteadinessContext> = {
  code: 'unsteady',
  title: 'The service did not pass often enough in a row',
  recovery: 'propagation',
  describe: ({ target, required, seen }) => ({
    what: `${target.name} passed ${String(seen)} times in a row before wait-seconds ran out; ${String(required)} are required.`,
    why: 'Passes at least 5 s apart count, and a failure between starts the count again.',
    next: 'Look above for what failed between the passes and mend that, or set required-successes lower.',
    wait: { hint: 'More time may bring them', seconds: 600 },
  }),
};

/** All kinds of the run, for the catalogue. */
export const runKinds: readonly LegacyDefinition<never>[] = [
  deadlineReached,
  noVerdict,
  unsteady,
  latencyHigh,
  expectationUnmet,
  internalError,
];
