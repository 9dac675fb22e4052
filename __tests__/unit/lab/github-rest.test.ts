/** The loopback GitHub, held to GitHub's own description: what it answers, what it finds wrong, and what it refuses. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { startGitHubRest, type GitHubRest, type GitHubRestOptions } from '../../../lab/github/rest.ts';
import { requestMistakes } from '../../../lab/github/rest-contract.ts';

const ISSUES = '/repos/{owner}/{repo}/issues';
const ISSUE = `${ISSUES}/{issue_number}`;
const COMMENTS = `${ISSUE}/comments`;
const STATUSES = '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses';

let github: GitHubRest | undefined;
afterEach(async () => github?.stop());

async function start(options: GitHubRestOptions = {}): Promise<GitHubRest> {
  github = await startGitHubRest({ deployments: [42], ...options });
  return github;
}

/** One request; the path is the description's, with its names filled in. */
async function ask({ url }: GitHubRest, method: string, path: string, body?: unknown, authorization: string | undefined = 'token ghs_lab') {
  const filled = path.replace('{owner}/{repo}', 'octo-org/clinic').replace('{issue_number}', '1').replace('{deployment_id}', '42');
  const headers = authorization === '' ? {} : { authorization };
  const response = await fetch(`${url}${filled}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const answer: unknown = response.status === 204 ? undefined : await response.json();
  return { status: response.status, link: response.headers.get('link'), headers: response.headers, body: answer };
}

describe('every answer is one that GitHub describes', () => {
  test.each([
    ['post', ISSUES, { title: 'A', body: 'b', labels: ['c'] }, 201],
    ['get', ISSUES, undefined, 200],
    ['patch', ISSUE, { state: 'closed', state_reason: 'completed' }, 200],
    ['post', COMMENTS, { body: 'A' }, 201],
    ['post', STATUSES, { state: 'success', description: 'A', log_url: 'https://example.com' }, 201],
  ])('%s %s', async (method, path, body, status) => {
    const rest = await start();
    rest.addIssue({ title: 'First', labels: ['c'], isPullRequest: method === 'get' });
    const answer = await ask(rest, method.toUpperCase(), path, body);
    expect(answer.status).toBe(status);
    expect(rest.mistakes).toEqual([]);
  });

  test.each([
    ['post', ISSUES, { issuesEnabled: false }, { title: 'A' }, 410],
    ['get', ISSUES, { issuesEnabled: false }, undefined, 410],
    ['patch', ISSUE, {}, { title: 'A' }, 404],
    ['post', COMMENTS, {}, { body: 'A' }, 404],
    ['post', ISSUES, { permissions: { issues: 'read' } }, { title: 'A' }, 403],
  ] as const)('refusing %s %s', async (method, path, options, body, status) => {
    const answer = await ask(await start(options), method.toUpperCase(), path, body);
    expect(answer.status).toBe(status);
  });
});

describe('a request that GitHub does not describe', () => {
  test.each([
    ['without a required field', 'post', ISSUES, [], { body: 'b' }],
    ['with a field that GitHub does not know', 'post', ISSUES, [], { title: 'A', label: 'c' }],
    ['with a value of the wrong type', 'post', COMMENTS, [], { body: 1 }],
    ['with a value that is not in the list', 'patch', ISSUE, [], { state: 'shut' }],
    ['with a state that no deployment has', 'post', STATUSES, [], { state: 'warning' }],
    ['with a parameter that GitHub does not know', 'get', ISSUES, ['label'], undefined],
    ['with a body where there is none', 'get', ISSUES, [], {}],
  ])('%s is a mistake', (_name, method, path, query, body) => {
    expect(requestMistakes(`${method.toUpperCase()} ${path}`, query, body)).toHaveLength(1);
  });

  test('is refused and remembered', async () => {
    const rest = await start();
    expect((await ask(rest, 'POST', ISSUES, { body: 'b' })).status).toBe(422);
    expect(rest.mistakes).toEqual([`POST ${ISSUES}: title is missing`]);
    expect(rest.issues).toEqual([]);
  });

  test('is a description of more than 140 characters', async () => {
    const rest = await start();
    expect((await ask(rest, 'POST', STATUSES, { state: 'success', description: 'x'.repeat(141) })).status).toBe(422);
  });
});

describe('GitHub', () => {
  test('refuses comments on a locked issue until it is unlocked', async () => {
    const rest = await start();
    rest.addIssue({ title: 'A', locked: true });
    expect((await ask(rest, 'GET', ISSUES)).body).toMatchObject([{ locked: true }]);
    const comment = async (): Promise<number> => (await ask(rest, 'POST', COMMENTS, { body: 'A' })).status;
    expect([await comment(), (await ask(rest, 'DELETE', `${ISSUE}/lock`)).status, await comment()]).toEqual([403, 204, 201]);
    expect([(await ask(rest, 'PUT', `${ISSUE}/lock`, { lock_reason: 'resolved' })).status, await comment()]).toEqual([204, 403]);
  });

  test.each([
    ['both', 'Resource not accessible by integration', 'issues=write'],
    ['phrase', 'Resource not accessible by integration', null],
    ['header', 'Forbidden', 'issues=write'],
  ] as const)('gives evidence of a missing permission: %s', async (permissionEvidence, message, header) => {
    const refused = await ask(await start({ permissions: { issues: 'read' }, permissionEvidence }), 'POST', ISSUES, { title: 'A' });
    expect(refused).toMatchObject({ status: 403, body: { message } });
    expect(refused.headers.get('x-accepted-github-permissions')).toBe(header);
  });

  test('pages its lists, newest first, and links to the next page', async () => {
    const rest = await start();
    for (let number = 1; number <= 5; number++) rest.addIssue({ title: String(number) });
    const first = await ask(rest, 'GET', `${ISSUES}?per_page=2`);
    expect(first.body).toMatchObject([{ number: 5 }, { number: 4 }]);
    const at = `${rest.url}/repos/octo-org/clinic/issues?per_page=2`;
    expect(first.link).toBe(`<${at}&page=2>; rel="next", <${at}&page=3>; rel="last"`);
    const last = await ask(rest, 'GET', `${ISSUES}?per_page=2&page=3`);
    expect(last.body).toMatchObject([{ number: 1 }]);
    expect(last.link).toBe(`<${at}&page=2>; rel="prev"`);
  });

  test('tells an installation token its login by GraphQL alone', async () => {
    const rest = await start();
    expect(await ask(rest, 'POST', '/graphql', { query: '{ viewer { login } }' })).toMatchObject({
      status: 200,
      body: { data: { viewer: { login: 'github-actions[bot]' } } },
    });
    expect((await ask(rest, 'GET', '/user')).status).toBe(403);
    expect((await ask(rest, 'POST', '/graphql', { query: '{ viewer { email } }' })).body).toHaveProperty('errors');
  });

  test('answers nobody without a token, and nothing outside its base path', async () => {
    const rest = await start({ basePath: '/api/v3' });
    expect((await ask(rest, 'GET', ISSUES, undefined, '')).status).toBe(401);
    expect((await ask(rest, 'GET', '/nothing')).status).toBe(404);
    expect((await ask({ ...rest, url: new URL(rest.url).origin }, 'GET', ISSUES)).status).toBe(404);
    expect(
      (await ask({ ...rest, url: `${new URL(rest.url).origin}/api` }, 'POST', '/graphql', { query: '{ viewer { login } }' })).status,
    ).toBe(200);
  });
});
