/** Causes, fixes and evidence for unexpected responses from Microsoft Entra or GitHub. */
import type { MissedBypass } from '../http/proxy.ts';
import type { WaitHint } from '../model/failure.ts';
import type { AttemptContext } from './contexts.ts';
import type { Facts } from './define.ts';
import { plural } from '../util/text.ts';

const KINDS = { empty: 'an empty response', html: 'a web page', other: 'an unreadable response' } as const;

/** Returns a phrase for the type of an unusable response, such as `a web page`. */
export const kindOf = (response: AttemptContext['response']): string => KINDS[response?.kind ?? 'other'];

/** Returns the size and media type of an unusable response, and the proxy that it came through. */
export function responseFacts({ response }: AttemptContext): Facts {
  if (response === undefined) return {};
  const { bytes, mediaType = 'no known type', proxy = 'no' } = response;
  return { 'Response body': `${String(bytes)} bytes, ${mediaType}`, 'Through a proxy': proxy };
}

/** True if the status means that the server is overloaded or faulty. 511 means instead that the network requires a sign-in. */
export const isBusy = (status: number): boolean => status === 408 || status === 429 || (status >= 500 && status !== 511);

/** GitHub's ID token service and Entra return only these statuses, so any other status probably comes from a proxy or filter. */
const isExpected = ({ httpStatus = 200 }: AttemptContext): boolean => httpStatus === 200 || httpStatus === 400;

/** True if a proxy or filter probably sent or changed the response. */
export const isForeign = (context: AttemptContext): boolean =>
  context.response?.kind === 'html' || !isExpected(context) || (context.attempts ?? 1) > 1;

/** Returns the error in NO_PROXY that may explain an unusable response. Ignores address ranges, because they are for other hosts. */
export const bypassFor = (context: AttemptContext): MissedBypass | undefined =>
  isForeign(context) && context.response?.missedBypass?.error !== 'range' ? context.response?.missedBypass : undefined;

/** Returns the likely cause of an unusable response. */
export function foreignResponse(party: string, context: AttemptContext): string {
  const { response, attempts = 1 } = context;
  if (!isForeign(context)) return `${party} may have a temporary fault.`;
  if (response?.kind === 'html')
    return `This web page probably came from a proxy or filter between the runner and ${party}. It may be a block page or the network's sign-in page.`;
  return !isExpected(context)
    ? `A proxy or filter between the runner and ${party} probably sent this response, because ${party} does not return HTTP ${String(context.httpStatus)} for this request.`
    : `All ${String(attempts)} attempts got an unusable response. A proxy or filter between the runner and ${party} may have changed the responses.`;
}

/** Returns the possible causes if a service is throttling requests or has a temporary fault. */
export function busyCauses(party: string, context: AttemptContext): readonly (string | false)[] {
  const { httpStatus, attempts = 1 } = context;
  return [
    httpStatus === 429 ? `${party} is throttling requests.` : `${party} has a temporary fault or is throttling requests.`,
    attempts > 1 && `All ${String(attempts)} attempts failed.`,
    pauseCause(context),
  ];
}

/** Returns a sentence with the delay that the server requested, or false if it did not request one. */
export function pauseCause({ retryAfterMs = 0, waitTooLong }: Pick<AttemptContext, 'retryAfterMs' | 'waitTooLong'>): string | false {
  const late = waitTooLong === true ? ', which is longer than this step can wait' : '';
  return retryAfterMs > 0 && `The response asks for a pause of ${String(Math.ceil(retryAfterMs / 1000))} s${late}.`;
}

/** Returns the instruction to run the job again after the pause that the server asked for. */
export function runAgain({ retryAfterMs = 0 }: AttemptContext): string {
  const minutes = Math.ceil(retryAfterMs / 60_000);
  return minutes === 0 ? 'Run the job again.' : `Run the job again in ${plural(minutes, 'minute')}.`;
}

/** Suggests a value for `wait-seconds` that covers the pause that the server asked for. Returns false if the maximum is too short. */
export function waitFor({ retryAfterMs = 0, waitTooLong }: AttemptContext): WaitHint | false {
  const seconds = Math.max(300, Math.ceil(retryAfterMs / 60_000 + 1) * 60);
  return seconds <= 3600 && { hint: 'The request may succeed within minutes', seconds, tooShort: waitTooLong };
}
