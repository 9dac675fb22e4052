import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { differences } from '../../../tools/differences.ts';

const made: string[] = [];

function folder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), 'differences-'));
  made.push(path);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true });
});

describe('differences', () => {
  test('returns nothing for equal folders', () => expect(differences(folder({ a: '1', b: '2' }), folder({ b: '2', a: '1' }))).toEqual([]));

  test('lists each missing, extra or different file', () => {
    const kept = folder({ 'index.js': 'one two', 'old.js': '', 'same.js': '' });
    const fresh = folder({ 'index.js': 'one 2', 'new.js': '', 'same.js': '' });
    expect(differences(kept, fresh)).toEqual([
      'dist/index.js differs, first at byte 4 (7 bytes, now 5)',
      'dist/new.js is missing',
      'dist/old.js is not part of the build',
    ]);
  });

  test('reports the first byte after the end of a file that grew', () =>
    expect(differences(folder({ a: 'one' }), folder({ a: 'one two' }))).toEqual(['dist/a differs, first at byte 3 (3 bytes, now 7)']));

  test('reports every file of a missing folder', () =>
    expect(differences(join(folder({}), 'none'), folder({ a: '' }))).toEqual(['dist/a is missing']));
});
