/** Entry point. Sends the first request before importing run.ts and its large dependencies, and always reports a result. */
import { appendFileSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFailure } from './failures/define.ts';
import { runFailures } from './failures/run.ts';
import { createHttpClient } from './http/client.ts';
import { readInputs } from './inputs/index.ts';
import { isPipe, prepareFile, writable } from './inputs/runner.ts';
import { startPrefetch } from './prefetch.ts';
import { readJsonFile } from './util/json.ts';
import { type Clock, computeDeadlines, CONCURRENCY } from './model/retry.ts';

/** Time limits for reports, in milliseconds. `files` includes the outputs. `network` applies to GitHub and Application Insights. */
const REPORT_MS = { files: 10_000, network: 30_000, watchdog: 5_000 } as const;

/**
 * Environment variables to unset, because they select another authority or identity, log secrets, or disable TLS verification.
 * GITHUB_EVENT_PATH is unset because @actions/github would read the file again and could hang if the file is a named pipe.
 */
const WITHOUT_EFFECT = [
  ...['AZURE_AUTHORITY_HOST', 'AZURE_REGIONAL_AUTHORITY_NAME', 'MSAL_FORCE_REGION', 'AZURE_FEDERATED_TOKEN_FILE'],
  ...['AZURE_LOG_LEVEL', 'DEBUG', 'NODE_TLS_REJECT_UNAUTHORIZED', 'GITHUB_EVENT_PATH'],
];

const started = Date.now();
const zero = performance.now();
// Measure elapsed time with the monotonic clock, because the system clock might be adjusted during the run.
const clock: Clock = { now: () => Math.round(started + performance.now() - zero), sleep: (ms) => sleep(ms), random: Math.random };
const env: NodeJS.ProcessEnv = { ...process.env, GITHUB_OUTPUT: writable(process.env['GITHUB_OUTPUT']) };
for (const name of WITHOUT_EFFECT) Reflect.deleteProperty(process.env, name);

/** True once the step starts to write its final log lines. */
let ended = false;
/** Exit code of the step. Undefined until the action determines the verdict. */
let verdict: number | undefined;
let watchdog: NodeJS.Timeout | undefined;

// Without this handler, the process could exit without reporting a result when the event loop has no more work.
process.once('beforeExit', () => {
  stop('no-verdict');
});
// Without this handler, Node would print the error message, which might contain text from a server or a library.
process.on('uncaughtException', (error: unknown) => {
  fail('internal-error', nameOf(error), env['RUNNER_DEBUG'] === '1' ? framesOf(error) : []);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stop('canceled', 'The step was canceled before it finished all reports.');
  });
}

const inputs = readInputs(env, prepareFile, readJsonFile);
const { limits, proxies, targets } = inputs.request;
const deadlines = computeDeadlines(started, limits, Math.ceil(targets.length / CONCURRENCY));
watch(deadlines.deadline - clock.now() + REPORT_MS.network + REPORT_MS.watchdog);
const http = createHttpClient(proxies, { timeoutMs: limits.timeoutMs, deadline: deadlines.deadline }, clock.now);
const prefetch = inputs.errors.length === 0 && !inputs.missesOutputFile ? startPrefetch(inputs.request, http) : undefined;
await prefetch?.firstRequestSent;
const { createContext, run } = await import('./run.ts');
const context = createContext({ http, clock, started, deadlines, newId: () => crypto.randomUUID() }, inputs.request);
const exitCode = await run(inputs, prefetch, context, (code) => {
  verdict = code;
  watch(REPORT_MS.files + REPORT_MS.network + REPORT_MS.watchdog);
});
end(exitCode);

function watch(ms: number): void {
  clearTimeout(watchdog);
  watchdog = setTimeout(stop, ms, 'no-verdict').unref();
}

/** Ends the step. An error after the verdict can affect only reports, so it does not change the verdict or the exit code. */
function stop(code: 'canceled' | 'no-verdict', reason = 'A report was not finished in time.'): void {
  if (verdict === undefined) fail(code);
  else end(verdict, `::warning::${reason} The verdict does not change.`);
}

/** Fails the step and writes the main outputs if they are not yet set. Does not use the report modules, which might have failed. */
function fail(code: keyof typeof runFailures, errorName = 'none', details: readonly string[] = []): void {
  const { title, what } = createFailure(runFailures, code, { errorName });
  const outputs = env['GITHUB_OUTPUT'];
  const report = JSON.stringify({ status: 'fail', notes: [title], checks: {} });
  try {
    // Each step has its own output file, so any status in this file was written by this step.
    if (outputs !== undefined && !/^status[=<]/m.test(readFileSync(outputs, 'utf8')))
      appendFileSync(outputs, `status=fail\nfailure=${code}\nreport=${report}\n`);
  } catch {
    // An error while writing the outputs must not hide the failure.
  }
  end(1, `::error title=${title}::${what} (${code})`, ...details, 'This step stops.');
}

/** Writes the final log lines and then exits the process, even if connections are still open. */
function end(exitCode: number, ...lines: readonly string[]): void {
  if (ended) return;
  ended = true;
  process.stdout.write(lines.map((line) => `${line}\n`).join(''), () => {
    // Give Node time to clean up completed requests before the process exits.
    setImmediate(exit, exitCode);
  });
}

/** Exits the process. If a busy thread could delay `process.exit` for minutes, replaces the process with one that exits immediately. */
function exit(exitCode: number): void {
  // Node might be reading the NODE_EXTRA_CA_CERTS file on a thread that `getActiveResourcesInfo` does not list.
  const waits = isPipe(env['NODE_EXTRA_CA_CERTS']) || process.getActiveResourcesInfo().some((name) => /^(?:GetAddrInfo|FSReq)/.test(name));
  // Windows cannot replace a process.
  if (waits && process.platform !== 'win32') {
    // Run the `exit` handlers, which terminate child processes such as `az`.
    process.emit('exit', exitCode);
    process.execve?.(process.execPath, ['node', '-e', `process.exit(${String(exitCode)})`], {});
  }
  process.exit(exitCode);
}

/** Returns the stack frames of an error. Omits the error message, because one of its lines might look like a stack frame. */
function framesOf(error: unknown): readonly string[] {
  const frames: string[] = [];
  // Overriding `prepareStackTrace` is safe, because the process exits afterward.
  Error.prepareStackTrace = (_error, sites) => {
    for (const site of sites) {
      const name = String(site.getFileName()).replace(/^(?:file:\/\/)?\/.*\//s, '');
      if (/^(?:node:[\w/]+|[\w.-]+\.[cm]?js)$/.test(name))
        frames.push(`    at ${name}:${String(site.getLineNumber())}:${String(site.getColumnNumber())}`);
    }
    return '';
  };
  // The first access to `stack` calls the function above.
  return error instanceof Error && error.stack === '' ? frames : [];
}

function nameOf(error: unknown): string {
  return error instanceof Error && /^\w{1,60}$/.test(error.name) ? error.name : typeof error;
}
