/** The entry: the action with real effects. Nothing but Node's own modules and the readers of inputs is evaluated before the first request has left. */
import type { Failure } from './model/failure.ts';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPrefetch } from './prefetch.ts';
import { createFailure } from './failures/define.ts';
import { internalError, noVerdict } from './failures/run.ts';
import { prepareFile, writable } from './inputs/report-paths.ts';
import { readJsonFile } from './util/json.ts';
import { readInputs } from './inputs/index.ts';
import type { Environment } from './inputs/reader.ts';
import type { Clock } from './util/retry.ts';

const started = Date.now();
const clock: Clock = { now: Date.now, sleep: (ms) => sleep(ms), random: Math.random };
const env: Environment = { ...process.env, GITHUB_OUTPUT: writable(process.env['GITHUB_OUTPUT']) };

/**
 * What libraries read from the environment and must not: another authority for the assertion, an identity of the cluster's in place of the machine's,
 * and logs that would print what is secret.
 */
const UNREAD = ['AZURE_AUTHORITY_HOST', 'AZURE_REGIONAL_AUTHORITY_NAME', 'AZURE_FEDERATED_TOKEN_FILE', 'AZURE_LOG_LEVEL', 'DEBUG'];
for (const name of UNREAD) Reflect.deleteProperty(process.env, name);

/** Whether the run has said its last word, whatever it was. */
let ended = false;
// Before the exit, not at it: Node would have its own say about the await that is left, with a line of the bundle.
process.once('beforeExit', () => {
  if (ended) return;
  annotate(createFailure(noVerdict, { errorName: 'none' }));
  end('The step stops here.');
});
// An error that nobody caught would be printed by Node, message and all: it may hold what a server or a library put into it.
process.once('uncaughtException', crash);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    end('The job was cancelled: the step stops here.');
  });
}

const inputs = readInputs(env, prepareFile, readJsonFile);
const begun = inputs.errors.length === 0 ? startPrefetch(inputs.request, started, clock) : undefined;
await begun?.firstRequestSent;
const { run } = await import('./run.ts');
try {
  process.exitCode = await run(inputs, begun, { clock, started, newId: randomUUID });
  begun?.http.close();
  ended = true;
} catch (error) {
  crash(error);
}

function crash(error: unknown): void {
  annotate(createFailure(internalError, { errorName: nameOf(error) }));
  end(env['RUNNER_DEBUG'] === '1' && error instanceof Error ? frames(error) : 'The step stops here.');
}

/** The annotation of a run that cannot tell one itself: by hand, since what would write it may be what failed. */
function annotate({ code, title, what }: Failure): void {
  process.stdout.write(`::error title=${title}::${what} (${code})\n`);
  process.exitCode = 1;
}

function end(lastWord: string): void {
  ended = true;
  process.stdout.write(`${lastWord}\n`, () => process.exit(1));
}

/** Where an error came from, without its message. */
function frames({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^ {4}at [\w$.<> [\]]*\(?[^\s()]+:\d+:\d+\)?$/.test(line))
    .join('\n');
}

/** The class of an error, where it has the form of one. */
function nameOf(error: unknown): string {
  return error instanceof Error && /^\w{1,60}$/.test(error.name) ? error.name : typeof error;
}
