/** The run itself: time that ran out, and a service that answers and is not as expected. */
import type { ExpectationFacts, InternalFacts, LatencyFacts, NetworkFacts, SteadinessFacts } from './facts.ts';
import type { Kind } from './failure.ts';

/** The run's deadline ended a try: `DEADLINE` on the wire. */
export const deadlineReached: Kind<NetworkFacts> = {
  code: 'deadline-reached',
  title: 'The time for this step ran out before there was a verdict',
  heals: 'retry',
  tell: ({ fault, whose }) => ({
    what: `The time for this step ran out while it waited for ${fault.host} (${whose}).`,
    why: 'A step has one deadline for all it does, and too many answers were slow or missing.',
    next: 'Set wait-seconds: 300 in the step; if it is set already, set it higher.',
  }),
};

export const noVerdict: Kind<InternalFacts> = {
  code: 'no-verdict',
  title: 'The step ended without a verdict',
  heals: 'retry',
  tell: () => ({
    what: 'The step had nothing left to wait for, and no verdict.',
    why: 'An answer that was promised never came and never failed: a fault of the action.',
    next: "Run the job again, and report it at the action's issues page with this log.",
  }),
};

export const internalError: Kind<InternalFacts> = {
  code: 'internal-error',
  title: 'The action itself failed',
  heals: 'never',
  tell: ({ errorName }) => ({
    what: `The action stopped at an error of its own (${errorName}).`,
    why: 'This is a fault of the action, not of your settings. Its message may hold anything, so it is not repeated here.',
    next: "Run the job again with debug logging, and report it at the action's issues page with this log.",
  }),
};

export const latencyHigh: Kind<LatencyFacts> = {
  code: 'latency-high',
  title: 'The service answered more slowly than allowed',
  heals: 'retry',
  tell: ({ target, latencyMs, limitMs }) => ({
    what: `${target.name} took ${String(Math.round(latencyMs))} ms to its first byte; max-latency-ms allows ${String(limitMs)}.`,
    why: 'The service is loaded or scaling, or the way from this runner to it is long.',
    next:
      `Look at the latency of the ${target.service.title} in its metrics in the Azure portal; if it is always so, raise ` +
      'max-latency-ms.',
    facts: [
      { name: 'Allowed', value: `${String(limitMs)} ms` },
      { name: 'Observed', value: `${String(Math.round(latencyMs))} ms` },
    ],
  }),
};

export const expectationUnmet: Kind<ExpectationFacts> = {
  code: 'expectation-unmet',
  title: 'The service is not as expected',
  heals: 'never',
  tell: ({ target, name, expected, observed }) => ({
    what: `${target.name} does not meet ${name}: ${expected}; it ${observed === undefined ? 'names no such thing' : `says ${observed}`}.`,
    why: 'The service says so of itself in its capability statement.',
    next: `Deploy a service that has ${name}: ${expected}, or correct that line of expect.`,
    facts: [
      { name: `Expected ${name}`, value: expected },
      { name: `Observed ${name}`, value: observed ?? 'none' },
    ],
  }),
};

export const unsteady: Kind<SteadinessFacts> = {
  code: 'unsteady',
  title: 'The service did not pass often enough in a row',
  heals: 'wait',
  tell: ({ target, required, seen }) => ({
    what: `${target.name} passed ${String(seen)} times in a row before wait-seconds ran out; ${String(required)} are required.`,
    why: 'Passes at least 5 s apart count, and a failure between starts the count again.',
    next: 'Set wait-seconds higher, or required-successes lower.',
  }),
};

/** All kinds of the run, for the catalogue. */
export const runKinds: readonly Kind<never>[] = [deadlineReached, noVerdict, unsteady, latencyHigh, expectationUnmet, internalError];
