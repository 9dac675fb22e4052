/**
 * Simulates Azure and GitHub on loopback: GitHub's OIDC issuer, Microsoft Entra, FHIR, DICOM, de-identification and Application Insights at
 * their real host names, behind a CONNECT proxy and with a temporary certificate authority. A run in an unchanged lab passes.
 * docs/lab.md lists the sources and simplifications.
 */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRoles, type Roles } from './azure/access.ts';
import { type ApplicationInsights, startApplicationInsights } from './azure/application-insights.ts';
import { getAuthority } from './network/certificates.ts';
import {
  AUDIENCES,
  DEFAULT_HOSTS,
  HOSTS,
  IDS,
  kindOf,
  createHandler,
  defaultRegistrations,
  defaultResources,
  defaultTenants,
} from './azure/contoso.ts';
import { type Entra, startEntra } from './azure/entra.ts';
import type { FaultName, FaultFilter } from './network/faults.ts';
import { eventOf, type GitHubIssuer, startGitHubIssuer } from './github/issuer.ts';
import { removeFolder } from './runner/files.ts';
import { linesOf, type RecordedRequest } from './runner/request-log.ts';
import { type ManagedIdentity, startManagedIdentity } from './azure/managed-identity.ts';
import { makePatients, type Patient } from './azure/patients.ts';
import { type Credentials, type Proxy, type RecordedConnect, startProxy } from './network/proxy.ts';
import { type Service, type ServiceKind, defaultService } from './azure/service.ts';
import type { Handler } from './network/site.ts';
import { createVault, type Secret } from './azure/tokens.ts';
import { startWeb, type Web } from './network/web.ts';

export interface LabOptions {
  /** Delay between a request and its response, in milliseconds. `lab.latency` can change it later. */
  readonly serverMs?: number;
  /** Emulated round-trip time in milliseconds. It also applies to handshakes. */
  readonly rttMs?: number;
  readonly proxyCredentials?: Credentials;
  /** Port of the TLS server, for direct connections in a network namespace. The default is a free port. */
  readonly port?: number;
}

export interface Lab {
  /** Temporary folder that contains the root certificate. */
  readonly folder: string;
  /**
   * Environment variables of a step in the current workflow: proxy, root certificate, ID token endpoint, GITHUB_*, AZURE_CLIENT_ID,
   * AZURE_TENANT_ID.
   */
  readonly env: Readonly<Record<string, string>>;
  readonly event: unknown;
  readonly github: GitHubIssuer;
  readonly entra: Entra;
  readonly roles: Roles;
  readonly patients: readonly Patient[];
  readonly managedIdentity: ManagedIdentity;
  readonly insights: ApplicationInsights;
  readonly proxy: Proxy;
  readonly web: Web;
  readonly latency: { serverMs: number; rttMs: number };
  /** Returns the service at a host name, or creates it. A host outside Azure needs `kind` and `audiences`. */
  service(host: string, given?: Partial<Service>): Service;
  /** Adds a server with any behavior at a host name. */
  site(host: string, handler: Handler): void;
  fault(host: string, name: FaultName, filter?: FaultFilter): void;
  readonly requests: readonly RecordedRequest[];
  readonly connects: readonly RecordedConnect[];
  readonly patientDataServed: boolean;
  readonly secrets: readonly Secret[];
  /** Returns the requests as lines for a snapshot. By default, the lines are sorted. */
  summaryOfRequests(order?: 'arrival' | 'name'): string[];
  /** Deletes the recorded requests and CONNECT requests. */
  clear(): void;
  stop(): Promise<void>;
}

