/** The side effects of a run. main.ts creates them, and every part of the run receives them. */
import type { HttpClient } from '../http/client.ts';
import type { Clock, Deadlines } from '../util/retry.ts';
import type { Notice } from '../util/notice.ts';
import type { RetryDelay } from './failure.ts';

/** Logs progress during the run. */
export interface Log {
  readonly info: (line: string) => void;
  readonly notice: (notice: Notice) => void;
  /**
   * Logs a pause before the next attempt.
   *
   * @param what is attempted again: `a token`, or the name of an endpoint.
   */
  readonly pause: (what: string, delay: RetryDelay) => void;
}

/** Everything with a side effect. */
export interface Context {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** Start of the step. Milliseconds since the epoch. */
  readonly started: number;
  readonly deadlines: Deadlines;
  /** Masks a secret. Called before the secret is used in any way. */
  readonly mask: (secret: string) => void;
  /** Returns a value of a response, or `(hidden)` if it shares 12 consecutive characters with a masked secret. */
  readonly hide: (value: string) => string;
  readonly log: Log;
  /** Returns a new random ID (GUID). */
  readonly newId: () => string;
}
