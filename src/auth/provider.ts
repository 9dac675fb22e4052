/** Requests one token per audience, in parallel and with retries. Each token is masked before any other code receives it. */
import type { AttemptResult } from '../model/failure.ts';
import { credentialFailures } from '../failures/credentials.ts';
import { createFailure } from '../failures/define.ts';
import { withoutSecrets } from '../failures/contexts.ts';
import { idTokenRefused, noIdToken } from '../failures/github.ts';
import type { HttpResult } from '../http/types.ts';
import type { Granted, Span, TokenOutcome } from '../model/outcome.ts';
import type { Context, Request, Run } from '../model/request.ts';
import { acquireToken, describeResponse, type Attempt, type SingleSignIn } from './acquire.ts';
import { repositoryVisibility, tokenNotices } from './claims.ts';
import { createManagedIdentityClient } from './credentials.ts';
import { requestIdToken } from './github-oidc.ts';
import { retry, retryAfter, type Clock } from '../model/retry.ts';
import { member, parseJson, text } from '../util/json.ts';

export interface TokenProvider {
  /** Returns the token for one of the request's audiences. Requests the token on the first call only. */
  readonly getToken: (audience: string) => Promise<TokenOutcome>;
  /** Requests a new token. */
  readonly renewToken: (audience: string) => Promise<TokenOutcome>;
  /** Returns the spans of all token requests so far, in the order of the audiences. */
  readonly spans: () => readonly Span[];
  /** Returns the repository visibility in the last ID token. Undefined if there was no ID token. */
  readonly repositoryVisibility: () => Run['visibility'];
}

/**
 * Returns the response to the ID token request that was sent before the libraries were loaded. Undefined if the response was already taken
 * or no request was sent.
 */
type TakeIdToken = (audience: string) => Promise<HttpResult> | undefined;

/** Starts requesting all tokens. */
export function createTokenProvider(request: Request, takeIdToken: TakeIdToken, context: Context): TokenProvider {
  const spans = new Map<string, Span[]>(request.audiences.map((audience) => [audience, []]));
  let visibility: Run['visibility'];
  const noticed = new Set<string>();
  const managedIdentity = createManagedIdentityClient(context);

  const obtain = async (audience: string): Promise<TokenOutcome> => {
    const attempt = (number: number): Promise<AttemptResult<Granted>> =>
      attemptToken({
        ...{ number, managedIdentity, audience, request, context },
        early: takeIdToken(audience),
        onSpan: (span) => spans.get(audience)?.push(span),
        onIdToken: (idToken) => {
          visibility = repositoryVisibility(idToken);
        },
      });
    const result = await retry(attempt, context.deadlines, context.clock, (pause) => {
      context.log.pause('a token', pause);
    });
    if (!result.ok) return { granted: false, audience, failure: result.failure };
    for (const notice of tokenNotices(result.value, request.signIn, context.clock.now())) {
      if (!noticed.has(notice.text)) context.log.notice(notice);
      noticed.add(notice.text);
    }
    return { granted: true, audience, grant: result.value };
  };

  const tokens = new Map<string, Promise<TokenOutcome>>();
  const getToken = (audience: string): Promise<TokenOutcome> => {
    const token = tokens.get(audience) ?? obtain(audience);
    tokens.set(audience, token);
    return token;
  };
  for (const audience of request.audiences) void getToken(audience);
  return {
    getToken,
    renewToken(audience) {
      tokens.delete(audience);
      return getToken(audience);
    },
    spans: () => [...spans.values()].flat(),
    repositoryVisibility: () => visibility,
  };
}

interface AttemptDetails extends Omit<Attempt, 'idToken'> {
  readonly early: ReturnType<TakeIdToken>;
  readonly onSpan: (span: Span) => void;
  readonly onIdToken: (idToken: string) => void;
}

/** Makes one attempt with the requested method. For an existing login, uses the Azure CLI first and then Azure PowerShell. */
async function attemptToken(details: AttemptDetails): Promise<AttemptResult<Granted>> {
  const { audience, request } = details;
  const { signIn } = request;
  switch (signIn.method) {
    case 'github-oidc':
      return timedExchange(signIn, attemptIdToken(details), details);
    case 'existing-login': {
      const cli = await timedExchange({ ...signIn, method: 'azure-cli' }, undefined, details);
      if (cli.ok || !NO_LOGIN.has(cli.failure.code)) return cli;
      const powershell = await timedExchange({ ...signIn, method: 'azure-powershell' }, undefined, details);
      if (powershell.ok || !NO_LOGIN.has(powershell.failure.code)) return powershell;
      const context = { ...signIn, audience, withoutSecrets: withoutSecrets(request.run) };
      return { ok: false, failure: createFailure(credentialFailures, 'no-login', context) };
    }
    case 'azure-cli':
    case 'azure-powershell':
    case 'managed-identity':
      return timedExchange(signIn, undefined, details);
  }
}

/** Codes of failures that mean that a tool is not installed or not logged in. */
const NO_LOGIN: ReadonlySet<string> = new Set<keyof typeof credentialFailures>([
  ...(['azure-cli-missing', 'azure-cli-not-logged-in', 'azure-powershell-missing'] as const),
  ...(['az-accounts-missing', 'azure-powershell-not-logged-in'] as const),
]);

async function attemptIdToken({ early, number, onSpan, onIdToken, request, context }: AttemptDetails): Promise<AttemptResult<string>> {
  const { signIn, run, limits } = request;
  if (signIn.method !== 'github-oidc' || signIn.idToken === undefined) {
    return { ok: false, failure: noIdToken({ run, httpStatus: undefined }) };
  }
  const { clock, http, mask } = context;
  const start = clock.now();
  const { host } = signIn.idToken.url;
  const details = { run, host, timeoutMs: limits.timeoutMs, attempts: number, deadline: context.deadlines.deadline };
  const result = await readIdToken(await (early ?? requestIdToken(signIn.idToken, signIn.oidcAudience, http)), details, clock);
  onSpan({ label: 'ID token', start, end: clock.now(), ok: result.ok });
  if (result.ok) {
    mask(result.value);
    onIdToken(result.value);
  }
  return result;
}

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
  // Accept only a JWT, because the value is sent to Entra and written to mask commands.
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

async function timedExchange(
  signIn: SingleSignIn,
  idToken: Attempt['idToken'],
  { onSpan, ...attempt }: AttemptDetails,
): Promise<AttemptResult<Granted>> {
  const { audience, context } = attempt;
  const exchange = acquireToken(signIn, { ...attempt, idToken });
  const assertion = await idToken;
  // Start timing the exchange when the ID token has arrived.
  const start = context.clock.now();
  const result = await exchange;
  if (assertion?.ok !== false) onSpan({ label: 'Exchange', audience, start, end: context.clock.now(), ok: result.ok });
  return result;
}
