/**
 * Runs the commands of the catalogue in a real Bash and checks the arguments of `az`. PowerShell commands are parsed by PowerShell's rules,
 * because PowerShell is not available here.
 */
import type { Command } from '../../../src/model/failure.ts';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { addCredential } from '../../../src/failures/commands.ts';
import type { AssertionClaims } from '../../../src/failures/contexts.ts';
import { lint } from '../../../tools/actionlint.ts';
import { workflowOf } from '../docs/workflow.ts';
import { at, fields, keys } from '../docs/yaml.ts';
import { option, runBash, type Printed } from './az.ts';
import { CASES } from './cases.ts';
import { ASSERTION, CLIENT_ID, DEID, DICOM, entraError, failedRead, FHIR, mismatch, OBJECT_ID } from './samples.ts';

const ISSUER = 'https://token.actions.githubusercontent.com';
const AUDIENCE = 'api://AzureADTokenExchange';
const SUBJECTS = [
  'repo:contoso/clinical-platform:environment:prod',
  'repo:contoso@1234567/clinical-platform@987654321:environment:prod',
  'repo:contoso/clinical-platform:environment:R&D\'s "prod"%3A $(id) `id` $HOME !! \\ β',
  "repo:contoso/clinical-platform:ref:refs/heads/feature/it's;a&branch",
];

const IDENTITY: Printed = { 'identity list': '/the-identity\n' };

describe.each(SUBJECTS)('a federated credential for %s', (subject) => {
  // The action prints no command for subjects with such characters, so safety does not depend on quoting alone.
  const commands = addCredential({ ...ASSERTION, subject }, CLIENT_ID, CLOUDS.azurecloud);

  const claims = { issuer: ISSUER, subject, audiences: [AUDIENCE] };

  test('is created for an app registration if no user-assigned identity has the client ID (Bash)', () => {
    const [list = [], create = []] = runBash(textOf(commands, '(Bash)'), {});
    expect(option(list, '--query')).toBe(`[?clientId=='${CLIENT_ID}'].id`);
    expect(create.slice(0, 6)).toEqual(['ad', 'app', 'federated-credential', 'create', '--id', CLIENT_ID]);
    expect(JSON.parse(option(create, '--parameters') ?? '')).toEqual({ name: expect.any(String), ...claims });
  });

  test('is created for a user-assigned identity (Bash)', () => {
    const [, create = [], ...others] = runBash(textOf(commands, '(Bash)'), IDENTITY);
    expect(others).toEqual([]);
    expect(create.slice(0, 3)).toEqual(['rest', '--method', 'put']);
    expect(option(create, '--url')).toMatch(/^\/the-identity\/federatedIdentityCredentials\/github-[\w-]+\?api-version=/);
    expect(JSON.parse(option(create, '--body') ?? '')).toEqual({ properties: claims });
  });

  test('is sent through standard input with special characters (PowerShell)', () => {
    const sent = [...textOf(commands, '(PowerShell)').matchAll(/^ {2}'((?:[^']|'')*)' \| (az .*) '@-'$/gm)];
    expect(sent.map(([, literal = '']): unknown => JSON.parse(literal.replaceAll("''", "'")))).toEqual([
      { properties: claims },
      { name: expect.any(String), ...claims },
    ]);
    for (const [, , command] of sent) expect(command).not.toContain('contoso/');
  });
});

test('the credential name is valid in Entra and depends on the claims', () => {
  const names = [
    ...SUBJECTS.map((subject) => nameOf({ subject })),
    nameOf({ issuer: `${ISSUER}/contoso` }),
    nameOf({ audience: 'api://other' }),
    nameOf({ subject: `repo:contoso/clinical-platform:ref:refs/heads/${'long-'.repeat(80)}` }),
  ];
  for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9][a-zA-Z0-9-]{2,119}$/);
  expect(new Set(names).size).toBe(names.length);
});

