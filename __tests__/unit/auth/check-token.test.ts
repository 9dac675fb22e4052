import { CLOUDS } from '../../../src/azure/clouds.ts';
import type { accessClaims } from '../../../src/auth/claims.ts';
import { describe, expect, test } from '@jest/globals';
import { checkToken, expiryWarning, repositoryVisibility, tokenNotices } from '../../../src/auth/claims.ts';
import type { SignIn } from '../../../src/model/request.ts';
import { START } from '../support/clock.ts';
import { failing } from '../support/failures.ts';
import { CLIENT_ID, TENANT_ID } from '../support/inputs.ts';
import { noteText } from '../support/read.ts';
import { ASSERTION, jwt } from '../support/tokens.ts';

type DecodedAccess = NonNullable<ReturnType<typeof accessClaims>>;

const OTHER_ID = '99999999-0000-4aaa-8bbb-000000000000';
const FHIR = 'https://contoso-prod.fhir.azurehealthcareapis.com';

const CLAIMS: DecodedAccess = {
  audience: FHIR,
  tenantId: TENANT_ID,
  applicationId: CLIENT_ID,
  objectId: undefined,
  version: '1.0',
  notBefore: undefined,
  expiresOn: START + 3_599_000,
};
const signIn = (clientId: string | undefined, tenantId: string | undefined): SignIn => ({ method: 'azure-cli', clientId, tenantId });

/** Returns the failure code and both values, or `passes`. */
const verdict = ({
  claims = {},
  audience = FHIR,
  ids = signIn(CLIENT_ID, TENANT_ID),
  now = START,
}: {
  claims?: Partial<DecodedAccess>;
  audience?: string;
  ids?: SignIn;
  now?: number;
}): string => {
  const known = { ...CLAIMS, ...claims };
  const grant = { audience, token: 'x', claims: known, expiresOn: known.expiresOn ?? START + 3_599_000 };
  const difference = checkToken(grant, ids, CLOUDS.azurecloud, now);
  expect(difference?.what ?? audience).toContain(audience);
  return difference === undefined ? 'passes' : `${difference.code}: ${difference.facts.map(({ value }) => value).join(' / ')}`;
};

describe('checkToken compares the token with the request', () => {
  test.each([
    ['the requested token', {}, 'passes'],
    ['another tenant', { claims: { tenantId: OTHER_ID } }, `token-tenant-mismatch: ${TENANT_ID} / ${OTHER_ID}`],
    ['another application', { claims: { applicationId: OTHER_ID } }, `token-application-mismatch: ${CLIENT_ID} / ${OTHER_ID}`],
    [
      'another audience',
      { claims: { audience: 'https://azurehealthcareapis.com' } },
      `token-audience-mismatch: ${FHIR} / another audience (not shown)`,
    ],
    [
      'a known audience with a trailing slash',
      { claims: { audience: 'https://deid.azure.com/' } },
      `token-audience-mismatch: ${FHIR} / https://deid.azure.com/`,
    ],
    [
      'a requested audience with a trailing slash',
      { audience: 'https://a.example/', claims: { audience: 'https://a.example' } },
      'token-audience-mismatch: https://a.example/ / https://a.example',
    ],
    ['the audience with a trailing slash', { claims: { audience: `${FHIR}/` } }, `token-audience-mismatch: ${FHIR} / ${FHIR}/`],
    [
      'the first of two differences',
      { claims: { tenantId: OTHER_ID, applicationId: OTHER_ID } },
      `token-tenant-mismatch: ${TENANT_ID} / ${OTHER_ID}`,
    ],
    ['IDs in upper case', { ids: signIn(CLIENT_ID.toUpperCase(), TENANT_ID.toUpperCase()) }, 'passes'],
    [
      'a requested tenant domain, which is not comparable',
      { ids: signIn(CLIENT_ID, 'contoso.com'), claims: { tenantId: OTHER_ID } },
      'passes',
    ],
    ['no requested tenant', { ids: signIn(CLIENT_ID, undefined), claims: { tenantId: OTHER_ID } }, 'passes'],
    ['no requested application', { ids: signIn(undefined, TENANT_ID), claims: { applicationId: OTHER_ID } }, 'passes'],
    [
      'a token without claims',
      { claims: { audience: undefined, tenantId: undefined, applicationId: undefined, expiresOn: undefined } },
      `token-audience-mismatch: ${FHIR} / none or several`,
    ],
    ['a client ID instead of a URI in version 2, which is not comparable', { claims: { audience: OTHER_ID, version: '2.0' } }, 'passes'],
    ['a client ID instead of a URI in version 1', { claims: { audience: OTHER_ID } }, `token-audience-mismatch: ${FHIR} / ${OTHER_ID}`],
    ['a URI instead of a client ID', { audience: OTHER_ID }, `token-audience-mismatch: ${OTHER_ID} / ${FHIR}`],
    ['a token that is valid long enough for the next step', { now: START + 3_593_999 }, 'passes'],
  ])('%s', (_, options, expected) => expect(verdict(options)).toBe(expected));

  test.each([START + 3_594_000, START + 3_599_000, START + 3_600_000, START + 86_400_000])('an expired token at %i', (now) => {
    const needed = new Date(now + 5_000).toISOString();
    expect(verdict({ now })).toBe(`token-expired: a token that is valid at ${needed} / a token that expires at 2026-11-21T05:05:05.000Z`);
  });
});

