/** Writes what the runs found into docs/mutation.md, between its two marks. What the page explains is written by hand. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JUDGEMENTS, type Judgement } from './judgements.ts';
import type { Mutant, PartReport } from './report.ts';

const PAGE = join(import.meta.dirname, '..', '..', 'docs', 'mutation.md');
const [BEGIN, END] = ['<!-- results: written by npm run mutation -- --write -->', '<!-- end of results -->'];

/** @throws Error when the page has lost its marks, or a judgement is about no survivor */
export function writePage(parts: readonly PartReport[]): void {
  const text = readFileSync(PAGE, 'utf8');
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before === -1 || after < before) throw new Error(`${PAGE} has no place for results: ${BEGIN} … ${END}`);
  writeFileSync(PAGE, `${text.slice(0, before)}${BEGIN}\n\n${results(parts)}\n\n${text.slice(after)}`);
}

function results(parts: readonly PartReport[]): string {
  const all = parts.flatMap(({ mutants }) => mutants);
  const files = [...new Set(all.map(({ file }) => file))];
  const heads = ['mutants', 'killed', 'timed out', 'survived', 'never reached', 'not loaded', 'score'];
  return [
    table(
      ['Part', 'Commit', 'Date', 'Minutes', ...heads],
      [
        ...parts.map(({ name, commit, date, minutes, mutants }) => [name, commit, date, String(minutes), ...counts(mutants)]),
        ['**all**', '', '', String(parts.reduce((sum, { minutes }) => sum + minutes, 0)), ...counts(all)],
      ],
    ),
    '### Files',
    table(
      ['File', ...heads],
      files.map((file) => [`\`${file}\``, ...counts(all.filter((mutant) => mutant.file === file))]),
    ),
    '### Survivors',
    survivors(all.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')),
  ].join('\n\n');
}

/** Stryker's own reckoning: what was caught, of what could be. */
function counts(mutants: readonly Mutant[]): readonly string[] {
  const [killed, timedOut, survived, unreached, failed] = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'RuntimeError'].map(
    (status) => mutants.filter((mutant) => mutant.status === status).length,
  );
  const caught = (killed ?? 0) + (timedOut ?? 0);
  const score = (100 * caught) / (caught + (survived ?? 0) + (unreached ?? 0));
  return [...[mutants.length, killed, timedOut, survived, unreached, failed].map(String), `${score.toFixed(1)} %`];
}

/** By judgement, the most frequent first. */
function survivors(mutants: readonly Mutant[]): string {
  const judged = Map.groupBy(mutants, (mutant) => JUDGEMENTS.find((judgement) => isAbout(judgement, mutant)));
  const groups = [...judged].toSorted(([, one], [, other]) => other.length - one.length);
  return groups
    .map(([judgement, group]) => `**${judgement?.verdict ?? 'Not looked at'}** (${String(group.length)})\n\n${group.map(line).join('\n')}`)
    .join('\n\n');
}

function isAbout({ survivors }: Judgement, { file, was, becomes }: Mutant): boolean {
  return survivors[file]?.includes(`${was} → ${becomes}`) === true;
}

const LONGEST = 110;

function line({ file, line: number, mutator, was, becomes }: Mutant): string {
  return `- \`${file}:${String(number)}\` ${mutator}: ${code(was)} → ${code(becomes)}`;
}

/** Code with backticks of its own stands between more of them than it has. */
function code(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
  return short.includes('`') ? `\`\`\` ${short} \`\`\`` : `\`${short}\``;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
