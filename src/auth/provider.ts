/** All tokens of a run: each distinct audience once, side by side, with patience, and each shown to the masks before anybody else sees it. */
import type { AttemptResult, RetryDelay } from '../model/failure.ts';
import {
  azAccountsMissing,
  azureCliMissing,
  azureCliNotLoggedIn,
  azurePowershellMissing,
  azurePowershellNotLoggedIn,
  noLogin,
} from '../failures/credentials.ts';
import { createFailure } from '../failures/define.ts';
import { noIdToken, withoutSecrets } from '../failures/github.ts';

import type { Granted, Span, TokenOutcome } from '../model/outcome.ts';
import { retry, type Deadlines } from '../util/retry.ts';
import type { Request, Run } from '../model/request.ts';
import { acquireToken, type Exchange } from './acquire.ts';
import { repositoryVisibility } from './claims.ts';
import type { SingleSignIn } from './credentials.ts';
import { requestIdToken, type IdToken } from './github-oidc.ts';

/** What getting tokens needs of the world. */
export interface Desk extends Exchange {
  readonly deadlines: Deadlines;
  readonly onPause: (what: string, pause: RetryDelay) => void;
  readonly onSpan: (span: Span) => void;
  readonly onIdToken: (idToken: IdToken) => void;
}

export interface TokenProvider {
  /** The token of one of the request's audiences: got once, however often it is asked for. */
  readonly getToken: (audience: string) => Promise<TokenOutcome>;
  /** Gets a new one in its place. */
  readonly renewToken: (audience: string) => Promise<TokenOutcome>;
  /** Visibility of the repository in the last ID token. Undefined if there was none. */
  readonly repositoryVisibility: () => Run['visibility'];
}

/**
 * Starts getting every token of a request.
 *
 * @param takeIdToken returns the ID token that was requested before any library was loaded, once per audience.
 */
export function createTokenProvider(
  request: Request,
  takeIdToken: (audience: string) => Promise<AttemptResult<IdToken>> | undefined,
  context: Omit<Desk, 'onIdToken'>,
): TokenProvider {
  let visibility: Run['visibility'];
  const desk: Desk = {
    ...context,
    onIdToken: (idToken) => {
      visibility = repositoryVisibility(idToken);
    },
  };
  const obtain = async (audience: string): Promise<TokenOutcome> => {
    const attempt = (): Promise<AttemptResult<Granted>> => attemptToken(request, audience, takeIdToken(audience), desk);
    const result = await retry(attempt, desk.deadlines, desk.clock, (pause) => {
      desk.onPause('a token', pause);
    });
    return result.ok ? { granted: true, audience, grant: result.value } : { granted: false, audience, failure: result.failure };
  };
  const got = new Map<string, Promise<TokenOutcome>>();
  const of = (audience: string): Promise<TokenOutcome> => {
    const token = got.get(audience) ?? obtain(audience);
    got.set(audience, token);
    return token;
  };
  for (const audience of request.audiences) void of(audience);
  return {
    getToken: of,
    renewToken(audience) {
      got.delete(audience);
      return of(audience);
    },
    repositoryVisibility: () => visibility,
  };
}

/** One try by the way that was asked for; for a login left behind, by the Azure CLI's and then by Azure PowerShell's. */
async function attemptToken(
  request: Request,
  audience: string,
  early: Promise<AttemptResult<IdToken>> | undefined,
  desk: Desk,
): Promise<AttemptResult<Granted>> {
  const { signIn } = request;
  switch (signIn.method) {
    case 'github-oidc':
      return timedExchange(signIn, audience, attemptIdToken(request, early, desk), request, desk);
    case 'existing-login': {
      const cli = await timedExchange({ ...signIn, method: 'azure-cli' }, audience, undefined, request, desk);
      if (cli.ok || !MISSING.has(cli.failure.code)) return cli;
      const powershell = await timedExchange({ ...signIn, method: 'azure-powershell' }, audience, undefined, request, desk);
      if (powershell.ok || !MISSING.has(powershell.failure.code)) return powershell;
      return {
        ok: false,
        failure: createFailure(noLogin, { ...signIn, audience, withoutSecrets: withoutSecrets(request.run) }),
      };
    }
    case 'azure-cli':
    case 'azure-powershell':
    case 'managed-identity':
      return timedExchange(signIn, audience, undefined, request, desk);
  }
}

async function attemptIdToken(
  request: Request,
  early: Promise<AttemptResult<IdToken>> | undefined,
  desk: Desk,
): Promise<AttemptResult<IdToken>> {
  const { signIn, run, limits: patience } = request;
  if (signIn.method !== 'github-oidc' || signIn.idToken === undefined) {
    return { ok: false, failure: noIdToken({ run, httpStatus: undefined }) };
  }
  const start = desk.clock.now();
  const attempted = await (early ??
    requestIdToken(signIn.idToken, signIn.oidcAudience, { run, timeoutMs: patience.timeoutMs }, desk.http, desk.clock));
  desk.onSpan({ label: 'ID token', start, end: desk.clock.now(), ok: attempted.ok });
  if (attempted.ok) {
    desk.mask(attempted.value);
    desk.onIdToken(attempted.value);
  }
  return attempted;
}

async function timedExchange(
  signIn: SingleSignIn,
  audience: string,
  asked: Promise<AttemptResult<IdToken>> | undefined,
  request: Request,
  desk: Desk,
): Promise<AttemptResult<Granted>> {
  const exchanged = acquireToken(signIn, audience, asked, request, desk);
  const idToken = await asked;
  // Until the ID token is there, nothing is exchanged: its own span tells that time.
  const start = desk.clock.now();
  const attempted = await exchanged;
  if (idToken?.ok !== false) desk.onSpan({ label: 'Exchange', audience, start, end: desk.clock.now(), ok: attempted.ok });
  return attempted;
}

/** Failures that say no more than that nobody has logged in this way. */
const MISSING = new Set(
  [azureCliMissing, azureCliNotLoggedIn, azurePowershellMissing, azAccountsMissing, azurePowershellNotLoggedIn].map(({ code }) => code),
);
