/** The claims of an ID token are unverified. No command may trust the issuer or repository of another party, or a pull request. */
import { expect, test } from '@jest/globals';
import type { Lab } from '../../../lab/lab.ts';
import { play, type Played } from '../support/scenario.ts';

const CREATE = /federated-credential (?:create|update)|az rest --method put/;

function refused(code: number, set: (workflow: Lab['github']['workflow']) => void, env: Record<string, string> = {}): Promise<Played> {
  return play({
    with: { audience: 'dicom' },
    env,
    given: (lab) => {
      set(lab.github.workflow);
      lab.entra.refuseWith(code);
    },
  });
}

test.each([
  ['an issuer of another party', 700211, { issuer: 'https://evil.example.net/oidc' }],
  ['an issuer that only begins like GitHub', 700213, { issuer: 'https://token.actions.githubusercontent.com.evil.example' }],
  ['the issuer of another customer of ghe.com', 700211, { issuer: 'https://token.actions.stranger.ghe.com' }],
  ['GitHub Enterprise Server of another party', 700211, { issuer: 'https://github.evil.example/_services/token' }],
  ['another repository', 700213, { subject: 'repo:attacker/evil:ref:refs/heads/main' }],
  ['a repository with a longer name', 70021, { subject: 'repo:contoso/clinic-2:ref:refs/heads/main' }],
  ['the right name with a wrong ID', 700213, { subject: 'repo:contoso@9919/clinic@1:ref:refs/heads/main' }],
  ['a template with the ID of another repository', 700213, { subject: 'repository_id:7140251109:environment:prod' }],
  ['a template with the ID as that of a person', 700213, { subject: 'actor_id:714025110:environment:prod' }],
  ['letter case of another repository', 7002138, { subject: 'repo:Attacker/Evil:environment:prod' }],
  ['another audience for another repository', 700212, { subject: 'repo:attacker/evil:environment:prod' }],
  ['no credential for another repository', 70025, { subject: 'repo:attacker/evil:environment:prod' }],
])('%s: the claims are shown, and no command', async (_, code, claims) => {
  const played = await refused(code, (workflow) => Object.assign(workflow, claims));
  expect(played.exitCode).toBe(1);
  expect(played.log).toContain('Presented subject');
  expect(played.log + played.summary).not.toMatch(CREATE);
});

test.each([
  ['the event', (workflow: Lab['github']['workflow']) => (workflow.eventName = 'pull_request')],
  ['a template', (workflow: Lab['github']['workflow']) => (workflow.subject = 'repo:contoso/clinic:event_name:pull_request')],
  [
    'a template without a context',
    (workflow: Lab['github']['workflow']) => Object.assign(workflow, { subject: 'repo:contoso/clinic', eventName: 'pull_request' }),
  ],
  ...[
    'repository_id:714025110:environment:',
    'repo:contoso/clinic:ref:',
    'repository_id:714025110:head_ref:ref',
    'repository_id:714025110:actor:environment',
    'repository_id:714025110:actor:environment:pull_request',
    'repository_id:714025110:environment::event_name:Pull_Request',
    'repo:contoso/clinic:environment:prod:job_workflow_ref:contoso/clinic/.github/workflows/x.yml@refs/pull/7/merge',
  ].map(
    (subject) =>
      [subject, (workflow: Lab['github']['workflow']) => Object.assign(workflow, { subject, eventName: 'pull_request' })] as const,
  ),
])('a pull request, by %s: the advice is an environment', async (_, set) => {
  const played = await refused(700213, (workflow) => void set(workflow));
  expect(played.log).toMatch(/Next: +Add environment: to the job/);
  expect(played.log + played.summary).not.toMatch(CREATE);
});

test.each([
  ['a branch', {}, {}],
  ['an environment', { environment: 'production' }, {}],
  ['IDs', { immutableSubject: true }, {}],
  ['other letter case', { subject: 'repo:Contoso/Clinic:environment:prod' }, {}],
  ['a template with the ID', { subject: 'repository_id:714025110:environment:prod' }, {}],
  ['an environment in a pull request', { subject: 'repository_id:714025110:environment:pull_request', eventName: 'pull_request' }, {}],
  ['a branch in a pull request', { subject: 'repository_id:714025110:ref:refs/heads/main', eventName: 'pull_request_target' }, {}],
  ['an enterprise', { issuer: 'https://token.actions.githubusercontent.com/contoso' }, {}],
  ['ghe.com', { issuer: 'https://token.actions.contoso.ghe.com' }, { GITHUB_SERVER_URL: 'https://contoso.ghe.com' }],
  [
    'GitHub Enterprise Server',
    { issuer: 'https://github.contoso.example/_services/token' },
    { GITHUB_SERVER_URL: 'https://github.contoso.example' },
  ],
])('the own repository, with %s: commands are offered', async (_, claims, env) => {
  const played = await refused(700213, (workflow) => Object.assign(workflow, claims), env);
  expect(played.log).toMatch(CREATE);
});