describe.each([700213, 7002138, 700212])('AADSTS%d for a subject that may be forged', (code) => {
  test.each(['<script>', '$(id)', '`id`', 'a;b', 'a|b', '"', '[2J', 'a\\b', '%0A', '!important', '*'])(
    '%s: no command, check who chose the name',
    (name) => {
      const { commands, next, wait: wait } = mismatch(code, { subject: `repo:contoso/clinical-platform:environment:${name}` });
      expect({ commands, wait }).toEqual({ commands: [], wait: undefined });
      expect(next).toMatch(/checked who chose the environment or branch name/);
      expect(next).not.toContain(name);
    },
  );

  test.each(['prod', 'Prod EU', "R&D's", 'a%3Ab', 'release/2.0_x', 'x (old), y'])('prints commands for a harmless name: %s', (name) => {
    const failure = mismatch(code, { subject: `repo:contoso/clinical-platform:environment:${name}` });
    expect(failure.commands).toHaveLength(3);
  });
});

describe('correcting a credential', () => {
  const presented = { subject: 'repo:Contoso/clinical-platform:environment:Prod' };
  const script = textOf(mismatch(7002138, presented).commands, '(Bash)');

  test('finds the credential of an app registration whose subject differs only in case', () => {
    const found = 'id-0\trepo:contoso/clinical-platform:environment:prod2\nid-1\trepo:contoso/clinical-platform:environment:prod\n';
    const [list = [], update = []] = runBash(script, { 'ad app show': 'object-id', 'rest --method get': found }).slice(-2);
    expect(option(list, '--url')).toMatch(/beta\/applications\/object-id\/federatedIdentityCredentials$/);
    expect(option(list, '--query')).toBe(`value[?issuer=='${ISSUER}'].[id,subject]`);
    expect(update.slice(0, 4)).toEqual(['ad', 'app', 'federated-credential', 'update']);
    expect(option(update, '--federated-credential-id')).toBe('id-1');
    expect(JSON.parse(option(update, '--parameters') ?? '')).toEqual({ issuer: ISSUER, subject: presented.subject, audiences: [AUDIENCE] });
  });

  test('finds the credential of a user-assigned identity', () => {
    const found = 'first\trepo:contoso/other:pull_request\nsecond\trepo:contoso/clinical-platform:environment:PROD\n';
    const [list = [], update = []] = runBash(script, { ...IDENTITY, 'rest --method get': found }).slice(-2);
    expect(option(list, '--query')).toBe(`value[?properties.issuer=='${ISSUER}'].[name,properties.subject]`);
    expect(option(update, '--url')).toMatch(/^\/the-identity\/federatedIdentityCredentials\/second\?/);
    expect(JSON.parse(option(update, '--body') ?? '')).toMatchObject({ properties: { subject: presented.subject } });
  });

  test.each([{}, IDENTITY])('stops if there is no credential: %j', (printed) => {
    expect(() => runBash(script, printed)).toThrow('no credential has this issuer and subject');
  });
});

describe('a role', () => {
  const SCOPE = '/subscriptions/00000000-1111-4222-8333-444444444444/resourceGroups/rg/providers/x/y/z';
  const script = (facts: Parameters<typeof failedRead>[1]): string =>
    textOf(failedRead(403, { ownRefusal: true, bodyKind: 'other', ...facts }).commands, '(Bash)');

  test.each([
    ['FHIR Data Reader', FHIR],
    ['DICOM Data Reader', DICOM],
    ['DeID Batch Data Reader', DEID],
  ])('%s is assigned to the object ID with the service as its scope', (role, target) => {
    const create = runBash(script({ target }), { 'resource list': SCOPE, 'resource show': SCOPE }).at(-1);
    expect(create).toEqual([
      ...['role', 'assignment', 'create', '--assignee-object-id', OBJECT_ID, '--assignee-principal-type', 'ServicePrincipal'],
      ...['--role', role, '--scope', SCOPE],
    ]);
  });

  test('the object ID is looked up if the token does not contain it', () => {
    const calls = runBash(script({ token: undefined }), { 'resource list': SCOPE, 'ad sp show': OBJECT_ID });
    expect(option(calls.at(-1) ?? [], '--assignee-object-id')).toBe(OBJECT_ID);
    expect(calls.at(-2)).toEqual(['ad', 'sp', 'show', '--id', CLIENT_ID, '--query', 'id', '--output', 'tsv']);
  });

  test('is not assigned if the service is not found, because an empty scope means the whole subscription', () => {
    expect(() => runBash(script({}), { 'resource list': '' })).toThrow('not in this subscription');
    expect(runBash(`(${script({})}) || true`, { 'resource list': '' }).map(([first]) => first)).toEqual(['resource']);
  });

  test('is assigned after az selects the cloud, if it is another one', () => {
    const facts = { cloud: CLOUDS.azureusgovernment };
    expect(runBash(script(facts), { 'resource list': SCOPE })[0]).toEqual(['cloud', 'set', '--name', 'AzureUSGovernment']);
  });
});

