/** Tests that no suggested command grants trust based on unverified token claims, and that every token is masked. */
import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';
import { json } from '../../../lab/network/site.ts';
import { runScenario, runScenarioWithLab, type ScenarioRun } from '../support/scenario.ts';

const insights = `InstrumentationKey=${IDS.instrumentationKey};IngestionEndpoint=https://${HOSTS.insights}/`;

test.each([
  [{ endpoint: `https://${HOSTS.fhir}` }, 2],
  [{ endpoint: `https://${HOSTS.fhir}\nhttps://${HOSTS.dicom}`, 'output-token': 'false', 'application-insights': insights }, 4],
] as const)('masks each token and each of its parts: %j', async (inputs, least) => {
  const { run, lab } = await runScenarioWithLab({ with: inputs });
  const tokens = lab.secrets.filter(({ name, value }) => name !== 'ID token request token' && /^eyJ[^.]*\.[^.]+\.[^.]+$/.test(value));
  expect(tokens.length).toBeGreaterThanOrEqual(least);
  for (const { value } of tokens) {
    const [header = '', ...parts] = value.split('.');
    expect([value, ...parts].every((part) => run.step.masks.includes(part))).toBe(true);
    expect(run.step.masks.includes(header)).toBe(false);
  }
});

const DICOM = 'https://dicom.healthcareapis.azure.com';

/** A JWT with any claims and any number of parts. */
function token(claims: object, parts = 3): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const rest = Array.from({ length: parts - 2 }, (_, index) => `signature_part_${String(index)}_abcdefgh`);
  return [encode({ alg: 'RS256' }), encode({ aud: DICOM, ...claims }), ...rest].join('.');
}

/** Makes Entra return a token in any form. */
function answering(access_token: string, others: object = {}): (lab: Lab) => void {
  return (lab) =>
    lab.site('login.microsoftonline.com', () => json(200, { token_type: 'Bearer', expires_in: 3599, access_token, ...others }));
}

test.each([
  ['lists instead of strings', { tid: [IDS.tenant], appid: [IDS.client] }, /tenant \(tid\) or application \(appid\)/],
  ['no tenant', { appid: IDS.client }, /does not identify its tenant \(tid\),/],
])('outputs a token with a notice: %s', async (_, claims, words) => {
  const run = await runScenario({ with: { audience: 'dicom' }, setUp: answering(token(claims)) });
  expect(run.exitCode).toBe(0);
  expect(
    run.step.annotations
      .filter(({ level }) => level === 'notice')
      .map(({ message }) => message)
      .join('\n'),
  ).toMatch(words);
});

test('reports that a tenant domain cannot be compared', async () => {
  const run = await runScenario({ with: { audience: 'dicom', 'tenant-id': 'contoso.onmicrosoft.com' } });
  expect(run.log).toMatch(/tenant-id is a domain, so the token's tenant is not checked/);
});

test('limits an implausible lifetime', async () => {
  const opaque = `EwC${'opaque_'.repeat(20)}`;
  const run = await runScenario({ with: { audience: 'dicom' }, setUp: answering(opaque, { expires_in: 4e9 }) });
  expect(run.exitCode).toBe(0);
  expect(Number(run.step.outputs['expires-in'])).toBeLessThanOrEqual(28 * 3600);
});

test('masks each part of an encrypted token separately', async () => {
  const five = token({ tid: IDS.tenant, appid: IDS.client }, 5);
  const run = await runScenario({ with: { audience: 'dicom' }, setUp: answering(five) });
  expect(run.step.masks).toEqual(expect.arrayContaining([five, ...five.split('.').slice(1)]));
});

const UNEXPECTED = 'https://zebediah.mrn-7734412.example/x';

test.each([
  ['an unexpected audience', UNEXPECTED],
  ['a list of audiences', [DICOM, UNEXPECTED]],
  ['a list with an unexpected audience', [UNEXPECTED]],
  ['a client ID in a version 1 token', IDS.client],
  ['no audience', undefined],
])('neither outputs nor shows a token with %s', async (_, aud) => {
  const run = await runScenario({
    with: { audience: 'dicom' },
    setUp: answering(token({ aud, tid: IDS.tenant, appid: IDS.client, ver: '1.0' })),
  });
  expect(run.outputs).toMatchObject({ failure: 'token-audience-mismatch', token: '' });
  expect(run.step.rawLog + run.step.summary).not.toContain(UNEXPECTED);
});

const CREATE = /federated-credential (?:create|update)|az rest --method put/;

function refused(code: number, set: (workflow: Lab['github']['workflow']) => void, env: Record<string, string> = {}): Promise<ScenarioRun> {
  return runScenario({
    with: { audience: 'dicom' },
    env,
    setUp: (lab) => {
      set(lab.github.workflow);
      lab.entra.refuseWith(code);
    },
  });
}

// The unit tests of trustProblem cover all forms of issuers and subjects.
test.each([
  ['an issuer of another party', 700211, { issuer: 'https://token.actions.githubusercontent.com.evil.example' }],
  ['another repository', 700213, { subject: 'repo:attacker/evil:ref:refs/heads/main' }],
  ['the correct name with a wrong ID', 70025, { subject: 'repo:contoso@9919/clinic@1:ref:refs/heads/main' }],
])('shows the claims but no command for %s', async (_, code, claims) => {
  const run = await refused(code, (workflow) => Object.assign(workflow, claims));
  expect(run.exitCode).toBe(1);
  expect(run.log).toContain('Presented subject');
  expect(run.log + run.summary).not.toMatch(CREATE);
});

test.each([
  ['the event', { eventName: 'pull_request' }],
  ['a template without a context', { subject: 'repo:contoso/clinic', eventName: 'pull_request' }],
])('recommends an environment for a pull request that is detected by %s', async (_, claims) => {
  const run = await refused(700213, (workflow) => Object.assign(workflow, claims));
  expect(run.log).toMatch(/Next: +Add environment: to the job/);
  expect(run.log + run.summary).not.toMatch(CREATE);
});

test.each([
  ['a branch', {}, {}],
  ['an environment in a pull request', { subject: 'repository_id:714025110:environment:pull_request', eventName: 'pull_request' }, {}],
  [
    'GitHub Enterprise Server',
    { issuer: 'https://github.contoso.example/_services/token' },
    { GITHUB_SERVER_URL: 'https://github.contoso.example' },
  ],
])('shows commands for the same repository with %s', async (_, claims, env) => {
  const run = await refused(700213, (workflow) => Object.assign(workflow, claims), env);
  expect(run.log).toMatch(CREATE);
});
