/** Watches where a step connects to, whoever in it does: what the proxy does not see, this does. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Played } from './scenario.ts';

/** For `env`, together with `noisy`: the step tells each connection on standard error. */
export const WATCH = { NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'watch-connections.mjs')).href}` } as const;

/** `host:port` of each connection that was tried, in order. */
export function connectionsOf({ run }: Played): readonly string[] {
  return [...run.stderr.matchAll(/^connects to (.*)$/gm)].map(([, where]) => where ?? '');
}
