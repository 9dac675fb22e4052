/** Tests that the fake GitHub detects requests that GitHub's API description does not allow. */
import { describe, expect, test } from '@jest/globals';
import { requestMistakes } from '../../../lab/github/rest-contract.ts';
import { start } from '../support/github.ts';

const ISSUES = '/repos/{owner}/{repo}/issues';
const ISSUE = `${ISSUES}/{issue_number}`;
const COMMENTS = `${ISSUE}/comments`;
const STATUSES = '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses';

describe('the loopback GitHub', () => {
  test.each([
    ['a request without a required field', 'POST', ISSUES, [], { body: 'b' }],
    ['a request with an unknown field', 'POST', ISSUES, [], { title: 'A', label: 'c' }],
    ['a value of the wrong type', 'POST', COMMENTS, [], { body: 1 }],
    ['an unknown value', 'PATCH', ISSUE, [], { state: 'shut' }],
    ['an unknown state', 'POST', STATUSES, [], { state: 'warning' }],
    ['an unknown parameter', 'GET', ISSUES, ['label'], undefined],
    ['a GET request with a body', 'GET', ISSUES, [], {}],
  ])('reports %s', (_name, method, path, query, body) => expect(requestMistakes(`${method} ${path}`, query, body)).toHaveLength(1));

  test.each([
    ['POST', ISSUES, [], { title: 'A', body: 'b', labels: ['c'] }],
    ['GET', ISSUES, ['labels'], undefined],
    ['PATCH', ISSUE, [], { state: 'closed', state_reason: 'completed' }],
    ['POST', COMMENTS, [], { body: 'A' }],
    ['POST', STATUSES, [], { state: 'success', description: 'A', log_url: 'https://example.com' }],
  ])('accepts a valid %s request to %s', (method, path, query, body) =>
    expect(requestMistakes(`${method} ${path}`, query, body)).toEqual([]),
  );

  test('rejects and records an invalid request', async () => {
    const rest = await start();
    const send = { method: 'POST', headers: { authorization: 'token ghs_lab' }, body: '{"body":"b"}' };
    expect((await fetch(`${rest.url}/repos/contoso/clinical-platform/issues`, send)).status).toBe(422);
    expect([rest.mistakes, rest.issues]).toEqual([[`POST ${ISSUES}: title is missing`], []]);
  });
});
