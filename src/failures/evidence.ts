/** Causes, fixes and facts for refusals by Microsoft Entra and unreadable responses. */
import type { Fact, WaitHint } from '../model/failure.ts';
import type { AttemptContext, EntraContext } from './contexts.ts';
import { known, type Rule } from './define.ts';

/** Returns the error code (`AADSTS700213`), or the HTTP status of a response without a code. */
export function codeOf({ errorCode, httpStatus }: EntraContext): string {
  return errorCode === undefined ? `HTTP ${String(httpStatus)}` : `AADSTS${String(errorCode)}`;
}

/** Returns the values that identify a refusal in the tenant's sign-in log and to Microsoft support. */
export function evidenceOf(context: EntraContext): readonly Fact[] {
  const { errorCode, httpStatus, traceId, correlationId, timestamp } = context;
  const status = errorCode === undefined || httpStatus === undefined ? '' : `, HTTP ${String(httpStatus)}`;
  return known({ Response: `${codeOf(context)}${status}`, 'Trace ID': traceId, 'Correlation ID': correlationId, Timestamp: timestamp });
}

const KINDS = { empty: 'an empty response', html: 'a web page', other: 'a response that cannot be read' } as const;

/** Describes an unexpected response: `an empty response`, `a web page`. */
export function kindOf(response: AttemptContext['response']): string {
  return KINDS[response?.kind ?? 'other'];
}

/** Returns the type, size and proxy of an unusable response. */
export function responseFacts({ response }: AttemptContext): readonly Fact[] {
  if (response === undefined) return [];
  const { bytes, mediaType = 'no known type', proxy = 'no' } = response;
  return known({ 'Response body': `${String(bytes)} bytes, ${mediaType}`, 'Through a proxy': proxy });
}

/** Returns causes for a response that only a proxy sends, and for one that is suspicious only if it is repeated. */
export function foreignResponse<Context extends AttemptContext>(party: string): readonly Rule<Context>[] {
  return [
    ({ response }) =>
      response?.kind === 'html' &&
      `A proxy or filter between the runner and ${party} returned this page. It can be a block page or a sign-in page of the network.`,
    ({ response, attempts = 1 }) =>
      response?.kind !== 'html' &&
      attempts > 1 &&
      `All ${String(attempts)} attempts got such a response, so a proxy or filter between the runner and ${party} may have changed it.`,
    ({ response, attempts = 1 }) => response?.kind !== 'html' && attempts <= 1 && `This can be a temporary fault of ${party}.`,
  ];
}

/** Returns causes for a busy service. */
export function busyCauses<Context extends AttemptContext & { readonly httpStatus: number | undefined }>(
  party: string,
): readonly Rule<Context>[] {
  return [
    ({ httpStatus }) => (httpStatus === 429 ? `${party} throttles requests.` : `${party} has a temporary fault, or throttles requests.`),
    ({ attempts = 1 }) => attempts > 1 && `All ${String(attempts)} attempts failed.`,
    ({ retryAfterMs = 0, waitTooLong }) =>
      retryAfterMs > 0 &&
      `The response asks for a pause of ${String(Math.ceil(retryAfterMs / 1000))} s${waitTooLong === true ? ', which is more time than this step has left' : ''}.`,
  ];
}

/** Returns the fix for a busy service, including the time to wait. */
export function runAgain({ retryAfterMs = 0 }: AttemptContext): string {
  const minutes = Math.ceil(retryAfterMs / 60_000);
  return minutes === 0 ? 'Run the job again.' : `Run the job again in ${minutes === 1 ? '1 minute' : `${String(minutes)} minutes`}.`;
}

/** Returns a value for `wait-seconds` that covers the requested pause. Undefined if the step cannot wait that long. */
export function waitFor({ retryAfterMs = 0, waitTooLong }: AttemptContext): WaitHint | undefined {
  const seconds = Math.max(300, Math.ceil(retryAfterMs / 60_000 + 1) * 60);
  return seconds > 3600 ? undefined : { hint: 'The request may succeed within minutes', seconds, tooShort: waitTooLong };
}
