import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asciiJson, bashWord, powershellString } from '../../../src/failures/shell.ts';

/** What people call environments and branches, at their worst. */
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

const ANY_LINE = fc.string({ unit: 'binary', maxLength: 40 }).filter((value) => !value.includes('\0') && !/[\uD800-\uDFFF]/u.test(value));

/** What a real Bash makes of words. */
function readByBash(words: readonly string[]): string[] {
  const output = execFileSync('bash', ['-c', `printf '%s\\0' ${words.join(' ')}`]);
  return output.toString('utf8').split('\0').slice(0, -1);
}

/** What PowerShell makes of a string in single quotes, by its own scanner's rule (Tokenizer.ScanStringLiteral). */
function readByPowershell(source: string): { value: string; rest: string } {
  const isQuote = (character: string | undefined): boolean => character !== undefined && /['\u2018-\u201b]/.test(character);
  const characters = Array.from(source);
  expect(isQuote(characters[0])).toBe(true);
  let value = '';
  for (let at = 1; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (isQuote(character)) {
      if (!isQuote(characters[at + 1])) return { value, rest: characters.slice(at + 1).join('') };
      at++;
    }
    value += character;
  }
  return { value, rest: 'open' };
}

describe('a Bash word', () => {
  test('is read back by Bash as it was, whatever a name holds', () => {
    expect(readByBash(NASTY.map(bashWord))).toEqual(NASTY);
  });

  test('is read back for any text', () => {
    const lists = fc.array(ANY_LINE, { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(lists, (values) => {
        expect(readByBash(values.map(bashWord))).toEqual(values);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a PowerShell string', () => {
  test('is read back as it was, typographic quotes included', () => {
    for (const value of NASTY) expect(readByPowershell(powershellString(value))).toEqual({ value, rest: '' });
  });

  test('is read back for any text', () => {
    fc.assert(
      fc.property(ANY_LINE, (value) => {
        expect(readByPowershell(powershellString(value))).toEqual({ value, rest: '' });
      }),
      { numRuns: 500 },
    );
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

  test('escapes as \\u and four digits', () => {
    expect(asciiJson('é\u007f')).toBe(String.raw`"\u00e9\u007f"`);
  });
});
