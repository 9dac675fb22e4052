import { expect, test } from '@jest/globals';
import { play } from '../support/scenario.ts';

test('a report may not be written outside the workspace', async () => {
  const played = await play({ with: { audience: 'dicom', 'report-path': '../../elsewhere.json' } });
  expect(played.exitCode).toBe(1);
  expect(played.requests).toEqual([]);
  expect(played.log).toMatchSnapshot('log');
});
