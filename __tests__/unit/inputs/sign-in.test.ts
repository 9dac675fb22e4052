import { describe, expect, test } from '@jest/globals';
import { CLIENT_ID, codesOf, mistakesOf, readStep, TENANT_ID, type Step } from '../support/inputs.ts';
import { noteText } from '../support/read.ts';

const OTHER_ID = '99999999-0000-4aaa-8bbb-000000000000';

const read = (inputs: Readonly<Record<string, string>>, env: Step['env'] = {}) => readStep({ with: { audience: 'dicom', ...inputs }, env });

const signIn = (inputs: Readonly<Record<string, string>>, env: Step['env'] = {}): string => {
  const { request, errors: mistakes } = read(inputs, env);
  const { method: way, clientId, tenantId } = request.signIn;
  const ids = [clientId === undefined ? [] : [`client ${clientId}`], tenantId === undefined ? [] : [`tenant ${tenantId}`]].flat();
  return mistakes.length > 0 ? mistakes.map(({ code, what }) => `${code}: ${what}`).join(' ') : [way, ...ids].join(', ');
};

const both = { AZURE_CLIENT_ID: CLIENT_ID, AZURE_TENANT_ID: TENANT_ID };
const WITH_OIDC = `github-oidc, client ${CLIENT_ID}, tenant ${TENANT_ID}`;
const WITH_OTHER_ID = `github-oidc, client ${OTHER_ID}, tenant ${TENANT_ID}`;
const WITH_DOMAIN = `github-oidc, client ${CLIENT_ID}, tenant contoso.onmicrosoft.com`;
const NO_CLIENT = 'credential-ids-incomplete: client-id is empty.';
const NO_TENANT = 'credential-ids-incomplete: tenant-id is empty.';
const notGuid = (name: string, length: number): string =>
  `input-invalid: ${name} is not a GUID (the value has ${String(length)} characters, but a GUID has 36).`;

describe('credential: auto', () => {
  const upper = { 'client-id': CLIENT_ID.toUpperCase(), 'tenant-id': TENANT_ID.toUpperCase() };
  const blank = { AZURE_CLIENT_ID: '', AZURE_TENANT_ID: ' ' };

  test.each([
    ['both inputs select only GitHub OIDC', { 'client-id': CLIENT_ID, 'tenant-id': TENANT_ID }, {}, WITH_OIDC],
    ['both variables select GitHub OIDC', {}, both, WITH_OIDC],
    ['an input and a variable select GitHub OIDC', { 'client-id': OTHER_ID }, { AZURE_TENANT_ID: TENANT_ID }, WITH_OTHER_ID],
    ['an input takes precedence over a variable', { 'client-id': OTHER_ID, 'tenant-id': TENANT_ID }, both, WITH_OTHER_ID],
    ['a verified domain is accepted', { 'client-id': CLIENT_ID, 'tenant-id': 'Contoso.onmicrosoft.com' }, {}, WITH_DOMAIN],
    ['IDs in upper case are converted to lower case', upper, {}, WITH_OIDC],
    ['no IDs select an existing login', {}, {}, 'existing-login'],
    ['empty IDs select an existing login', { 'client-id': ' ', 'tenant-id': '' }, blank, 'existing-login'],
    ['a client ID needs a tenant ID', { 'client-id': CLIENT_ID }, {}, NO_TENANT],
    ['a tenant ID needs a client ID', { 'tenant-id': TENANT_ID }, {}, NO_CLIENT],
    ['one variable, as clusters inject into pods, needs the other', {}, { AZURE_CLIENT_ID: CLIENT_ID }, NO_TENANT],
    ['a client ID must be a GUID', { 'client-id': 'contoso', 'tenant-id': TENANT_ID }, both, notGuid('client-id', 7)],
    ['a variable must be a GUID', {}, { ...both, AZURE_CLIENT_ID: 'contoso' }, notGuid('AZURE_CLIENT_ID', 7)],
  ])('%s', (_, inputs, env, expected) => expect(signIn(inputs, env)).toBe(expected));

  test('is the default, in any letter case', () => expect(signIn({ credential: '' }, both)).toBe(signIn({ credential: 'AUTO' }, both)));

  test('selects GitHub OIDC without the permission, so that the missing ID token is reported', () => {
    const { request } = read({}, { ...both, ACTIONS_ID_TOKEN_REQUEST_URL: undefined, ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined });
    expect(request.signIn).toMatchObject({ method: 'github-oidc', idToken: undefined });
  });
});

