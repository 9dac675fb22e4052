import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { readRefusal } from '../../../src/auth/acquire.ts';
import { checkToken } from '../../../src/auth/claims.ts';
import * as source from '../../../src/auth/claims.ts';
import { START, VirtualClock } from '../support/clock.ts';
import { CLIENT_ID, TENANT_ID } from '../support/inputs.ts';
import { anyText, bodies, checkProperty, nearMissesOf } from '../support/property.ts';
import { accessV1, ASSERTION, jwt } from '../support/tokens.ts';
import { bare } from '../support/http.ts';

const unchanged = (value: string): string => value;
const accessClaims = (token: string) => source.accessClaims(token, unchanged);
const assertionClaims = (token: string) => source.assertionClaims(token, unchanged);

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Text without control, format, surrogate, private-use and unassigned characters, and without line and paragraph separators. */
const PRINTABLE = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+$/u;

const claim = fc.oneof(anyText, fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(TENANT_ID, TENANT_ID.toUpperCase(), 1e300, -1, 0));
const claims = (known: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.dictionary(fc.constantFrom(...Object.keys(known), '__proto__', 'constructor'), claim).map((changes) => ({ ...known, ...changes })),
    fc.jsonValue({ maxDepth: 2 }),
  );
const token = (known: Readonly<Record<string, unknown>>): fc.Arbitrary<string> =>
  fc.oneof(
    claims(known).map((value) => jwt(value)),
    nearMissesOf(fc.constant(jwt(known))),
    anyText,
  );

describe('for any token', () => {
  test('the claims of an ID token are printable or undefined', () => {
    checkProperty(
      fc.property(token(ASSERTION), (text) => {
        const decoded = assertionClaims(text);
        if (decoded === undefined) return;
        for (const value of [decoded.issuer, decoded.subject, decoded.audience]) expect(value).toMatch(PRINTABLE);
        for (const value of Object.values(decoded)) if (value !== undefined) expect(value).toMatch(PRINTABLE);
      }),
      1000,
    );
  });

  test('the claims of an access token are GUIDs, a valid time and printable text, or undefined', () => {
    checkProperty(
      fc.property(token(accessV1('https://deid.azure.com')), (text) => {
        const decoded = accessClaims(text);
        if (decoded === undefined) return;
        for (const id of [decoded.tenantId, decoded.applicationId, decoded.objectId]) if (id !== undefined) expect(id).toMatch(GUID);
        for (const value of [decoded.audience, decoded.version]) if (value !== undefined) expect(value).toMatch(PRINTABLE);
        if (decoded.expiresOn !== undefined) expect(new Date(decoded.expiresOn).toISOString()).toMatch(/Z$/);
        const signIn = { method: 'azure-cli', clientId: CLIENT_ID, tenantId: TENANT_ID } as const;
        const grant = { audience: 'https://deid.azure.com', token: 'x', claims: decoded, expiresOn: decoded.expiresOn ?? START };
        const difference = checkToken(grant, signIn, CLOUDS.azurecloud, START);
        if (difference !== undefined) expect(JSON.stringify(difference.facts)).not.toMatch(/::error|\\u001b|\\n/);
      }),
      1000,
    );
  });
});

test('readRefusal returns only valid codes, IDs and timestamps for any response', () => {
  const refusal = fc.record(
    {
      error_codes: fc.oneof(fc.array(fc.oneof(fc.integer(), fc.double(), anyText)), fc.jsonValue({ maxDepth: 1 })),
      timestamp: claim,
      trace_id: claim,
      correlation_id: claim,
      error_description: anyText,
    },
    { requiredKeys: [] },
  );
  checkProperty(
    fc.property(bodies(refusal), fc.oneof(anyText, fc.constantFrom('Sat, 21 Nov 2026 04:05:06 GMT', '')), (body, date) => {
      const { errorCode, traceId, correlationId, timestamp, clockSkewSeconds } = readRefusal(bare(400, { date }, body), {
        clock: new VirtualClock(),
        hide: (value) => value,
      });
      if (errorCode !== undefined) expect(Number.isSafeInteger(errorCode) && errorCode > 0).toBe(true);
      for (const id of [traceId, correlationId]) if (id !== undefined) expect(id).toMatch(GUID);
      if (timestamp !== undefined) expect(timestamp).toMatch(/^[\d :-]+Z$/);
      expect(Number.isSafeInteger(clockSkewSeconds)).toBe(true);
    }),
    700,
  );
});
