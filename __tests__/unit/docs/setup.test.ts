/**
 * Tests docs/setup.md. Runs its Bash script with fake `az` and `gh` programs, and compares the values in each block with those of the
 * action.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { SERVICES } from '../../../src/azure/services/index.ts';
import { ROOT } from '../../../tools/bundle.ts';
import { option, runBash, type Call } from '../failures/az.ts';
import { blocksIn } from './pages.ts';

const page = readFileSync(join(ROOT, 'docs', 'setup.md'), 'utf8');
const ISSUER = 'https://token.actions.githubusercontent.com';
const SUBJECT = 'repo:contoso/clinic:environment:production';
const AUDIENCE = CLOUDS.azurecloud.oidcAudience;
const URLS = {
  fhir: 'https://contoso-clinic.fhir.azurehealthcareapis.com',
  dicom: 'https://contoso-imaging.dicom.azurehealthcareapis.com',
  deid: 'https://abc.api.eus001.deid.azure.com',
};
const LIST = 'resource list --subscription the-subscription --resource-type';
const IN_AZURE = {
  'ad app create': 'the-client-id',
  'ad sp create': 'the-object-id',
  'account show': 'the-tenant-id',
  'account list': 'the-subscription\n',
  'cloud show': 'AzureCloud',
  [`${LIST} Microsoft.HealthcareApis/workspaces/fhirservices`]: 'contoso/other\t/other\ncontoso/clinic\t/fhir\n',
  [`${LIST} Microsoft.HealthcareApis/workspaces/dicomservices`]: 'contoso/imaging\t/dicom\n',
  [`${LIST} Microsoft.HealthDataAIServices/deidServices`]: 'contoso-deid\t/deid\n',
  'resource show --ids /deid': URLS.deid,
};
/** ID and name of each service's role in the table of the page. */
const ROLES = [...page.matchAll(/^\| [\w-]+ \| (\S[\w ]+?) \| `([0-9a-f-]{36})` \|/gm)].map(([, name = '', id = '']) => ({ name, id }));

function block(heading: string, language: string): string {
  const found = blocksIn(language).find(({ name }) => name === `docs/setup.md: ${heading}`);
  if (found === undefined) throw new Error(`no ${language} block ${heading}`);
  return found.text;
}

/** Runs the script as `bash setup.sh production <urls>`. */
function setUp(urls: readonly string[], { azure = {}, format = 'true false' } = {}): readonly Call[] {
  const gh = `gh() { case "$*" in *nameWithOwner*) echo contoso/clinic ;; *"json url"*) echo github.com ;; *customization*) echo '${format}' ;;
    "api repos/contoso/clinic --jq"*) echo repo:contoso@9919/clinic@714025110 ;; esac; }`;
  const script = `${gh}\nset -- production ${urls.join(' ')}\n${block('Bash', 'bash')}`;
  return runBash(script, { ...azure, ...IN_AZURE });
}

const named = (calls: readonly Call[], words: string): readonly Call[] =>
  calls.filter((call) => `${call.join(' ')} `.startsWith(`${words} `));

describe('the Bash script', () => {
  const calls = setUp(Object.values(URLS));

  test.each([
    ['true false', SUBJECT],
    ['true true', 'repo:contoso@9919/clinic@714025110:environment:production'],
  ])('creates a federated credential for the subject format %s', (format, subject) => {
    const [create = []] = named(setUp([], { format }), 'ad app federated-credential create');
    expect(option(create, '--id')).toBe('the-client-id');
    const parameters: unknown = JSON.parse(option(create, '--parameters') ?? '');
    expect(parameters).toEqual({ name: 'github-production', issuer: ISSUER, subject, audiences: [AUDIENCE] });
  });

  test.each(['false false', 'false true'])('creates everything but the federated credential for the subject format %s', (format) => {
    const creations = named(setUp([URLS.fhir], { format }), 'ad').filter((call) => call.includes('create'));
    expect(creations.map((call) => call.slice(0, 4).join(' '))).toEqual([
      expect.stringContaining('ad app create'),
      expect.stringContaining('ad sp create'),
    ]);
    expect(named(setUp([URLS.fhir], { format }), 'role assignment create')).toHaveLength(1);
  });

  test('assigns each service its reader role on the service itself', () => {
    const assignments = named(calls, 'role assignment create').map((call) =>
      ['--role', '--scope', '--assignee-object-id', '--assignee-principal-type'].map((name) => option(call, name)),
    );
    expect(assignments).toEqual(
      ['/fhir', '/dicom', '/deid'].map((id, index) => [ROLES[index]?.id, id, 'the-object-id', 'ServicePrincipal']),
    );
  });

  test('keeps existing resources', () => {
    const azure = {
      'ad app list': 'the-client-id',
      'ad sp list': 'the-object-id',
      'ad app federated-credential list': 'github-production',
    };
    expect(named(setUp([], { azure }), 'ad').filter((call) => call.includes('create'))).toEqual([]);
  });

  test.each([['https://contoso-absent.fhir.azurehealthcareapis.com'], ['https://example.com']])('assigns no role for %s', (url) => {
    expect(() => setUp([url])).toThrow(url);
  });
});

test.each([
  ['PowerShell', 'powershell', [ISSUER, AUDIENCE, ...ROLES.map(({ id }) => id)]],
  ['App registration in Bicep', 'bicep', [ISSUER, SUBJECT, AUDIENCE, ...ROLES.map(({ id }) => id)]],
  ['User-assigned identity in Bicep', 'bicep', [ISSUER, SUBJECT, AUDIENCE]],
  ['App registration in Terraform', 'hcl', [ISSUER, SUBJECT, AUDIENCE]],
  ['User-assigned identity in Terraform', 'hcl', [ISSUER, AUDIENCE]],
])('the section %s (%s) contains the same values', (heading, language, values) => {
  const text = block(heading, language);
  expect(values.filter((value) => !text.includes(value))).toEqual([]);
});

test('the page lists the roles of the services', () =>
  expect(ROLES.map(({ name }) => name)).toEqual(Object.values(SERVICES).map(({ role }) => role.name)));

test('the page revokes access by the ID of an assignment, and lists inherited and group assignments', () => {
  const revoke = blocksIn('bash').find(({ name }) => name === 'docs/recipes.md: Revoke access')?.text ?? '';
  const calls = runBash(`object_id=1; service_id=/service; assignment_id=/one; client_id=2\n${revoke}`, {});
  expect(named(calls, 'role assignment delete')).toEqual([['role', 'assignment', 'delete', '--ids', '/one']]);
  expect(named(calls, 'role assignment list')[0]).toEqual(
    expect.arrayContaining(['--assignee', '1', '--scope', '/service', '--include-inherited', '--include-groups']),
  );
});

test.each(Object.values(CLOUDS))('the page contains the OIDC audience of $name', ({ oidcAudience }) =>
  expect(page).toContain(oidcAudience),
);
