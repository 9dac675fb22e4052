/** Evaluates the quoted words in commands as a shell would. */
import { execFileSync } from 'node:child_process';
import { expect } from '@jest/globals';

/** Returns the words as a real Bash evaluates them. */
export function readByBash(words: readonly string[]): string[] {
  const output = execFileSync('bash', ['-c', `printf '%s\\0' ${words.join(' ')}`]);
  return output.toString('utf8').split('\0').slice(0, -1);
}

/** Returns a single-quoted string as PowerShell's tokenizer evaluates it (Tokenizer.ScanStringLiteral). */
export function readByPowershell(source: string): { value: string; rest: string } {
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
