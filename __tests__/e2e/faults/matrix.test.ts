/**
 * Every fault at every place, over the wire, each a run of the built action: what it is called, how often it is tried, how long it takes and how
 * much memory; and, as of every run, nothing leaks. `npm test` plays a sample, one place for each fault, chosen by FAULTS_SEED; FAULTS=all
 * plays all.
 */
import { availableParallelism } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import pLimit from 'p-limit';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';
import { play, type Played } from '../support/scenario.ts';
import { CELLS, type Cell } from './expectations.ts';
import { PLACES, strike, timesStruck } from './places.ts';

const SEED = Number(process.env['FAULTS_SEED'] ?? 1);
const chosen = process.env['FAULTS'] === 'all' ? CELLS : sample(CELLS, SEED);

/** One place for each fault: which, is by the seed. */
function sample(cells: readonly Cell[], seed: number): readonly Cell[] {
  const faults = [...new Set(cells.map(({ fault }) => fault))];
  const start = (seed * 7) % PLACES.length;
  return faults.flatMap((fault, index) =>
    cells.filter((cell) => cell.fault === fault && cell.place === PLACES[(start + index * seed) % PLACES.length]),
  );
}

/** What a try is given: one second where the fault is that nothing comes, else time enough for a busy machine. */
const secondsFor = ({ code }: Cell): number => (code === 'timed-out' ? 1 : 10);

/** Kinds that the next try may heal: tried three times. A host that was silent is asked once, but the two that give the token are asked again. */
const HEALS = new Set([
  'proxy-bad-gateway',
  'connection-reset',
  'id-token-unavailable',
  'entra-transient',
  'warn: anonymous-unavailable',
  'service-unavailable',
  'service-throttled',
]);

/** Marks a code whose verdict is a warning. */
const WARN = 'warn: ';

function triesOf({ place, code, fault }: Cell): number {
  if (code === 'timed-out') return place === 'ID token' || place === 'exchange' ? 3 : 1;
  // An unreadable 200 or 400 is often a single failure. Other statuses are not retried.
  if (code.endsWith('-unreadable') && (!fault.startsWith('status-') || fault === 'status-400')) return 3;
  return HEALS.has(code) ? 3 : 1;
}

/** The pauses of three tries are 0.5 and 1 s at most. */
const PAUSES_MS = 1500;
/** For starting Node on a busy machine. */
const START_MS = 10_000;
const MOST_MEMORY = 160 * 1024 * 1024;

// Silence costs time and no processor: more runs than processors.
const limit = pLimit(3 * availableParallelism());

async function playCell(cell: Cell): Promise<{ played: Played; struck: number }> {
  let lab: Lab | undefined;
  const played = await play({
    with: { endpoint: `https://${HOSTS.fhir}`, 'timeout-seconds': String(secondsFor(cell)) },
    given: (started) => {
      lab = started;
      strike(started, cell.place, cell.fault);
    },
  });
  return { played, struck: lab === undefined ? 0 : timesStruck(lab, cell.place, cell.fault) };
}

describe(`faults on the http (${String(chosen.length)} of ${String(CELLS.length)}, seed ${String(SEED)})`, () => {
  const runs = chosen.map((cell) => ({ cell, name: `${cell.fault} at the ${cell.place}: ${cell.code}`, run: limit(() => playCell(cell)) }));
  // Whoever fails is told by its own test.
  for (const { run } of runs) run.catch(() => undefined);

  test.each(runs)(
    '$name',
    async ({ cell, run }) => {
      const { played, struck } = await run;
      const passes = cell.code === 'pass';
      const warns = cell.code.startsWith(WARN);
      expect({ exitCode: played.exitCode, failure: played.outputs['failure'], status: played.outputs['status'] }).toEqual(
        passes
          ? { exitCode: 0, failure: '', status: 'pass' }
          : warns
            ? { exitCode: 0, failure: cell.code.slice(WARN.length), status: 'warn' }
            : { exitCode: 1, failure: cell.code, status: 'fail' },
      );
      expect(struck).toBe(triesOf(cell));
      const tries = cell.code === 'timed-out' ? triesOf(cell) * 1000 : 0;
      expect(played.run.durationMs).toBeLessThan(tries + PAUSES_MS + START_MS);
      expect(played.run.maxRss ?? 0).toBeLessThan(MOST_MEMORY);
      expect(played.run.otherCommands).toEqual([]);
      expect(played.run.annotations).toHaveLength(passes ? 0 : 1);
      expect(played.log.match(/^Next: /gm) ?? []).toHaveLength(passes ? 0 : 1);
    },
    60_000,
  );
});
