/** Every way in, table-driven: the same run, token and smoke test, passes through each; and not one connection goes around the proxy. */
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { HOSTS, IDS, defaultRegistrations } from '../../../lab/azure/contoso.ts';
import { type Lab, type LabOptions, startLab } from '../../../lab/lab.ts';
import { json } from '../../../lab/network/site.ts';
import { playIn, type Scenario } from '../support/scenario.ts';
import { pathWith, type Path } from '../support/stand-ins.ts';
import { connectionsOf, WATCH } from '../support/watch.ts';

const FHIR = `https://${HOSTS.fhir}`;
const NO_IDS = { AZURE_CLIENT_ID: undefined, AZURE_TENANT_ID: undefined };

interface Way {
  readonly name: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly lab?: LabOptions;
  /** Sets the lab up and says what the environment is. */
  readonly given?: (lab: Lab) => Scenario['env'];
  readonly programs?: Parameters<typeof pathWith>[0];
  /** Of the authorised read; `skipped` where there is nothing to probe. */
  readonly status?: 'pass' | 'skipped';
  readonly says: RegExp;
  /** Connections that do not go through the proxy. */
  readonly local?: 'the managed identity';
}

/** Lets the usual identity in from another issuer, and hands out its ID tokens at another host. */
function issuedBy(lab: Lab, issuer: string, host: string): Scenario['env'] {
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
  { name: 'a proxy', says: OIDC },
  {
    name: 'a proxy that wants a password',
    lab: { proxyCredentials: { user: 'runner@hospital', password: 'p@ss:w/rd%25 & more of it' } },
    says: OIDC,
  },
  { name: 'a proxy in lower case only', given: () => ({ HTTPS_PROXY: undefined }), says: OIDC },
  { name: 'a proxy in capitals only', given: () => ({ https_proxy: undefined }), says: OIDC },
  {
    name: 'a proxy without a scheme',
    given: ({ proxy }) => ({ https_proxy: proxy.url.replace('http://', '') }),
    says: OIDC,
  },
  {
    name: 'a NO_PROXY for other hosts',
    given: () => ({ NO_PROXY: 'example.com,.internal,azurehealthcareapis.com.example,127.0.0.1', no_proxy: undefined }),
    says: OIDC,
  },
  { name: 'credential: github-oidc', with: { credential: 'github-oidc' }, says: OIDC },
  { name: 'IDs from inputs', with: { 'client-id': IDS.client, 'tenant-id': IDS.tenant }, given: () => NO_IDS, says: OIDC },
  { name: 'a tenant by its domain', with: { 'tenant-id': 'contoso.onmicrosoft.com' }, says: /tenant contoso\.onmicrosoft\.com/ },
  { name: 'a user-assigned identity', with: { 'client-id': IDS.clientUserAssigned }, says: /valid for 24 hours and cannot be revoked/ },
  {
    name: 'credential: azure-cli (stand-in az)',
    with: { credential: 'azure-cli' },
    programs: { az: 'a token' },
    says: /^Sign-in: Azure CLI login/m,
  },
  {
    name: 'credential: azure-cli beside IDs of a cluster (stand-in az)',
    with: { credential: 'azure-cli' },
    programs: { az: 'a token' },
    given: () => ({ AZURE_CLIENT_ID: IDS.clientChina, AZURE_TENANT_ID: IDS.tenantChina }),
    says: /^Sign-in: Azure CLI login, Azure public cloud/m,
  },
  {
    name: 'credential: azure-powershell (stand-in pwsh)',
    with: { credential: 'azure-powershell' },
    programs: { pwsh: 'a token' },
    says: /^Sign-in: Azure PowerShell login/m,
  },
  {
    name: 'the Azure CLI, for a tenant (stand-in az)',
    with: { credential: 'azure-cli', 'tenant-id': IDS.tenant },
    programs: { az: 'a token' },
    says: new RegExp(`^Sign-in: Azure CLI login, tenant ${IDS.tenant}, `, 'm'),
  },
  {
    name: 'Azure PowerShell, for a tenant (stand-in pwsh)',
    with: { credential: 'azure-powershell', 'tenant-id': IDS.tenant },
    programs: { pwsh: 'a token' },
    says: new RegExp(`^Sign-in: Azure PowerShell login, tenant ${IDS.tenant}, `, 'm'),
  },
  {
    name: 'auto without IDs, Azure CLI logged in (stand-in az)',
    programs: { az: 'a token', pwsh: { code: 1 } },
    says: /client-id and tenant-id are empty, so the step uses the existing /m,
  },
  {
    name: 'auto without IDs, no Azure CLI (stand-in pwsh)',
    programs: { pwsh: 'a token' },
    says: /client-id and tenant-id are empty, so the step uses the existing /m,
  },
  {
    name: 'auto without IDs, Azure CLI not logged in (stand-ins)',
    programs: { az: { err: "ERROR: Please run 'az login' to setup account.\n" }, pwsh: 'a token' },
    says: /client-id and tenant-id are empty, so the step uses the existing /m,
  },
  {
    name: 'the managed identity of a machine',
    with: { credential: 'managed-identity' },
    given: ({ managedIdentity }) => ({ ...NO_IDS, ...managedIdentity.machine }),
    says: /^Sign-in: this machine's managed identity, /m,
    local: 'the managed identity',
  },
  {
    name: 'a user-assigned managed identity, beside IDs of a cluster',
    with: { credential: 'managed-identity', 'client-id': IDS.clientUserAssigned },
    given: ({ managedIdentity }) => ({ AZURE_CLIENT_ID: IDS.clientChina, AZURE_TENANT_ID: IDS.tenantChina, ...managedIdentity.machine }),
    says: new RegExp(`^Sign-in: this machine's managed identity, client ${IDS.clientUserAssigned}, `, 'm'),
    local: 'the managed identity',
  },
  {
    // @azure/identity would take the cluster's own sign-in for it, with an HTTP client of its own.
    name: 'the managed identity of a machine in a cluster with workload identity',
    with: { credential: 'managed-identity' },
    given: ({ managedIdentity, folder }) => ({
      AZURE_CLIENT_ID: IDS.clientChina,
      AZURE_TENANT_ID: IDS.tenantChina,
      AZURE_FEDERATED_TOKEN_FILE: join(folder, 'root.pem'),
      ...managedIdentity.machine,
    }),
    says: /^Sign-in: this machine's managed identity, /m,
    local: 'the managed identity',
  },
  {
    name: 'the managed identity of App Service',
    with: { credential: 'managed-identity' },
    given: ({ managedIdentity }) => ({ ...NO_IDS, ...managedIdentity.appService }),
    says: /^Sign-in: this machine's managed identity, /m,
    local: 'the managed identity',
  },
  {
    name: 'US Government',
    with: { environment: 'AzureUSGovernment', endpoint: `https://${HOSTS.fhirUsGovernment}` },
    given: () => ({ AZURE_CLIENT_ID: IDS.clientUsGovernment, AZURE_TENANT_ID: IDS.tenantUsGovernment }),
    says: /, Azure US Government\./,
  },
  {
    name: 'China, a token only',
    with: { environment: 'azurechinacloud', endpoint: '', audience: 'https://management.azure.com' },
    given: () => ({ AZURE_CLIENT_ID: IDS.clientChina, AZURE_TENANT_ID: IDS.tenantChina }),
    status: 'skipped',
    says: /, Azure China \(21Vianet\)\./,
  },
  {
    name: 'GitHub Enterprise Server',
    given: (lab) => issuedBy(lab, 'https://github.hospital.example/_services/token', 'pipelines.github.hospital.example'),
    says: OIDC,
  },
  { name: 'ghe.com', given: (lab) => issuedBy(lab, 'https://token.actions.hospital.ghe.com', 'hospital.ghe.com'), says: OIDC },
  {
    name: "an enterprise's own issuer",
    given: (lab) => issuedBy(lab, 'https://token.actions.githubusercontent.com/contoso', 'pipelines.actions.githubusercontent.com'),
    says: OIDC,
  },
  {
    name: 'an authority and a region that a cluster put into the environment',
    given: () => ({ AZURE_AUTHORITY_HOST: 'https://login.evil.example', AZURE_REGIONAL_AUTHORITY_NAME: 'westeurope' }),
    says: /^Warning: AZURE_AUTHORITY_HOST is ignored/m,
  },
  {
    name: 'a gateway with a path',
    with: {
      endpoint: 'https://gateway.hospital.example/clinic/fhir service=fhir audience=api://smart.contoso.example',
      'trusted-hosts': 'gateway.hospital.example',
    },
    given: (lab) => {
      const host = 'gateway.hospital.example';
      // A version 2 resource: its tokens name the application.
      lab.service(host, { kind: 'fhir', prefix: '/clinic/fhir', audiences: [IDS.smartResource] });
      lab.roles.grant(IDS.principal, host, 'FHIR Data Reader');
      return {};
    },
    says: /names its audience in another form/,
  },
];

