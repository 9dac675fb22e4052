/** Entra and GitHub's ID token service behind a wire without a network, and a desk to get tokens at. */
import type { SingleSignIn } from '../../../src/identity/credentials.ts';
import { requestIdToken, type IdToken } from '../../../src/identity/github-oidc.ts';
import type { Desk } from '../../../src/identity/tokens.ts';
import type { Reply, WireRequest } from '../../../src/http.ts';
import type { Span } from '../../../src/outcome.ts';
import type { Attempted } from '../../../src/patience.ts';
import type { Request } from '../../../src/request.ts';
import { START, VirtualClock } from './clock.ts';
import { accessV1, ASSERTION, jwt } from './tokens.ts';
import { answer, FakeWire } from './wire.ts';

export const TRACE_ID = 'aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb';

/** The audience that an exchange asks for. */
export function askedAudience({ body = '' }: WireRequest): string {
  return (new URLSearchParams(body).get('scope') ?? '').replace(/ .*$/, '').replace(/\/\.default$/, '');
}

/** An exchange that Entra grants. */
export function grant(accessToken: string, others: Readonly<Record<string, unknown>> = {}): Reply {
  return answer(200, {
    headers: { 'content-type': 'application/json' },
    body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: accessToken, ...others },
  });
}

/** An exchange that Entra refuses. */
export function refuse(code: number, status = 400, headers: Readonly<Record<string, string>> = {}): Reply {
  const body = {
    error: 'invalid_client',
    error_description: `AADSTS${String(code)}: poison\r\n::error::poison`,
    error_codes: [code],
    trace_id: TRACE_ID,
  };
  return answer(status, { headers: { 'content-type': 'application/json', ...headers }, body });
}

export function isExchange({ url }: WireRequest): boolean {
  return url.pathname.endsWith('/oauth2/v2.0/token');
}

/** A desk, and what came over it. */
export interface Office {
  readonly desk: Desk;
  readonly wire: FakeWire;
  readonly clock: VirtualClock;
  /** Every secret that was shown to the masks, in order. */
  readonly masked: string[];
  readonly spans: Span[];
  readonly pauses: string[];
  /** Requests for ID tokens. */
  readonly asked: () => WireRequest[];
  readonly exchanges: () => WireRequest[];
}

/**
 * Opens a desk. GitHub grants every ID token, each another one; exchanges are answered as told.
 *
 * @param onExchange answers an exchange; `number` counts from 1. A token for the audience asked for, unless told.
 * @param github answers a request for an ID token in its place.
 */
export function openOffice({
  onExchange = (request) => grant(jwt(accessV1(askedAudience(request)))),
  github = (number) => answer(200, { body: { value: idTokenNumber(number) } }),
  waitMs = 0,
}: {
  onExchange?: (request: WireRequest, number: number) => Reply;
  github?: (number: number) => Reply;
  waitMs?: number;
} = {}): Office {
  const clock = new VirtualClock();
  const asked: WireRequest[] = [];
  const exchanges: WireRequest[] = [];
  const wire = new FakeWire((request) => {
    if (isExchange(request)) return onExchange(request, exchanges.push(request));
    return github(asked.push(request));
  });
  const [masked, spans, pauses]: [string[], Span[], string[]] = [[], [], []];
  let ids = 0;
  const desk: Desk = {
    wire,
    clock,
    horizon: { deadline: START + waitMs + 60_000, waitUntil: START + waitMs },
    mask: (secret) => masked.push(secret),
    newId: () => `77777777-9abc-4def-8123-${String(++ids).padStart(12, '0')}`,
    onPause: (what, { failure, pauseMs }) => pauses.push(`${what}: ${failure.code}, ${String(pauseMs)} ms`),
    onSpan: (span) => spans.push(span),
  };
  return { desk, wire, clock, masked, spans, pauses, asked: () => asked, exchanges: () => exchanges };
}

/** The ID token that GitHub gives out as its n-th. */
export function idTokenNumber(number: number): string {
  return jwt({ ...ASSERTION, jti: number });
}

/** An ID token to present. */
export function idToken(claims: Readonly<Record<string, unknown>> = ASSERTION): IdToken {
  return jwt(claims);
}

/** The sign-in of a request for one way. */
export function singleSignIn({ signIn }: Request): SingleSignIn {
  if (signIn.way === 'login-left-behind') throw new Error('A login left behind is two ways: ask for one');
  return signIn;
}

/** The ID tokens that the entry asks for before any library is there: one for each audience. */
export function earlyTokens(request: Request, { desk }: Office): Map<string, Promise<Attempted<IdToken>>> {
  const { signIn, audiences, run, patience } = request;
  if (signIn.way !== 'github-oidc' || signIn.idToken === undefined) return new Map();
  const { idToken: service, oidcAudience } = signIn;
  return new Map(
    audiences.map((audience) => [
      audience,
      requestIdToken(service, oidcAudience, { run, timeoutMs: patience.timeoutMs }, desk.wire, desk.clock),
    ]),
  );
}
