import { describe, expect, test } from '@jest/globals';
import { asciiJson, bashWord, powershellString } from '../../../src/failures/shell.ts';
import { readByBash, readByPowershell } from './shells.ts';

/** Names of environments and branches that are difficult to quote. */
const NASTY = [
  'plain',
  'two words',
  'R&D\'s "prod"',
  '$(touch pwned) `id` ${HOME} $HOME',
  'a%3Ab %PATH% !! ^ | & < > ; # ~ * ? [x] {y} (z)',
  '\\ \\\' \\" trailing\\',
  '\u2018curly\u2019 \u201aquotes\u201b',
  'Überwachung β 病院 🏥',
  '-n',
  '',
];

describe('a Bash word', () =>
  test('is read back by Bash as it was, whatever a name holds', () => expect(readByBash(NASTY.map(bashWord))).toEqual(NASTY)));

describe('a PowerShell string', () => {
  test('is read back as it was, typographic quotes included', () => {
    for (const value of NASTY) expect(readByPowershell(powershellString(value))).toEqual({ value, rest: '' });
  });
});

describe('JSON for a pipe', () => {
  test('is ASCII and means the same', () => {
    for (const value of NASTY) {
      const json = asciiJson({ value });
      expect(json).toMatch(/^[\x20-\x7e]+$/);
      expect(JSON.parse(json)).toEqual({ value });
    }
  });

  test('escapes as \\u and four digits', () => expect(asciiJson('é\u007f')).toBe(String.raw`"\u00e9\u007f"`));
});
