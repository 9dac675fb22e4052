/** A clock that advances only in sleeps. */
import type { Clock } from '../../../src/model/retry.ts';

/** When every run of these tests starts. Milliseconds since the epoch. */
export const START = Date.UTC(2026, 10, 21, 4, 5, 6);

export class VirtualClock implements Clock {
  /** Every sleep, in milliseconds, in the order they began. */
  readonly slept: number[] = [];
  readonly #sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  readonly #random: () => number;
  #now = START;

  /** @param random what chance gives, from 0 up to but not 1 */
  constructor(random: number | (() => number) = 0) {
    this.#random = typeof random === 'number' ? () => random : random;
  }

  readonly now = (): number => this.#now;

  readonly random = (): number => this.#random();

  readonly sleep = (ms: number): Promise<void> => {
    this.slept.push(ms);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#sleepers.push({ until: this.#now + ms, wake: () => resolve(undefined) });
    // Other work runs first, for one turn of the event loop.
    setImmediate(() => this.#wakeNext());
    return promise;
  };

  /** Advances the time, as a slow response does. */
  pass(ms: number): void {
    this.#now += ms;
  }

  /** Milliseconds since the start. */
  elapsed(): number {
    return this.#now - START;
  }

  #wakeNext(): void {
    const next = this.#sleepers.toSorted((one, other) => one.until - other.until)[0];
    if (next === undefined) return;
    this.#sleepers.splice(this.#sleepers.indexOf(next), 1);
    this.#now = Math.max(this.#now, next.until);
    next.wake();
  }
}
