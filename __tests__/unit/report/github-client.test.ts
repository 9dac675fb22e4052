import { describe, expect, test } from '@jest/globals';
import type { HttpResult } from '../../../src/http/types.ts';
import { createFetch } from '../../../src/report/github/client.ts';
import { reportingBy } from '../support/github.ts';
import { respond, FakeHttpClient, fault } from '../support/http.ts';

const API = 'https://api.github.com';

/** Returns a `fetch` function that gets the same response to every request, and the list of sent requests. */
function fetchWith(result: HttpResult) {
  const http = new FakeHttpClient(() => result);
  return { fetch: createFetch(reportingBy(http), API), sent: http.sent };
}

describe('the fetch function', () => {
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

  test('throws a TypeError that contains only the error code', async () =>
    expect(fetchWith(fault('ENOTFOUND', 'dns')).fetch(API)).rejects.toThrow(new TypeError('ENOTFOUND')));
});
