import { describe, expect, test } from '@jest/globals';
import type { EndpointContext } from '../../../src/failures/contexts.ts';
import { createEndpointFailure } from '../../../src/failures/service.ts';
import { createFailure } from '../../../src/failures/define.ts';
import { runFailures } from '../../../src/failures/run.ts';
import { exposureFailures, withUnverified } from '../../../src/failures/service-exposure.ts';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { DEID, DICOM, expecting, failedProbe, failedRead, FHIR, GATEWAY, LACKS_PERMISSION, responded, TENANT_ID } from './samples.ts';
import * as sample from './samples.ts';

type Changes = Partial<EndpointContext>;
const OWN: Changes = { ownRefusal: true, issueCode: 'forbidden' };

/** Responses to the read with the token, with code and recovery (fhir-server: OperationOutcomeExceptionFilterAttribute.cs). */
const READ: readonly (readonly [string, number, Changes, string, string])[] = [
  ['401 with a Bearer challenge', 401, sample.BEARER, 'token-rejected', 'none'],
  ['401 with the code login and HTML', 401, { issueCode: 'login', bodyKind: 'html' }, 'token-rejected', 'none'],
  ['401 with HTML', 401, { bodyKind: 'html' }, 'read-unauthorised', 'none'],
  ['403 for a missing scope', 403, { ...LACKS_PERMISSION, bodyKind: 'empty' }, 'token-rejected', 'propagation'],
  ['403 for a missing scope with the code forbidden', 403, { ...LACKS_PERMISSION, ...OWN }, 'token-rejected', 'propagation'],
  ['403 for a missing scope and a quota', 403, { ...LACKS_PERMISSION, retryAfterMs: 1000 }, 'request-forbidden', 'none'],
  ['403 for a missing scope, for de-identification', 403, { ...LACKS_PERMISSION, target: DEID }, 'forbidden-unexplained', 'propagation'],
  ['403 with Retry-After', 403, { ...OWN, retryAfterMs: 1000 }, 'request-forbidden', 'none'],
  ['403 for both reads', 403, { ...OWN, anonymousReadStatus: 403 }, 'request-forbidden', 'none'],
  ['403 for the health probe and the read', 403, { ...OWN, anonymousStatus: 403 }, 'network-blocked', 'none'],
  ['403 for the health path of a gateway', 403, { ...OWN, anonymousStatus: 403, target: GATEWAY }, 'role-missing', 'propagation'],
  ['403 for everything at a gateway', 403, { anonymousStatus: 403, anonymousReadStatus: 403, target: GATEWAY }, 'network-blocked', 'none'],
  ['403 with HTML', 403, { bodyKind: 'html' }, 'html-answer', 'none'],
  ['403 with HTML for every request', 403, { bodyKind: 'html', anonymousStatus: 403, anonymousReadStatus: 403 }, 'html-answer', 'none'],
  ['404 for every path', 404, { anonymousStatus: 404 }, 'path-not-found', 'propagation'],
  ['404 from a healthy service', 404, { bodyKind: 'other' }, 'read-not-offered', 'propagation'],
  ['404 with an OperationOutcome', 404, { anonymousStatus: 404, issueCode: 'not-found' }, 'read-not-offered', 'propagation'],
  ['404 with the code of a retired service', 404, { issueCode: 'service-deprecated' }, 'read-not-offered', 'propagation'],
  ['404 from a service that a network rule protects', 404, { anonymousStatus: 403 }, 'path-not-found', 'propagation'],
  ['410 with another code', 410, { issueCode: 'deleted' }, 'gone', 'none'],
  ['408', 408, {}, 'service-unavailable', 'transient'],
  ['502 with HTML', 502, { bodyKind: 'html' }, 'service-unavailable', 'transient'],
  ['304, which does not redirect', 304, {}, 'unexpected-status', 'none'],
  ['300', 300, { redirect: { to: 'nowhere' } }, 'redirected', 'none'],
  ['302 with HTML', 302, { bodyKind: 'html', redirect: { to: 'same-host' } }, 'redirected', 'none'],
];

