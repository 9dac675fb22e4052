/** Gets tokens from the Azure CLI and PowerShell. Unlike @azure/identity, ends a tool that hangs, and passes only a few variables to it. */
import pLimit from 'p-limit';
import type { CredentialContext } from '../failures/contexts.ts';
import type { credentialFailures } from '../failures/credentials.ts';
import { member, parseJson, text } from '../util/json.ts';
import { runCommand, type CommandResult } from './child-process.ts';

export type CliMethod = 'azure-cli' | 'azure-powershell';
interface CliToken {
  readonly token: string;
  /** Expiration time, in milliseconds since the epoch. NaN if the tool did not print a time. */
  readonly expiresOn: number;
}

/** Reason why a sign-in tool did not return a token. Can contain an AADSTS code, but no other output from the tool. */
interface CliRefusal extends Pick<CredentialContext, 'exitCode' | 'hadOutput' | 'timedOutAfterMs'> {
  readonly code: keyof typeof credentialFailures;
  readonly errorCode?: number | undefined;
}

type CliResult = { readonly ok: true; readonly value: CliToken } | { readonly ok: false; readonly refusal: CliRefusal };

/** Limits the number of parallel processes, because each process starts an interpreter and a run can request tokens for 200 audiences. */
const limit = pLimit(4);

/** A process is started only if at least this many milliseconds remain before the deadline. */
const MIN_TIME_MS = 1_000;

/**
 * Requests a token from the Azure CLI or Azure PowerShell. An earlier step must have signed in with the tool.
 *
 * @param timeLimit returns the time limit in milliseconds for a process that starts now.
 */
export async function getCliToken(
  method: CliMethod,
  audience: string,
  tenantId: string | undefined,
  timeLimit: () => number,
  platform = process.platform,
): Promise<CliResult> {
  const run = (program: string, args: readonly string[], variables = {}): Promise<CommandResult> => {
    const since = performance.now();
    return limit(() => {
      const timeoutMs = timeLimit();
      // Do not start a queued process if the run is about to end or has already ended.
      if (timeoutMs < MIN_TIME_MS) return { status: 'timed-out', afterMs: performance.now() - since };
      return runCommand(program, args, variables, timeoutMs, platform);
    });
  };
  if (method === 'azure-cli') {
    const tenant = tenantId === undefined ? [] : ['--tenant', tenantId];
    const result = await run('az', ['account', 'get-access-token', '--output', 'json', '--resource', audience, ...tenant]);
    return readResult(result, { missing: 'azure-cli-missing', failed: 'azure-cli-failed' }, readAzOutput, azError);
  }
  const args = ['-NoProfile', '-NonInteractive', '-Command', SCRIPT];
  const variables = { [RESOURCE]: audience, [TENANT]: tenantId ?? '' };
  let result = await run(platform === 'win32' ? 'pwsh.exe' : 'pwsh', args, variables);
  if (platform === 'win32' && result.status === 'not-found') result = await run('powershell.exe', args, variables);
  const codes = { missing: 'azure-powershell-missing', failed: 'azure-powershell-failed' } as const;
  return readResult(result, codes, readPowerShellOutput, powerShellError);
}

function azError(stderr: string): CliRefusal['code'] | undefined {
  // Wrapper scripts print a message like this if they cannot find az.
  if (/\baz:.{0,200}not found/.test(stderr)) return 'azure-cli-missing';
  return /\baz login\b/.test(stderr) ? 'azure-cli-not-logged-in' : undefined;
}

function powerShellError(stderr: string): CliRefusal['code'] | undefined {
  if (/module 'Az\.Accounts'.{0,200}was not loaded/s.test(stderr)) return 'az-accounts-missing';
  return stderr.includes('Run Connect-AzAccount to login') ? 'azure-powershell-not-logged-in' : undefined;
}

/** Parses az output. `expires_on` is in seconds and requires az 2.54 or later. `expiresOn` is a local time (azure-cli issue 19700). */
function readAzOutput(stdout: string): CliToken | CliRefusal['code'] {
  const output = parseJson(stdout);
  const token = text(member(output, 'accessToken'));
  if (token === undefined) return 'token-malformed';
  const seconds = Number(member(output, 'expires_on'));
  return { token, expiresOn: seconds > 0 ? seconds * 1000 : Date.parse(text(member(output, 'expiresOn')) ?? '') };
}

const RESOURCE = 'AZURE_IDENTITY_POWERSHELL_RESOURCE';
const TENANT = 'AZURE_IDENTITY_POWERSHELL_TENANT_ID';

/**
 * Shortened version of the script that AzurePowerShellCredential in @azure/identity runs (MIT license). Pass values in environment
 * variables, because PowerShell could execute a value that is embedded in the script.
 */
const SCRIPT = `
$ErrorActionPreference = 'Stop'
$module = Import-Module Az.Accounts -MinimumVersion 2.2.0 -PassThru
$params = @{ ResourceUrl = $env:${RESOURCE} }
if ($env:${TENANT}) { $params['TenantId'] = $env:${TENANT} }
if ($module.Version -ge [version]'2.17.0' -and $module.Version -lt [version]'5.0.0') { $params['AsSecureString'] = $true }
$result = Get-AzAccessToken @params
$token = $result.Token
if ($token -is [System.Security.SecureString]) { $token = [System.Net.NetworkCredential]::new('', $token).Password }
Write-Output (ConvertTo-Json @{ ExpiresOn = $result.ExpiresOn.UtcDateTime.ToString('o'); Token = $token })
`;

/** Finds the token in PowerShell output, which might start with lines that a profile or module printed. */
function readPowerShellOutput(stdout: string): CliToken | CliRefusal['code'] {
  const outputs = [stdout, ...(stdout.match(/\{[^{}]*\}/g) ?? [])].map(parseJson);
  const output = outputs.find((candidate) => member(candidate, 'Token') !== undefined);
  const token = text(member(output, 'Token'));
  if (token === undefined) return 'az-accounts-securestring';
  return { token, expiresOn: Date.parse(text(member(output, 'ExpiresOn')) ?? '') };
}

function readResult(
  result: CommandResult,
  codes: Readonly<Record<'missing' | 'failed', CliRefusal['code']>>,
  readOutput: (stdout: string) => CliToken | CliRefusal['code'],
  readError: (stderr: string) => CliRefusal['code'] | undefined,
): CliResult {
  if (result.status === 'not-found') return { ok: false, refusal: { code: codes.missing } };
  if (result.status === 'timed-out') return { ok: false, refusal: { code: codes.failed, timedOutAfterMs: result.afterMs } };
  const { exitCode, stdout, stderr } = result;
  const output = exitCode === 0 ? readOutput(stdout) : codes.failed;
  if (typeof output !== 'string') return { ok: true, value: output };
  return {
    ok: false,
    refusal: {
      code: readError(stderr) ?? output,
      errorCode: Number(/\bAADSTS(\d{4,9})\b/.exec(stderr)?.[1]) || undefined,
      exitCode,
      hadOutput: stdout !== '' || stderr !== '',
    },
  };
}
