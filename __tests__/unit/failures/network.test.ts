import { groupFailures } from '../../../src/failures/group.ts';
import type { Failure } from '../../../src/model/failure.ts';
import { describe, expect, test } from '@jest/globals';
import { networkFailures } from '../../../src/failures/network.ts';
import { idTokenRefused } from '../../../src/failures/github.ts';
import type { EndpointContext } from '../../../src/failures/contexts.ts';
import { entraError, failedRead, GATEWAY, github, networkError, PROXY } from './samples.ts';
import { inspectExtraCa } from '../../../src/http/client.ts';

const mergeSharedCauses = (errors: readonly Failure[]): readonly Failure[] => groupFailures({ errors }).map(({ failure }) => failure);

/** Codes of Node (errors.html, tls.html) and of src/http, with their failure and recovery. */
const ROWS = {
  'name-not-found': ['propagation', 'ENOTFOUND'],
  'name-server-failed': ['transient', 'EAI_AGAIN', 'EAI_FAIL'],
  'connection-refused': ['propagation', 'ECONNREFUSED'],
  'connection-reset': ['transient', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'CUT_OFF'],
  'network-unreachable': ['transient', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'],
  'timed-out': ['transient', 'TIMEOUT', 'ETIMEDOUT'],
  'tls-untrusted': [
    'none',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'CERT_UNTRUSTED',
  ],
  'tls-date': ['none', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
  'tls-wrong-host': ['none', 'ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'],
  'answer-too-large': ['none', 'TOO_LARGE'],
  'answer-malformed': ['none', 'UNEXPECTED_UPGRADE'],
  'address-not-allowed': ['none', 'ADDRESS_NOT_ALLOWED'],
} as const;
const KNOWN = Object.entries(ROWS).flatMap(([code, [recovery, ...raws]]) => raws.map((raw) => ({ raw, code, recovery })));

describe('a network error with a known code', () => {
  test.each(KNOWN)('$raw is $code', ({ raw, code, recovery }) => expect(networkError('connect', raw)).toMatchObject({ code, recovery }));

  test('the table contains exactly these codes', () => {
    const codes = Object.values(networkFailures).flatMap(({ nodeCodes = [] }) => nodeCodes);
    expect(codes.sort()).toEqual(KNOWN.map(({ raw }) => raw).sort());
  });

  test.each([
    ['DEADLINE', 'connect', 'deadline-reached'],
    ['HPE_INVALID_CONSTANT', 'headers', 'answer-malformed'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'connect', 'tls-failed'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls', 'tls-failed'],
    ['CERT_REVOKED', 'tls', 'tls-failed'],
    ['CERT_STORE', 'connect', 'tls-failed'],
    ['E_CERT_STORE', 'connect', 'network-failed'],
    ['INVALID_PURPOSE', 'tls', 'tls-failed'],
    ['ERR_TLS_HANDSHAKE_TIMEOUT', 'connect', 'tls-failed'],
    ['EPROTO', 'request', 'tls-failed'],
    ['EPROTONOSUPPORT', 'connect', 'network-failed'],
    ['EWHATEVER', 'tls', 'tls-failed'],
    ['EWHATEVER', 'connect', 'network-failed'],
  ] as const)('%s in the phase %s is %s', (raw, step, code) => expect(networkError(step, raw).code).toBe(code));
});

test.each([
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', true],
  ['UNABLE_TO_GET_ISSUER_CERT', true],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', true],
  ['SELF_SIGNED_CERT_IN_CHAIN', false],
])('%s may mean an incomplete certificate chain: %s', (code, incomplete) =>
  expect(networkError('tls', code).why.includes('missing the intermediate certificate')).toBe(incomplete),
);

describe('a proxy', () => {
  test.each([
    [403, 'proxy-forbidden', 'none'],
    [407, 'proxy-authentication', 'none'],
    [429, 'proxy-throttled', 'transient'],
    [502, 'proxy-bad-gateway', 'transient'],
    [503, 'proxy-bad-gateway', 'transient'],
    [504, 'proxy-bad-gateway', 'transient'],
    [451, 'proxy-refused', 'none'],
    [undefined, 'proxy-refused', 'none'],
  ])('that returns %p to CONNECT is %s', (proxyStatus, code, recovery) => {
    const failure = networkError('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus });
    expect(failure).toMatchObject({ code, recovery });
    expect(failure.what).toContain('proxy.contoso.example:8080');
  });

  test.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH'])(
    'that cannot be reached (%s) is reported instead of the host',
    (raw) => {
      for (const step of ['dns', 'connect', 'proxy'] as const) expect(networkError(step, raw, PROXY).code).toBe('proxy-unreachable');
    },
  );

  test.each(['127.0.0.1:3128', '[::1]:3128'])('that cannot be reached at %s must be started', (proxy) =>
    expect(networkError('connect', 'ECONNREFUSED', { proxy }).next).toContain('Start the proxy at this address'),
  );

  test.each([
    ['ECONNRESET', 'connection-reset'],
    ['TIMEOUT', 'timed-out'],
    ['CERT_HAS_EXPIRED', 'tls-date'],
  ])('is not the cause of %s', (raw, code) => expect(networkError('proxy', raw, PROXY).code).toBe(code));

  test.each([
    [511, true],
    [200, true],
    [204, false],
    [undefined, false],
  ])('that returns %p to CONNECT: the message mentions a sign-in page: %p', (proxyStatus, expected) => {
    const { why, next } = networkError('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus });
    expect([why.includes('sign-in page'), next.includes('sign-in page')]).toEqual([expected, expected]);
  });

  test.each([
    [429, 1000, '1 s', 300],
    [429, 600_000, '600 s', 660],
    [503, 2500, '3 s', undefined],
    [429, 999_999_999, '1000000 s', undefined],
  ])('that returns %i and requests a delay of %i ms', (proxyStatus, proxyRetryAfterMs, value, seconds) => {
    const failure = networkError('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus, proxyRetryAfterMs });
    expect(failure.retryAfterMs).toBe(proxyRetryAfterMs);
    expect(failure.facts).toContainEqual({ name: 'Retry-After', value });
    expect(failure.wait?.seconds).toBe(seconds);
  });

  test('that returns no status is reported', () =>
    expect(networkError('proxy', 'PROXY_STATUS', PROXY).what).toContain('returned an unknown response and did not connect to'));

  test.each([
    ['proxy', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'],
    ['tls', 'ERR_SSL_WRONG_VERSION_NUMBER'],
  ] as const)('and the phase %s: the fix for %s is a command', (step, code) => {
    const failure = networkError(step, code, PROXY);
    expect(failure.next).toContain('Run the command below');
    expect(failure.commands).toHaveLength(1);
  });

  test('without a name is reported without a name', () =>
    expect(networkError('proxy', 'PROXY_STATUS', { proxyStatus: 407 }).what).toContain('The proxy returned HTTP 407'));
});

test('a body that cannot be parsed violates the HTTP standard', () => {
  const failure = networkError('body', 'HPE_INVALID_CONSTANT');
  expect([failure.what, failure.next]).toEqual([
    expect.stringContaining('violates the HTTP standard'),
    expect.stringContaining('owner of the server'),
  ]);
});

describe('an entry of NO_PROXY that does not match', () => {
  const bypass = { error: 'wildcard', entry: '*.example', instead: '.example', host: 'a.example' } as const;
  const range = { error: 'range', entry: '10.0.0.0/8', instead: 'a.example', host: 'a.example' } as const;
  const via = (missedBypass: typeof bypass | typeof range) =>
    ({ kind: 'empty', bytes: 0, mediaType: undefined, proxy: 'p', missedBypass }) as const;
  const read = (status: number, changes: Partial<EndpointContext>): Failure => failedRead(status, { missedBypass: bypass, ...changes });

  test.each([
    ['403 from Entra', entraError(undefined, { httpStatus: 403, response: via(bypass) }), true],
    ["403 from GitHub's ID token service", idTokenRefused(github({}, { httpStatus: 403, response: via(bypass) })), true],
    ["407 from GitHub's ID token service", idTokenRefused(github({}, { httpStatus: 407, response: via(bypass) })), true],
    ['403 from the service', read(403, { bodyKind: 'empty' }), true],
    ['a range and 403 from the service', read(403, { bodyKind: 'empty', missedBypass: range }), true],
    ['a web page from the service', read(200, { bodyKind: 'html' }), true],
    ['a range and 403 from Entra', entraError(undefined, { httpStatus: 403, response: via(range) }), false],
    ['an error code from Entra', entraError(7000215, { response: via(bypass) }), false],
    ["the service's own refusal", read(403, { ownRefusal: true }), false],
    ['401', read(401, { bodyKind: 'empty' }), false],
  ])('may explain %s', (_, { why, next }, expected) => {
    expect([why.includes('in NO_PROXY'), next.includes('To bypass the proxy for')]).toEqual([expected, expected]);
  });
});

describe('a direct connection', () => {
  const UNSET = /might need a proxy, but HTTPS_PROXY is not set\..* If the runner needs a proxy, set HTTPS_PROXY/;
  const NOT_ENOUGH = /HTTPS_PROXY is not set\. Setting HTTP_PROXY is not enough\./;
  const ENTRY = /no proxy was used, because NO_PROXY contains \*\..* remove \* from NO_PROXY/;
  test.each([
    ['dns', 'EAI_AGAIN', { direct: {} }, UNSET],
    ['dns', 'ENOTFOUND', { direct: { unused: 'HTTP_PROXY' } }, NOT_ENOUGH],
    ['connect', 'TIMEOUT', { direct: { unused: 'HTTP_PROXY' }, address: 'public' }, NOT_ENOUGH],
    ['connect', 'ECONNREFUSED', { direct: { entry: '*' } }, ENTRY],
    ['dns', 'ENOTFOUND', { direct: { entry: '*' }, namesResolved: true }, ENTRY],
  ] as const)('that fails (%s, %s, %j) might need a proxy', (step, code, changes, words) => {
    const { why, next } = networkError(step, code, changes);
    expect(`${why} ${next}`).toMatch(words);
  });

  test.each([
    ['dns', 'ENOTFOUND', { direct: {}, namesResolved: true }],
    ['connect', 'ECONNREFUSED', { direct: {} }],
    ['connect', 'TIMEOUT', { direct: { entry: '.azurehealthcareapis.com' }, address: 'private' }],
  ] as const)('that fails (%s, %s, %j) does not need a proxy', (step, code, changes) => {
    const { why, next } = networkError(step, code, changes);
    expect(`${why} ${next}`).not.toContain('PROXY');
  });

  test('to several hosts: each entry of NO_PROXY is named once', () => {
    const entries = ['.a.example', '.b.example', '.a.example'];
    const [failure] = mergeSharedCauses(
      entries.map((entry, index) => networkError('dns', 'ENOTFOUND', { host: `${String(index)}${entry}`, direct: { entry } })),
    );
    expect(failure?.why).toContain('NO_PROXY contains .a.example and .b.example.');
  });

  test.each([
    ["GitHub's ID token service", 'the FHIR service'],
    ['Microsoft Entra', 'the DICOM service'],
  ])('to %s and %s: a name that is not found is not a typo', (...owners) => {
    const [failure] = mergeSharedCauses(
      owners.map((whose, index) => networkError('dns', 'ENOTFOUND', { host: `${String(index)}.example` }, { whose })),
    );
    expect(failure?.why).toBe("The runner's DNS server does not resolve public host names.");
    expect(failure?.wait).toBeUndefined();
  });
});

describe('evidence', () => {
  test('includes phase and code, and the address and proxy if they are known', () => {
    const bare = networkError('connect', 'ECONNREFUSED').facts;
    expect(bare.map(({ name }) => name)).toEqual(['Phase', 'Code']);
    expect(bare[0]?.value).toBe('connect');
    const full = networkError('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus: 502, address: 'private' }).facts;
    expect(full.map(({ name, value }) => `${name}: ${value}`).slice(1)).toEqual([
      'Code: PROXY_STATUS 502',
      'Address: private',
      'Proxy: proxy.contoso.example:8080',
    ]);
  });

  test.each([
    [undefined, 'connect'],
    [1, 'connect'],
    [2, 'connect, after 1 s, at 2 addresses'],
  ])('names the number of addresses if there were several (%p)', (addresses, phase) => {
    expect(networkError('connect', 'ECONNREFUSED', { addresses }).facts).toContainEqual({ name: 'Phase', value: phase });
  });

  test('mentions a public address only for a service that can have a private address', () => {
    const words = 'The host name resolved to a public address';
    expect(networkError('connect', 'TIMEOUT', { address: 'public' }).why).toContain(words);
    expect(networkError('connect', 'TIMEOUT', { address: 'public', host: 'login.microsoftonline.com' }).why).not.toContain(words);
    expect(networkError('connect', 'TIMEOUT', { address: 'public', host: GATEWAY.host }).why).not.toContain(words);
    expect(networkError('connect', 'TIMEOUT', { address: 'private', host: GATEWAY.host }).why).toContain('private address');
  });
});

describe('one cause behind several hosts', () => {
  const refused = (host: string, proxyStatus = 407, proxy: string = PROXY.proxy): Failure =>
    networkError('proxy', 'PROXY_STATUS', { host, proxy, proxyStatus });

  test('is reported once, at the first place, with the proxy and each host', () => {
    const other = networkError('dns', 'ENOTFOUND');
    const failure = mergeSharedCauses([refused('a.example'), other, refused('b.example:8443'), refused('a.example')]);
    expect(failure.map(({ code }) => code)).toEqual(['proxy-authentication', 'name-not-found']);
    expect(failure[0]?.what).toBe(failure[0]?.headline);
    expect(failure[0]?.headline).toBe(
      'The proxy at proxy.contoso.example:8080 returned HTTP 407 (authentication required) and did not connect to the FHIR service at a.example or the FHIR service at b.example:8443.',
    );
  });

  test('is different for each proxy and response', () => {
    const failure = mergeSharedCauses([
      refused('a.example'),
      refused('b.example', 407, 'other.contoso.example:8080'),
      refused('c.example', 502),
      refused('d.example', 503),
      networkError('tls', 'SELF_SIGNED_CERT_IN_CHAIN', { host: 'e.example' }),
      networkError('tls', 'SELF_SIGNED_CERT_IN_CHAIN', { host: 'f.example', ...PROXY }),
    ]);
    expect(failure).toHaveLength(6);
  });

  test('a name is looked up without the port', () => {
    expect(networkError('dns', 'ENOTFOUND', { host: 'fhir.contoso.example:8443' }).next).toContain('nslookup fhir.contoso.example on');
  });
});

describe('an expired certificate', () => {
  test.each([
    ['GitHub', 'tls', { host: 'run-actions-1-azure-eastus.actions.githubusercontent.com' }, 'ask your network team'],
    ['a proxy', 'proxy', { ...PROXY, host: GATEWAY.host }, `ask the owner of the proxy at ${PROXY.proxy} to replace`],
    ['a proxy without a name', 'proxy', { host: GATEWAY.host }, 'ask the owner of the proxy to replace'],
  ] as const)('of %s: who replaces it, and the clock last', (name, step, changes, words) => {
    const whose = name === 'GitHub' ? "GitHub's ID token service" : 'the FHIR service';
    const { next, commands } = networkError(step, 'CERT_HAS_EXPIRED', changes, { whose });
    expect(next).toContain(words);
    expect(next.indexOf('date -u')).toBeGreaterThan(next.indexOf('replace'));
    expect(commands[0]?.text).toMatch(/ -showcerts < \/dev\/null$/);
  });
});

describe('mistakes in the settings of the runner', () => {
  const why = (
    changes: Parameters<typeof networkError>[2],
    step: Parameters<typeof networkError>[0] = 'proxy',
    code = 'PROXY_STATUS',
  ): string => {
    const { why: cause, next } = networkError(step, code, { ...PROXY, ...changes });
    return `${cause} ${next}`;
  };

  test.each([
    [['NTLM'], 'cntlm'],
    [['Basic', 'NTLM'], 'incorrect or expired'],
  ])('a proxy that offers %p and refuses a login', (proxySchemes, text) => {
    expect(why({ proxyStatus: 407, proxySchemes, proxyLogin: true })).toContain(text);
  });

  test.each([
    ['/nowhere/ca.pem', 'does not exist'],
    ['/', 'cannot be read'],
    [import.meta.filename, 'not a PEM certificate'],
  ])('NODE_EXTRA_CA_CERTS=%s', (path, text) => {
    expect(why({ extraCa: inspectExtraCa(path) }, 'tls', 'SELF_SIGNED_CERT_IN_CHAIN')).toContain(text);
  });
});
