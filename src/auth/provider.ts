/** Requests one token per audience, in parallel and with retries. Each token is masked before other code can use it. */
import type { AttemptResult } from '../model/failure.ts';
import { credentialFailures } from '../failures/credentials.ts';
import { createFailure } from '../failures/define.ts';
import { withoutSecrets } from '../failures/contexts.ts';
import { idTokenRefused, noIdToken } from '../failures/github.ts';
import type { HttpResult } from '../http/types.ts';
import type { Granted, Span, TokenOutcome } from '../model/outcome.ts';
import type { Context, IdTokenService, Request, Run } from '../model/request.ts';
import { acquireToken, describeAttempt, type SingleSignIn } from './acquire.ts';
import { isExpiring, repositoryVisibility, tokenNotices } from './claims.ts';
import { createManagedIdentityClient } from './credentials.ts';
import { retry } from '../model/retry.ts';
import { member, parseJson, text } from '../util/json.ts';

export interface TokenProvider {
  /** Returns the token for an audience. Only the first call for each audience sends a request. */
  readonly getToken: (audience: string) => Promise<TokenOutcome>;
  /** Returns the token for an audience. Requests a new token, once for all callers, if it is about to expire or older than `maxAgeMs`. */
  readonly getFreshToken: (audience: string, maxAgeMs?: number) => Promise<TokenOutcome>;
  /** Returns the last token that was granted for an audience, even if a later request failed. */
  readonly lastGrant: (audience: string) => Granted | undefined;
  /** Returns the start and end times of all token requests so far, in the same order as the audiences. */
  readonly spans: () => readonly Span[];
  /** Returns the repository visibility from the last ID token, or undefined if there was no ID token. */
  readonly repositoryVisibility: () => Run['visibility'];
}

/** Failure codes for a sign-in tool that is missing or has no signed-in account. */
const NO_LOGIN: ReadonlySet<string> = new Set<keyof typeof credentialFailures>([
  ...(['azure-cli-missing', 'azure-cli-not-logged-in', 'azure-powershell-missing'] as const),
  ...(['az-accounts-missing', 'azure-powershell-not-logged-in'] as const),
]);

/** Creates a token provider and starts all token requests. `requestIdToken` returns undefined if the job cannot request ID tokens. */
export function createTokenProvider(
  request: Request,
  requestIdToken: (audience: string) => Promise<HttpResult> | undefined,
  context: Context,
): TokenProvider {
  const { signIn, run } = request;
  const { clock, deadlines, log } = context;
  const spans = new Map<string, Span[]>(request.audiences.map((audience) => [audience, []]));
  const grants = new Map<string, Granted>();
  const noticed = new Set<string>();
  const managedIdentity = createManagedIdentityClient(context);
  let lastIdToken = '';

  const getIdToken = async (service: IdTokenService | undefined, audience: string, attempts: number): Promise<AttemptResult<string>> => {
    const start = clock.now();
    const response = await requestIdToken(audience);
    if (service === undefined || response === undefined) return { ok: false, failure: noIdToken({ run, httpStatus: undefined }) };
    const result = await readIdToken(response, { run, host: service.url.host }, attempts, request.limits.timeoutMs, context);
    spans.get(audience)?.push({ label: 'ID token', start, end: clock.now(), ok: result.ok });
    if (result.ok) {
      context.mask(result.value);
      lastIdToken = result.value;
    }
    return result;
  };

  const exchange = async (
    method: SingleSignIn,
    audience: string,
    number: number,
    idToken?: Promise<AttemptResult<string>>,
  ): Promise<AttemptResult<Granted>> => {
    const acquired = acquireToken(method, { number, idToken, managedIdentity, audience, request, context });
    const assertion = await idToken;
    // Start timing the token exchange when the ID token arrives.
    const start = clock.now();
    const result = await acquired;
    if (assertion?.ok !== false) spans.get(audience)?.push({ label: 'Exchange', audience, start, end: clock.now(), ok: result.ok });
    return result;
  };

  const attempt = async (audience: string, number: number): Promise<AttemptResult<Granted>> => {
    if (signIn.method === 'github-oidc') return exchange(signIn, audience, number, getIdToken(signIn.idToken, audience, number));
    if (signIn.method !== 'existing-login') return exchange(signIn, audience, number);
    for (const method of ['azure-cli', 'azure-powershell'] as const) {
      const attempted = await exchange({ ...signIn, method }, audience, number);
      if (attempted.ok || !NO_LOGIN.has(attempted.failure.code)) return attempted;
    }
    const details = { ...signIn, audience, withoutSecrets: withoutSecrets(run) };
    return { ok: false, failure: createFailure(credentialFailures, 'no-login', details) };
  };

  const obtain = async (audience: string): Promise<TokenOutcome> => {
    const result = await retry(
      (number) => attempt(audience, number),
      deadlines,
      clock,
      (pause) => log.pause('a token', pause),
    );
    if (!result.ok) return { granted: false, audience, failure: result.failure };
    for (const notice of tokenNotices(result.value, signIn, clock.now())) {
      if (!noticed.has(notice.text)) log.notice(notice);
      noticed.add(notice.text);
    }
    grants.set(audience, result.value);
    return { granted: true, audience, grant: result.value };
  };

  const tokens = new Map<string, Promise<{ readonly token: TokenOutcome; readonly since: number }>>();
  const requestToken = (audience: string) => {
    const requested = obtain(audience).then((token) => ({ token, since: clock.now() }));
    tokens.set(audience, requested);
    return requested;
  };
  const current = (audience: string) => tokens.get(audience) ?? requestToken(audience);
  for (const audience of request.audiences) void current(audience);
  return {
    async getToken(audience) {
      return (await current(audience)).token;
    },
    async getFreshToken(audience, maxAgeMs = Infinity) {
      const known = current(audience);
      const { token, since } = await known;
      const now = clock.now();
      if (now - since <= maxAgeMs && !(token.granted && isExpiring(token.grant, now))) return token;
      // Another endpoint might have requested a new token in the meantime.
      const latest = current(audience);
      return (await (latest === known ? requestToken(audience) : latest)).token;
    },
    lastGrant: (audience) => grants.get(audience),
    spans: () => [...spans.values()].flat(),
    repositoryVisibility: () => repositoryVisibility(lastIdToken),
  };
}

async function readIdToken(
  result: HttpResult,
  service: { readonly run: Run; readonly host: string },
  attempts: number,
  timeoutMs: number,
  context: Context,
): Promise<AttemptResult<string>> {
  if (!result.ok) {
    const { networkFailure } = await import('../failures/network.ts');
    return { ok: false, failure: networkFailure({ error: result.error, whose: "GitHub's ID token service", timeoutMs }) };
  }
  const { status, body } = result.response;
  const token = text(member(parseJson(body), 'value'));
  // Accept only a JWT, because the action sends the value to Entra and includes it in mask commands.
  if (status === 200 && token !== undefined && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return { ok: true, value: token };
  const details = describeAttempt(result.response, attempts, context);
  return { ok: false, failure: idTokenRefused({ ...service, ...details, httpStatus: status }), retryAfterMs: details.retryAfterMs };
}
