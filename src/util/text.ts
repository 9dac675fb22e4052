/** Name and version of the action, and functions for notices, sentences and markup. */

export const ACTION = 'azure-healthcare-token';
/** Version of the action. Must be the same as in package.json. */
export const VERSION = '1.0.0';

/** A message about the inputs. It never makes the run fail. */
export interface Notice {
  readonly level: 'info' | 'notice' | 'warning';
  readonly text: string;
}

/** Creates a warning about a possible mistake. */
export function warning(text: string): Notice {
  return { level: 'warning', text };
}

/** Creates a notice that needs no action, for example about a value that was changed. */
export function notice(text: string): Notice {
  return { level: 'notice', text };
}

/** Maximum number of items that a sentence lists by name. The sentence gives only the number of the remaining items. */
const NAMED = 3;

/** Joins items for use in a sentence: `a`, `a and b`, `a, b, c and 4 more`. */
export function joinList(items: readonly string[]): string {
  const shown = items.length > NAMED ? [...items.slice(0, NAMED), `${String(items.length - NAMED)} more`] : items;
  return enumerate(shown, 'and');
}

/** Returns a count with its noun, such as `1 endpoint` or `2 endpoints`. */
export function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Joins alternatives for use in a sentence: `a`, `a or b`, `a, b or c`. */
export function either(words: readonly string[]): string {
  return enumerate(words, 'or');
}

/** Joins items with a conjunction. Does not use `Intl.ListFormat`, because it would load locale data and delay the token by 15 ms. */
function enumerate(items: readonly string[], conjunction: 'and' | 'or'): string {
  const leading = items.slice(0, -1).join(', ');
  return [leading, ...items.slice(-1)].filter((part) => part !== '').join(` ${conjunction} `);
}

/** Matches processing instructions, comments and a document type before the root element. */
const PROLOG = /^(?:\s|<\?[^]*?\?>|<!--[^]*?-->|<!doctype(?!\s+html)[^[>]*(?:\[[^\]]*\]\s*)?>)*/i;

/** Detects the type of a document from its first characters. HTML may omit `<html>` and begin with another element. */
export function markupOf(start: string): 'html' | 'fhir-xml' | 'xml' | undefined {
  const root = start.replace(PROLOG, '');
  const [, name] = /^<(?:[\w.-]{1,60}:)?(!?[\w.-]{1,60})/.exec(root) ?? [];
  if (name === undefined) return undefined;
  if (/^(?:!doctype|html|head|body|title|meta|link|style|script|center|h[1-6]|p|div)$/i.test(name)) return 'html';
  return name === 'Bundle' || /^<[^>]*hl7\.org\/fhir["'/]/.test(root) ? 'fhir-xml' : 'xml';
}
