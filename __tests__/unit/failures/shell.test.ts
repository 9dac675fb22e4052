import { describe, expect, test } from '@jest/globals';
import { asciiJson, bashWord, powershellString } from '../../../src/failures/shell.ts';
import { readByBash, readByPowershell } from './shells.ts';

/** Names of environments and branches that are difficult to quote. */
const DIFFICULT = [
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
  test('is evaluated by Bash as the original string', () => expect(readByBash(DIFFICULT.map(bashWord))).toEqual(DIFFICULT)));

describe('a PowerShell string', () => {
  test('is evaluated as the original string, including typographic quotes', () => {
    for (const value of DIFFICULT) expect(readByPowershell(powershellString(value))).toEqual({ value, rest: '' });
  });
});

describe('JSON for a pipe', () => {
  test('is ASCII and has the same value', () => {
    for (const value of DIFFICULT) {
      const json = asciiJson({ value });
      expect(json).toMatch(/^[\x20-\x7e]+$/);
      expect(JSON.parse(json)).toEqual({ value });
    }
  });

  test('escapes with \\u and four digits', () => expect(asciiJson('é\u007f')).toBe(String.raw`"\u00e9\u007f"`));
});
