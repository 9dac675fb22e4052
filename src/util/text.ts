/** The action's name and version, and helpers that create notices, format sentences and detect markup. */

export const ACTION = 'azure-healthcare-token';
/** Must match the version in package.json. */
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

/** Creates a notice that does not require user action, for example about a value that was changed. */
export function notice(text: string): Notice {
  return { level: 'notice', text };
}

/** Maximum number of items to list in a sentence. */
const NAMED = 3;

/** Joins items for use in a sentence, such as `a`, `a and b` or `a, b, c and 4 more`. */
export function joinList(items: readonly string[]): string {
  const shown = items.length > NAMED ? [...items.slice(0, NAMED), `${String(items.length - NAMED)} more`] : items;
  return enumerate(shown, 'and');
}

/** Returns a count with its noun, such as `1 endpoint` or `2 endpoints`. */
export function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Joins alternatives for use in a sentence, such as `a`, `a or b` or `a, b or c`. */
export function either(words: readonly string[]): string {
  return enumerate(words, 'or');
}

/** Does not use `Intl.ListFormat`, because loading its locale data would add 15 ms to the token request. */
function enumerate(items: readonly string[], conjunction: 'and' | 'or'): string {
  const leading = items.slice(0, -1).join(', ');
  return [leading, ...items.slice(-1)].filter((part) => part !== '').join(` ${conjunction} `);
}

/** Matches processing instructions, comments and the DOCTYPE declaration before the root element. */
const PROLOG = /^(?:\s|<\?[^]*?\?>|<!--[^]*?-->|<!doctype(?!\s+html)[^[>]*(?:\[[^\]]*\]\s*)?>)*/i;

/** Detects the document type from the first few characters. An HTML document might begin with an element other than `<html>`. */
export function markupOf(start: string): 'html' | 'fhir-xml' | 'xml' | undefined {
  const root = start.replace(PROLOG, '');
  const [, name] = /^<(?:[\w.-]{1,60}:)?(!?[\w.-]{1,60})/.exec(root) ?? [];
  if (name === undefined) return undefined;
  if (/^(?:!doctype|html|head|body|title|meta|link|style|script|center|h[1-6]|p|div)$/i.test(name)) return 'html';
  return name === 'Bundle' || /^<[^>]*hl7\.org\/fhir["'/]/.test(root) ? 'fhir-xml' : 'xml';
}
