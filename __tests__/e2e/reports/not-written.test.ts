/** Reports that are turned off or cannot be written. */
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

test('warns about a file that cannot be written', async () => {
  const run = await runScenario({
    // The first path is the folder of the second one.
    with: { endpoint: `https://${HOSTS.fhir}`, 'report-path': 'out/reports', 'junit-path': 'out/reports/junit.xml' },
    writes: ['work/out/reports/junit.xml'],
  });
  expect(run.exitCode).toBe(0);
  expect(run.step.annotations).toEqual([
    {
      level: 'warning',
      title: undefined,
      message: 'The step could not write the file of report-path. The result of the step does not change.',
    },
  ]);
});
