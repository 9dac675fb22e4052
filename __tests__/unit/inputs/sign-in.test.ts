import { describe, expect, test } from '@jest/globals';
import { CLIENT_ID, codesOf, mistakesOf, readStep, TENANT_ID, type Step } from '../support/inputs.ts';
import { noteText } from '../support/read.ts';

const OTHER_ID = '99999999-0000-4aaa-8bbb-000000000000';

const read = (inputs: Readonly<Record<string, string>>, env: Step['env'] = {}) => readStep({ with: { audience: 'dicom', ...inputs }, env });

/** Returns the sign-in method and its IDs on one line. */
const signIn = (inputs: Readonly<Record<string, string>>, env: Step['env'] = {}): string => {
  const { request, errors: mistakes } = read(inputs, env);
  const { method: way, clientId, tenantId } = request.signIn;
  const ids = [clientId === undefined ? [] : [`client ${clientId}`], tenantId === undefined ? [] : [`tenant ${tenantId}`]].flat();
  return mistakes.length > 0 ? mistakes.map(({ code, what }) => `${code}: ${what}`).join(' ') : [way, ...ids].join(', ');
};

describe('credential: auto', () => {
  const both = { AZURE_CLIENT_ID: CLIENT_ID, AZURE_TENANT_ID: TENANT_ID };

  test.each([
    [
      'both inputs: GitHub OIDC and nothing else',
      { 'client-id': CLIENT_ID, 'tenant-id': TENANT_ID },
      {},
      `github-oidc, client ${CLIENT_ID}, tenant ${TENANT_ID}`,
    ],
    ['both variables: the same', {}, both, `github-oidc, client ${CLIENT_ID}, tenant ${TENANT_ID}`],
    ['one of each', { 'client-id': OTHER_ID }, { AZURE_TENANT_ID: TENANT_ID }, `github-oidc, client ${OTHER_ID}, tenant ${TENANT_ID}`],
    [
      'the input before the variable',
      { 'client-id': OTHER_ID, 'tenant-id': TENANT_ID },
      both,
      `github-oidc, client ${OTHER_ID}, tenant ${TENANT_ID}`,
    ],
    [
      'a verified domain for the tenant',
      { 'client-id': CLIENT_ID, 'tenant-id': 'Contoso.onmicrosoft.com' },
      {},
      `github-oidc, client ${CLIENT_ID}, tenant contoso.onmicrosoft.com`,
    ],
    [
      'IDs in upper case are the same IDs',
      { 'client-id': CLIENT_ID.toUpperCase(), 'tenant-id': TENANT_ID.toUpperCase() },
      {},
      `github-oidc, client ${CLIENT_ID}, tenant ${TENANT_ID}`,
    ],
    ['neither: whatever login is there', {}, {}, 'existing-login'],
    ['empty ones are neither', { 'client-id': ' ', 'tenant-id': '' }, { AZURE_CLIENT_ID: '', AZURE_TENANT_ID: ' ' }, 'existing-login'],
    ['a client alone', { 'client-id': CLIENT_ID }, {}, 'credential-ids-incomplete: tenant-id is empty.'],
    ['a tenant alone', { 'tenant-id': TENANT_ID }, {}, 'credential-ids-incomplete: client-id is empty.'],
    [
      'a variable alone, as clusters inject one into pods',
      {},
      { AZURE_CLIENT_ID: CLIENT_ID },
      'credential-ids-incomplete: tenant-id is empty.',
    ],
    [
      'a client that is no GUID never falls back',
      { 'client-id': 'contoso', 'tenant-id': TENANT_ID },
      both,
      'input-invalid: client-id is not a GUID (7 characters; a GUID has 36).',
    ],
    [
      'a variable that is no GUID',
      {},
      { ...both, AZURE_CLIENT_ID: 'contoso' },
      'input-invalid: AZURE_CLIENT_ID is not a GUID (7 characters; a GUID has 36).',
    ],
  ])('%s', (_, inputs, env, expected) => expect(signIn(inputs, env)).toBe(expected));

  test('is what an empty one means, in any case', () =>
    expect(signIn({ credential: '' }, both)).toBe(signIn({ credential: 'AUTO' }, both)));

  test('a job without the permission still means GitHub OIDC: no ID token is then the failure', () => {
    const { request } = read({}, { ...both, ACTIONS_ID_TOKEN_REQUEST_URL: undefined, ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined });
    expect(request.signIn).toMatchObject({ method: 'github-oidc', idToken: undefined });
  });
});

