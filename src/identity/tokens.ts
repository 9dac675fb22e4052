/** All tokens of a run: each distinct audience once, side by side, with patience, and each shown to the masks before anybody else sees it. */
import {
  azAccountsMissing,
  azureCliMissing,
  azureCliNotLoggedIn,
  azurePowershellMissing,
  azurePowershellNotLoggedIn,
  noLogin,
} from '../failures/credentials.ts';
import { failure } from '../failures/failure.ts';
import { noIdToken, withoutSecrets } from '../failures/github.ts';

import type { Granted, Span, TokenOutcome } from '../outcome.ts';
import { patiently, type Attempted, type Horizon, type Pause } from '../patience.ts';
import type { Request } from '../request.ts';
import { exchange, type Exchange } from './access-token.ts';
import type { SingleSignIn } from './credentials.ts';
import { requestIdToken, type IdToken } from './github-oidc.ts';

/** What getting tokens needs of the world. */
export interface Desk extends Exchange {
  readonly horizon: Horizon;
  readonly onPause: (what: string, pause: Pause) => void;
  readonly onSpan: (span: Span) => void;
}

export interface Tokens {
  /** The token of one of the request's audiences: got once, however often it is asked for. */
  readonly of: (audience: string) => Promise<TokenOutcome>;
  /** Gets a new one in its place. */
  readonly renew: (audience: string) => Promise<TokenOutcome>;
}

/**
 * Starts getting every token of a request.
 *
 * @param early the ID tokens, by audience, that the entry asked for before any library was there: the first try of each audience takes its own.
 */
export function tokensOf(request: Request, early: Map<string, Promise<Attempted<IdToken>>>, desk: Desk): Tokens {
  const obtain = async (audience: string): Promise<TokenOutcome> => {
    const attempt = async (): Promise<Attempted<Granted>> => {
      const asked = early.get(audience);
      early.delete(audience);
      return attemptToken(request, audience, asked, desk);
    };
    const result = await patiently(attempt, desk.horizon, desk.clock, (pause) => {
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
    of,
    renew(audience) {
      got.delete(audience);
      return of(audience);
    },
  };
}

/** One try by the way that was asked for; for a login left behind, by the Azure CLI's and then by Azure PowerShell's. */
async function attemptToken(
  request: Request,
  audience: string,
  early: Promise<Attempted<IdToken>> | undefined,
  desk: Desk,
): Promise<Attempted<Granted>> {
  const { signIn } = request;
  switch (signIn.way) {
    case 'github-oidc':
      return timedExchange(signIn, audience, attemptIdToken(request, early, desk), request, desk);
    case 'login-left-behind': {
      const cli = await timedExchange({ ...signIn, way: 'azure-cli' }, audience, undefined, request, desk);
      if (cli.ok || !MISSING.has(cli.failure.code)) return cli;
      const powershell = await timedExchange({ ...signIn, way: 'azure-powershell' }, audience, undefined, request, desk);
      if (powershell.ok || !MISSING.has(powershell.failure.code)) return powershell;
      return {
        ok: false,
        failure: failure(noLogin, { ...signIn, audience, withoutSecrets: withoutSecrets(request.run) }),
      };
    }
    case 'azure-cli':
    case 'azure-powershell':
    case 'managed-identity':
      return timedExchange(signIn, audience, undefined, request, desk);
  }
}

async function attemptIdToken(request: Request, early: Promise<Attempted<IdToken>> | undefined, desk: Desk): Promise<Attempted<IdToken>> {
  const { signIn, run, patience } = request;
  if (signIn.way !== 'github-oidc' || signIn.idToken === undefined) {
    return { ok: false, failure: noIdToken({ run, httpStatus: undefined }) };
  }
  const start = desk.clock.now();
  const attempted = await (early ??
    requestIdToken(signIn.idToken, signIn.oidcAudience, { run, timeoutMs: patience.timeoutMs }, desk.wire, desk.clock));
  desk.onSpan({ label: 'ID token', start, end: desk.clock.now(), ok: attempted.ok });
  if (attempted.ok) desk.mask(attempted.value);
  return attempted;
}

async function timedExchange(
  signIn: SingleSignIn,
  audience: string,
  asked: Promise<Attempted<IdToken>> | undefined,
  request: Request,
  desk: Desk,
): Promise<Attempted<Granted>> {
  const exchanged = exchange(signIn, audience, asked, request, desk);
  const idToken = await asked;
  // Until the ID token is there, nothing is exchanged: its own span tells that time.
  const start = desk.clock.now();
  const attempted = await exchanged;
  if (idToken?.ok !== false) desk.onSpan({ label: `Exchange ${audience}`, start, end: desk.clock.now(), ok: attempted.ok });
  return attempted;
}

/** Failures that say no more than that nobody has logged in this way. */
const MISSING = new Set(
  [azureCliMissing, azureCliNotLoggedIn, azurePowershellMissing, azAccountsMissing, azurePowershellNotLoggedIn].map(({ code }) => code),
);