// A program without an ending cannot be put on the PATH of Windows, where the real ones are az.cmd and pwsh.exe.
const here = WAYS.filter(({ programs }) => programs === undefined || process.platform !== 'win32');

test.each(here)(
  '$name',
  async ({ with: inputs, lab: options, given, programs, status = 'pass', says, local }) => {
    const lab = await startLab(options);
    let path: Path | undefined;
    try {
      path = programs && (await pathWith(programs, lab));
      const played = await playIn(lab, {
        with: { endpoint: FHIR, ...inputs },
        env: { ...path?.env, ...given?.(lab), ...WATCH },
        noisy: true,
      });
      expect({ log: played.run.log, exitCode: played.exitCode, ...played.outputs }).toMatchObject({
        exitCode: 0,
        status,
        failure: '',
        'token-type': 'Bearer',
      });
      expect(played.log).toMatch(says);
      const allowed = [lab.proxy.port, ...(local === undefined ? [] : [new URL(lab.managedIdentity.url).port])].map(
        (port) => `127.0.0.1:${String(port)}`,
      );
      const seen = connectionsOf(played);
      expect(seen).toContain(allowed[0]);
      expect(seen.filter((where) => !allowed.includes(where))).toEqual([]);
      expect(lab.managedIdentity.requests.length > 0).toBe(local !== undefined || programs !== undefined);
    } finally {
      await Promise.all([lab.stop(), path?.remove()]);
    }
  },
  20_000,
);
