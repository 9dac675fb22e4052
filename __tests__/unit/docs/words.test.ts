/** Tests that files contain no registry host, no local path and no placeholder text. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../../../tools/bundle.ts';

/** Folders that are not searched. SKIPPED applies at every level, MADE only at the top level. */
const SKIPPED = ['.git', 'node_modules'];
const MADE = ['dist', 'build', 'coverage', 'reports', '.tmp'].map((folder) => join(ROOT, folder));

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (SKIPPED.includes(entry.name) || MADE.includes(path) || entry.isSymbolicLink()) return [];
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

const TEXTS = filesIn(ROOT)
  .filter((path) => statSync(path).size < 2_000_000 && !/\.(?:png|log)$/.test(path))
  .map((path) => ({ path: relative(ROOT, path), text: readFileSync(path, 'utf8') }));

/** Returns the files that match a pattern, each with its first match. */
function having(pattern: RegExp): readonly string[] {
  return TEXTS.flatMap(({ path, text }) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [`${path}: ${found}`];
  });
}

test('the checks find files to read', () => {
  expect(TEXTS.length).toBeGreaterThan(200);
  expect(having(/azure-healthcare-token/).length).toBeGreaterThan(10);
});

test('no file names a package registry or a mirror', () =>
  expect(having(/(?<![\w-])(?:registry|mirrors?|artifactory|nexus|pypi|npm)\.[a-z0-9-]+\.[a-z]{2,}/i)).toEqual([]));

test('no file contains the path of the project on this machine', () => {
  // Skip short paths, such as those in containers, because they also occur in other text.
  expect(ROOT.length > 5 ? having(new RegExp(`${ROOT.replaceAll(/[\\^$.|?*+()[\]{}]/g, '\\$&')}(?![\\w-])`)) : []).toEqual([]);
});

test('no page contains a placeholder', () => {
  expect(
    TEXTS.filter(({ path, text }) => path.endsWith('.md') && /\b(?:TBD|lorem ipsum|coming soon)\b/i.test(text)).map(({ path }) => path),
  ).toEqual([]);
});
