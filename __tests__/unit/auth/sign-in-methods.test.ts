import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { openOffice } from '../support/entra.ts';
import { readGood } from '../support/inputs.ts';
import { requestOf } from '../support/requests.ts';
import { accessV1, jwt } from '../support/tokens.ts';

const DICOM = 'https://dicom.healthcareapis.azure.com';
const TOKEN = jwt(accessV1(DICOM));

interface Printed {
  readonly stdout?: string;
  readonly stderr?: string;
  /** Node's code when the command could not be run. */
  readonly code?: string;
}

/** What the machine has: commands by name, and what each prints. */
let machine: Readonly<Record<string, Printed>> = {};
const commands: string[][] = [];
/** What each of them was allowed, and told beside its words. */
const options: unknown[] = [];

function commandOf(file: string): string {
  return file.replace(/\.exe$/, '');
}

/** A stand-in for the machine's commands: @azure/identity runs them by this package, and there may be no Azure CLI or PowerShell here. */
jest.unstable_mockModule('@azure/core-process', () => ({
  isProcessError: (error: unknown) => error instanceof Error && 'code' in error,
  execFile: (file: string, parameters: readonly string[], allowed: unknown) => {
    commands.push([file, ...parameters]);
    options.push(allowed);
    const printed = machine[commandOf(file)] ?? { code: 'ENOENT' };
    if (printed.code !== undefined) return Promise.reject(Object.assign(new Error(`spawn ${file} ENOENT`), { code: printed.code }));
    // Whether PowerShell is there at all is asked by its help, which has nothing to complain of.
    if (parameters.includes('/?')) return Promise.resolve({ stdout: '', stderr: '' });
    return Promise.resolve({ stdout: printed.stdout ?? '', stderr: printed.stderr ?? '' });
  },
}));

/** The action asks the Azure CLI once more for the code of a refusal: by Node itself. */
const node = await import('node:child_process');
type Done = (error: Error | null, stdout: string, stderr: string) => void;
jest.unstable_mockModule('node:child_process', () => ({
  ...node,
  execFile: (file: string, parameters: readonly string[], allowed: unknown, done: Done) => {
    commands.push(['again', file, ...parameters]);
    options.push(allowed);
    done(null, '', machine[file]?.stderr ?? '');
  },
}));

beforeEach(() => {
  // The library remembers for the life of a process that there is no PowerShell.
  if (commands.some(([file = '', question]) => question === '/?' && !(commandOf(file) in machine))) jest.resetModules();
  commands.length = 0;
  options.length = 0;
  machine = {};
});

const SIGNED_IN: Readonly<Record<string, Printed>> = {
  az: {
    stdout: JSON.stringify({ accessToken: TOKEN, expiresOn: '2026-11-21 05:05:05.000000', expires_on: 1_795_237_505, tokenType: 'Bearer' }),
  },
  pwsh: { stdout: JSON.stringify({ Token: TOKEN, ExpiresOn: '2026-11-21T05:05:05.0000000+00:00' }) },
};
const SIGNED_OUT: Readonly<Record<string, Printed>> = {
  az: { stderr: "ERROR: Please run 'az login' to setup account." },
  pwsh: { stderr: 'Get-AzAccessToken: Run Connect-AzAccount to login.' },
};

/** Signs in by a login that an earlier step left, or by one that is named. */
const get = async (credential: string, inputs: Readonly<Record<string, string>> = {}) => {
  const { createTokenProvider: tokensOf } = await import('../../../src/auth/provider.ts');
  const office = openOffice();
  const outcome = await tokensOf(
    requestOf({ credential, 'client-id': '', 'tenant-id': '', ...inputs }),
    () => undefined,
    office.desk,
  ).getToken(DICOM);
  expect(office.http.sent).toEqual([]);
  return { outcome: outcome.granted ? `granted by ${commands.at(-1)?.[0] ?? 'nobody'}` : outcome.failure.code, office };
};

/** The commands that were asked for a token, without what only looks whether they are there. */
const askedFor = (): (string | undefined)[] =>
  commands.filter((command) => !command.includes('/?') && command[0] !== 'again').map(([file]) => file);

describe("neither ID is known: the Azure CLI's login, else Azure PowerShell's", () => {
  test.each([
    ['the Azure CLI is signed in: PowerShell is not even looked for', SIGNED_IN, 'granted by az', ['az']],
    ['the Azure CLI is not signed in', { ...SIGNED_IN, ...{ az: SIGNED_OUT['az'] ?? {} } }, 'granted by pwsh', ['az', 'pwsh']],
    ['there is no Azure CLI', { pwsh: SIGNED_IN['pwsh'] ?? {} }, 'granted by pwsh', ['az', 'pwsh']],
    ['neither is signed in', SIGNED_OUT, 'no-login', ['az', 'pwsh']],
    ['there is neither', {}, 'no-login', ['az']],
    [
      "the Azure CLI's login is over: PowerShell's would be another identity",
      { ...SIGNED_IN, az: { stderr: 'ERROR: AADSTS700024: Client assertion is not within its valid time range.' } },
      'login-expired',
      ['az'],
    ],
    ['the Azure CLI fails for another reason', { ...SIGNED_IN, az: { stderr: 'ERROR: something else' } }, 'azure-cli-failed', ['az']],
    ['PowerShell fails for another reason', { pwsh: { stderr: 'something else' } }, 'azure-powershell-failed', ['az', 'pwsh']],
  ])('%s', async (_, has, outcome, asked) => {
    machine = has;
    expect((await get('auto')).outcome).toBe(outcome);
    expect(askedFor()).toEqual(asked);
  });
});

