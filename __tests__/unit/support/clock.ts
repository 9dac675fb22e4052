/** A virtual clock that advances only during sleeps. */
import type { Clock } from '../../../src/model/retry.ts';

/** Start time of every run in these tests. Milliseconds since the epoch. */
export const START = Date.UTC(2026, 10, 21, 4, 5, 6);

export class VirtualClock implements Clock {
  /** All sleeps in the order in which they started. Milliseconds. */
  readonly slept: number[] = [];
  readonly #sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  readonly #random: () => number;
  #now = START;

  /** @param random the fixed random number, from 0 (inclusive) to 1 (exclusive). */
  constructor(random: number | (() => number) = 0) {
    this.#random = typeof random === 'number' ? () => random : random;
  }

  readonly now = (): number => this.#now;

  readonly random = (): number => this.#random();

  readonly sleep = (ms: number): Promise<void> => {
    this.slept.push(ms);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#sleepers.push({ until: this.#now + ms, wake: () => resolve(undefined) });
    // Lets other work run first, for one turn of the event loop.
    setImmediate(() => this.#wakeNext());
    return promise;
  };

  /** Advances the clock to simulate a slow operation. */
  pass(ms: number): void {
    this.#now += ms;
  }

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
