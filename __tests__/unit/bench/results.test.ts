import { describe, expect, test } from '@jest/globals';
import { barsOf, isMet } from '../../../bench/bars.ts';
import { fleetChart, tokenChart } from '../../../bench/charts.ts';
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

/** A run of the benchmark in which every bar is met, but that of the time at 0 ms. */
const results: Results = {
  rounds: 15,
  token: [
    { pace: NEAR, series: [series('this action', 150), series('straight-line script', 60)] },
    {
      pace: FAR,
      series: [series('this action', 300), series('straight-line script', 340), series('az login + az account get-access-token', 2_000)],
    },
  ],
  smokeTest: [{ pace: FAR, series: [series('this action', 450), series('straight-line script', 700)] }],
  usage: new Map([
    ['this action', { cpuMs: 110, peakBytes: 70_400_000 }],
    ['straight-line script', { cpuMs: 60, peakBytes: 59_700_000 }],
  ]),
  fleets: [
    { endpoints: 1, series: series('1 endpoint', 200), usage: { cpuMs: 120, peakBytes: 71_000_000 } },
    { endpoints: 200, series: series('200 endpoints', 1_300), usage: { cpuMs: 700, peakBytes: 118_000_000 } },
  ],
  concurrency: 25,
};

describe('the results of the benchmark', () => {
  test('are held against each promise, from above or from below', () => {
    expect(barsOf(results).map((bar) => [bar.what, isMet(bar)])).toMatchSnapshot();
  });

  test('give a fleet 2.5 times its waves of three requests, and the time of one endpoint', () => {
    expect(barsOf(results).find(({ unit }) => unit === 'ms')?.limit).toBe(2.5 * 8 * 3 * 25 + 210);
  });

  test('say nothing of a command that is not installed', () => {
    const without = { ...results, token: results.token.map(({ pace, series: all }) => ({ pace, series: all.slice(0, 2) })) };
    expect(barsOf(without).filter(({ what }) => what.includes('az '))).toEqual([]);
  });

  test('are tables that can be read on a terminal', () => {
    const setting = { date: '2026-11-21', node: '24.21.0', machine: 'linux x64, 2 cores' };
    expect(tablesOf(results, setting, ['The Azure CLI is not installed here: the comparison with it was skipped.'])).toMatchSnapshot();
  });

  test('are pictures with a bar for each program and for each fleet, and a limit for each fleet', () => {
    const count = (svg: string, mark: string): number => svg.split(mark).length - 1;
    expect([count(tokenChart(results), 'class="ours"'), count(tokenChart(results), 'class="other"')]).toEqual([1, 2]);
    expect([count(fleetChart(results), 'class="ours"'), count(fleetChart(results), 'class="limit"')]).toEqual([2, 2]);
  });
});
