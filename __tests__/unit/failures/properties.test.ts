import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bashWord, powershellString } from '../../../src/failures/shell.ts';
import { readByBash, readByPowershell } from './shells.ts';

const ANY_LINE = fc.string({ unit: 'binary', maxLength: 40 }).filter((value) => !value.includes('\0') && !/[\uD800-\uDFFF]/u.test(value));

describe('any text is read back as it was', () => {
  test('by Bash', () => {
    const lists = fc.array(ANY_LINE, { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(lists, (values) => expect(readByBash(values.map(bashWord))).toEqual(values)),
      { numRuns: 25 },
    );
  });

  test('by PowerShell', () => {
    fc.assert(
      fc.property(ANY_LINE, (value) => expect(readByPowershell(powershellString(value))).toEqual({ value, rest: '' })),
      { numRuns: 500 },
    );
  });
});
