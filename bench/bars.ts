/** Speed targets of the action, each compared with a measurement of the same run. */
import { FAR, FLEET_PACE, NEAR, paceText, present, type Race, type Results } from './measure.ts';
import type { Series } from './series.ts';

/** One bar. */
export interface Bar {
  readonly what: string;
  readonly measured: number;
  readonly limit: number;
  /** Whether more is better: the limit is the least then. */
  readonly atLeast?: true;
  readonly unit: '×' | 'MB' | 'ms';
}

/** The promises, with what was measured. */
export function barsOf(results: Results): readonly Bar[] {
  const { token, smokeTest, usage, fleets } = results;
  const [action, script] = ['this action', 'straight-line script'].map((name) => present(usage.get(name)));
  const [one, largest] = [present(fleets[0]), present(fleets.at(-1))];
  const azureCli = at(token, FAR).series.find(({ name }) => name.startsWith('az '));
  const fleet = `${String(largest.endpoints)} endpoints`;
  return [
    { what: `Time to a token, × the script's: ${paceText(FAR)}`, measured: toScript(at(token, FAR)), limit: 0.95, unit: '×' },
    { what: `Time to a token, × the script's: ${paceText(NEAR)}`, measured: toScript(at(token, NEAR)), limit: 2, unit: '×' },
    { what: "CPU for a token, × the script's", measured: present(action).cpuMs / present(script).cpuMs, limit: 2.2, unit: '×' },
    { what: 'Peak memory for a token', measured: megabytes(present(action).peakBytes), limit: 80, unit: 'MB' },
    {
      what: `Token and FHIR smoke test, × the script's time: ${paceText(FAR)}`,
      measured: toScript(at(smokeTest, FAR)),
      limit: 0.9,
      unit: '×',
    },
    ...(azureCli === undefined ? [] : [{ ...fasterThan(azureCli, at(token, FAR)), limit: 4, atLeast: true as const, unit: '×' as const }]),
    {
      what: `Time of ${fleet}, ${String(FLEET_PACE.thinkMs)} ms a request`,
      measured: largest.series.exit.median,
      limit: fleetLimit(largest.endpoints, results),
      unit: 'ms',
    },
    { what: `Peak memory of ${fleet}, × that of one`, measured: largest.usage.peakBytes / one.usage.peakBytes, limit: 1.8, unit: '×' },
  ];
}

function fasterThan({ name, token }: Series, { pace, series }: Race): Pick<Bar, 'what' | 'measured'> {
  return { what: `Time of ${name}, × this action's: ${paceText(pace)}`, measured: token.median / present(series[0]).token.median };
}

/** How long a fleet may take, in milliseconds: 2.5 times the waves of its three requests an endpoint, and a run of one endpoint. */
export function fleetLimit(endpoints: number, { fleets, concurrency }: Results): number {
  return 2.5 * Math.ceil(endpoints / concurrency) * 3 * FLEET_PACE.thinkMs + present(fleets[0]).series.exit.median;
}

/** Whether a bar is met. */
export function isMet({ measured, limit, atLeast }: Bar): boolean {
  return atLeast === true ? measured >= limit : measured <= limit;
}

/** The action's median time to the token, as a multiple of the script's. */
export function toScript({ series: [action, script] }: Race): number {
  return present(action).token.median / present(script).token.median;
}

/** Bytes in millions. */
export function megabytes(bytes: number): number {
  return bytes / 1_000_000;
}

function at(races: readonly Race[], { thinkMs, rttMs }: Race['pace']): Race {
  return present(races.find(({ pace }) => pace.thinkMs === thinkMs && pace.rttMs === rttMs));
}
