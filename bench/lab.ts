/** Starts and controls the lab process. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Network conditions between a program and the lab, in milliseconds. */
export interface Network {
  readonly serverMs: number;
  /** Emulated round-trip time, which also applies to TCP and TLS handshakes. */
  readonly rttMs: number;
  readonly proxy: boolean;
}

/**
 * Numbers of endpoints that are measured. The endpoints are DICOM services, which share one audience, so each run has one token exchange,
 * and one connection and three requests per endpoint.
 */
export const ENDPOINT_COUNTS = [1, 10, 50, 200] as const;
export const MOST_ENDPOINTS = Math.max(...ENDPOINT_COUNTS);

/** Returns the host names of DICOM services. */
export function dicomHosts(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `contoso-imaging${String(index + 1)}.dicom.azurehealthcareapis.com`);
}

/** Returns the host names of servers whose responses are endless or decompress to 64 MB. */
export function hostileHosts(): readonly string[] {
  return Array.from({ length: 25 }, (_, index) => `contoso-hostile${String(index + 1)}.dicom.azurehealthcareapis.com`);
}

/** Requests and connections since the last call to `next`. */
export interface LabCounts {
  readonly requests: number;
  readonly connections: number;
  /** A new ID token for the Azure CLI, which does not request an ID token itself. */
  readonly idToken: string;
}

export interface LabProcess {
  /** Environment variables of a job that uses the proxy. */
  readonly env: Readonly<Record<string, string>>;
  /** Port that accepts connections to any host without the proxy. */
  readonly directPort: string;
  /** Sets the latency. Returns the counts and resets them. */
  readonly next: (network: Network) => Promise<LabCounts>;
  readonly stop: () => Promise<void>;
}

/** Starts the lab in a separate process. */
export async function startLabProcess(): Promise<LabProcess> {
  const child = fork(join(import.meta.dirname, 'lab-process.ts'));
  const message = async (): Promise<unknown> => (await once(child, 'message'))[0];
  const started = await message();
  if (!isStarted(started)) throw new TypeError('The lab did not start');
  return {
    env: started.env,
    directPort: started.directPort,
    async next(network) {
      const response = message();
      child.send(network);
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

function isStarted(value: unknown): value is Pick<LabProcess, 'env' | 'directPort'> {
  return typeof value === 'object' && value !== null && 'env' in value && 'directPort' in value;
}

function isLabCounts(value: unknown): value is LabCounts {
  return typeof value === 'object' && value !== null && 'requests' in value && 'connections' in value && 'idToken' in value;
}
