/** Definition of a service, and functions that the services share. */
import type { CloudName } from '../clouds.ts';
import type { Notice } from '../../util/text.ts';

/** A GET request to an endpoint. The path is appended to the endpoint's base URL. */
export interface ProbeRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Maximum size of the response body in bytes, if it differs from the default. */
  readonly maxBytes?: number;
  readonly form?: BodyForm;
}

/** Expected form of a response body. `ignored` means that the body is not parsed. */
export type BodyForm = 'fhir-bundle' | 'capability-statement' | 'json-array' | 'ignored';

/** Access rights that the action can verify with a GET request (docs/security.md). */
export type AccessRight = 'read' | 'export' | 'import' | 'reindex' | 'bulk-operate';

/** Describes how to find out whether a token grants a right. */
interface AccessProbe {
  /**
   * Path of a job status request. The action appends an unused job ID. Undefined for `read`, which the read request with the token
   * verifies.
   */
  readonly lookup?: { readonly path: string; readonly id: 'guid' | 'number' };
  /** Built-in roles that grant the right, starting with the least privileged role (AD: built-in-roles/integration.md). */
  readonly roles: readonly string[];
}

/** A check that every service supports. Outcomes do not contain checks that were not run. */
interface ServiceCheck {
  readonly name: 'reachable' | 'anonymous' | 'authorised' | 'unsigned-token';
  /** Column heading or label in reports, such as `refuses anonymous requests`. */
  readonly title: string;
}

/** Checks in the order in which reports show them. */
export const CHECKS: readonly ServiceCheck[] = [
  { name: 'reachable', title: 'reachable' },
  { name: 'anonymous', title: 'refuses anonymous requests' },
  { name: 'authorised', title: 'authorized' },
  { name: 'unsigned-token', title: 'checks the token' },
];

/** A built-in role, and a command that finds the scope of its assignment. */
export interface Role {
  /** Name of the least-privileged built-in role that allows the read request (AD: role-based-access-control/built-in-roles.md). */
  readonly name: string;
  /**
   * Returns an `az` command that prints the resource ID of the service, which is the scope of the role assignment. The command works inside
   * `$(…)` in Bash and in PowerShell.
   *
   * @param host lowercase host of the endpoint.
   */
  readonly scopeCommand: (host: string) => string;
}

/** A group of hosts of a service in one cloud. */
interface HostFamily {
  /** Matches a full lowercase host name. */
  readonly pattern: RegExp;
  readonly cloud: CloudName;
  /** Returns the audience for a host. Undefined if Microsoft documents no audience, so the user must specify it. */
  readonly audience: (host: string) => string | undefined;
  readonly retired?: true;
}

/** Definition of an Azure healthcare service. */
export interface Service {
  /** Value of the `service` option, which is also the key in index.ts. */
  readonly name: string;
  readonly title: string;
  readonly hosts: readonly HostFamily[];
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
  /**
   * True if any status except 403, 5xx and redirects means that the service is reachable. Set if Azure does not document the health
   * responses.
   */
  readonly reachableByAnyAnswer: boolean;
  /**
   * Form of the 403 response that an identity without a role receives (FS: OperationOutcomeExceptionFilterAttribute.cs:63; DS:
   * ExceptionHandlingMiddleware.cs:135).
   */
  readonly refusal: 'issue-forbidden' | 'fixed-text' | 'error-object';
  /** Status of the check if the read request with the token returns 403. `warn` if valid identities may lack the role. */
  readonly forbidden: 'fail' | 'warn';
  /** Returns audit headers for every probe. Empty if Azure does not document that it logs them. */
  readonly auditHeaders: (run: string) => Readonly<Record<string, string>>;
  readonly role: Role;
  /** Names that the `expect` input accepts for this service, and the request that returns the actual values. */
  readonly expectations?: { readonly question: ProbeRequest; readonly checks: Readonly<Record<string, Expected>> };
}

/**
 * Reads a service's CapabilityStatement, and returns a function that compares it with an expected value. The statement is read only once
 * for all expected values.
 *
 * @param statement the parsed response, not validated.
 */
export type Expected = (statement: unknown) => Comparison;

/**
 * @param value the expected value.
 * @returns whether the expectation is met, and the actual value in a printable form.
 */
export type Comparison = (value: string) => { readonly met: boolean; readonly found: string };

/** Base path of an endpoint on an Azure host. */
interface BasePath {
  readonly path: string;
  /** Notice for the log. Set if the base path differs from the path in the input. */
  readonly note?: Notice;
}

/**
 * Returns the base path for a documented path, such as a path copied from Microsoft's how-to pages.
 *
 * @param path path in the input, without a trailing slash.
 * @param base beginning of the path that is kept.
 * @param documented paths in Microsoft's documentation that may follow `base`.
 * @returns undefined for any other path.
 */
export function cutDocumentedPath(path: string, base: string, documented: readonly string[]): BasePath | undefined {
  const cut = documented.find((end) => path === `${base}${end}`);
  return cut === undefined
    ? undefined
    : { path: base, note: { level: 'notice', text: `the action removes ${cut}, because this path is not part of the base URL` } };
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

/**
 * Returns an `az` command that prints a resource ID. The command works in both Bash and PowerShell.
 *
 * @param type Azure Resource Manager type, such as `Microsoft.HealthcareApis/services`.
 * @param name resource name, as in the output of `az resource list`.
 */
export function findByName(type: string, name: string): string {
  return `az resource list --resource-type ${type} --query "[?name=='${name}'].id" --output tsv`;
}
