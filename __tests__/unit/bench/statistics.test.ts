import { describe, expect, test } from '@jest/globals';
import { medianOf, spreadOf } from '../../../bench/statistics.ts';

describe('a series of measurements', () => {
  test('is told by its middle, its least and its ninth tenth, whatever order it came in', () => {
    expect(spreadOf([30, 10, 20, 50, 40, 110, 60, 70, 80, 90, 100])).toEqual({ median: 60, min: 10, p90: 100 });
  });

  test('has its middle between the two middle values when it has an even number', () => {
    expect(medianOf([4, 1, 3, 2])).toBe(2.5);
  });

  test('must not be empty: the median of nothing would look like a result', () => {
    expect(() => medianOf([])).toThrow(RangeError);
  });
});
