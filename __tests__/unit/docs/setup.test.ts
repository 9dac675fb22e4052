/** The page on setting up: its commands run by a real Bash with a stand-in for `az`, its roles and names those that the action knows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../../../tools/bundle.ts';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { SERVICES } from '../../../src/azure/services/index.ts';
import { option, runBash, type Call } from '../failures/az.ts';
import { blocksIn, type Block } from './pages.ts';

const page = readFileSync(join(ROOT, 'docs', 'setup.md'), 'utf8');
const ISSUER = 'https://token.actions.githubusercontent.com';
const SUBJECT = 'repo:contoso/clinic:environment:production';
const SERVICE_IDS = ['fhirservices', 'dicomservices', 'deidServices'].map((type) => `/subscriptions/s/${type}/x`);

function block(heading: string, language: string, number = 1): string {
  const name = `docs/setup.md: ${heading}${number > 1 ? `, ${String(number)}` : ''}`;
  const found = blocksIn(language).find((each: Block) => each.name === name);
  if (found === undefined) throw new Error(`no ${language} block ${name}`);
  return found.text;
}

const ROLES = block('App registration in Bash', 'bash', 2);
/** What the stand-in prints: the roles' block asks for three services, one after the other. */
const PRINTED = {
  'ad app create': 'the-client-id',
  'ad sp show': 'the-object-id',
  'identity create': 'the-client-id',
  'identity show': 'the-object-id',
  'account show': 'the-tenant-id',
  'resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices': SERVICE_IDS[0] ?? '',
  'resource list --resource-type Microsoft.HealthcareApis/workspaces/dicomservices': SERVICE_IDS[1] ?? '',
  'resource list --resource-type Microsoft.HealthDataAIServices/deidServices': SERVICE_IDS[2] ?? '',
};

const named = (calls: readonly Call[], ...words: readonly string[]): readonly Call[] =>
  calls.filter((call) => words.every((word, index) => call[index] === word));

describe('Bash', () => {
  const ofApp = runBash(`${block('App registration in Bash', 'bash')}\n${ROLES}`, PRINTED);
  const ofIdentity = runBash(`${block('User-assigned identity in Bash', 'bash')}\n${ROLES}`, PRINTED);

  test('an app registration gets a service principal and a federated credential of the four values', () => {
    expect(named(ofApp, 'ad', 'sp', 'create').map((call) => option(call, '--id'))).toEqual(['the-client-id']);
    const [create = []] = named(ofApp, 'ad', 'app', 'federated-credential', 'create');
    expect(option(create, '--id')).toBe('the-client-id');
    expect(JSON.parse(option(create, '--parameters') ?? '')).toEqual({
      name: 'github-production',
      issuer: ISSUER,
      subject: SUBJECT,
      audiences: [CLOUDS.azurecloud.oidcAudience],
    });
  });

  test('a user-assigned identity gets one of the same values', () => {
    const [create = []] = named(ofIdentity, 'identity', 'federated-credential', 'create');
    expect(['--issuer', '--subject', '--audiences'].map((name) => option(create, name))).toEqual([
      ISSUER,
      SUBJECT,
      CLOUDS.azurecloud.oidcAudience,
    ]);
  });

  test.each([
    ['an app registration', ofApp],
    ['a user-assigned identity', ofIdentity],
  ])("the roles of %s are the action's own, for the service principal, on each service", (_, calls) => {
    const roles = named(calls, 'role', 'assignment', 'create').map((call) =>
      ['--role', '--scope', '--assignee-object-id', '--assignee-principal-type'].map((name) => option(call, name)),
    );
    expect(roles).toEqual(
      Object.values(SERVICES).map(({ role }, index) => [role.name, SERVICE_IDS[index], 'the-object-id', 'ServicePrincipal']),
    );
  });

  test('a service that is not found gets no role: an empty scope would mean the whole subscription', () => {
    expect(() => runBash(`object_id=x\n${ROLES}`, {})).toThrow('not in this subscription');
  });

  test('what a leaked token calls for names the identity by its object ID', () => {
    const leaked = blocksIn('bash').find(({ name }) => name === 'docs/security.md: If a token has leaked')?.text ?? '';
    const calls = runBash(leaked, { 'role assignment list': '/one\n/two\n' });
    expect(named(calls, 'role', 'assignment', 'delete')).toEqual([['role', 'assignment', 'delete', '--ids', '/one', '/two']]);
  });
});

describe.each([
  ['PowerShell', 'App registration in PowerShell', 'powershell', 'User-assigned identity in PowerShell'],
  ['Bicep', 'App registration in Bicep', 'bicep', 'User-assigned identity in Bicep'],
  ['Terraform', 'App registration in Terraform', 'hcl', 'User-assigned identity in Terraform'],
])('%s, which nothing here can run,', (_, app, language, identity) => {
  test.each([app, identity])('names issuer, subject and audience: %s', (heading) => {
    for (const value of [ISSUER, SUBJECT, CLOUDS.azurecloud.oidcAudience]) expect(block(heading, language)).toContain(value);
  });
});

describe('roles', () => {
  const table = [...page.matchAll(/^\| [\w-]+ \| (\S[\w ]+?) \| `([0-9a-f-]{36})` \|/gm)].map(([, role = '', id = '']) => [role, id]);

  test('are those of the services that the action knows', () => {
    expect(table.map(([role]) => role)).toEqual(Object.values(SERVICES).map(({ role }) => role.name));
  });

  test.each(['App registration in Bicep', 'User-assigned identity in Bicep'])('have the same IDs in %s', (heading) => {
    const ids = block(heading, 'bicep').matchAll(/roleDefinitions', '([0-9a-f-]{36})'/g);
    expect([...ids].map(([, id]) => id)).toEqual(table.map(([, id]) => id));
  });
});

test('each cloud has its audience', () => {
  for (const { oidcAudience, name } of Object.values(CLOUDS))
    expect({ name, told: page.includes(oidcAudience) }).toEqual({ name, told: true });
});
