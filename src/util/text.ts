/** The version, notices, and helpers that build sentences. */

export const ACTION = 'azure-healthcare-token';
/** Version of the action, equal to the one in package.json. */
export const VERSION = '1.0.0';

/** A message about the inputs that does not fail the run. */
export interface Notice {
  readonly level: 'info' | 'notice' | 'warning';
  readonly text: string;
}

/** Creates a notice that something may be wrong. */
export function warning(text: string): Notice {
  return { level: 'warning', text };
}

/** Creates a notice that needs no action, such as a changed value. */
export function notice(text: string): Notice {
  return { level: 'notice', text };
}

/** Maximum number of items that a sentence lists. The rest are counted. */
const NAMED = 3;

/** Joins items for a sentence: `a`, `a and b`, `a, b, c and 4 more`. */
export function joinList(items: readonly string[]): string {
  const shown = items.length > NAMED ? [...items.slice(0, NAMED), `${String(items.length - NAMED)} more`] : items;
  return enumerate(shown, 'and');
}

/** Returns a count with its noun: `1 endpoint`, `2 endpoints`. */
export function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Joins alternatives: `a`, `a or b`, `a, b or c`. */
export function either(words: readonly string[]): string {
  return enumerate(words, 'or');
}

/** Replaces `Intl.ListFormat`, which loads locale data and would delay the token by 15 ms. */
function enumerate(items: readonly string[], conjunction: 'and' | 'or'): string {
  const leading = items.slice(0, -1).join(', ');
  return [leading, ...items.slice(-1)].filter((part) => part !== '').join(` ${conjunction} `);
}
