/** How each way in fails: named for what to do about it, and no word of the tool is repeated. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../../lab/lab.ts';
import { CANARY, expectNoTrace, POISON } from '../support/poison.ts';
import { playIn, type Played, type Scenario } from '../support/scenario.ts';
import { pathWith, type Program, type Says } from '../support/stand-ins.ts';

const FHIR = `https://${HOSTS.fhir}`;

async function playWith(programs: Readonly<Partial<Record<Program, Says>>>, inputs: Scenario['with']): Promise<Played> {
  const lab = await startLab();
  const path = await pathWith(programs, lab);
  try {
    const played = await playIn(lab, { with: { endpoint: FHIR, ...inputs }, env: path.env });
    expect(lab.requests.filter(({ authorised }) => authorised === 'bearer')).toEqual([]);
    return played;
  } finally {
    await Promise.all([lab.stop(), path.remove()]);
  }
}

/** As azure/login leaves it: what `az` says once the assertion of that login is older than five minutes (azure-cli#28708). */
const EXPIRED =
  'AADSTS700024: Client assertion is not within its valid time range. Current time: 2026-11-21T03:12:45.0000000Z, assertion valid from ' +
  '2026-11-21T03:02:00.0000000Z, expiry time of assertion 2026-11-21T03:07:00.0000000Z. Trace ID: 1f0cbe8a-9a30-4a1d-8a3d-7c1a5e1f2200';

interface Case {
  readonly when: string;
  readonly says: Says | undefined;
  readonly failure: string;
}

const AZ: readonly Case[] = [
  { when: 'it is not installed', says: undefined, failure: 'azure-cli-missing' },
  { when: 'nobody has logged in', says: { err: "ERROR: Please run 'az login' to setup account.\n" }, failure: 'azure-cli-not-logged-in' },
  {
    when: 'the login has expired, with the scope in its advice',
    says: { err: `ERROR: ${EXPIRED}\nInteractive authentication is needed. Please run:\naz login --scope ${FHIR}/.default\n` },
    failure: 'login-expired',
  },
  {
    // @azure/identity takes any other "az login" for a missing login and drops the rest: the CLI is asked once more for the code.
    when: 'the login has expired, without the scope in its advice',
    says: { err: `ERROR: ${EXPIRED}\nInteractive authentication is needed. Please run:\naz login\n` },
    failure: 'login-expired',
  },
  {
    when: 'Entra refuses it',
    says: { err: `ERROR: AADSTS700016: Application was not found. ${POISON}\n` },
    failure: 'application-not-found',
  },
  { when: 'it says something else', says: { err: POISON }, failure: 'azure-cli-failed' },
  { when: 'it prints no JSON', says: { out: POISON, code: 0 }, failure: 'token-malformed' },
  { when: 'it prints no token', says: { out: JSON.stringify({ expires_on: 1795239635 }), code: 0 }, failure: 'token-malformed' },
  {
    when: 'what it prints for a token has lines',
    says: { out: JSON.stringify({ accessToken: POISON, expires_on: 1795239635 }), code: 0 },
    failure: 'token-malformed',
  },
];

const POWERSHELL: readonly Case[] = [
  { when: 'it is not installed', says: undefined, failure: 'azure-powershell-missing' },
  {
    when: 'Az.Accounts is not installed',
    says: {
      err:
        "Import-Module: The specified module 'Az.Accounts' with version '2.2.0' was not loaded because no valid module file was found in any " +
        'module directory.',
    },
    failure: 'az-accounts-missing',
  },
  {
    when: 'nobody has logged in',
    says: { err: 'Get-AzAccessToken: Run Connect-AzAccount to login.' },
    failure: 'azure-powershell-not-logged-in',
  },
  {
    when: 'the login has expired',
    says: { err: `Get-AzAccessToken: ClientAssertionCredential authentication failed: ${EXPIRED}` },
    failure: 'login-expired',
  },
  {
    when: 'the token is a SecureString that nobody opened',
    says: { out: JSON.stringify({ ExpiresOn: '2026-11-21T12:00:00Z', Token: { Length: 1900 } }), code: 0 },
    failure: 'az-accounts-securestring',
  },
  { when: 'it says something else', says: { err: POISON }, failure: 'azure-powershell-failed' },
  { when: 'what it prints is no token', says: { out: POISON, code: 0 }, failure: 'az-accounts-securestring' },
];

// A program without an ending cannot be put on the PATH of Windows, where the real ones are az.cmd and pwsh.exe.
const onPosix = process.platform === 'win32' ? describe.skip : describe;

