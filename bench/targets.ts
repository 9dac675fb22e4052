/** Speed targets of the action, each compared with a measurement of the same run. */
import { FAR, ENDPOINTS_LATENCY, NEAR, latencyText, present, type Comparison, type Results } from './measure.ts';
import type { Series } from './series.ts';

/** One target. */
export interface Target {
  readonly what: string;
  readonly measured: number;
  readonly limit: number;
  /** Set if the limit is a minimum. */
  readonly atLeast?: true;
  readonly unit: '×' | 'MB' | 'ms';
}

/** Returns each target with the measured value. */
export function computeTargets(results: Results): readonly Target[] {
  const { token, smokeTest, usage, endpointCounts } = results;
  const [action, script] = ['this action', 'straight-line script'].map((name) => present(usage.get(name)));
  const [one, largest] = [present(endpointCounts[0]), present(endpointCounts.at(-1))];
  const azureCli = at(token, FAR).series.find(({ name }) => name.startsWith('az '));
  const many = `${String(largest.endpoints)} endpoints`;
  return [
    { what: `Time to a token, × the script's: ${latencyText(FAR)}`, measured: toScript(at(token, FAR)), limit: 0.95, unit: '×' },
    { what: `Time to a token, × the script's: ${latencyText(NEAR)}`, measured: toScript(at(token, NEAR)), limit: 2, unit: '×' },
    { what: "CPU for a token, × the script's", measured: present(action).cpuMs / present(script).cpuMs, limit: 2.2, unit: '×' },
    { what: 'Peak memory for a token', measured: megabytes(present(action).peakBytes), limit: 80, unit: 'MB' },
    {
      what: `Token and FHIR smoke test, × the script's time: ${latencyText(FAR)}`,
      measured: toScript(at(smokeTest, FAR)),
      limit: 0.9,
      unit: '×',
    },
    ...(azureCli === undefined ? [] : [{ ...fasterThan(azureCli, at(token, FAR)), limit: 4, atLeast: true as const, unit: '×' as const }]),
    {
      what: `Time of ${many}, ${String(ENDPOINTS_LATENCY.serverMs)} ms per request`,
      measured: largest.series.exit.median,
      limit: endpointsLimit(largest.endpoints, results),
      unit: 'ms',
    },
    { what: `Peak memory of ${many}, × that of one`, measured: largest.usage.peakBytes / one.usage.peakBytes, limit: 1.8, unit: '×' },
  ];
}

function fasterThan({ name, token }: Series, { latency, series }: Comparison): Pick<Target, 'what' | 'measured'> {
  return { what: `Time of ${name}, × this action's: ${latencyText(latency)}`, measured: token.median / present(series[0]).token.median };
}

/** Returns the time limit for a number of endpoints: 2.5 times the ideal time of their requests, plus a run with one endpoint. Milliseconds. */
export function endpointsLimit(endpoints: number, { endpointCounts, concurrency }: Results): number {
  return 2.5 * Math.ceil(endpoints / concurrency) * 3 * ENDPOINTS_LATENCY.serverMs + present(endpointCounts[0]).series.exit.median;
}

/** True if a target is met. */
export function isMet({ measured, limit, atLeast }: Target): boolean {
  return atLeast === true ? measured >= limit : measured <= limit;
}

/** Returns the ratio of the action's median time to the script's. */
export function toScript({ series: [action, script] }: Comparison): number {
  return present(action).token.median / present(script).token.median;
}

/** Converts bytes to megabytes. */
export function megabytes(bytes: number): number {
  return bytes / 1_000_000;
}

function at(comparisons: readonly Comparison[], { serverMs, rttMs }: Comparison['latency']): Comparison {
  return present(comparisons.find(({ latency }) => latency.serverMs === serverMs && latency.rttMs === rttMs));
}
