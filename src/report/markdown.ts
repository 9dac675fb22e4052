/**
 * Writes the Markdown of summary and incidents. It is safe because of its alphabet, without escaping.
 *
 * A value is always in a code span or a fenced block, where Markdown, HTML, links, images, mentions and references have no effect. The text
 * around values has only letters, digits and plain punctuation. A general Markdown writer does not escape mentions: `\@name` is a mention
 * again after rendering.
 */

/** Limit for a value. Names and paths are the user's, and 200 long ones must not fill the summary. Characters. */
const SHOWN = 300;

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A word that is shown unchanged: letters or digits with plain punctuation. Only letters may be joined by a hyphen, slash or apostrophe. */
const PLAIN = /^["'(]*(?:\p{L}+(?:['’/-]\p{L}+)*|\p{N}+|[–—…])?["')]*(?:[.,;:?]+["')]*)?$/u;

/** Splits a word into punctuation, value and punctuation. */
const AROUND = /^(["'(]*)(.*?)(["')]*(?:[.,;:?]+["')]*)?)$/u;

/** Replaces every character that moves the cursor, changes the direction of text, is invisible, or ends a line by a space. */
export function visible(text: string): string {
  return text.toWellFormed().replaceAll(UNSEEN, ' ');
}

/** Returns one line of visible text, cut at the limit. */
export function line(text: string, limit = SHOWN): string {
  const seen = visible(text).replaceAll(/\s+/gu, ' ').trim();
  return seen.length > limit ? `${seen.slice(0, limit - 1).toWellFormed()}…` : seen;
}

/** Returns a value as a code span, or a dash if it is empty. */
export function code(value: string): string {
  const text = line(value);
  if (text === '') return '–';
  const fence = '`'.repeat(longestRun(text) + 1);
  return fence.length > 1 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/** Returns sentences with plain words unchanged and every other word (a host, an ID, a setting) as a code span. */
export function prose(text: string): string {
  return line(text, 2000)
    .split(' ')
    .map((word) => (PLAIN.test(word) ? word : wrapped(word)))
    .join(' ');
}

/** Returns a fenced block. Control characters become spaces. */
export function block(language: string, text: string): string {
  const kept = text.split('\n').map(visible).join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(kept) + 1));
  return `${fence}${language}\n${kept}\n${fence}`;
}

/**
 * Returns a table.
 *
 * @param head cells with fixed words.
 * @param rows of cells, each made by `code` or `prose`, or with fixed words.
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

/**
 * Returns a collapsed section.
 *
 * @param summary words and values. They become HTML, because Markdown has no effect there.
 * @param body Markdown.
 */
export function details(summary: readonly (string | { readonly code: string })[], body: string, open = false): string {
  const pieces = summary.map((piece) => (typeof piece === 'string' ? html(piece) : `<code>${html(piece.code)}</code>`));
  return `<details${open ? ' open' : ''}>\n<summary>${pieces.join(' ')}</summary>\n\n${body}\n\n</details>`;
}

/** Replaces every character that could have a meaning by a character reference. */
function html(text: string): string {
  return line(text).replaceAll(/[^\p{L}\p{N} .,;-]/gu, (character) => `&#${String(character.codePointAt(0))};`);
}

/** Escapes pipes, also in code spans. A backslash before a pipe would undo that, so backslashes become question marks. */
function cell(text: string): string {
  return text.replaceAll('\\', '?').replaceAll('|', '\\|');
}

function wrapped(word: string): string {
  return word.replace(AROUND, (_word, before: string, value: string, after: string) => `${before}${code(value)}${after}`);
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
