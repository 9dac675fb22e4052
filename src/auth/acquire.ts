/** Requests access tokens. Modules that handle rare failures are loaded on demand. */
import type { AttemptResult } from '../model/failure.ts';
import { scopeOf } from '../azure/audiences.ts';
import { guid, list, member, parseJson, retryAfter, text } from '../util/json.ts';
import { markupOf } from '../util/text.ts';
import type { AttemptContext, CredentialContext } from '../failures/contexts.ts';
import { credentialFailures } from '../failures/credentials.ts';
import { createFailure } from '../failures/define.ts';
import type { Granted } from '../model/outcome.ts';
import type { Context, Request, SignIn } from '../model/request.ts';
import { accessClaims, assertionClaims, checkToken, isTime } from './claims.ts';
import { getCliToken, type CliMethod } from './cli.ts';
import { createManagedIdentityCredential, exchangeToken, type ManagedIdentityClient } from './credentials.ts';
import type { HttpResponse } from '../http/types.ts';

/** A sign-in with a single method. `existing-login` uses `azure-cli`, or `azure-powershell` if the Azure CLI is not signed in. */
export type SingleSignIn = Exclude<SignIn, { method: 'existing-login' }>;

interface Attempt {
  /** Number of this attempt, starting at 1. */
  readonly number: number;
  /** Result of the ID token request. Undefined for sign-in methods that do not use ID tokens. */
  readonly idToken: Promise<AttemptResult<string>> | undefined;
  readonly managedIdentity: ManagedIdentityClient;
  /** The requested audience, without the `/.default` suffix. */
  readonly audience: string;
  readonly request: Request;
  readonly context: Context;
}

/** Minimum timeout for the Azure CLI and PowerShell, in milliseconds. Each tool needs time to start an interpreter. */
const MIN_PROCESS_MS = 30_000;
/** Maximum lifetime of an access token, in milliseconds (Entra docs: "Continuous access evaluation"). Longer lifetimes are capped. */
const MAX_LIFETIME_MS = 28 * 60 * 60_000;

/** An access token that has not been checked yet. */
interface Received {
  readonly token: string;
  readonly expiresOn: number;
  readonly requestId?: string | undefined;
}

/** Requests a token once and checks it. If Entra asks the client to wait, `retryAfterMs` in the result contains the requested delay. */
export async function acquireToken(signIn: SingleSignIn, attempt: Attempt): Promise<AttemptResult<Granted>> {
  const { audience, context } = attempt;
  const received = await receiveToken(signIn, attempt);
  if (!received.ok) return received;
  context.mask(received.value.token);
  const { token, requestId } = received.value;
  const claims = accessClaims(token, context.hide);
  const now = context.clock.now();
  // Prefer the `exp` claim, because older versions of the Azure CLI print a local time without a time zone.
  const expiresOn = Math.min(claims?.expiresOn ?? received.value.expiresOn, now + MAX_LIFETIME_MS);
  if (!isTime(expiresOn)) return failed('token-malformed', signIn, audience);
  const grant: Granted = { audience, token, by: signIn.method, expiresOn, claims, requestId };
  const failure = checkToken(grant, signIn, attempt.request.cloud, now);
  return failure ? { ok: false, failure } : { ok: true, value: grant };
}

async function receiveToken(signIn: SingleSignIn, attempt: Attempt): Promise<AttemptResult<Received>> {
  switch (signIn.method) {
    case 'github-oidc':
      return exchangeIdToken(signIn, attempt);
    case 'managed-identity':
      return requestManagedIdentity(signIn, attempt);
    case 'azure-cli':
    case 'azure-powershell':
      return runTool(signIn, attempt);
  }
}

/** True if the token contains only the characters in RFC 6750 §2.1. These characters are safe in outputs, headers and mask commands. */
function isToken(token: string): boolean {
  return /^[\w.~+/-]{20,}=*$/.test(token);
}

async function exchangeIdToken(
  signIn: Extract<SignIn, { method: 'github-oidc' }>,
  { number, idToken, audience, request, context }: Attempt,
): Promise<AttemptResult<Received>> {
  const { cloud, run, limits } = request;
  const requestId = context.newId();
  const { access, result } = await exchangeToken(signIn, cloud, audience, idToken, requestId, context);
  const assertion = await idToken;
  if (assertion?.ok === false) return assertion;
  if (access !== null && isToken(access.token))
    return { ok: true, value: { token: access.token, expiresOn: access.expiresOnTimestamp, requestId } };
  const { clientId, tenantId } = signIn;
  if (result === undefined) return failed('exchange-failed', signIn, audience);
  if (!result.ok) {
    const { networkFailure } = await import('../failures/network.ts');
    return { ok: false, failure: networkFailure({ error: result.error, whose: 'Microsoft Entra', timeoutMs: limits.timeoutMs }) };
  }
  const details = describeAttempt(result.response, number, context);
  const { entraFailure } = await import('../failures/entra.ts');
  const failure = entraFailure({
    ...readRefusal(result.response, context),
    ...details,
    assertion: assertion && assertionClaims(assertion.value, context.hide),
    ...{ clientId, tenantId, audience, cloud, run },
  });
  return { ok: false, failure, retryAfterMs: details.retryAfterMs };
}

