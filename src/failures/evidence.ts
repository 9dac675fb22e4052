/** Causes of unexpected responses from Microsoft Entra or GitHub, with evidence and fixes. */
import type { MissedBypass } from '../http/proxy.ts';
import type { WaitHint } from '../model/failure.ts';
import type { AttemptContext } from './contexts.ts';
import type { Facts } from './define.ts';
import { plural } from '../util/text.ts';

const KINDS = { empty: 'an empty response', html: 'a web page', other: 'an unreadable response' } as const;

/** Returns a phrase that describes an unusable response, such as `a web page`. */
export const kindOf = (response: AttemptContext['response']): string => KINDS[response?.kind ?? 'other'];

/** Returns the size and media type of an unusable response, and the proxy that forwarded it. */
export function responseFacts({ response }: AttemptContext): Facts {
  if (response === undefined) return {};
  const { bytes, mediaType = 'no known type', proxy = 'no' } = response;
  return { 'Response body': `${String(bytes)} bytes, ${mediaType}`, 'Through a proxy': proxy };
}

/** True if the status means that the server is overloaded or has an internal error. Excludes 511 (network authentication required). */
export const isBusy = (status: number): boolean => status === 408 || status === 429 || (status >= 500 && status !== 511);

/** GitHub's ID token service and Entra return only these status codes, so any other code probably comes from a proxy or filter. */
const isExpected = ({ httpStatus = 200 }: AttemptContext): boolean => httpStatus === 200 || httpStatus === 400;

/** True if a proxy or filter probably sent or changed the response. */
export const isForeign = (context: AttemptContext): boolean =>
  context.response?.kind === 'html' || !isExpected(context) || (context.attempts ?? 1) > 1;

/** Returns the incorrect NO_PROXY entry that could explain a response. Ignores address ranges, because they rarely contain public hosts. */
export const bypassFor = (context: AttemptContext): MissedBypass | undefined =>
  isForeign(context) && context.response?.missedBypass?.error !== 'range' ? context.response?.missedBypass : undefined;

/** Returns the likely cause of an unusable response. */
export function foreignResponse(party: string, context: AttemptContext): string {
  const { response, attempts = 1 } = context;
  if (!isForeign(context)) return `${party} might be having a temporary problem.`;
  if (response?.kind === 'html')
    return `This web page probably came from a proxy or filter between the runner and ${party}. The page might be a block page or the network's sign-in page.`;
  return !isExpected(context)
    ? `A proxy or filter between the runner and ${party} probably sent this response, because ${party} does not return HTTP ${String(context.httpStatus)} for this request.`
    : `All ${String(attempts)} attempts received an unusable response. A proxy or filter between the runner and ${party} might have modified the responses.`;
}

/** Returns the possible causes of a response that indicates throttling or a temporary problem. */
export function busyCauses(party: string, context: AttemptContext): readonly (string | false)[] {
  const { httpStatus, attempts = 1 } = context;
  return [
    httpStatus === 429 ? `${party} is throttling requests.` : `${party} is temporarily unavailable or is throttling requests.`,
    attempts > 1 && `All ${String(attempts)} attempts failed.`,
    pauseCause(context),
  ];
}

/** Returns a sentence about the delay that the server requested, or false if the server did not request a delay. */
export function pauseCause({ retryAfterMs = 0, waitTooLong }: Pick<AttemptContext, 'retryAfterMs' | 'waitTooLong'>): string | false {
  const late = waitTooLong === true ? ', which is longer than this step can wait' : '';
  return retryAfterMs > 0 && `The server requested a delay of ${String(Math.ceil(retryAfterMs / 1000))} s${late}.`;
}

/** Returns the instruction to rerun the job after the delay that the server requested. */
export function runAgain({ retryAfterMs = 0 }: AttemptContext): string {
  const minutes = Math.ceil(retryAfterMs / 60_000);
  return minutes === 0 ? 'Run the job again.' : `Run the job again in ${plural(minutes, 'minute')}.`;
}

/** Suggests a `wait-seconds` value longer than the delay that the server requested. Returns false if that value exceeds the maximum. */
export function waitFor({ retryAfterMs = 0, waitTooLong }: AttemptContext): WaitHint | false {
  const seconds = Math.max(300, Math.ceil(retryAfterMs / 60_000 + 1) * 60);
  return seconds <= 3600 && { hint: 'The request might succeed within minutes', seconds, tooShort: waitTooLong };
}
