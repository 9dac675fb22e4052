/** Summary of measurements, in the unit of the measurements. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly p90: number;
}

/** Summarizes measurements. Throws if there are none. */
export function summarize(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError('Nothing was measured');
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number): number => {
    const position = share * (sorted.length - 1);
    const [below = 0, above = 0] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
    return below + (above - below) * (position - Math.floor(position));
  };
  return { median: at(0.5), min: at(0), p90: at(0.9) };
}

/** Returns the median. Throws if there are no values. */
export function median(values: readonly number[]): number {
  return summarize(values).median;
}
