/** The entry: the action with real effects. Nothing but Node's own modules and the readers of inputs is evaluated before the first request has left. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { begin } from './begin.ts';
import { failure } from './failures/failure.ts';
import { internalError, noVerdict } from './failures/run.ts';
import { readInputs } from './inputs.ts';
import type { Clock } from './patience.ts';
import { prepareFile, readEvent } from './files.ts';

const started = Date.now();
const clock: Clock = { now: Date.now, sleep: (ms) => sleep(ms), random: Math.random };

const env = { ...process.env };

/** What libraries read from the environment and must not: another authority for the assertion, and logs that would print what is secret. */
for (const name of ['AZURE_AUTHORITY_HOST', 'AZURE_REGIONAL_AUTHORITY_NAME', 'AZURE_LOG_LEVEL', 'DEBUG']) Reflect.deleteProperty(process.env, name);

/** Set once the run has said its last word. */
let ended = false;
process.once('exit', () => {
  if (!ended) lastWord(failure(noVerdict, { errorName: 'none' }));
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    ended = true;
    process.stdout.write('The job was cancelled: the step stops here.\n');
    process.exit(1);
  });
}

try {
  const inputs = readInputs(env, prepareFile, readEvent);
  const begun = inputs.mistakes.length === 0 ? begin(inputs.request, started, clock) : undefined;
  await begun?.sent;
  const { run } = await import('./action.ts');
  process.exitCode = await run(inputs, begun, { clock, started, newId: randomUUID });
  begun?.wire.close();
} catch (error) {
  lastWord(failure(internalError, { errorName: error instanceof Error ? error.name : typeof error }));
  if (env['RUNNER_DEBUG'] === '1' && error instanceof Error) process.stdout.write(`${frames(error)}\n`);
}
ended = true;

/** The annotation of a run that cannot tell one itself: by hand, since what would write it may be what failed. */
function lastWord({ code, title, what }: { code: string; title: string; what: string }): void {
  process.stdout.write(`::error title=${title}::${what} (${code})\n`);
  process.exitCode = 1;
}

/** Where an error came from, without its message: that may hold anything. */
function frames({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^ {4}at [\w$.<> [\]]*\(?[^\s()]+:\d+:\d+\)?$/.test(line))
    .join('\n');
}
