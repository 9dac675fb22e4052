/** Starts and controls the lab process. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Latency of the lab. Milliseconds. */
export interface Latency {
  /** Delay of every response. */
  readonly serverMs: number;
  /** Emulated round-trip time, for TCP and TLS handshakes too. */
  readonly rttMs: number;
}

/** Requests and connections since the last call of `next`. */
export interface LabCounts {
  readonly requests: number;
  /** CONNECT requests to the proxy. */
  readonly connections: number;
  /** A new ID token for the Azure CLI, which does not request one. */
  readonly idToken: string;
}

export interface LabProcess {
  /** Environment variables of a job. */
  readonly env: Readonly<Record<string, string>>;
  /** Sets the latency, and returns and resets the counts. */
  readonly next: (latency: Latency) => Promise<LabCounts>;
  readonly stop: () => Promise<void>;
}

/** Starts a lab in a separate process. */
export async function startLabProcess(): Promise<LabProcess> {
  const child = fork(join(import.meta.dirname, 'lab-process.ts'));
  const message = async (): Promise<unknown> => (await once(child, 'message'))[0];
  const started = await message();
  if (!isStarted(started)) throw new TypeError('The lab did not start');
  return {
    env: started.env,
    async next(latency) {
      const response = message();
      child.send(latency);
      const counts = await response;
      if (!isLabCounts(counts)) throw new TypeError('The lab returned no counts');
      return counts;
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

function isLabCounts(value: unknown): value is LabCounts {
  return typeof value === 'object' && value !== null && 'requests' in value && 'connections' in value && 'idToken' in value;
}
