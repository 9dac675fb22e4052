/**
 * A loopback Azure: GitHub's OIDC issuer, Microsoft Entra, FHIR, DICOM and de-identification services under their real host names, behind
 * a CONNECT proxy and a throw-away certificate authority. `startLab()` alone makes the action's happy path work; everything else is set
 * on what it returns. docs/lab.md says what of Azure it claims, from which source, and what it simplifies.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRoles, type Roles } from './azure/access.ts';
import { theAuthority } from './network/certificates.ts';
import { AUDIENCES, IDS, kindOf, kindsHandler, usualHosts, usualRegistrations, usualResources, usualTenants } from './azure/contoso.ts';
import { type Entra, startEntra } from './azure/entra.ts';
import type { FaultName, Narrowing } from './network/faults.ts';
import { eventOf, type GitHubIssuer, startGitHubIssuer } from './github/issuer.ts';
import { linesOf, type SeenRequest } from './runner/request-log.ts';
import { type ManagedIdentity, startManagedIdentity } from './azure/managed-identity.ts';
import { makePatients, type Patient } from './azure/patients.ts';
import { type Credentials, type Proxy, type SeenConnect, startProxy } from './network/proxy.ts';
import { type Service, type ServiceKind, usualService } from './azure/service.ts';
import type { Handler } from './network/site.ts';
import { createVault, type Secret } from './azure/tokens.ts';
import { startWeb, type Web } from './network/web.ts';

export interface LabOptions {
  /** Milliseconds that every server thinks before it answers; `lab.pace` changes it later. */
  readonly thinkMs?: number;
  /** Emulated round trip in milliseconds, handshakes included. */
  readonly rttMs?: number;
  /** What the proxy demands; without it, nothing. */
  readonly proxyCredentials?: Credentials;
  /** Port of the TLS server, for direct connections in a network namespace; any free one otherwise. */
  readonly port?: number;
  /** Its address, 127.0.0.1 otherwise: `::1` for an IPv6-only host, `::` for both. */
  readonly address?: string;
}

export interface Lab {
  /** Temporary folder of this lab: the root certificate is in it. */
  readonly folder: string;
  /** What a runner's environment would hold, by the workflow as it is set now: proxy, root certificate, ID token endpoint, GITHUB_*, AZURE_CLIENT_ID and AZURE_TENANT_ID. */
  readonly env: Readonly<Record<string, string>>;
  /** Payload of the run's event, by the workflow as it is set now. */
  readonly event: unknown;
  readonly github: GitHubIssuer;
  readonly entra: Entra;
  readonly roles: Roles;
  readonly patients: readonly Patient[];
  readonly managedIdentity: ManagedIdentity;
  readonly proxy: Proxy;
  readonly web: Web;
  readonly pace: { thinkMs: number; rttMs: number };
  /** The service under a host name: the one that is there, or a new one. A name that is not Azure's needs `kind` and `audiences`. */
  service(host: string, given?: Partial<Service>): Service;
  /** Puts any server under a host name. */
  site(host: string, handler: Handler): void;
  /** Makes a host misbehave. */
  fault(host: string, name: FaultName, narrowing?: Narrowing): void;
  heal(host: string): void;
  readonly requests: readonly SeenRequest[];
  readonly connects: readonly SeenConnect[];
  readonly patientDataServed: boolean;
  readonly secrets: readonly Secret[];
  /** The requests as lines for a snapshot; sorted unless told otherwise. */
  summaryOfRequests(order?: 'arrival' | 'name'): string[];
  /** Forgets the requests and connects, for the next run. */
  clear(): void;
  stop(): Promise<void>;
}

/** Starts a lab. Independent of every other one, also in the same process. */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const pace = { thinkMs: options.thinkMs ?? 0, rttMs: options.rttMs ?? 0 };
  const vault = createVault();
  const authority = await theAuthority();
  const folder = await mkdtemp(join(tmpdir(), 'lab-'));
  const certificates = join(folder, 'root.pem');
  await writeFile(certificates, authority.pem);
  const web = await startWeb({
    authority,
    vault,
    thinkMs: () => pace.thinkMs,
    port: options.port ?? 0,
    address: options.address ?? '127.0.0.1',
  });
  const proxy = await startProxy(web, () => pace.rttMs, options.proxyCredentials);
  if (options.proxyCredentials !== undefined) vault.keep({ name: 'proxy password', value: options.proxyCredentials.password });
  const github = startGitHubIssuer(web, vault);
  const entra = startEntra(web, vault);
  entra.tenants.push(...usualTenants());
  entra.resources.push(...usualResources());
  for (const registration of usualRegistrations()) entra.register(registration);
  const roles = createRoles();
  const patients = makePatients(vault, 10);
  const managedIdentity = await startManagedIdentity(
    entra,
    vault,
    usualRegistrations().filter(({ kind }) => kind === 'user-assigned'),
  );
  const services = new Map<string, Service>();

  function service(host: string, given: Partial<Service> = {}): Service {
    const known = services.get(host);
    if (known !== undefined) return Object.assign(known, given);
    const kind: ServiceKind | undefined = given.kind ?? kindOf(host);
    const audiences = given.audiences ?? (kind === undefined ? undefined : AUDIENCES[kind](host));
    if (kind === undefined || audiences === undefined) throw new Error(`${host} is not Azure's: say its kind and its audiences`);
    const made = usualService(host, kind, { tenantId: IDS.tenant, ...given, audiences });
    services.set(host, made);
    web.attach(host, kindsHandler(made, { roles, patients }));
    for (const audience of audiences) {
      if (!entra.resources.some(({ identifiers }) => identifiers.includes(audience))) {
        entra.resources.push({ identifiers: [audience], version: 1, applicationId: IDS.healthcareApis });
      }
    }
    return made;
  }

  for (const { host, role, tenantId, authority: trusted } of usualHosts()) {
    service(host, { tenantId, authority: trusted });
    for (const { objectId } of usualRegistrations()) roles.grant(objectId, host, role);
  }

  // Whoever follows a redirect is seen here.
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
    proxy,
    web,
    pace,
    service,
    site: (host, handler) => {
      web.attach(host, handler);
    },
    fault: (host, name, narrowing) => {
      web.fault(host, name, narrowing);
    },
    heal: (host) => {
      web.heal(host);
    },
    requests: web.logbook.requests,
    connects: proxy.connects,
    get patientDataServed() {
      return web.logbook.patientDataServed;
    },
    secrets: vault.secrets,
    summaryOfRequests: (order) => linesOf(web.logbook.requests, known, order),
    clear() {
      web.logbook.clear();
      proxy.connects.splice(0);
    },
    async stop() {
      await Promise.all([proxy.stop(), web.stop(), managedIdentity.stop(), rm(folder, { recursive: true, force: true })]);
    },
  };
}

/** What a GitHub-hosted runner behind a proxy has set for a step with `id-token: write`. */
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
    GITHUB_REF_PROTECTED: String(workflow.refProtected),
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