test.each(READ)('the read: %s', (_name, status, changes, code, recovery) => {
  expect(failedRead(status, changes)).toMatchObject({ code, recovery });
});

test.each(['transient', 'throttled'])('a 401 with the code %s is not attributed to the database', (issueCode) => {
  const { code, why } = failedRead(401, { issueCode });
  expect([code, why.includes('database')]).toEqual(['service-unavailable', false]);
});

describe('the health probe', () => {
  test.each<readonly [number, Changes, string]>([
    [403, { bodyKind: 'html' }, 'html-answer'],
    [404, { issueCode: 'not-found' }, 'path-not-found'],
    [410, { issueCode: 'service-deprecated' }, 'service-deprecated'],
    [429, {}, 'service-throttled'],
    [307, {}, 'redirected'],
    [200, { bodyKind: 'html' }, 'html-answer'],
    [403, { target: GATEWAY }, 'health-path-failed'],
    [503, { target: GATEWAY }, 'health-path-failed'],
  ])('%i %j is %s', (status, changes, code) => expect(failedProbe(status, changes).code).toBe(code));

  test('a 403 is never reported as a missing role', () => {
    for (const target of [FHIR, DICOM, DEID, GATEWAY]) {
      const { commands, next } = failedProbe(403, { target });
      expect(JSON.stringify(commands)).not.toContain('role assignment');
      expect(next).not.toContain('role');
    }
  });
});

test('a repeated response suggests a longer wait than a delay of 25 s', () => {
  expect([1, 3].map((attempts) => failedRead(429, { retryAfterMs: 25_000, attempts }).wait)).toMatchObject([
    { seconds: 35 },
    { seconds: 300 },
  ]);
});

test('a failure without a headline also gets the purpose of the request', () => {
  const failure = createFailure(runFailures, 'canceled', { errorName: 'none' });
  expect([failure.headline, failure.shared]).toEqual([undefined, undefined]);
  const { what, headline } = withUnverified(failure, { right: 'export', expected: 'denied' });
  expect(what).toBe(`${failure.what} The check could not verify the line "denied: export" in the expect input.`);
  expect(headline).toBe(what);
});

test.each([
  ['a proxy of de-id', { proxy: 'proxy:8080', target: DEID }, 'NO_PROXY=.deid.azure.com'],
  [
    'a public address without a workspace',
    { address: 'public', target: { ...FHIR, host: 'contoso.azurehealthcareapis.com' } },
    '(privatelink.azurehealthcareapis.com)',
  ],
] as const)('network-blocked names the private zones for %s', (_name, changes, expected) =>
  expect(failedProbe(403, changes).next).toContain(expected),
);

test.each([
  [DEID, false],
  [{ ...FHIR, host: 'contoso.azurehealthcareapis.com' }, false],
  [FHIR, true],
  [DICOM, true],
])('network-blocked mentions a workspace only if the service has one (case %#)', (target, expected) => {
  for (const changes of [{}, { proxy: 'proxy:8080' }, { address: 'public' }] as const)
    expect(failedProbe(403, { ...changes, target }).next.includes('its workspace')).toBe(expected);
});

test.each([{ anonymousStatus: 403, anonymousReadStatus: 403 }, OWN])('%j of a gateway has no command that searches Azure', (changes) =>
  expect(failedRead(403, { ...changes, target: GATEWAY }).commands).toEqual([]),
);

