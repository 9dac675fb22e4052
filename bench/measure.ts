/** What is measured: which programs, at which pace, how often. */
import { CONCURRENCY } from '../src/prefetch.ts';
import { FLEET_SIZES } from './fleet.ts';
import type { Pace } from './lab.ts';
import type { Programs } from './programs.ts';
import type { Ground, Usage } from './run.ts';
import { race, usageOf, type Series } from './series.ts';

/** How thorough to be. */
export interface Thoroughness {
  /** Runs of each program at each pace that count. */
  readonly rounds: number;
  /** Runs of each program in which its use of the machine is noted. */
  readonly usageRounds: number;
  readonly paces: readonly Pace[];
}

/** Several programs at one pace. */
export interface Race {
  readonly pace: Pace;
  /** In the order of the programs: the action first, then the straight-line script. */
  readonly series: readonly Series[];
}

/** A fleet of one size. */
export interface Fleet {
  readonly endpoints: number;
  readonly series: Series;
  readonly usage: Usage;
}

/** All that was measured in one run of the benchmark. */
export interface Results {
  readonly rounds: number;
  readonly token: readonly Race[];
  readonly smokeTest: readonly Race[];
  /** What the programs of Node use for a token, by their names. */
  readonly usage: ReadonlyMap<string, Usage>;
  readonly fleets: readonly Fleet[];
  readonly concurrency: number;
}

/** Far: 80 ms of thinking and 20 ms of round trip. The bars are judged here. */
export const FAR: Pace = { thinkMs: 80, rttMs: 20 };
/** Near: answers at once, so that only the programs themselves take time. */
export const NEAR: Pace = { thinkMs: 0, rttMs: 0 };
/** The pace of the fleet. */
export const FLEET_PACE: Pace = { thinkMs: 25, rttMs: 0 };

export const THOROUGH: Thoroughness = { rounds: 21, usageRounds: 9, paces: [NEAR, { thinkMs: 20, rttMs: 20 }, FAR] };
export const QUICK: Thoroughness = { rounds: 5, usageRounds: 3, paces: [NEAR, FAR] };

/**
 * Measures everything.
 *
 * @param say told what is being measured.
 */
export async function measure(
  programs: Programs,
  ground: Ground,
  { rounds, usageRounds, paces }: Thoroughness,
  say: (what: string) => void,
): Promise<Results> {
  const forToken = [programs.action, programs.script, programs.obvious, ...(programs.azureCli ? [programs.azureCli] : [])];
  const ofNode = forToken.filter(({ node }) => node);
  const token: Race[] = [];
  const smokeTest: Race[] = [];
  for (const pace of paces) {
    say(`A token, ${paceText(pace)}`);
    token.push({ pace, series: await race(forToken, pace, rounds, ground) });
    say(`A token and the smoke test of a FHIR service, ${paceText(pace)}`);
    smokeTest.push({ pace, series: await race([programs.actionWithSmokeTest, programs.scriptWithSmokeTest], pace, rounds, ground) });
  }
  say('What a token uses of the machine');
  const used = await usageOf(ofNode, FAR, usageRounds, ground, programs.usage);
  say(`Fleets of ${FLEET_SIZES.join(', ')} endpoints`);
  const fleet = FLEET_SIZES.map(programs.actionWithFleet);
  const series = await race(fleet, FLEET_PACE, rounds, ground);
  const usages = await usageOf(fleet, FLEET_PACE, usageRounds, ground, programs.usage);
  return {
    rounds,
    token,
    smokeTest,
    usage: new Map(ofNode.map(({ name }, index) => [name, present(used[index])])),
    fleets: FLEET_SIZES.map((endpoints, index) => ({ endpoints, series: present(series[index]), usage: present(usages[index]) })),
    concurrency: CONCURRENCY,
  };
}

/** A pace in words. */
export function paceText({ thinkMs, rttMs }: Pace): string {
  return `${String(thinkMs)} ms of thinking, ${String(rttMs)} ms of round trip`;
}

/** @throws TypeError when something was not measured: it must not look like nothing. */
export function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('Not measured');
  return value;
}
