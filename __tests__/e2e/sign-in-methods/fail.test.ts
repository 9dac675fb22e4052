/** Tests the failures of each sign-in method. The output of a tool is never shown. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';
import { CANARY, expectNoTrace, UNTRUSTED } from '../support/untrusted-content.ts';
import { outlineOf, runScenario, runScenarioIn, type ScenarioRun, type Scenario } from '../support/scenario.ts';
import { withTools, type Program, type ToolResult } from '../support/fake-tools.ts';

const FHIR = `https://${HOSTS.fhir}`;

function runWith(programs: Readonly<Partial<Record<Program, ToolResult>>>, inputs: Scenario['with']): Promise<ScenarioRun> {
  return withTools(programs, async (lab, env) => {
    const run = await runScenarioIn(lab, { with: { endpoint: FHIR, ...inputs }, env });
    expect(lab.requests.filter(({ authorised }) => authorised === 'bearer')).toEqual([]);
    return run;
  });
}

function expectFailure(run: ScenarioRun, failure: string): void {
  expect({ log: run.step.log, ...run.outputs }).toMatchObject({ status: 'fail', failure, token: '' });
  expect(outlineOf(run)).toMatchObject({ exitCode: 1, endpoints: [`FAIL fhir ${failure}`], annotations: [`error ${failure}`] });
}

/** Output of `az` if the assertion of azure/login is older than five minutes (azure-cli#28708). */
const EXPIRED =
  'AADSTS700024: Client assertion is not within its valid time range. Current time: 2026-11-21T03:12:45.0000000Z, assertion valid from ' +
  '2026-11-21T03:02:00.0000000Z, expiry time of assertion 2026-11-21T03:07:00.0000000Z. Trace ID: 1f0cbe8a-9a30-4a1d-8a3d-7c1a5e1f2200';

type Case = readonly [failure: string, when: string, output: ToolResult | undefined];

const NOT_LOGGED_IN = {
  az: { err: "ERROR: Please run 'az login' to setup account.\n" },
  pwsh: { err: 'Get-AzAccessToken: Run Connect-AzAccount to login.' },
};
const asksToLogIn = (command: string): ToolResult => ({
  err: `ERROR: ${EXPIRED}\nInteractive authentication is needed. Please run:\n${command}\n`,
});
const prints = (value: unknown): ToolResult => ({ out: JSON.stringify(value), code: 0 });
const NO_MODULE =
  "Import-Module: The specified module 'Az.Accounts' with version '2.2.0' was not loaded because no valid module file was found in any " +
  'module directory.';

const AZ: readonly Case[] = [
  ['azure-cli-missing', 'it is not installed', undefined],
  ['azure-cli-not-logged-in', 'there is no login', NOT_LOGGED_IN.az],
  ['login-expired', 'the login has expired, and the advice contains the scope', asksToLogIn(`az login --scope ${FHIR}/.default`)],
  // @azure/identity reports every other "az login" as a missing login.
  ['login-expired', 'the login has expired, and the advice does not contain the scope', asksToLogIn('az login')],
  ['application-not-found', 'Entra refuses it', { err: `ERROR: AADSTS700016: Application was not found. ${UNTRUSTED}\n` }],
  ['azure-cli-failed', 'it prints another error', { err: UNTRUSTED }],
  ['token-malformed', 'it does not print JSON', { out: UNTRUSTED, code: 0 }],
  ['token-malformed', 'it prints no token', prints({ expires_on: 1795239635 })],
  ['token-malformed', 'its token has several lines', prints({ accessToken: UNTRUSTED, expires_on: 1795239635 })],
];

const POWERSHELL: readonly Case[] = [
  ['azure-powershell-missing', 'it is not installed', undefined],
  ['az-accounts-missing', 'Az.Accounts is not installed', { err: NO_MODULE }],
  ['azure-powershell-not-logged-in', 'there is no login', NOT_LOGGED_IN.pwsh],
  ['login-expired', 'the login has expired', { err: `Get-AzAccessToken: ClientAssertionCredential authentication failed: ${EXPIRED}` }],
  ['az-accounts-securestring', 'the token is a SecureString', prints({ ExpiresOn: '2026-11-21T12:00:00Z', Token: { Length: 1900 } })],
  ['azure-powershell-failed', 'it prints another error', { err: UNTRUSTED }],
  ['az-accounts-securestring', 'its output is not a token', { out: UNTRUSTED, code: 0 }],
];

