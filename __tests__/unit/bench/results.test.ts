import { describe, expect, test } from '@jest/globals';
import { computeTargets, isMet } from '../../../bench/targets.ts';
import { endpointsChart, tokenChart } from '../../../bench/charts.ts';
import { FAR, NEAR, type Results } from '../../../bench/measure.ts';
import type { Series } from '../../../bench/series.ts';
import { tablesOf } from '../../../bench/tables.ts';

const series = (name: string, ms: number): Series => ({
  name,
  token: { median: ms, min: ms - 5, p90: ms + 20 },
  exit: { median: ms + 10, min: ms + 5, p90: ms + 30 },
  requests: 2,
  connections: 2,
});

/** Results that meet every target except the time at 0 ms. */
const results: Results = {
  rounds: 15,
  token: [
    { latency: NEAR, series: [series('this action', 150), series('straight-line script', 60)] },
    {
      latency: FAR,
      series: [series('this action', 300), series('straight-line script', 340), series('az login + az account get-access-token', 2_000)],
    },
  ],
  smokeTest: [{ latency: FAR, series: [series('this action', 450), series('straight-line script', 700)] }],
  usage: new Map([
    ['this action', { cpuMs: 110, peakBytes: 70_400_000 }],
    ['straight-line script', { cpuMs: 60, peakBytes: 59_700_000 }],
  ]),
  endpointCounts: [
    { endpoints: 1, series: series('1 endpoint', 200), usage: { cpuMs: 120, peakBytes: 71_000_000 } },
    { endpoints: 200, series: series('200 endpoints', 1_300), usage: { cpuMs: 700, peakBytes: 118_000_000 } },
  ],
  concurrency: 25,
};

describe('benchmark results', () => {
  test('are compared with each target', () => {
    expect(computeTargets(results).map((target) => [target.what, isMet(target)])).toMatchSnapshot();
  });

  test('have a time limit that depends on the number of endpoints', () => {
    expect(computeTargets(results).find(({ unit }) => unit === 'ms')?.limit).toBe(2.5 * 8 * 3 * 25 + 210);
  });

  test('leave out a command that is not installed', () => {
    const without = { ...results, token: results.token.map(({ latency, series: all }) => ({ latency, series: all.slice(0, 2) })) };
    expect(computeTargets(without).filter(({ what }) => what.includes('az '))).toEqual([]);
  });

  test('are shown as aligned tables', () => {
    const setting = { date: '2026-11-21', node: '24.21.0', machine: 'linux x64, 2 cores' };
    expect(tablesOf(results, setting, ['The comparison with the Azure CLI was skipped, because it is not installed.'])).toMatchSnapshot();
  });

  test('are shown as charts with a bar per program and per number of endpoints', () => {
    const count = (svg: string, mark: string): number => svg.split(mark).length - 1;
    expect([count(tokenChart(results), 'class="ours"'), count(tokenChart(results), 'class="other"')]).toEqual([1, 2]);
    expect([count(endpointsChart(results), 'class="ours"'), count(endpointsChart(results), 'class="limit"')]).toEqual([2, 2]);
  });
});
