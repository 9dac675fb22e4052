/** Tests properties of dist that a security review requires. `npm run check-dist` compares dist with the sources. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DIST, EMPTY, ROOT } from '../../../tools/bundle.ts';
import { packageFolder } from '../../../tools/modules.ts';

const files = readdirSync(DIST).sort();
const scripts = files.filter((name) => name.endsWith('.js')).map((name) => ({ name, text: readFileSync(join(DIST, name), 'utf8') }));
const notices = readFileSync(join(DIST, 'licenses.txt'), 'utf8');

/** Each entry consists of a rule, `name@version (license)`, a rule and the text. */
const [, ...parts] = notices.split(`${'-'.repeat(80)}\n`);
const headings = parts.flatMap((part, index) => {
  const { id = '', license = '' } = /^(?<id>\S+@\S+) \((?<license>.+)\)\n$/.exec(part)?.groups ?? {};
  return index % 2 === 0 ? [{ package: id, license, text: parts[index + 1] ?? '' }] : [];
});

/** Folders of the packages that are written as ES modules. Webpack adds a comment for each module. */
const folders = new Set(
  scripts
    .flatMap(({ text }) => [...text.matchAll(/^;\/\/ CONCATENATED MODULE: (\S+)/gm)].map(([, path = '']) => packageFolder(path)))
    .filter((folder) => folder !== undefined),
);

function idOf(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
  const { name, version } = { name: '', version: '', ...(typeof manifest === 'object' ? manifest : {}) };
  return `${name}@${version}`;
}

describe('dist', () => {
  test('contains only scripts, their licenses and a package.json file', () => {
    expect(files.filter((name) => !/^(?:\d+\.)?index\.js$/.test(name))).toEqual(['licenses.txt', 'package.json']);
    expect(files).toContain('index.js');
  });

  test('contains at most 2 MiB of JavaScript', () => {
    const bytes = scripts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeLessThanOrEqual(2_097_152);
  });

  test.each(scripts)('contains $name without minification and without a source map', ({ text }) => {
    expect(text).not.toMatch(/sourceMappingURL/);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(2_000);
  });

  test.each(scripts)('contains $name, which imports only files of dist and modules of Node.js', ({ text }) => {
    const imported = [...text.matchAll(/^import .* from "(?<from>[^"]+)"|createRequire\)?\(import\.meta\.url\)\("(?<required>[^"]+)"\)/gm)];
    const names = imported.map(({ groups = {} }) => groups['from'] ?? groups['required'] ?? '');
    expect(names.filter((name) => !name.startsWith('./') && !isNodes(name))).toEqual([]);
  });
});

describe('the code in dist', () => {
  const all = scripts.map(({ text }) => text).join('\n');

  // Other HTTP clients and proxy rules, code that starts programs, and their dependencies.
  test.each([...EMPTY, 'tunnel', 'node-fetch', '@actions/io', 'jws'])('contains no module of %s', (name) => {
    expect([...folders].filter((folder) => folder.endsWith(`node_modules/${name}`))).toEqual([]);
    expect(headings.filter((heading) => heading.package.startsWith(`${name}@`))).toEqual([]);
  });

  test.each(EMPTY)('uses an empty package instead of %s, which cannot send, start or sign anything', (name) => {
    const code = readFileSync(join(ROOT, 'node_modules', name, 'index.js'), 'utf8');
    expect(code).not.toMatch(/import |require\(/);
    expect(code.split('\n').length).toBeLessThan(25);
  });

  test('contains only the credentials that the action uses, including the one for managed identity on Kubernetes', () => {
    const names = [...all.matchAll(/^class (?:\w+_)?(\w+Credential)\b/gm)].map(([, name]) => name);
    expect(names.sort()).toEqual(['ClientAssertionCredential', 'ManagedIdentityCredential', 'WorkloadIdentityCredential']);
  });

  test('never starts a browser or evaluates text as code', () => expect(all).not.toMatch(/xdg-open|rundll32|\beval\(|new Function\(/));
});

describe('dist/licenses.txt', () => {
  test('lists every bundled package with its installed version', () => {
    expect(folders.size).toBeGreaterThan(10);
    const listed = headings.map((heading) => heading.package);
    expect([...folders].map(idOf).filter((id) => !listed.includes(id))).toEqual([]);
  });

  test.each(headings)('contains the text of the permissive license of $package', ({ license, text }) => {
    expect(['MIT', 'ISC', 'Apache-2.0', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0']).toContain(license);
    expect(text.length).toBeGreaterThan(500);
    expect(text).not.toMatch(/GNU (?:LESSER|AFFERO|GENERAL)|Mozilla Public License/i);
  });
});

function isNodes(name: string): boolean {
  return process.getBuiltinModule(name) !== undefined;
}
