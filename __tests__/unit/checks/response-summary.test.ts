import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { SERVICES } from '../../../src/azure/services/index.ts';
import { mayBeExpected, readChallenge, reduceResponse, tenantOf } from '../../../src/checks/response-summary.ts';
import type { ResponseSummary } from '../../../src/failures/contexts.ts';
import { START } from '../support/clock.ts';
import { bare } from '../support/http.ts';
import { TENANT_ID } from '../support/inputs.ts';
import { anyText, bodies, checkProperty, nearMissesOf, hostile } from '../support/property.ts';

type SummaryOptions = Parameters<typeof reduceResponse>[1];

const FHIR = 'https://contoso-prod.fhir.azurehealthcareapis.com';
const APPLICATION = '0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd';
const REQUEST_ID = '77777777-9abc-4def-8123-888888888888';
const DIGITS = '3a057e29924b0b4bb383984dd07da2b2';
const SECRET = '5ec2e700-0000-4000-8000-000000000000';

const OPTIONS: SummaryOptions = {
  url: new URL(`${FHIR}/StructureDefinition`),
  cloud: CLOUDS.azurecloud,
  service: SERVICES.fhir,
  audience: FHIR,
  now: START,
  hide: (value) => (value === SECRET ? '(hidden)' : value),
};
type Headers = Readonly<Record<string, string>>;

const summary = (status: number, body: unknown, headers: Headers = {}, changes: Partial<SummaryOptions> = {}): ResponseSummary =>
  reduceResponse(bare(status, headers, body), { ...OPTIONS, ...changes });
const outcome = (issue: unknown): unknown => ({ resourceType: 'OperationOutcome', id: REQUEST_ID, issue: [issue] });
const challenge = (header: string | undefined): ReturnType<typeof readChallenge> => readChallenge(header, OPTIONS);