describe('a credential that is named', () => {
  const both = { AZURE_CLIENT_ID: CLIENT_ID, AZURE_TENANT_ID: TENANT_ID };

  test.each([
    ['github-oidc takes the variables', { credential: 'github-oidc' }, both, `github-oidc, client ${CLIENT_ID}, tenant ${TENANT_ID}`],
    [
      'github-oidc needs both',
      { credential: 'github-oidc' },
      {},
      'credential-ids-incomplete: client-id is empty. credential-ids-incomplete: tenant-id is empty.',
    ],
    ['azure-cli is not narrowed by variables', { credential: 'azure-cli' }, both, 'azure-cli'],
    ['azure-cli is narrowed by inputs', { credential: 'azure-cli', 'tenant-id': TENANT_ID }, both, `azure-cli, tenant ${TENANT_ID}`],
    ['azure-powershell', { credential: 'Azure-PowerShell', 'client-id': CLIENT_ID }, both, `azure-powershell, client ${CLIENT_ID}`],
    ["managed-identity: the system's, whatever the cluster injects", { credential: 'managed-identity' }, both, 'managed-identity'],
    [
      'managed-identity: a user-assigned one by the input',
      { credential: 'managed-identity', 'client-id': CLIENT_ID },
      {},
      `managed-identity, client ${CLIENT_ID}`,
    ],
    [
      'its client ID must be one',
      { credential: 'managed-identity', 'client-id': 'my-identity' },
      {},
      'input-invalid: client-id is not a GUID (11 characters; a GUID has 36).',
    ],
    ['another word', { credential: 'service-principal' }, both, 'input-invalid: credential is an unknown word (17 characters).'],
  ])('%s', (_, inputs, env, expected) => expect(signIn(inputs, env)).toBe(expected));
});

describe('a tenant', () => {
  test.each(['contoso.com', 'contoso.onmicrosoft.com', 'a.bc', 'CONTOSO.CO.UK', 'xn--bcher-kva.example', TENANT_ID])('%s', (tenant) => {
    expect(codesOf(read({ 'client-id': CLIENT_ID, 'tenant-id': tenant }))).toEqual([]);
  });

  test.each(['common', 'organizations', 'Consumers', 'COMMON'])('%s is not a single one', (tenant) => {
    expect(codesOf(read({ 'client-id': CLIENT_ID, 'tenant-id': tenant }))).toEqual(['tenant-common']);
  });

  test.each([
    'contoso',
    'contoso.com/',
    'https://contoso.com',
    'contoso..com',
    '-contoso.com',
    'contoso-.com',
    'contoso.c',
    'con toso.com',
    '../../common',
    `${TENANT_ID}/oauth2`,
    TENANT_ID.slice(1),
    `${'a'.repeat(64)}.com`,
    `${'a.'.repeat(130)}com`,
    'contoso.com?x=y',
    'contoso.com#',
  ])('%s is no token', (tenant) => expect(codesOf(read({ 'client-id': CLIENT_ID, 'tenant-id': tenant }))).toEqual(['input-invalid']));

  test('from the environment is reported by the name of the variable', () => {
    expect(mistakesOf(read({ 'client-id': CLIENT_ID }, { AZURE_TENANT_ID: 'common' }))).toMatchInlineSnapshot(`
     [
       "tenant-common: AZURE_TENANT_ID is common, which is not a single tenant. Sign-in without a user needs one specific tenant. The values common, organizations and consumers do not name a single tenant.",
     ]
    `);
  });
});

test.each(['managed identity', 'oidc'])('a missing ID is not reported after the mistake in credential: %s', (credential) => {
  expect(codesOf(read({ credential, 'tenant-id': TENANT_ID }))).toEqual(['input-invalid']);
  expect(codesOf(read({ credential, 'client-id': CLIENT_ID }))).toEqual(['input-invalid']);
});

describe('runs that see no secrets', () => {
  test.each([
    [
      "Dependabot's",
      { GITHUB_ACTOR: 'dependabot[bot]' },
      undefined,
      /^Store the IDs as variables or as Dependabot secrets, or skip the job/,
    ],
    [
      "a fork's pull request",
      { GITHUB_EVENT_NAME: 'pull_request' },
      { pull_request: { base: { repo: { full_name: 'a/b' } }, head: { repo: { full_name: 'c/b' } } } },
      /^Skip the job in runs for pull requests from forks: add the if: below\./,
    ],
  ])('%s: the missing ID may be such a secret', (_, env, event, fix) => {
    const { errors: mistakes } = readStep({ with: { audience: 'dicom', 'tenant-id': TENANT_ID }, env, event });
    expect(mistakes.map(({ code, why, next }) => [code, why.includes('secrets'), next])).toEqual([
      ['credential-ids-incomplete', true, expect.stringMatching(fix)],
    ]);
  });

  test('another run: it is only missing', () => {
    expect(read({ 'tenant-id': TENANT_ID }).errors.map(({ why }) => why.includes('get no secrets'))).toEqual([false]);
    for (const cause of [
      'does not exist',
      'reads it from vars',
      'The name of the variable or secret has a typo',
      'environment that the job does not name',
      'secrets: inherit',
    ])
      expect(read({ 'tenant-id': TENANT_ID }).errors[0]?.why).toContain(cause);
  });
});

