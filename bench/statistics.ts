/** What is said of many runs of one thing. */

/** Of one series, in its own unit. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly p90: number;
}

/** @throws RangeError for an empty series: the median of nothing would look like a result. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError('Nothing was measured');
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const [below = 0, above = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return below + (above - below) * (place - Math.floor(place));
  };
  return { median: at(0.5), min: at(0), p90: at(0.9) };
}

/** The middle value. */
export function medianOf(values: readonly number[]): number {
  return spreadOf(values).median;
}
