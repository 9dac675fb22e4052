import { describe, expect, test } from '@jest/globals';
import { median, summarize } from '../../../bench/statistics.ts';

describe('statistics', () => {
  test('summarize returns the median, the minimum and the 90th percentile of unsorted values', () =>
    expect(summarize([30, 10, 20, 50, 40, 110, 60, 70, 80, 90, 100])).toEqual({ median: 60, min: 10, p90: 100 }));

  test('median returns the mean of the two middle values of an even number of values', () => expect(median([4, 1, 3, 2])).toBe(2.5));

  test('median throws for an empty list', () => expect(() => median([])).toThrow(RangeError));
});
