/** Tests the steps for an incident issue, and their requests to the fake GitHub. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { type GitHubRest, type GitHubRestOptions } from '../../../lab/github/rest.ts';
import type { Failure } from '../../../src/model/failure.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import type { Request } from '../../../src/model/request.ts';
import { planIncident, reportIncident, whyNotAllowed } from '../../../src/report/github/incident.ts';
import { body, findingOf, marker } from '../../../src/report/github/incident-text.ts';
import { codes, githubAt, reportingBy, requestAt, start as startAt } from '../support/github.ts';
import { fault } from '../support/http.ts';
import { readGood } from '../support/inputs.ts';
import { DICOM, FHIR, outcome, passing, refusing, request, silent, START, timedOut } from './outcomes.ts';

type OpenIncident = Parameters<typeof planIncident>[0][number];

const KEY = 'nightly/eu';
const HOUR = 3_600_000;

let clock = START;
afterEach(() => {
  clock = START;
});

const start = (options: GitHubRestOptions = {}): Promise<GitHubRest> => startAt({ now: () => clock, ...options });

/** Starts a fake GitHub that always returns the same list of issues. */
const startWithList = (body: readonly unknown[]): Promise<GitHubRest> =>
  start({ respondInstead: ({ method, path }) => (method === 'GET' && path.endsWith('/issues') ? { status: 200, body } : undefined) });

function runOn(rest: GitHubRest, changes: Partial<Request> = {}): Request {
  return { ...requestAt(rest, request({ incidentIssue: KEY, run: { ...request().run, eventName: 'schedule' } })), ...changes };
}

/** Reports an outcome, an hour after the previous one. */
async function finds(rest: GitHubRest, found: Outcome, changes: Partial<Request> = {}): Promise<readonly Failure[]> {
  const warnings = await reportIncident({ ...found, started: clock, ended: clock }, runOn(rest, changes), reportingBy(githubAt(rest.url)));
  clock += HOUR;
  return warnings;
}

const healthy = outcome();
const noRole = outcome({ endpoints: [refusing(FHIR), passing(DICOM)] });
const noRoleAndSilent = outcome({ endpoints: [refusing(FHIR), silent(DICOM)] });

const writes = ({ requests }: GitHubRest): readonly string[] =>
  requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql').map(({ method, path }) => `${method} ${path}`);

describe('the plan for a run', () => {
  const state = { body: '', locked: false, endpoints: ['one', 'two'] };
  const older: OpenIncident = { ...state, number: 7, since: 0, fingerprint: 'aaaa' };
  const younger: OpenIncident = { ...state, number: 9, since: 1, fingerprint: 'bbbb' };
  const [unknown, elsewhere] = [
    { ...older, endpoints: [] },
    { ...younger, endpoints: ['four'] },
  ];
  const twin = { action: 'close twin', incident: younger, first: 7 };
  const [close, change, leave] = (['close', 'change', 'leave open'] as const).map((action) => ({ action, incident: older }));
  const all = ['one', 'two', 'three'];
  test.each([
    ['that passes without an open incident', [], false, '', all, []],
    ['that passes with an open incident', [older], false, '', all, [close]],
    ['that passes without checking every endpoint', [older], false, '', ['one'], [leave]],
    ['that passes without checking any endpoint', [unknown], false, '', [], [{ ...leave, incident: unknown }]],
    ['that passes without checking every endpoint of the newer twin', [older, elsewhere], false, '', all, [leave]],
    ['that fails without an open incident', [], true, 'aaaa', all, [{ action: 'open' }]],
    ['that fails as before', [older], true, 'aaaa', all, []],
    ['that fails for another cause', [older], true, 'cccc', all, [change]],
    ['that fails as before, with a newer twin', [younger, older], true, 'aaaa', all, [twin]],
    ['that fails as in the newer twin', [younger, older], true, 'bbbb', all, [change, twin]],
    ['that passes with a newer twin', [younger, older], false, '', all, [close, twin]],
  ])('%s has the expected steps', (_name, open, failing, fingerprint, checked, steps) => {
    expect(planIncident(open, { failing, fingerprint, checked: new Set(checked) })).toEqual(steps);
  });
});

