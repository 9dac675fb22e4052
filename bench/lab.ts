/** The benchmark's end of the lab's process. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** How slow the lab is. Milliseconds. */
export interface Pace {
  /** That every server thinks before it answers. */
  readonly thinkMs: number;
  /** Emulated round trip, TCP and TLS handshakes included. */
  readonly rttMs: number;
}

/** What the lab saw since it was last asked. */
export interface Seen {
  readonly requests: number;
  /** Tunnels that were asked for at the proxy. */
  readonly connections: number;
  /** A fresh ID token, for programs that do not fetch their own. */
  readonly idToken: string;
}

export interface LabProcess {
  /** What a runner's environment would hold. */
  readonly env: Readonly<Record<string, string>>;
  /** Sets the pace and begins to count anew. */
  readonly next: (pace: Pace) => Promise<Seen>;
  readonly stop: () => Promise<void>;
}

/** Starts a lab in a process of its own. */
export async function startLabProcess(): Promise<LabProcess> {
  const child = fork(join(import.meta.dirname, 'lab-process.ts'));
  const message = async (): Promise<unknown> => (await once(child, 'message'))[0];
  const started = await message();
  if (!isStarted(started)) throw new TypeError('The lab did not start');
  return {
    env: started.env,
    async next(pace) {
      const answer = message();
      child.send(pace);
      const seen = await answer;
      if (!isSeen(seen)) throw new TypeError('The lab did not say what it saw');
      return seen;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

function isStarted(value: unknown): value is { env: Record<string, string> } {
  return typeof value === 'object' && value !== null && 'env' in value && typeof value.env === 'object';
}

function isSeen(value: unknown): value is Seen {
  return typeof value === 'object' && value !== null && 'requests' in value && 'connections' in value && 'idToken' in value;
}
