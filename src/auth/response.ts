/** Reads the response from GitHub's ID token service, and describes unusable responses without including their content. */
import type { AttemptContext } from '../failures/contexts.ts';
import { idTokenRefused } from '../failures/github.ts';
import type { HttpResponse, HttpResult } from '../http/types.ts';
import type { AttemptResult } from '../model/failure.ts';
import type { Run } from '../model/request.ts';
import { member, parseJson, text } from '../util/json.ts';
import { retryAfter, type Clock } from '../model/retry.ts';

/**
 * Returns the ID token in a response, or the failure. The token is a secret during its five-minute lifetime.
 *
 * @param run the workflow run, used in failures. `host` is the host of the service, `timeoutMs` is the limit per attempt, `attempts` is the
 *   number of attempts including this one, and `deadline` is the time when the run ends.
 */
export async function readIdToken(
  result: HttpResult,
  { run, host, timeoutMs, attempts, deadline }: { run: Run; host: string; timeoutMs: number; attempts: number; deadline: number },
  clock: Clock,
): Promise<AttemptResult<string>> {
  if (!result.ok) {
    const { networkFailure } = await import('../failures/network.ts');
    return { ok: false, failure: networkFailure({ error: result.error, whose: "GitHub's ID token service", timeoutMs }) };
  }
  const { status, headers, body } = result.response;
  const token = text(member(parseJson(body), 'value'));
  // Only a JWT is accepted, because the value is sent to Entra and written to mask commands.
  if (status === 200 && token !== undefined && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return { ok: true, value: token };
  const retryAfterMs = retryAfter(headers, clock.now());
  const waitTooLong = clock.now() + (retryAfterMs ?? 0) >= deadline;
  const response = describeResponse(result.response);
  return {
    ok: false,
    failure: idTokenRefused({ run, host, httpStatus: status, response, attempts, retryAfterMs, waitTooLong }),
    retryAfterMs,
  };
}

/** Media types that may be shown. The header itself may contain anything. */
const KNOWN_TYPES = ['application/json', 'text/html', 'text/plain', 'text/xml', 'application/xml', 'application/octet-stream'];

/** Returns the kind, size and media type of a response. */
export function describeResponse({ headers, body, proxy }: HttpResponse): NonNullable<AttemptContext['response']> {
  const type = (headers['content-type'] ?? '').replace(/;.*$/s, '').trim().toLowerCase();
  const start = Buffer.from(body.subarray(0, 512)).toString('utf8');
  const isHtml = type === 'text/html' || /^\s*<(?:!doctype html|html|head|body)/i.test(start);
  return {
    kind: body.length === 0 ? 'empty' : isHtml ? 'html' : 'other',
    bytes: body.length,
    mediaType: KNOWN_TYPES.find((known) => known === type),
    proxy,
  };
}
