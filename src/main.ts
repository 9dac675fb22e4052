/**
 * Entry point. Creates the side effects, runs the action, and always ends the process with a verdict. Before the first request has been
 * sent, only the modules that read the inputs and send it are loaded, and no large library.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFailure } from './failures/define.ts';
import { runFailures } from './failures/run.ts';
import { createHttpClient } from './http/client.ts';
import { readInputs } from './inputs/index.ts';
import { prepareFile, writable } from './inputs/runner.ts';
import type { Failure } from './model/failure.ts';
import { CONCURRENCY, startPrefetch } from './prefetch.ts';
import { readJsonFile } from './util/json.ts';
import { type Clock, computeDeadlines } from './model/retry.ts';

/**
 * Consecutive time limits after the verdict: outputs and files, then GitHub and Application Insights, then extra time until the
 * watchdog ends the process.
 */
const REPORT_MS = { files: 10_000, network: 30_000, watchdog: 5_000 } as const;

/**
 * Variables that must not affect Node or the libraries. They select other authorities or another identity, print
 * secrets, or disable certificate verification, about which Node would also warn on standard error.
 */
const WITHOUT_EFFECT = [
  ...['AZURE_AUTHORITY_HOST', 'AZURE_REGIONAL_AUTHORITY_NAME', 'MSAL_FORCE_REGION', 'AZURE_FEDERATED_TOKEN_FILE'],
  ...['AZURE_LOG_LEVEL', 'DEBUG', 'NODE_TLS_REJECT_UNAUTHORIZED'],
];

const started = Date.now();
const clock: Clock = { now: Date.now, sleep: (ms) => sleep(ms), random: Math.random };
const env: NodeJS.ProcessEnv = { ...process.env, GITHUB_OUTPUT: writable(process.env['GITHUB_OUTPUT']) };
for (const name of WITHOUT_EFFECT) Reflect.deleteProperty(process.env, name);

/** True once the last lines are being written. */
let ended = false;
/** Exit code for the verdict. Undefined until there is a verdict. */
let verdict: number | undefined;
let watchdog: NodeJS.Timeout | undefined;

// Without this handler, the process would exit without a verdict when nothing is left to wait for.
process.once('beforeExit', () => {
  fail(createFailure(runFailures, 'no-verdict', { errorName: 'none' }));
});
// Node would print the error message, which may contain text from a server or library.
process.on('uncaughtException', crash);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    end(1, 'The job was cancelled: the step stops here.');
  });
}

const inputs = readInputs(env, prepareFile, readJsonFile);
const { limits, proxies, targets } = inputs.request;
const deadlines = computeDeadlines(started, limits, Math.ceil(targets.length / CONCURRENCY));
watch(deadlines.deadline - clock.now() + REPORT_MS.network + REPORT_MS.watchdog);
const http = createHttpClient(proxies, { timeoutMs: limits.timeoutMs, deadline: deadlines.deadline }, clock.now);
const prefetch = inputs.mistakes.length === 0 && !inputs.missesOutputFile ? startPrefetch(inputs.request, http) : undefined;
await prefetch?.firstRequestSent;
const { createContext, run } = await import('./run.ts');
const context = createContext({ http, clock, started, deadlines, newId: () => crypto.randomUUID() }, inputs.request);
const exitCode = await run(inputs, prefetch, context, (code) => {
  verdict = code;
  watch(REPORT_MS.files + REPORT_MS.network + REPORT_MS.watchdog);
});
end(exitCode);

/** Ends the process after a time limit. Milliseconds. */
function watch(ms: number): void {
  clearTimeout(watchdog);
  watchdog = setTimeout(() => {
    if (verdict === undefined) fail(createFailure(runFailures, 'no-verdict', { errorName: 'none' }));
    else end(verdict, '::warning::A report was not finished in time. The verdict does not change.');
  }, ms).unref();
}

function crash(error: unknown): void {
  fail(createFailure(runFailures, 'internal-error', { errorName: nameOf(error) }), env['RUNNER_DEBUG'] === '1' ? framesOf(error) : []);
}

/** Fails the step and writes missing outputs. Does not use the report modules, because they may have caused the failure. */
function fail({ code, title, what }: Failure, details: readonly string[] = []): void {
  if (ended) return;
  const outputs = env['GITHUB_OUTPUT'];
  const report = JSON.stringify({ status: 'fail', notes: [title], checks: {} });
  try {
    // The runner provides a separate file for each step.
    if (outputs !== undefined && !/^status[=<]/m.test(readFileSync(outputs, 'utf8')))
      appendFileSync(outputs, `status=fail\nfailure=${code}\nreport=${report}\n`);
  } catch {
    // A write error must not hide the failure.
  }
  end(1, `::error title=${title}::${what} (${code})`, ...details, 'The step stops here.');
}

/** Writes the last lines and then ends the process, even if connections are still open. */
function end(exitCode: number, ...lines: readonly string[]): void {
  if (ended) return;
  ended = true;
  process.stdout.write(lines.map((line) => `${line}\n`).join(''), () => {
    // Node releases the requests that have finished first.
    setImmediate(exit, exitCode);
  });
}

/**
 * Ends the process. `process.exit` waits for threads that resolve a name or access a file, which can take minutes. A new
 * program that replaces the process does not wait for them. Windows does not support this.
 */
function exit(exitCode: number): void {
  const waits = process.getActiveResourcesInfo().some((name) => /^(?:GetAddrInfo|FSReq)/.test(name));
  if (waits && process.platform !== 'win32') {
    // The handlers end the processes of sign-in tools.
    process.emit('exit', exitCode);
    process.execve?.(process.execPath, ['node', '-e', `process.exit(${String(exitCode)})`], {});
  }
  process.exit(exitCode);
}

/** Returns the stack frames of an error from V8's call sites. `stack` contains the message, whose lines could look like frames. */
function framesOf(error: unknown): readonly string[] {
  const frames: string[] = [];
  // The process ends after this, so no other code needs Node's own function.
  Error.prepareStackTrace = (_error, sites) => {
    for (const site of sites) {
      const name = String(site.getFileName()).replace(/^(?:file:\/\/)?\/.*\//s, '');
      if (/^(?:node:[\w/]+|[\w.-]+\.[cm]?js)$/.test(name))
        frames.push(`    at ${name}:${String(site.getLineNumber())}:${String(site.getColumnNumber())}`);
    }
    return '';
  };
  // The first read of `stack` calls the function above.
  return error instanceof Error && error.stack === '' ? frames : [];
}

/** Returns the class name of an error, if it is well-formed. */
function nameOf(error: unknown): string {
  return error instanceof Error && /^\w{1,60}$/.test(error.name) ? error.name : typeof error;
}
