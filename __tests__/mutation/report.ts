/** What Stryker found out about a part, read from the files that its run left. */
import { readFileSync } from 'node:fs';
import { isRecord } from '../../lab/network/site.ts';

/** One way in which the sources were broken, and what came of it. */
export interface Mutant {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Stryker's name for the kind of change. */
  readonly mutator: string;
  /** Before and after, on one line. */
  readonly was: string;
  readonly becomes: string;
  readonly status: string;
}

/** When and on what a part was run. */
export interface Setting {
  /** Abbreviated, and said so when the tree had changes of its own. */
  readonly commit: string;
  /** ISO 8601, to the day. */
  readonly date: string;
  readonly minutes: number;
}

export interface PartReport extends Setting {
  readonly name: string;
  readonly mutants: readonly Mutant[];
}

/**
 * @param folder `reports/mutation`
 * @returns undefined when the part was not run
 * @throws Error when the files are none of a run
 */
export function readReport(folder: string, name: string): PartReport | undefined {
  const [setting, report] = [`${folder}/${name}.run.json`, `${folder}/${name}.json`].map(json);
  if (setting === undefined || report === undefined) return undefined;
  const files = Object.entries(fields(fields(report)['files']));
  return {
    name,
    commit: String(fields(setting)['commit']),
    date: String(fields(setting)['date']),
    minutes: Number(fields(setting)['minutes']),
    mutants: files.flatMap(([file, content]) => mutantsOf(file, fields(content))),
  };
}

function mutantsOf(file: string, { source, mutants }: Readonly<Record<string, unknown>>): readonly Mutant[] {
  if (typeof source !== 'string' || !Array.isArray(mutants)) throw new Error(`${file} is told without its source or its mutants`);
  const lines = source.split('\n');
  return mutants.map(fields).map((mutant) => {
    const [start, end] = [place(mutant, 'start'), place(mutant, 'end')];
    return {
      file,
      line: start.line,
      mutator: String(mutant['mutatorName']),
      was: oneLine(between(lines, start, end)),
      becomes: oneLine(String(mutant['replacement'])),
      status: String(mutant['status']),
    };
  });
}

interface Place {
  readonly line: number;
  readonly column: number;
}

function place(mutant: Readonly<Record<string, unknown>>, which: 'start' | 'end'): Place {
  const { line, column } = fields(fields(mutant['location'])[which]);
  return { line: Number(line), column: Number(column) };
}

/** Places count from 1; the end is the first place that is no longer meant. */
function between(lines: readonly string[], start: Place, end: Place): string {
  const last = lines[end.line - 1] ?? '';
  if (start.line === end.line) return last.slice(start.column - 1, end.column - 1);
  const first = (lines[start.line - 1] ?? '').slice(start.column - 1);
  return [first, ...lines.slice(start.line, end.line - 1), last.slice(0, end.column - 1)].join('\n');
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function json(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
