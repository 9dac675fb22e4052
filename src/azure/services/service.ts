/** Definition of a healthcare service, and functions that several services use. */
import type { Cloud } from '../clouds.ts';
import { type Notice, notice } from '../../util/text.ts';

/** A GET request to an endpoint. The path is appended to the endpoint's base URL. */
export interface ProbeRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Maximum size of the response body in bytes. */
  readonly maxBytes?: number;
  /** Expected content of the response body. */
  readonly form?: 'fhir-bundle' | 'capability-statement' | 'json-array' | 'job-list';
}

/** Access rights that the action can verify with a GET request (docs/security.md). */
export const ACCESS_RIGHTS = ['read', 'export', 'import', 'reindex', 'bulk-operate'] as const;
export type AccessRight = (typeof ACCESS_RIGHTS)[number];

interface AccessProbe {
  /** Path of job status requests. The action appends an unused job ID. Undefined for `read`, which needs no extra request. */
  readonly lookup?: { readonly path: string; readonly id: 'guid' | 'number' };
  /** Built-in roles that grant the right, least privileged first (AD: built-in-roles/integration.md). */
  readonly roles: readonly string[];
}

/** Titles of the checks in reports, by check name. Reports list the checks in this order and omit checks that were not run. */
export const CHECKS: Readonly<Record<string, string>> = {
  reachable: 'reachable',
  anonymous: 'refuses anonymous requests',
  authorised: 'authorized',
  'unsigned-token': 'checks the token',
};

export interface Service {
  /** Value of the `service` input, and the key in `SERVICES`. */
  readonly name: string;
  readonly title: string;
  /** Patterns for the service's host names, grouped by cloud. Each pattern is matched against the full host name in lowercase. */
  readonly hosts: readonly {
    readonly pattern: RegExp;
    readonly cloud: Cloud['name'];
    /** Returns the audience for a host. Undefined if Microsoft documents no audience. The user must then specify it. */
    readonly audience: (host: string) => string | undefined;
    readonly retired?: true;
  }[];
  /** For each cloud, the audience that all instances of the service share. Undefined if each instance uses its URL as the audience. */
  readonly sharedAudience?: Readonly<Partial<Record<Cloud['name'], string>>>;
  /** Base path for an Azure host if the URL in the input has no path. */
  readonly bare: BasePath;
  /** Returns the base path for a URL path without a trailing slash, or undefined if the path is invalid on an Azure host. */
  readonly basePath: (path: string) => BasePath | undefined;
  /** Matches the API version at the end of a base path. The URL of the health check does not include the version. */
  readonly versionSegment?: RegExp;
  /** Health check request, which is sent without a token. */
  readonly reachable: ProbeRequest;
  /** Authorized read request. The response contains no patient data, even if the server ignores the query (docs/security.md). */
  readonly authorised: ProbeRequest & Required<Pick<ProbeRequest, 'form'>>;
  /** Access rights that the `expect` input supports for this service in `allowed:` and `denied:` lines. */
  readonly access: Readonly<Partial<Record<AccessRight, AccessProbe>>>;
  /** True if Azure does not document health check responses. Then any status except 403, 5xx and redirects means that the service is up. */
  readonly reachableByAnyAnswer: boolean;
  /** Body of a 403 if a role is missing (FS: OperationOutcomeExceptionFilterAttribute.cs:63; DS: ExceptionHandlingMiddleware.cs:135). */
  readonly refusal: 'issue-forbidden' | 'fixed-text' | 'error-object';
  /** Result of the check if the authorized read request returns 403. `warn` if a valid identity may lack the role. */
  readonly forbidden: 'fail' | 'warn';
  /** Returns the audit headers to send with every request. Set only if the Azure documentation says that audit headers are logged. */
  readonly auditHeaders?: (run: string) => Readonly<Record<string, string>>;
  readonly role: {
    /** The least privileged built-in role that allows the read request (AD: role-based-access-control/built-in-roles.md). */
    readonly name: string;
    /** Returns an `az` command for Bash and PowerShell that prints the resource ID of the service at this host. */
    readonly scopeCommand: (host: string) => string;
  };
  /** Expectations that the `expect` input supports for this service, and the request that returns the actual values. */
  readonly expectations?: { readonly question: ProbeRequest; readonly checks: Readonly<Record<string, Expected>> };
}

/**
 * Reads an unvalidated CapabilityStatement once. Returns a function that compares an expected value with the actual value. `found` is the
 * actual value in a form that may be logged.
 */
export type Expected = (statement: unknown) => (value: string) => { readonly met: boolean; readonly found: string };

/** Base path of an endpoint on an Azure host, with a notice if the URL in the input has a different path. */
interface BasePath {
  readonly path: string;
  readonly note?: Notice;
}

/** If the path is `base` followed by a path from Microsoft's how-to pages, returns `base` with a notice. Otherwise, returns undefined. */
export function cutDocumentedPath(path: string, base: string, documented: readonly string[]): BasePath | undefined {
  const cut = documented.find((end) => path === `${base}${end}`);
  return cut === undefined
    ? undefined
    : { path: base, note: notice(`the action removes ${cut}, because this path is not part of the base URL`) };
}

/** Azure CLI command that lists the FHIR services as `workspace/service`. */
export const FHIR_SERVICES =
  'az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[].name" --output tsv';

/** Azure CLI commands that print the tenant ID, and the client IDs of app registrations and user-assigned identities. */
export const IDS = {
  client: [
    'az ad app list --show-mine --query "[].{name:displayName, clientId:appId}" --output table',
    'az identity list --query "[].{name:name, clientId:clientId}" --output table',
  ].join('\n'),
  tenant: 'az account show --query tenantId --output tsv',
};

/** Returns the first part of a host name, which is a resource name or `<workspace>-<service>`. */
export function labelOf(host: string): string {
  return host.replace(/\..*/, '');
}

/** Returns `<workspace>/<service>` for a host. Workspace names contain no hyphens, so the first hyphen separates the two names. */
export function nameInWorkspace(host: string): string {
  return labelOf(host).replace('-', '/');
}

/** Returns an `az` command for Bash and PowerShell that prints the ID of the resource with this type and name. */
export function findByName(type: string, name: string): string {
  return `az resource list --resource-type ${type} --query "[?name=='${name}'].id" --output tsv`;
}
