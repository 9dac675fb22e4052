/** Connects two sockets, and delays data, the end of the stream, and resets. */
import type { Socket } from 'node:net';

/**
 * Connects two sockets in both directions.
 *
 * @param delayMs one-way delay of each chunk in milliseconds, which is half of the round-trip time
 */
export function join(one: Socket, other: Socket, delayMs: number): void {
  // Nagle's algorithm would add a delay of up to 40 ms.
  one.setNoDelay(true);
  other.setNoDelay(true);
  forward(one, other, delayMs);
  forward(other, one, delayMs);
}

function forward(from: Socket, to: Socket, delayMs: number): void {
  // Timers with the same delay fire in order, so the data stays in order.
  const later = (action: () => void): void => {
    if (delayMs === 0) action();
    else setTimeout(action, delayMs);
  };
  from.on('data', (chunk: Buffer) => {
    later(() => {
      // Stop reading if the receiver is slow, so that a flood does not fill the memory of this process.
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
    // Forward a reset as a reset instead of a normal end.
    later(() => {
      // libuv refuses to reset a socket that is being shut down, and the open handle would keep Node running.
      if (to.writableEnded) to.destroy();
      else if (!to.destroyed) to.resetAndDestroy();
    });
  });
  from.on('close', () => later(() => to.destroySoon()));
}
