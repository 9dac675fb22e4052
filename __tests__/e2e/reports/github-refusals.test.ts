/** The messages about rejected requests depend on GitHub's reason, and mistakes in the inputs are still reported to GitHub. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { REFUSED, type RepositoryRequest } from '../../../lab/github/rest.ts';
import { withGitHub, writeRequests } from '../support/github.ts';

const FHIR = `https://${HOSTS.fhir}`;
const INCIDENT = { endpoint: FHIR, 'incident-issue': 'prod' };
const DEPLOYMENT = { endpoint: FHIR, 'deployment-id': '42' };
const SCHEDULE = { GITHUB_EVENT_NAME: 'schedule' };
const PERMISSION = /lacks|does not have the permission|permissions block/;
const RETRY = /Run the job again/;

interface Refusal {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly request: string;
  readonly response:
    | (typeof REFUSED)['notFound']
    | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown };
  readonly code: string;
  readonly says: RegExp;
  readonly never: RegExp;
  readonly attempts?: number;
}

const CREATE = 'POST /repos/contoso/clinic/issues';
const LIST = 'GET /repos/contoso/clinic/issues';
const STATUS = 'POST /repos/contoso/clinic/deployments/42/statuses';
const failed = { inputs: INCIDENT, request: CREATE, code: 'github-api-failed' };

describe('a refusal', () => {
  const refusals: readonly Refusal[] = [
    {
      ...failed,
      name: 'a secondary rate limit without Retry-After',
      response: REFUSED.secondaryRateLimit,
      says: /rate limit was reached/,
      never: PERMISSION,
      attempts: 2,
    },
    {
      ...failed,
      name: 'an abuse limit for a deployment',
      inputs: DEPLOYMENT,
      request: STATUS,
      response: { status: 403, body: { message: 'You have triggered an abuse detection mechanism.' } },
      says: /rate limit was reached/,
      never: PERMISSION,
      attempts: 2,
    },
    {
      ...failed,
      name: 'an IP allow list',
      request: LIST,
      response: REFUSED.ipAllowList,
      says: /refuses this runner's address/,
      never: PERMISSION,
    },
    {
      ...failed,
      name: 'SAML enforcement',
      inputs: DEPLOYMENT,
      request: STATUS,
      response: REFUSED.saml,
      says: /SAML single sign-on/,
      never: PERMISSION,
    },
    { ...failed, name: 'an archived repository', response: REFUSED.archived, says: /archived, so it is read-only/, never: PERMISSION },
    {
      ...failed,
      name: 'an unknown 403',
      response: { status: 403, body: { message: 'pwned' } },
      says: /did not give a reason that the action recognizes/,
      never: /pwned|does not have the permission/,
    },
    {
      ...failed,
      name: 'a missing permission in the message',
      response: { status: 403, body: { message: 'Resource not accessible by integration' } },
      code: 'issues-permission-missing',
      says: /issues: write/,
      never: RETRY,
    },
    {
      ...failed,
      name: 'a missing permission in a header',
      inputs: DEPLOYMENT,
      request: STATUS,
      response: { status: 403, headers: { 'x-accepted-github-permissions': 'deployments=write' }, body: {} },
      code: 'deployments-permission-missing',
      says: /deployments: write/,
      never: RETRY,
    },
    {
      ...failed,
      name: 'disabled issues',
      response: REFUSED.issuesOff,
      says: /Turn on Issues .* or remove incident-issue/,
      never: RETRY,
    },
    {
      ...failed,
      name: 'disabled issues in the response to the list',
      request: LIST,
      response: REFUSED.issuesOff,
      says: /Turn on Issues/,
      never: RETRY,
    },
    { ...failed, name: 'an invalid token', request: LIST, response: REFUSED.badToken, says: /has expired or is wrong/, never: RETRY },
    {
      ...failed,
      name: 'a refused label',
      response: { status: 422, body: { message: 'Validation Failed' } },
      says: /may write issues and labels/,
      never: /Run the job again|deployment-id/,
    },
    {
      ...failed,
      name: 'a refused deployment status',
      inputs: DEPLOYMENT,
      request: STATUS,
      response: { status: 422, body: { message: 'Validation Failed' } },
      says: /names an active deployment/,
      never: RETRY,
    },
    {
      ...failed,
      name: 'an unknown deployment',
      inputs: DEPLOYMENT,
      request: STATUS,
      response: REFUSED.notFound,
      says: /Check deployment-id/,
      never: RETRY,
    },
    { ...failed, name: 'a temporary fault', response: { status: 503, body: {} }, says: RETRY, never: PERMISSION, attempts: 3 },
  ];

  test.each(refusals)(
    '$name',
    async ({ inputs, request, response, code, says, never, attempts = 1 }) => {
      const respondInstead = ({ method, path }: RepositoryRequest): Refusal['response'] | undefined =>
        `${method} ${path}` === request ? response : undefined;
      await withGitHub({ deployments: [42], respondInstead }, async ({ lab, github, runScenario }) => {
        lab.roles.revoke(IDS.principal);
        const { step, outputs } = await runScenario({ with: inputs, env: SCHEDULE });
        expect(outputs).toMatchObject({ failure: 'role-missing' });
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
    ['a report path outside the workspace', { endpoint: FHIR, 'report-path': '../x.json' }],
    ['an untrusted host', { endpoint: `${FHIR}.evil.example` }],
    ['an invalid tenant', { endpoint: FHIR, 'tenant-id': 'common' }],
  ];

  test.each(mistakes)('reports a failure to GitHub, leaves the incident open and sends no request to Azure: %s', async (_, inputs) => {
    await withGitHub({ deployments: [42] }, async ({ lab, github, runScenario }) => {
      const { exitCode } = await runScenario({ with: { ...both, ...inputs }, env: SCHEDULE });
      expect(exitCode).toBe(1);
      expect(github.deployments).toMatchObject([{ state: 'failure' }]);
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

describe('an incident that a person edited', () => {
  test.each(['recovers', 'changes'] as const)(
    'updates a locked incident that %s without a comment, and warns about the lock',
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

  test.each(['On call: Jane\n\n', '<!-- note -->\r\n> quoted\r\n\r\n- [ ] call the vendor\r\n'])(
    'keeps text above the hidden line: %j',
    async (above) => {
      await withGitHub({}, async ({ lab, github, runScenario }) => {
        lab.roles.revoke(IDS.principal);
        await runScenario({ with: INCIDENT, env: SCHEDULE });
        const [issue] = github.issues;
        if (issue !== undefined) issue.body = `${above}${issue.body}\nBelow: a note`;
        lab.service(HOSTS.fhir).condition = 'private-link';
        await runScenario({ with: INCIDENT, env: SCHEDULE });
        expect(github.issues).toHaveLength(1);
        expect(issue?.body.replaceAll('\r\n', '\n').startsWith(above.replaceAll('\r\n', '\n').trimEnd())).toBe(true);
        lab.service(HOSTS.fhir).condition = 'healthy';
        lab.roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Reader');
        await runScenario({ with: INCIDENT, env: SCHEDULE });
        expect(issue).toMatchObject({ state: 'closed' });
      });
    },
  );
});
