/** Targets for time and memory. Each target is compared with a measurement from the same benchmark run. */
import { CONCURRENCY } from '../src/model/retry.ts';
import { ENDPOINTS_NETWORK, networkText, present, type Comparison, type Results } from './measure.ts';

export interface Target {
  readonly what: string;
  readonly measured: number;
  readonly limit: number;
  readonly unit: '×' | 'MB' | 'ms';
}

/** Returns all targets with their measured values. */
export function computeTargets(results: Results): readonly Target[] {
  const { token, smokeTest, usage, hostile, endpointCounts } = results;
  const [one, most] = [present(endpointCounts[0]), present(endpointCounts.at(-1))];
  const many = `${String(most.endpoints)} endpoints`;
  const ratio = (what: string, comparison: Comparison, limit: number): Target => ({
    what: `${what}, × the script's time: ${networkText(comparison.network)}`,
    measured: toScript(comparison),
    limit,
    unit: '×',
  });
  const time = `Time of ${many}, ${String(ENDPOINTS_NETWORK.serverMs)} ms per request`;
  const peak = megabytes(present(usage.get('this action')).peakBytes);
  return [
    ...token.map((comparison) => ratio('Token', comparison, comparison.network.serverMs === 0 ? 1.8 : 0.95)),
    ...smokeTest.map((comparison) => ratio('Token and FHIR smoke test', comparison, 0.8)),
    { what: 'Peak memory for a token', measured: peak, limit: 80, unit: 'MB' },
    { what: `Peak memory of ${many}, × that of one`, measured: most.usage.peakBytes / one.usage.peakBytes, limit: 1.8, unit: '×' },
    { what: 'Peak memory under hostile bodies', measured: megabytes(hostile.peakBytes), limit: 160, unit: 'MB' },
    { what: time, measured: most.series.exit.median, limit: endpointsLimit(most.endpoints, results), unit: 'ms' },
  ];
}

/**
 * Returns the time limit for a number of endpoints, in milliseconds. The limit is 2.5 times the ideal time of the requests, plus the time
 * of a run with one endpoint.
 */
export function endpointsLimit(endpoints: number, { endpointCounts }: Results): number {
  return 2.5 * Math.ceil(endpoints / CONCURRENCY) * 3 * ENDPOINTS_NETWORK.serverMs + present(endpointCounts[0]).series.exit.median;
}

/** Divides the action's median time by the median time of the straight-line script. */
export function toScript({ series: [action, script] }: Comparison): number {
  return present(action).token.median / present(script).token.median;
}

/**
 * Returns the shortest possible time in milliseconds. It is the startup time of Node, plus two round trips for the first connection (TCP or
 * CONNECT, then TLS), plus the sequential requests. Connections to other hosts can be opened in the meantime.
 */
export function theoreticalMinimum({ network: { serverMs, rttMs }, dependentRequests, series }: Comparison): number {
  return present(series[2]).token.median + 2 * rttMs + dependentRequests * (rttMs + serverMs);
}

/** Converts bytes to megabytes. */
export function megabytes(bytes: number): number {
  return bytes / 1_000_000;
}
