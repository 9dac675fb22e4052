/**
 * The expected code for each fault at each request, or `pass` if the fault has no effect there. The values come from the design, not from
 * the observed behavior. Unexpected values have a comment.
 */
import type { FaultName } from '../../../lab/network/faults.ts';
import { REQUESTS, type RequestName } from './requests.ts';

/** Codes in the order of REQUESTS, which are ID token, exchange, anonymous probe, read without a token, and read with the token. */
type Row = readonly [string, string, string, string, string];

type Named = Exclude<FaultName, `status-${number}`>;

const atAll = (code: string): Row => [code, code, code, code, code];

const NAMED: Readonly<Record<Named, Row>> = {
  refused: atAll('proxy-bad-gateway'),
  'proxy-silent': atAll('timed-out'),
  'proxy-reset': atAll('connection-reset'),
  'handshake-cut': atAll('connection-reset'),
  'handshake-silent': atAll('timed-out'),
  expired: atAll('tls-date'),
  'not-yet-valid': atAll('tls-date'),
  'wrong-host': atAll('tls-wrong-host'),
  'self-signed': atAll('tls-untrusted'),
  'unknown-ca': atAll('tls-untrusted'),
  'reset-before-headers': atAll('connection-reset'),
  'close-before-headers': atAll('connection-reset'),
  'reset-after-headers': atAll('connection-reset'),
  'reset-mid-body': atAll('connection-reset'),
  'close-mid-body': atAll('connection-reset'),
  'reset-mid-gzip': atAll('connection-reset'),
  silence: atAll('timed-out'),
  'silence-after-headers': atAll('timed-out'),
  drip: atAll('timed-out'),
  'drip-headers': atAll('timed-out'),
  // The requests to the endpoint need only the status and the start of the body. The text of the flood is not from a FHIR service.
  flood: ['answer-too-large', 'answer-too-large', 'pass', 'pass', 'unexpected-answer'],
  'flood-headers': atAll('answer-too-large'),
  'not-http': atAll('answer-malformed'),
  'two-lengths': atAll('answer-malformed'),
  'length-and-chunks': atAll('answer-malformed'),
  'header-with-space': atAll('answer-malformed'),
  'lf-alone': atAll('answer-malformed'),
  'switching-protocols': atAll('answer-malformed'),
  // The limit applies to the decompressed body.
  'gzip-bomb': ['answer-too-large', 'answer-too-large', 'pass', 'pass', 'unexpected-answer'],
  // The reachable check reads only the status.
  'truncated-json': ['id-token-unreadable', 'entra-unreadable', 'pass', 'pass', 'unexpected-answer'],
  empty: ['id-token-unreadable', 'entra-unreadable', 'pass', 'pass', 'unexpected-answer'],
  // The body is correct, so a wrong content type is harmless.
  'wrong-content-type': atAll('pass'),
  // A web page with status 200. The reachability check accepts every 200. In the read request without a token, a page does not reveal data.
  html: ['id-token-unreadable', 'entra-unreadable', 'pass', 'anonymous-accepted', 'html-answer'],
};

/** Statuses with generic text, as returned by proxies and gateways. */
const STATUSES: Readonly<Record<number, Row>> = {
  204: ['id-token-unreadable', 'entra-unreadable', 'pass', 'anonymous-accepted', 'unexpected-answer'],
  301: redirect(),
  302: redirect(),
  304: ['id-token-unreadable', 'entra-unreadable', 'unexpected-status', 'warn: anonymous-unclear', 'unexpected-status'],
  307: redirect(),
  308: redirect(),
  400: ['id-token-refused', 'entra-unreadable', 'unexpected-status', 'warn: anonymous-unclear', 'unexpected-status'],
  401: ['id-token-refused', 'entra-unreadable', 'unexpected-status', 'pass', 'read-unauthorised'],
  403: ['id-token-refused', 'entra-unreadable', 'network-blocked', 'pass', 'forbidden-unexplained'],
  404: ['id-token-refused', 'entra-unreadable', 'path-not-found', 'warn: anonymous-unclear', 'read-not-offered'],
  405: ['id-token-refused', 'entra-unreadable', 'unexpected-status', 'warn: anonymous-unclear', 'unexpected-status'],
  407: ['id-token-unreadable', 'entra-unreadable', 'unexpected-status', 'warn: anonymous-unclear', 'unexpected-status'],
  408: transient('service-unavailable'),
  410: ['id-token-refused', 'entra-unreadable', 'gone', 'warn: anonymous-unclear', 'gone'],
  423: ['id-token-refused', 'entra-unreadable', 'service-locked', 'warn: anonymous-unclear', 'service-locked'],
  424: ['id-token-refused', 'entra-unreadable', 'dependency-failed', 'warn: anonymous-unclear', 'dependency-failed'],
  429: transient('service-throttled'),
  451: ['id-token-unreadable', 'entra-unreadable', 'unexpected-status', 'warn: anonymous-unclear', 'unexpected-status'],
  500: transient('service-unavailable'),
  502: transient('service-unavailable'),
  503: transient('service-unavailable'),
  504: transient('service-unavailable'),
  511: ['id-token-unreadable', 'entra-unreadable', 'service-unavailable', 'warn: anonymous-unavailable', 'service-unavailable'],
};

function redirect(): Row {
  return ['id-token-unreadable', 'entra-unreadable', 'redirected', 'warn: anonymous-unclear', 'redirected'];
}

function transient(code: string): Row {
  return ['id-token-unavailable', 'entra-transient', code, 'warn: anonymous-unavailable', code];
}

export interface Cell {
  readonly request: RequestName;
  readonly fault: FaultName;
  /** The output `failure`, or `pass`. With `warn: ` in front, the status is `warn`. */
  readonly code: string;
}

export const CELLS: readonly Cell[] = [
  ...Object.entries(NAMED),
  ...Object.entries(STATUSES).map(([status, row]): [string, Row] => [`status-${status}`, row]),
].flatMap(([fault, row]) => REQUESTS.flatMap((request, at) => (isFault(fault) ? [{ request, fault, code: row[at] ?? '' }] : [])));

function isFault(name: string): name is FaultName {
  return name in NAMED || /^status-\d{3}$/.test(name);
}
