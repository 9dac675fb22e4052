/** Joins two sockets, with an emulated distance between them. What one side does (data, end, reset) happens to the other, later. */
import type { Socket } from 'node:net';

/**
 * Joins two connected sockets both ways.
 *
 * @param delayMs one-way delay of every chunk in milliseconds: half of a round trip
 */
export function join(one: Socket, other: Socket, delayMs: number): void {
  // Nagle's algorithm would add the kernel's 40 ms to a distance that is meant to be exact.
  one.setNoDelay(true);
  other.setNoDelay(true);
  forward(one, other, delayMs);
  forward(other, one, delayMs);
}

function forward(from: Socket, to: Socket, delayMs: number): void {
  // Timers of one length fire in the order they were set, so that bytes keep theirs.
  const later = (act: () => void): void => {
    if (delayMs === 0) act();
    else setTimeout(act, delayMs);
  };
  from.on('data', (chunk: Buffer) => {
    later(() => {
      // A flood must not pile up in this process: the sender waits until the receiver has taken what it was given.
      if (!to.destroyed && !to.write(chunk)) from.pause();
    });
  });
  to.on('drain', () => {
    from.resume();
  });
  from.on('end', () => {
    later(() => {
      to.end();
    });
  });
  from.on('error', () => {
    // A reset on one side is a reset on the other: an orderly end would be a milder fault than the one that was asked for.
    later(() => {
      // libuv refuses to reset a socket that is being shut down, and Node then never ends: it waits for a handle that nobody closes.
      if (to.writableEnded) to.destroy();
      else if (!to.destroyed) to.resetAndDestroy();
    });
  });
  from.on('close', () => {
    later(() => {
      to.destroySoon();
    });
  });
}
