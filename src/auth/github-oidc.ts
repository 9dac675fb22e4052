/** The GitHub ID token: the assertion by which a job says who it is (GHD: reference/security/oidc). */
import type { AttemptResult } from '../model/failure.ts';
import { isRecord, parseJson, text } from '../util/json.ts';
import { createFailure } from '../failures/define.ts';
import { idTokenRefused, idTokenUnreadable } from '../failures/github.ts';
import { networkFailure } from '../failures/network.ts';
import type { HttpClient } from '../http/client.ts';
import { retryAfter, type Clock } from '../util/retry.ts';
import type { IdTokenService, Run } from '../model/request.ts';

/** A JWT, and a secret for the five minutes that it lives. */
export type IdToken = string;

/** More than any ID token is long. */
const MOST_BYTES = 64 * 1024;

/**
 * Asks the runner's service for an ID token: one request, not by the toolkit's client, whose time limit is three minutes and cannot be shortened.
 *
 * @param service where to ask, and its bearer.
 * @param audience for the `aud` claim: what the federated credential expects.
 * @param run names the workflow run in failures.
 * @param timeoutMs the wire's limit for a try, named in failures.
 * @param onSent called when the request has left.
 */
export async function requestIdToken(
  service: IdTokenService,
  audience: string,
  { run, timeoutMs }: { run: Run; timeoutMs: number },
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
  const reply = await http.send({ url, headers, maxBytes: MOST_BYTES, ...(onSent && { onRequestSent: onSent }) });
  if (!reply.ok) return { ok: false, failure: networkFailure({ error: reply.error, whose: "GitHub's ID token service", timeoutMs }) };
  const { status, headers: answered, body } = reply.response;
  const facts = { run, httpStatus: status };
  if (status !== 200) return { ok: false, failure: idTokenRefused(facts), retryAfterMs: retryAfter(answered, clock.now()) };
  const parsed = parseJson(body);
  const token = text(isRecord(parsed) ? parsed['value'] : undefined);
  // A JWT and nothing else: it goes on to Entra, and into mask commands.
  if (token === undefined || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token))
    return { ok: false, failure: createFailure(idTokenUnreadable, facts) };
  return { ok: true, value: token };
}