test.each([
  ['schedule', {}, undefined],
  ['schedule', { defaultBranch: undefined, ref: '' }, undefined],
  ['push', {}, undefined],
  ['workflow_dispatch', { ref: 'refs/heads/release/1', refProtected: true }, undefined],
  ['push', { ref: 'refs/heads/feature-x', refProtected: false }, 'branch'],
  ['push', { ref: 'refs/tags/main', refProtected: true }, 'branch'],
  ['workflow_dispatch', { defaultBranch: undefined }, 'default-branch-unknown'],
  ['pull_request', { fromPullRequest: true }, 'pull-request'],
  ['workflow_run', { fromPullRequest: true }, 'pull-request'],
] as const)('the reason why a run by %s with %j may not change incidents is %s', (eventName, changes, reason) => {
  expect(whyNotAllowed({ ...request().run, refProtected: false, ...changes, eventName })).toBe(reason);
});

describe('an incident', () => {
  test('costs a healthy run one request', async () => {
    const rest = await start();
    await finds(rest, healthy);
    expect(rest.requests).toEqual([
      {
        method: 'GET',
        path: '/repos/contoso/clinical-platform/issues',
        query: { state: 'open', labels: 'azure-healthcare-incident', sort: 'created', direction: 'asc', per_page: '100' },
        body: undefined,
      },
    ]);
  });

  test('gets a new issue after a recovery', async () => {
    const rest = await start();
    for (const found of [noRole, healthy, noRole]) await finds(rest, found);
    expect(rest.issues.map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  test('is identified by its key', async () => {
    const rest = await start();
    await finds(rest, noRole);
    await finds(rest, noRole, { incidentIssue: 'nightly/us' });
    await finds(rest, healthy);
    expect(rest.issues.map(({ title, state }) => [title, state])).toEqual([
      ['Health check fails: nightly/eu', 'closed'],
      ['Health check fails: nightly/us', 'open'],
    ]);
  });

  test("is the same on a GitHub Enterprise Server and with a person's token", async () => {
    const rest = await start({ basePath: '/api/v3', login: 'mona' });
    for (const found of [noRole, noRole, healthy]) expect(await finds(rest, found)).toEqual([]);
    expect(rest.issues).toHaveLength(1);
    expect(rest.issues[0]?.comments).toHaveLength(1);
  });

  test('is found if its issue is not on the first page', async () => {
    const rest = await start();
    for (let number = 1; number <= 250; number++)
      rest.addIssue({ labels: ['azure-healthcare-incident'], body: `${marker(`other ${String(number)}`)}0000000000000000 -->` });
    await finds(rest, noRole);
    await finds(rest, noRole);
    await finds(rest, healthy);
    expect(rest.issues).toHaveLength(251);
    expect(rest.issues.at(-1)?.state).toBe('closed');
    expect(rest.issues.filter(({ state }) => state === 'open')).toHaveLength(250);
  });

  test('searches at most a thousand issues', async () => {
    const rest = await start();
    for (let number = 1; number <= 1100; number++) rest.addIssue({ labels: ['azure-healthcare-incident'] });
    await finds(rest, healthy);
    expect(rest.requests).toHaveLength(10);
  });
});

describe('an issue that is not an incident', () => {
  test.each([
    ['an issue of another author', { author: 'mallory' }],
    ['an issue of a deleted account', { author: 'ghost' }],
    ['a pull request', { isPullRequest: true }],
    ['an issue without the label', { labels: [] }],
    ['an issue that only quotes the hidden line', { body: `> ${marker(KEY)}0123456789abcdef -->` }],
    ['an issue without a text', { body: '' }],
    ['a closed issue', { state: 'closed' }],
  ] as const)('is not changed: %s', async (_name, changes) => {
    const rest = await start();
    rest.addIssue({ labels: ['azure-healthcare-incident'], body: `${marker(KEY)}0123456789abcdef -->`, ...changes });
    await finds(rest, healthy);
    await finds(rest, noRole);
    expect(writes(rest)).toEqual(['POST /repos/contoso/clinical-platform/issues']);
  });
});

describe('a race condition', () => {
  test('keeps the older issue and closes the newer one', async () => {
    const finding = findingOf(noRole, request());
    const twin = body(finding, finding.endpoints, KEY, START, noRole.ended, request());
    const rest = await start({
      beforeIssueCreated: (repository) => repository.addIssue({ labels: ['azure-healthcare-incident'], body: twin }),
    });
    expect(await finds(rest, noRole)).toEqual([]);
    expect(rest.issues.map(({ state, stateReason }) => [state, stateReason])).toEqual([
      ['open', null],
      ['closed', 'not_planned'],
    ]);
    expect(rest.issues[1]?.body).toBe('Two runs opened issues for the same incident at the same time. See #1.');
    expect(rest.issues.flatMap(({ comments }) => comments)).toEqual([]);
  });

  test('between two runs leaves one open issue', async () => {
    const rest = await start();
    await Promise.all([finds(rest, noRole), finds(rest, noRole)]);
    await finds(rest, noRole);
    expect(rest.issues.filter(({ state }) => state === 'open').map(({ number }) => number)).toEqual([1]);
  });

  test('with an outdated list opens one issue', async () => {
    const rest = await startWithList([]);
    await finds(rest, noRole);
    expect(rest.issues).toHaveLength(1);
  });
});

test.each([{ number: 'ghs_a-token' }, { number: '7\n::error::owned' }, { number: 1.5 }, { created_at: 'yesterday' }, { created_at: null }])(
  'ignores an issue with %j',
  async (changes) => {
    const rest = await start();
    await finds(rest, noRole);
    const [opened] = rest.issues;
    const issue = { number: 1, body: opened?.body, created_at: '2026-01-01T00:00:00Z', user: { login: opened?.author } };
    const faulty = await startWithList([{ ...issue, locked: true, labels: [], ...changes }]);
    expect(await finds(faulty, healthy)).toEqual([]);
    expect(writes(faulty)).toEqual([]);
    await rest.stop();
  },
);

test.each(['check_suite', 'deployment_status', 'workflow_run'])(
  'does not say that a pull request started a run after %s',
  async (event) => {
    const step = { env: { GITHUB_EVENT_NAME: 'workflow_run' }, event: { workflow_run: { event, pull_requests: [] } } };
    const warnings = await finds(await start(), noRole, { run: readGood({}, step).request.run });
    expect(warnings.map(({ why }) => why)).toContainEqual(expect.stringContaining('might have triggered this run'));
  },
);

test('leaves an incident open if a run does not check its endpoints', async () => {
  const rest = await start();
  await finds(rest, noRole);
  expect(codes(await finds(rest, outcome({ endpoints: [passing(DICOM)] })))).toEqual(['incident-not-checked']);
  expect(rest.issues[0]?.state).toBe('open');
  await finds(rest, outcome({ endpoints: [refusing(DICOM, timedOut(DICOM))] }));
  expect(codes(await finds(rest, outcome({ endpoints: [passing(DICOM)] })))).toEqual(['incident-not-checked']);
  expect(await finds(rest, healthy)).toEqual([]);
  expect(rest.issues[0]?.state).toBe('closed');
});

describe('a request that GitHub refuses', () => {
  test('for the owner of the token leaves every issue unchanged', async () => {
    const rest = await start({
      respondInstead: ({ path }) => (path === '/graphql' ? { status: 200, body: { data: { viewer: null } } } : undefined),
    });
    rest.addIssue({ labels: ['azure-healthcare-incident'], body: `${marker(KEY)}0123456789abcdef -->` });
    const [warning, ...others] = await finds(rest, healthy);
    expect([warning?.code, others]).toEqual(['github-api-failed', []]);
    expect(warning?.why).toContain('JSON that the action does not expect');
    expect(writes(rest)).toEqual([]);
  });

  test('because of a network error causes a warning', async () => {
    const rest = await start();
    rest.addIssue({ labels: ['azure-healthcare-incident'], body: `${marker(KEY)}0123456789abcdef -->` });
    const http = githubAt(rest.url);
    const cut: typeof http = {
      ...http,
      send: (sent) => (sent.url.pathname === '/graphql' ? Promise.resolve(fault('ECONNRESET', 'headers')) : http.send(sent)),
    };
    const [warning, ...others] = await reportIncident(healthy, runOn(rest), reportingBy(cut));
    expect([warning?.code, others]).toEqual(['github-api-failed', []]);
    expect(warning?.why).toContain('could not reach GitHub');
    expect(writes(rest)).toEqual([]);
  });

  test('for a comment is not repeated', async () => {
    const rest = await start({ respondInstead: ({ path }) => (path.endsWith('/comments') ? { status: 422 } : undefined) });
    await finds(rest, noRole);
    expect(codes(await finds(rest, noRoleAndSilent))).toEqual(['github-api-failed']);
    expect(await finds(rest, noRoleAndSilent)).toEqual([]);
  });

  test.each([
    ['key', { incidentIssue: undefined }],
    ['token', { githubToken: undefined }],
  ])('is not sent without a %s', async (_name, changes) => {
    const rest = await start();
    expect(await finds(rest, noRole, changes)).toEqual([]);
    expect(rest.requests).toEqual([]);
  });
});
