import { describe, expect, test } from '@jest/globals';
import { withoutSecrets } from '../../../src/failures/contexts.ts';
import { idTokenRefused, noIdToken } from '../../../src/failures/github.ts';
import { github } from './samples.ts';

/**
 * Other reasons for a missing ID token than in cases.ts (actions/toolkit: oidc-utils.ts; GitHub docs: reference/security/oidc). A reusable
 * workflow whose caller lacks the permission looks like a missing permission.
 */
describe('no ID token', () => {
  test.each([
    ['a run of Dependabot in a fork', github({ actor: 'dependabot[bot]', fork: true }), 'id-token-dependabot'],
    ['a job of a reusable workflow', github({ eventName: 'workflow_call' }), 'id-token-permission-missing'],
    ['act, which claims to be GitHub.com', github({ runId: '1' }), 'outside-github'],
    ['GitHub Enterprise Server', github({ runId: '1', serverUrl: 'https://github.contoso.example' }), 'id-token-permission-missing'],
    [
      "a pull_request_target for a fork, which has the base's rights",
      github({ eventName: 'pull_request_target', fork: true }),
      'id-token-permission-missing',
    ],
  ])('%s', (_row, facts, code) => expect(noIdToken(facts)).toMatchObject({ code, recovery: 'none' }));

  test.each(['https://contoso.ghe.com', ''])('the message for %p does not mention the site administrator', (serverUrl) => {
    expect(noIdToken(github({ serverUrl })).why).not.toContain('administrator');
  });
});

describe('a response without an ID token', () => {
  test.each([
    [399, 'id-token-unreadable', 'none'],
    [400, 'id-token-refused', 'none'],
    [404, 'id-token-refused', 'none'],
    [408, 'id-token-unavailable', 'transient'],
    [500, 'id-token-unavailable', 'transient'],
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
