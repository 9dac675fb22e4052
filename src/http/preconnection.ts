/** A connection that is begun before, or when, a request needs it: its failure waits for whoever does. */
import type { Socket } from 'node:net';
import { connect, type Trace } from './connect.ts';

/** A connection in the making. */
export class Preconnection {
  readonly trace: Trace = { phase: 'connect' };
  readonly socket: Promise<Socket>;
  readonly #abort = new AbortController();
  /** Whether the connection was made and lost while nobody used it: servers close what stays idle. */
  gone = false;

  constructor(url: URL, proxy: URL | undefined) {
    this.socket = connect(url, proxy, this.trace, this.#abort.signal);
    // Whoever needs the connection gets its failure; while nobody does, it must not end the process.
    this.socket.then(
      (socket) => {
        socket
          .on('error', () => undefined)
          .once('close', () => {
            this.gone = true;
          });
      },
      () => undefined,
    );
  }

  abandon(): void {
    this.#abort.abort();
    this.socket.then(
      (socket) => socket.destroy(),
      () => undefined,
    );
  }
}
