/** Permissions to change or close an incident, and the content of a public issue. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { withGitHub, writeRequests, type GitHubLab } from '../support/github.ts';

const FHIR = `https://${HOSTS.fhir}`;
const DICOM = `https://${HOSTS.dicom}`;
const INPUTS = { endpoint: FHIR, 'incident-issue': 'prod' };

/** Opens the incident in a scheduled run, and makes the service healthy again. */
async function openIncident({ lab, github, play }: GitHubLab, endpoint = FHIR): Promise<void> {
  lab.roles.revoke(IDS.principal, HOSTS.fhir);
  await play({ with: { ...INPUTS, endpoint }, env: { GITHUB_EVENT_NAME: 'schedule' } });
  lab.roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Reader');
  expect(github.issues.map(({ state }) => state)).toEqual(['open']);
}

const repository = { default_branch: 'main', private: true };
const pullRequest = { pull_requests: [{ number: 7 }] };

describe('these runs neither open nor close an incident', () => {
  test.each([
    { event: 'push', ref: 'refs/heads/feature-x' },
    { event: 'workflow_dispatch', ref: 'refs/tags/v1' },
    { event: 'push', payload: {} },
    { event: 'pull_request' },
    { event: 'pull_request_target' },
    { event: 'pull_request_review' },
    { event: 'issue_comment' },
    { event: 'workflow_run', payload: { repository, workflow_run: { event: 'pull_request', pull_requests: [] } } },
    { event: 'check_suite', payload: { repository, check_suite: pullRequest } },
    { event: 'check_run', payload: { repository, check_run: pullRequest } },
    { event: 'deployment_status', ref: 'refs/pull/7/merge' },
    { event: 'merge_group', ref: 'refs/heads/gh-readonly-queue/main/pr-7' },
    { event: 'workflow_run', payload: { repository, workflow_run: { event: 'issue_comment', pull_requests: [] } } },
    { event: 'workflow_run', payload: { repository, workflow_run: { event: 'workflow_run', head_branch: 'main', pull_requests: [] } } },
    { event: 'check_suite', payload: { repository, check_suite: { head_branch: null, pull_requests: [] } } },
    { event: 'deployment_status', payload: { repository, deployment: { ref: 'refs/pull/7/merge' } } },
  ])('$event $ref', async ({ event, ref = 'refs/heads/main', payload = { repository } }) => {
    await withGitHub({}, async (gitHubLab) => {
      await openIncident(gitHubLab);
      const { github, lab, play } = gitHubLab;
      const requests = github.requests.length;
      const env = { GITHUB_EVENT_NAME: event, GITHUB_REF: ref, GITHUB_REF_PROTECTED: 'false' };
      const green = await play({ with: INPUTS, env, event: payload });
      expect({ exitCode: green.exitCode, code: /incident-not-allowed/.exec(green.log)?.[0] }).toEqual({
        exitCode: 0,
        code: 'incident-not-allowed',
      });
      lab.roles.revoke(IDS.principal);
      await play({ with: { ...INPUTS, 'incident-issue': 'other' }, env, event: payload });
      expect(github.requests).toHaveLength(requests);
    });
  });
});

describe('these runs close an incident', () => {
  test.each([
    { event: 'schedule', ref: 'refs/heads/main', payload: {} },
    { event: 'push', ref: 'refs/heads/main' },
    { event: 'workflow_dispatch', ref: 'refs/heads/release/1', isProtected: 'true' },
    { event: 'workflow_run', ref: 'refs/heads/main', payload: { repository, workflow_run: { event: 'push', pull_requests: [] } } },
  ])('$event $ref', async ({ event, ref, isProtected = 'false', payload = { repository } }) => {
    await withGitHub({}, async (gitHubLab) => {
      await openIncident(gitHubLab);
      const env = { GITHUB_EVENT_NAME: event, GITHUB_REF: ref, GITHUB_REF_PROTECTED: isProtected };
      const played = await gitHubLab.play({ with: INPUTS, env, event: payload });
      expect(played.log).not.toContain('incident-not-allowed');
      expect(gitHubLab.github.issues[0]?.state).toBe('closed');
    });
  });
});

