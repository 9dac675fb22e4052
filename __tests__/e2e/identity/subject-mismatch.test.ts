import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('an environment without a federated credential', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.fhir}` },
    given: (lab) => {
      lab.github.workflow.environment = 'staging';
    },
  });
  expect(played.exitCode).toBe(1);
  expect(played.requests.filter((line) => line.startsWith('POST'))).toHaveLength(1);
  expect(played.log).toMatchSnapshot('log');
  expect(outlineOf(played)).toMatchObject({ requests: 4 });
});
