/** General text helpers. */

/** Number of items that a sentence names before it counts the rest. */
const NAMED = 3;

/** Joins items for a sentence: `a`, `a and b`, `a, b, c and 4 more`. */
export function joinList(items: readonly string[]): string {
  const shown = items.length > NAMED ? [...items.slice(0, NAMED), `${String(items.length - NAMED)} more`] : items;
  return new Intl.ListFormat('en-GB').format(shown);
}

/** Returns a count with its noun: `1 endpoint`, `2 endpoints`. */
export function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
