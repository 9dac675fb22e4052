/** Tests that the same run passes with each sign-in method, and that all connections use the proxy. */
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { HOSTS, IDS, defaultRegistrations } from '../../../lab/azure/contoso.ts';
import type { Lab, LabOptions } from '../../../lab/lab.ts';
import { json } from '../../../lab/network/site.ts';
import { runScenarioIn, type Environment } from '../support/scenario.ts';
import { withTools, type Program } from '../support/fake-tools.ts';
import { connectionsOf, LOG_CONNECTIONS } from '../support/connections.ts';

const FHIR = `https://${HOSTS.fhir}`;
const NO_IDS = { AZURE_CLIENT_ID: undefined, AZURE_TENANT_ID: undefined };

interface Way {
  readonly name: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly lab?: LabOptions;
  readonly setUp?: (lab: Lab) => Environment;
  readonly programs?: Parameters<typeof withTools>[0];
  /** Status of the run. `skipped` if there is nothing to probe. */
  readonly status?: 'pass' | 'skipped';
  /** GitHub OIDC by default. */
  readonly logPattern?: RegExp;
  /** Connections that do not go through the proxy. */
  readonly local?: 'the managed identity';
}

/** Uses another issuer for the identity. The ID tokens come from another host. */
function issuedBy(lab: Lab, issuer: string, host: string): Environment {
  lab.github.useIssuer(issuer);
  for (const one of defaultRegistrations())
    lab.entra.register({ ...one, federated: one.federated.map((credential) => ({ ...credential, issuer })) });
  lab.site(host, async ({ query }) => json(200, { value: await lab.github.mint(query.get('audience') ?? '') }));
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: `https://${host}/_services/vstoken/idtoken?api-version=2.0`,
    GITHUB_SERVER_URL: `https://${host}`,
  };
}

const OIDC = /^Sign-in: GitHub OIDC, client /m;
const OF_CLUSTER = { AZURE_CLIENT_ID: IDS.clientChina, AZURE_TENANT_ID: IDS.tenantChina };

/** Uses a fake tool, with and without a tenant. */
const ofTool = (credential: string, program: Program, tool: string): readonly Way[] =>
  [{}, { 'tenant-id': IDS.tenant }].map((tenant) => ({
    name: `${tool} (fake ${program}), ${JSON.stringify(tenant)}`,
    with: { credential, ...tenant },
    programs: { [program]: 'a token' },
    logPattern: new RegExp(`^Sign-in: ${tool} login${'tenant-id' in tenant ? `, tenant ${IDS.tenant}, ` : ''}`, 'm'),
  }));

const auto = (when: string, programs: Way['programs']): Way => ({
  name: `auto without IDs, ${when} (fake tools)`,
  programs,
  logPattern: /client-id and tenant-id are empty, so the step uses the existing /m,
});

const onMachine = (name: string, setUp: Required<Way>['setUp'], inputs: Way['with'] = {}, client = ''): Way => ({
  name,
  with: { credential: 'managed-identity', ...inputs },
  setUp,
  logPattern: new RegExp(`^Sign-in: this machine's managed identity, ${client}`, 'm'),
  local: 'the managed identity',
});

