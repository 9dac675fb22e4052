/**
 * What each fault at each place must come to: a stable code, or `pass` where the fault does not concern the question. Reviewed by sense, not
 * copied from what the action does: a cell that surprises is a bug of the action or is explained here.
 */
import type { FaultName } from '../../../lab/network/faults.ts';
import { PLACES, type Place } from './places.ts';

/** In the order of PLACES: ID token, exchange, anonymous probe, same read without token, authorised read. */
type Row = readonly [string, string, string, string, string];

type Named = Exclude<FaultName, `status-${number}`>;

const everywhere = (code: string): Row => [code, code, code, code, code];

/** Answers in a form of their own: whoever asks for JSON must not take them for it. */
const NAMED: Readonly<Record<Named, Row>> = {
  refused: everywhere('proxy-bad-gateway'),
  'proxy-silent': everywhere('timed-out'),
  'proxy-reset': everywhere('connection-reset'),
  'handshake-cut': everywhere('connection-reset'),
  'handshake-silent': everywhere('timed-out'),
  expired: everywhere('tls-date'),
  'not-yet-valid': everywhere('tls-date'),
  'wrong-host': everywhere('tls-wrong-host'),
  'self-signed': everywhere('tls-untrusted'),
  'unknown-ca': everywhere('tls-untrusted'),
  'reset-before-headers': everywhere('connection-reset'),
  'close-before-headers': everywhere('connection-reset'),
  'reset-after-headers': everywhere('connection-reset'),
  'reset-mid-body': everywhere('connection-reset'),
  'close-mid-body': everywhere('connection-reset'),
  'reset-mid-gzip': everywhere('connection-reset'),
  silence: everywhere('timed-out'),
  'silence-after-headers': everywhere('timed-out'),
  drip: everywhere('timed-out'),
  'drip-headers': everywhere('timed-out'),
  flood: everywhere('answer-too-large'),
  'flood-headers': everywhere('answer-too-large'),
  'not-http': everywhere('answer-malformed'),
  // The limit applies to the decompressed body.
  'gzip-bomb': everywhere('answer-too-large'),
  // The reachable check reads only the status.
  'truncated-json': ['id-token-unreadable', 'entra-unreadable', 'pass', 'pass', 'unexpected-answer'],
  empty: ['id-token-unreadable', 'entra-unreadable', 'pass', 'pass', 'unexpected-answer'],
  // The body is the right one: a gateway that mislabels it does no harm.
  'wrong-content-type': everywhere('pass'),
  // 200 with a page. A liveness probe is content with any 200; to a stranger's read a page is a portal in between, not data given away.
  html: ['id-token-unreadable', 'entra-unreadable', 'pass', 'anonymous-accepted', 'html-answer'],
};

/** Statuses with a text that says nothing, as proxies and gateways give them. */
const STATUSES: Readonly<Record<number, Row>> = {
  204: ['id-token-unreadable', 'entra-unreadable', 'pass', 'anonymous-accepted', 'unexpected-answer'],
  301: redirect(),
  302: redirect(),
  304: redirect(),
  307: redirect(),
  308: redirect(),
  400: ['id-token-refused', 'entra-unreadable', 'unexpected-status', 'warn: anonymous-unclear', 'unexpected-status'],
  401: ['id-token-refused', 'entra-unreadable', 'unexpected-status', 'pass', 'read-unauthorised'],
  403: ['id-token-refused', 'entra-unreadable', 'network-blocked', 'pass', 'forbidden-unexplained'],
  404: ['id-token-refused', 'entra-unreadable', 'path-not-found', 'warn: anonymous-unclear', 'read-not-offered'],
  405: ['id-token-refused', 'entra-unreadable', 'unexpected-status', 'warn: anonymous-unclear', 'unexpected-status'],
  407: ['id-token-refused', 'entra-unreadable', 'unexpected-status', 'warn: anonymous-unclear', 'unexpected-status'],
  408: trouble('service-unavailable'),
  410: ['id-token-refused', 'entra-unreadable', 'gone', 'warn: anonymous-unclear', 'gone'],
  423: ['id-token-refused', 'entra-unreadable', 'service-locked', 'warn: anonymous-unclear', 'service-locked'],
  424: ['id-token-refused', 'entra-unreadable', 'dependency-failed', 'warn: anonymous-unclear', 'dependency-failed'],
  429: trouble('service-throttled'),
  451: ['id-token-refused', 'entra-unreadable', 'unexpected-status', 'warn: anonymous-unclear', 'unexpected-status'],
  500: trouble('service-unavailable'),
  502: trouble('service-unavailable'),
  503: trouble('service-unavailable'),
  504: trouble('service-unavailable'),
  511: trouble('service-unavailable'),
};

function redirect(): Row {
  return ['id-token-unreadable', 'entra-unreadable', 'redirected', 'warn: anonymous-unclear', 'redirected'];
}

function trouble(code: string): Row {
  return ['id-token-unavailable', 'entra-transient', code, 'warn: anonymous-unavailable', code];
}

/** One cell of the matrix. */
export interface Cell {
  readonly place: Place;
  readonly fault: FaultName;
  /** The output `failure`, or `pass`. With `warn: ` in front, the status is `warn`. */
  readonly code: string;
}

/** Every fault at every place. */
export const CELLS: readonly Cell[] = [
  ...Object.entries(NAMED),
  ...Object.entries(STATUSES).map(([status, row]): [string, Row] => [`status-${status}`, row]),
].flatMap(([fault, row]) => PLACES.flatMap((place, at) => (isFault(fault) ? [{ place, fault, code: row[at] ?? '' }] : [])));

function isFault(name: string): name is FaultName {
  return name in NAMED || /^status-\d{3}$/.test(name);
}
