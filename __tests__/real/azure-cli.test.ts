/** The real Azure CLI (Debian's): its login with a federated token, as azure/login makes it, and this action after it in the same job. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { json } from '../../lab/network/site.ts';
import { type Ended, runProgram } from './support/program.ts';
import { describePart } from './support/describe-part.ts';
import { leaksOf, runStep, useAction } from './support/steps.ts';

const FHIR = `https://${HOSTS.fhir}`;
const GOVERNMENT_FHIR = `https://${HOSTS.fhirUsGovernment}`;
const US_GOVERNMENT = [IDS.tenantUsGovernment, IDS.clientUsGovernment, 'api://AzureADTokenExchangeUSGov'] as const;
const DICOM = 'https://dicom.healthcareapis.azure.com';

/** A job that has run azure/login and knows no IDs of its own: what `auto` looks for. */
const NO_IDS = { AZURE_CLIENT_ID: '', AZURE_TENANT_ID: '' };

describePart('az', 'the real Azure CLI, logged in to the lab', () => {
  let lab: Lab;
  let home: string;
  let job: Record<string, string>;

  beforeEach(async () => {
    lab = await startLab();
    // An identity with data roles alone has no subscription: Resource Manager lists none.
    for (const host of ['management.azure.com', 'management.usgovcloudapi.net']) lab.site(host, () => json(200, { value: [] }));
    lab.entra.resources.push({ identifiers: ['https://management.core.usgovcloudapi.net'], version: 1, applicationId: IDS.healthcareApis });
    home = await mkdtemp(join(tmpdir(), 'home-'));
    job = { HOME: home, REQUESTS_CA_BUNDLE: lab.env['NODE_EXTRA_CA_CERTS'] ?? '', AZURE_CORE_COLLECT_TELEMETRY: 'false' };
  });
  afterEach(async () => {
    await Promise.all([lab.stop(), rm(home, { recursive: true, force: true })]);
  });

  const az = (...args: readonly string[]): Promise<Ended> => runProgram('az', args, { env: { ...lab.env, ...job } });

  /** azure/login's own command (AL: src/Cli/AzureCliLogin.ts). */
  async function login(
    tenantId: string = IDS.tenant,
    clientId: string = IDS.client,
    audience = 'api://AzureADTokenExchange',
  ): Promise<Ended> {
    const assertion = await lab.github.mint(audience);
    return az(
      'login',
      '--service-principal',
      '--username',
      clientId,
      '--tenant',
      tenantId,
      '--federated-token',
      assertion,
      '--allow-no-subscriptions',
      '--output',
      'none',
    );
  }

  test('credential: azure-cli takes its token, through FHIR smoke test and curl, and asks GitHub for nothing', async () => {
    expect(await login()).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    lab.clear();
    const run = await useAction(lab, { endpoint: FHIR, credential: 'azure-cli' }, { ...job, ...NO_IDS });
    expect({ log: run.log, exitCode: run.exitCode, ...run.outputs }).toMatchObject({
      exitCode: 0,
      status: 'pass',
      'principal-id': IDS.principal,
      audience: FHIR,
    });
    expect(leaksOf(run, lab.secrets)).toEqual([]);
    expect(run.log).toMatch(/Azure CLI/);
    expect(lab.requests.filter(({ host }) => host.endsWith('githubusercontent.com'))).toEqual([]);
    const step = await runStep(lab, `curl --silent --fail --header "Authorization: Bearer $TOKEN" '${FHIR}/Patient?_summary=count'`, {
      TOKEN: run.outputs['token'] ?? '',
    });
    expect(JSON.parse(step.stdout)).toMatchObject({ resourceType: 'Bundle', total: 10 });
  });

  test('its token is the one that the action hands on: `az account get-access-token` gives the same, from its cache', async () => {
    await login();
    const run = await useAction(lab, { audience: 'dicom', credential: 'azure-cli' }, { ...job, ...NO_IDS });
    // Microsoft's own recipe (LEARN: dicom-get-access-token-azure-cli).
    const { stdout } = await az('account', 'get-access-token', `--resource=${DICOM}`, '--query', 'accessToken', '--output', 'tsv');
    expect(stdout.trim()).toBe(run.outputs['token']);
  });

  test('credential: auto without IDs finds the login', async () => {
    await login();
    const run = await useAction(lab, { endpoint: FHIR }, { ...job, ...NO_IDS });
    expect({ log: run.log, ...run.outputs }).toMatchObject({ status: 'pass', 'principal-id': IDS.principal });
    expect(run.log).toMatch(/Azure CLI/);
  });

  test('credential: auto with IDs never looks at a login that is left over', async () => {
    await login(IDS.tenant, IDS.clientUserAssigned);
    const run = await useAction(lab, { endpoint: FHIR }, job);
    expect({ log: run.log, ...run.outputs }).toMatchObject({ status: 'pass', 'principal-id': IDS.principal });
  });

  test('US Government: az cloud set, login with its own audience, and environment: azureusgovernment', async () => {
    expect(await az('cloud', 'set', '--name', 'AzureUSGovernment')).toMatchObject({ exitCode: 0 });
    expect(await login(...US_GOVERNMENT)).toMatchObject({ exitCode: 0 });
    const run = await useAction(
      lab,
      { endpoint: GOVERNMENT_FHIR, environment: 'azureusgovernment', credential: 'azure-cli' },
      { ...job, ...NO_IDS },
    );
    expect({ log: run.log, ...run.outputs }).toMatchObject({ status: 'pass', 'principal-id': IDS.principalUsGovernment });
  });

  test('a cloud that was registered by its Resource Manager alone (az cloud register), with one of the three authorities', async () => {
    // What Resource Manager tells of its cloud (azure-cli: core/cloud.py reads these four).
    const authentication = {
      loginEndpoint: 'https://login.microsoftonline.us/',
      audiences: ['https://management.core.usgovcloudapi.net/'],
    };
    const told = {
      galleryEndpoint: '',
      graphEndpoint: 'https://graph.windows.net/',
      portalEndpoint: 'https://portal.azure.us/',
      authentication,
    };
    lab.site('management.usgovcloudapi.net', ({ path }) => json(200, path === '/metadata/endpoints' ? told : { value: [] }));
    const register = ['cloud', 'register', '--name', 'Hospital', '--endpoint-resource-manager', 'https://management.usgovcloudapi.net'];
    expect(await az(...register)).toMatchObject({ exitCode: 0 });
    expect(await az('cloud', 'set', '--name', 'Hospital')).toMatchObject({ exitCode: 0 });
    expect(await login(...US_GOVERNMENT)).toMatchObject({ exitCode: 0 });
    const run = await useAction(
      lab,
      { endpoint: GOVERNMENT_FHIR, environment: 'azureusgovernment', credential: 'azure-cli' },
      { ...job, ...NO_IDS },
    );
    expect(run.outputs).toMatchObject({ status: 'pass', 'principal-id': IDS.principalUsGovernment });
  });

  test('nobody has logged in', async () => {
    const run = await useAction(lab, { endpoint: FHIR, credential: 'azure-cli' }, { ...job, ...NO_IDS });
    expect({ exitCode: run.exitCode, ...run.outputs }).toMatchObject({ exitCode: 1, status: 'fail', failure: 'azure-cli-not-logged-in' });
  });

  test("the login's assertion has expired: az says AADSTS700024, the action says login-expired and advises github-oidc", async () => {
    await login();
    // The CLI keeps the assertion of its login and presents it again for every further audience (azure-cli#28708).
    lab.entra.clockSkewSeconds = 900;
    const { exitCode, stderr } = await az('account', 'get-access-token', '--resource', DICOM);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining('AADSTS700024') });
    const run = await useAction(lab, { audience: 'dicom', credential: 'azure-cli' }, { ...job, ...NO_IDS });
    expect({ exitCode: run.exitCode, ...run.outputs }).toMatchObject({ exitCode: 1, failure: 'login-expired' });
    expect(run.log).toContain('github-oidc');
  });

  test.each([
    ['a subject that no federated credential has', 700213],
    ['a resource that is not there', 500011],
    ['Conditional Access', 53003],
  ])('Entra refuses the CLI later: %s, and the action tells the same as for its own exchange', async (_what, code) => {
    await login();
    lab.entra.refuseWith(code);
    const own = await useAction(lab, { audience: 'dicom' });
    const run = await useAction(lab, { audience: 'dicom', credential: 'azure-cli' }, { ...job, ...NO_IDS });
    expect({ exitCode: run.exitCode, ...run.outputs }).toMatchObject({ exitCode: 1, failure: own.outputs['failure'] });
    expect(run.log).toContain(`AADSTS${String(code)}`);
  });

  test.each([
    ['another subject', 700213, (): void => void (lab.github.workflow.environment = 'staging')],
    ['another audience', 700212, (): void => undefined],
    [
      'a client that is not there',
      700016,
      (): void => {
        lab.entra.unregister(IDS.client);
      },
    ],
  ])('the lab refuses the login itself with the code of %s', async (what, code, wrong) => {
    wrong();
    const { exitCode, stderr } = await login(IDS.tenant, IDS.client, what === 'another audience' ? 'api://somebody-else' : undefined);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining(`AADSTS${String(code)}`) });
  });

  test('az is not on the PATH', async () => {
    const run = await useAction(lab, { endpoint: FHIR, credential: 'azure-cli' }, { ...job, ...NO_IDS, PATH: join(home, 'nothing') });
    expect(run.outputs).toMatchObject({ failure: 'azure-cli-missing' });
  });

  test('the login leaves its assertion in a file of the home folder: the reason to prefer github-oidc', async () => {
    await login();
    const entries = await readFile(join(home, '.azure', 'service_principal_entries.json'), 'utf8');
    expect(entries).toContain('client_assertion');
  });
});