onPosix.each([
  { tool: 'the Azure CLI (stand-in az)', credential: 'azure-cli', program: 'az', cases: AZ },
  { tool: 'Azure PowerShell (stand-in pwsh)', credential: 'azure-powershell', program: 'pwsh', cases: POWERSHELL },
] as const)('$tool', ({ credential, program, cases }) => {
  test.each(cases)('$when: $failure', async ({ says, failure }) => {
    const played = await playWith(says === undefined ? {} : { [program]: says }, { credential });
    expect({ log: played.run.log, exitCode: played.exitCode, ...played.outputs }).toMatchObject({
      exitCode: 1,
      status: 'fail',
      failure,
      token: '',
    });
    expectNoTrace(played);
    expect(played.log).toMatchSnapshot('log');
  });
});

onPosix('auto without IDs', () => {
  const notLoggedIn = {
    az: { err: "ERROR: Please run 'az login' to setup account.\n" },
    pwsh: { err: 'Get-AzAccessToken: Run Connect-AzAccount to login.' },
  };

  test.each([
    { when: 'neither tool is there', programs: {}, failure: 'no-login' },
    { when: 'neither is logged in', programs: notLoggedIn, failure: 'no-login' },
    // A login that is there and fails is the one to tell about: the other tool would only hide it.
    {
      when: 'the login of the Azure CLI is refused',
      programs: { az: { err: `ERROR: ${EXPIRED} az login --scope x` }, pwsh: 'a token' as const },
      failure: 'login-expired',
    },
    { when: 'the login of Azure PowerShell is refused', programs: { pwsh: { err: EXPIRED } }, failure: 'login-expired' },
  ])('$when: $failure', async ({ programs, failure }) => {
    const played = await playWith(programs, {});
    expect({ log: played.run.log, exitCode: played.exitCode, ...played.outputs }).toMatchObject({ exitCode: 1, failure, token: '' });
    expect(played.log).toMatchSnapshot('log');
  });

  test('a job that names one of the two IDs never falls back to a login', async () => {
    const lab = await startLab();
    const path = await pathWith({ az: 'a token', pwsh: 'a token' }, lab);
    try {
      const played = await playIn(lab, { with: { endpoint: FHIR }, env: { ...path.env, AZURE_CLIENT_ID: IDS.client } });
      expect(played.outputs).toMatchObject({ failure: 'credential-ids-incomplete', token: '' });
      expect([lab.requests, lab.connects, lab.managedIdentity.requests]).toEqual([[], [], []]);
    } finally {
      await Promise.all([lab.stop(), path.remove()]);
    }
  });

  test('a job that names both, and has no ID token, never falls back to a login', async () => {
    const lab = await startLab();
    const path = await pathWith({ az: 'a token', pwsh: 'a token' }, lab);
    try {
      const ids = { AZURE_CLIENT_ID: IDS.client, AZURE_TENANT_ID: IDS.tenant };
      const played = await playIn(lab, { with: { endpoint: FHIR }, env: { ...path.env, ...ids, ACTIONS_ID_TOKEN_REQUEST_URL: undefined } });
      expect(played.outputs).toMatchObject({ failure: 'id-token-permission-missing', token: '' });
      expect(lab.managedIdentity.requests).toEqual([]);
    } finally {
      await Promise.all([lab.stop(), path.remove()]);
    }
  });
});

describe('the managed identity', () => {
  interface Machine {
    readonly when: string;
    readonly clientId?: string;
    readonly given: (lab: Lab) => Readonly<Record<string, string>>;
    readonly failure: string;
  }
  const MACHINES: readonly Machine[] = [
    {
      when: 'nothing answers where it would be',
      given: () => ({ AZURE_POD_IDENTITY_AUTHORITY_HOST: 'http://127.0.0.1:9' }),
      failure: 'managed-identity-unreachable',
    },
    {
      when: 'the machine has no system-assigned identity',
      given: ({ managedIdentity }) => {
        managedIdentity.identities.splice(0);
        return managedIdentity.machine;
      },
      failure: 'managed-identity-missing',
    },
    {
      when: 'the user-assigned identity is not of this machine',
      clientId: IDS.client,
      given: ({ managedIdentity }) => managedIdentity.machine,
      failure: 'managed-identity-missing',
    },
  ];

  test.each(MACHINES)('$when: $failure', async ({ clientId, given, failure }) => {
    const lab = await startLab();
    try {
      const played = await playIn(lab, {
        with: {
          endpoint: FHIR,
          credential: 'managed-identity',
          'timeout-seconds': '2',
          ...(clientId !== undefined && { 'client-id': clientId }),
        },
        env: given(lab),
      });
      expect({ log: played.run.log, exitCode: played.exitCode, ...played.outputs }).toMatchObject({ exitCode: 1, failure, token: '' });
      expect(played.run.rawLog).not.toContain(CANARY);
      expect(played.log).toMatchSnapshot('log');
    } finally {
      await lab.stop();
    }
  });
});
