import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';
import { runScenario } from '../support/scenario.ts';

// Several runs are needed, because it depends on milliseconds whether a connection is reused.
test.each([1, 2, 3, 4, 5])('opens one connection per host (run %i)', async () => {
  let lab: Lab | undefined;
  const run = await runScenario({
    with: { endpoint: `https://${HOSTS.fhir}` },
    setUp: (started) => {
      lab = started;
    },
  });
  expect(run.requests).toHaveLength(5);
  expect(lab?.connects.map(({ authority }) => authority).sort()).toEqual([
    'contoso-clinic.fhir.azurehealthcareapis.com:443',
    'login.microsoftonline.com:443',
    'run-actions-1-azure-eastus.actions.githubusercontent.com:443',
  ]);
});
