/** Requests GitHub's ID token, the assertion that identifies a job (GHD: reference/security/oidc). */
import type { AttemptResult } from '../model/failure.ts';
import { isRecord, parseJson, text } from '../util/json.ts';
import { idTokenRefused } from '../failures/github.ts';
import { networkFailure } from '../failures/network.ts';
import type { HttpClient } from '../http/client.ts';
import type { IdTokenService, Run } from '../model/request.ts';
import { describeResponse } from './response.ts';
import { type Clock, retryAfter } from '../model/retry.ts';

/** A JWT. Secret for the five minutes of its lifetime. */
export type IdToken = string;

/** Longer than any ID token. */
const MAX_BYTES = 64 * 1024;

/**
 * Makes one attempt to get an ID token. The toolkit's client is not used, because its time limit is three minutes and cannot be changed.
 *
 * @param service endpoint and bearer of the runner.
 * @param audience for the `aud` claim, as the federated credential expects it.
 * @param run names the workflow run in failures. `timeoutMs` is the limit per attempt, `attempts` the number of attempts with this
 *   one, `deadline` when the run ends.
 * @param onSent called when the request has been written.
 */
export async function requestIdToken(
  service: IdTokenService,
  audience: string,
  { run, timeoutMs, attempts = 1, deadline = Infinity }: { run: Run; timeoutMs: number; attempts?: number; deadline?: number },
  http: HttpClient,
  clock: Clock,
  onSent?: () => void,
): Promise<AttemptResult<IdToken>> {
  const url = new URL(service.url);
  url.searchParams.set('audience', audience);
  const headers = {
    authorization: `Bearer ${service.requestToken}`,
    accept: 'application/json; api-version=2.0',
    'user-agent': 'azure-healthcare-token',
  };
  const result = await http.send({ url, headers, maxBytes: MAX_BYTES, ...(onSent && { onRequestSent: onSent }) });
  if (!result.ok) return { ok: false, failure: networkFailure({ error: result.error, whose: "GitHub's ID token service", timeoutMs }) };
  const { status, headers: received, body } = result.response;
  const parsed = parseJson(body);
  const token = text(isRecord(parsed) ? parsed['value'] : undefined);
  // Nothing but a JWT, because it is sent to Entra and written into mask commands.
  if (status === 200 && token !== undefined && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return { ok: true, value: token };
  const retryAfterMs = retryAfter(received, clock.now());
  const waitTooLong = clock.now() + (retryAfterMs ?? 0) >= deadline;
  const failure = idTokenRefused({
    run,
    httpStatus: status,
    response: describeResponse(result.response),
    attempts,
    retryAfterMs,
    waitTooLong,
  });
  return { ok: false, failure, retryAfterMs };
}
