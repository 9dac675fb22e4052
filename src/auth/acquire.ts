/** One access token: what to present, the exchange, and whether what came back is what was asked for. */
import type { AttemptResult } from '../model/failure.ts';
import { scopeOf } from '../azure/audiences.ts';
import { guid, isRecord, list, parseJson, text } from '../util/json.ts';
import { credentialFailure } from '../failures/credentials.ts';
import { entraFailure } from '../failures/entra.ts';
import type { AssertionClaims } from '../failures/contexts.ts';
import { networkFailure } from '../failures/network.ts';
import type { HttpResponse, HttpClient } from '../http/client.ts';
import type { Granted } from '../model/outcome.ts';
import { retryAfter, type Clock } from '../util/retry.ts';
import type { Request } from '../model/request.ts';
import { readCliErrorCode } from './cli-refusal.ts';
import { createCredential, type SingleSignIn } from './credentials.ts';
import type { IdToken } from './github-oidc.ts';
import { checkToken } from './check-token.ts';
import { accessClaims, assertionClaims, isTime } from './claims.ts';
import type { RecordedResult } from './transport.ts';

/** What an exchange needs beside the request. */
export interface Exchange {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** Called with every secret before it is used in any way. */
  readonly mask: (secret: string) => void;
  /** Makes the `client-request-id` by which a tenant finds the exchange in its sign-in log. */
  readonly newId: () => string;
}

/**
 * One try to get a token.
 *
 * @param signIn by one way.
 * @param audience the resource, without `/.default`.
 * @param asked the ID token to present, which may still be on its way: meanwhile the library gets ready. Undefined for ways that present none.
 * @returns the token, or the failure: of the ID token, or of the exchange with how long Entra asks to be left alone.
 */
export async function acquireToken(
  signIn: SingleSignIn,
  audience: string,
  asked: Promise<AttemptResult<IdToken>> | undefined,
  request: Request,
  { http, clock, mask, newId }: Exchange,
): Promise<AttemptResult<Granted>> {
  const { cloud, limits: patience } = request;
  const recorded: RecordedResult = { reply: undefined };
  const requestId = newId();
  // A command starts an interpreter of its own before it asks for anything.
  const processTimeoutMs = Math.max(patience.timeoutMs, 30_000);
  const credential = createCredential(signIn, {
    cloud,
    assertion: () => requireIdToken(asked),
    http,
    recorded,
    requestId,
    processTimeoutMs,
  });
  try {
    const access = await credential.getToken(scopeOf(audience));
    // A token becomes an output and a header: anything but one line of token characters (RFC 6750 §2.1) is neither.
    if (access === null || !/^[\w.~+/-]{20,}=*$/.test(access.token)) throw new TypeError('not a token');
    mask(access.token);
    const claims = accessClaims(access.token);
    // The token's own word on its expiry is better: an older CLI tells the time without its zone.
    const expiresOn = claims?.expiresOn ?? access.expiresOnTimestamp;
    if (!isTime(expiresOn)) throw new TypeError('not a time');
    const wrong = checkToken({ ...(claims ?? OPAQUE), expiresOn }, audience, signIn, clock.now());
    if (wrong) return { ok: false, failure: wrong };
    return {
      ok: true,
      value: { audience, token: access.token, by: signIn.method, expiresOn, claims, requestId: recorded.reply && requestId },
    };
  } catch (error) {
    const idToken = await asked;
    if (idToken?.ok === false) return idToken;
    const why = signIn.method === 'azure-cli' ? await aadstsCodeFromCli(error, audience, signIn.tenantId, processTimeoutMs) : error;
    return refused(signIn, audience, assertionClaims(idToken?.value ?? ''), recorded, why, request, clock);
  }
}

/** The ID token for the library. What it makes of there being none is not read: the failure that is told is the ID token's own. */
async function requireIdToken(asked: Promise<AttemptResult<IdToken>> | undefined): Promise<string> {
  const idToken = await asked;
  if (idToken?.ok !== true) throw new TypeError('no ID token');
  return idToken.value;
}

/** What the library says, or in the place of "log in" the code by which Entra refuses the login that is there. */
async function aadstsCodeFromCli(error: unknown, audience: string, tenantId: string | undefined, timeoutMs: number): Promise<unknown> {
  if (!(error instanceof Error) || !error.message.includes('az login')) return error;
  const code = await readCliErrorCode(audience, tenantId, timeoutMs);
  return code === undefined ? error : new Error(code);
}

/** What is known of a token that cannot be decoded. */
const OPAQUE = { audience: undefined, tenantId: undefined, applicationId: undefined, objectId: undefined, version: undefined } as const;

function refused(
  signIn: SingleSignIn,
  audience: string,
  assertion: AssertionClaims | undefined,
  { reply }: RecordedResult,
  error: unknown,
  request: Request,
  clock: Clock,
): AttemptResult<never> {
  const { cloud, limits: patience } = request;
  const { method: way, clientId, tenantId } = signIn;
  if (way !== 'github-oidc' || reply === undefined)
    return { ok: false, failure: credentialFailure({ method: way, clientId, tenantId, audience, cloud }, error) };
  if (!reply.ok)
    return { ok: false, failure: networkFailure({ error: reply.error, whose: 'Microsoft Entra', timeoutMs: patience.timeoutMs }) };
  const refusal = readRefusal(reply.response, clock.now());
  return {
    ok: false,
    failure: entraFailure({ ...refusal, assertion, clientId, tenantId, audience, cloud }),
    retryAfterMs: retryAfter(reply.response.headers, clock.now()),
  };
}

/** What of a refusal is ever looked at (ED: reference-error-codes): the codes and the IDs, in their shapes; the text is anybody's. */
export interface Refusal {
  readonly httpStatus: number;
  readonly errorCode: number | undefined;
  readonly traceId: string | undefined;
  readonly correlationId: string | undefined;
  readonly timestamp: string | undefined;
  readonly clockSkewSeconds: number | undefined;
}

/**
 * Reads a refusal by Entra.
 *
 * @param answer its raw answer.
 * @param now milliseconds since the epoch, to be held against the `Date` header.
 */
export function readRefusal({ status, headers, body }: HttpResponse, now: number): Refusal {
  const parsed = parseJson(body);
  const error = isRecord(parsed) ? parsed : {};
  const code = list(error['error_codes'])[0];
  const timestamp = text(error['timestamp']);
  const date = Date.parse(headers['date'] ?? '');
  return {
    httpStatus: status,
    errorCode: typeof code === 'number' && Number.isSafeInteger(code) && code > 0 ? code : undefined,
    traceId: guid(error['trace_id']),
    correlationId: guid(error['correlation_id']),
    timestamp: timestamp !== undefined && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/.test(timestamp) ? timestamp : undefined,
    clockSkewSeconds: Number.isNaN(date) ? undefined : Math.round((now - date) / 1000),
  };
}