describe('token-rejected', () => {
  test('reports that both match and shows the settings', () => {
    const { why, commands } = failedRead(401, expecting(FHIR.audience, TENANT_ID));
    expect(why).toContain('audience and tenant match');
    expect(commands.map(({ label }) => label)).toEqual([
      'Show the audience and the tenant that the service expects (Bash)',
      'Show the audience and the tenant that the service expects (PowerShell)',
    ]);
  });

  test.each([expecting(FHIR.audience, TENANT_ID), expecting(sample.API, undefined)])('names a missing app role: %j', (changes) => {
    for (const target of [FHIR, GATEWAY]) {
      const { what, why, next } = failedRead(401, {
        ...changes,
        target,
        ...LACKS_PERMISSION,
      });
      expect(what).toContain('insufficient_scope');
      expect(`${what} ${why} ${next}`).not.toMatch(/does not help|both match|audience other/);
      expect(next).toContain('which app role');
    }
  });

  test.each([FHIR, GATEWAY])('never suggests adding a slash to the audience ($name)', (target) => {
    const token = { audience: target.audience, tenantId: TENANT_ID, objectId: undefined };
    expect(failedRead(401, { ...expecting(`${target.audience}/`, undefined), target, token }).next).toContain(
      'to remove the trailing slash',
    );
    expect(failedRead(401, { ...expecting('https://contoso-x.fhir.azurehealthcareapis.com/', undefined), target }).next).toMatch(
      /https:\/\/contoso-x\.fhir\.azurehealthcareapis\.com[ .]/,
    );
  });

  test.each([
    ['a token that cannot be decoded', { ...expecting(sample.API, TENANT_ID), token: undefined }],
    ['a hidden audience', expecting('(hidden)', undefined)],
  ])('does not compare %s', (_name, changes) => expect(failedRead(401, changes).next).toMatch(/^Run the commands below/));
});

test.each<readonly [EndpointContext['bodyKind'], Changes, string]>([
  ['fhir-xml', {}, ', but the body (512 bytes) is FHIR in XML instead of JSON.'],
  ['fhir', {}, ', but the body (512 bytes of FHIR in JSON) is not a search result.'],
  ['compressed', {}, ', but the compressed body (512 bytes) could not be decompressed.'],
  ['empty', {}, ', but the body is empty.'],
  ['xml', {}, ', but the body (512 bytes of XML) is not a FHIR response.'],
  ['fhir-xml', { target: DICOM }, ', but the body (512 bytes of FHIR in XML) is not a response from a DICOM service.'],
])('an unexpected response with %s (%j) ends with %j', (bodyKind, changes, end) =>
  expect(failedRead(200, { ...changes, bodyKind }).what.endsWith(end)).toBe(true),
);

test.each<readonly [EndpointContext['bodyKind'], string]>([
  ['empty', '. The response contains an empty body.'],
  ['compressed', '. The response contains a compressed body that cannot be decompressed (512 bytes).'],
  ['fhir', 'the unauthenticated request GET /StructureDefinition. The response contains FHIR in JSON (512 bytes).'],
  ['html', '. The response contains an HTML page (512 bytes). The content is not from a FHIR service.'],
])('a response to an anonymous request with %s ends with %j', (bodyKind, end) =>
  expect(createEndpointFailure(exposureFailures, 'anonymous-accepted', responded(200, { bodyKind })).what.endsWith(end)).toBe(true),
);

test.each([
  [300_000, { hint: 'The service asked clients to wait 300 s', seconds: 310, tooShort: true }],
  [25_000, { hint: 'The service asked clients to wait 25 s', seconds: 35, tooShort: true }],
  [1000, { hint: 'The service might recover within minutes', seconds: 300 }],
  [9_999_000, undefined],
])('a Retry-After of %i ms determines the suggested wait time', (retryAfterMs, wait) => {
  expect(failedRead(503, { retryAfterMs }).wait).toEqual(wait);
});

test.each([3_600_000, 9_999_000])('a Retry-After of %i ms exceeds the maximum wait time, so the fix is another run', (retryAfterMs) => {
  const seconds = String(retryAfterMs / 1000);
  expect(failedRead(429, { retryAfterMs }).next).toContain(`because the service asked clients to wait ${seconds} s`);
});

test.each([
  ['the shared audience', CLOUDS.azurecloud, 'https://dicom.healthcareapis.azure.com'],
  ['the audience of the token, if the cloud has no shared audience', CLOUDS.azureusgovernment, 'api://dicom'],
])('a 401 from DICOM contains %s', (_, cloud, audience) => {
  const { why } = failedRead(401, { ...sample.BEARER, target: { ...DICOM, audience: 'api://dicom' }, cloud });
  expect(why).toContain(`an audience other than ${audience}.`);
});
