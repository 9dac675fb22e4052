import { expect, test } from '@jest/globals';
import { play } from '../support/scenario.ts';

test('every mistake is told at once, and nothing is sent', async () => {
  const played = await play({
    with: {
      audience: 'fhir',
      'client-id': 'contoso',
      'tenant-id': 'common',
      environment: 'azurestack',
      'wait-seconds': '1h',
      'timeout-seconds': '0',
      'trusted-hosts': '*.contoso.example',
      'output-token': 'yes',
      'fail-on': 'always',
    },
  });
  expect(played.exitCode).toBe(1);
  expect(played.requests).toEqual([]);
  expect(played.log).toMatchSnapshot('log');
  expect(played.outputs).toMatchSnapshot('outputs');
  expect(played.summary).toMatchSnapshot('summary');
});
