import { describe, expect, jest, test } from '@jest/globals';
import { createHttpClient } from '../../../src/http/client.ts';
import { createFetch } from '../../../src/report/github/client.ts';
import { reportingBy } from '../support/github.ts';
import { respond, FakeHttpClient, fault } from '../support/http.ts';

const API = 'https://api.github.com';

describe('fetch with the HTTP client', () => {
  test('sends method, headers and body, and returns status, headers and body', async () => {
    const http = new FakeHttpClient(() =>
      respond(201, { headers: { 'x-github-request-id': 'one', 'content-type': 'application/json' }, body: '{"id":1}' }),
    );
    const response = await createFetch(reportingBy(http), API)('https://api.github.com/repos/o/r/issues', {
      method: 'POST',
      headers: { Authorization: 'token t', 'Content-Type': 'application/json' },
      body: '{"title":"ü"}',
    });
    expect([response.status, response.headers.get('x-github-request-id'), await response.json()]).toEqual([201, 'one', { id: 1 }]);
    expect(http.sent).toMatchObject([
      {
        url: new URL('https://api.github.com/repos/o/r/issues'),
        method: 'POST',
        headers: { authorization: 'token t', 'content-type': 'application/json' },
        body: '{"title":"ü"}',
      },
    ]);
  });

  test('sends a GET without a body', async () => {
    const http = new FakeHttpClient(() => respond(200));
    await createFetch(reportingBy(http), API)(new URL('https://api.github.com/'));
    expect(http.sent[0]).not.toHaveProperty('body');
  });

  test('accepts a Request instead of a URL', async () => {
    const http = new FakeHttpClient(() => respond(200));
    await createFetch(reportingBy(http), API)(new Request('https://api.github.com/x', { method: 'PATCH', body: 'b' }));
    expect(http.sent).toMatchObject([{ method: 'PATCH', body: 'b' }]);
  });

  test.each([204, 205, 304])('returns a %i without a body, as the Fetch standard requires', async (status) => {
    const response = await createFetch(
      reportingBy(new FakeHttpClient(() => respond(status, { body: 'x' }))),
      API,
    )('https://api.github.com/');
    expect([response.status, await response.text()]).toEqual([status, '']);
  });

  test('does not follow a redirect', async () => {
    const http = new FakeHttpClient(() => respond(302, { headers: { location: 'https://evil.example/' } }));
    const response = await createFetch(reportingBy(http), API)('https://api.github.com/');
    expect([response.status, http.sent.length]).toEqual([302, 1]);
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

  test('throws a TypeError that contains only the error code', async () => {
    await expect(
      createFetch(reportingBy(new FakeHttpClient(() => fault('ENOTFOUND', 'dns'))), API)('https://api.github.com/'),
    ).rejects.toThrow(new TypeError('ENOTFOUND'));
  });

  test('reads a page of 100 issues', async () => {
    const http = new FakeHttpClient(() => respond(200));
    await createFetch(reportingBy(http), API)('https://api.github.com/');
    expect(http.sent[0]?.maxBytes).toBeGreaterThanOrEqual(4 * 1024 * 1024);
  });
});