test('is assigned as an app role with IDs that are looked up', () => {
  const { commands } = entraError(501051, { audience: 'api://0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd' });
  const calls = runBash(textOf(commands, '(Bash)'), {
    'ad sp show': 'principal-id',
    'cloud show': 'https://graph.microsoft.com/',
    'ad sp list': 'looked-up-id',
  });
  const post = calls.at(-1) ?? [];
  expect(option(post, '--url')).toBe('https://graph.microsoft.com/v1.0/servicePrincipals/looked-up-id/appRoleAssignedTo');
  expect(JSON.parse(option(post, '--body') ?? '')).toEqual({
    principalId: 'principal-id',
    resourceId: 'looked-up-id',
    appRoleId: 'looked-up-id',
  });
});

describe('every command', () => {
  const all = Object.values(CASES).flatMap((cases) => Object.values(cases).flatMap(({ commands }) => commands));
  const of = (language: Command['language']): string[] => [
    ...new Set(all.filter((remedy) => remedy.language === language).map(({ text }) => text)),
  ];

  test('for Bash has valid syntax', () => {
    const scripts = of('bash');
    expect(scripts.length).toBeGreaterThan(20);
    for (const script of scripts) execFileSync('bash', ['-n', '-c', script]);
  });

  test('for both shells has the same meaning in both, with only $(az …) expanded', () => {
    const both = all.filter(({ label }) => label.endsWith('(Bash or PowerShell)'));
    expect(both.length).toBeGreaterThan(5);
    for (const { text } of both) expect(text.replaceAll('$(az ', '')).not.toMatch(/[$`\\]|<<</);
  });

  describe('every YAML block', () => {
    const blocks = of('yaml').map((block) => ({ block }));

    test('is included in these tests', () => expect(blocks.length).toBeGreaterThan(4));

    test.each(blocks)('is accepted by actionlint in a workflow: $block', async ({ block }) => {
      expect(await lint(workflowOf(isInputs(block) ? stringify({ with: fields(parse(block)) }) : block))).toEqual([]);
    });

    test('for the step has only known inputs', () => {
      const manifest: unknown = parse(readFileSync('action.yml', 'utf8'));
      const given = blocks.flatMap(({ block }) => (isInputs(block) ? keys(parse(block)) : []));
      expect(keys(at(manifest, 'inputs'))).toEqual(expect.arrayContaining(given));
    });
  });

  test('has no placeholders', () => {
    for (const { text } of all) expect(text).not.toMatch(/<[a-z-]+>|\.\.\.|…|undefined|your-|OBJECT_ID/);
  });

  test('for PowerShell passes az only parentheses that PowerShell quotes, because az.cmd fails at others', () => {
    const texts = all.filter(({ label }) => label.endsWith('PowerShell)')).map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(20);
    for (const text of texts) {
      const words = text.replaceAll(/\$\((?:az |\$)[^()]*\)/g, '').match(/"[^"\n]*"/g) ?? [];
      expect(words.filter((word) => /[()]/.test(word) && !word.includes(' '))).toEqual([]);
    }
  });
});

function textOf(commands: readonly Command[], label: string): string {
  const found = commands.find((remedy) => remedy.label === label || remedy.label.endsWith(` ${label}`));
  expect({ label, known: commands.map((remedy) => remedy.label), found: found !== undefined }).toMatchObject({ found: true });
  return found?.text ?? '';
}

/** True if the keys of a YAML block are inputs of this action. */
function isInputs(block: string): boolean {
  const parsed: unknown = parse(block);
  return !Array.isArray(parsed) && !keys(parsed).some((key) => ['permissions', 'if', 'env'].includes(key));
}

function nameOf(changes: Partial<AssertionClaims>): string {
  const text = textOf(addCredential({ ...ASSERTION, ...changes }, CLIENT_ID, CLOUDS.azurecloud), '(Bash)');
  return /federatedIdentityCredentials\/([\w-]+)/.exec(text)?.[1] ?? '';
}