describe('an explicit credential', () => {
  const withIdentity = { credential: 'managed-identity', 'client-id': CLIENT_ID };

  test.each([
    ['github-oidc uses the variables', { credential: 'github-oidc' }, both, WITH_OIDC],
    ['github-oidc requires both IDs', { credential: 'github-oidc' }, {}, `${NO_CLIENT} ${NO_TENANT}`],
    ['azure-cli ignores the variables', { credential: 'azure-cli' }, both, 'azure-cli'],
    ['azure-cli uses the inputs', { credential: 'azure-cli', 'tenant-id': TENANT_ID }, both, `azure-cli, tenant ${TENANT_ID}`],
    ['azure-powershell', { credential: 'Azure-PowerShell', 'client-id': CLIENT_ID }, both, `azure-powershell, client ${CLIENT_ID}`],
    ['managed-identity ignores the variables', { credential: 'managed-identity' }, both, 'managed-identity'],
    ['managed-identity uses the client ID of the input', withIdentity, {}, `managed-identity, client ${CLIENT_ID}`],
    ['managed-identity requires a valid client ID', { ...withIdentity, 'client-id': 'my-identity' }, {}, notGuid('client-id', 11)],
  ])('%s', (_, inputs, env, expected) => expect(signIn(inputs, env)).toBe(expected));
});

describe('a tenant', () => {
  test.each(['contoso.com', 'contoso.onmicrosoft.com', 'a.bc', 'CONTOSO.CO.UK', 'xn--bcher-kva.example', TENANT_ID])('%s', (tenant) => {
    expect(codesOf(read({ 'client-id': CLIENT_ID, 'tenant-id': tenant }))).toEqual([]);
  });

  test.each(['common', 'organizations', 'Consumers', 'COMMON'])('%s is not a single tenant', (tenant) => {
    expect(codesOf(read({ 'client-id': CLIENT_ID, 'tenant-id': tenant }))).toEqual(['tenant-common']);
  });

  test.each([
    'contoso',
    'contoso.com/',
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
    'contoso.com#',
  ])('%s is rejected', (tenant) => expect(codesOf(read({ 'client-id': CLIENT_ID, 'tenant-id': tenant }))).toEqual(['input-invalid']));

  test('from a variable is reported with the name of the variable', () => {
    expect(mistakesOf(read({ 'client-id': CLIENT_ID }, { AZURE_TENANT_ID: 'common' }))).toMatchInlineSnapshot(`
     [
       "tenant-common: AZURE_TENANT_ID is set to common, which does not identify a single tenant. App-only sign-in requires a specific tenant. The values common, organizations and consumers do not identify a single tenant.",
     ]
    `);
  });
});

test.each(['managed identity', 'oidc'])('a missing ID is not reported if credential is invalid: %s', (credential) => {
  expect(codesOf(read({ credential, 'tenant-id': TENANT_ID }))).toEqual(['input-invalid']);
  expect(codesOf(read({ credential, 'client-id': CLIENT_ID }))).toEqual(['input-invalid']);
});

describe('runs without access to secrets', () => {
  const event = { pull_request: { base: { repo: { full_name: 'a/b' } }, head: { repo: { full_name: 'c/b' } } } };
  const dependabot = /^Store the IDs as variables or as Dependabot secrets\. To skip the job/;
  const fork = /^Skip the job for pull requests from forks\. To do so, add the if: condition below\./;
  test.each([
    ["Dependabot's", { GITHUB_ACTOR: 'dependabot[bot]' }, dependabot],
    ["a fork's pull request", { GITHUB_EVENT_NAME: 'pull_request' }, fork],
  ])('include %s, where a missing ID might be a secret', (_, env, fix) => {
    const { errors: mistakes } = readStep({ with: { audience: 'dicom', 'tenant-id': TENANT_ID }, env, event });
    expect(mistakes.map(({ code, why, next }) => [code, why.includes('secrets'), next])).toEqual([
      ['credential-ids-incomplete', true, expect.stringMatching(fix)],
    ]);
  });

  test('do not include other runs, where the ID is only missing', () => {
    const [error] = read({ 'tenant-id': TENANT_ID }).errors;
    expect(error?.why).not.toContain('do not receive secrets');
    for (const cause of ['does not exist', 'reads it from vars', 'contains a typo', 'that the job does not use', 'secrets: inherit'])
      expect(error?.why).toContain(cause);
  });
});

