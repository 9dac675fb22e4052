/** Tests that a crash causes one annotation and an exit code. The error message is not shown, because it may contain any text. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import { preload } from '../support/preload.ts';
import { CANARY, expectNoTrace } from '../support/untrusted-content.ts';
import { runScenario } from '../support/scenario.ts';

const FHIR = `https://${HOSTS.fhir}`;

describe('an uncaught error', () => {
  const THROWS = preload(
    `setTimeout(() => { throw Object.assign(new RangeError('${CANARY}\\n::error::${CANARY}'), { token: '${CANARY}' }); }, 150);`,
  );

  test('is reported with only its class name', async () => {
    const run = await runScenario({ with: { endpoint: FHIR }, env: THROWS, setUp: (lab) => lab.fault(ID_TOKEN_HOST, 'silence') });
    expect(run.exitCode).toBe(1);
    expectNoTrace(run);
    expect(run.log).toContain('Error: The action stopped with an internal error (RangeError). (internal-error)\nThis step stops.');
  });

  test('is reported with its stack but without its message if step debugging is on', async () => {
    const run = await runScenario({
      with: { endpoint: FHIR },
      env: { ...THROWS, RUNNER_DEBUG: '1' },
      setUp: (lab) => lab.fault(ID_TOKEN_HOST, 'silence'),
    });
    expectNoTrace(run);
    expect(run.log).toMatch(/^ {4}at /m);
  });

  test.each([
    ['has no stack', `Object.assign(new Error('${CANARY}'), { stack: undefined })`, 'Error'],
    ['is a string', `'${CANARY}'`, 'string'],
  ])('is reported even if it %s', async (_, value, name) => {
    const run = await runScenario({
      with: { endpoint: FHIR },
      env: { ...preload(`setTimeout(() => { throw ${value}; }, 150);`), RUNNER_DEBUG: '1' },
      setUp: (lab) => lab.fault(ID_TOKEN_HOST, 'silence'),
    });
    expectNoTrace(run);
    expect(run.step.annotations.map(({ message }) => message)).toEqual([expect.stringContaining(`(${name})`)]);
  });
});

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
