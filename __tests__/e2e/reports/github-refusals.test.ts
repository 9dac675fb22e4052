/** Tests that messages about rejected requests depend on GitHub's reason, and that input mistakes are still reported to GitHub. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { REFUSED, type LabResponse, type RepositoryRequest } from '../../../lab/github/rest.ts';
import { SHORT_PAUSES } from '../support/fast-clock.ts';
import { withGitHub, writeRequests } from '../support/github.ts';

const FHIR = `https://${HOSTS.fhir}`;
const INCIDENT = { endpoint: FHIR, 'incident-issue': 'prod' };
const DEPLOYMENT = { endpoint: FHIR, 'deployment-id': '42' };
const SCHEDULE = { GITHUB_EVENT_NAME: 'schedule' };
const PERMISSION = /lacks|does not have the permission|permissions block/;
const RETRY = /Run the job again/;

interface Refusal {
  readonly name: string;
  readonly request: string;
  readonly response: LabResponse;
  readonly says: RegExp;
  readonly code: string;
  readonly never: RegExp;
  readonly attempts: number;
}

const CREATE = 'POST /repos/contoso/clinic/issues';
const LIST = 'GET /repos/contoso/clinic/issues';
const STATUS = 'POST /repos/contoso/clinic/deployments/42/statuses';

const refused = (name: string, request: string, response: LabResponse, says: RegExp, rest: Partial<Refusal> = {}): Refusal => ({
  name,
  request,
  response,
  says,
  code: 'github-api-failed',
  never: RETRY,
  attempts: 1,
  ...rest,
});
const answer = (status: number, message?: string, headers = {}): LabResponse => ({ status, headers, body: { message } });

describe('a refusal', () => {
  const refusals = [
    refused('a secondary rate limit without Retry-After', CREATE, REFUSED.secondaryRateLimit, /rate limit was reached/, {
      never: PERMISSION,
      attempts: 2,
    }),
    refused(
      'an abuse limit for a deployment',
      STATUS,
      answer(403, 'You have triggered an abuse detection mechanism.'),
      /rate limit was reached/,
      { never: PERMISSION, attempts: 2 },
    ),
    refused('an IP allow list', LIST, REFUSED.ipAllowList, /does not include this runner's IP address/, { never: PERMISSION }),
    refused('SAML enforcement', STATUS, REFUSED.saml, /SAML single sign-on/, { never: PERMISSION }),
    refused('an archived repository', CREATE, REFUSED.archived, /archived, so it is read-only/, { never: PERMISSION }),
    refused('an unknown 403', CREATE, answer(403, 'pwned'), /did not give a reason that the action recognizes/, {
      never: /pwned|does not have the permission/,
    }),
    refused('a missing permission in the message', CREATE, answer(403, 'Resource not accessible by integration'), /issues: write/, {
      code: 'issues-permission-missing',
    }),
    refused(
      'a missing permission in a header',
      STATUS,
      answer(403, undefined, { 'x-accepted-github-permissions': 'deployments=write' }),
      /deployments: write/,
      { code: 'deployments-permission-missing' },
    ),
    refused('no permission to list issues', LIST, REFUSED.noPermission, /issues: write/, { code: 'issues-permission-missing' }),
    refused('disabled issues', CREATE, REFUSED.issuesOff, /Turn on Issues .* or remove incident-issue/),
    refused('disabled issues in the response to the list', LIST, REFUSED.issuesOff, /Turn on Issues/),
    refused('an invalid token', LIST, REFUSED.badToken, /has expired or is invalid/),
    refused('a refused label', CREATE, answer(422, 'Validation Failed'), /has permission to create and update issues and labels/, {
      never: /Run the job again|deployment-id/,
    }),
    refused('a refused deployment status', STATUS, answer(422, 'Validation Failed'), /is the ID of an active deployment/),
    refused('an unknown deployment', STATUS, REFUSED.notFound, /Check deployment-id/),
    ...[302, 307, 204, 200].flatMap((status) =>
      [STATUS, LIST, CREATE].map((request) =>
        refused(
          `a response of another server with status ${String(status)} to ${request}`,
          request,
          { status, headers: { location: 'https://portal.example/', 'content-type': 'text/html' }, body: '<html>' },
          /did not come from the GitHub API .*(?:proxy or a web filter)/s,
        ),
      ),
    ),
    ...[
      { request: LIST, response: { status: 200, body: { issues: [] } } },
      { request: LIST, response: { status: 200, body: [null] } },
      { request: CREATE, response: { status: 201, body: {} } },
      { request: 'POST /graphql', response: { status: 200, body: { data: { viewer: null } } } },
    ].map(({ request, response }) =>
      refused(`unexpected JSON: ${JSON.stringify(response.body)}`, request, response, /JSON that the action does not expect/, {
        never: /could not reach GitHub|did not come from/,
      }),
    ),
    refused('a block page that names the repository', CREATE, answer(403, 'Repository access blocked'), /did not give a reason/, {
      never: /locked/,
    }),
    refused('a locked issue', CREATE, answer(403, 'Unable to create comment because issue is locked'), /The issue is locked/),
    refused('a temporary fault', CREATE, answer(503), RETRY, { never: PERMISSION, attempts: 3 }),
  ];

  test.each(refusals)(
    'is reported with its cause: $name',
    async ({ request, response, code, says, never, attempts }) => {
      const respondInstead = ({ method, path }: RepositoryRequest): LabResponse | undefined =>
        `${method} ${path}` === request ? response : undefined;
      await withGitHub({ deployments: [42], respondInstead }, async ({ lab, github, runScenario }) => {
        lab.roles.revoke(IDS.principal);
        const { step, outputs } = await runScenario({
          with: request === STATUS ? DEPLOYMENT : INCIDENT,
          env: { ...SCHEDULE, ...SHORT_PAUSES },
        });
        expect(outputs).toMatchObject({ status: 'fail', failure: 'role-missing' });
        expect(step.annotations.map(({ level }) => level)).toEqual(['error', 'warning']);
        const warning = step.log.slice(step.log.indexOf('Warning: '));
        expect(warning).toContain(code);
        expect(warning).toMatch(says);
        expect(warning).not.toMatch(never);
        expect(github.requests.filter(({ method, path }) => `${method} ${path}` === request)).toHaveLength(attempts);
      });
    },
    30_000,
  );
});

describe('a run with an input error or without checks', () => {
  const both = { 'incident-issue': 'prod', 'deployment-id': '42' };
  const mistakes: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['smoke-test: false', { endpoint: FHIR, 'smoke-test': 'FALSE' }],
    ['no endpoint', { audience: 'dicom' }],
    ['a host without https://', { endpoint: HOSTS.fhir }],
    ['an empty variable', { endpoint: '' }],
    ['an invalid line of expect', { endpoint: FHIR, expect: 'resouce: Patient' }],
  ];

  test.each(mistakes)('reports a failure to GitHub, leaves the incident open and sends no request to Azure: %s', async (_, inputs) => {
    await withGitHub({ deployments: [42] }, async ({ lab, github, runScenario }) => {
      const { exitCode } = await runScenario({ with: { ...both, ...inputs }, env: SCHEDULE });
      expect(exitCode).toBe(1);
      expect(github.deployments).toMatchObject([{ state: 'failure', description: expect.stringMatching(/^Failed \([a-z-]+\)$/) }]);
      expect(github.issues).toMatchObject([{ state: 'open', comments: [] }]);
      expect(new Set(lab.connects.map(({ authority }) => authority))).toEqual(new Set(['api.github.com:443']));
    });
  });

  test.each([{ endpoint: FHIR, 'smoke-test': 'false' }, { endpoint: HOSTS.fhir }])(
    'does not close an open incident: %j',
    async (inputs) => {
      await withGitHub({ deployments: [42] }, async ({ lab, github, runScenario }) => {
        lab.roles.revoke(IDS.principal);
        await runScenario({ with: { ...both, endpoint: FHIR }, env: SCHEDULE });
        lab.roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Reader');
        await runScenario({ with: { ...both, ...inputs }, env: SCHEDULE });
        expect(github.issues.map(({ state }) => state)).toEqual(['open']);
        expect(github.deployments.map(({ state }) => state)).toEqual(['failure', 'failure']);
        await runScenario({ with: { ...both, endpoint: FHIR }, env: SCHEDULE });
        expect(github.issues.map(({ state }) => state)).toEqual(['closed']);
      });
    },
  );
});

test.each(['recovers', 'changes'] as const)(
  'an incident gets no comment, and a warning about the lock, if it is locked and %s',
  async (how) => {
    await withGitHub({}, async ({ lab, github, runScenario }) => {
      lab.roles.revoke(IDS.principal);
      await runScenario({ with: INCIDENT, env: SCHEDULE });
      const [issue] = github.issues;
      if (issue !== undefined) issue.locked = true;
      if (how === 'changes') lab.service(HOSTS.fhir).condition = 'private-link';
      else lab.roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Reader');
      const { step } = await runScenario({ with: INCIDENT, env: SCHEDULE });
      expect(github.issues).toMatchObject([{ state: how === 'recovers' ? 'closed' : 'open', locked: true, comments: [] }]);
      expect(step.log).toMatch(/incident-locked/);
      expect(step.log).not.toMatch(/permission-missing/);
      expect(writeRequests(github).filter((line) => line.endsWith('/comments'))).toEqual([]);
    });
  },
);
