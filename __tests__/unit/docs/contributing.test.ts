/** The house as a newcomer is shown it: the diffs of CONTRIBUTING apply to this tree, and touch no more than they say. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../../../tools/bundle.ts';
import { blocksIn } from './pages.ts';

const diffs = blocksIn('diff').filter(({ page }) => page === 'CONTRIBUTING.md');

test('there is one for a service, a failure and a report', () => {
  expect(diffs.map(({ name }) => name)).toEqual(['CONTRIBUTING.md: A service', 'CONTRIBUTING.md: A failure', 'CONTRIBUTING.md: A report']);
});

describe.each(diffs)('$name', ({ text }) => {
  test('applies to this tree', () => {
    execFileSync('git', ['apply', '--check', '-'], { cwd: ROOT, input: `${text}\n`, stdio: ['pipe', 'pipe', 'pipe'] });
  });

  test('makes at most one new file', () => {
    expect(text.split('\n').filter((line) => line === '--- /dev/null').length).toBeLessThanOrEqual(1);
  });
});
