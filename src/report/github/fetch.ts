/** The one way out in the shape of `fetch`, for Octokit. */
import type { HttpClient } from '../../http/client.ts';

/** More than a page of a hundred issues is long. */
const MOST_BYTES = 5 * 1024 * 1024;
/** Statuses that a Response may not have a body with (fetch.spec.whatwg.org, "null body status"). */
const BODILESS = new Set([101, 103, 204, 205, 304]);

/**
 * A `fetch` over a wire: bounded in time and bytes, through the same proxy, never following a redirect.
 *
 * @throws the returned function throws a TypeError, as fetch does, with the fault's code for its message.
 */
export function createFetch(http: HttpClient): typeof fetch {
  return async (input, init = {}) => {
    const request = new Request(input, init);
    const body = await request.text();
    const sent = { url: new URL(request.url), method: request.method, headers: Object.fromEntries(request.headers), maxBytes: MOST_BYTES };
    const reply = await http.send({ ...sent, ...(body !== '' && { body }) });
    if (!reply.ok) throw new TypeError(reply.error.code);
    const { status, headers, body: bytes } = reply.response;
    return new Response(BODILESS.has(status) ? null : Buffer.from(bytes), { status, headers });
  };
}
