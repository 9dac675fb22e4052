/** Tests that lint enforces the layers of src, and that src has no circular imports. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { ROOT } from '../../tools/bundle.ts';
import { BOUNDARIES, LAYERS, RULE } from '../../tools/layers.ts';

const FOLDERS = Object.keys(LAYERS);
const files = globSync('src/**/*.ts', { cwd: ROOT }).map((name) => name.replaceAll('\\', '/'));

const linter = new Linter({ cwd: ROOT });
const setup = { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser }, plugins: { '@typescript-eslint': tseslint.plugin } };

function refuses(file: string, target: string): boolean {
  const messages = linter.verify(`import type { A } from '${target}';\nexport type B = A;\n`, [setup, ...BOUNDARIES], {
    filename: join(ROOT, file),
  });
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.some(({ ruleId }) => ruleId === RULE);
}

describe.each(Object.entries<readonly string[]>(LAYERS))('src/%s', (folder, allowed) => {
  test.each(FOLDERS.filter((other) => other !== folder))('importing from %s', (other) => {
    expect(refuses(`src/${folder}/a.ts`, `../${other}/b.ts`)).toBe(!allowed.includes(other));
    expect(refuses(`src/${folder}/sub/a.ts`, `../../${other}/b.ts`)).toBe(!allowed.includes(other));
  });

  test.each([
    '../main.ts',
    '../run.ts',
    '../prefetch.ts',
    '../../lab/lab.ts',
    '../../__tests__/unit/layers.test.ts',
    '../../tools/bundle.ts',
  ])('never imports %s', (target) => expect(refuses(`src/${folder}/a.ts`, target)).toBe(true));

  test('imports its own files', () =>
    expect([refuses(`src/${folder}/a.ts`, './b.ts'), refuses(`src/${folder}/sub/a.ts`, '../b.ts')]).toEqual([false, false]));
});

test.each([
  '../src/run.ts',
  '../../src/azure/clouds.ts',
  '../../__tests__/e2e/support/scenario.ts',
  '../../bench/run.ts',
  '../../tools/bundle.ts',
])('the lab never imports %s', (target) => expect(refuses('lab/azure/a.ts', target)).toBe(true));

test('every folder of src is a layer', () =>
  expect([...new Set(files.flatMap((name) => name.split('/').slice(1, -1).slice(0, 1)))].sort()).toEqual([...FOLDERS].sort()));

test('no file has the same name as a folder next to it', () =>
  expect(files.filter((name) => existsSync(join(ROOT, name.replace(/\.ts$/, ''))))).toEqual([]));

test('no file imports itself through others, type imports included', () => {
  const imports = new Map(
    files.map((name) => {
      const targets = [...readFileSync(join(ROOT, name), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
        ([, target = '']) => target,
      );
      return [name, targets.map((target) => relative(ROOT, join(ROOT, dirname(name), target)).replaceAll('\\', '/'))];
    }),
  );
  expect([...imports.values()].flat().length).toBeGreaterThan(200);
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) cycles.push([...path.slice(path.indexOf(name)), name].join(' → '));
    if (done.has(name) || path.includes(name)) return;
    for (const target of imports.get(name) ?? []) visit(target, [...path, name]);
    done.add(name);
  };
  for (const name of files) visit(name, []);
  expect(cycles).toEqual([]);
});

test('docs/architecture.md shows the same layers', () => {
  const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `src\/(\w+)\/` \|[^|]*\| ([^|]*) \|$/gm)].map(([, folder = '', may = '']) => [
    folder,
    [...may.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  ]);
  expect(Object.fromEntries(rows)).toEqual(LAYERS);
});
