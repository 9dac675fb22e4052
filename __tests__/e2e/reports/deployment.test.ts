import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { rateLimit, secondaryRateLimit } from '../../../lab/github/rest.ts';
import { withGitHub, writeRequests } from '../support/github.ts';

const INPUTS = { endpoint: `https://${HOSTS.fhir}`, 'deployment-id': '42' };
const STATUSES = 'POST /repos/contoso/clinic/deployments/42/statuses';

test('sets the verdict as the final deployment status, with a link to the log', async () => {
  await withGitHub({ deployments: [42] }, async ({ lab, github, runScenario }) => {
    expect((await runScenario({ with: INPUTS })).exitCode).toBe(0);
    lab.roles.revoke(IDS.principal);
    expect((await runScenario({ with: INPUTS })).exitCode).toBe(1);
    expect(writeRequests(github)).toEqual([STATUSES, STATUSES]);
    expect(github.deployments.map(({ state, description, logUrl }) => ({ state, description, logUrl }))).toEqual([
      { state: 'success', description: 'Passed at 1 of 1 endpoint', logUrl: expect.stringMatching(/\/actions\/runs\/\d+\/attempts\/1$/) },
      { state: 'failure', description: 'Failed at 1 of 1 endpoint (role-missing)', logUrl: expect.any(String) },
    ]);
  });
});

test.each(['public', 'secret'])('does not reveal the cause of a failure in a %s repository', async (visibility) => {
  await withGitHub({ deployments: [42] }, async ({ lab, github, runScenario }) => {
    lab.github.workflow.visibility = 'public';
    lab.github.workflow.claims = { repository_visibility: visibility };
    lab.roles.revoke(IDS.principal);
    await runScenario({ with: INPUTS });
    lab.service(HOSTS.fhir).condition = 'open';
    await runScenario({ with: INPUTS });
    expect(github.deployments).toMatchObject(Array(2).fill({ state: 'failure', description: 'Failed at 1 of 1 endpoint' }));
  });
});

test('sets the status on GitHub Enterprise Server', async () => {
  await withGitHub({ deployments: [42], basePath: '/api/v3' }, async ({ github, runScenario }) => {
    await runScenario({ with: INPUTS, env: { GITHUB_SERVER_URL: 'https://github.hospital.example' } });
    expect(github.deployments).toMatchObject([
      { state: 'success', logUrl: 'https://github.hospital.example/contoso/clinic/actions/runs/19560001234/attempts/1' },
    ]);
  });
});

test.each([{ 'deployment-id': 'x' }, { 'github-token': ' ' }])(
  'does not report a mistake in an input for GitHub to GitHub: %j',
  async (mistake) => {
    await withGitHub({ deployments: [42] }, async ({ lab, runScenario }) => {
      expect((await runScenario({ with: { ...INPUTS, ...mistake } })).outputs).toMatchObject({ failure: 'input-invalid' });
      expect(lab.connects).toEqual([]);
    });
  },
);

// github-refusals.test.ts tests the same for runs that fail.
test('does not change the verdict if GitHub refuses the status', async () => {
  await withGitHub({ deployments: [42], respondInstead: () => rateLimit(3600) }, async ({ github, runScenario }) => {
    const green = await runScenario({ with: INPUTS });
    expect(green.exitCode).toBe(0);
    expect(green.outputs).toMatchObject({ status: 'pass', failure: '' });
    expect(green.step.annotations.map(({ level }) => level)).toEqual(['warning']);
    expect(green.log).toContain('github-api-failed');
    expect(github.deployments).toEqual([]);
  });
});

test('waits for a rate limit of one second', async () => {
  let asked = 0;
  await withGitHub(
    { deployments: [42], respondInstead: () => ((asked += 1) === 1 ? secondaryRateLimit(1) : undefined) },
    async ({ github, runScenario }) => {
      const run = await runScenario({ with: INPUTS });
      expect(run.step.annotations).toEqual([]);
      expect(github.deployments).toHaveLength(1);
    },
  );
});
