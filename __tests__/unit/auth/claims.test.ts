import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import * as source from '../../../src/auth/claims.ts';
import { HIDDEN } from '../../../src/util/secrets.ts';
import { START } from '../support/clock.ts';
import { CLIENT_ID, TENANT_ID } from '../support/inputs.ts';
import { anyText, checkProperty, nearMissesOf } from '../support/property.ts';
import { OBJECT_ID } from '../support/requests.ts';
import { accessV1, accessV2, ASSERTION, jwt } from '../support/tokens.ts';

const unchanged = (value: string): string => value;
const accessClaims = (token: string) => source.accessClaims(token, unchanged);
const assertionClaims = (token: string) => source.assertionClaims(token, unchanged);

const DICOM = 'https://dicom.healthcareapis.azure.com';

/** Tokens that cannot be decoded. According to Entra's documentation, access tokens are opaque to clients. */
const OPAQUE: readonly (readonly [string, string])[] = [
  ['an empty string', ''],
  ['an opaque token', 'EwCxA8l6BAAU'],
  ['an encrypted token (JWE)', `${jwt({}).split('.')[0] ?? ''}.b3BhcXVlLWtleQ.aXY.Y2lwaGVy.dGFn`],
  ['a payload that is not base64', 'header.!!!.signature'],
  ['a payload that is not JSON', `header.${Buffer.from('{"aud":').toString('base64url')}.signature`],
  ['an array', jwt([1])],
  ['null', jwt(null)],
];

/** Strings that are unsafe in a log or terminal, and values that are not strings. */
const HOSTILE: readonly (readonly [string, unknown])[] = [
  ['a newline', 'a\nb'],
  ['a workflow command on a separate line', 'x\n::add-mask::y'],
  ['a terminal escape sequence', '\u001b[2J'],
  ['a null byte', 'a\u0000b'],
  ['a right-to-left override', 'a\u202eb'],
  ['a line separator', 'a\u2028b'],
  ['601 characters', 'x'.repeat(601)],
  ['an empty string', ''],
  ['a number', 1],
  ['an array', ['a', 'b']],
  ['null', null],
];

describe('claims of the GitHub ID token', () => {
  test('include those that Entra compares and those that explain a difference', () => {
    expect(assertionClaims(jwt(ASSERTION))).toEqual({
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:contoso/clinical-platform:environment:prod',
      audience: 'api://AzureADTokenExchange',
      jobWorkflowRef: 'contoso/clinical-platform/.github/workflows/verify.yml@refs/heads/main',
      eventName: 'push',
      repository: 'contoso/clinical-platform',
    });
  });

  test.each([
    'repo:contoso@123/app@456:ref:refs/heads/main',
    'repo:contoso/app:environment:prod %3A eu',
    'repo:contoso/app:ref:refs/heads/größe-日本',
    'x'.repeat(600),
  ])('can have the subject %s', (sub) => expect(assertionClaims(jwt({ ...ASSERTION, sub }))?.subject).toBe(sub));

  test.each([
    ['contoso', 'contoso'],
    ['contoso/../x', undefined],
    ['', undefined],
  ])('read the enterprise %j as %j', (enterprise, claim) =>
    expect(assertionClaims(jwt({ ...ASSERTION, enterprise }))?.enterprise).toBe(claim),
  );

  test('contain the IDs of the repository and its owner', () =>
    expect(assertionClaims(jwt({ ...ASSERTION, repository_id: '456', repository_owner_id: '123' }))).toMatchObject({
      repositoryId: '456',
      repositoryOwnerId: '123',
    }));

  test.each(OPAQUE)('are undefined for %s', (_, token) => expect(assertionClaims(token)).toBeUndefined());

  test.each(HOSTILE)('exclude %s', (_, value) => {
    expect(
      assertionClaims(jwt({ ...ASSERTION, environment: value, ref: value, job_workflow_ref: value, event_name: value, repository: value })),
    ).toEqual({ issuer: ASSERTION.iss, subject: ASSERTION.sub, audience: ASSERTION.aud });
  });

  test.each(['iss', 'sub', 'aud'])('are undefined without a valid %s', (claim) => {
    for (const [, value] of [...HOSTILE, ['missing', undefined] as const]) {
      expect(assertionClaims(jwt({ ...ASSERTION, [claim]: value }))).toBeUndefined();
    }
  });
});

