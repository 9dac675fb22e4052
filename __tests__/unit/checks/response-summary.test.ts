import { describe, expect, test } from '@jest/globals';
import { hostOf, readChallenge, summarizeResponse, tenantOf } from '../../../src/checks/probe.ts';
import { START } from '../support/clock.ts';
import { TENANT_ID } from '../support/inputs.ts';
import { bare } from '../support/http.ts';

const FHIR = 'https://contoso-prod.fhir.azurehealthcareapis.com';
const APPLICATION = '0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd';
const REQUEST_ID = '77777777-9abc-4def-8123-888888888888';

const seen = (body: unknown, headers: Readonly<Record<string, string>> = {}, status = 200) =>
  summarizeResponse(bare(status, headers, body), START);
const outcome = (issue: unknown): unknown => ({ resourceType: 'OperationOutcome', id: REQUEST_ID, issue: [issue] });

/** RFC 9110 §11.6.1, with the names that Azure gives (FS: Startup.cs:262). */
describe('a challenge', () => {
  test('names the audience and the tenant that the service expects', () => {
    const header = `Bearer authorization_uri="https://login.microsoftonline.com/${TENANT_ID}", resource_id="${FHIR}", realm="${FHIR}"`;
    expect(readChallenge(header)).toEqual({ audience: FHIR, tenantId: TENANT_ID });
  });

  test.each([
    ['the realm where there is no resource_id', `Bearer realm="${FHIR}"`, FHIR],
    ['resource_id before realm', `Bearer realm="https://other.example", resource_id="${FHIR}"`, FHIR],
    ['an application', `Bearer resource_id="${APPLICATION}"`, APPLICATION],
    ['an application ID URI', `Bearer resource_id="api://${APPLICATION}"`, `api://${APPLICATION}`],
    [
      'beside the error of a bad token',
      `Bearer authorization_uri="x", resource_id="${FHIR}", realm="${FHIR}", error="invalid_token", error_description="The audience '(null)' is invalid"`,
      FHIR,
    ],
    ['names in any case', `bearer RESOURCE_ID="${FHIR}"`, FHIR],
    [
      'no audience, as the managed service once answered',
      'Bearer error="invalid_token", error_description="The audience is invalid"',
      undefined,
    ],
    ['nothing', '', undefined],
    ['another scheme with a realm that is none', 'Basic realm="Sign in, please"', undefined],
    ['http', `Bearer resource_id="http://contoso.example"`, undefined],
    ['a link that would be clicked', 'Bearer resource_id="javascript:alert(1)"', undefined],
    ['HTML', 'Bearer resource_id="https://x.example/<img src=x>"', undefined],
    ['Markdown', 'Bearer resource_id="https://x.example/](https://evil.example)"', undefined],
    ['a backtick', 'Bearer resource_id="https://x.example/`"', undefined],
    ['a mention', 'Bearer resource_id="https://x.example/@octocat"', undefined],
    ['a user name', 'Bearer resource_id="https://user@evil.example"', undefined],
    ['a query', 'Bearer resource_id="https://x.example/?q=1"', undefined],
    ['no end', `Bearer resource_id="https://x.example/${'x'.repeat(400)}"`, undefined],
    ['no closing quote', `Bearer resource_id="${FHIR}`, undefined],
    ['no quotes', `Bearer resource_id=${FHIR}`, undefined],
    ['a name that only ends like it', `Bearer not_resource_id="${FHIR}"`, undefined],
    ['something that is nearly an https URL', 'Bearer resource_id="https://:x"', undefined],
  ])('%s', (_, header, audience) => {
    expect(readChallenge(header).audience).toBe(audience);
  });

  test('is not needed', () => {
    expect(readChallenge(undefined)).toEqual({ audience: undefined, tenantId: undefined });
  });
});

