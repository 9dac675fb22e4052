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
  /** Path of job status requests. The action appends the ID of a nonexistent job. Undefined for `read`, which has its own request. */
  readonly lookup?: { readonly path: string; readonly id: 'guid' | 'number' };
  /** Built-in roles that grant the access right, least privileged first (azure-docs: built-in-roles/integration.md). */
  readonly roles: readonly string[];
}

/** Check titles for reports, keyed by check name. Reports list the checks in this order and omit checks that were not run. */
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
    /** Returns the audience for a host. Undefined if Microsoft does not document the audience. The user must then specify it. */
    readonly audience: (host: string) => string | undefined;
    readonly retired?: true;
  }[];
  /** Maps each cloud to the audience that all instances of the service share. Undefined if each instance uses its URL as the audience. */
  readonly sharedAudience?: Readonly<Partial<Record<Cloud['name'], string>>>;
  /** Base path for an Azure host if the URL in the input does not contain a path. */
  readonly bare: BasePath;
  /** Returns the base path for a URL path, or undefined if the path is invalid on an Azure host. The URL path must not end with a slash. */
  readonly basePath: (path: string) => BasePath | undefined;
  /** Matches the API version at the end of a base path. The URL of the health check does not include the version. */
  readonly versionSegment?: RegExp;
  /** Unauthenticated health check request. */
  readonly reachable: ProbeRequest;
  /** Authorized read request. The response contains no patient data, even if the server ignores the query string (docs/security.md). */
  readonly authorised: ProbeRequest & Required<Pick<ProbeRequest, 'form'>>;
  /** Access rights that `allowed:` and `denied:` lines in the `expect` input can specify for this service. */
  readonly access: Readonly<Partial<Record<AccessRight, AccessProbe>>>;
  /** True if Azure does not document health check responses. The check then accepts 2xx and any 4xx status except 403. */
  readonly reachableByAnyAnswer: boolean;
  /** Body of the 403 response for a missing role (OperationOutcomeExceptionFilterAttribute.cs:63, ExceptionHandlingMiddleware.cs:135). */
  readonly refusal: 'issue-forbidden' | 'fixed-text' | 'error-object';
  /** Result of the check if the authorized read request returns 403. `warn` if a valid identity might not have the role. */
  readonly forbidden: 'fail' | 'warn';
  /** Returns the audit headers to send with every request. Set only if the Azure documentation says that audit headers are logged. */
  readonly auditHeaders?: (run: string) => Readonly<Record<string, string>>;
  readonly role: {
    /** The least privileged built-in role that allows the read request (azure-docs: role-based-access-control/built-in-roles.md). */
    readonly name: string;
    /** Returns an `az` command that prints the resource ID of the service with this host name. The command works in Bash and PowerShell. */
    readonly scopeCommand: (host: string) => string;
  };
  /** Expectations that the `expect` input supports for this service, and the request that returns the values to compare. */
  readonly expectations?: { readonly question: ProbeRequest; readonly checks: Readonly<Record<string, Expected>> };
}

/**
 * Reads an unvalidated CapabilityStatement once. Returns a function that compares an expected value with the actual value. `found` is the
 * actual value, made safe to log.
 */
export type Expected = (statement: unknown) => (value: string) => { readonly met: boolean; readonly found: string };

/** Base path of an endpoint on an Azure host. The notice is present if the base path differs from the path in the input URL. */
interface BasePath {
  readonly path: string;
  readonly note?: Notice;
}

/** Returns `base` and a notice if the path consists of `base` and a suffix from Microsoft's how-to pages. Otherwise, returns undefined. */
export function cutDocumentedPath(path: string, base: string, documented: readonly string[]): BasePath | undefined {
  const cut = documented.find((end) => path === `${base}${end}`);
  return cut === undefined
    ? undefined
    : { path: base, note: notice(`the action removes ${cut}, because this path is not part of the base URL`) };
}

/** Azure CLI command that lists the FHIR services as `workspace/service`. */
export const FHIR_SERVICES =
  'az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[].name" --output tsv';

/** Azure CLI commands that print the tenant ID and the client IDs of app registrations and user-assigned identities. */
export const IDS = {
  client: [
    'az ad app list --show-mine --query "[].{name:displayName, clientId:appId}" --output table',
    'az identity list --query "[].{name:name, clientId:clientId}" --output table',
  ].join('\n'),
  tenant: 'az account show --query tenantId --output tsv',
};

/** Returns the first label of a host name, which is a resource name or `<workspace>-<service>`. */
export function labelOf(host: string): string {
  return host.replace(/\..*/, '');
}

/** Returns `<workspace>/<service>` for a host. A workspace name cannot contain hyphens, so the first hyphen precedes the service name. */
export function nameInWorkspace(host: string): string {
  return labelOf(host).replace('-', '/');
}

/** Returns an `az` command that prints the ID of the resource with this type and name. The command works in Bash and PowerShell. */
export function findByName(type: string, name: string): string {
  return `az resource list --resource-type ${type} --query "[?name=='${name}'].id" --output tsv`;
}
