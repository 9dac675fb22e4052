/** The incident issue: its plan as a table, and its life against the loopback GitHub by the real Octokit. */
import type { Failure } from '../../../src/model/failure.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { rateLimit, startGitHubRest, type GitHubRest, type GitHubRestOptions } from '../../../lab/github/rest.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { githubAt, reportingBy } from '../support/github.ts';
import { fault } from '../support/http.ts';
import { isOfPullRequest, planIncident, reportIncident, type OpenIncident } from '../../../src/report/github/incident.ts';
import { body, findingOf, marker } from '../../../src/report/github/incident-text.ts';
import type { Request } from '../../../src/model/request.ts';
import { DICOM, FHIR, outcome, passing, refusing, request, roleMissing, silent, START, timedOut } from './outcomes.ts';

const KEY = 'nightly/eu';
const HOUR = 3_600_000;

let github: GitHubRest | undefined;
let clock = START;
afterEach(async () => {
  await github?.stop();
  github = undefined;
  clock = START;
});

async function start(options: GitHubRestOptions = {}): Promise<GitHubRest> {
  github = await startGitHubRest({ repository: 'contoso/clinical-platform', now: () => clock, ...options });
  return github;
}

let tokens = 0;

/** A run on this GitHub. Each has a token of its own, as each job has. */
function runOn({ url }: GitHubRest, changes: Partial<Request> = {}): Request {
  const { run } = request();
  return request({
    githubToken: `ghs_lab${String(++tokens)}`,
    incidentIssue: KEY,
    run: { ...run, apiUrl: apiUrlOf(url), eventName: 'schedule' },
    ...changes,
  });
}

/** The https address of the same path: the reports accept no other. */
const apiUrlOf = (url: string): string => `https://api.github.com${new URL(url).pathname.replace(/\/$/, '')}`;

/** One run that finds this, an hour after the one before. */
async function finds(rest: GitHubRest, found: Outcome, changes: Partial<Request> = {}): Promise<readonly Failure[]> {
  const warnings = await reportIncident({ ...found, started: clock, ended: clock }, runOn(rest, changes), reportingBy(githubAt(rest.url)));
  clock += HOUR;
  return warnings;
}

const healthy = outcome();
const noRole = outcome({ endpoints: [refusing(FHIR, roleMissing(FHIR)), passing(DICOM)] });
const noRoleAndSilent = outcome({ endpoints: [refusing(FHIR, roleMissing(FHIR)), silent(DICOM, timedOut(DICOM))] });

const codes = (warnings: readonly Failure[]): readonly string[] => warnings.map(({ code }) => code);
const writes = ({ requests }: GitHubRest): readonly string[] =>
  requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql').map(({ method, path }) => `${method} ${path}`);

describe('the plan', () => {
  const older: OpenIncident = { number: 7, since: 0, fingerprint: 'aaaa' };
  const younger: OpenIncident = { number: 9, since: 1, fingerprint: 'bbbb' };
  const twin = { take: 'close twin', incident: younger, first: 7 };
  test.each([
    ['healthy and nothing open', [], { failing: false, fingerprint: '' }, []],
    ['healthy and one open', [older], { failing: false, fingerprint: '' }, [{ take: 'close', incident: older }]],
    ['failing and nothing open', [], { failing: true, fingerprint: 'aaaa' }, [{ take: 'open' }]],
    ['failing as before', [older], { failing: true, fingerprint: 'aaaa' }, []],
    ['failing in another way', [older], { failing: true, fingerprint: 'cccc' }, [{ take: 'change', incident: older }]],
    ['failing as before, with a younger twin', [younger, older], { failing: true, fingerprint: 'aaaa' }, [twin]],
    [
      'failing as the younger twin says',
      [younger, older],
      { failing: true, fingerprint: 'bbbb' },
      [{ take: 'change', incident: older }, twin],
    ],
    ['healthy, with a younger twin', [younger, older], { failing: false, fingerprint: '' }, [{ take: 'close', incident: older }, twin]],
  ] as const)('%s', (_name, open, finding, steps) => {
    expect(planIncident(open, finding)).toEqual(steps);
  });
});