describe('the tenant in the URL of an authority', () => {
  test.each([
    [`https://login.microsoftonline.com/${TENANT_ID}`, TENANT_ID],
    [`https://login.microsoftonline.com/${TENANT_ID}/`, TENANT_ID],
    [`https://login.microsoftonline.com/${TENANT_ID}/oauth2/token`, TENANT_ID],
    [`https://login.microsoftonline.com/${TENANT_ID.toUpperCase()}/v2.0`, TENANT_ID],
    [`https://sts.windows.net/${TENANT_ID}/`, TENANT_ID],
    ['https://login.microsoftonline.com/common', undefined],
    ['https://login.microsoftonline.com/contoso.com', undefined],
    ['https://login.microsoftonline.com/', undefined],
    [`https://fhir.example/AadSmartOnFhirProxy/${TENANT_ID}`, undefined],
    [`https://login.microsoftonline.com//${TENANT_ID}`, undefined],
    [TENANT_ID, undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s', (url, tenant) => {
    expect(tenantOf(url)).toBe(tenant);
  });
});

describe('what a body turned out to be', () => {
  test.each([
    ['a FHIR resource', { resourceType: 'Bundle' }, {}, 'fhir'],
    ['JSON', { jobs: [] }, {}, 'json'],
    ['a JSON array', [], {}, 'json'],
    ['JSON that says nothing', 'null', {}, 'json'],
    ['a resource type that is no string', { resourceType: 1 }, {}, 'json'],
    ['nothing', '', {}, 'empty'],
    ['a page', '<!DOCTYPE html><html></html>', {}, 'html'],
    ['a page after blank lines', '\r\n  <html lang="en">', {}, 'html'],
    ['a page in upper case', '<HTML><BODY>', {}, 'html'],
    ['a page by its type', 'Sign in', { 'content-type': 'text/html; charset=utf-8' }, 'html'],
    ['an XML document', '<?xml version="1.0"?><Bundle/>', {}, 'other'],
    ['text', 'Authorization failed.', { 'content-type': 'text/plain' }, 'other'],
    ['JSON that is cut off', '{"resourceType":"Bund', {}, 'other'],
    ['bytes', new Uint8Array([0x1f, 0x8b, 0x08, 0xff]), {}, 'other'],
  ])('%s', (_, body, headers: Readonly<Record<string, string>>, looks) => {
    expect(seen(body, headers).bodyKind).toBe(looks);
  });
});

/** hl7.org/fhir/R4/operationoutcome.html; Azure's codes: FS RuntimeStateMiddleware.cs, OperationOutcomeExceptionFilterAttribute.cs. */
describe('the code of an OperationOutcome', () => {
  test.each([
    ['login', { severity: 'error', code: 'login', diagnostics: 'Authentication failed.' }, 'login'],
    ['forbidden', { severity: 'error', code: 'forbidden', diagnostics: 'Authorization failed.' }, 'forbidden'],
    [
      'the coded detail before the type',
      {
        code: 'business-rule',
        details: { coding: [{ system: 'https://azurehealthcareapis.com/fhir/operation-outcome-code', code: 'service-deprecated' }] },
      },
      'service-deprecated',
    ],
    ['another detail does not hide the type', { code: 'forbidden', details: { coding: [{ code: 'whatever' }] } }, 'forbidden'],
    ['any other', { code: 'not-supported' }, 'other'],
    ['none', {}, 'other'],
    ['a code that is no string', { code: ['forbidden'] }, 'other'],
    ['a code in upper case is another', { code: 'FORBIDDEN' }, 'other'],
    ['details of another shape', { code: 'forbidden', details: 'x' }, 'forbidden'],
    ['codings of another shape', { code: 'forbidden', details: { coding: { code: 'service-deprecated' } } }, 'forbidden'],
    ['an issue that is none', 'forbidden', 'other'],
    ['an issue that is an array', ['forbidden'], 'other'],
    ['a name that every object has', { code: 'constructor' }, 'other'],
  ])('%s', (_, issue, code) => {
    expect(seen(outcome(issue), {}, 403).issueCode).toBe(code);
  });

  test.each([
    ['no OperationOutcome', { resourceType: 'Bundle', issue: [{ code: 'forbidden' }] }],
    ['JSON of another kind', { error: { code: 'forbidden' } }],
    ['text', 'forbidden'],
    ['nothing', ''],
  ])('%s has none', (_, body) => {
    expect(seen(body, {}, 403).issueCode).toBeUndefined();
  });

  test.each([
    ['no issues', { resourceType: 'OperationOutcome' }],
    ['issues that are no list', { resourceType: 'OperationOutcome', issue: { code: 'forbidden' } }],
    ['an empty list of them', { resourceType: 'OperationOutcome', issue: [] }],
  ])('%s: some other', (_, body) => {
    expect(seen(body, {}, 403).issueCode).toBe('other');
  });
});

describe("the server's own ID of the request", () => {
  test.each([
    ['of FHIR and DICOM', {}, { 'x-request-id': REQUEST_ID }],
    ['of an OperationOutcome', outcome({ code: 'login' }), {}],
    ['of de-identification', {}, { 'x-ms-request-id': REQUEST_ID.toUpperCase() }],
    ['the header before the body', { id: APPLICATION }, { 'x-request-id': REQUEST_ID }],
  ])('%s', (_, body, headers: Readonly<Record<string, string>>) => {
    expect(seen(body, headers).requestId).toBe(REQUEST_ID);
  });

  test.each([
    ['no GUID', { id: 'patient-1' }, { 'x-request-id': '::error::x', 'x-ms-request-id': 'abc' }],
    ['a GUID with more behind it', {}, { 'x-request-id': `${REQUEST_ID}\n` }],
    ['nothing', [], {}],
  ])('%s is none', (_, body, headers: Readonly<Record<string, string>>) => {
    expect(seen(body, headers).requestId).toBeUndefined();
  });
});

test('how long the server asks to be left alone', () => {
  expect(seen('', { 'retry-after': '7' }, 429).retryAfterMs).toBe(7000);
  expect(seen('', { 'retry-after': '7', 'x-ms-retry-after-ms': '20' }, 429).retryAfterMs).toBe(20);
});

/** A server may write anything into Location: only the name of a host is ever told. */
describe('the host that a redirect leads to', () => {
  test.each([
    ['https://login.contoso.example/?code=secret#Jane', 'login.contoso.example'],
    ['http://LOGIN.contoso.example:8080/x', 'login.contoso.example'],
    ['https://user:password@portal.contoso.example/', 'portal.contoso.example'],
    ['https://bücher.example/', 'xn--bcher-kva.example'],
  ])('of %s is %s', (location, host) => {
    expect(hostOf(location)).toBe(host);
    expect(summarizeResponse(bare(302, { location }), START).redirectsTo).toBe(host);
  });

  test.each([
    undefined,
    '',
    '/elsewhere',
    '//elsewhere.example/',
    'javascript:alert(1)',
    'https://localhost/',
    'https://10.0.0.4/',
    'https://[fd00::4]/',
    'https://jane_doe.example/',
    'https://-jane.example/',
    'https://$(id).example/',
    "https://a'b.example/",
    `https://${'a'.repeat(64)}.example/`,
    `https://${'a.'.repeat(60)}example/`,
    'not a url',
  ])('is not told of %j', (location) => {
    expect(hostOf(location)).toBeUndefined();
  });
});
