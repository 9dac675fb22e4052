/** Runs all measurements. */
import { ENDPOINT_COUNTS, type Network } from './lab.ts';
import type { Program, Programs } from './programs.ts';
import type { RunContext, Usage } from './run.ts';
import { compare, usageOf, type Series } from './series.ts';

export interface Thoroughness {
  /** Number of timed runs per network. */
  readonly rounds: number;
  /** Number of runs that measure CPU time and memory. */
  readonly usageRounds: number;
}

export interface Comparison {
  readonly network: Network;
  /** Number of requests that wait for the response to an earlier request. */
  readonly dependentRequests: number;
  /** Series of the action, the straight-line script, the startup of Node, and other programs. */
  readonly series: readonly Series[];
}

export interface Results {
  readonly rounds: number;
  readonly token: readonly Comparison[];
  readonly smokeTest: readonly Comparison[];
  /** CPU time and memory for one token, by name of the program. */
  readonly usage: ReadonlyMap<string, Usage>;
  readonly hostile: Usage;
  readonly endpointCounts: readonly { readonly endpoints: number; readonly series: Series; readonly usage: Usage }[];
}

/** Network with the latency of a real service. */
const FAR = { serverMs: 80, rttMs: 20 };
/** Network without latency, so that only the programs take time. */
const NEAR = { serverMs: 0, rttMs: 0 };
export const ENDPOINTS_NETWORK: Network = { serverMs: 25, rttMs: 0, proxy: true };

export const THOROUGH: Thoroughness = { rounds: 21, usageRounds: 9 };
export const QUICK: Thoroughness = { rounds: 5, usageRounds: 3 };

/**
 * Runs all measurements.
 *
 * @param log receives the name of each measurement.
 */
export async function measure(
  { action, script, node, azureCli, actionWithSmokeTest, scriptWithSmokeTest, actionWithEndpoints, hostile }: Programs,
  context: RunContext,
  { rounds, usageRounds }: Thoroughness,
  log: (text: string) => void,
): Promise<Results> {
  const token: Comparison[] = [];
  const smokeTest: Comparison[] = [];
  const run = async (programs: readonly Program[], network: Network, dependentRequests: number): Promise<Comparison> => {
    log(`${programs.map(({ name }) => name).join(', ')}: ${networkText(network)}`);
    return { network, dependentRequests, series: await compare(programs, network, rounds, context) };
  };
  for (const proxy of [true, false]) {
    for (const latency of [FAR, NEAR])
      token.push(await run([action, script, node, ...(proxy && azureCli ? [azureCli] : [])], { ...latency, proxy }, 2));
    smokeTest.push(await run([actionWithSmokeTest, scriptWithSmokeTest, node], { ...FAR, proxy }, 3));
  }
  const withEndpoints = ENDPOINT_COUNTS.map(actionWithEndpoints);
  const { series } = await run(withEndpoints, ENDPOINTS_NETWORK, 3);
  log('CPU time and memory');
  const forToken = [action, script];
  const usage = await usageOf(forToken, { ...FAR, proxy: true }, usageRounds, context);
  const ofEndpoints = await usageOf([...withEndpoints, hostile], ENDPOINTS_NETWORK, usageRounds, context);
  return {
    rounds,
    token,
    smokeTest,
    usage: new Map(forToken.map(({ name }, index) => [name, present(usage[index])])),
    hostile: present(ofEndpoints.at(-1)),
    endpointCounts: ENDPOINT_COUNTS.map((endpoints, index) => ({
      endpoints,
      series: present(series[index]),
      usage: present(ofEndpoints[index]),
    })),
  };
}

/** Describes a network in words. */
export function networkText({ serverMs, rttMs, proxy }: Network): string {
  return `${String(serverMs)} ms server time, ${String(rttMs)} ms round trip, ${proxy ? 'through a proxy' : 'no proxy'}`;
}

/** Returns the value. Throws if there is no measurement. */
export function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('Not measured');
  return value;
}
