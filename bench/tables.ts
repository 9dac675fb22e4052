/** The results as Markdown tables: readable on a terminal as they stand, and in docs/performance.md. */
import { barsOf, isMet, megabytes, type Bar } from './bars.ts';
import { FLEET_PACE, paceText, present, type Race, type Results } from './measure.ts';
import type { Spread } from './statistics.ts';

/** Where and when it was measured. */
export interface Setting {
  readonly date: string;
  readonly node: string;
  readonly machine: string;
}

/**
 * All tables, with their headings.
 *
 * @param skipped what could not be measured, a sentence each.
 */
export function tablesOf(results: Results, { date, node, machine }: Setting, skipped: readonly string[]): string {
  const { rounds, token, smokeTest } = results;
  return [
    `Measured on ${date} with Node ${node}, ${machine}; medians of ${String(rounds)} runs in turns, all from one run of the benchmark.`,
    ...skipped,
    '### The promises',
    table(['Promise', 'Measured', 'Limit', ''], barsOf(results).map(barRow)),
    '### A token',
    ...token.map(raceTable),
    usageTable(results),
    '### A token and the smoke test of a FHIR service',
    ...smokeTest.map(raceTable),
    '### Fleets',
    `${paceText(FLEET_PACE)}; ${String(results.concurrency)} requests at a time. Times to the end of the process.`,
    fleetTable(results),
  ].join('\n\n');
}

function barRow(bar: Bar): readonly string[] {
  const digits = bar.unit === '×' ? 2 : 0;
  const value = (number: number): string => `${number.toFixed(digits)} ${bar.unit}`;
  return [bar.what, value(bar.measured), `${bar.atLeast === true ? '≥' : '≤'} ${value(bar.limit)}`, isMet(bar) ? 'met' : '**missed**'];
}

function raceTable({ pace, series }: Race): string {
  const script = present(series[1]);
  const rows = series.map(({ name, token, exit, requests, connections }) => [
    name,
    ...spread(token),
    milliseconds(exit.median),
    (token.median / script.token.median).toFixed(2),
    String(requests),
    String(connections),
  ]);
  const heads = ['', 'to the token, ms', 'min', 'p90', 'to the end, ms', '× script', 'requests', 'connections'];
  return `${paceText(pace)}:\n\n${table(heads, rows)}`;
}

function usageTable({ usage }: Results): string {
  const script = present(usage.get('straight-line script'));
  const rows = [...usage].map(([name, { cpuMs, peakBytes }]) => [
    name,
    milliseconds(cpuMs),
    (cpuMs / script.cpuMs).toFixed(2),
    megabytes(peakBytes).toFixed(0),
  ]);
  return table(['for one token', 'CPU, ms', '× script', 'peak memory, MB'], rows);
}

function fleetTable({ fleets }: Results): string {
  const rows = fleets.map(({ endpoints, series: { exit, requests, connections }, usage }) => [
    String(endpoints),
    ...spread(exit),
    String(requests),
    String(connections),
    milliseconds(usage.cpuMs),
    megabytes(usage.peakBytes).toFixed(0),
  ]);
  return table(['endpoints', 'median, ms', 'min', 'p90', 'requests', 'connections', 'CPU, ms', 'peak memory, MB'], rows);
}

function spread({ median, min, p90 }: Spread): readonly string[] {
  return [median, min, p90].map(milliseconds);
}

function milliseconds(value: number): string {
  return value.toFixed(0);
}

/** Numbers stand to the right. Columns are padded, so that the text is a table too. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) => Math.max(3, head.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(heads), line(rule), ...rows.map(line)].join('\n');
}
