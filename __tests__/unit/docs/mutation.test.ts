/** The committed report of the mutation runs: every part is told, with its date and commit, and holds the bar. */
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../tools/bundle.ts';
import { PARTS } from '../../mutation/parts.ts';

const rows = readFileSync(join(ROOT, 'docs', 'mutation.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe.each(Object.keys(PARTS))('%s', (part) => {
  const [, , commit = '', date = ''] = rows.find(([, name]) => name === part) ?? [];
  const score = rows.find(([, name]) => name === part)?.at(-2) ?? '';

  test('is told with the commit and the date of its last run', () => {
    expect(commit).toMatch(/^[0-9a-f]{10}$/);
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test('has a score of at least 85 %', () => {
    expect(Number(/^(\d+\.\d) %$/.exec(score)?.[1])).toBeGreaterThanOrEqual(85);
  });
});
