/** The definition of a service, and helpers that the services share. */
import type { CloudName } from '../clouds.ts';
import type { Notice } from '../../util/text.ts';

/** A GET request to an endpoint. The path is appended to the endpoint's base URL. */
export interface ProbeRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Maximum size of the response body in bytes, if the default is too small. */
  readonly maxBytes?: number;
  readonly form?: BodyForm;
}

/** Expected form of a response body. An `ignored` body is discarded without being parsed. */
export type BodyForm = 'fhir-bundle' | 'capability-statement' | 'json-array' | 'ignored';

/** Rights that can be verified with a GET request (docs/security.md). */
export type AccessRight = 'read' | 'export' | 'import' | 'reindex' | 'bulk-operate';

/** The request that shows whether a token grants a right. */
interface AccessProbe {
  /** Path of a job status request, to which an unused job ID is appended. Undefined for `read`, which the probe with the token verifies. */
  readonly lookup?: { readonly path: string; readonly id: 'guid' | 'number' };
  /** Built-in roles that grant the right, least privileged first (AD: built-in-roles/integration.md). */
  readonly roles: readonly string[];
}

/** A check that applies to every service. Outcomes omit checks that were not run. */
interface ServiceCheck {
  readonly name: 'reachable' | 'anonymous' | 'authorised' | 'unsigned-token';
  /** Column heading or label: `refuses anonymous requests`. */
  readonly title: string;
}

/** The checks, in the order of the reports. */
export const CHECKS: readonly ServiceCheck[] = [
  { name: 'reachable', title: 'reachable' },
  { name: 'anonymous', title: 'refuses anonymous requests' },
  { name: 'authorised', title: 'authorised' },
  { name: 'unsigned-token', title: 'checks the token' },
];

/** A role, and a command that finds the scope of the role assignment. */
export interface Role {
  /** Name of the least-privileged built-in role for the probe with the token (AD: role-based-access-control/built-in-roles.md). */
  readonly name: string;
  /**
   * Returns an `az` command that prints the resource ID of the service, which is the scope of the role assignment. It works inside `$(…)`
   * in Bash and in PowerShell.
   *
   * @param host host of the endpoint, in lower case.
   */
  readonly scopeCommand: (host: string) => string;
}

/** A group of hosts of a service in one cloud. */
interface HostFamily {
  /** Matches a full host name in lower case. */
  readonly pattern: RegExp;
  readonly cloud: CloudName;
  /** Returns the audience for a host. Undefined if none is documented. The user must then specify it. */
  readonly audience: (host: string) => string | undefined;
  readonly retired?: true;
}

/** Definition of an Azure healthcare service. */
export interface Service {
  /** The value for `service`, which is also the key in index.ts. */
  readonly name: string;
  readonly title: string;
  readonly hosts: readonly HostFamily[];
  /** The shared audience of all instances, per cloud, for `audience: dicom`. Undefined if the audience is the instance's URL. */
  readonly sharedAudience?: Readonly<Partial<Record<CloudName, string>>>;
  /** Base path for an Azure host without a path. */
  readonly bare: BasePath;
  /** Returns the base path for a path on an Azure host, without a trailing slash. Undefined if the path is invalid. */
  readonly basePath: (path: string) => BasePath | undefined;
  /** Matches the version segment at the end of a base path. The health path does not include it. */
  readonly versionSegment?: RegExp;
  /** Anonymous request to the health path. */
  readonly reachable: ProbeRequest;
  /** Read request with the token. The response contains no patient data, even if the server ignores the query (docs/security.md). */
  readonly authorised: ProbeRequest & { readonly form: BodyForm };
  readonly checks: readonly ServiceCheck[];
  /** Rights that `expect` accepts in `allowed:` and `denied:` lines. */
  readonly access: Readonly<Partial<Record<AccessRight, AccessProbe>>>;
  /** True if any response except 403, 5xx and redirects counts as reachable, because Azure does not document the health responses. */
  readonly reachableByAnyAnswer: boolean;
  /**
   * Form of the 403 response to an identity without a role (FS: OperationOutcomeExceptionFilterAttribute.cs:63; DS:
   * ExceptionHandlingMiddleware.cs:135).
   */
  readonly refusal: 'issue-forbidden' | 'fixed-text' | 'error-object';
  /** Verdict on a 403 response to the read with the token. `warn` if some valid identities do not need the role. */
  readonly forbidden: 'fail' | 'warn';
  /** Returns audit headers for every probe. Empty if Azure is not documented to log them. */
  readonly auditHeaders: (run: string) => Readonly<Record<string, string>>;
  readonly role: Role;
  /** The names that `expect` accepts, and the request that returns their values. */
  readonly expectations?: { readonly question: ProbeRequest; readonly checks: Readonly<Record<string, Expected>> };
}

/**
 * Returns a function that compares a service's statement with one expectation. The statement is read only once for all expectations.
 *
 * @param statement the parsed response, not validated.
 */
export type Expected = (statement: unknown) => Comparison;

/**
 * @param value the expected value.
 * @returns whether the expectation is met, and a printable form of the value found.
 */
export type Comparison = (value: string) => { readonly met: boolean; readonly found: string };

/** Base path of an endpoint on an Azure host. */
interface BasePath {
  readonly path: string;
  /** Set if the base path differs from the input. */
  readonly note?: Notice;
}

/**
 * Returns the base path for a path copied from Microsoft's how-to pages.
 *
 * @param path path in the input, without a trailing slash.
 * @param base the part to keep.
 * @param documented paths that those pages use.
 * @returns undefined for any other path.
 */
export function cutDocumentedPath(path: string, base: string, documented: readonly string[]): BasePath | undefined {
  const cut = documented.find((end) => path === `${base}${end}`);
  return cut === undefined
    ? undefined
    : { path: base, note: { level: 'notice', text: `${cut} is a path of the service and not part of its base URL, so it is removed` } };
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

/** Returns the first label of a host, which is a resource name or `workspace-service`. */
export function labelOf(host: string): string {
  return host.replace(/\..*$/, '');
}

/** Returns `workspace/service`. A workspace name has no hyphens, so the first hyphen separates the two. */
export function nameInWorkspace(host: string): string {
  return labelOf(host).replace('-', '/');
}

/**
 * Returns an `az` command that prints a resource ID. It works in both Bash and PowerShell.
 *
 * @param type Azure Resource Manager type, such as `Microsoft.HealthcareApis/services`.
 * @param name name in the output of `az resource list`.
 */
export function findByName(type: string, name: string): string {
  return `az resource list --resource-type ${type} --query "[?name=='${name}'].id" --output tsv`;
}
