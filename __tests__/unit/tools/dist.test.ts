/** What a security team asks of the folder that runs. Whether it is what the sources make is `npm run check-dist`'s business. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DIST, ROOT } from '../../../tools/bundle.ts';
import { packageFolder } from '../../../tools/modules.ts';

const files = readdirSync(DIST).sort();
const scripts = files.filter((name) => name.endsWith('.js')).map((name) => ({ name, text: readFileSync(join(DIST, name), 'utf8') }));
const notices = readFileSync(join(DIST, 'licenses.txt'), 'utf8');

/** Each entry: a rule, `name@version (licence)`, a rule, the text. */
const [, ...parts] = notices.split(`${'-'.repeat(80)}\n`);
const headings = parts.flatMap((part, index) => {
  const { id = '', licence = '' } = /^(?<id>\S+@\S+) \((?<licence>.+)\)\n$/.exec(part)?.groups ?? {};
  return index % 2 === 0 ? [{ package: id, licence, text: parts[index + 1] ?? '' }] : [];
});

/** Folders of the packages whose modules webpack left a comment for: all that are written as ES modules. */
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
  test('holds scripts, their notices and the word that they are ES modules, and nothing else', () => {
    expect(files.filter((name) => !/^(?:\d+\.)?index\.js$/.test(name))).toEqual(['licenses.txt', 'package.json']);
    expect(files).toContain('index.js');
  });

  test('holds at most 2.0 MB of JavaScript', () => {
    const bytes = scripts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeLessThanOrEqual(2_000_000);
  });

  test.each(scripts)('$name is readable: nobody minified it, and it points at no source map', ({ text }) => {
    expect(text).not.toMatch(/sourceMappingURL/);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(2_000);
  });

  test.each(scripts)('$name imports nothing but files beside it and modules of Node', ({ text }) => {
    const imported = [...text.matchAll(/^import .* from "(?<from>[^"]+)"|createRequire\)?\(import\.meta\.url\)\("(?<required>[^"]+)"\)/gm)];
    const names = imported.map(({ groups = {} }) => groups['from'] ?? groups['required'] ?? '');
    expect(names.filter((name) => !name.startsWith('./') && !isNodes(name))).toEqual([]);
  });
});

describe('what nothing can reach is not in dist', () => {
  const all = scripts.map(({ text }) => text).join('\n');

  test('the only ways to sign in are the four of the action, and the one that its managed identity takes on Kubernetes', () => {
    const names = [...all.matchAll(/^class (\w+Credential)\b/gm)].map(([, name]) => name);
    expect(names.sort()).toEqual([
      'AzureCliCredential',
      'AzurePowerShellCredential',
      'ClientAssertionCredential',
      'ManagedIdentityCredential',
      'WorkloadIdentityCredential',
    ]);
  });

  test('nothing listens, opens a browser, or makes code of text', () => {
    expect(all).not.toMatch(/createServer|xdg-open|\beval\(|new Function\(/);
  });

  test.each(['undici', 'tunnel', 'jsonwebtoken', 'https-proxy-agent'])('no module of %s', (name) => {
    expect([...folders].filter((folder) => folder.endsWith(`node_modules/${name}`))).toEqual([]);
    expect(headings.filter((heading) => heading.package.startsWith(`${name}@`))).toEqual([]);
  });
});

describe('dist/licenses.txt', () => {
  test('names every package that the scripts hold, in the version that is installed', () => {
    expect(folders.size).toBeGreaterThan(10);
    const listed = headings.map((heading) => heading.package);
    expect([...folders].map(idOf).filter((id) => !listed.includes(id))).toEqual([]);
  });

  test.each(headings)('has the text of the licence of $package, and it asks for no more than a notice', ({ licence, text }) => {
    expect(['MIT', 'ISC', 'Apache-2.0', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0']).toContain(licence);
    expect(text.length).toBeGreaterThan(500);
    expect(text).not.toMatch(/GNU (?:LESSER|AFFERO|GENERAL)|Mozilla Public License/i);
  });
});

function isNodes(name: string): boolean {
  return process.getBuiltinModule(name) !== undefined;
}
