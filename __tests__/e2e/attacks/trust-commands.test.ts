/** The claims of an ID token are unverified. No command may trust the issuer or repository of another party, or a pull request. */
import { expect, test } from '@jest/globals';
import type { Lab } from '../../../lab/lab.ts';
import { runScenario, type ScenarioRun } from '../support/scenario.ts';

const CREATE = /federated-credential (?:create|update)|az rest --method put/;

function refused(code: number, set: (workflow: Lab['github']['workflow']) => void, env: Record<string, string> = {}): Promise<ScenarioRun> {
  return runScenario({
    with: { audience: 'dicom' },
    env,
    setUp: (lab) => {
      set(lab.github.workflow);
      lab.entra.refuseWith(code);
    },
  });
}

// The unit tests of trustProblem cover all forms of issuers and subjects.
test.each([
  ['an issuer of another party', 700211, { issuer: 'https://token.actions.githubusercontent.com.evil.example' }],
  ['another repository', 700213, { subject: 'repo:attacker/evil:ref:refs/heads/main' }],
  ['the correct name with a wrong ID', 70025, { subject: 'repo:contoso@9919/clinic@1:ref:refs/heads/main' }],
])('shows the claims but no command for %s', async (_, code, claims) => {
  const run = await refused(code, (workflow) => Object.assign(workflow, claims));
  expect(run.exitCode).toBe(1);
  expect(run.log).toContain('Presented subject');
  expect(run.log + run.summary).not.toMatch(CREATE);
});

test.each([
  ['the event', { eventName: 'pull_request' }],
  ['a template without a context', { subject: 'repo:contoso/clinic', eventName: 'pull_request' }],
])('recommends an environment for a pull request that is detected by %s', async (_, claims) => {
  const run = await refused(700213, (workflow) => Object.assign(workflow, claims));
  expect(run.log).toMatch(/Next: +Add environment: to the job/);
  expect(run.log + run.summary).not.toMatch(CREATE);
});

test.each([
  ['a branch', {}, {}],
  ['an environment in a pull request', { subject: 'repository_id:714025110:environment:pull_request', eventName: 'pull_request' }, {}],
  [
    'GitHub Enterprise Server',
    { issuer: 'https://github.contoso.example/_services/token' },
    { GITHUB_SERVER_URL: 'https://github.contoso.example' },
  ],
])('shows commands for the same repository with %s', async (_, claims, env) => {
  const run = await refused(700213, (workflow) => Object.assign(workflow, claims), env);
  expect(run.log).toMatch(CREATE);
});
