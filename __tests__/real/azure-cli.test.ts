/** Tests with the Azure CLI. They cover the sign-in of azure/login, the action in the same job, and the commands that users paste. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { json } from '../../lab/network/site.ts';
import { removeFolder } from '../../lab/runner/files.ts';
import { azureCli } from './parts.ts';
import { type Call, callsOfBash, callsOfPowershell } from './support/az-calls.ts';
import { describePart } from './support/part.ts';
import { type ProgramResult, runProgram } from './support/program.ts';
import { inTemporaryFolder, leaksOf, NO_IDS, resultOf, runStep, useAction } from './support/steps.ts';
import { blocks, printedCommands } from './support/texts.ts';

/** Microsoft's package, which GitHub's runner images use, contains its own Python. Debian's package uses Debian's Python. */
const SYSTEM_PYTHON = ['/opt/az/bin/python3', '/usr/bin/python3'].find(existsSync) ?? 'python3';

const VERSIONS = [
  { cli: 'of the system', path: process.env['PATH'] ?? '', python: SYSTEM_PYTHON },
  { cli: '2.91', path: [azureCli.path('bin'), process.env['PATH'] ?? ''].join(delimiter), python: azureCli.path('bin/python3') },
];

const FHIR = `https://${HOSTS.fhir}`;
const GOVERNMENT_FHIR = `https://${HOSTS.fhirUsGovernment}`;
const US_GOVERNMENT = [IDS.tenantUsGovernment, IDS.clientUsGovernment, 'api://AzureADTokenExchangeUSGov'] as const;
const DICOM = 'https://dicom.healthcareapis.azure.com';

