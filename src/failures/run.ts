/** Failures of the whole run, and of services that respond too slowly or do not meet the `expect` input. */
import type { Occurrence } from '../model/failure.ts';
import { joinList, plural } from '../util/text.ts';
import type { Target } from '../model/request.ts';
import type { NetworkContext } from './contexts.ts';
import type { Definition } from './define.ts';

/** An `expect` line that a service does not meet. */
interface ExpectationContext {
  readonly target: Target;
  readonly name: string;
  readonly expected: string;
  /** Value in the CapabilityStatement. For a list, this is the expected value or, if it is missing, the number of other values. */
  readonly observed: string;
  /** All `expect` lines that were not met. `createFailure` fills in this list. */
  readonly occurrences: readonly Occurrence[];
}

/** A check that passed but took longer than allowed. */
interface LatencyContext {
  readonly target: Target;
  readonly latencyMs: number;
  readonly limitMs: number;
  /** All endpoints that were too slow. `createFailure` fills in this list. */
  readonly occurrences: readonly Occurrence[];
}

/** Contains only the class name of the error, because libraries put URLs and response bodies into error messages. */
type InternalContext = Readonly<Record<'errorName', string>>;

/** A latency limit below this value is probably a mistake. */
const TOO_SHORT_MS = 20;

/** Suggests twice the longest latency, rounded up to the next 100 ms. The result never exceeds the maximum of `max-latency-ms`. */
const suggestedLimit = ({ occurrences }: LatencyContext): number =>
  Math.min(600_000, Math.ceil(Math.max(...occurrences.map(({ latencyMs }) => Number(latencyMs))) / 50) * 100);

function unmet({ occurrences }: ExpectationContext): { readonly lines: readonly Occurrence[]; readonly bases: readonly string[] } {
  const lines = [...new Map(occurrences.map((line) => [line.place, line])).values()];
  return { lines, bases: [...new Set(occurrences.map(({ owner }) => owner))] };
}

export const runFailures = {
  /** The HTTP client stopped an attempt at the deadline of the run (error code `DEADLINE`). */
  'deadline-reached': {
    title: 'The step timed out before there was a verdict',
    recovery: 'transient',
    what: ({ error, whose }) => `This step timed out while it waited for ${error.host} (${whose}).`,
    causes: 'All operations of the step share one deadline. Too many responses were slow or missing.',
    fixes: 'Run the job again.',
    wait: { hint: 'The missing responses may arrive if the step has more time', seconds: 300 },
  } satisfies Definition<NetworkContext>,
  'no-verdict': {
    title: 'The step ended without a verdict',
    recovery: 'transient',
    what: 'The step had nothing left to wait for, so it ended without a verdict.',
    causes: 'An operation neither completed nor failed. The cause is a fault in the action.',
    fixes: "Run the job again. Report the failure on the action's issues page, and include this log.",
  } satisfies Definition<InternalContext>,
  canceled: {
    title: 'The step was canceled before there was a verdict',
    recovery: 'none',
    what: 'The runner canceled the step before there was a verdict.',
    causes: 'Someone canceled the run, a newer run replaced it, or the step or job reached its timeout-minutes limit.',
    fixes: 'If the timeout-minutes limit was reached, make timeout-minutes longer than wait-seconds. Otherwise, run the job again.',
  } satisfies Definition<InternalContext>,
  unsteady: {
    title: 'The service did not pass enough times in a row',
    recovery: 'propagation',
    what: ({ target, required, seen }) =>
      `${target.name} must pass ${String(required)} times in a row (required-successes), but passed only ${plural(seen, 'time')} before wait-seconds ran out.`,
    causes: 'Only passes that are at least 5 s apart count. A failure resets the count.',
    fixes: 'In the log above, find the failure between the passes, and fix its cause. Otherwise, lower required-successes.',
    wait: { hint: 'The check may pass the required number of times if the step has more time', seconds: 600 },
  } satisfies Definition<{ readonly target: Target; readonly required: number; readonly seen: number }>,
  'latency-high': {
    title: 'The service responded more slowly than allowed',
    recovery: 'transient',
    what: ({ limitMs, occurrences }) =>
      `${joinList(occurrences.map(({ place, latencyMs }) => `${place} took ${String(latencyMs)} ms`))} to send the first byte. max-latency-ms allows ${String(limitMs)} ms.`,
    causes: ({ limitMs }) =>
      limitMs < TOO_SHORT_MS
        ? `A limit of ${String(limitMs)} ms is shorter than a network request usually takes.`
        : 'The service is under load, the service is scaling, or the network path from this runner is long.',
    fixes: (context) =>
      `If this latency is normal, set max-latency-ms: ${String(suggestedLimit(context))} in the step. Otherwise, check the latency metrics of the service in the Azure portal. High latency fails the step only if you set fail-on: warn.`,
    facts: ({ latencyMs, limitMs, occurrences }) => ({
      Allowed: `${String(limitMs)} ms`,
      Observed: occurrences.length === 1 ? `${String(latencyMs)} ms` : undefined,
    }),
    shared: {
      key: () => '',
      occurrence: ({ target, latencyMs }) => ({ place: target.name, owner: target.base, latencyMs }),
    },
  } satisfies Definition<LatencyContext>,
  'expectation-unmet': {
    title: 'The service is not as expected',
    what: (context) => {
      const { lines, bases } = unmet(context);
      const found = lines.map(
        ({ place, found: value }) => place.replace(': ', ' ') + (bases.length === 1 ? ` (found ${String(value)})` : ''),
      );
      const names = joinList(bases.map((base) => base.replace('https://', '')));
      return `${names} ${bases.length === 1 ? 'does' : 'do'} not meet ${lines.length === 1 ? 'the expectation' : `${plural(lines.length, 'expectation')}:`} ${joinList(found)}.`;
    },
    causes: (context) => [
      "The action compares the expect input with the service's CapabilityStatement (/metadata).",
      unmet(context).lines.length > 1 && 'If many expectations are not met, the address may belong to another service.',
    ],
    fixes: (context) => {
      const { lines, bases } = unmet(context);
      const statements = joinList(bases.map((base) => `${base}/metadata`));
      return lines.every(({ place }) => place.startsWith('fhir-version:'))
        ? `Open ${statements}, and check fhirVersion. If the endpoint input names the right service, correct fhir-version in the expect input.`
        : `Open ${statements}, and compare it with the expect input. If the endpoint input names the right service, change the expect input, or add the missing features to the service.`;
    },
    facts: ({ name, expected, observed, occurrences }) =>
      occurrences.length > 1 ? {} : { [`${name}: ${expected}`]: `found: ${observed}` },
    shared: {
      key: () => '',
      occurrence: ({ target, name, expected, observed }) => ({ place: `${name}: ${expected}`, owner: target.base, found: observed }),
    },
  } satisfies Definition<ExpectationContext>,
  'internal-error': {
    title: 'The action itself failed',
    what: ({ errorName }) => `The action stopped with an internal error (${errorName}).`,
    causes:
      'The cause is a fault in the action, not in your settings. The action does not show the error message, because it may contain secrets.',
    fixes: "Run the job again with debug logging. Report the failure on the action's issues page, and include the log.",
  } satisfies Definition<InternalContext>,
};
