import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { SERVICES } from '../../../src/azure/services/index.ts';
import { mayBeExpected, readChallenge, reduceResponse } from '../../../src/checks/response-summary.ts';
import { START } from '../support/clock.ts';
import { anyText, bodies, checkProperty, nearMissesOf, hostile } from '../support/property.ts';
import { bare } from '../support/http.ts';

type SummaryOptions = Parameters<typeof reduceResponse>[1];

const OPTIONS: SummaryOptions = {
  url: new URL('https://contoso.example/fhir'),
  cloud: CLOUDS.azurecloud,
  service: SERVICES.fhir,
  audience: 'api://contoso',
  now: START,
  hide: (value) => value,
};
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$|^[0-9a-f]{32}$/;
const TENANT = '33333333-dddd-4eee-8fff-444444444444';
const HEADER = `Bearer authorization_uri="https://login.microsoftonline.com/${TENANT}", resource_id="https://contoso-prod.fhir.azurehealthcareapis.com", realm="api://x"`;

const quoted = fc.oneof(
  anyText,
  nearMissesOf(
    fc.constantFrom(
      'https://contoso-prod.fhir.azurehealthcareapis.com',
      'api://0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd',
      TENANT,
      `https://login.microsoftonline.com/${TENANT}`,
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
      if (tenantId !== undefined) expect(tenantId).toMatch(GUID);
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
      id: fc.oneof(fc.constant(TENANT), anyText),
      issue: fc.oneof(fc.array(issue, { maxLength: 2 }), fc.jsonValue({ maxDepth: 1 })),
    },
    { requiredKeys: [] },
  );
  const headers = fc.dictionary(
    fc.constantFrom('x-request-id', 'x-ms-request-id', 'www-authenticate', 'content-type', 'retry-after', 'x-ms-retry-after-ms'),
    fc.oneof(anyText, hostile, fc.constantFrom(TENANT, 'text/html', '3', HEADER)),
  );
  checkProperty(
    fc.property(fc.integer({ min: 100, max: 599 }), headers, bodies(outcome), (status, sent, body) => {
      const reduced = { ...reduceResponse(bare(status, sent, body), OPTIONS), json: undefined };
      expect(['fhir', 'fhir-xml', 'json', 'xml', 'html', 'empty', 'compressed', 'other']).toContain(reduced.bodyKind);
      expect([undefined, 'login', 'forbidden', 'service-deprecated', 'other']).toContain(reduced.issueCode);
      if (reduced.requestId !== undefined) expect(reduced.requestId).toMatch(GUID);
      expect(reduced.status).toBe(status);
      if (reduced.retryAfterMs !== undefined) expect(reduced.retryAfterMs).toBeGreaterThanOrEqual(0);
    }),
    1500,
  );
});