test.each([
  [-1, 'token-expired'],
  [4_000, 'entra-transient'],
])('the warning about an output token that expires in %i ms', (ms, code) => {
  const grant = { audience: FHIR, token: 'x', expiresOn: START + ms, claims: CLAIMS };
  expect(noteText(expiryWarning(grant, { ...failing('none', code), title: 'The reason' }))).toBe(
    `warning: The token for ${FHIR} has expired or is about to expire (${new Date(START + ms).toISOString()}), ` +
      `so later steps cannot use it. The step could not get a new token (The reason, ${code}).`,
  );
});

test('notices about a token', () => {
  const notices = (by: SignIn['method'], claims: Partial<DecodedAccess> | undefined, { lifeMs = 7_200_000, tenantId = TENANT_ID } = {}) => {
    const grant = { audience: FHIR, token: 'x', expiresOn: START + lifeMs, by, claims: claims && { ...CLAIMS, ...claims } };
    return tokenNotices(grant, { method: 'azure-cli', clientId: CLIENT_ID, tenantId }, START).map(noteText);
  };
  expect(notices('azure-cli', {})).toEqual([]);
  const unknown = { tenantId: undefined, applicationId: undefined };
  expect([
    ...notices('azure-cli', undefined, { tenantId: 'contoso.com' }),
    ...notices('azure-cli', { tenantId: undefined }, { tenantId: 'contoso.com' }),
    ...notices('azure-cli', unknown),
    ...notices('azure-cli', { audience: OTHER_ID, version: '2.0' }),
    // The runner's clock is behind.
    ...notices('azure-cli', { notBefore: START + 3_600_000 }, { lifeMs: 7_200_001 }),
    ...notices('azure-cli', {}, { lifeMs: 7_200_001 }),
    ...notices('azure-cli', { notBefore: START - 1 }, { lifeMs: 7_200_001 }),
    ...notices('managed-identity', {}, { lifeMs: 86_400_000 }),
  ]).toMatchInlineSnapshot(`
   [
     "notice: The token for https://contoso-prod.fhir.azurehealthcareapis.com cannot be decoded, so the action does not check its claims. Some valid Entra tokens cannot be decoded.",
     "notice: The token for https://contoso-prod.fhir.azurehealthcareapis.com does not identify its tenant (tid), so the action cannot compare it with the inputs.",
     "notice: tenant-id is a domain, so the token's tenant is not checked. To check it, set tenant-id to the tenant GUID.",
     "notice: The token for https://contoso-prod.fhir.azurehealthcareapis.com does not identify its tenant (tid) or application (appid), so the action cannot compare it with the inputs.",
     "notice: The audience in the token for https://contoso-prod.fhir.azurehealthcareapis.com is a client ID, so the action cannot compare it with the requested audience.",
     "warning: The token for https://contoso-prod.fhir.azurehealthcareapis.com is valid for 2 hours and cannot be revoked. To block the token, remove the identity's role. The removal takes effect within 10 minutes. Managed identity tokens are valid for about 24 hours. For patient data, use an app registration, because its tokens are valid for about one hour.",
     "warning: The token for https://contoso-prod.fhir.azurehealthcareapis.com is valid for 2 hours and cannot be revoked. To block the token, remove the identity's role. The removal takes effect within 10 minutes. Managed identity tokens are valid for about 24 hours. For patient data, use an app registration, because its tokens are valid for about one hour.",
     "warning: The token for https://contoso-prod.fhir.azurehealthcareapis.com is valid for 24 hours and cannot be revoked. To block the token, remove the identity's role. The removal takes effect within 10 minutes. Managed identity tokens are valid for about 24 hours. For patient data, use an app registration, because its tokens are valid for about one hour.",
   ]
  `);
});

test.each([
  ['azure-cli', CLAIMS, `Azure CLI login of application ${CLIENT_ID}`],
  ['azure-powershell', { ...CLAIMS, applicationId: undefined }, 'Azure PowerShell login of an unknown application'],
  ['azure-cli', undefined, 'Azure CLI login of an unknown application'],
] as const)('a notice shows the existing login of %s', (by, claims, login) => {
  const grant = { audience: FHIR, token: 'x', expiresOn: START + 3_599_000, by, claims };
  const requested = { method: 'existing-login', clientId: undefined, tenantId: undefined, idTokens: false } as const;
  expect(tokenNotices(grant, requested, START)[0]?.text).toBe(
    `client-id and tenant-id are empty, so the step uses the existing ${login}. If you expected another identity, set client-id and tenant-id.`,
  );
});

test.each([
  ['public', 'public'],
  ['private', 'private'],
  ['internal', 'internal'],
  ['secret', undefined],
])('the repository visibility %s is read as %s', (value, visibility) =>
  expect(repositoryVisibility(jwt({ ...ASSERTION, repository_visibility: value }))).toBe(visibility),
);