describePart('azure-cli', 'sign-in', () => {
  describe.each(VERSIONS)('with the Azure CLI $cli', ({ path }) => {
    let lab: Lab;
    let home: string;
    let job: Record<string, string>;

    beforeEach(async () => {
      lab = await startLab();
      // An identity that has only data roles sees no subscription in Resource Manager.
      for (const host of ['management.azure.com', 'management.usgovcloudapi.net']) lab.site(host, () => json(200, { value: [] }));
      lab.entra.resources.push({
        identifiers: ['https://management.core.usgovcloudapi.net'],
        version: 1,
        applicationId: IDS.healthcareApis,
      });
      home = await mkdtemp(join(tmpdir(), 'home-'));
      job = { PATH: path, HOME: home, REQUESTS_CA_BUNDLE: lab.env['NODE_EXTRA_CA_CERTS'] ?? '', AZURE_CORE_COLLECT_TELEMETRY: 'false' };
    });
    afterEach(() => Promise.all([lab.stop(), removeFolder(home)]));

    const az = (...args: readonly string[]): Promise<ProgramResult> => runProgram('az', args, { env: { ...lab.env, ...job } });

    /** Runs the command of azure/login (azure/login: src/Cli/AzureCliLogin.ts). */
    async function login(
      tenantId: string = IDS.tenant,
      clientId: string = IDS.client,
      audience = 'api://AzureADTokenExchange',
    ): Promise<ProgramResult> {
      const identity = ['--username', clientId, '--tenant', tenantId, '--federated-token', await lab.github.mint(audience)];
      return az('login', '--service-principal', ...identity, '--allow-no-subscriptions', '--output', 'none');
    }

    /** Runs the action with `credential: azure-cli`. */
    const useLogin = (inputs: Readonly<Record<string, string>>): ReturnType<typeof useAction> =>
      useAction(lab, { credential: 'azure-cli', ...inputs }, { ...job, ...NO_IDS });

    test('is used by credential: azure-cli for the smoke test and the output, without an ID token', async () => {
      expect(await login()).toMatchObject({ exitCode: 0, stdout: '' });
      lab.clear();
      const run = await useLogin({ endpoint: FHIR });
      expect(resultOf(run)).toMatchObject({ exitCode: 0, status: 'pass', 'principal-id': IDS.principal, audience: FHIR });
      expect(leaksOf(run, lab.secrets)).toEqual([]);
      expect(lab.requests.filter(({ host }) => host.endsWith('githubusercontent.com'))).toEqual([]);
      const step = await runStep(lab, `curl --silent --fail --header "Authorization: Bearer $TOKEN" '${FHIR}/Patient?_summary=count'`, {
        TOKEN: run.outputs['token'] ?? '',
      });
      expect(JSON.parse(step.stdout)).toMatchObject({ resourceType: 'Bundle', total: 10 });
    });

    test('results in the same token from `az account get-access-token` and from the action', async () => {
      await login();
      const run = await useLogin({ audience: 'dicom' });
      // Microsoft Learn: dicom-get-access-token-azure-cli.
      const { stdout } = await az('account', 'get-access-token', `--resource=${DICOM}`, '--query', 'accessToken', '--output', 'tsv');
      expect(stdout.trim()).toBe(run.outputs['token']);
    });

    test('is used by credential: auto without IDs', async () => {
      await login();
      const run = await useAction(lab, { endpoint: FHIR }, { ...job, ...NO_IDS });
      expect(resultOf(run)).toMatchObject({ status: 'pass', 'principal-id': IDS.principal });
    });

    test('is ignored by credential: auto with IDs', async () => {
      await login(IDS.tenant, IDS.clientUserAssigned);
      const run = await useAction(lab, { endpoint: FHIR }, job);
      expect(resultOf(run)).toMatchObject({ status: 'pass', 'principal-id': IDS.principal });
    });

    test('works in US Government with `az cloud set`, its own audience, and environment: azureusgovernment', async () => {
      expect(await az('cloud', 'set', '--name', 'AzureUSGovernment')).toMatchObject({ exitCode: 0 });
      expect(await login(...US_GOVERNMENT)).toMatchObject({ exitCode: 0 });
      const run = await useLogin({ endpoint: GOVERNMENT_FHIR, environment: 'azureusgovernment' });
      expect(resultOf(run)).toMatchObject({ status: 'pass', 'principal-id': IDS.principalUsGovernment });
    });

    test('works in a cloud that `az cloud register` knows only by its Resource Manager', async () => {
      // azure-cli reads these properties in core/cloud.py. `name` and `suffixes` are new since 2.45.
      const authentication = {
        loginEndpoint: 'https://login.microsoftonline.us/',
        audiences: ['https://management.core.usgovcloudapi.net/'],
      };
      const metadata = {
        galleryEndpoint: '',
        graphEndpoint: 'https://graph.windows.net/',
        portalEndpoint: 'https://portal.azure.us/',
        authentication,
        name: 'Hospital',
        resourceManager: 'https://management.usgovcloudapi.net/',
        suffixes: {
          storage: 'core.usgovcloudapi.net',
          keyVaultDns: 'vault.usgovcloudapi.net',
          sqlServerHostname: 'database.usgovcloudapi.net',
        },
      };
      lab.site('management.usgovcloudapi.net', ({ path }) => json(200, path === '/metadata/endpoints' ? metadata : { value: [] }));
      const register = ['cloud', 'register', '--name', 'Hospital', '--endpoint-resource-manager', 'https://management.usgovcloudapi.net'];
      expect(await az(...register)).toMatchObject({ exitCode: 0 });
      expect(await az('cloud', 'set', '--name', 'Hospital')).toMatchObject({ exitCode: 0 });
      expect(await login(...US_GOVERNMENT)).toMatchObject({ exitCode: 0 });
      const run = await useLogin({ endpoint: GOVERNMENT_FHIR, environment: 'azureusgovernment' });
      expect(run.outputs).toMatchObject({ status: 'pass', 'principal-id': IDS.principalUsGovernment });
    });

    test('is reported as missing', async () => {
      const run = await useLogin({ endpoint: FHIR });
      expect(resultOf(run)).toMatchObject({ exitCode: 1, status: 'fail', failure: 'azure-cli-not-logged-in' });
    });

    test('is reported as AADSTS700024 by az, and as login-expired by the action, if its assertion has expired', async () => {
      await login();
      // The CLI stores the assertion of the login and uses it again for each new audience (azure-cli#28708).
      lab.entra.clockSkewSeconds = 900;
      const { exitCode, stderr } = await az('account', 'get-access-token', '--resource', DICOM);
      expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining('AADSTS700024') });
      const run = await useLogin({ audience: 'dicom' });
      expect(resultOf(run)).toMatchObject({ exitCode: 1, failure: 'login-expired' });
    });

    test.each([
      ['a subject that no federated credential has', 700213],
      ['an unknown resource', 500011],
      ['Conditional Access', 53003],
    ])('is reported like a request of the action itself if Entra refuses it later: %s', async (_what, code) => {
      await login();
      lab.entra.refuseWith(code);
      const own = await useAction(lab, { audience: 'dicom' });
      const run = await useLogin({ audience: 'dicom' });
      expect(resultOf(run)).toMatchObject({ exitCode: 1, failure: own.outputs['failure'] });
      expect(run.log).toContain(`AADSTS${String(code)}`);
    });

    test('stores its assertion in the home folder, which is a reason to prefer github-oidc', async () => {
      await login();
      const entries = await readFile(join(home, '.azure', 'service_principal_entries.json'), 'utf8');
      expect(entries).toContain('client_assertion');
    });
  });
});

