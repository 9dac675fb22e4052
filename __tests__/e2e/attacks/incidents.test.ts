/** Tests which runs may change or close an incident, and that a public issue does not reveal what failed. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { json } from '../../../lab/network/site.ts';
import { withGitHub, writeRequests, type GitHubLab } from '../support/github.ts';

const FHIR = `https://${HOSTS.fhir}`;
const DICOM = `https://${HOSTS.dicom}`;
const INPUTS = { endpoint: FHIR, 'incident-issue': 'prod' };

/** Opens the incident in a scheduled run. The service is healthy afterwards. */
async function openIncident({ lab, github, runScenario }: GitHubLab, endpoint = FHIR): Promise<void> {
  lab.roles.revoke(IDS.principal, HOSTS.fhir);
  await runScenario({ with: { ...INPUTS, endpoint }, env: { GITHUB_EVENT_NAME: 'schedule' } });
  lab.roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Reader');
  expect(github.issues.map(({ state }) => state)).toEqual(['open']);
}

const repository = { default_branch: 'main', private: true };

// The unit tests of whyNotAllowed and readRun cover all events.
test('neither opens nor closes an incident in runs of a branch, a pull request or unknown origin', async () => {
  const run = (event: string, payload: object = { repository }, ref = 'refs/heads/main') => ({
    env: { GITHUB_EVENT_NAME: event, GITHUB_REF: ref, GITHUB_REF_PROTECTED: 'false' },
    event: payload,
  });
  await withGitHub({}, async (gitHubLab) => {
    await openIncident(gitHubLab);
    const { github, lab, runScenario } = gitHubLab;
    const requests = github.requests.length;
    const fromPullRequest = { repository, workflow_run: { event: 'pull_request', pull_requests: [] } };
    const passing = await Promise.all(
      [run('push', undefined, 'refs/heads/feature-x'), run('workflow_run', fromPullRequest)].map((one) =>
        runScenario({ with: INPUTS, ...one }),
      ),
    );
    expect(passing.map(({ exitCode, log }) => [exitCode, log.includes('incident-not-allowed')])).toEqual(Array(2).fill([0, true]));
    lab.roles.revoke(IDS.principal);
    const other = { ...INPUTS, 'incident-issue': 'other' };
    await Promise.all([run('push', {}), run('pull_request_target')].map((one) => runScenario({ with: other, ...one })));
    expect(github.requests).toHaveLength(requests);
  });
});

test.each([
  { event: 'push', payload: { repository } },
  { event: 'workflow_run', payload: { repository, workflow_run: { event: 'push', pull_requests: [] } } },
])('closes an incident on $event for the default branch, but no forged one, and keeps text that people add', async ({ event, payload }) => {
  await withGitHub({}, async (gitHubLab) => {
    await openIncident(gitHubLab);
    const { github, runScenario } = gitHubLab;
    const [issue] = github.issues;
    const forged = github.addIssue({ body: issue?.body ?? '', author: 'mallory', labels: ['azure-healthcare-incident'] });
    if (issue !== undefined) issue.body = `On call: Jane\r\n\r\n${issue.body}`;
    const env = { GITHUB_EVENT_NAME: event, GITHUB_REF: 'refs/heads/main', GITHUB_REF_PROTECTED: 'false' };
    const run = await runScenario({ with: INPUTS, env, event: payload });
    expect(run.log).not.toContain('incident-not-allowed');
    expect([issue?.state, forged.state]).toEqual(['closed', 'open']);
    expect(issue?.body).toContain('On call: Jane');
    expect(writeRequests(github).filter((write) => write.startsWith('POST') && write.endsWith('/issues'))).toHaveLength(1);
  });
});

test('leaves an incident open if a run does not check all of its endpoints', async () => {
  await withGitHub({}, async (gitHubLab) => {
    await openIncident(gitHubLab, `${FHIR}\n${DICOM}`);
    // github-refusals.test.ts tests the same for runs without an endpoint check.
    for (const endpoint of [DICOM, `https://${HOSTS.deid}`]) {
      const run = await gitHubLab.runScenario({ with: { ...INPUTS, endpoint }, env: { GITHUB_EVENT_NAME: 'schedule' } });
      expect([run.exitCode, run.log.includes('incident-not-checked')]).toEqual([0, true]);
      expect(gitHubLab.github.issues[0]?.state).toBe('open');
    }
  });
});

test('does not close an incident if the check of anonymous access is inconclusive', async () => {
  await withGitHub({}, async ({ lab, github, runScenario }) => {
    const states: unknown[] = [];
    for (const status of [200, 503, 404, 401]) {
      const anonymous = status === 200 ? json(200, { resourceType: 'Bundle', type: 'searchset' }) : { status };
      lab.service(HOSTS.fhir).intercept = ({ path, authorised }) =>
        path.startsWith('/StructureDefinition') && authorised === 'none' ? anonymous : undefined;
      await runScenario({ with: INPUTS, env: { GITHUB_EVENT_NAME: 'schedule' } });
      states.push(github.issues[0]?.state);
    }
    expect(states).toEqual(['open', 'open', 'open', 'closed']);
  });
});

describe('the issue', () => {
  const still = (text = ''): string => text.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '<time>');
  const problems = [
    { name: 'an open server', code: 'open-server', condition: 'open' },
    { name: 'a closed network', code: 'network-blocked', condition: 'private-link' },
  ] as const;
  const bodies = new Set<string>();

  test.each(problems)('does not reveal $name in a public repository', async ({ code, condition }) => {
    await withGitHub({}, async ({ lab, github, runScenario }) => {
      lab.github.workflow.visibility = 'public';
      lab.service(HOSTS.fhir).condition = condition;
      const run = await runScenario({ with: INPUTS, env: { GITHUB_EVENT_NAME: 'schedule' } });
      expect(run.outputs['failure']).toBe(code);
      const { title, body } = github.issues[0] ?? {};
      expect(`${title ?? ''} ${body ?? ''}`).not.toMatch(/contoso-clinic\.fhir|open-server|role|network|without a token/);
      bodies.add(still(body));
      expect(bodies.size).toBe(1);
      expect(run.step.annotations.filter(({ title }) => title === 'Anyone can read this log')).toHaveLength(1);
    });
  });

  test('in a public repository does not report 0 failing endpoints if an input is invalid', async () => {
    await withGitHub({}, async ({ lab, github, runScenario }) => {
      lab.github.workflow.visibility = 'public';
      await runScenario({ with: { ...INPUTS, endpoint: `https://${HOSTS.fhir}?x` }, env: { GITHUB_EVENT_NAME: 'schedule' } });
      expect(github.issues[0]?.body).toContain('Failing endpoints: unknown.');
    });
  });

  test.each([
    { claim: 'private', payload: { repository: { ...repository, private: false } }, isPublic: false },
    { claim: 'secret', payload: {}, isPublic: true },
  ])(
    'names hosts only if the claim or the payload proves a private repository: claim $claim, payload $payload',
    async ({ claim, payload, isPublic }) => {
      await withGitHub({}, async ({ lab, github, runScenario }) => {
        lab.github.workflow.claims = { repository_visibility: claim };
        lab.roles.revoke(IDS.principal);
        await runScenario({ with: INPUTS, env: { GITHUB_EVENT_NAME: 'schedule' }, event: payload });
        expect(github.issues[0]?.body.includes(HOSTS.fhir)).toBe(!isPublic);
      });
    },
  );
});
