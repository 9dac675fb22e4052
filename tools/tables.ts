/** README's tables of inputs and outputs, made of action.yml: what it says of an input is said in one place. */

/** Where the tables stand in README.md: between `<!-- inputs -->` and `<!-- /inputs -->`, and so for outputs. */
const TABLES: Readonly<Record<string, readonly Column[]>> = {
  inputs: [
    ['Input', ({ name }) => `\`${name}\``],
    ['What it is', ({ description }) => description],
    ['Default', ({ value }) => (value === undefined ? '' : `\`${value}\``)],
  ],
  outputs: [
    ['Output', ({ name }) => `\`${name}\``],
    ['What it is', ({ description }) => description],
  ],
};

interface Row {
  readonly name: string;
  readonly description: string;
  readonly value: string | undefined;
}

type Column = readonly [head: string, cell: (row: Row) => string];

/**
 * README.md with its tables made anew.
 *
 * @param readme the whole text
 * @param manifest action.yml, parsed
 * @throws when the text has no place for a table
 */
export function withTables(readme: string, manifest: unknown): string {
  return Object.entries(TABLES).reduce((text, [name, columns]) => {
    const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
    const [before, after] = [text.indexOf(start), text.indexOf(end)];
    if (before === -1 || after < before) throw new Error(`README.md has no ${start.trim()} and ${end} after it`);
    return `${text.slice(0, before)}${start}\n${table(columns, rowsOf(manifest, name))}\n${text.slice(after)}`;
  }, readme);
}

function rowsOf(manifest: unknown, name: string): readonly Row[] {
  return Object.entries(fields(fields(manifest)[name])).map(([key, item]) => {
    const { description, default: value } = fields(item);
    return { name: key, description: words(description) ?? '', value: words(value) };
  });
}

function table(columns: readonly Column[], rows: readonly Row[]): string {
  const lines = [columns.map(([head]) => head), columns.map(() => '---'), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  // A pipe ends a cell even in a code span, unless it is escaped (GFM §4.10).
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`).join('');
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** One line of text; undefined when there is none. */
function words(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim().replaceAll(/\s+/g, ' ') : undefined;
}
