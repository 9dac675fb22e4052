import { describe, expect, test } from '@jest/globals';
import { withoutSecrets } from '../../../src/failures/contexts.ts';
import { idTokenRefused, noIdToken } from '../../../src/failures/github.ts';
import { github } from './samples.ts';

/**
 * Reasons (a) to (f) for a missing ID token (actions/toolkit: oidc-utils.ts; GitHub docs: reference/security/oidc). Reason (d), a reusable
 * workflow whose caller lacks the permission, looks like (a), so (a) covers it.
 */
describe('no ID token', () => {
  test.each([
    ['(a) a missing permission', github(), 'id-token-permission-missing'],
    ["(b) a fork's pull request", github({ eventName: 'pull_request', fork: true }), 'id-token-fork'],
    ['(c) a run of Dependabot', github({ actor: 'dependabot[bot]' }), 'id-token-dependabot'],
    ['(c) a run of Dependabot in a fork', github({ actor: 'dependabot[bot]', fork: true }), 'id-token-dependabot'],
    ['(d) a job of a reusable workflow', github({ eventName: 'workflow_call' }), 'id-token-permission-missing'],
    ['(e) outside GitHub', github({ onGitHub: false }), 'outside-github'],
    ['(e) act, which claims to be GitHub.com', github({ runId: '1' }), 'outside-github'],
    ['(f) GitHub Enterprise Server', github({ runId: '1', serverUrl: 'https://github.contoso.example' }), 'id-token-permission-missing'],
    [
      "a pull_request_target for a fork, which has the base's rights",
      github({ eventName: 'pull_request_target', fork: true }),
      'id-token-permission-missing',
    ],
  ])('%s', (_row, facts, code) => expect(noIdToken(facts)).toMatchObject({ code, recovery: 'none' }));

  test('the suggested permissions include the one that checkout needs', () => {
    const [remedy] = noIdToken(github()).commands;
    expect(remedy?.text).toBe('permissions:\n  id-token: write # for the ID token\n  contents: read # for actions/checkout');
  });

  test.each([
    ['https://github.com', false],
    ['https://contoso.ghe.com', false],
    ['https://github.contoso.example', true],
    ['', false],
  ])('the message for %p mentions the site administrator: %p', (serverUrl, mentioned) => {
    expect(noIdToken(github({ serverUrl })).why.includes('administrator')).toBe(mentioned);
  });
});

describe('a response without an ID token', () => {
  test.each([
    [399, 'id-token-unreadable', 'none'],
    [400, 'id-token-refused', 'none'],
    [401, 'id-token-refused', 'none'],
    [404, 'id-token-refused', 'none'],
    [408, 'id-token-unavailable', 'transient'],
    [429, 'id-token-unavailable', 'transient'],
    [500, 'id-token-unavailable', 'transient'],
    [200, 'id-token-unreadable', 'transient'],
    [302, 'id-token-unreadable', 'none'],
    [407, 'id-token-unreadable', 'none'],
    [451, 'id-token-unreadable', 'none'],
    [511, 'id-token-unreadable', 'none'],
  ])('HTTP %i is %s', (httpStatus, code, recovery) => expect(idTokenRefused(github({}, { httpStatus }))).toMatchObject({ code, recovery }));

  test.each([401, 403, 404, 407, 451])('a web page with HTTP %i is not from GitHub', (httpStatus) => {
    expect(
      idTokenRefused(github({}, { httpStatus, response: { kind: 'html', bytes: 10, mediaType: 'text/html', proxy: undefined } })).code,
    ).toBe('id-token-unreadable');
  });

  test.each([204, 302, 307, 407, 451, 511])('HTTP %i is probably from a proxy or filter', (httpStatus) => {
    const { why, next } = idTokenRefused(github({}, { httpStatus }));
    expect([why, next]).toEqual([expect.stringMatching(/^A proxy or filter .* HTTP \d+/), expect.stringMatching(/^Ask your network team/)]);
  });

  test.each([
    [undefined, '*.actions.githubusercontent.com'],
    ['pipelines.actions.githubusercontent.com', '*.actions.githubusercontent.com'],
    ['actions.githubusercontent.com.contoso.example', 'actions.githubusercontent.com.contoso.example'],
    ['github.contoso.example', 'github.contoso.example'],
  ])('from %s, a proxy must allow %s', (host, allowed) =>
    expect(idTokenRefused(github({}, { httpStatus: 302, host })).next).toContain(`from the runner to https://${allowed}, and`),
  );

  test('a missing status is not a response from GitHub', () => expect(idTokenRefused(github()).code).toBe('id-token-unreadable'));
});

test('runs without access to secrets', () => {
  expect(withoutSecrets(github().run)).toBeUndefined();
  expect(withoutSecrets(github({ fork: true }).run)).toBe('fork');
  expect(withoutSecrets(github({ actor: 'dependabot[bot]' }).run)).toBe('dependabot');
});
