/** Runs small scripts in place of `az` and `pwsh`. Windows does not run scripts without a file extension. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { removeFolder } from '../../../lab/runner/files.ts';
import { childEnvironment, runCommand } from '../../../src/auth/child-process.ts';
import { getCliToken, type CliMethod } from '../../../src/auth/cli.ts';
import { createTokenProvider } from '../../../src/auth/provider.ts';
import type { Failure } from '../../../src/model/failure.ts';
import { createTokenFixture } from '../support/entra.ts';
import { requestOf } from '../support/requests.ts';
import { accessV1, jwt } from '../support/tokens.ts';

const PATH = process.env['PATH'];
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  process.env['PATH'] = folder;
});
afterEach(() => {
  process.env['PATH'] = PATH;
  return removeFolder(folder);
});

function install(name: string, script: string, interpreter = '/bin/sh'): void {
  const path = join(folder, name);
  writeFileSync(path, `#!${interpreter}\n${script}\n`);
  chmodSync(path, 0o755);
}

const run = (method: CliMethod, tenantId?: string): ReturnType<typeof getCliToken> =>
  getCliToken(method, 'https://deid.azure.com', tenantId, () => 60_000);

const onPosix = process.platform === 'win32' ? describe.skip : describe;

onPosix('a token', () => {
  test.each([
    ['expiry in seconds', '{"accessToken":"T","expires_on":1795237505}', 1_795_237_505_000],
    ['expiry as a date', '{"accessToken":"T","expiresOn":"2026-11-21T05:05:05Z"}', 1_795_237_505_000],
    ['a date in addition to 0 seconds', '{"accessToken":"T","expires_on":0,"expiresOn":"2026-11-21T05:05:05Z"}', 1_795_237_505_000],
    ['no expiry', '{"accessToken":"T"}', NaN],
  ])('is read from the Azure CLI with %s', async (_, output, expiresOn) => {
    install('az', `printf '%s' '${output}'; echo 'WARNING: try az login' >&2`);
    expect(await run('azure-cli')).toEqual({ ok: true, value: { token: 'T', expiresOn } });
  });

  test.each([
    ['between other lines', `echo 'Welcome {'; echo '{"Token":"T","ExpiresOn":"2026-11-21T05:05:05Z"}'`, 1_795_237_505_000],
    ['without an expiry', `echo '{"Token":"T"}'`, NaN],
  ])('is read from Azure PowerShell %s', async (_, script, expiresOn) => {
    install('pwsh', script);
    expect(await run('azure-powershell')).toEqual({ ok: true, value: { token: 'T', expiresOn } });
  });

  test('is requested for the resource and, if set, the tenant', async () => {
    install('az', `printf '{"accessToken":"%s"}' "$*"`);
    const args = 'account get-access-token --output json --resource https://deid.azure.com';
    expect(await run('azure-cli')).toMatchObject({ value: { token: args } });
    expect(await run('azure-cli', 'contoso.com')).toMatchObject({ value: { token: `${args} --tenant contoso.com` } });
    const variables = '$AZURE_IDENTITY_POWERSHELL_RESOURCE $AZURE_IDENTITY_POWERSHELL_TENANT_ID';
    install('pwsh', `case "$4" in *"Get-AzAccessToken @params"*) printf '{"Token":"%s"}' "$1 $2 $3 ${variables}." ;; esac`);
    const shared = '-NoProfile -NonInteractive -Command https://deid.azure.com';
    expect(await run('azure-powershell')).toMatchObject({ value: { token: `${shared} .` } });
    expect(await run('azure-powershell', 'contoso.com')).toMatchObject({ value: { token: `${shared} contoso.com.` } });
  });
});

onPosix('tokens for many audiences', () => {
  test.each([
    ['azure-cli', 'az'],
    ['azure-powershell', 'pwsh'],
  ] as const)('start at most four processes of %s at a time', async (method, program) => {
    const log = join(folder, 'log');
    install(program, `echo 1 >> '${log}'; /bin/sleep 0.05; echo -1 >> '${log}'; echo '{"accessToken":"T","Token":"T"}'`);
    const before = process.listenerCount('exit');
    const all = Array.from({ length: 13 }, () => run(method));
    await all[0];
    expect(process.listenerCount('exit')).toBeGreaterThan(before);
    expect(process.listenerCount('exit') - before).toBeLessThanOrEqual(4);
    expect(await Promise.all(all)).toEqual(all.map(() => expect.objectContaining({ ok: true })));
    let [running, maximum] = [0, 0];
    for (const step of readFileSync(log, 'utf8').trim().split('\n')) {
      running += Number(step);
      maximum = Math.max(maximum, running);
    }
    expect(maximum).toBeGreaterThan(1);
    expect(maximum).toBeLessThanOrEqual(4);
  });
});

onPosix('a process that waits for others', () => {
  test.each([
    ['azure-cli', 'az', 0],
    ['azure-powershell', 'pwsh', 999],
  ] as const)('of %s does not start if the run is over by then', async (method, program, leftMs) => {
    const log = join(folder, 'log');
    install(program, `echo 1 >> '${log}'; /bin/sleep 0.05; echo '{"accessToken":"T","Token":"T"}'`);
    let first = 4;
    const timeLimit = (): number => (first-- > 0 ? 60_000 : leftMs);
    const start = performance.now();
    const results = await Promise.all(Array.from({ length: 7 }, () => getCliToken(method, 'https://deid.azure.com', undefined, timeLimit)));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true, false, false, false]);
    const refusal = results[4]?.ok === false ? results[4].refusal : undefined;
    expect(refusal).toMatchObject({ code: `${method}-failed`, timedOutAfterMs: expect.any(Number) });
    expect(refusal?.timedOutAfterMs).toBeLessThanOrEqual(performance.now() - start);
    expect(readFileSync(log, 'utf8')).toBe('1\n'.repeat(4));
  });
});

onPosix('a failed command', () => {
  test.each([
    ['azure-cli', 'az', "echo 'Please run az login' >&2; exit 1", { code: 'azure-cli-not-logged-in', exitCode: 1, hadOutput: true }],
    ['azure-cli', 'az', "echo 'xaz: not found; xaz login; az logins' >&2; exit 1", { code: 'azure-cli-failed', exitCode: 1 }],
    [
      ...(['azure-cli', 'az', "echo 'XAADSTS700016 AADSTS700 AADSTS1234567890' >&2; exit 1"] as const),
      { code: 'azure-cli-failed', errorCode: undefined },
    ],
    ['azure-cli', 'az', "echo 'ERROR: AADSTS700016: hostile' >&2; exit 1", { code: 'azure-cli-failed', errorCode: 700016 }],
    ['azure-cli', 'az', 'exit 3', { code: 'azure-cli-failed', exitCode: 3, hadOutput: false }],
    ['azure-cli', 'az', 'echo hostile', { code: 'token-malformed', exitCode: 0, hadOutput: true }],
    ['azure-cli', 'az', `printf '%300000s{"accessToken":"T"}' ''`, { code: 'token-malformed', exitCode: 0 }],
    ['azure-cli', 'az', "echo 'docker: az: command not found' >&2; exit 127", { code: 'azure-cli-missing', exitCode: 127 }],
    ['azure-cli', 'other', 'exit 0', { code: 'azure-cli-missing' }],
    ['azure-powershell', 'powershell.exe', `echo '{"Token":"T"}'`, { code: 'azure-powershell-missing' }],
    ['azure-powershell', 'pwsh', 'echo hostile', { code: 'az-accounts-securestring' }],
    ['azure-powershell', 'pwsh', "echo 'Run Connect-AzAccount to login' >&2; exit 1", { code: 'azure-powershell-not-logged-in' }],
    [
      'azure-powershell',
      'pwsh',
      'printf "The specified module \'Az.Accounts\' with\\nversion 2.2.0 was not loaded" >&2; exit 1',
      { code: 'az-accounts-missing' },
    ],
    ['azure-powershell', 'pwsh', 'kill -9 $$', { code: 'azure-powershell-failed', exitCode: undefined }],
  ] as const)('is reported for %s (%s: %s)', async (method, program, script, refusal) => {
    install(program, script);
    const result = await run(method);
    expect(result).toMatchObject({ ok: false, refusal });
    expect(JSON.stringify(result)).not.toContain('hostile');
  });
});

onPosix('a sign-in with a tool', () => {
  const DICOM = 'https://dicom.healthcareapis.azure.com';
  const AZ = `echo '{"accessToken":"${jwt(accessV1(DICOM))}"}'`;
  const PWSH = AZ.replace('accessToken', 'Token');
  const fail = (message: string): string => `echo "${message}" >&2; exit 1`;
  test.each([
    ['gets a token from az', 'azure-cli', { az: AZ }, 'granted by azure-cli'],
    ['gets a token from pwsh', 'azure-powershell', { pwsh: PWSH }, 'granted by azure-powershell'],
    ['rejects a token with a space', 'azure-cli', { az: AZ.replace('eyJ', ' ') }, `token-malformed: ${DICOM}: 0`],
    ['recognizes an expired login', 'azure-cli', { az: fail('AADSTS700024: hostile') }, 'login-expired'],
    ['reads a code of Entra', 'azure-cli', { az: fail('AADSTS700016: hostile') }, `application-not-found: ${DICOM}: AADSTS700016`],
    ['reports a failure of az', 'azure-cli', { az: 'exit 3' }, `azure-cli-failed: ${DICOM}: 3: none`],
    ['reports a missing login', 'azure-cli', { az: fail('Please run az login'), pwsh: PWSH }, 'azure-cli-not-logged-in'],
    ['uses pwsh without az', '', { pwsh: PWSH }, 'granted by azure-powershell'],
    ['uses pwsh if az has no login', '', { az: fail('Please run az login'), pwsh: PWSH }, 'granted by azure-powershell'],
    ['stops after a failure of az', '', { az: 'exit 3', pwsh: PWSH }, `azure-cli-failed: ${DICOM}: 3: none`],
    ['finds no tool', '', {}, 'no-login'],
    ['finds no module', '', { pwsh: fail("module 'Az.Accounts' was not loaded") }, 'no-login'],
    ['finds no login', '', { pwsh: fail('Run Connect-AzAccount to login') }, 'no-login'],
  ])('%s', async (_, credential, tools, expected) => {
    for (const [name, script] of Object.entries(tools)) install(name, script);
    const request = requestOf({ 'client-id': '', 'tenant-id': '', credential });
    const outcome = await createTokenProvider(request, () => undefined, createTokenFixture().context).getToken(DICOM);
    const codeOf = ({ code, facts }: Failure): string => [code, ...facts.map(({ value }) => value)].join(': ');
    expect(outcome.granted ? `granted by ${String(outcome.grant.by)}` : codeOf(outcome.failure)).toBe(expected);
  });

  test('without a login advises to log in or to set the IDs', async () => {
    const request = requestOf({ 'client-id': '', 'tenant-id': '' });
    const outcome = await createTokenProvider(request, () => undefined, createTokenFixture().context).getToken(DICOM);
    const idTokens = request.signIn.method === 'existing-login' && request.signIn.idTokens;
    expect([idTokens, outcome]).toMatchObject([true, { failure: { code: 'no-login', next: expect.stringContaining('azure/login') } }]);
  });

  test('does not start if the time is over', async () => {
    install('az', AZ);
    const { context, clock } = createTokenFixture();
    clock.pass(59_001);
    const outcome = await createTokenProvider(requestOf({ credential: 'azure-cli' }), () => undefined, context).getToken(DICOM);
    expect(outcome).toMatchObject({ granted: false, failure: { code: 'azure-cli-failed' } });
  });
});

onPosix('a long message is parsed in linear time', () => {
  test.each([
    ['azure-cli', 'az', 'az:'.repeat(80_000)],
    ['azure-powershell', 'pwsh', "module 'Az.Accounts'".repeat(12_000)],
  ] as const)('from %s', async (method, program, message) => {
    writeFileSync(join(folder, 'message'), message);
    install(program, `/bin/cat '${folder}/message' >&2; exit 1`);
    const start = performance.now();
    expect(await run(method)).toMatchObject({ ok: false, refusal: { exitCode: 1, hadOutput: true } });
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

onPosix('a program that cannot be started', () => {
  test.each(['/does/not/exist', '/etc/passwd'])('is reported for the interpreter %s', async (interpreter) => {
    install('az', '', interpreter);
    expect(await run('azure-cli')).toEqual({
      ok: false,
      refusal: { code: 'azure-cli-failed', errorCode: undefined, exitCode: undefined, hadOutput: false },
    });
  });
});

onPosix('a process', () => {
  const runTool = (script: string, timeoutMs = 60_000, platform: NodeJS.Platform = 'linux') => {
    install('tool', script);
    return runCommand('tool', [], { ADDED: '1' }, timeoutMs, platform);
  };

  test('runs outside the workspace and without standard input', async () => {
    const script = '/bin/cat; pwd; echo $ADDED; echo error >&2; exit 2';
    const exited = { status: 'exited', exitCode: 2, stdout: '/\n1\n', stderr: 'error\n' };
    process.env['SystemRoot'] = '/usr';
    expect(await runTool(script)).toEqual(exited);
    expect(await runTool(script, 60_000, 'win32')).toEqual({ ...exited, stdout: '/usr\n1\n' });
    delete process.env['SystemRoot'];
  });

  test('may leave its output open for another process', async () => {
    const late = join(folder, 'late');
    const result = await runTool(`(/bin/sleep 3; echo >'${late}') & echo done`);
    expect(result).toEqual({ status: 'exited', exitCode: 0, stdout: 'done\n', stderr: '' });
    expect(existsSync(late)).toBe(false);
  });

  test.each([
    ['linux', 'own group\n'],
    ['win32', 'same group\n'],
  ] as const)('has its own process group except on Windows: %s', async (platform, stdout) =>
    expect(await runTool("kill -0 -$$ 2>/dev/null && echo 'own group' || echo 'same group'", 60_000, platform)).toMatchObject({ stdout }),
  );

  test.each([
    [256 * 1024, true],
    [256 * 1024 + 1, false],
  ])('with %i bytes of output returns all of it: %s', async (bytes, complete) => {
    const result = await runTool(`printf '%${String(bytes)}s' ''`);
    expect(result.status === 'exited' && result.stdout.length === bytes).toBe(complete);
  });

  test('leaves no timer behind', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
    const before = timers();
    await runTool('exit 0');
    expect(timers()).toBe(before);
  });

  test('with arguments that are too long is not reported as missing', async () => {
    install('tool', 'exit 0');
    const result = await runCommand('tool', ['x'.repeat(4_000_000)], {}, 60_000, 'linux');
    expect(result).toEqual({ status: 'exited', exitCode: undefined, stdout: '', stderr: '' });
  });

  test('gets SIGTERM after the time limit, and its whole group gets SIGKILL later', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('/usr/bin/env', ['mkfifo', pipe], { env: { PATH } });
    const output = readFile(pipe, 'utf8');
    const script = `exec 3>'${pipe}'; trap 'echo TERM >&3' TERM; /bin/sleep 60 & wait; /bin/sleep 60 & wait`;
    expect(await runTool(script, 1_500)).toEqual({ status: 'timed-out', afterMs: 1_500 });
    // The read ends only when no process of the group is left.
    expect(await output).toBe('TERM\n');
  });
});

onPosix('on Windows', () => {
  const onWindows = (method: CliMethod, timeoutMs = 60_000) =>
    getCliToken(method, 'https://deid.azure.com', undefined, () => timeoutMs, 'win32');

  test('Windows PowerShell is the fallback for PowerShell 7', async () => {
    install('powershell.exe', `echo '{"Token":"old"}'`);
    expect(await onWindows('azure-powershell')).toMatchObject({ value: { token: 'old' } });
    install('pwsh.exe', `echo '{"Token":"new"}'`);
    expect(await onWindows('azure-powershell')).toMatchObject({ value: { token: 'new' } });
  });

  test('taskkill ends the process tree', async () => {
    const killed = join(folder, 'killed');
    execFileSync('/usr/bin/env', ['mkfifo', killed], { env: { PATH } });
    install('az', 'exec /bin/sleep 60');
    install('taskkill', `kill -9 "$2"; /bin/mkdir '${killed}.once' && echo "$@" > '${killed}'`);
    expect(await onWindows('azure-cli', 1_000)).toEqual({ ok: false, refusal: { code: 'azure-cli-failed', timedOutAfterMs: 1_000 } });
    // The read ends only when the writer closes the named pipe.
    expect(await readFile(killed, 'utf8')).toMatch(/^\/pid \d+ \/T \/F\n$/);
  });
});

test('a tool inherits only allowed variables, in any letter case, and no variables of the runner', () => {
  const kept = { HOME: 'a', Path: 'b', https_proxy: 'c', SSL_CERT_FILE: 'd', AZURE_CONFIG_DIR: 'e', PSModulePath: 'f' };
  const withheld = {
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
    'INPUT_GITHUB-TOKEN': 'x',
    GITHUB_OUTPUT: 'x',
    NODE_OPTIONS: 'x',
    MY_SECRET: 'x',
  };
  expect(childEnvironment({ ...kept, ...withheld })).toEqual(kept);
  const names = [
    'HOME USER LOGNAME USERPROFILE USERNAME HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86) PROGRAMW6432',
    'COMMONPROGRAMFILES SYSTEMDRIVE SYSTEMROOT WINDIR COMSPEC PATH PATHEXT TEMP TMP TMPDIR PROCESSOR_ARCHITECTURE NUMBER_OF_PROCESSORS OS',
    'PSMODULEPATH XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME DOTNET_ROOT DOTNET_SYSTEM_GLOBALIZATION_INVARIANT AZURE_CONFIG_DIR',
    'AZURE_EXTENSION_DIR LANG LANGUAGE LC_ALL LC_CTYPE TZ HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY REQUESTS_CA_BUNDLE CURL_CA_BUNDLE',
    'SSL_CERT_FILE SSL_CERT_DIR',
  ].flatMap((line) => line.split(' '));
  expect(Object.keys(childEnvironment(Object.fromEntries(names.map((name) => [name, 'x']))))).toEqual(names);
});
