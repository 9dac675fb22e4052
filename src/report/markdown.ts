/**
 * Creates Markdown for the summary and for incidents. Values are always in a code span or a fenced block, where GitHub does not interpret
 * Markdown, HTML or mentions. Other text contains only letters, digits and plain punctuation. No escaping library is used, because GitHub
 * treats even `\@name` as a mention.
 */

/** Maximum number of characters in a displayed value. */
const SHOWN = 300;

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Matches a word that does not need a code span (a number, or letters joined by `-`, `/` or `'`) and any surrounding punctuation. */
const PLAIN = /^["'(]*(?:\p{L}+(?:['’/-]\p{L}+)*|\p{N}+|[–—…])?["')]*(?:[.,;:?]+["')]*)?$/u;

/** Splits a word into leading punctuation, the value, and trailing punctuation. */
const AROUND = /^(["'(]*)(.*?)(["')]*(?:[.,;:?]+["')]*)?)$/u;

/** Replaces invisible characters with spaces. Some of these characters move the cursor or change the text direction. */
export function visible(text: string): string {
  return text.toWellFormed().replaceAll(UNSEEN, ' ');
}

/** Converts text to a single line of visible characters. Truncates a long line. */
export function line(text: string, limit = SHOWN): string {
  const seen = visible(text).replaceAll(/\s+/gu, ' ').trim();
  return seen.length > limit ? `${seen.slice(0, limit - 1).toWellFormed()}…` : seen;
}

/** Formats a value as a code span. An empty value becomes a dash. */
export function code(value: string): string {
  const text = line(value);
  if (text === '') return '–';
  const fence = '`'.repeat(longestRun(text) + 1);
  return fence.length > 1 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/** Formats sentences. Literal values, such as hosts, IDs and setting names, become code spans. */
export function prose(text: string): string {
  return line(text, 2000)
    .split(' ')
    .map((word) => (PLAIN.test(word) ? word : wrapped(word)))
    .join(' ');
}

/** Formats text as a fenced block. Replaces control characters with spaces. */
export function block(language: string, text: string): string {
  const kept = text.split('\n').map(visible).join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(kept) + 1));
  return `${fence}${language}\n${kept}\n${fence}`;
}

/** Creates a table. Each cell must be static text or the result of `code` or `prose`. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

/** Creates a collapsible section. The summary is formatted as HTML, because Markdown is not rendered inside a `<summary>` element. */
export function details(summary: readonly (string | { readonly code: string })[], body: string, open = false): string {
  const pieces = summary.map((piece) => (typeof piece === 'string' ? html(piece) : `<code>${html(piece.code)}</code>`));
  return `<details${open ? ' open' : ''}>\n<summary>${pieces.join(' ')}</summary>\n\n${body}\n\n</details>`;
}

function html(text: string): string {
  return line(text).replaceAll(/[^\p{L}\p{N} .,;-]/gu, (character) => `&#${String(character.codePointAt(0))};`);
}

/** Escapes pipes, even in code spans. Also replaces backslashes, because a backslash before an escaped pipe would undo the escape. */
function cell(text: string): string {
  return text.replaceAll('\\', '?').replaceAll('|', '\\|');
}

function wrapped(word: string): string {
  return word.replace(AROUND, (_word, before: string, value: string, after: string) => `${before}${code(value)}${after}`);
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
