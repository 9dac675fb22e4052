/**
 * The little Markdown that summary and incidents are written in: safe by its alphabet rather than by escaping.
 *
 * A value only ever stands in a code span or a fenced block, where Markdown, HTML, links, images and, GitHub's own addition, mentions and
 * references mean nothing. Around them stand only letters, digits and plain punctuation. A general Markdown writer was measured
 * (mdast-util-to-markdown with its tables: 125 kB in dist) and escapes no mention: `\@name` is a mention again once rendered.
 */

/** How many characters of a value are shown: names and paths are the user's, and 200 long ones must not fill the summary. */
const SHOWN = 300;

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A word that is shown as it is: letters or digits, in plain punctuation; joined by a hyphen, slash or apostrophe only when all letters. */
const PLAIN = /^["'(]*(?:\p{L}+(?:['’/-]\p{L}+)*|\p{N}+|[–—…])?["')]*[.,;:?]*["')]*$/u;

/** What of a word is around the value in it. */
const AROUND = /^(["'(]*)(.*?)(["')]*[.,;:?]*["')]*)$/u;

/** The text with a space for everything that moves the cursor, turns the direction of text, hides, or ends a line. */
export function visible(text: string): string {
  return text.toWellFormed().replaceAll(UNSEEN, ' ');
}

/** One line of text with nothing unseen in it, cut where it is longer than the limit. */
export function line(text: string, limit = SHOWN): string {
  const seen = visible(text).replaceAll(/\s+/gu, ' ').trim();
  return seen.length > limit ? `${seen.slice(0, limit - 1).toWellFormed()}…` : seen;
}

/** A value as a code span; a dash for nothing. */
export function code(value: string): string {
  const text = line(value);
  if (text === '') return '–';
  const fence = '`'.repeat(longestRun(text) + 1);
  return fence.length > 1 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/** Sentences: plain words as they are, every other word (a host, an ID, a setting, an address) as a code span. */
export function prose(text: string): string {
  return line(text, 2000)
    .split(' ')
    .map((word) => (PLAIN.test(word) ? word : wrapped(word)))
    .join(' ');
}

/** A fenced block: commands and evidence, kept as they are but for control characters. */
export function block(language: string, text: string): string {
  const kept = text.split('\n').map(visible).join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(kept) + 1));
  return `${fence}${language}\n${kept}\n${fence}`;
}

/**
 * A table.
 * @param head cells, of fixed words
 * @param rows of cells, each made by `code` or `prose` or of fixed words
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

/**
 * Something to open.
 * @param summary plain words and values, joined by spaces: HTML, because Markdown has no meaning there
 * @param body Markdown
 */
export function details(summary: readonly (string | { readonly code: string })[], body: string, open = false): string {
  const pieces = summary.map((piece) => (typeof piece === 'string' ? html(piece) : `<code>${html(piece.code)}</code>`));
  return `<details${open ? ' open' : ''}>\n<summary>${pieces.join(' ')}</summary>\n\n${body}\n\n</details>`;
}

/** Every character that could mean anything becomes a character reference. */
function html(text: string): string {
  return line(text).replaceAll(/[^\p{L}\p{N} .,;-]/gu, (character) => `&#${String(character.codePointAt(0))};`);
}

/** Inside a table a pipe is escaped even in a code span, and a backslash before it would undo that; no value of ours holds one. */
function cell(text: string): string {
  return text.replaceAll('\\', '?').replaceAll('|', '\\|');
}

function wrapped(word: string): string {
  return word.replace(AROUND, (_word, before: string, value: string, after: string) => `${before}${code(value)}${after}`);
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
