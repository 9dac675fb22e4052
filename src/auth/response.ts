/** Describes a response that could not be used, without any of its content. */
import type { UnreadableResponse } from '../failures/contexts.ts';
import type { HttpResponse } from '../http/types.ts';

/** Media types that may be shown. A server can write anything into the header. */
const KNOWN_TYPES = ['application/json', 'text/html', 'text/plain', 'text/xml', 'application/xml', 'application/octet-stream'];

/** Returns the kind, the size and the media type of a response. */
export function describeResponse({ headers, body, proxy }: HttpResponse): UnreadableResponse {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const start = Buffer.from(body.subarray(0, 512)).toString('utf8');
  const isHtml = type === 'text/html' || /^\s*<(?:!doctype html|html|head|body)/i.test(start);
  return {
    kind: body.length === 0 ? 'empty' : isHtml ? 'html' : 'other',
    bytes: body.length,
    mediaType: KNOWN_TYPES.find((known) => known === type),
    proxy,
  };
}