test.each([
  { name: 'another endpoint', endpoint: DICOM },
  { name: 'one of two endpoints', opened: `${FHIR}\n${DICOM}`, endpoint: DICOM },
  { name: 'an expectation only for another service', endpoint: `https://${HOSTS.deid}` },
])('a run that checks $name does not close the incident', async ({ opened = FHIR, endpoint }) => {
  await withGitHub({}, async (gitHubLab) => {
    await openIncident(gitHubLab, opened);
    const played = await gitHubLab.play({ with: { ...INPUTS, endpoint }, env: { GITHUB_EVENT_NAME: 'schedule' } });
    expect([played.exitCode, gitHubLab.github.issues[0]?.state]).toEqual([0, 'open']);
    expect(played.log).toContain('incident-not-checked');
  });
});

test.each([{ 'smoke-test': 'false' }, { endpoint: '', audience: 'dicom' }])(
  'a run that probes nothing closes nothing: %j',
  async (inputs) => {
    await withGitHub({}, async (gitHubLab) => {
      await openIncident(gitHubLab);
      const played = await gitHubLab.play({ with: { ...INPUTS, ...inputs }, env: { GITHUB_EVENT_NAME: 'schedule' } });
      expect([played.exitCode, gitHubLab.github.issues[0]?.state]).toEqual([1, 'open']);
    });
  },
);

describe('in a public repository', () => {
  const still = (text = ''): string => text.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '<time>');
  const problems = [
    {
      name: 'an open server',
      code: 'open-server',
      make: (lab: GitHubLab['lab']) => {
        lab.service(HOSTS.fhir).condition = 'open';
      },
    },
    { name: 'a missing role', code: 'role-missing', make: (lab: GitHubLab['lab']) => lab.roles.revoke(IDS.principal) },
    {
      name: 'a closed network',
      code: 'network-blocked',
      make: (lab: GitHubLab['lab']) => {
        lab.service(HOSTS.fhir).condition = 'private-link';
      },
    },
  ] as const;
  const bodies = new Set<string>();

  test.each(problems)('the issue does not reveal $name', async ({ code, make }) => {
    await withGitHub({}, async ({ lab, github, play }) => {
      lab.github.workflow.visibility = 'public';
      make(lab);
      const played = await play({ with: INPUTS, env: { GITHUB_EVENT_NAME: 'schedule' } });
      expect(played.outputs['failure']).toBe(code);
      const { title, body } = github.issues[0] ?? {};
      expect(`${title ?? ''} ${body ?? ''}`).not.toMatch(/contoso-clinic\.fhir|open-server|role|network|without a token/);
      bodies.add(still(body));
      expect(bodies.size).toBe(1);
      expect(played.run.annotations.filter(({ title }) => title === 'Anyone can read this log')).toHaveLength(1);
    });
  });

  test.each([
    { claim: 'private', payload: { repository: { ...repository, private: false } }, isPublic: false },
    { claim: 'public', payload: { repository }, isPublic: true },
    { claim: undefined, payload: { repository }, isPublic: false },
    { claim: undefined, payload: {}, isPublic: true },
    { claim: 'secret', payload: {}, isPublic: true },
  ])('claim $claim, payload $payload', async ({ claim, payload, isPublic }) => {
    await withGitHub({}, async ({ lab, github, play }) => {
      lab.github.workflow.claims = { repository_visibility: claim };
      lab.roles.revoke(IDS.principal);
      await play({ with: INPUTS, env: { GITHUB_EVENT_NAME: 'schedule' }, event: payload });
      expect(github.issues[0]?.body.includes(HOSTS.fhir)).toBe(!isPublic);
    });
  });
});

test('another user cannot forge an incident, and people can add text to it', async () => {
  await withGitHub({}, async (gitHubLab) => {
    await openIncident(gitHubLab);
    const { github, play } = gitHubLab;
    const [issue] = github.issues;
    const forged = github.addIssue({ body: issue?.body ?? '', author: 'mallory', labels: ['azure-healthcare-incident'] });
    if (issue !== undefined) issue.body = `On call: Jane\r\n\r\n${issue.body}`;
    await play({ with: INPUTS, env: { GITHUB_EVENT_NAME: 'schedule' } });
    expect([issue?.state, forged.state]).toEqual(['closed', 'open']);
    expect(issue?.body).toContain('On call: Jane');
    expect(writeRequests(github).filter((write) => write.startsWith('POST') && write.endsWith('/issues'))).toHaveLength(1);
  });
});
