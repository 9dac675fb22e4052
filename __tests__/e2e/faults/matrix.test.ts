/**
 * Runs the built action with every fault at every request, and checks the code, the number of attempts, the time and the memory. `npm test`
 * runs one request per fault, chosen by FAULTS_SEED. With FAULTS=all, it runs all combinations.
 */
import { availableParallelism } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import pLimit from 'p-limit';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { runScenarioWithLab, type ScenarioRun } from '../support/scenario.ts';
import { CELLS, type Cell } from './expectations.ts';
import { REQUESTS, addFault, countAttempts } from './requests.ts';

const SEED = Number(process.env['FAULTS_SEED'] ?? 1);
const chosen = process.env['FAULTS'] === 'all' ? CELLS : sample(CELLS, SEED);

/** Chooses one request per fault by the seed. */
function sample(cells: readonly Cell[], seed: number): readonly Cell[] {
  const faults = [...new Set(cells.map(({ fault }) => fault))];
  const start = (seed * 7) % REQUESTS.length;
  return faults.flatMap((fault, index) =>
    cells.filter((cell) => cell.fault === fault && cell.request === REQUESTS[(start + index * seed) % REQUESTS.length]),
  );
}

/** Timeout per attempt. It is short if the server does not respond, and otherwise long enough for a busy machine. */
const secondsFor = ({ code }: Cell): number => (code === 'timed-out' ? 1 : 10);

/** Failures that are retried, with three attempts. Timeouts are retried only for the two requests that get the token. */
const RETRIED = new Set([
  'proxy-bad-gateway',
  'connection-reset',
  'id-token-unavailable',
  'entra-transient',
  'warn: anonymous-unavailable',
  'service-unavailable',
  'service-throttled',
]);

const WARN = 'warn: ';

function isTokenTimeout({ request, code }: Cell): boolean {
  return code === 'timed-out' && (request === 'ID token' || request === 'exchange');
}

function attemptsOf(cell: Cell): number {
  const { code, fault } = cell;
  if (code === 'timed-out') return isTokenTimeout(cell) ? 3 : 1;
  // An unreadable 200 or 400 is often a single failure. Other statuses are not retried.
  if (code.endsWith('-unreadable') && (!fault.startsWith('status-') || fault === 'status-400')) return 3;
  return RETRIED.has(code) ? 3 : 1;
}

/** Longest total pause between three attempts (0.5 s and 1 s). */
const PAUSES_MS = 1500;
/** Startup time of Node on a busy machine. */
const START_MS = 10_000;
const MOST_MEMORY = 160 * 1024 * 1024;

// Waiting for servers needs no CPU time, so more runs than processors can run in parallel.
const limit = pLimit(3 * availableParallelism());

async function runCell(cell: Cell): Promise<{ run: ScenarioRun; attempts: number }> {
  const { run, lab } = await runScenarioWithLab({
    with: { endpoint: `https://${HOSTS.fhir}`, 'timeout-seconds': String(secondsFor(cell)) },
    setUp: (started) => addFault(started, cell.request, cell.fault),
  });
  return { run, attempts: countAttempts(lab, cell.request, cell.fault) };
}

describe(`a fault (${String(chosen.length)} of ${String(CELLS.length)}, seed ${String(SEED)})`, () => {
  const runs = chosen.map((cell) => ({
    cell,
    name: `of type ${cell.fault} at the ${cell.request} results in ${cell.code}`,
    pending: limit(() => runCell(cell)),
  }));
  // Each test reports its own failure.
  for (const { pending } of runs) pending.catch(() => undefined);

  test.each(runs)(
    '$name',
    async ({ cell, pending }) => {
      const { run, attempts } = await pending;
      const passes = cell.code === 'pass';
      const warns = cell.code.startsWith(WARN);
      expect({ exitCode: run.exitCode, failure: run.outputs['failure'], status: run.outputs['status'] }).toEqual(
        passes
          ? { exitCode: 0, failure: '', status: 'pass' }
          : warns
            ? { exitCode: 0, failure: cell.code.slice(WARN.length), status: 'warn' }
            : { exitCode: 1, failure: cell.code, status: 'fail' },
      );
      // On a busy machine, an attempt to get a token can time out during a different request from the faulty one.
      const pauses = run.log.match(/^Waiting for a token /gm) ?? [];
      expect(isTokenTimeout(cell) ? pauses.length + 1 : attempts).toBe(attemptsOf(cell));
      expect(attempts).toBeGreaterThan(0);
      const timeouts = cell.code === 'timed-out' ? attemptsOf(cell) * 1000 : 0;
      expect(run.step.durationMs).toBeLessThan(timeouts + PAUSES_MS + START_MS);
      expect(run.step.maxRss ?? 0).toBeLessThan(MOST_MEMORY);
      expect(run.step.otherCommands).toEqual([]);
      expect(run.step.annotations).toHaveLength(passes ? 0 : 1);
      expect(run.log.match(/^Next: /gm) ?? []).toHaveLength(passes ? 0 : 1);
    },
    60_000,
  );
});
