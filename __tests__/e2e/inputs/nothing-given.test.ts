import { expect, test } from '@jest/globals';
import { play } from '../support/scenario.ts';

test('neither audience nor endpoint', async () => {
  const played = await play({ with: {} });
  expect(played.exitCode).toBe(1);
  expect(played.requests).toEqual([]);
  expect(played.log).toMatchSnapshot('log');
});
