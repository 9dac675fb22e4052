/**
 * Tests that debug settings do not reveal secrets. Every scenario searches standard output and standard error for tokens, ID tokens,
 * passwords and patient data.
 */
import { describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';
import { ALL, runScenario } from '../support/scenario.ts';

const SETTINGS: readonly { readonly name: string; readonly env: Readonly<Record<string, string>>; readonly noisy: boolean }[] = [
  { name: 'step debugging', env: { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' }, noisy: false },
  { name: 'AZURE_LOG_LEVEL=verbose', env: { AZURE_LOG_LEVEL: 'verbose' }, noisy: false },
  { name: 'DEBUG=*', env: { DEBUG: '*' }, noisy: false },
  { name: 'NODE_DEBUG for network modules', env: { NODE_DEBUG: 'http,https,net,tls' }, noisy: true },
  { name: 'NODE_DEBUG=*', env: { NODE_DEBUG: '*' }, noisy: true },
  {
    name: 'the combination of all settings',
    env: { RUNNER_DEBUG: '1', AZURE_LOG_LEVEL: 'verbose', DEBUG: '*', NODE_DEBUG: '*', NODE_OPTIONS: '--trace-warnings --trace-uncaught' },
    noisy: true,
  },
];

const ENDINGS: readonly { readonly name: string; readonly exitCode: number; readonly setUp?: (lab: Lab) => void }[] = [
  { name: 'a pass', exitCode: 0 },
  {
    name: 'a refusal by Entra',
    exitCode: 1,
    setUp: ({ github }) => {
      github.workflow.ref = 'refs/heads/feature';
    },
  },
  { name: 'a broken connection', exitCode: 1, setUp: (lab) => lab.fault(HOSTS.fhir, 'reset-mid-body', { only: 'authorised' }) },
];

describe.each(SETTINGS)('$name', ({ name: setting, env, noisy }) => {
  test.each(ALL || setting === 'the combination of all settings' ? ENDINGS : ENDINGS.slice(1, 2))(
    'reveals no secrets if the run ends with $name',
    async ({ exitCode, setUp }) => {
      const run = await runScenario({
        with: { endpoint: `https://${HOSTS.fhir}` },
        lab: { proxyCredentials: { user: 'runner', password: 'correct-horse-battery-staple' } },
        env,
        ...(setUp && { setUp }),
        ...(noisy && { noisy: true }),
      });
      expect(run.exitCode).toBe(exitCode);
      // Checks that there was debug output to search.
      expect(run.step.stderr.length > 1000).toBe(noisy);
      if (env['RUNNER_DEBUG'] === undefined) expect(run.log).not.toContain('##[debug]');
    },
    30_000,
  );
});
