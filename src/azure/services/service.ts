/** Definition of a service, and functions that the services share. */
import type { CloudName } from '../clouds.ts';
import { type Notice, notice } from '../../util/text.ts';

/** A GET request to an endpoint. The path is appended to the endpoint's base URL. */
export interface ProbeRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Maximum size of the response body in bytes. */
  readonly maxBytes?: number;
  readonly form?: BodyForm;
}

/** Expected form of a response body. `ignored` means that the body is not parsed. */
export type BodyForm = 'fhir-bundle' | 'capability-statement' | 'json-array' | 'ignored';

/** Access rights that the action can verify with a GET request (docs/security.md). */
export type AccessRight = 'read' | 'export' | 'import' | 'reindex' | 'bulk-operate';

/**
 * Built-in roles that grant a right, least privileged first (AD: built-in-roles/integration.md), and the path of a job status request.
 * The action appends an unused job ID. `read` needs no path, because the read request with the token verifies it.
 */
interface AccessProbe {
  readonly lookup?: { readonly path: string; readonly id: 'guid' | 'number' };
  readonly roles: readonly string[];
}

/** A check with its column heading or label in reports. Outcomes do not contain checks that were not run. */
interface ServiceCheck {
  readonly name: 'reachable' | 'anonymous' | 'authorised' | 'unsigned-token';
  readonly title: string;
}

/** Checks that every service supports, in the order in which reports show them. */
export const CHECKS: readonly ServiceCheck[] = [
  { name: 'reachable', title: 'reachable' },
  { name: 'anonymous', title: 'refuses anonymous requests' },
  { name: 'authorised', title: 'authorized' },
  { name: 'unsigned-token', title: 'checks the token' },
];

/** Definition of an Azure healthcare service. */
export interface Service {
  /** Value of the `service` option, which is also the key in index.ts. */
  readonly name: string;
  readonly title: string;
  /** Groups of hosts. A pattern matches a full lowercase host name. */
  readonly hosts: readonly {
    readonly pattern: RegExp;
    readonly cloud: CloudName;
    /** Returns the audience for a host. Undefined if Microsoft documents no audience, so the user must specify it. */
    readonly audience: (host: string) => string | undefined;
    readonly retired?: true;
  }[];
  /** Audience that all instances share, per cloud. Undefined if the audience of an instance is its URL. */
  readonly sharedAudience?: Readonly<Partial<Record<CloudName, string>>>;
  /** Base path for an Azure host if the URL has no path. */
  readonly bare: BasePath;
  /** Returns the base path for a URL path on an Azure host. The path has no trailing slash. Returns undefined for an invalid path. */
  readonly basePath: (path: string) => BasePath | undefined;
  /** Matches the version segment at the end of a base path. The health path does not include it. */
  readonly versionSegment?: RegExp;
  /** Health probe, which is sent without a token. */
  readonly reachable: ProbeRequest;
  /** Read request with the token. The response contains no patient data, even if the server ignores the query (docs/security.md). */
  readonly authorised: ProbeRequest & { readonly form: BodyForm };
  readonly checks: readonly ServiceCheck[];
  /** Rights that the `expect` input accepts in `allowed:` and `denied:` lines. */
  readonly access: Readonly<Partial<Record<AccessRight, AccessProbe>>>;
  /** True if any status except 403, 5xx and redirects means reachable. Set if Azure does not document the health responses. */
  readonly reachableByAnyAnswer: boolean;
  /** Form of the 403 for a missing role (FS: OperationOutcomeExceptionFilterAttribute.cs:63; DS: ExceptionHandlingMiddleware.cs:135). */
  readonly refusal: 'issue-forbidden' | 'fixed-text' | 'error-object';
  /** Status of the check if the read request with the token returns 403. `warn` if valid identities may lack the role. */
  readonly forbidden: 'fail' | 'warn';
  /** Returns audit headers for every probe. Undefined if Azure does not document that it logs them. */
  readonly auditHeaders?: (run: string) => Readonly<Record<string, string>>;
  readonly role: {
    /** The least privileged built-in role that allows the read request (AD: role-based-access-control/built-in-roles.md). */
    readonly name: string;
    /** Returns an `az` command for the resource ID of the service with this host. The command works in `$(…)` in Bash and PowerShell. */
    readonly scopeCommand: (host: string) => string;
  };
  /** Names that the `expect` input accepts for this service, and the request that returns the actual values. */
  readonly expectations?: { readonly question: ProbeRequest; readonly checks: Readonly<Record<string, Expected>> };
}

/** Reads an unvalidated CapabilityStatement once. The result compares each expected value with it. */
export type Expected = (statement: unknown) => Comparison;

/** Compares an expected value. Returns the actual value in a printable form. */
export type Comparison = (value: string) => { readonly met: boolean; readonly found: string };

/** Base path of an endpoint on an Azure host, with a notice if it differs from the path in the input. */
interface BasePath {
  readonly path: string;
  readonly note?: Notice;
}

/** Returns `base` if a documented path, as in Microsoft's how-to pages, follows it. Returns undefined for any other path. */
export function cutDocumentedPath(path: string, base: string, documented: readonly string[]): BasePath | undefined {
  const cut = documented.find((end) => path === `${base}${end}`);
  return cut === undefined
    ? undefined
    : { path: base, note: notice(`the action removes ${cut}, because this path is not part of the base URL`) };
}

/** Azure CLI command that lists the FHIR services as `workspace/service`. */
export const FHIR_SERVICES =
  'az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[].name" --output tsv';

/** Azure CLI commands that print the client IDs of app registrations and user-assigned identities, and the tenant ID. */
export const IDS = {
  client: [
    'az ad app list --show-mine --query "[].{name:displayName, clientId:appId}" --output table',
    'az identity list --query "[].{name:name, clientId:clientId}" --output table',
  ].join('\n'),
  tenant: 'az account show --query tenantId --output tsv',
};

/** Returns the first label of a host, which is a resource name or `<workspace>-<service>`. */
export function labelOf(host: string): string {
  return host.replace(/\..*$/, '');
}

/** Returns `<workspace>/<service>`. Workspace names contain no hyphens, so the first hyphen separates the two names. */
export function nameInWorkspace(host: string): string {
  return labelOf(host).replace('-', '/');
}

/** Returns an `az` command that prints the ID of the resource with this type and name. The command works in Bash and in PowerShell. */
export function findByName(type: string, name: string): string {
  return `az resource list --resource-type ${type} --query "[?name=='${name}'].id" --output tsv`;
}
