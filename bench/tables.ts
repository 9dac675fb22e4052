/** Formats the results as aligned Markdown tables, for the terminal and docs/performance.md. */
import { CONCURRENCY } from '../src/model/retry.ts';
import { ENDPOINTS_NETWORK, networkText, present, type Comparison, type Results } from './measure.ts';
import { computeTargets, megabytes, theoreticalMinimum, type Target } from './targets.ts';
import type { Spread } from './statistics.ts';

export interface Setting {
  readonly date: string;
  readonly node: string;
  readonly machine: string;
}

/**
 * Returns all tables, with headings.
 *
 * @param skipped one sentence per skipped measurement.
 */
export function tablesOf(results: Results, { date, node, machine }: Setting, skipped: readonly string[]): string {
  const { rounds, token, smokeTest } = results;
  return [
    `Measured on ${date} with Node ${node}, ${machine}. Times are medians of ${String(rounds)} runs.`,
    ...skipped,
    '### Targets',
    table(['Target', 'Measured', 'Limit', ''], computeTargets(results).map(targetRow)),
    '### A token',
    ...token.map(comparisonTable),
    usageTable(results),
    '### A token and the smoke test of a FHIR service',
    ...smokeTest.map(comparisonTable),
    '### Many endpoints',
    `${networkText(ENDPOINTS_NETWORK)}, ${String(CONCURRENCY)} endpoints in parallel. The times are measured until the process exits.`,
    endpointsTable(results),
  ].join('\n\n');
}

function targetRow({ what, measured, limit, unit }: Target): readonly string[] {
  const value = (number: number): string => `${number.toFixed(unit === '×' ? 2 : 0)} ${unit}`;
  return [what, value(measured), `≤ ${value(limit)}`, measured <= limit ? 'met' : '**missed**'];
}

function comparisonTable(comparison: Comparison): string {
  const script = present(comparison.series[1]).token.median;
  const minimum = theoreticalMinimum(comparison);
  const rows = comparison.series.map(({ name, token, exit, requests, connections }) => [
    name,
    ...spread(token),
    milliseconds(exit.median),
    (token.median / script).toFixed(2),
    (token.median / minimum).toFixed(2),
    String(requests),
    String(connections),
  ]);
  const heads = ['', 'time to token, ms', 'min', 'p90', 'total time, ms', '× script', '× minimum', 'requests', 'connections'];
  return `${networkText(comparison.network)} (theoretical minimum ${milliseconds(minimum)} ms):\n\n${table(heads, rows)}`;
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

function endpointsTable({ endpointCounts }: Results): string {
  const rows = endpointCounts.map(({ endpoints, series: { exit, requests, connections }, usage }) => [
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

/** Returns a table with padded columns and right-aligned numbers. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) => Math.max(3, head.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(heads), line(rule), ...rows.map(line)].join('\n');
}
