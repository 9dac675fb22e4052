/** Records all connections of a step, including those that do not use the proxy. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ScenarioRun } from './scenario.ts';

/** Environment variables that make the step log each connection to standard error. Use them together with `noisy`. */
export const LOG_CONNECTIONS = {
  NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'log-connections.mjs')).href}`,
} as const;

/** Returns `host:port` of each attempted connection, in order. */
export function connectionsOf({ step }: ScenarioRun): readonly string[] {
  return [...step.stderr.matchAll(/^connects to (.*)$/gm)].map(([, where]) => where ?? '');
}
