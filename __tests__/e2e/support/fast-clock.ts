import { preload } from './preload.ts';

/**
 * Returns code for `preload` that speeds up the clocks and timers of the step. The network keeps its speed, so servers seem slower.
 *
 * @param factor number of seconds that pass in the step per real second.
 */
export function fastClock(factor: number): string {
  return `
    import timers from 'node:timers/promises';
    const [sleep, wait, now, started] = [timers.setTimeout, setTimeout, Date.now, Date.now()];
    const [tick, zero] = [performance.now.bind(performance), performance.now()];
    timers.setTimeout = (ms, ...rest) => sleep(ms / ${String(factor)}, ...rest);
    globalThis.setTimeout = (callback, ms, ...rest) => wait(callback, ms / ${String(factor)}, ...rest);
    Date.now = () => Math.round(started + (now() - started) * ${String(factor)});
    performance.now = () => zero + (tick() - zero) * ${String(factor)};
  `;
}

/** Variables that shorten the pauses between the attempts of a step. */
export const SHORT_PAUSES = preload(fastClock(5));
