/** The wire: who could not be reached, in which step, and what on the way is to be changed. */
import type { Failure } from '../model/failure.ts';
import type { NetworkError } from '../http/client.ts';
import type { NetworkContext } from './contexts.ts';
import { createFailure, type LegacyDefinition } from './define.ts';
import * as proxies from './network/proxy.ts';
import * as reach from './network/reach.ts';
import * as tls from './network/tls.ts';
import { deadlineReached } from './run.ts';

/** Node's codes, and those of http.ts, by what they mean for the user. */
const CODES: readonly (readonly [LegacyDefinition<NetworkContext>, readonly string[]])[] = [
  [reach.nameNotFound, ['ENOTFOUND', 'ENODATA']],
  [reach.nameServerFailed, ['EAI_AGAIN', 'EAI_FAIL', 'ESERVFAIL', 'EREFUSED']],
  [reach.connectionRefused, ['ECONNREFUSED']],
  [reach.connectionReset, ['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'CUT_OFF']],
  [reach.networkUnreachable, ['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']],
  [reach.timedOut, ['TIMEOUT', 'ETIMEDOUT']],
  [
    tls.tlsUntrusted,
    [
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'CERT_UNTRUSTED',
    ],
  ],
  [tls.tlsDate, ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']],
  [tls.tlsWrongHost, ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH']],
  [tls.answerTooLarge, ['TOO_LARGE', 'HPE_HEADER_OVERFLOW']],
  [tls.answerMalformed, ['UNEXPECTED_UPGRADE']],
];

/** What each code means here. */
export const kindOfFaultCode: ReadonlyMap<string, LegacyDefinition<NetworkContext>> = new Map(
  CODES.flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const)),
);

/** What a proxy's own answer to CONNECT means; every other status is `proxy-refused`. */
export const kindOfProxyStatus: ReadonlyMap<number, LegacyDefinition<NetworkContext>> = new Map([
  [403, proxies.proxyForbidden],
  [407, proxies.proxyAuthentication],
  [502, proxies.proxyBadGateway],
  [503, proxies.proxyBadGateway],
  [504, proxies.proxyBadGateway],
]);

/** Kinds that, where there is a proxy, are about the way to the proxy: the host itself is the proxy's to find. */
const ON_THE_WAY: ReadonlySet<LegacyDefinition<NetworkContext>> = new Set([
  reach.nameNotFound,
  reach.nameServerFailed,
  reach.connectionRefused,
  reach.networkUnreachable,
]);

/** All kinds of this party, for the catalogue. */
export const networkKinds: readonly LegacyDefinition<NetworkContext>[] = [
  ...CODES.map(([kind]) => kind),
  tls.tlsFailed,
  proxies.proxyAuthentication,
  proxies.proxyForbidden,
  proxies.proxyBadGateway,
  proxies.proxyRefused,
  proxies.proxyUnreachable,
  reach.networkFailed,
];

/** Tells a fault of the wire. */
export function networkFailure(facts: NetworkContext): Failure {
  return createFailure(facts.error.code === 'DEADLINE' ? deadlineReached : kindOf(facts.error), facts);
}

function kindOf({ code, phase: step, proxy, proxyStatus }: NetworkError): LegacyDefinition<NetworkContext> {
  if (code === 'PROXY_STATUS') return kindOfProxyStatus.get(proxyStatus ?? 0) ?? proxies.proxyRefused;
  const known = kindOfFaultCode.get(code);
  if (known !== undefined) return proxy !== undefined && ON_THE_WAY.has(known) ? proxies.proxyUnreachable : known;
  if (code.startsWith('HPE_')) return tls.answerMalformed;
  return step === 'tls' || /^(?:ERR_SSL_|ERR_TLS_|CERT_|EPROTO$|INVALID_)/.test(code) ? tls.tlsFailed : reach.networkFailed;
}
