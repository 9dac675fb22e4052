import { addWaitHint } from '../../../src/failures/group.ts';
import { joinList } from '../../../src/util/text.ts';
import { describe, expect, test } from '@jest/globals';
import { authorisedFailure } from '../../../src/failures/service.ts';
import { answer } from './samples.ts';

describe('what the next step says of time', () => {
  const role = { ...authorisedFailure(answer(403, { ownRefusal: true })), next: 'Assign it.' };

  test('nothing was waited: how long to wait', () => {
    expect(addWaitHint(role, { waitMs: 0, elapsedMs: 700, paused: false }).next).toBe(
      'Assign it. A new role takes up to 10 minutes to take effect: set wait-seconds: 600 in the step, which keeps trying.',
    );
  });

  test('something was waited in vain: how long, and how long it may take', () => {
    expect(addWaitHint(role, { waitMs: 60_000, elapsedMs: 58_600, paused: true }).next).toBe(
      'Assign it. The step has kept trying for 59 s in vain (wait-seconds: 60); a new role takes up to 10 minutes to take effect: set wait-seconds: 600.',
    );
  });

  test('as long as it may take was waited in vain: time is not the cause', () => {
    expect(addWaitHint(role, { waitMs: 600_000, elapsedMs: 598_000, paused: true }).next).toBe(
      'Assign it. The step has kept trying for 598 s in vain (wait-seconds: 600): waiting longer will hardly help.',
    );
  });

  test('nothing was tried again, or waiting broke off early: the wait is no word worth', () => {
    expect(addWaitHint(role, { waitMs: 600_000, elapsedMs: 1200, paused: false })).toBe(role);
    expect(addWaitHint(role, { waitMs: 600_000, elapsedMs: 1200, paused: true })).toBe(role);
    expect(addWaitHint(role, { waitMs: 600_000, elapsedMs: 598_000, paused: false })).toBe(role);
  });

  test('what time does not heal says nothing of it', () => {
    const told = authorisedFailure(answer(424));
    expect(addWaitHint(told, { waitMs: 60_000, elapsedMs: 60_000, paused: true })).toBe(told);
  });
});

test.each([
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
  [['a', 'b', 'c', 'd'], 'a, b, c and 1 more'],
])('%j is listed as %s', (items, text) => {
  expect(joinList(items)).toBe(text);
});
