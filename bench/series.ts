/** Many runs of several programs, in turns, so that whatever else the machine does at a moment falls on all of them alike. */
import { medianOf, spreadOf, type Spread } from './statistics.ts';
import { timed, used, type Ground, type Run, type Usage } from './run.ts';
import type { Pace } from './lab.ts';
import type { Program } from './programs.ts';

/** What many runs of one program took. Milliseconds. */
export interface Series {
  readonly name: string;
  readonly token: Spread;
  readonly exit: Spread;
  readonly requests: number;
  readonly connections: number;
}

/** Runs before the first that counts: files get into the cache, the lab gets its certificates and its compiled code. */
const WARM_UPS = 2;

/** Times programs at one pace, in turns. */
export async function race(programs: readonly Program[], pace: Pace, rounds: number, ground: Ground): Promise<readonly Series[]> {
  const runs = await inTurns(programs, rounds, (program) => timed(program, pace, ground));
  return programs.map((program, index) => seriesOf(program, runs[index] ?? []));
}

/** Medians of what programs use, in turns. */
export async function usageOf(
  programs: readonly Program[],
  pace: Pace,
  rounds: number,
  ground: Ground,
  noteTaker: string,
): Promise<readonly Usage[]> {
  const usages = await inTurns(programs, rounds, (program) => used(program, pace, ground, noteTaker));
  return usages.map((all) => ({
    cpuMs: medianOf(all.map(({ cpuMs }) => cpuMs)),
    peakBytes: medianOf(all.map(({ peakBytes }) => peakBytes)),
  }));
}

async function inTurns<Result>(
  programs: readonly Program[],
  rounds: number,
  act: (program: Program) => Promise<Result>,
): Promise<Result[][]> {
  const results: Result[][] = programs.map(() => []);
  for (let round = -WARM_UPS; round < rounds; round++) {
    for (const [index, program] of programs.entries()) {
      const result = await act(program);
      if (round >= 0) results[index]?.push(result);
    }
  }
  return results;
}

function seriesOf({ name }: Program, runs: readonly Run[]): Series {
  const of = (pick: (run: Run) => number): number[] => runs.map(pick);
  return {
    name,
    token: spreadOf(of(({ tokenMs }) => tokenMs)),
    exit: spreadOf(of(({ exitMs }) => exitMs)),
    requests: medianOf(of(({ requests }) => requests)),
    connections: medianOf(of(({ connections }) => connections)),
  };
}
