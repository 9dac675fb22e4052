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
/** Nothing that ends a line, moves a cursor, or turns text around. */
const HARMLESS = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+$/u;

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

describe('whatever a token holds', () => {
  test('an ID token says three things that can be shown, or nothing', () => {
    checkProperty(
      fc.property(token(ASSERTION), (text) => {
        const said = assertionClaims(text);
        if (said === undefined) return;
        for (const value of [said.issuer, said.subject, said.audience]) expect(value).toMatch(HARMLESS);
        for (const value of Object.values(said)) if (value !== undefined) expect(value).toMatch(HARMLESS);
      }),
      1000,
    );
  });

  test('an access token says IDs that are IDs and a time that can be summaryOf, or nothing', () => {
    checkProperty(
      fc.property(token(accessV1('https://deid.azure.com')), (text) => {
        const said = accessClaims(text);
        if (said === undefined) return;
        for (const id of [said.tenantId, said.applicationId, said.objectId]) if (id !== undefined) expect(id).toMatch(GUID);
        for (const value of [said.audience, said.version]) if (value !== undefined) expect(value).toMatch(HARMLESS);
        if (said.expiresOn !== undefined) expect(new Date(said.expiresOn).toISOString()).toMatch(/Z$/);
        const signIn = { method: 'azure-cli', clientId: CLIENT_ID, tenantId: TENANT_ID } as const;
        const grant = { audience: 'https://deid.azure.com', token: 'x', claims: said, expiresOn: said.expiresOn ?? START };
        const wrong = checkToken(grant, signIn, CLOUDS.azurecloud, START);
        if (wrong !== undefined) expect(JSON.stringify(wrong.facts)).not.toMatch(/::error|\\u001b|\\n/);
      }),
      1000,
    );
  });
});

test('codes and IDs of any response have the form of codes and IDs', () => {
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
      if (clockSkewSeconds !== undefined) expect(Number.isSafeInteger(clockSkewSeconds)).toBe(true);
    }),
    700,
  );
});