/** Commands of extensions, which the CLI downloads on first use. */
const EXTENSIONS = /^(graph |monitor scheduled-query )/;

describePart('azure-cli', 'commands that users paste', () => {
  describe.each(VERSIONS)('are valid for the Azure CLI $cli', ({ python }) => {
    /** Returns the parser's message for each call, or null for a valid call. */
    async function messages(calls: readonly Call[]): Promise<(string | null)[]> {
      return inTemporaryFolder(async (home) => {
        const file = join(home, 'calls.json');
        await writeFile(file, JSON.stringify(calls));
        const env = { HOME: home, AZURE_CORE_COLLECT_TELEMETRY: 'false' };
        const parser = join(import.meta.dirname, 'clients', 'parse-az.py');
        const { stdout, stderr } = await runProgram(python, [parser, file], { env, timeoutMs: 110_000 });
        const parsed: unknown = stdout === '' ? undefined : JSON.parse(stdout);
        if (!Array.isArray(parsed)) throw new Error(stderr);
        return parsed.map((one: unknown) => (typeof one === 'string' ? one : null));
      });
    }

    /** Returns the distinct invalid calls, each with its message. */
    async function invalid(calls: readonly Call[]): Promise<string[]> {
      const distinct = [...new Map(calls.map((call) => [JSON.stringify(call), call])).values()];
      const found = await messages(distinct);
      return distinct.flatMap((call, index) => (typeof found[index] === 'string' ? [`az ${call.join(' ')}: ${found[index]}`] : []));
    }

    test('according to a parser that refuses a wrong option, choice, query and command', async () => {
      const wrong = [
        ['account', 'show', '--tenantid'],
        ['role', 'assignment', 'create', '--role', 'r', '--assignee-object-id', 'x', '--assignee-principal-type', 'Robot'],
        ['account', 'show', '--query', '[?'],
        ['healthcare', 'open'],
      ];
      expect(await messages(wrong)).toEqual(wrong.map(() => expect.any(String)));
    });

    test('in Bash', async () => {
      const calls = (await Promise.all(printedCommands('bash').map(callsOfBash))).flat();
      expect(calls.length).toBeGreaterThan(50);
      expect(await invalid(calls)).toEqual([]);
    });

    test('in PowerShell', async () => {
      const calls = printedCommands('powershell').flatMap(callsOfPowershell);
      expect(calls.length).toBeGreaterThan(30);
      expect(await invalid(calls)).toEqual([]);
    });

    test('on the pages', async () => {
      const texts = (await blocks(/^(bash|sh|shell)$/)).map(({ text }) => text).filter((text) => /\baz /.test(text));
      const calls = (await Promise.all(texts.map(callsOfBash))).flat();
      expect(calls.length).toBeGreaterThan(5);
      expect(await invalid(calls.filter((call) => !EXTENSIONS.test(call.join(' '))))).toEqual([]);
    });
  });

  test('are recorded completely by the program that replaces `az`', async () => {
    for (const text of printedCommands('bash')) {
      const written = [...text.matchAll(/(?:^ *|\$\(|\| )az /gm)].length;
      // A loop calls `az` more than once.
      expect({ text, reached: (await callsOfBash(text)).length >= written }).toEqual({ text, reached: true });
    }
  });
});