test('in a run of Dependabot, no login at all is told as the secrets that it does not see', async () => {
  const { createTokenProvider: tokensOf } = await import('../../../src/auth/provider.ts');
  const inputs = { credential: 'auto', 'client-id': '', 'tenant-id': '' };
  const { request } = readGood(inputs, { env: { GITHUB_ACTOR: 'dependabot[bot]' } });
  const outcome = await tokensOf(request, () => undefined, openOffice().desk).getToken(DICOM);
  expect(outcome).toMatchObject({ granted: false, failure: { code: 'no-login', why: expect.stringContaining('Dependabot') } });
});

describe('a login that is named is the only one', () => {
  test.each([
    ['azure-cli', SIGNED_IN, 'granted by az'],
    ['azure-powershell', SIGNED_IN, 'granted by pwsh'],
    ['azure-cli', { pwsh: SIGNED_IN['pwsh'] ?? {} }, 'azure-cli-missing'],
    ['azure-cli', SIGNED_OUT, 'azure-cli-not-logged-in'],
    ['azure-powershell', { az: SIGNED_IN['az'] ?? {} }, 'azure-powershell-missing'],
    ['azure-powershell', SIGNED_OUT, 'azure-powershell-not-logged-in'],
  ])('%s', async (credential, has, outcome) => {
    machine = has;
    expect((await get(credential)).outcome).toBe(outcome);
  });

  test('asks for the resource, and for the tenant where one is given', async () => {
    machine = SIGNED_IN;
    await get('azure-cli', { 'tenant-id': '33333333-dddd-4eee-8fff-444444444444' });
    expect(commands).toEqual([
      ['az', 'account', 'get-access-token', '--output', 'json', '--resource', DICOM, '--tenant', '33333333-dddd-4eee-8fff-444444444444'],
    ]);
  });
});

describe('a command', () => {
  const TENANT = { 'tenant-id': '33333333-dddd-4eee-8fff-444444444444' };

  test.each(['azure-cli', 'azure-powershell'])(
    'may take 30 seconds, for it starts an interpreter of its own first: %s',
    async (credential) => {
      machine = SIGNED_IN;
      await get(credential, TENANT);
      expect(options.at(-1)).toMatchObject({ timeout: 30_000 });
    },
  );

  test.each(['azure-cli', 'azure-powershell'])('may take as long as a try where that is longer: %s', async (credential) => {
    machine = SIGNED_IN;
    await get(credential, { ...TENANT, 'timeout-seconds': '45' });
    expect(options.at(-1)).toMatchObject({ timeout: 45_000 });
  });

  test('of PowerShell is told the tenant where one is given, and none otherwise', async () => {
    machine = SIGNED_IN;
    await get('azure-powershell', TENANT);
    expect(JSON.stringify(options.at(-1))).toContain(TENANT['tenant-id']);
    await get('azure-powershell');
    expect(JSON.stringify(options.at(-1))).not.toContain(TENANT['tenant-id']);
  });
});

describe('a refusal that the Azure CLI hides behind "az login" is told by its code', () => {
  const said = (code: string): Readonly<Record<string, Printed>> => ({ az: { stderr: `ERROR: ${code}: poison\nPlease run: az login` } });

  test.each([
    ['AADSTS700024', 'login-expired'],
    ['AADSTS500011', 'audience-not-found'],
    ['AADSTS', 'azure-cli-not-logged-in'],
    ['nothing', 'azure-cli-not-logged-in'],
  ])('%s: %s', async (code, outcome) => {
    machine = said(code);
    const got = await get('azure-cli');
    expect(got.outcome).toBe(outcome);
    expect(JSON.stringify(got)).not.toContain('poison');
  });

  test('which is asked for once more, in the same words and without the token', async () => {
    machine = said('AADSTS700024');
    await get('azure-cli', { 'tenant-id': '33333333-dddd-4eee-8fff-444444444444' });
    expect(commands.at(-1)).toEqual([
      'again',
      'az',
      'account',
      'get-access-token',
      '--output',
      'none',
      '--resource',
      DICOM,
      '--tenant',
      '33333333-dddd-4eee-8fff-444444444444',
    ]);
  });
});

describe('the Azure CLI is asked once more', () => {
  test('for no tenant where none is given, within the same time, and for no more than it says when it is refused', async () => {
    machine = SIGNED_OUT;
    await get('azure-cli');
    expect(commands.at(-1)).toEqual(['again', 'az', 'account', 'get-access-token', '--output', 'none', '--resource', DICOM]);
    expect(options.at(-1)).toEqual({ timeout: 30_000, maxBuffer: 65_536 });
  });

  test.each([
    ['it failed for another reason', 'azure-cli', { az: { stderr: 'ERROR: something else' } }],
    ['it was PowerShell that failed, whatever it said', 'azure-powershell', { pwsh: { stderr: 'az login' } }],
  ])('but not when %s', async (_, credential, has) => {
    machine = has;
    await get(credential);
    expect(commands.filter(([first]) => first === 'again')).toEqual([]);
  });
});

test('what a login gave is masked, and held against the guardrail like any other', async () => {
  machine = { az: { stdout: JSON.stringify({ accessToken: jwt(accessV1('https://management.azure.com')), expires_on: 1_795_237_505 }) } };
  const { outcome, office } = await get('azure-cli');
  expect(outcome).toBe('token-audience-mismatch');
  expect(office.masked).toEqual([jwt(accessV1('https://management.azure.com'))]);
});
