import type { CloudName } from '../clouds.ts';
import type { Notice } from '../../util/text.ts';

/** A GET request to an endpoint. The path is appended to the endpoint's base. */
export interface ProbeRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Limit of the response body in bytes, if the default is too small. */
  readonly maxBytes?: number;
  readonly form?: BodyForm;
}

/** Expected form of a response body. An ignored body is dropped unread. */
export type BodyForm = 'fhir-bundle' | 'json-array' | 'ignored';

/** Rights that a GET request can prove (docs/security.md). */
export type AccessRight = 'read' | 'export' | 'import' | 'reindex' | 'bulk-operate';

/** The request that shows if a token grants a right. */
interface AccessProbe {
  /** Path of the status look-up. An ID that no job has is appended. Undefined for `read`, which the authorised probe shows. */
  readonly lookup?: { readonly path: string; readonly id: 'guid' | 'number' };
  /** Built-in roles that grant the right, the one with the least rights first (AD: built-in-roles/integration.md). */
  readonly roles: readonly string[];
}

/** Checks of every endpoint, in the order in which reports show them. A check is missing from an outcome if it was not run. */
interface ServiceCheck {
  readonly name: 'reachable' | 'anonymous' | 'authorised' | 'unsigned-token';
  /** Column heading or label: `refuses anonymous requests`. */
  readonly title: string;
}

/** The checks that all services have. */
export const CHECKS: readonly ServiceCheck[] = [
  { name: 'reachable', title: 'reachable' },
  { name: 'anonymous', title: 'refuses anonymous requests' },
  { name: 'authorised', title: 'authorised' },
  { name: 'unsigned-token', title: 'checks the token' },
];

/** A role, and a command that finds the scope of its assignment. */
export interface Role {
  /** Name of the built-in role with least rights that makes the authorised probe pass (AD: role-based-access-control/built-in-roles.md). */
  readonly name: string;
  /**
   * Returns an `az` command that prints the resource ID of a host's service, which is the scope of the role assignment. It works inside `$(…)`
   * in Bash and in PowerShell.
   *
   * @param host of the endpoint, lower case.
   */
  readonly scopeCommand: (host: string) => string;
}

/** A family of hosts that Azure runs for a service. */
interface HostFamily {
  /** Matches a whole host, lower case. */
  readonly pattern: RegExp;
  readonly cloud: CloudName;
  /** Returns the audience of a host. Undefined if none is documented, so that the user must name it. */
  readonly audience: (host: string) => string | undefined;
  readonly retired?: true;
}

/** Definition of an Azure healthcare service. */
export interface Service {
  /** The word for `service:`, the same as its key in index.ts. */
  readonly name: string;
  readonly title: string;
  readonly hosts: readonly HostFamily[];
  /** Audience of all instances per cloud, for `audience: dicom`. Undefined if the audience is the URL of the instance. */
  readonly sharedAudience: Readonly<Partial<Record<CloudName, string>>> | undefined;
  /** Base path of an Azure host that was written without a path. */
  readonly bare: BasePath;
  /** Returns the base path for a path on an Azure host, without a final slash. Undefined if the path is not valid. */
  readonly basePath: (path: string) => BasePath | undefined;
  /** Matches the version segment at the end of a base path. The health path is not below it. */
  readonly versionSegment: RegExp | undefined;
  /** Anonymous request to the health path, above the version segment. */
  readonly reachable: ProbeRequest;
  /** Read with the token. The response holds no patient data, even if the server ignores the query (docs/security.md). */
  readonly authorised: ProbeRequest & { readonly form: BodyForm };
  readonly checks: readonly ServiceCheck[];
  /** Rights that `expect` may name as `allowed` or `denied`. */
  readonly access: Readonly<Partial<Record<AccessRight, AccessProbe>>>;
  /** True if every response except 403, 5xx and redirects counts as reachable, because Azure does not document the health responses. */
  readonly reachableByAnyAnswer: boolean;
  /** Form of the response to an identity without a role (FS: OperationOutcomeExceptionFilterAttribute.cs:63; DS: ExceptionHandlingMiddleware.cs:135). */
  readonly refusal: 'issue-forbidden' | 'fixed-text' | 'error-object';
  /** Verdict of a 403 to the read with the token. `warn` if a valid identity may lack the role. */
  readonly forbidden: 'fail' | 'warn';
  /** Returns audit headers for every probe. Empty if it is not documented that Azure logs them. */
  readonly auditHeaders: (run: string) => Readonly<Record<string, string>>;
  readonly role: Role;
  /** Names that `expect` may check, and the request that returns their values. */
  readonly expectations: { readonly question: ProbeRequest; readonly checks: Readonly<Record<string, Expected>> } | undefined;
}

/**
 * Compares the statement of a service with one expectation.
 *
 * @param statement the parsed response, of any shape.
 * @param value the expected value.
 * @returns true if it is met, and the value that was found, which may be printed.
 */
export type Expected = (statement: unknown, value: string) => { readonly met: boolean; readonly found: string };

/** Base path of an endpoint on an Azure host. */
interface BasePath {
  readonly path: string;
  /** Set if it differs from the path that was written. */
  readonly note?: Notice;
}

/**
 * Returns the base path of a path that was copied from Microsoft's how-to pages.
 *
 * @param path as written, without a slash at its end.
 * @param base the part to keep.
 * @param documented the paths on those pages.
 * @returns undefined for any other path.
 */
export function cutDocumentedPath(path: string, base: string, documented: readonly string[]): BasePath | undefined {
  const cut = documented.find((end) => path === `${base}${end}`);
  return cut === undefined
    ? undefined
    : { path: base, note: { level: 'notice', text: `${cut} is a path of the service and not part of its base URL, so it is removed` } };
}
