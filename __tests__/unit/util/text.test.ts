import { expect, test } from '@jest/globals';
import { either, joinList } from '../../../src/util/text.ts';

test.each([0, 1, 2, 3])('joins %i items in the same way as Intl.ListFormat', (count) => {
  const items = ['10.0.0.1', 'a and b', 'c, d'].slice(0, count);
  expect(joinList(items)).toBe(new Intl.ListFormat('en-GB').format(items));
  expect(either(items)).toBe(new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(items));
});
