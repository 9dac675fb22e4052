import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { licensesOf } from '../../../tools/licenses.ts';

const root = mkdtempSync(join(tmpdir(), 'licenses-'));

function add(name: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(join(root, name));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, name, file), text);
  return name;
}

afterAll(() => rmSync(root, { recursive: true }));

describe('licensesOf', () => {
  test('sorts packages by name and normalizes the line breaks of their licenses and notices', () => {
    const b = add('b', { 'package.json': '{"name":"b","version":"2.0.0","license":"MIT"}', 'license.md': 'Do\r\nas you like\r\n' });
    const a = add('a', { 'package.json': '{"name":"a","version":"1.0.0","license":"Apache-2.0"}', LICENSE: 'Apache', NOTICE: 'By us' });
    expect(licensesOf([b, a], root)).toMatchInlineSnapshot(`
     "The JavaScript in this folder contains code from 2 packages. Each package is listed with its version and license.

     --------------------------------------------------------------------------------
     a@1.0.0 (Apache-2.0)
     --------------------------------------------------------------------------------

     Apache

     By us


     --------------------------------------------------------------------------------
     b@2.0.0 (MIT)
     --------------------------------------------------------------------------------

     Do
     as you like

     "
    `);
  });

  test('throws if a package contains no license text', () => {
    const silent = add('silent', { 'package.json': '{"name":"silent","version":"1.0.0","license":"MIT"}' });
    expect(() => licensesOf([silent], root)).toThrow('ships no license text');
  });

  test('throws if a package declares no license', () => {
    const unnamed = add('unnamed', { 'package.json': '{"name":"unnamed","version":"1.0.0"}', LICENSE: 'MIT' });
    expect(() => licensesOf([unnamed], root)).toThrow('A package of the bundle has no license: "unnamed"');
  });
});