/** Starts a lab. Several labs can run in one process. */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const latency = { serverMs: options.serverMs ?? 0, rttMs: options.rttMs ?? 0 };
  const vault = createVault();
  const authority = await getAuthority();
  const folder = await mkdtemp(join(tmpdir(), 'lab-'));
  const certificates = join(folder, 'root.pem');
  await writeFile(certificates, authority.pem);
  const web = await startWeb({
    authority,
    vault,
    serverMs: () => latency.serverMs,
    port: options.port ?? 0,
  });
  const proxy = await startProxy(web, () => latency.rttMs, options.proxyCredentials);
  if (options.proxyCredentials !== undefined) vault.keep({ name: 'proxy password', value: options.proxyCredentials.password });
  const github = startGitHubIssuer(web, vault);
  const entra = startEntra(web, vault);
  entra.tenants.push(...defaultTenants());
  entra.resources.push(...defaultResources());
  for (const registration of defaultRegistrations()) entra.register(registration);
  const roles = createRoles();
  const patients = makePatients(vault, 10);
  const managedIdentity = await startManagedIdentity(
    entra,
    vault,
    defaultRegistrations().filter(({ kind }) => kind === 'user-assigned'),
  );
  const services = new Map<string, Service>();

  function service(host: string, given: Partial<Service> = {}): Service {
    const known = services.get(host);
    if (known !== undefined) return Object.assign(known, given);
    const kind: ServiceKind | undefined = given.kind ?? kindOf(host);
    const audiences = given.audiences ?? (kind === undefined ? undefined : AUDIENCES[kind](host));
    if (kind === undefined || audiences === undefined) throw new Error(`${host} is not Azure's: kind and audiences are required`);
    const made = defaultService(host, kind, { tenantId: IDS.tenant, ...given, audiences });
    services.set(host, made);
    web.attach(host, createHandler(made, { roles, patients }));
    for (const audience of audiences) {
      if (!entra.resources.some(({ identifiers }) => identifiers.includes(audience))) {
        entra.resources.push({ identifiers: [audience], version: 1, applicationId: IDS.healthcareApis });
      }
    }
    return made;
  }

  for (const { host, role, tenantId, authority: trusted } of DEFAULT_HOSTS) {
    service(host, { tenantId, authority: trusted });
    for (const { objectId } of defaultRegistrations()) roles.grant(objectId, host, role);
  }

  const insights = startApplicationInsights(web, roles, {
    host: HOSTS.insights,
    tenantId: IDS.tenant,
    audience: 'https://monitor.azure.com',
    instrumentationKey: IDS.instrumentationKey,
  });
  for (const { objectId } of defaultRegistrations()) roles.grant(objectId, HOSTS.insights, 'Monitoring Metrics Publisher');

  // A client that follows redirects sends a request to this host.
  web.attach('elsewhere.example', () => ({ status: 200, body: 'You should not be here.' }));

  const known = new Map<string, string>(Object.entries(IDS).map(([name, guid]) => [guid, name]));
  return {
    folder,
    get env() {
      return environment(proxy, certificates, github);
    },
    get event() {
      return eventOf(github.workflow);
    },
    github,
    entra,
    roles,
    patients,
    managedIdentity,
    insights,
    proxy,
    web,
    latency,
    service,
    site: (host, handler) => web.attach(host, handler),
    fault: (host, name, filter) => web.fault(host, name, filter),
    requests: web.requestLog.requests,
    connects: proxy.connects,
    get patientDataServed() {
      return web.requestLog.patientDataServed;
    },
    secrets: vault.secrets,
    summaryOfRequests: (order) => linesOf(web.requestLog.requests, known, order),
    clear() {
      web.requestLog.clear();
      proxy.connects.splice(0);
    },
    async stop() {
      await Promise.all([proxy.stop(), web.stop(), managedIdentity.stop(), removeFolder(folder)]);
    },
  };
}

/** Returns the environment variables of a step with `id-token: write` on a GitHub-hosted runner behind a proxy. */
function environment(proxy: Proxy, certificates: string, github: GitHubIssuer): Readonly<Record<string, string>> {
  const { workflow } = github;
  const [owner = ''] = workflow.repository.split('/');
  return {
    CI: 'true',
    HTTPS_PROXY: proxy.url,
    https_proxy: proxy.url,
    NODE_EXTRA_CA_CERTS: certificates,
    ACTIONS_ID_TOKEN_REQUEST_URL: github.requestUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: github.requestToken,
    AZURE_CLIENT_ID: IDS.client,
    AZURE_TENANT_ID: IDS.tenant,
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: 'token',
    GITHUB_ACTOR: 'octo-nurse',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_EVENT_NAME: workflow.eventName,
    GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
    GITHUB_JOB: 'verify',
    GITHUB_REF: workflow.ref,
    GITHUB_REF_NAME: workflow.ref.replace(/^refs\/(?:heads|tags)\//, ''),
    GITHUB_REF_PROTECTED: 'true',
    GITHUB_REF_TYPE: workflow.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: workflow.repository,
    GITHUB_REPOSITORY_ID: workflow.repositoryId,
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_REPOSITORY_OWNER_ID: workflow.ownerId,
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '19560001234',
    GITHUB_RUN_NUMBER: '42',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '5f1a0c7c8a4f4f6c8e1d2b3a49586776a5b4c3d2',
    GITHUB_TRIGGERING_ACTOR: 'octo-nurse',
    GITHUB_WORKFLOW: 'Verify',
    GITHUB_WORKFLOW_REF: workflow.jobWorkflowRef,
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'GitHub Actions 2',
    RUNNER_OS: 'Linux',
  };
}
