/** Creates the tables of inputs and outputs in README.md from action.yml. */
import { member, text } from '../src/util/json.ts';

/** Columns of each table. In README.md, the table of inputs is between `<!-- inputs -->` and `<!-- /inputs -->`. */
const TABLES: Readonly<Record<string, readonly Column[]>> = {
  inputs: [
    ['Input', ({ name }) => `\`${name}\``],
    ['Description', ({ description }) => description],
    ['Default', ({ value }) => (value === undefined ? '' : `\`${value}\``)],
  ],
  outputs: [
    ['Output', ({ name }) => `\`${name}\``],
    ['Description', ({ description }) => description],
  ],
};

interface Row {
  readonly name: string;
  readonly description: string;
  readonly value: string | undefined;
}

type Column = readonly [head: string, cell: (row: Row) => string];

/**
 * Returns README.md with new tables.
 *
 * @param readme content of README.md
 * @param manifest parsed content of action.yml
 * @throws Error if the markers of a table are missing
 */
export function withTables(readme: string, manifest: unknown): string {
  return Object.entries(TABLES).reduce((page, [name, columns]) => {
    const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
    const [before, after] = [page.indexOf(start), page.indexOf(end)];
    if (before === -1 || after < before) throw new Error(`README.md has no ${start.trim()} and ${end} after it`);
    return `${page.slice(0, before)}${start}\n${table(columns, rowsOf(manifest, name))}\n${page.slice(after)}`;
  }, readme);
}

function rowsOf(manifest: unknown, name: string): readonly Row[] {
  return Object.entries(member(manifest, name) ?? {}).map(([key, item]) => ({
    name: key,
    description: words(member(item, 'description')) ?? '',
    value: words(member(item, 'default')),
  }));
}

function table(columns: readonly Column[], rows: readonly Row[]): string {
  const lines = [columns.map(([head]) => head), columns.map(() => '---'), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  // A pipe ends a table cell unless it is escaped, even in a code span (GFM §4.10).
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`).join('');
}

/** Returns a text on one line. Undefined if the value contains no text. */
function words(value: unknown): string | undefined {
  return text(value)?.trim().replaceAll(/\s+/g, ' ');
}