// Windows cannot run scripts without an extension. The real programs are az.cmd and pwsh.exe.
const onPosix = process.platform === 'win32' ? describe.skip : describe;

onPosix.each([
  { tool: 'the Azure CLI (fake az)', credential: 'azure-cli', program: 'az', cases: AZ },
  { tool: 'Azure PowerShell (fake pwsh)', credential: 'azure-powershell', program: 'pwsh', cases: POWERSHELL },
] as const)('$tool', ({ credential, program, cases }) => {
  test.each(cases)('is reported as %s if %s', async (failure, _, output) => {
    const run = await runWith(output === undefined ? {} : { [program]: output }, { credential });
    expectFailure(run, failure);
    expectNoTrace(run);
  });
});

onPosix('auto without IDs', () => {
  test.each([
    { when: 'neither tool is installed', programs: {}, failure: 'no-login' },
    { when: 'neither is logged in', programs: NOT_LOGGED_IN, failure: 'no-login' },
    // If a login exists but fails, its failure is reported.
    {
      when: 'the login of the Azure CLI is refused',
      programs: { az: { err: `ERROR: ${EXPIRED} az login --scope x` }, pwsh: 'a token' as const },
      failure: 'login-expired',
    },
    { when: 'the login of Azure PowerShell is refused', programs: { pwsh: { err: EXPIRED } }, failure: 'login-expired' },
  ])('results in $failure if $when', async ({ programs, failure }) => {
    const run = await runWith(programs, {});
    expectFailure(run, failure);
  });

  test.each([
    { ids: 'one of the two IDs', set: { AZURE_CLIENT_ID: IDS.client }, failure: 'credential-ids-incomplete' },
    {
      ids: 'both IDs but gets no ID token',
      set: { AZURE_CLIENT_ID: IDS.client, AZURE_TENANT_ID: IDS.tenant, ACTIONS_ID_TOKEN_REQUEST_URL: undefined },
      failure: 'id-token-permission-missing',
    },
  ])('does not fall back to an existing login if the job sets $ids', async ({ set, failure }) => {
    await withTools({ az: 'a token', pwsh: 'a token' }, async (lab, env) => {
      const run = await runScenarioIn(lab, { with: { endpoint: FHIR }, env: { ...env, ...set } });
      expect(run.outputs).toMatchObject({ failure, token: '' });
      expect([lab.requests.filter(({ method }) => method === 'POST'), lab.managedIdentity.requests]).toEqual([[], []]);
    });
  });
});

describe('the managed identity', () => {
  type Machine = readonly [failure: string, when: string, setUp: (lab: Lab) => Readonly<Record<string, string>>, inputs?: Scenario['with']];
  const MACHINES: readonly Machine[] = [
    ['managed-identity-unreachable', 'its endpoint does not exist', () => ({ AZURE_POD_IDENTITY_AUTHORITY_HOST: 'http://127.0.0.1:9' })],
    [
      'managed-identity-missing',
      'the machine has no system-assigned identity',
      ({ managedIdentity }) => {
        managedIdentity.identities.splice(0);
        return managedIdentity.machine;
      },
    ],
    [
      'managed-identity-missing',
      'the user-assigned identity is not assigned to this machine',
      ({ managedIdentity }) => managedIdentity.machine,
      { 'client-id': IDS.client },
    ],
  ];

  test.each(MACHINES)('is reported as %s if %s', async (failure, _, setUp, inputs = {}) => {
    const all = { endpoint: FHIR, credential: 'managed-identity', 'timeout-seconds': '2', ...inputs };
    const run = await runScenario({ with: all, env: setUp });
    expectFailure(run, failure);
    expect(run.step.rawLog).not.toContain(CANARY);
  });
});