const WAYS: readonly Way[] = [
  { name: 'a proxy' },
  {
    name: 'a proxy that requires a password',
    lab: { proxyCredentials: { user: 'runner@hospital', password: 'p@ss:w/rd%25 & more of it' } },
  },
  { name: 'only the lower-case proxy variable', setUp: () => ({ HTTPS_PROXY: undefined }) },
  { name: 'only the upper-case proxy variable', setUp: () => ({ https_proxy: undefined }) },
  { name: 'a proxy without a scheme', setUp: ({ proxy }) => ({ https_proxy: proxy.url.replace('http://', '') }) },
  {
    name: 'a NO_PROXY for other hosts',
    setUp: () => ({ NO_PROXY: 'example.com,.internal,azurehealthcareapis.com.example,127.0.0.1', no_proxy: undefined }),
  },
  { name: 'credential: github-oidc', with: { credential: 'github-oidc' } },
  { name: 'IDs from inputs', with: { 'client-id': IDS.client, 'tenant-id': IDS.tenant }, setUp: () => NO_IDS },
  { name: 'a domain name as tenant', with: { 'tenant-id': 'contoso.onmicrosoft.com' }, logPattern: /tenant contoso\.onmicrosoft\.com/ },
  {
    name: 'a user-assigned identity',
    with: { 'client-id': IDS.clientUserAssigned },
    logPattern: /valid for 24 hours and cannot be revoked/,
  },
  ...ofTool('azure-cli', 'az', 'Azure CLI'),
  ...ofTool('azure-powershell', 'pwsh', 'Azure PowerShell'),
  {
    name: 'credential: azure-cli with the IDs of a cluster (fake az)',
    with: { credential: 'azure-cli' },
    programs: { az: 'a token' },
    setUp: () => OF_CLUSTER,
    logPattern: /^Sign-in: Azure CLI login, Azure public cloud/m,
  },
  auto('Azure CLI logged in', { az: 'a token', pwsh: { code: 1 } }),
  auto('no Azure CLI', { pwsh: 'a token' }),
  auto('Azure CLI not logged in', { az: { err: "ERROR: Please run 'az login' to setup account.\n" }, pwsh: 'a token' }),
  onMachine('the managed identity of a machine', ({ managedIdentity }) => ({ ...NO_IDS, ...managedIdentity.machine })),
  onMachine('the managed identity of App Service', ({ managedIdentity }) => ({ ...NO_IDS, ...managedIdentity.appService })),
  onMachine(
    'a user-assigned managed identity with the IDs of a cluster',
    ({ managedIdentity }) => ({ ...OF_CLUSTER, ...managedIdentity.machine }),
    { 'client-id': IDS.clientUserAssigned },
    `client ${IDS.clientUserAssigned}, `,
  ),
  // On its own, @azure/identity would use the cluster's workload identity with its own HTTP client.
  onMachine('the managed identity of a machine in a cluster with workload identity', ({ managedIdentity, folder }) => ({
    ...OF_CLUSTER,
    AZURE_FEDERATED_TOKEN_FILE: join(folder, 'root.pem'),
    ...managedIdentity.machine,
  })),
  {
    name: 'US Government',
    with: { environment: 'AzureUSGovernment', endpoint: `https://${HOSTS.fhirUsGovernment}` },
    setUp: () => ({ AZURE_CLIENT_ID: IDS.clientUsGovernment, AZURE_TENANT_ID: IDS.tenantUsGovernment }),
    logPattern: /, Azure US Government\./,
  },
  {
    name: 'China, without an endpoint',
    with: { environment: 'azurechinacloud', endpoint: '', audience: 'https://management.azure.com' },
    setUp: () => OF_CLUSTER,
    status: 'skipped',
    logPattern: /, Azure China \(21Vianet\)\./,
  },
  {
    name: 'GitHub Enterprise Server',
    setUp: (lab) => issuedBy(lab, 'https://github.hospital.example/_services/token', 'pipelines.github.hospital.example'),
  },
  { name: 'ghe.com', setUp: (lab) => issuedBy(lab, 'https://token.actions.hospital.ghe.com', 'hospital.ghe.com') },
  {
    name: "an enterprise's own issuer",
    setUp: (lab) => issuedBy(lab, 'https://token.actions.githubusercontent.com/contoso', 'pipelines.actions.githubusercontent.com'),
  },
  {
    name: 'an authority and a region in the environment of a cluster',
    setUp: () => ({ AZURE_AUTHORITY_HOST: 'https://login.evil.example', AZURE_REGIONAL_AUTHORITY_NAME: 'westeurope' }),
    logPattern: /^Notice: AZURE_AUTHORITY_HOST is ignored/m,
  },
  {
    name: 'a gateway with a path',
    with: {
      endpoint: 'https://gateway.hospital.example/clinic/fhir service=fhir audience=api://smart.contoso.example',
      'trusted-hosts': 'gateway.hospital.example',
    },
    setUp: (lab) => {
      const host = 'gateway.hospital.example';
      // The service accepts version 2 tokens, whose audience is the application ID.
      lab.service(host, { kind: 'fhir', prefix: '/clinic/fhir', audiences: [IDS.smartResource] });
      lab.roles.grant(IDS.principal, host, 'FHIR Data Reader');
      return {};
    },
    logPattern: /The audience in the token for \S+ is a client ID/,
  },
];

// Windows cannot run scripts without an extension. The real programs are az.cmd and pwsh.exe.
const here = WAYS.filter(({ programs }) => programs === undefined || process.platform !== 'win32');

test.each(here)(
  'passes with $name',
  ({ with: inputs, lab: options, setUp, programs, status = 'pass', logPattern = OIDC, local }) =>
    withTools(
      programs,
      async (lab, env) => {
        const run = await runScenarioIn(lab, {
          with: { endpoint: FHIR, ...inputs },
          env: { ...env, ...setUp?.(lab), ...LOG_CONNECTIONS },
          noisy: true,
        });
        const { step, exitCode, outputs } = run;
        expect({ log: step.log, exitCode, ...outputs }).toMatchObject({ exitCode: 0, status, failure: '', 'token-type': 'Bearer' });
        expect(run.log).toMatch(logPattern);
        const ports = [lab.proxy.port, ...(local === undefined ? [] : [new URL(lab.managedIdentity.url).port])];
        const allowed = ports.map((port) => `127.0.0.1:${String(port)}`);
        const seen = connectionsOf(run);
        expect(seen).toContain(allowed[0]);
        expect(seen.filter((where) => !allowed.includes(where))).toEqual([]);
        expect(lab.managedIdentity.requests.length > 0).toBe(local !== undefined || programs !== undefined);
      },
      options,
    ),
  20_000,
);
