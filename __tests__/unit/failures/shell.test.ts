import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asciiJson, bashWord, powershellString } from '../../../src/failures/shell.ts';

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

const ANY_LINE = fc.string({ unit: 'binary', maxLength: 40 }).filter((value) => !value.includes('\0') && !/[\uD800-\uDFFF]/u.test(value));

test('Bash reads every word as the original string', () => {
  expect(readByBash(DIFFICULT.map(bashWord))).toEqual(DIFFICULT);
  const lists = fc.array(ANY_LINE, { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(lists, (values) => expect(readByBash(values.map(bashWord))).toEqual(values)),
    { numRuns: 25 },
  );
});

test('PowerShell reads every string as the original string, including typographic quotes', () => {
  const isSame = (value: string): void => expect(readByPowershell(powershellString(value))).toEqual({ value, rest: '' });
  DIFFICULT.forEach(isSame);
  fc.assert(fc.property(ANY_LINE, isSame), { numRuns: 500 });
});

test('JSON for a pipe is ASCII and has the same value', () => {
  for (const value of DIFFICULT) {
    const json = asciiJson({ value });
    expect(json).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(json)).toEqual({ value });
  }
  expect(asciiJson('é\u007f')).toBe(String.raw`"\u00e9\u007f"`);
});

/** Returns the words as a real Bash evaluates them. */
function readByBash(words: readonly string[]): string[] {
  const output = execFileSync('bash', ['-c', `printf '%s\\0' ${words.join(' ')}`]);
  return output.toString('utf8').split('\0').slice(0, -1);
}

/** Returns a single-quoted string as PowerShell's tokenizer evaluates it (Tokenizer.ScanStringLiteral). */
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