const NO_CLAIMS: ReturnType<typeof accessClaims> = {
  ...{ audience: undefined, tenantId: undefined, applicationId: undefined },
  ...{ objectId: undefined, version: undefined, notBefore: undefined, expiresOn: undefined },
};

describe('claims of the access token', () => {
  test('are read from version 1, with IDs in lower case', () => {
    expect(accessClaims(jwt(accessV1(DICOM, { tid: TENANT_ID.toUpperCase(), nbf: START / 1000 - 300 })))).toEqual({
      audience: DICOM,
      tenantId: TENANT_ID,
      applicationId: CLIENT_ID,
      objectId: OBJECT_ID,
      version: '1.0',
      notBefore: START - 300_000,
      expiresOn: START + 3_599_000,
    });
  });

  test('are read from version 2, where azp replaces appid', () =>
    expect(accessClaims(jwt(accessV2(CLIENT_ID)))).toMatchObject({ audience: CLIENT_ID, applicationId: CLIENT_ID, version: '2.0' }));

  test.each([
    [[DICOM], DICOM],
    [[DICOM, 'https://other.example'], undefined],
    [[], undefined],
    [[[DICOM]], undefined],
  ])('contain an audience only if it is the only one: %j', (aud, audience) => expect(accessClaims(jwt({ aud }))?.audience).toBe(audience));

  test('are all undefined for an empty payload', () => expect(accessClaims(jwt({}))).toEqual(NO_CLAIMS));

  test.each(OPAQUE)('are undefined for %s', (_, token) => expect(accessClaims(token)).toBeUndefined());

  test.each(HOSTILE)('exclude %s', (_, value) => {
    const claims = accessClaims(jwt({ aud: value, tid: value, appid: value, azp: value, oid: value, ver: value }));
    expect(claims).toEqual(NO_CLAIMS);
  });

  test.each([
    ['not a GUID', 'contoso'],
    ['a GUID with a suffix', `${OBJECT_ID}' or 1=1`],
    ['a GUID in braces', `{${OBJECT_ID}}`],
  ])('exclude an ID that is %s', (_, value) => {
    expect(accessClaims(jwt({ tid: value, appid: value, oid: value }))).toEqual(NO_CLAIMS);
  });

  test.each([
    ['a number of seconds', 1_795_237_505, 1_795_237_505_000],
    ['a string', '1795237505', undefined],
    ['undefined', undefined, undefined],
    ['a negative number', -1, undefined],
    ['zero', 0, undefined],
    ['the maximum time of a Date', 8.64e12, 8.64e15],
    ['one second more than the maximum of a Date', 8.64e12 + 1, undefined],
    ['a number that is too large', 1e300, undefined],
  ])('read the expiry from %s', (_, exp, expiresOn) => expect(accessClaims(jwt({ exp }))?.expiresOn).toBe(expiresOn));
});

describe('a claim that contains part of a live token is hidden', () => {
  const piece = 'q1W2e3R4t5Y6u7I8o9P0';
  const hide = (value: string): string => (value.includes(piece) || value.startsWith('12345678-') ? HIDDEN : value);
  test.each(['iss', 'sub', 'aud', 'job_workflow_ref', 'environment', 'event_name', 'ref', 'repository', 'enterprise', 'repository_id'])(
    '%s',
    (claim) => {
      const read = source.assertionClaims(jwt({ ...ASSERTION, [claim]: piece }), hide);
      expect(JSON.stringify(read)).not.toContain(piece);
      expect(read).toBeDefined();
    },
  );

  test.each(['aud', 'ver', 'tid', 'appid', 'oid'])('%s in an access token', (claim) => {
    const value = claim === 'aud' || claim === 'ver' ? piece : '12345678-1234-4234-8234-123456789012';
    const read = source.accessClaims(jwt(accessV1(DICOM, { [claim]: value })), hide);
    expect(Object.values(read ?? {})).toContain(HIDDEN);
    expect(JSON.stringify(read)).not.toContain(value);
  });
});

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
        const difference = source.checkToken(grant, signIn, CLOUDS.azurecloud, START);
        if (difference !== undefined) expect(JSON.stringify(difference.facts)).not.toMatch(/::error|\\u001b|\\n/);
      }),
      1000,
    );
  });
});
