/**
 * Azure PowerShell by a stand-in: there is no PowerShell here. A program called `pwsh` on the PATH checks the exact command that
 * @azure/identity runs and answers with what Az.Accounts is documented to answer; whether Az.Accounts really does, nothing here can tell.
 */
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { isRecord } from '../../lab/network/site.ts';
import { runClient } from './support/child.ts';
import { leaksOf, useAction } from './support/steps.ts';

/** Notes its arguments and the two variables that the command reads, then says and ends as it is told. */
const STAND_IN = `#!/bin/bash
printf '%s\\0' "$@" "resource=$AZURE_IDENTITY_POWERSHELL_RESOURCE" "tenant=$AZURE_IDENTITY_POWERSHELL_TENANT_ID" >> "\${0%/*}/calls"
[[ $1 == '/?' ]] && exit 0
printf '%s' "$(< "\${0%/*}/out")"
printf '%s' "$(< "\${0%/*}/err")" >&2
exit "$(< "\${0%/*}/code")"
`;

const FHIR = `https://${HOSTS.fhir}`;

describe('Azure PowerShell, by a stand-in `pwsh` that checks the exact command (no PowerShell here)', () => {
  let lab: Lab;
  let folder: string;
  let job: Record<string, string>;
  beforeEach(async () => {
    lab = await startLab();
    folder = await mkdtemp(join(tmpdir(), 'pwsh-'));
    await writeFile(join(folder, 'pwsh'), STAND_IN);
    await chmod(join(folder, 'pwsh'), 0o755);
    // Nothing else is on the PATH: neither the Azure CLI nor a PowerShell of this machine.
    job = { PATH: folder, AZURE_CLIENT_ID: '', AZURE_TENANT_ID: '' };
  });
  afterEach(async () => {
    await Promise.all([lab.stop(), rm(folder, { recursive: true })]);
  });

  async function powershellSays(out: string, err = '', code = 0): Promise<void> {
    await Promise.all(Object.entries({ out, err, code: String(code) }).map(([name, text]) => writeFile(join(folder, name), text)));
  }

  /** What Get-AzAccessToken gives, after @azure/identity's command has made JSON of it. */
  async function tokenFor(audience: string): Promise<string> {
    const file = join(folder, 'grants.json');
    const grant = {
      tenantId: IDS.tenant,
      clientId: IDS.client,
      assertion: await lab.github.mint('api://AzureADTokenExchange'),
      scope: `${audience}/.default`,
    };
    await writeFile(file, JSON.stringify([grant]));
    const [got] = [await runClient('clients/azure-identity.mjs', [file], { env: lab.env })].flat();
    return JSON.stringify(
      { ExpiresOn: new Date(Date.now() + 3_599_000).toISOString(), Token: isRecord(got) ? got['token'] : '' },
      undefined,
      2,
    );
  }

  test('the command is the documented one, for the resource alone, and its token passes the smoke test', async () => {
    await powershellSays(await tokenFor(FHIR));
    const run = await useAction(lab, { endpoint: FHIR, credential: 'azure-powershell' }, job);
    expect({ log: run.log, ...run.outputs }).toMatchObject({ status: 'pass', 'principal-id': IDS.principal });
    expect(run.log).toMatch(/Azure PowerShell/);
    expect(leaksOf(run, lab.secrets)).toEqual([]);
    const words = (await readFile(join(folder, 'calls'), 'utf8')).split('\0').slice(0, -1);
    expect([...words.slice(0, 6), ...words.slice(7)]).toEqual([
      ...['/?', 'resource=', 'tenant='],
      ...['-NoProfile', '-NonInteractive', '-Command'],
      ...[`resource=${FHIR}`, 'tenant='],
    ]);
    const command = (words[6] ?? '').split('\n').map((line) => line.trim());
    expect(command.filter((line) => /Az|AZURE_IDENTITY_POWERSHELL_TENANT|ResourceUrl|TenantId/.test(line))).toEqual([
      '$tenantId = $env:AZURE_IDENTITY_POWERSHELL_TENANT_ID',
      '$m = Import-Module Az.Accounts -MinimumVersion 2.2.0 -PassThru',
      'ResourceUrl = $resource',
      '$params["TenantId"] = $tenantId',
      '$token = Get-AzAccessToken @params',
    ]);
  });

  test('a tenant that is given reaches the command', async () => {
    await powershellSays(await tokenFor(FHIR));
    await useAction(lab, { endpoint: FHIR, credential: 'azure-powershell', 'tenant-id': IDS.tenant }, job);
    expect(await readFile(join(folder, 'calls'), 'utf8')).toContain(`tenant=${IDS.tenant}`);
  });

  test('credential: auto finds it when there is no Azure CLI', async () => {
    await powershellSays(await tokenFor(FHIR));
    const run = await useAction(lab, { endpoint: FHIR }, job);
    expect({ log: run.log, ...run.outputs }).toMatchObject({ status: 'pass', 'principal-id': IDS.principal });
    expect(run.log).toMatch(/Azure PowerShell/);
  });

  test.each([
    ['nobody has logged in', 'azure-powershell-not-logged-in', '', 'Get-AzAccessToken: Run Connect-AzAccount to login.', 1],
    [
      'the module is missing',
      'az-accounts-missing',
      '',
      "Import-Module: The specified module 'Az.Accounts' with version '2.2.0' was not loaded because no valid module file was found in any module directory.",
      1,
    ],
    [
      'a token that is a SecureString',
      'az-accounts-securestring',
      '{ "ExpiresOn": "2026-11-21T12:00:00Z", "Token": { "Length": 1900 } }',
      '',
      0,
    ],
    [
      "the login's assertion has expired",
      'login-expired',
      '',
      'Get-AzAccessToken: ClientAssertionCredential authentication failed: AADSTS700024: Client assertion is not within its valid time range.',
      1,
    ],
  ])('%s: %s', async (_when, failure, out, err, code) => {
    await powershellSays(out, err, code);
    const run = await useAction(lab, { endpoint: FHIR, credential: 'azure-powershell' }, job);
    expect({ exitCode: run.exitCode, ...run.outputs }).toMatchObject({ exitCode: 1, status: 'fail', failure });
  });

  test('no PowerShell at all', async () => {
    await rm(join(folder, 'pwsh'));
    const run = await useAction(lab, { endpoint: FHIR, credential: 'azure-powershell' }, job);
    expect(run.outputs).toMatchObject({ failure: 'azure-powershell-missing' });
  });
});
