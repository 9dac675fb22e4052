/** Fakes for Entra and GitHub's ID token service, and a context that uses them. */
import type { SingleSignIn } from '../../../src/auth/acquire.ts';
import type { Context, Request } from '../../../src/model/request.ts';
import { startPrefetch } from '../../../src/prefetch.ts';
import { START, VirtualClock } from './clock.ts';
import { accessV1, ASSERTION, jwt } from './tokens.ts';
import { respond, FakeHttpClient } from './http.ts';
import type { Notice } from '../../../src/util/text.ts';
import type { HttpRequest, HttpResult } from '../../../src/http/types.ts';

export const TRACE_ID = 'aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb';

/** Returns the audience that a token exchange requests. */
export function requestedAudience({ body = '' }: HttpRequest): string {
  return (new URLSearchParams(body).get('scope') ?? '').replace(/ .*$/, '').replace(/\/\.default$/, '');
}

/** Returns a successful response from Entra. */
export function grant(accessToken: string, others: Readonly<Record<string, unknown>> = {}): HttpResult {
  return respond(200, {
    headers: { 'content-type': 'application/json' },
    body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: accessToken, ...others },
  });
}

/** Returns a refusal from Entra. */
export function refuse(code: number, status = 400, headers: Readonly<Record<string, string>> = {}): HttpResult {
  const body = {
    error: 'invalid_client',
    error_description: `AADSTS${String(code)}: hostile\r\n::error::hostile`,
    error_codes: [code],
    trace_id: TRACE_ID,
  };
  return respond(status, { headers: { 'content-type': 'application/json', ...headers }, body });
}

export function isExchange({ url }: HttpRequest): boolean {
  return url.pathname.endsWith('/oauth2/v2.0/token');
}

export interface TokenFixture {
  readonly context: Context;
  readonly http: FakeHttpClient;
  readonly clock: VirtualClock;
  /** Masked secrets, in order. */
  readonly masked: string[];
  readonly notices: Notice[];
  readonly pauses: string[];
  readonly idTokenRequests: () => HttpRequest[];
  readonly exchanges: () => HttpRequest[];
}

/**
 * Creates the fakes. GitHub issues a different ID token for each request.
 *
 * @param onExchange responds to a token exchange, by default with a token for the requested audience. `number` starts at 1.
 * @param github responds to other requests.
 */
export function createTokenFixture({
  onExchange = (request) => grant(jwt(accessV1(requestedAudience(request)))),
  github = (number) => respond(200, { body: { value: idTokenNumber(number) } }),
  waitMs = 0,
}: {
  onExchange?: (request: HttpRequest, number: number) => HttpResult | Promise<HttpResult>;
  github?: (number: number) => HttpResult;
  waitMs?: number;
} = {}): TokenFixture {
  const clock = new VirtualClock();
  const idTokenRequests: HttpRequest[] = [];
  const exchanges: HttpRequest[] = [];
  const http = new FakeHttpClient((request) => {
    if (isExchange(request)) return onExchange(request, exchanges.push(request));
    return github(idTokenRequests.push(request));
  });
  const [masked, notices, pauses]: [string[], Notice[], string[]] = [[], [], []];
  let ids = 0;
  const context: Context = {
    http,
    clock,
    started: START,
    deadlines: { deadline: START + waitMs + 60_000, waitUntil: START + waitMs, pauseUntil: START + (waitMs || 60_000) },
    mask: (secret) => masked.push(secret),
    hide: (value) => value,
    newId: () => `77777777-9abc-4def-8123-${String(++ids).padStart(12, '0')}`,
    log: {
      info: () => undefined,
      notice: (notice) => notices.push(notice),
      pause: (what, { failure, pauseMs }) => pauses.push(`${what}: ${failure.code}, ${String(pauseMs)} ms`),
    },
  };
  return { context, http, clock, masked, notices, pauses, idTokenRequests: () => idTokenRequests, exchanges: () => exchanges };
}

/** Returns the nth ID token that GitHub issues. */
export function idTokenNumber(number: number): string {
  return jwt({ ...ASSERTION, jti: number });
}

/** Returns the sign-in method of a request. */
export function singleSignIn({ signIn }: Request): SingleSignIn {
  if (signIn.method === 'existing-login') throw new Error('An existing login has two methods');
  return signIn;
}

/** Requests one ID token per audience, as the action does. */
export function earlyTokens(request: Request, { http }: TokenFixture): ReturnType<typeof startPrefetch>['requestIdToken'] {
  return startPrefetch(request, http).requestIdToken;
}
