/** Reports that are turned off. */
import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { runScenario } from '../support/scenario.ts';

test('writes no summary if summary is false', async () => {
  const run = await runScenario({ with: { endpoint: `https://${HOSTS.fhir}`, summary: 'false' } });
  expect({ exitCode: run.exitCode, summary: run.summary, status: run.outputs['status'] }).toEqual({
    exitCode: 0,
    summary: '',
    status: 'pass',
  });
});