describe('a challenge', () => {
  test('contains the expected audience and tenant (fhir-server: Startup.cs:262)', () => {
    const header = `Bearer authorization_uri="https://login.microsoftonline.com/${TENANT_ID}", resource_id="${FHIR}", realm="${FHIR}"`;
    expect(challenge(header)).toEqual({
      bearer: true,
      otherSchemes: [],
      audience: FHIR,
      unknownAudience: false,
      tenantId: TENANT_ID,
      insufficientScope: false,
    });
  });

  test.each([
    ['realm without resource_id', `Bearer realm="${FHIR}"`, FHIR],
    ['resource_id before realm', `Bearer realm="https://deid.azure.com", resource_id="${FHIR}"`, FHIR],
    ['an application', `Bearer resource_id="${APPLICATION}"`, APPLICATION],
    ['an application ID URI', `Bearer resource_id="api://${APPLICATION}"`, `api://${APPLICATION}`],
    ['a parameter in upper case', `bearer RESOURCE_ID="${FHIR}"`, FHIR],
    ['the error for an invalid token', `Bearer realm="${FHIR}", error_description="The audience, '(null)', is invalid"`, FHIR],
    ['other schemes before Bearer', `Negotiate, Basic realm="https://deid.azure.com", Bearer resource_id="${FHIR}"`, FHIR],
    ['no audience', 'Bearer error="invalid_token"', undefined],
    ['the realm of another scheme', `AzureApiManagementKey realm="${FHIR}",name="Ocp-Apim-Subscription-Key"`, undefined],
    ['a scheme after Bearer', `Bearer error="x", Digest realm="${FHIR}"`, undefined],
    ['the Azure Resource Manager', 'Bearer resource_id="https://management.azure.com"', undefined],
    ['the application of Microsoft Graph', 'Bearer resource_id="00000003-0000-0000-c000-000000000000"', undefined],
    ['a path', `Bearer resource_id="${FHIR}/Patient/Jane"`, undefined],
    ['an unknown host', 'Bearer resource_id="https://zebediah.example"', undefined],
    ['part of a token', `Bearer resource_id="${SECRET}"`, '(hidden)'],
  ])('%s', (_name, header, audience) => expect(challenge(header).audience).toBe(audience));

  test.each([
    ['AzureApiManagementKey realm="x",name="y",type="header"', false, ['AzureApiManagementKey']],
    ['negotiate, NTLM', false, ['Negotiate', 'NTLM']],
    ['Basic realm="a, Bearer b"', false, ['Basic']],
    ['Bearer realm="x", Hospital-Smith token', true, ['another scheme']],
    ['NTLM TlRMTVNTUAAC==', false, ['NTLM']],
    ['', false, []],
    [undefined, false, []],
  ])('%j has the scheme Bearer: %s, and others: %j', (header, bearer, otherSchemes) =>
    expect(challenge(header)).toMatchObject({ bearer, otherSchemes }),
  );

  test('hides a tenant that is part of a token', () =>
    expect(challenge(`Bearer authorization_uri="https://login.microsoftonline.com/${SECRET}"`).tenantId).toBeUndefined());

  const spaces = ' '.repeat(4_000);
  test.each([
    ['spaces before a quotation mark', `Bearer a=${spaces}"b"c`],
    ['spaces after a quotation mark', `Bearer a="${spaces}"b"`],
    ['spaces in and after a quoted value', `Bearer a="${spaces.slice(2_000)}"${spaces}c`],
    ['spaces after a name', `Bearer a${spaces}"b"c`],
    ['spaces in empty parameters', `Bearer ${spaces.slice(2_000)}"${spaces}, ${spaces}=`],
    ['names without a value', `Bearer ${'a '.repeat(2_000)}=`],
    ['quotation marks', `Bearer a=${'"'.repeat(4_001)}`],
  ])('of thousands of characters is parsed in less than a second: %s', (_name, header) => {
    const start = performance.now();
    expect(challenge(header).audience).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test.each([
    [4_000, FHIR],
    [5_000, undefined],
  ])('is parsed up to a limit: %i characters', (length, audience) => {
    expect(challenge(`Bearer error="${'x'.repeat(length - 50)}", resource_id="${FHIR}"`).audience).toBe(audience);
  });

  test.each([
    ['Bearer error="insufficient_scope", scope="x"', true],
    ['Bearer realm="x", error=insufficient_scope', true],
    ['Bearer error="invalid_token"', false],
    ['Basic error="insufficient_scope"', false],
  ])('%j says that a permission is missing: %s', (header, expected) => expect(challenge(header).insufficientScope).toBe(expected));

  test('is marked if its audience is not shown', () => {
    expect(challenge('Bearer resource_id="https://zebediah.example"').unknownAudience).toBe(true);
    expect(challenge('Bearer realm="Sign in"').unknownAudience).toBe(false);
  });
});

test.each([
  ['https://dicom.healthcareapis.azure.com/', true],
  ['https://deid.azure.com', true],
  ['https://contoso-x.fhir.azurehealthcareapis.us', true],
  [`API://${APPLICATION}`, true],
  ['https://contoso-x.fhir.azurehealthcareapis.com/Patient', false],
  ['https://graph.microsoft.com', false],
  ['api://contoso', false],
  ['797f4846-ba00-4fd7-ba43-dac1f8f63013', false],
  ['http://deid.azure.com', false],
  ['https://user@deid.azure.com', false],
])('%s is a known audience: %s', (audience, known) => expect(mayBeExpected(audience)).toBe(known));

test.each([
  [`https://login.microsoftonline.com/${TENANT_ID}/oauth2/token`, TENANT_ID],
  [`https://login.microsoftonline.com/${TENANT_ID.toUpperCase()}`, TENANT_ID],
  ['https://login.microsoftonline.com/contoso.com', undefined],
  [`https://login.microsoftonline.us/${TENANT_ID}`, undefined],
  [`https://evil.example.net/${TENANT_ID}`, undefined],
  [`http://login.microsoftonline.com/${TENANT_ID}`, undefined],
  [`https://login.microsoftonline.com:8443/${TENANT_ID}`, undefined],
  [undefined, undefined],
])('the tenant in %s is %s', (url, tenant) => expect(tenantOf(url, CLOUDS.azurecloud)).toBe(tenant));

describe('the kind of a body', () => {
  const bundle = '{"resourceType":"Bundle","type":"searchset"}';
  const xml = '<?xml version="1.0"?><!-- a --><Bundle xmlns="http://hl7.org/fhir"/>';

  test.each([
    ['a FHIR resource', bundle, {}, 'fhir'],
    ['FHIR XML', xml, {}, 'fhir-xml'],
    ['FHIR XML with a prefix', '<f:Patient xmlns:f="http://hl7.org/fhir"/>', {}, 'fhir-xml'],
    ['FHIR XML in UTF-16', Buffer.from(`\uFEFF${xml}`, 'utf16le'), {}, 'fhir-xml'],
    ['FHIR XML in big-endian UTF-16', Buffer.from(`\uFEFF${xml}`, 'utf16le').swap16(), {}, 'fhir-xml'],
    ['FHIR XML after a long processing instruction', `<?x ${'a'.repeat(900)} > ?>${xml}`, {}, 'fhir-xml'],
    ['FHIR XML after a long comment', `<!-- ${'<a>'.repeat(1_000)} -->${xml}`, {}, 'fhir-xml'],
    ['FHIR XML after a document type with declarations', `<!DOCTYPE Bundle [<!ENTITY a "b"> ]>${xml}`, {}, 'fhir-xml'],
    ['FHIR XML after a document type with an address', `<!DOCTYPE Bundle SYSTEM "a.dtd">\n${xml}`, {}, 'fhir-xml'],
    ['an HTML page after a processing instruction', '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html/>', {}, 'html'],
    ['JSON', '{"jobs":[]}', {}, 'json'],
    ['JSON with a byte order mark', `\uFEFF[]`, {}, 'json'],
    ['no body', '', {}, 'empty'],
    ['whitespace', ' \r\n', {}, 'empty'],
    ['an HTML page', '<!DOCTYPE html><html></html>', {}, 'html'],
    ['an HTML page after a comment', '\r\n<!-- x --><html lang="en">', {}, 'html'],
    ['an HTML page without a root element', '<title>Sign in</title>', {}, 'html'],
    ['an HTML page by its content type', 'Sign in', { 'content-type': 'text/html; charset=utf-8' }, 'html'],
    ['other XML', '<?xml version="1.0"?><error/>', {}, 'xml'],
    ['text', 'Authorization failed.', { 'content-type': 'text/plain' }, 'other'],
    ['truncated JSON', '{"resourceType":"Bund', {}, 'other'],
  ])('%s', (_name, body, headers: Headers, kind) => expect(summary(200, body, headers).bodyKind).toBe(kind));

  const items = `[${Array.from({ length: 20_000 }, (_none, index) => `{"é":${String(Math.sin(index))}},`).join('')}`;
  const big = `{"resourceType":"Bundle","entry":${items}`;
  test.each([
    ['a FHIR resource', big, 'fhir', false],
    ['an object', `{"entry":${items}`, 'json', false],
    ['an array', items, 'json', true],
    ['XML', `${xml}${'<!-- x -->'.repeat(1000)}<a>é`, 'fhir-xml', false],
    ['a truncated character', Buffer.from(big).subarray(0, Buffer.from(big).indexOf(0xa9)), 'fhir', false],
    ['a bundle with an OperationOutcome as its first entry', `{"entry":[{"resource":{"resourceType":"OperationOutcome"}},`, 'fhir', false],
    ['text', 'Welcome '.repeat(1000), 'other', false],
  ])('that was truncated: %s', (_name, body, kind, isArray) => {
    const truncated = { ...bare(200, {}, ''), body: Buffer.from(body), truncated: true } as const;
    const reduced = reduceResponse(truncated, { ...OPTIONS, form: 'json-array' });
    expect([reduced.bodyKind, reduced.matchesForm]).toEqual([kind, isArray]);
  });

  test.each([
    ['application/fhir+json; charset=utf-8', 'fhir'],
    ['Application/FHIR+JSON', 'fhir'],
    ['application/json', 'json'],
  ])('that was truncated before its resource type, with the content type %s', (type, kind) => {
    const body = Buffer.from('{"id":"a","entry":[{"fullUrl":"b"');
    const truncated = { ...bare(200, { 'content-type': type }, ''), body, truncated: true } as const;
    expect(reduceResponse(truncated, { ...OPTIONS, form: 'fhir-bundle' })).toMatchObject({ bodyKind: kind, matchesForm: false });
  });

  const many = Array.from({ length: 60_000 }, () => '{"35":0}').join(',');
  const strings = `${'"",'.repeat(110_000)}""`;
  const statement = '"resourceType":"CapabilityStatement"';
  test.each([
    ['statement', 'capability-statement', `{${statement},"rest":[]}`, 'fhir', true],
    ['statement that was truncated', 'capability-statement', `{${statement},"rest":[`, 'fhir', false],
    ['statement with too many objects', 'capability-statement', `{${statement},"rest":[${many}]}`, 'fhir', false],
    ['statement with too many strings', 'capability-statement', `{${statement},"instantiates":[${strings}]}`, 'fhir', false],
    ['bundle with too many objects', 'fhir-bundle', `{"resourceType":"Bundle","type":"searchset","entry":[${many}]}`, 'fhir', true],
    [
      'bundle that was truncated',
      'fhir-bundle',
      '{"meta":{"type":"x"}, "type" : "searchset","resourceType":"Bundle","entry":[{"a',
      'fhir',
      true,
    ],
    [
      'bundle whose type comes too late and was truncated',
      'fhir-bundle',
      '{"resourceType":"Bundle","entry":[{"type":"searchset"',
      'fhir',
      false,
    ],
    ['batch that was truncated', 'fhir-bundle', '{"resourceType":"Bundle","type":"batch","entry":[{"type":"searchset"},', 'fhir', false],
    ['patient that was truncated', 'fhir-bundle', '{"resourceType":"Patient","type":"searchset","text":"', 'fhir', false],
    [
      'text in JSON that was truncated',
      'fhir-bundle',
      String.raw`{"text":"{\"resourceType\":\"Bundle\",\"type\":\"searchset\"`,
      'json',
      false,
    ],
    ['list of jobs that was truncated', 'job-list', '{"value":[{"name":', 'json', true],
    ['page that was truncated', 'job-list', '<html>', 'html', false],
    ['list of jobs after a link', 'job-list', '{"nextLink":"https://a.example","value": []}', 'json', true],
    ['error', 'job-list', '{"error":{"code":"Unauthorized"}}', 'json', false],
    ['error with details', 'job-list', '{"error":{"details":[{"value": []}]}}', 'json', false],
    ['list in a nested object', 'job-list', '{"error":{"value":[]}}', 'json', false],
    ['another list', 'job-list', '{"kind":"value","items":[]}', 'json', false],
    ['list of jobs after an object', 'job-list', '{"links":{"value":"[","next":[{}]},"value" : [', 'json', true],
    ['log line', 'job-list', '[ERROR] "value": [', 'other', false],
    ['log line that was truncated', 'json-array', '[ERROR] cannot reach the backend', 'other', false],
    ['template', 'job-list', '{{ "value": [', 'other', false],
    ['list with too many objects', 'json-array', `[${many}]`, 'json', true],
  ] as const)('of a %s', (name, form, body, kind, matches) => {
    const response = { ...bare(200, {}, ''), body: Buffer.from(body), ...(name.endsWith('truncated') && { truncated: true as const }) };
    const reduced = reduceResponse(response, { ...OPTIONS, form });
    expect([reduced.bodyKind, reduced.matchesForm]).toEqual([kind, matches]);
  });

  test('of a response that could not be decompressed', () => {
    const response = { ...bare(200, {}, bundle), compressed: true } as const;
    expect(reduceResponse(response, OPTIONS)).toMatchObject({ bodyKind: 'compressed', matchesForm: false });
  });

  test('of a list of jobs is determined without parsing', () => {
    const { bodyKind, matchesForm } = reduceResponse(bare(200, {}, '{ "value": [ not parsed'), { ...OPTIONS, form: 'job-list' });
    expect([bodyKind, matchesForm]).toEqual(['json', true]);
    expect(reduceResponse(bare(200, {}, 'Welcome'), { ...OPTIONS, form: 'job-list' }).bodyKind).toBe('other');
  });
});

describe('the code of an OperationOutcome', () => {
  test.each([
    [{ code: 'login' }, 'login'],
    [{ code: 'too-costly' }, 'too-costly'],
    [{ code: 'business-rule', details: { coding: [{ code: 'service-deprecated' }] } }, 'service-deprecated'],
    [{ code: 'forbidden', details: { coding: [{ code: 'whatever' }] } }, 'forbidden'],
    [{ code: 'auth-access' }, 'other'],
    [{ code: 'constructor' }, 'other'],
    [{ code: ['forbidden'] }, 'other'],
    ['forbidden', 'other'],
  ])('%j is %s', (issue, code) => expect(summary(403, outcome(issue)).issueCode).toBe(code));

  test('requires an OperationOutcome', () =>
    expect(summary(403, { resourceType: 'Bundle', issue: [{ code: 'forbidden' }] }).issueCode).toBeUndefined());
});

describe('a refusal by the service itself', () => {
  test.each([
    ['fhir', outcome({ code: 'forbidden' }), true],
    ['fhir', outcome({ code: 'security' }), false],
    ['fhir', { statusCode: 403, message: 'Quota exceeded' }, false],
    ['dicom', 'Authorization failed.', true],
    ['dicom', 'Out of call volume quota.', false],
    ['deid', { error: { code: 'Forbidden', message: 'x' } }, true],
    ['deid', { error: 'Forbidden' }, false],
  ] as const)('%s %j: %s', (service, body, own) => {
    expect(summary(403, body, {}, { service: SERVICES[service] }).ownRefusal).toBe(own);
    expect(summary(401, body, {}, { service: SERVICES[service] }).ownRefusal).toBe(false);
  });
});

test.each([
  [404, { code: 'not-found', diagnostics: `The requested job "${APPLICATION.toUpperCase()}" was not reduced.` }, true],
  [404, { code: 'not-found', details: { text: `Job ${APPLICATION}` } }, true],
  [404, { code: 'not-found', diagnostics: 'The requested route was not reduced.' }, false],
  [404, { code: 'forbidden', diagnostics: APPLICATION }, false],
  [404, { code: 'not-found', diagnostics: `No route matches GET /_operations/export/${APPLICATION}.` }, false],
  [404, { code: 'not-found', details: { text: `No route: _operations%2Fexport%2F${APPLICATION}` } }, false],
  [404, { code: 'not-found', diagnostics: `${String.raw`_operations\export`}\\${APPLICATION} (${APPLICATION}/status)` }, false],
  [404, { code: 'not-found', diagnostics: `Trace ${APPLICATION}0` }, false],
  [404, { code: 'not-found', diagnostics: `Trace a${APPLICATION}` }, false],
  [404, { code: 'not-found', diagnostics: `Trace 12-${APPLICATION}-34` }, false],
  [404, { code: 'not-found', diagnostics: `GET /_operations/export/${APPLICATION} failed. There is no job ${APPLICATION}.` }, true],
])('%i %j repeats the ID: %s', (status, issue, repeats) => {
  expect(summary(status, outcome(issue), {}, { sentId: APPLICATION }).repeatsId).toBe(repeats);
});

describe('the request ID of the server', () => {
  test.each([
    ['a header', 200, {}, { 'x-request-id': REQUEST_ID }, REQUEST_ID],
    ['32 digits', 200, {}, { 'x-ms-request-id': '3A057E29924B0B4BB383984DD07DA2B2' }, '3a057e29924b0b4bb383984dd07da2b2'],
    ['an OperationOutcome of an error', 401, outcome({ code: 'login' }), {}, REQUEST_ID],
    ['an OperationOutcome with 32 digits', 401, { resourceType: 'OperationOutcome', id: DIGITS }, {}, DIGITS],
    ['the ID of a patient', 200, { resourceType: 'Patient', id: APPLICATION }, {}, undefined],
    ['the ID of a patient in an error', 403, { resourceType: 'Patient', id: APPLICATION }, {}, undefined],
    ['an OperationOutcome of a success', 200, outcome({ code: 'informational' }), {}, undefined],
    ['text', 200, {}, { 'x-request-id': 'Zebediah' }, undefined],
    ['part of a token', 200, {}, { 'x-request-id': SECRET }, '(hidden)'],
  ] as const)('%s', (_name, status, body, headers: Headers, id) => expect(summary(status, body, headers).requestId).toBe(id));
});

test.each([
  ['{"overallStatus":"Degraded"}', 'Degraded'],
  ['{"status":"unhealthy"}', 'Unhealthy'],
  ['Degraded', 'Degraded'],
  ['{"overallStatus":"Healthy"}', undefined],
  ['{"overallStatus":"Zebediah"}', undefined],
  ['', undefined],
])('a health page %j is %s', (body, health) => expect(summary(200, body).health).toBe(health));

test.each([
  ['https://login.microsoftonline.com/common/oauth2?x=1', { to: 'sign-in', name: 'login.microsoftonline.com' }],
  ['https://zebediah.b2clogin.com/', { to: 'sign-in', name: 'b2clogin.com' }],
  ['/.auth/login/aad', { to: 'sign-in', name: 'of App Service' }],
  ['/fhir/', { to: 'same-host' }],
  [`${FHIR}/Patient/Jane`, { to: 'same-host' }],
  [`${FHIR}:443/Patient`, { to: 'same-host' }],
  [`${FHIR}:8443/StructureDefinition`, { to: 'other-origin' }],
  [`${FHIR.replace('https', 'http')}/StructureDefinition`, { to: 'other-origin' }],
  ['https://zebediah-quillfeather.example/', { to: 'other-host' }],
  ['https://login.microsoftonline.com.evil.example/', { to: 'other-host' }],
  ['http://[', { to: 'nowhere' }],
])('a redirect to %s is %j', (location, redirect) => expect(summary(302, '', { location }).redirect).toEqual(redirect));

test('the requested delay is read from Retry-After', () => {
  expect(summary(429, '', { 'retry-after': '7' }).retryAfterMs).toBe(7000);
  expect(summary(200, '').redirect).toBeUndefined();
});

test.each([
  ['quotation marks', '"'.repeat(65_000)],
  ['escaped quotation marks', `"${String.raw`\"`.repeat(32_000)}`],
  ['backslashes', `"${'\\'.repeat(65_001)}`],
  ['spaces', `"a"${' '.repeat(65_000)}`],
  ['names', '"a":'.repeat(16_000)],
  ['brackets', '{'.repeat(65_000)],
])('the start of a large body with many %s is read in less than a second', (_, start) => {
  const started = performance.now();
  reduceResponse({ ...bare(200, {}, ''), body: Buffer.from(`{${start}`), truncated: true }, OPTIONS);
  expect(performance.now() - started).toBeLessThan(1_000);
});

const IDENTIFIER = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^[0-9a-f]{32}$/;
const HEADER = `Bearer authorization_uri="https://login.microsoftonline.com/${TENANT_ID}", resource_id="https://contoso-prod.fhir.azurehealthcareapis.com", realm="api://x"`;

const quoted = fc.oneof(
  anyText,
  nearMissesOf(
    fc.constantFrom(
      'https://contoso-prod.fhir.azurehealthcareapis.com',
      'api://0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd',
      TENANT_ID,
      `https://login.microsoftonline.com/${TENANT_ID}`,
    ),
  ),
);
const parameter = fc
  .tuple(fc.constantFrom('resource_id', 'realm', 'authorization_uri', 'REALM', 'x-realm', 'error'), quoted)
  .map(([name, value]) => `${name}="${value}"`);
const header = fc.oneof(
  nearMissesOf(fc.constant(HEADER)),
  fc.array(parameter, { maxLength: 4 }).map((parameters) => `Bearer ${parameters.join(', ')}`),
  anyText,
);

test('readChallenge returns only known audiences and GUIDs for any challenge', () => {
  let known = 0;
  checkProperty(
    fc.property(header, (text) => {
      const { audience, tenantId } = readChallenge(text, OPTIONS);
      if (tenantId !== undefined) expect(tenantId).toMatch(IDENTIFIER);
      if (audience === undefined) return;
      known += 1;
      expect(audience === OPTIONS.audience || mayBeExpected(audience)).toBe(true);
      expect(audience).toMatch(/^[\w.:/-]{1,300}$/);
    }),
    1500,
  );
  expect(known).toBeGreaterThan(100);
});

test('reduceResponse returns only known values for any response', () => {
  const code = fc.oneof(
    fc.constantFrom('login', 'forbidden', 'service-deprecated', 'other', 'constructor'),
    anyText,
    fc.jsonValue({ maxDepth: 1 }),
  );
  const issue = fc.record(
    {
      code,
      diagnostics: anyText,
      details: fc.oneof(fc.record({ coding: fc.array(fc.record({ code }), { maxLength: 2 }) }), fc.jsonValue({ maxDepth: 1 })),
    },
    { requiredKeys: [] },
  );
  const outcome = fc.record(
    {
      resourceType: fc.oneof(fc.constantFrom('OperationOutcome', 'Bundle'), anyText),
      id: fc.oneof(fc.constant(TENANT_ID), anyText),
      issue: fc.oneof(fc.array(issue, { maxLength: 2 }), fc.jsonValue({ maxDepth: 1 })),
    },
    { requiredKeys: [] },
  );
  const headers = fc.dictionary(
    fc.constantFrom('x-request-id', 'x-ms-request-id', 'www-authenticate', 'content-type', 'retry-after', 'x-ms-retry-after-ms'),
    fc.oneof(anyText, hostile, fc.constantFrom(TENANT_ID, 'text/html', '3', HEADER)),
  );
  checkProperty(
    fc.property(fc.integer({ min: 100, max: 599 }), headers, bodies(outcome), (status, sent, body) => {
      const reduced = { ...reduceResponse(bare(status, sent, body), OPTIONS), json: undefined };
      expect(['fhir', 'fhir-xml', 'json', 'xml', 'html', 'empty', 'compressed', 'other']).toContain(reduced.bodyKind);
      expect([undefined, 'login', 'forbidden', 'service-deprecated', 'other']).toContain(reduced.issueCode);
      if (reduced.requestId !== undefined) expect(reduced.requestId).toMatch(IDENTIFIER);
      expect(reduced.status).toBe(status);
      if (reduced.retryAfterMs !== undefined) expect(reduced.retryAfterMs).toBeGreaterThanOrEqual(0);
    }),
    1500,
  );
});