describe('the life of an incident', () => {
  test('is one issue, one comment for a change, and one that closes it', async () => {
    const rest = await start();
    const warnings: Failure[] = [];
    for (const found of [healthy, noRole, noRole, noRole, noRoleAndSilent, noRoleAndSilent, healthy, healthy]) {
      warnings.push(...(await finds(rest, found)));
    }
    expect(warnings).toEqual([]);
    expect(rest.mistakes).toEqual([]);
    expect(writes(rest)).toEqual([
      'POST /repos/contoso/clinical-platform/issues',
      'PATCH /repos/contoso/clinical-platform/issues/1',
      'POST /repos/contoso/clinical-platform/issues/1/comments',
      'PATCH /repos/contoso/clinical-platform/issues/1',
      'POST /repos/contoso/clinical-platform/issues/1/comments',
    ]);
    const [issue] = rest.issues;
    expect(rest.issues).toHaveLength(1);
    expect(issue).toMatchObject({
      title: 'Health check fails: nightly/eu',
      labels: ['azure-healthcare-incident'],
      state: 'closed',
      stateReason: 'completed',
    });
    expect(issue?.comments.map((comment) => comment.body)).toMatchSnapshot();
  });

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

  test('begins anew after a recovery', async () => {
    const rest = await start();
    for (const found of [noRole, healthy, noRole]) await finds(rest, found);
    expect(rest.issues.map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  test('is kept apart by key', async () => {
    const rest = await start();
    await finds(rest, noRole);
    await finds(rest, noRole, { incidentIssue: 'nightly/us' });
    await finds(rest, healthy);
    expect(rest.issues.map(({ title, state }) => [title, state])).toEqual([
      ['Health check fails: nightly/eu', 'closed'],
      ['Health check fails: nightly/us', 'open'],
    ]);
  });

  test("is the same on a GitHub Enterprise Server, and with a person's token", async () => {
    const rest = await start({ basePath: '/api/v3', login: 'mona' });
    for (const found of [noRole, noRole, healthy]) expect(await finds(rest, found)).toEqual([]);
    expect(rest.issues).toHaveLength(1);
    expect(rest.issues[0]?.comments).toHaveLength(1);
  });

  test('goes on when it is not on the first page', async () => {
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

  test('ends its search after a thousand', async () => {
    const rest = await start();
    for (let number = 1; number <= 1100; number++) rest.addIssue({ labels: ['azure-healthcare-incident'] });
    await finds(rest, healthy);
    expect(rest.requests).toHaveLength(10);
  });
});

describe('what is not its own', () => {
  test.each([
    ['an issue of another author', { author: 'mallory' }],
    ['an issue of an account that is gone', { author: 'ghost' }],
    ['a pull request', { isPullRequest: true }],
    ['an issue without the label', { labels: [] }],
    ['an issue that only quotes the hidden line', { body: `> ${marker(KEY)}0123456789abcdef -->` }],
    ['an issue without a text', { body: '' }],
    ['a closed issue', { state: 'closed' }],
  ] as const)('stays untouched: %s', async (_name, changes) => {
    const rest = await start();
    rest.addIssue({ labels: ['azure-healthcare-incident'], body: `${marker(KEY)}0123456789abcdef -->`, ...changes });
    await finds(rest, healthy);
    await finds(rest, noRole);
    expect(writes(rest)).toEqual(['POST /repos/contoso/clinical-platform/issues']);
  });
});

describe('a race', () => {
  test('leaves the older issue and closes the younger', async () => {
    const twin = body(findingOf(noRole, request()), KEY, START, noRole, request());
    const rest = await start({
      beforeIssueCreated: (repository) => repository.addIssue({ labels: ['azure-healthcare-incident'], body: twin }),
    });
    expect(await finds(rest, noRole)).toEqual([]);
    expect(rest.issues.map(({ state, stateReason }) => [state, stateReason])).toEqual([
      ['open', null],
      ['closed', 'not_planned'],
    ]);
    expect(rest.issues[1]?.body).toBe('Two runs opened an issue for the same incident at the same moment. It goes on in #1.');
    expect(rest.issues.flatMap(({ comments }) => comments)).toEqual([]);
  });

  test('between two runs at once leaves one', async () => {
    const rest = await start();
    await Promise.all([finds(rest, noRole), finds(rest, noRole)]);
    await finds(rest, noRole);
    expect(rest.issues.filter(({ state }) => state === 'open').map(({ number }) => number)).toEqual([1]);
  });

  test('with a list that lags behind opens one issue, not two', async () => {
    const empty = { status: 200, body: [] };
    const rest = await start({ answerInstead: ({ method, path }) => (method === 'GET' && path.endsWith('/issues') ? empty : undefined) });
    await finds(rest, noRole);
    expect(rest.issues).toHaveLength(1);
  });
});

describe('a pull request', () => {
  const load = createRequire(import.meta.url);
  const recorded: unknown = load('@octokit/webhooks-examples');

  /** Real payloads of an event, as GitHub sent them. */
  function payloads(event: string): readonly unknown[] {
    const all = Array.isArray(recorded)
      ? recorded.filter((each: unknown): each is { name: string; examples: unknown[] } => typeof each === 'object')
      : [];
    return all.find(({ name }) => name === event)?.examples ?? [];
  }

  const onPullRequest = ['pull_request', 'pull_request_review', 'pull_request_review_comment', 'merge_group'];
  const onOthers = [
    'push',
    'deployment',
    'deployment_status',
    'issue_comment',
    'issues',
    'workflow_run',
    'workflow_dispatch',
    'repository_dispatch',
    'release',
  ];

  test.each([...onPullRequest.map((event) => [event, true] as const), ...onOthers.map((event) => [event, false] as const)])(
    'by the recorded payloads of %s: %s',
    (event, expected) => {
      expect(payloads(event).length).toBeGreaterThan(0);
      for (const payload of payloads(event)) expect(isOfPullRequest(event, payload)).toBe(expected);
    },
  );

  test.each([
    ['pull_request_target', {}],
    ['issue_comment', { issue: { pull_request: { url: 'https://api.github.com/repos/o/r/pulls/1' } } }],
    ['workflow_run', { workflow_run: { event: 'pull_request' } }],
    ['workflow_run', { workflow_run: { event: 'pull_request_target' } }],
  ])('is also a run by %s %j', (event, payload) => {
    expect(isOfPullRequest(event, payload)).toBe(true);
  });

  test.each(['schedule', 'workflow_dispatch', 'workflow_run', 'issue_comment', '', 'toString'])(
    'is not a run by "%s" without a payload',
    (event) => {
      expect(isOfPullRequest(event, undefined)).toBe(false);
    },
  );

  test('neither opens, changes nor closes an incident', async () => {
    const rest = await start();
    await finds(rest, noRole);
    const before = rest.requests.length;
    const folder = await mkdtemp(join(tmpdir(), 'event-'));
    const eventPath = join(folder, 'event.json');
    await writeFile(eventPath, JSON.stringify({ workflow_run: { event: 'pull_request' } }));
    const { run } = runOn(rest);
    for (const found of [healthy, noRoleAndSilent]) {
      expect(await finds(rest, found, { run: { ...run, eventName: 'pull_request' } })).toEqual([]);
      expect(await finds(rest, found, { run: { ...run, eventName: 'workflow_run', eventPath } })).toEqual([]);
    }
    expect(rest.requests).toHaveLength(before);
    await rm(folder, { recursive: true });
  });

  test('is not seen in a payload that cannot be read', async () => {
    const rest = await start();
    await finds(rest, noRole, { run: { ...runOn(rest).run, eventName: 'workflow_run', eventPath: '/nowhere/event.json' } });
    expect(rest.issues).toHaveLength(1);
  });
});

describe('a GitHub that says no', () => {
  test.each(['read', 'none'] as const)('for want of a permission (%s) is a warning with the YAML to add', async (issues) => {
    const rest = await start({ permissions: { issues } });
    const warnings = await finds(rest, noRole);
    expect(codes(warnings)).toEqual(['issues-permission-missing']);
    expect(warnings[0]?.commands[0]?.text).toContain('issues: write');
    expect(rest.issues).toEqual([]);
  });

  test('because it hides the repository from the token is the same warning', async () => {
    const rest = await start({ repository: 'contoso/hidden' });
    expect(codes(await finds(rest, noRole))).toEqual(['issues-permission-missing']);
  });

  test('because issues are switched off is a warning', async () => {
    const rest = await start({ issuesEnabled: false });
    expect(codes(await finds(rest, noRole))).toEqual(['github-api-failed']);
  });

  test('by its rate limit is a warning, and no wait of an hour', async () => {
    const rest = await start({ answerInstead: () => rateLimit(3600) });
    expect(codes(await finds(rest, noRole))).toEqual(['github-api-failed']);
    expect(rest.requests).toHaveLength(1);
  });

  test('to the question whose token it is leaves every issue alone', async () => {
    const rest = await start({
      answerInstead: ({ path }) => (path === '/graphql' ? { status: 200, body: { data: { viewer: null } } } : undefined),
    });
    rest.addIssue({ labels: ['azure-healthcare-incident'], body: `${marker(KEY)}0123456789abcdef -->` });
    expect(codes(await finds(rest, healthy))).toEqual(['github-api-failed']);
    expect(writes(rest)).toEqual([]);
  });

  test("by a silence in the middle is a warning, and the wire's words are not repeated", async () => {
    const rest = await start();
    rest.addIssue({ labels: ['azure-healthcare-incident'], body: `${marker(KEY)}0123456789abcdef -->` });
    const http = githubAt(rest.url);
    const cut: typeof http = {
      ...http,
      send: (sent) => (sent.url.pathname === '/graphql' ? Promise.resolve(fault('ECONNRESET', 'headers')) : http.send(sent)),
    };
    expect(codes(await reportIncident(healthy, runOn(rest), reportingBy(cut)))).toEqual(['github-api-failed']);
    expect(writes(rest)).toEqual([]);
  });

  test('by dropping the label, does not get an issue from every run', async () => {
    const rest = await start({ dropsLabels: true, login: 'guest' });
    for (const found of [noRole, noRole]) expect(codes(await finds(rest, found))).toEqual(['github-api-failed']);
    expect(rest.issues.map(({ state, stateReason }) => [state, stateReason])).toEqual([
      ['closed', 'not_planned'],
      ['closed', 'not_planned'],
    ]);
  });

  test('to a comment loses it rather than repeat it', async () => {
    const rest = await start({ answerInstead: ({ path }) => (path.endsWith('/comments') ? { status: 422 } : undefined) });
    await finds(rest, noRole);
    expect(codes(await finds(rest, noRoleAndSilent))).toEqual(['github-api-failed']);
    expect(await finds(rest, noRoleAndSilent)).toEqual([]);
  });

  test.each([
    ['no key', { incidentIssue: undefined }],
    ['no token', { githubToken: undefined }],
  ])('is not asked with %s', async (_name, changes) => {
    const rest = await start();
    expect(await finds(rest, noRole, changes)).toEqual([]);
    expect(rest.requests).toEqual([]);
  });
});
