import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import type { Lab } from '../../../lab/lab.ts';
import type { Running } from '../../../lab/runner/runner.ts';
import { withGitHub } from '../support/github.ts';
import { countRequests, runScenario } from '../support/scenario.ts';

const PHASES: readonly { readonly name: string; readonly until: string; readonly setUp: (lab: Lab) => void }[] = [
  { name: 'while GitHub does not respond', until: 'Sign-in: ', setUp: (lab) => lab.fault(ID_TOKEN_HOST, 'silence') },
  { name: 'while Entra does not respond', until: 'Sign-in: ', setUp: (lab) => lab.fault('login.microsoftonline.com', 'silence') },
  { name: 'while the service sends its response very slowly', until: 'Token for ', setUp: (lab) => lab.fault(HOSTS.fhir, 'drip') },
  { name: 'while the step waits for a role', until: 'Waiting for ', setUp: (lab) => lab.roles.revoke(IDS.principal) },
];

// Windows has no signals. The runner sends Ctrl-C to the console, which a test does not have.
const withSignals = process.platform === 'win32' ? test.skip : test;

withSignals.each(PHASES)('ends a canceled job within a second $name', async ({ until, setUp }) => {
  let tookMs = Infinity;
  const cancel = async (running: Running): Promise<void> => {
    await running.line(until);
    const sent = performance.now();
    running.send('SIGINT');
    await running.finished;
    tookMs = performance.now() - sent;
  };
  const run = await runScenario({ with: { endpoint: `https://${HOSTS.fhir}`, 'wait-seconds': '600' }, setUp, meanwhile: cancel });
  expect(tookMs).toBeLessThan(1000);
  expect({ exitCode: run.exitCode, signal: run.step.signal }).toEqual({ exitCode: 1, signal: undefined });
  expect(run.log.split('\n').at(-1)).toBe('This step stops.');
  expect(run.outputs).toMatchObject({ status: 'fail', failure: 'canceled', report: expect.stringContaining('"status":"fail"') });
  expect(run.step.annotations).toMatchObject([{ level: 'error', title: 'The step was canceled before there was a verdict' }]);
});

withSignals.each([
  ['SIGINT', 'pass', 0, {}],
  ['SIGTERM', 'fail', 1, {}],
  ['SIGTERM', 'fail', 0, { 'fail-on': 'never' }],
] as const)('keeps the verdict after %s while reports are sent: %s, exit code %d', async (signal, status, exitCode, inputs) => {
  await withGitHub({}, async ({ lab, runScenario: runHere }) => {
    lab.fault('api.github.com', 'silence');
    if (status === 'fail') lab.roles.revoke(IDS.principal);
    const run = await runHere({
      with: { endpoint: `https://${HOSTS.fhir}`, 'deployment-id': '42', ...inputs },
      meanwhile: async (running) => {
        while (countRequests(lab, 'api.github.com') === 0) await new Promise(setImmediate);
        running.send(signal);
      },
    });
    expect({ exitCode: run.exitCode, status: run.outputs['status'] }).toEqual({ exitCode, status });
    expect(run.step.annotations.at(-1)).toMatchObject({
      level: 'warning',
      message: 'The step was canceled before it finished all reports. The verdict does not change.',
    });
    expect(run.step.annotations.map(({ message }) => message).join()).not.toContain('before there was a verdict');
  });
});

withSignals('ignores a second signal', async () => {
  const run = await runScenario({
    with: { endpoint: `https://${HOSTS.fhir}` },
    setUp: (lab) => lab.fault(ID_TOKEN_HOST, 'silence'),
    meanwhile: async (running) => {
      await running.line('Sign-in: ');
      running.send('SIGINT');
      running.send('SIGTERM');
    },
  });
  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ status: 'fail', failure: 'canceled' });
  expect(run.step.annotations).toHaveLength(1);
});
