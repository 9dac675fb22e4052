/** Requests one token per audience, in parallel, with retries. Each token is masked before any other code receives it. */
import type { AttemptResult } from '../model/failure.ts';
import { credentialFailures } from '../failures/credentials.ts';
import { createFailure } from '../failures/define.ts';
import { withoutSecrets } from '../failures/contexts.ts';
import { noIdToken } from '../failures/github.ts';
import type { HttpResult } from '../http/types.ts';
import type { Granted, Span, TokenOutcome } from '../model/outcome.ts';
import type { Context, Request, Run } from '../model/request.ts';
import { repositoryVisibility } from './claims.ts';
import { acquireToken, type Attempt, type SingleSignIn } from './acquire.ts';
import { tokenNotices } from './check-token.ts';
import { createManagedIdentityClient } from './credentials.ts';
import { requestIdToken } from './github-oidc.ts';
import { readIdToken } from './response.ts';
import { retry } from '../model/retry.ts';

export interface TokenProvider {
  /** Returns the token for one of the request's audiences. Each token is requested only once. */
  readonly getToken: (audience: string) => Promise<TokenOutcome>;
  /** Requests a new token. */
  readonly renewToken: (audience: string) => Promise<TokenOutcome>;
  /** Returns the spans of all requests so far, in the order of the request's audiences. */
  readonly spans: () => readonly Span[];
  /** Returns the repository visibility in the last ID token. Undefined without an ID token. */
  readonly repositoryVisibility: () => Run['visibility'];
}

/**
 * Returns the response to the ID token request that was sent before the libraries were loaded. Undefined if it was taken already or not
 * sent.
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

/** Codes of the failures that mean that a tool is missing or not logged in. */
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

async function timedExchange(
  signIn: SingleSignIn,
  idToken: Attempt['idToken'],
  { onSpan, ...attempt }: AttemptDetails,
): Promise<AttemptResult<Granted>> {
  const { audience, context } = attempt;
  const exchange = acquireToken(signIn, { ...attempt, idToken });
  const assertion = await idToken;
  // The exchange starts when the ID token has arrived.
  const start = context.clock.now();
  const result = await exchange;
  if (assertion?.ok !== false) onSpan({ label: 'Exchange', audience, start, end: context.clock.now(), ok: result.ok });
  return result;
}
