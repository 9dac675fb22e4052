/**
 * Azure PowerShell: a stand-in, because no package registry has PowerShell. A program called `pwsh` records the command of @azure/identity
 * and prints what the documentation of Az.Accounts says. The test can't show that Az.Accounts behaves like this.
 */
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { isRecord } from '../../lab/network/site.ts';
import { removeFolder } from '../../lab/runner/files.ts';
import { describePart } from './support/part.ts';
import { runClient } from './support/program.ts';
import { leaksOf, NO_IDS, resultOf, useAction } from './support/steps.ts';

/** Records its arguments and the two variables that the command reads. Output and exit code come from files. */
const STAND_IN = `#!/bin/bash
printf '%s\\0' "$@" "resource=$AZURE_IDENTITY_POWERSHELL_RESOURCE" "tenant=$AZURE_IDENTITY_POWERSHELL_TENANT_ID" >> "\${0%/*}/calls"
[[ $1 == '/?' ]] && exit 0
printf '%s' "$(< "\${0%/*}/out")"
printf '%s' "$(< "\${0%/*}/err")" >&2
exit "$(< "\${0%/*}/code")"
`;

const FHIR = `https://${HOSTS.fhir}`;

describePart('azure-powershell', 'a stand-in for `pwsh`', () => {
  let lab: Lab;
  let folder: string;
  let job: Record<string, string>;
  beforeEach(async () => {
    lab = await startLab();
    folder = await mkdtemp(join(tmpdir(), 'pwsh-'));
    await writeFile(join(folder, 'pwsh'), STAND_IN);
    await chmod(join(folder, 'pwsh'), 0o755);
    // The PATH contains neither the Azure CLI nor a PowerShell of this machine.
    job = { PATH: folder, ...NO_IDS };
  });
  afterEach(() => Promise.all([lab.stop(), removeFolder(folder)]));

  async function setOutput(out: string, err = '', code = 0): Promise<void> {
    await Promise.all(Object.entries({ out, err, code: String(code) }).map(([name, text]) => writeFile(join(folder, name), text)));
  }

  /** Returns the result of Get-AzAccessToken, in the JSON form that the command of @azure/identity prints. */
  async function tokenFor(audience: string): Promise<string> {
    const file = join(folder, 'grants.json');
    const grant = {
      tenantId: IDS.tenant,
      clientId: IDS.client,
      assertion: await lab.github.mint('api://AzureADTokenExchange'),
      scope: `${audience}/.default`,
    };
    await writeFile(file, JSON.stringify([grant]));
    const [got] = [await runClient('azure-identity.mjs', [file], { env: lab.env })].flat();
    return JSON.stringify(
      { ExpiresOn: new Date(Date.now() + 3_599_000).toISOString(), Token: isRecord(got) ? got['token'] : '' },
      undefined,
      2,
    );
  }

  test('the command is valid PowerShell, reads the resource from the environment, and its token passes the smoke test', async () => {
    await setOutput(await tokenFor(FHIR));
    const run = await useAction(lab, { endpoint: FHIR, credential: 'azure-powershell' }, job);
    expect(resultOf(run)).toMatchObject({ status: 'pass', 'principal-id': IDS.principal });
    expect(leaksOf(run, lab.secrets)).toEqual([]);
    const [command = '', ...words] = (await readFile(join(folder, 'calls'), 'utf8')).split('\0').slice(0, -1).toReversed().slice(2);
    expect(words.toReversed()).toEqual(['-NoProfile', '-NonInteractive', '-Command']);
    expect(await readFile(join(folder, 'calls'), 'utf8')).toContain(`resource=${FHIR}\0tenant=\0`);
    expect(command).toMatch(/Import-Module Az\.Accounts -MinimumVersion 2\.2\.0/);
    await writeFile(join(folder, 'texts.json'), JSON.stringify([command]));
    expect(await runClient('parse-text.mjs', ['powershell', join(folder, 'texts.json')])).toEqual([true]);
  });

  test('passes a tenant to the command', async () => {
    await setOutput(await tokenFor(FHIR));
    await useAction(lab, { endpoint: FHIR, credential: 'azure-powershell', 'tenant-id': IDS.tenant }, job);
    expect(await readFile(join(folder, 'calls'), 'utf8')).toContain(`tenant=${IDS.tenant}`);
  });

  test('credential: auto uses it if there is no Azure CLI', async () => {
    await setOutput(await tokenFor(FHIR));
    const run = await useAction(lab, { endpoint: FHIR }, job);
    expect(resultOf(run)).toMatchObject({ status: 'pass', 'principal-id': IDS.principal });
    expect(run.log).toMatch(/Azure PowerShell/);
  });

  test.each([
    ['no login', 'azure-powershell-not-logged-in', '', 'Get-AzAccessToken: Run Connect-AzAccount to login.', 1],
    [
      'no module',
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
    await setOutput(out, err, code);
    const run = await useAction(lab, { endpoint: FHIR, credential: 'azure-powershell' }, job);
    expect(resultOf(run)).toMatchObject({ exitCode: 1, status: 'fail', failure });
  });

  test('reports that PowerShell is not installed', async () => {
    await rm(join(folder, 'pwsh'));
    const run = await useAction(lab, { endpoint: FHIR, credential: 'azure-powershell' }, job);
    expect(run.outputs).toMatchObject({ failure: 'azure-powershell-missing' });
  });
});
