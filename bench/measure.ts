/** Runs all measurements. */
import { CONCURRENCY } from '../src/prefetch.ts';
import { ENDPOINT_COUNTS } from './endpoints.ts';
import type { Latency } from './lab.ts';
import type { Programs } from './programs.ts';
import type { RunContext, Usage } from './run.ts';
import { compare, usageOf, type Series } from './series.ts';

/** Number of runs and latencies. */
export interface Thoroughness {
  /** Measured runs per program and latency. */
  readonly rounds: number;
  /** Runs per program that measure CPU time and memory. */
  readonly usageRounds: number;
  readonly latencies: readonly Latency[];
}

/** Measurements of several programs at one latency. */
export interface Comparison {
  readonly latency: Latency;
  /** The action first, then the straight-line script. */
  readonly series: readonly Series[];
}

/** Measurements with one number of endpoints. */
export interface EndpointsResult {
  readonly endpoints: number;
  readonly series: Series;
  readonly usage: Usage;
}

/** All measurements. */
export interface Results {
  readonly rounds: number;
  readonly token: readonly Comparison[];
  readonly smokeTest: readonly Comparison[];
  /** CPU time and memory for one token, by name of the Node program. */
  readonly usage: ReadonlyMap<string, Usage>;
  readonly endpointCounts: readonly EndpointsResult[];
  readonly concurrency: number;
}

/** Latency of a real service. Most targets apply to it. */
export const FAR: Latency = { serverMs: 80, rttMs: 20 };
/** No latency, so that only the programs take time. */
export const NEAR: Latency = { serverMs: 0, rttMs: 0 };
/** Latency of the runs with many endpoints. */
export const ENDPOINTS_LATENCY: Latency = { serverMs: 25, rttMs: 0 };

export const THOROUGH: Thoroughness = { rounds: 21, usageRounds: 9, latencies: [NEAR, { serverMs: 20, rttMs: 20 }, FAR] };
export const QUICK: Thoroughness = { rounds: 5, usageRounds: 3, latencies: [NEAR, FAR] };

/**
 * Runs all measurements.
 *
 * @param log receives the name of each measurement.
 */
export async function measure(
  programs: Programs,
  context: RunContext,
  { rounds, usageRounds, latencies }: Thoroughness,
  log: (text: string) => void,
): Promise<Results> {
  const forToken = [programs.action, programs.script, programs.azureIdentity, ...(programs.azureCli ? [programs.azureCli] : [])];
  const ofNode = forToken.filter(({ node }) => node);
  const token: Comparison[] = [];
  const smokeTest: Comparison[] = [];
  for (const latency of latencies) {
    log(`A token, ${latencyText(latency)}`);
    token.push({ latency, series: await compare(forToken, latency, rounds, context) });
    log(`A token and the smoke test of a FHIR service, ${latencyText(latency)}`);
    smokeTest.push({
      latency,
      series: await compare([programs.actionWithSmokeTest, programs.scriptWithSmokeTest], latency, rounds, context),
    });
  }
  log('CPU time and memory for one token');
  const usage = await usageOf(ofNode, FAR, usageRounds, context, programs.usage);
  log(`Runs with ${ENDPOINT_COUNTS.join(', ')} endpoints`);
  const withEndpoints = ENDPOINT_COUNTS.map(programs.actionWithEndpoints);
  const series = await compare(withEndpoints, ENDPOINTS_LATENCY, rounds, context);
  const usages = await usageOf(withEndpoints, ENDPOINTS_LATENCY, usageRounds, context, programs.usage);
  return {
    rounds,
    token,
    smokeTest,
    usage: new Map(ofNode.map(({ name }, index) => [name, present(usage[index])])),
    endpointCounts: ENDPOINT_COUNTS.map((endpoints, index) => ({
      endpoints,
      series: present(series[index]),
      usage: present(usages[index]),
    })),
    concurrency: CONCURRENCY,
  };
}

/** Describes a latency. */
export function latencyText({ serverMs, rttMs }: Latency): string {
  return `${String(serverMs)} ms server time, ${String(rttMs)} ms round trip`;
}

/** Returns a value. Throws if it was not measured. */
export function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('Not measured');
  return value;
}
