/** The wire first: what must be asked anyway is asked before any library is evaluated, so that evaluating costs no time of its own. */
import { requestIdToken, type IdToken } from './identity/github-oidc.ts';
import { openWire, type Wire } from './http.ts';
import { horizonOf, type Attempted, type Clock, type Horizon } from './patience.ts';
import type { Request } from './request.ts';

/** Endpoints that are asked at a time, and connections at most. */
export const CONCURRENCY = 25;

/** What is under way when the rest of the action wakes up. */
export interface Begun {
  readonly wire: Wire;
  readonly horizon: Horizon;
  /** ID tokens, by the audience whose exchange will present them. */
  readonly idTokens: Map<string, Promise<Attempted<IdToken>>>;
  /** When the first request has left, or failed: evaluating libraries sooner would hold up its handshake. */
  readonly sent: Promise<unknown>;
}

/**
 * Begins a run: asks for the ID tokens, and opens connections to the token host and to the endpoints.
 *
 * @param started milliseconds since the epoch.
 */
export function begin(request: Request, started: number, clock: Clock): Begun {
  const { signIn, cloud, audiences, targets, smokeTest, patience, proxies, run } = request;
  const horizon = horizonOf(started, patience, Math.ceil(targets.length / CONCURRENCY));
  const wire = openWire(proxies, { timeoutMs: patience.timeoutMs, deadline: horizon.deadline }, clock.now);
  const left = Promise.withResolvers<undefined>();
  const idTokens: Begun['idTokens'] = new Map();
  if (signIn.way === 'github-oidc' && signIn.idToken !== undefined) {
    const { idToken, oidcAudience } = signIn;
    for (const audience of audiences) {
      idTokens.set(
        audience,
        requestIdToken(idToken, oidcAudience, { run, timeoutMs: patience.timeoutMs }, wire, clock, () => {
          left.resolve(undefined);
        }),
      );
    }
    wire.open(new URL(`https://${cloud.authorityHost}`));
  }
  const probed = smokeTest ? targets.slice(0, CONCURRENCY) : [];
  for (const origin of new Set(probed.map(({ base }) => new URL(base).origin))) wire.open(new URL(origin));
  return { wire, horizon, idTokens, sent: idTokens.size === 0 ? Promise.resolve() : Promise.race([left.promise, ...idTokens.values()]) };
}
