import { describe, expect, jest, test } from '@jest/globals';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpResult } from '../../../src/http/types.ts';
import { createFetch } from '../../../src/report/github/client.ts';
import { reportingBy } from '../support/github.ts';
import { respond, FakeHttpClient, fault } from '../support/http.ts';

const API = 'https://api.github.com';
const URL_OF_ISSUES = `${API}/repos/o/r/issues`;

/** Returns a `fetch` function that gets the same response to every request, and the list of sent requests. */
function fetchWith(result: HttpResult) {
  const http = new FakeHttpClient(() => result);
  return { fetch: createFetch(reportingBy(http), API), sent: http.sent };
}

describe('the fetch function', () => {
  test('sends the method, headers and body, and returns the status, headers and body', async () => {
    const headers = { 'x-github-request-id': 'one', 'content-type': 'application/json' };
    const { fetch, sent } = fetchWith(respond(201, { headers, body: '{"id":1}' }));
    const init = { method: 'POST', headers: { Authorization: 'token t', 'Content-Type': 'application/json' }, body: '{"title":"ü"}' };
    const response = await fetch(URL_OF_ISSUES, init);
    expect([response.status, response.headers.get('x-github-request-id'), await response.json()]).toEqual([201, 'one', { id: 1 }]);
    const lowercase = { authorization: 'token t', 'content-type': 'application/json' };
    expect(sent).toMatchObject([{ url: new URL(URL_OF_ISSUES), method: 'POST', headers: lowercase, body: '{"title":"ü"}' }]);
  });

  test('sends a GET without a body, and reads a page of 100 issues', async () => {
    const { fetch, sent } = fetchWith(respond(200));
    await fetch(new URL(API));
    expect(sent[0]).not.toHaveProperty('body');
    expect(sent[0]?.maxBytes).toBeGreaterThanOrEqual(4 * 1024 * 1024);
  });

  test('accepts a Request instead of a URL', async () => {
    const { fetch, sent } = fetchWith(respond(200));
    await fetch(new Request(API, { method: 'PATCH', body: 'b' }));
    expect(sent).toMatchObject([{ method: 'PATCH', body: 'b' }]);
  });

  test.each([204, 205, 304])('returns a %i without a body, as the Fetch standard requires', async (status) => {
    const response = await fetchWith(respond(status, { body: 'x' })).fetch(API);
    expect([response.status, await response.text()]).toEqual([status, '']);
  });

  test('does not follow a redirect', async () => {
    const { fetch, sent } = fetchWith(respond(302, { headers: { location: 'https://evil.example/' } }));
    expect([(await fetch(API)).status, sent.length]).toEqual([302, 1]);
  });

  test.each([
    'https://evil.example/repos',
    'http://api.github.com/repos',
    'https://api.github.com:8443/repos',
    'https://api.github.com.evil.example',
  ])('refuses %s because it is not the address of the API', async (url) => {
    const real = createHttpClient({ https: undefined, http: undefined, bypass: [] }, { timeoutMs: 10, deadline: Infinity }, Date.now);
    const send = jest.fn(real.send);
    await expect(createFetch(reportingBy({ ...real, send }), API)(url)).rejects.toThrow(new TypeError('ADDRESS_NOT_ALLOWED'));
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('throws a TypeError that contains only the error code', async () =>
    expect(fetchWith(fault('ENOTFOUND', 'dns')).fetch(API)).rejects.toThrow(new TypeError('ENOTFOUND')));
});
