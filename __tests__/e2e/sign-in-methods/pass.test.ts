/** Tests that the same run passes with each sign-in method, and that all connections use the proxy. */
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { HOSTS, IDS, defaultRegistrations } from '../../../lab/azure/contoso.ts';
import type { Lab, LabOptions } from '../../../lab/lab.ts';
import { json } from '../../../lab/network/site.ts';
import { runScenarioIn, type Environment } from '../support/scenario.ts';
import { withTools } from '../support/fake-tools.ts';
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
  readonly logPattern: RegExp;
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

const WAYS: readonly Way[] = [
  { name: 'a proxy', logPattern: OIDC },
  {
    name: 'a proxy that requires a password',
    lab: { proxyCredentials: { user: 'runner@hospital', password: 'p@ss:w/rd%25 & more of it' } },
    logPattern: OIDC,
  },
  { name: 'only the lower-case proxy variable', setUp: () => ({ HTTPS_PROXY: undefined }), logPattern: OIDC },
  { name: 'only the upper-case proxy variable', setUp: () => ({ https_proxy: undefined }), logPattern: OIDC },
  { name: 'a proxy without a scheme', setUp: ({ proxy }) => ({ https_proxy: proxy.url.replace('http://', '') }), logPattern: OIDC },
  {
    name: 'a NO_PROXY for other hosts',
    setUp: () => ({ NO_PROXY: 'example.com,.internal,azurehealthcareapis.com.example,127.0.0.1', no_proxy: undefined }),
    logPattern: OIDC,
  },
  { name: 'credential: github-oidc', with: { credential: 'github-oidc' }, logPattern: OIDC },
  { name: 'IDs from inputs', with: { 'client-id': IDS.client, 'tenant-id': IDS.tenant }, setUp: () => NO_IDS, logPattern: OIDC },
  { name: 'a domain name as tenant', with: { 'tenant-id': 'contoso.onmicrosoft.com' }, logPattern: /tenant contoso\.onmicrosoft\.com/ },
  {
    name: 'a user-assigned identity',
    with: { 'client-id': IDS.clientUserAssigned },
    logPattern: /valid for 24 hours and cannot be revoked/,
  },
  {
    name: 'credential: azure-cli (fake az)',
    with: { credential: 'azure-cli' },
    programs: { az: 'a token' },
    logPattern: /^Sign-in: Azure CLI login/m,
  },
  {
    name: 'credential: azure-cli with the IDs of a cluster (fake az)',
    with: { credential: 'azure-cli' },
    programs: { az: 'a token' },
    setUp: () => ({ AZURE_CLIENT_ID: IDS.clientChina, AZURE_TENANT_ID: IDS.tenantChina }),
    logPattern: /^Sign-in: Azure CLI login, Azure public cloud/m,
  },
  {
    name: 'credential: azure-powershell (fake pwsh)',
    with: { credential: 'azure-powershell' },
    programs: { pwsh: 'a token' },
    logPattern: /^Sign-in: Azure PowerShell login/m,
  },
  {
    name: 'the Azure CLI, for a tenant (fake az)',
    with: { credential: 'azure-cli', 'tenant-id': IDS.tenant },
    programs: { az: 'a token' },
    logPattern: new RegExp(`^Sign-in: Azure CLI login, tenant ${IDS.tenant}, `, 'm'),
  },
  {
    name: 'Azure PowerShell, for a tenant (fake pwsh)',
    with: { credential: 'azure-powershell', 'tenant-id': IDS.tenant },
    programs: { pwsh: 'a token' },
    logPattern: new RegExp(`^Sign-in: Azure PowerShell login, tenant ${IDS.tenant}, `, 'm'),
  },
  {
    name: 'auto without IDs, Azure CLI logged in (fake az)',
    programs: { az: 'a token', pwsh: { code: 1 } },
    logPattern: /client-id and tenant-id are empty, so the step uses the existing /m,
  },
  {
    name: 'auto without IDs, no Azure CLI (fake pwsh)',
    programs: { pwsh: 'a token' },
    logPattern: /client-id and tenant-id are empty, so the step uses the existing /m,
  },
  {
    name: 'auto without IDs, Azure CLI not logged in (fake tools)',
    programs: { az: { err: "ERROR: Please run 'az login' to setup account.\n" }, pwsh: 'a token' },
    logPattern: /client-id and tenant-id are empty, so the step uses the existing /m,
  },
  {
    name: 'the managed identity of a machine',
    with: { credential: 'managed-identity' },
    setUp: ({ managedIdentity }) => ({ ...NO_IDS, ...managedIdentity.machine }),
    logPattern: /^Sign-in: this machine's managed identity, /m,
    local: 'the managed identity',
  },
  {
    name: 'a user-assigned managed identity with the IDs of a cluster',
    with: { credential: 'managed-identity', 'client-id': IDS.clientUserAssigned },
    setUp: ({ managedIdentity }) => ({ AZURE_CLIENT_ID: IDS.clientChina, AZURE_TENANT_ID: IDS.tenantChina, ...managedIdentity.machine }),
    logPattern: new RegExp(`^Sign-in: this machine's managed identity, client ${IDS.clientUserAssigned}, `, 'm'),
    local: 'the managed identity',
  },
  {
    // On its own, @azure/identity would use the cluster's workload identity with its own HTTP client.
    name: 'the managed identity of a machine in a cluster with workload identity',
    with: { credential: 'managed-identity' },
    setUp: ({ managedIdentity, folder }) => ({
      AZURE_CLIENT_ID: IDS.clientChina,
      AZURE_TENANT_ID: IDS.tenantChina,
      AZURE_FEDERATED_TOKEN_FILE: join(folder, 'root.pem'),
      ...managedIdentity.machine,
    }),
    logPattern: /^Sign-in: this machine's managed identity, /m,
    local: 'the managed identity',
  },
  {
    name: 'the managed identity of App Service',
    with: { credential: 'managed-identity' },
    setUp: ({ managedIdentity }) => ({ ...NO_IDS, ...managedIdentity.appService }),
    logPattern: /^Sign-in: this machine's managed identity, /m,
    local: 'the managed identity',
  },
  {
    name: 'US Government',
    with: { environment: 'AzureUSGovernment', endpoint: `https://${HOSTS.fhirUsGovernment}` },
    setUp: () => ({ AZURE_CLIENT_ID: IDS.clientUsGovernment, AZURE_TENANT_ID: IDS.tenantUsGovernment }),
    logPattern: /, Azure US Government\./,
  },
  {
    name: 'China, without an endpoint',
    with: { environment: 'azurechinacloud', endpoint: '', audience: 'https://management.azure.com' },
    setUp: () => ({ AZURE_CLIENT_ID: IDS.clientChina, AZURE_TENANT_ID: IDS.tenantChina }),
    status: 'skipped',
    logPattern: /, Azure China \(21Vianet\)\./,
  },
  {
    name: 'GitHub Enterprise Server',
    setUp: (lab) => issuedBy(lab, 'https://github.hospital.example/_services/token', 'pipelines.github.hospital.example'),
    logPattern: OIDC,
  },
  { name: 'ghe.com', setUp: (lab) => issuedBy(lab, 'https://token.actions.hospital.ghe.com', 'hospital.ghe.com'), logPattern: OIDC },
  {
    name: "an enterprise's own issuer",
    setUp: (lab) => issuedBy(lab, 'https://token.actions.githubusercontent.com/contoso', 'pipelines.actions.githubusercontent.com'),
    logPattern: OIDC,
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
  ({ with: inputs, lab: options, setUp, programs, status = 'pass', logPattern, local }) =>
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