async function requestManagedIdentity(
  signIn: Extract<SignIn, { method: 'managed-identity' }>,
  { audience, managedIdentity: client }: Attempt,
): Promise<AttemptResult<Received>> {
  try {
    const access = await createManagedIdentityCredential(signIn.clientId, client).getToken(scopeOf(audience));
    if (access === null || !isToken(access.token)) return failed('token-malformed', signIn, audience);
    return { ok: true, value: { token: access.token, expiresOn: client.expiries.get(access.token) ?? access.expiresOnTimestamp } };
  } catch (error) {
    if (client.addressRefused()) return failed('managed-identity-not-local', signIn, audience);
    // MSAL does not provide codes for these errors, so match the error message. The message is never logged.
    const words = String(error);
    if (/identity not found/i.test(words)) return failed('managed-identity-missing', signIn, audience);
    // MSAL writes "Not Available" for every missing value, so match a longer phrase.
    const isUnreachable = /it is not available|unreachable/i.test(words);
    return failed(isUnreachable ? 'managed-identity-unreachable' : 'managed-identity-failed', signIn, audience);
  }
}

async function runTool(
  signIn: Extract<SignIn, { method: CliMethod }>,
  { audience, request: { limits, cloud }, context: { clock, deadlines } }: Attempt,
): Promise<AttemptResult<Received>> {
  const { method, clientId, tenantId } = signIn;
  const timeLimit = (): number => Math.min(Math.max(limits.timeoutMs, MIN_PROCESS_MS), deadlines.deadline - clock.now());
  const result = await getCliToken(method, audience, tenantId, timeLimit);
  if (result.ok) return isToken(result.value.token) ? result : failed('token-malformed', signIn, audience, { exitCode: 0 });
  const { code, errorCode, ...output } = result.refusal;
  if (errorCode === undefined || errorCode === 700024)
    return failed(errorCode === undefined ? code : 'login-expired', signIn, audience, output);
  const { entraFailure } = await import('../failures/entra.ts');
  return { ok: false, failure: entraFailure({ errorCode, clockSkewSeconds: 0, clientId, tenantId, audience, cloud }) };
}

function failed(
  code: keyof typeof credentialFailures,
  { method, clientId }: SignIn,
  audience: string,
  output: Partial<CredentialContext> = {},
): AttemptResult<never> {
  return { ok: false, failure: createFailure(credentialFailures, code, { method, clientId, audience, ...output }) };
}

/** Reads the error codes and IDs in an error response from Entra (Entra docs: reference-error-codes). Ignores malformed values. */
export function readRefusal({ status, headers, body }: HttpResponse, { clock, hide }: Pick<Context, 'clock' | 'hide'>) {
  const error = parseJson(body);
  const code = list(member(error, 'error_codes'))[0];
  const timestamp = text(member(error, 'timestamp'));
  const date = Date.parse(String(headers['date']));
  const [traceId, correlationId] = ['trace_id', 'correlation_id'].map((name) => guid(member(error, name)));
  return {
    httpStatus: status,
    errorCode: typeof code === 'number' && Number.isSafeInteger(code) && code > 0 && code < 1e9 ? code : undefined,
    traceId: traceId && hide(traceId),
    correlationId: correlationId && hide(correlationId),
    timestamp: timestamp !== undefined && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/.test(timestamp) ? timestamp : undefined,
    clockSkewSeconds: Number.isNaN(date) ? 0 : Math.round((clock.now() - date) / 1000),
  };
}

/** Media types that are safe to log. Other values are not logged, because a server can send any text in the Content-Type header. */
const KNOWN_TYPES = ['application/json', 'text/html', 'text/plain', 'text/xml', 'application/xml', 'application/octet-stream'];

/** Returns the retry delay specified in an error response, and the kind, size and media type of the response body. */
export function describeAttempt(
  { headers, body, proxy, missedBypass }: HttpResponse,
  attempts: number,
  { clock, deadlines }: Pick<Context, 'clock' | 'deadlines'>,
): Omit<AttemptContext, 'httpStatus'> {
  const retryAfterMs = retryAfter(headers, clock.now());
  const type = (headers['content-type'] ?? '').replace(/;.*/s, '').trim().toLowerCase();
  const start = Buffer.from(body.subarray(0, 4096)).toString('utf8');
  const isHtml = type === 'text/html' || markupOf(start) === 'html';
  const kind = start.trim() === '' ? 'empty' : isHtml ? 'html' : 'other';
  const mediaType = KNOWN_TYPES.find((known) => known === type);
  return {
    attempts,
    retryAfterMs,
    waitTooLong: clock.now() + (retryAfterMs ?? 0) >= deadlines.pauseUntil,
    response: { kind, bytes: body.length, mediaType, proxy, missedBypass },
  };
}
