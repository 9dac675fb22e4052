/** Runs several programs in turn many times, so that other load on the machine affects all of them equally. */
import { median, summarize, type Spread } from './statistics.ts';
import { measureTimes, measureUsage, type RunContext, type Run, type Usage } from './run.ts';
import type { Network } from './lab.ts';
import type { Program } from './programs.ts';

/** Times of many runs of one program, in milliseconds. */
export interface Series {
  readonly name: string;
  readonly token: Spread;
  readonly exit: Spread;
  readonly requests: number;
  readonly connections: number;
}

/** Number of warm-up runs. They fill the file cache and make the lab create its certificates. */
const WARM_UPS = 2;

/** Measures the times of several programs in one network. */
export async function compare(
  programs: readonly Program[],
  network: Network,
  rounds: number,
  context: RunContext,
): Promise<readonly Series[]> {
  const runs = await inTurns(programs, rounds, (program) => measureTimes(program, network, context));
  return programs.map((program, index) => seriesOf(program, runs[index] ?? []));
}

/** Measures the median CPU time and memory of several programs. */
export async function usageOf(
  programs: readonly Program[],
  network: Network,
  rounds: number,
  context: RunContext,
): Promise<readonly Usage[]> {
  const usages = await inTurns(programs, rounds, (program) => measureUsage(program, network, context));
  return usages.map((all) => ({ cpuMs: median(all.map(({ cpuMs }) => cpuMs)), peakBytes: median(all.map(({ peakBytes }) => peakBytes)) }));
}

async function inTurns<Result>(
  programs: readonly Program[],
  rounds: number,
  measure: (program: Program) => Promise<Result>,
): Promise<Result[][]> {
  const results: Result[][] = programs.map(() => []);
  for (let round = -WARM_UPS; round < rounds; round++) {
    for (const [index, program] of programs.entries()) {
      const result = await measure(program);
      if (round >= 0) results[index]?.push(result);
    }
  }
  return results;
}

function seriesOf({ name }: Program, runs: readonly Run[]): Series {
  const of = (pick: (run: Run) => number): number[] => runs.map(pick);
  return {
    name,
    token: summarize(of(({ tokenMs }) => tokenMs)),
    exit: summarize(of(({ exitMs }) => exitMs)),
    requests: median(of(({ requests }) => requests)),
    connections: median(of(({ connections }) => connections)),
  };
}
