/** Tests that a crash causes one annotation and an exit code. The error message is not shown, because it may contain any text. */
import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { preload } from '../support/preload.ts';
import { CANARY, expectNoTrace } from '../support/untrusted-content.ts';
import { runScenario } from '../support/scenario.ts';

const FHIR = `https://${HOSTS.fhir}`;

test('reports a full disk without the error text', async () => {
  const run = await runScenario({
    with: { endpoint: FHIR },
    env: preload(`
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      fs.appendFileSync = () => { throw new Error('${CANARY}'); };
      syncBuiltinESMExports();
    `),
  });
  expect(run.exitCode).toBe(1);
  expectNoTrace(run);
  expect(run.step.annotations.map(({ title }) => title)).toEqual(['The outputs cannot be written']);
});

test.each(['delete process.env.GITHUB_OUTPUT;', "process.env.GITHUB_OUTPUT = '/nowhere/output';"])(
  'fails on GitHub without an output file, even with output-token: false: %s',
  async (code) => {
    const run = await runScenario({ with: { endpoint: FHIR, 'output-token': 'false' }, env: preload(code) });
    expect([run.exitCode, run.requests]).toEqual([1, []]);
    expect(run.step.annotations.map(({ title }) => title)).toEqual(['The outputs cannot be written']);
  },
);

test('passes outside GitHub without an output file if output-token is false', async () => {
  const code = 'delete process.env.GITHUB_OUTPUT; delete process.env.GITHUB_ACTIONS;';
  const run = await runScenario({ with: { endpoint: FHIR, 'output-token': 'false' }, env: preload(code) });
  expect({ exitCode: run.exitCode, outputs: run.outputs, otherCommands: run.step.otherCommands }).toEqual({
    exitCode: 0,
    outputs: {},
    otherCommands: [],
  });
});
