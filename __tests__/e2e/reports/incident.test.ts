import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { withGitHub, writeRequests } from '../support/github.ts';
import { activeMarkdown, expectNoTrace, UNTRUSTED } from '../support/untrusted-content.ts';

const INPUTS = { endpoint: `https://${HOSTS.fhir}\nhttps://${HOSTS.dicom}/v2`, 'incident-issue': 'nightly/eu' };
const SCHEDULE = { GITHUB_EVENT_NAME: 'schedule' };

const withoutTimes = (text: string): string =>
  text.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '<time>').replaceAll(/after \d+ s:/g, 'after <n> s:');

test('keeps one issue per incident and comments on changed failures and on recovery', async () => {
  await withGitHub({}, async ({ lab, github, runScenario }) => {
    const runScheduled = async (): Promise<number | undefined> => (await runScenario({ with: INPUTS, env: SCHEDULE })).exitCode;
    expect(await runScheduled()).toBe(0);
    expect(github.issues).toEqual([]);
    lab.roles.revoke(IDS.principal, HOSTS.fhir);
    expect([await runScheduled(), await runScheduled(), await runScheduled()]).toEqual([1, 1, 1]);
    lab.service(HOSTS.dicom).condition = 'private-link';
    expect(await runScheduled()).toBe(1);
    lab.service(HOSTS.dicom).condition = 'healthy';
    lab.roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Reader');
    expect(await runScheduled()).toBe(0);
    expect(github.issues).toHaveLength(1);
    const [issue] = github.issues;
    expect(issue?.comments).toHaveLength(2);
    expect(issue).toMatchObject({ state: 'closed', stateReason: 'completed', labels: ['azure-healthcare-incident'] });
    expect(
      withoutTimes([issue?.title, issue?.body, ...(issue?.comments ?? []).map(({ body }) => body)].join('\n\n════\n\n')),
    ).toMatchSnapshot('issue');
  });
}, 30_000);

test('opens only one issue if GitHub drops the label, and reopens it with a token that can set labels', async () => {
  await withGitHub({ permissions: { labels: 'none' } }, async ({ lab, github, runScenario }) => {
    lab.roles.revoke(IDS.principal);
    for (const state of ['closed', 'closed', 'open', 'open']) {
      if (state === 'open') github.permissions.labels = 'write';
      const red = await runScenario({ with: INPUTS, env: SCHEDULE });
      expect([red.exitCode, red.outputs['status'], red.outputs['failure']]).toEqual([1, 'fail', 'role-missing']);
      expect(red.log.includes('github-api-failed')).toBe(state === 'closed');
      expect(github.issues.map((issue) => issue.state)).toEqual([state]);
    }
    lab.roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Reader');
    lab.roles.grant(IDS.principal, HOSTS.dicom, 'DICOM Data Reader');
    expect((await runScenario({ with: INPUTS, env: SCHEDULE })).exitCode).toBe(0);
    expect(github.issues).toMatchObject([{ state: 'closed', stateReason: 'completed', labels: ['azure-healthcare-incident'] }]);
  });
});

test('shows workflow names and texts of other users as plain text', async () => {
  await withGitHub({}, async ({ lab, github, runScenario }) => {
    github.addIssue({ title: UNTRUSTED, body: UNTRUSTED, labels: ['azure-healthcare-incident'] });
    github.addIssue({
      title: 'Health check fails: nightly/eu',
      body: UNTRUSTED,
      author: 'stranger',
      labels: ['azure-healthcare-incident'],
    });
    lab.roles.revoke(IDS.principal);
    const run = await runScenario({ with: INPUTS, env: { ...SCHEDULE, GITHUB_WORKFLOW: UNTRUSTED } });
    expectNoTrace(run);
    const made = github.issues.at(-1);
    expect(github.issues).toHaveLength(3);
    expect(writeRequests(github)).toEqual(['POST /repos/contoso/clinic/issues']);
    expect(activeMarkdown(made?.body ?? '')).toEqual([]);
    expect(made?.title).toBe('Health check fails: nightly/eu');
  });
});
