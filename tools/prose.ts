/** Finds words in comments, messages and pages that make readers stop. `npm run lint` runs it. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundle.ts';

/** Each expression with what to write instead. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\bheal(?:s|ed|ing)\b/i, 'recover'],
  [/\b(?:hardly|mostly|thus)\b/i, 'leave it out'],
  [/\bin vain\b/i, 'without success'],
  [/\bfor want of\b/i, 'without'],
  [/\bwhoever\b/i, 'name the person'],
  [/\bleft behind\b/i, 'existing'],
  [/\bheld (?:against|to)\b/i, 'compared with'],
  [/\bin the place of\b/i, 'instead of'],
  [/\bleak oracle\b/i, 'leak check'],
];

/** Folders and pages that are rewritten. Add the others when they are. */
const FILES = [
  'lab/**/*.ts',
  'tools/*.ts',
  'bench/**/*.ts',
  '__tests__/mutation/*.ts',
  'docs/architecture.md',
  'docs/lab.md',
  'docs/performance.md',
];

/** Returns one line per expression that a text contains. */
export function oddWords(path: string, text: string): readonly string[] {
  return text.split('\n').flatMap((line, index) =>
    WORDS.flatMap(([word, better]) => {
      const found = word.exec(line)?.[0];
      return found === undefined ? [] : [`${path}:${String(index + 1)}: "${found}": ${better}`];
    }),
  );
}

if (process.argv[1] === import.meta.filename) {
  const paths = globSync(FILES, { cwd: ROOT }).filter((path) => !path.endsWith('prose.ts'));
  const found = paths.flatMap((path) => oddWords(path, readFileSync(join(ROOT, path), 'utf8')));
  for (const line of found) console.log(line);
  process.exitCode = found.length === 0 ? 0 : 1;
}