describe('environment', () => {
  test.each([
    ['azurecloud', 'azurecloud'],
    ['AzureCloud', 'azurecloud'],
    ['AZUREUSGOVERNMENT', 'azureusgovernment'],
    ['AzureChinaCloud', 'azurechinacloud'],
    ['', 'azurecloud'],
  ])('%j means %s', (environment, name) => {
    const { request, errors: mistakes } = read({ environment, audience: 'api://contoso' });
    expect([request.cloud.name, mistakes]).toEqual([name, []]);
  });

  test.each(['azurestack', 'AzureGermanCloud'])("%s is azure/login's word, and there is no healthcare service", (environment) => {
    expect(codesOf(read({ environment }))).toEqual(['environment-unsupported']);
  });

  test.each(['azure', 'public', 'usgov', '__proto__', 'constructor'])('%s is unknown', (environment) => {
    expect(codesOf(read({ environment }))).toEqual(['input-invalid']);
  });

  test('a mistake in it is one, not one more for everything that follows from it', () => {
    expect(codesOf(read({ environment: 'azurestack', audience: 'dicom', 'client-id': CLIENT_ID, 'tenant-id': TENANT_ID }))).toEqual([
      'environment-unsupported',
    ]);
  });
});

describe('the audience of the GitHub ID token', () => {
  const audienceOf = (inputs: Readonly<Record<string, string>>) => {
    const { signIn } = read({ 'client-id': CLIENT_ID, 'tenant-id': TENANT_ID, ...inputs }).request;
    return signIn.method === 'github-oidc' ? signIn.oidcAudience : undefined;
  };

  test.each([
    ['azurecloud', 'api://AzureADTokenExchange'],
    ['azureusgovernment', 'api://AzureADTokenExchangeUSGov'],
    ['azurechinacloud', 'api://AzureADTokenExchangeChina'],
  ])('follows from environment: %s', (environment, audience) => {
    expect(audienceOf({ environment, audience: 'api://contoso' })).toBe(audience);
  });

  test("is the input's where it is given", () =>
    expect(audienceOf({ 'oidc-audience': 'api://AzureADTokenExchangeUSNat' })).toBe('api://AzureADTokenExchangeUSNat'));

  test.each(['two words', 'a\nb', 'x'.repeat(601), 'é'])('%j cannot be one', (audience) => {
    expect(codesOf(read({ 'oidc-audience': audience }))).toEqual(['input-invalid']);
  });
});

describe('where GitHub hands out ID tokens', () => {
  const service = (env: Step['env']) => {
    const { signIn } = read({ 'client-id': CLIENT_ID, 'tenant-id': TENANT_ID }, env).request;
    return signIn.method === 'github-oidc' ? signIn.idToken : undefined;
  };

  test('is what the runner says', () => {
    expect(service({})).toEqual({
      url: new URL('https://pipelines.actions.githubusercontent.com/x/idtoken?api-version=2.0'),
      requestToken: 'request-token',
    });
  });

  test.each([
    ['no address', { ACTIONS_ID_TOKEN_REQUEST_URL: undefined }],
    ['no bearer', { ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined }],
    ['an address that is none', { ACTIONS_ID_TOKEN_REQUEST_URL: 'nowhere' }],
    ['an address that is not https', { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://pipelines.example/x' }],
    ['a bearer that would end its header', { ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'a\r\nx: y' }],
  ])('is nowhere with %s', (_, env) => expect(service(env)).toBeUndefined());
});

describe('AZURE_AUTHORITY_HOST never leads an assertion away', () => {
  const notes = (host: string, inputs: Readonly<Record<string, string>> = {}) =>
    read({ audience: 'api://contoso', ...inputs }, { AZURE_AUTHORITY_HOST: host }).request.notices.map(noteText);

  test.each([
    ['https://login.microsoftonline.com/', {}],
    ['https://login.microsoftonline.com', {}],
    ['login.microsoftonline.com', {}],
    ['https://LOGIN.microsoftonline.us/', { environment: 'azureusgovernment' }],
    ['', {}],
  ])('%j is the authority anyway', (host, inputs) => expect(notes(host, inputs)).toEqual([]));

  test.each([
    ['https://login.microsoftonline.us/', {}],
    ['https://login.microsoftonline.com.evil.example/', {}],
    ['https://login.microsoftonline.com@evil.example/', {}],
    ['https://login.microsoftonline.com:8443/', {}],
    ['not a URL at all', {}],
  ])('%j is ignored, and said so without repeating it', (host, inputs) => {
    expect(notes(host, inputs)).toEqual([
      'notice: AZURE_AUTHORITY_HOST is ignored. The token comes from login.microsoftonline.com, the authority of environment: azurecloud.',
    ]);
  });
});

test('the log says which IDs came from the environment', () => {
  const notes = (inputs: Readonly<Record<string, string>>) =>
    read(inputs, { AZURE_CLIENT_ID: CLIENT_ID, AZURE_TENANT_ID: TENANT_ID }).request.notices.map(noteText);
  expect([notes({}), notes({ 'client-id': CLIENT_ID }), notes({ 'client-id': CLIENT_ID, 'tenant-id': TENANT_ID })]).toMatchInlineSnapshot(`
   [
     [
       "info: Identity: client-id from AZURE_CLIENT_ID, tenant-id from AZURE_TENANT_ID.",
     ],
     [
       "info: Identity: tenant-id from AZURE_TENANT_ID.",
     ],
     [],
   ]
  `);
});
