/** Failures that affect the whole run, and failures of services that respond too slowly or do not meet the expectations in `expect`. */
import type { Occurrence } from '../model/failure.ts';
import { joinList, plural } from '../util/text.ts';
import type { Target } from '../model/request.ts';
import type { NetworkContext } from './contexts.ts';
import type { Definition } from './define.ts';

/** An expectation in the `expect` input that a service does not meet. */
interface ExpectationContext {
  readonly target: Target;
  readonly name: string;
  readonly expected: string;
  /** Value in the CapabilityStatement. A list is shown as the expected value if that value is in the list, or else as the list's length. */
  readonly observed: string;
  /** All unmet expectations from the `expect` input. `createFailure` fills in this list. */
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

/** Suggests twice the longest latency, rounded up to the next 100 ms and capped at the maximum value of `max-latency-ms`. */
const suggestedLimit = ({ occurrences }: LatencyContext): number =>
  Math.min(600_000, Math.ceil(Math.max(...occurrences.map(({ latencyMs }) => Number(latencyMs))) / 50) * 100);

function unmet({ occurrences }: ExpectationContext): { readonly lines: readonly Occurrence[]; readonly bases: readonly string[] } {
  const lines = [...new Map(occurrences.map((line) => [line.place, line])).values()];
  return { lines, bases: [...new Set(occurrences.map(({ owner }) => owner))] };
}

export const runFailures = {
  /** The HTTP client aborted an attempt because the run reached its deadline (error code `DEADLINE`). */
  'deadline-reached': {
    title: 'The step timed out before there was a verdict',
    recovery: 'transient',
    what: ({ error, whose }) => `This step timed out while waiting for ${error.host} (${whose}).`,
    causes: 'All operations in the step share one deadline. Too many requests were slow or received no response.',
    fixes: 'Run the job again.',
    wait: { hint: 'The missing responses might arrive if the step has more time', seconds: 300 },
  } satisfies Definition<NetworkContext>,
  'no-verdict': {
    title: 'The step ended without a verdict',
    recovery: 'transient',
    what: 'Node.js had no pending operations, so the step ended before the action reached a verdict.',
    causes: 'An operation neither completed nor failed. This is a bug in the action.',
    fixes: "Run the job again. Report the failure on the action's issues page, and include this log.",
  } satisfies Definition<InternalContext>,
  canceled: {
    title: 'The step was canceled before there was a verdict',
    recovery: 'none',
    what: 'The runner canceled the step before the action reached a verdict.',
    causes: 'Someone canceled the run, a newer run replaced it, or the step or job reached its timeout-minutes limit.',
    fixes:
      'If the step or job reached its timeout-minutes limit, increase timeout-minutes to allow more time than wait-seconds. Otherwise, run the job again.',
  } satisfies Definition<InternalContext>,
  unsteady: {
    title: 'The service did not pass enough times in a row',
    recovery: 'propagation',
    what: ({ target, required, seen }) =>
      `${target.name} must pass ${String(required)} times in a row (required-successes), but passed only ${plural(seen, 'time')} within the time limit (wait-seconds).`,
    causes: 'Passes are counted only if they are at least 5 s apart. A failure resets the count.',
    fixes: 'In the log above, find a failed check between the passed checks, and fix its cause. Otherwise, lower required-successes.',
    wait: { hint: 'The check might pass the required number of times if the step has more time', seconds: 600 },
  } satisfies Definition<{ readonly target: Target; readonly required: number; readonly seen: number }>,
  'latency-high': {
    title: 'The service responded more slowly than allowed',
    recovery: 'transient',
    what: ({ limitMs, occurrences }) =>
      `The time to first byte is ${joinList(occurrences.map(({ place, latencyMs }) => `${String(latencyMs)} ms for ${place}`))}. The max-latency-ms limit is ${String(limitMs)} ms.`,
    causes: ({ limitMs }) =>
      limitMs < TOO_SHORT_MS
        ? `A limit of ${String(limitMs)} ms is too low, because most network requests take longer.`
        : 'The service is under load or scaling, or the network path from this runner has high latency.',
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
      const [the, noun] = lines.length === 1 ? ['the', ' expectation'] : [`${String(lines.length)} expectations:`, ''];
      const found = lines.map(
        ({ place, found: value }) => `${place.replace(': ', ' ')}${noun}${bases.length === 1 ? ` (found ${String(value)})` : ''}`,
      );
      const names = joinList(bases.map((base) => base.replace('https://', '')));
      return `${names} ${bases.length === 1 ? 'does' : 'do'} not meet ${the} ${joinList(found)}.`;
    },
    causes: (context) => [
      "The action compares the expect input with the service's CapabilityStatement (/metadata).",
      unmet(context).lines.length > 1 && 'If many expectations are not met, the address might belong to another service.',
    ],
    fixes: (context) => {
      const { lines, bases } = unmet(context);
      const statements = joinList(bases.map((base) => `${base}/metadata`));
      return lines.every(({ place }) => place.startsWith('fhir-version:'))
        ? `Open ${statements}, and check fhirVersion. If the endpoint input identifies the intended service, change fhir-version in the expect input.`
        : `Open ${statements}, and compare the content with the expect input. If the endpoint input identifies the intended service, change the expect input, or add the missing features to the service.`;
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
    what: ({ errorName }) => `The action failed with an internal error (${errorName}).`,
    causes:
      'This error is caused by a bug in the action, not by your settings. The action does not show the error message, because it might contain secrets.',
    fixes: "Run the job again with debug logging. Report the failure on the action's issues page, and include the log.",
  } satisfies Definition<InternalContext>,
};