describe('environment', () => {
  test.each([
    ['azurecloud', 'azurecloud'],
    ['AzureCloud', 'azurecloud'],
    ['AZUREUSGOVERNMENT', 'azureusgovernment'],
    ['AzureChinaCloud', 'azurechinacloud'],
    ['', 'azurecloud'],
  ])('%j is %s', (environment, name) => {
    const { request, errors: mistakes } = read({ environment, audience: 'api://contoso' });
    expect([request.cloud.name, mistakes]).toEqual([name, []]);
  });

  test.each(['azurestack', 'AzureGermanCloud'])('%s, a value of azure/login, has no healthcare services', (environment) => {
    expect(codesOf(read({ environment }))).toEqual(['environment-unsupported']);
  });

  test.each(['azure', 'public', 'usgov', '__proto__', 'constructor'])('%s is unknown', (environment) => {
    expect(codesOf(read({ environment }))).toEqual(['input-invalid']);
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
  ])('depends on environment: %s', (environment, audience) => {
    expect(audienceOf({ environment, audience: 'api://contoso' })).toBe(audience);
  });

  test('is the value of the input if it is set', () =>
    expect(audienceOf({ 'oidc-audience': 'api://AzureADTokenExchangeUSNat' })).toBe('api://AzureADTokenExchangeUSNat'));

  test.each(['two words', 'a\nb', 'x'.repeat(601), 'é'])('%j is rejected', (audience) => {
    expect(codesOf(read({ 'oidc-audience': audience }))).toEqual(['input-invalid']);
  });
});

describe('the ID token service of GitHub', () => {
  const service = (env: Step['env']) => {
    const { signIn } = read({ 'client-id': CLIENT_ID, 'tenant-id': TENANT_ID }, env).request;
    return signIn.method === 'github-oidc' ? signIn.idToken : undefined;
  };

  test('is read from the variables of the runner', () => {
    const url = new URL('https://pipelines.actions.githubusercontent.com/x/idtoken?api-version=2.0');
    expect(service({})).toEqual({ url, requestToken: 'request-token' });
  });

  test.each([
    ['no address', { ACTIONS_ID_TOKEN_REQUEST_URL: undefined }],
    ['no request token', { ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined }],
    ['an invalid address', { ACTIONS_ID_TOKEN_REQUEST_URL: 'nowhere' }],
    ['an address that is not https', { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://pipelines.example/x' }],
    ['a request token with a line break', { ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'a\r\nx: y' }],
  ])('is undefined with %s', (_, env) => expect(service(env)).toBeUndefined());
});

describe('AZURE_AUTHORITY_HOST never changes the authority', () => {
  const notes = (host: string, inputs: Readonly<Record<string, string>> = {}) =>
    read({ audience: 'api://contoso', ...inputs }, { AZURE_AUTHORITY_HOST: host }).request.notices.map(noteText);

  test.each([
    ['https://login.microsoftonline.com/', {}],
    ['https://login.microsoftonline.com', {}],
    ['login.microsoftonline.com', {}],
    ['https://LOGIN.microsoftonline.us/', { environment: 'azureusgovernment' }],
    ['', {}],
  ])('%j equals the authority of the cloud', (host, inputs) => expect(notes(host, inputs)).toEqual([]));

  test.each([
    ['https://login.microsoftonline.us/', {}],
    ['https://login.microsoftonline.com.evil.example/', {}],
    ['https://login.microsoftonline.com@evil.example/', {}],
    ['https://login.microsoftonline.com:8443/', {}],
    ['not a URL at all', {}],
    [`https://login.example/${'x'.repeat(5000)}`, {}],
    ['x\n'.repeat(2000), {}],
  ])('%j is ignored with a notice that does not repeat it', (host, inputs) => {
    expect(notes(host, inputs)).toEqual([
      'notice: AZURE_AUTHORITY_HOST is ignored. The token comes from login.microsoftonline.com, the authority for environment: azurecloud.',
    ]);
  });
});

test.each([
  [{}, ['info: Identity: client-id from AZURE_CLIENT_ID, tenant-id from AZURE_TENANT_ID.']],
  [{ 'client-id': CLIENT_ID }, ['info: Identity: tenant-id from AZURE_TENANT_ID.']],
  [{ 'client-id': CLIENT_ID, 'tenant-id': TENANT_ID }, []],
])('a log line lists the IDs from variables, with the inputs %j', (inputs, notices) =>
  expect(read(inputs, both).request.notices.map(noteText)).toEqual(notices),
);
