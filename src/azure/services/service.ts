import type { CloudName } from '../clouds.ts';
import type { Notice } from '../../util/notice.ts';

/** One read-only question to an endpoint. The path is appended to the endpoint's base; a GET always. */
export interface ProbeRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Limit for the answer's body in bytes, where the usual one is too small. */
  readonly maxBytes?: number;
  /** How a success is understood. */
  readonly form?: BodyForm;
}

/** How a service's body is understood: only what these name is ever looked at, the rest is dropped unread. */
export type BodyForm = 'fhir-bundle' | 'json-array' | 'ignored';

/** Rights that a GET request can prove (docs/security.md). */
export type AccessRight = 'read' | 'export' | 'import' | 'reindex' | 'bulk-operate';

/** How to find out whether a token grants a right. */
export interface AccessProbe {
  /** Path of the right's status look-up, to which an ID that no job has is appended. Undefined for `read`: the authorised probe tells. */
  readonly lookup?: { readonly path: string; readonly id: 'guid' | 'number' };
  /** Built-in roles that grant the right, the one with the least rights first (AD: built-in-roles/integration.md). */
  readonly roles: readonly string[];
}

/** Checks of every endpoint, in the order in which reports show them. A check is missing from an outcome if it was not run. */
export interface ServiceCheck {
  readonly name: 'reachable' | 'anonymous' | 'authorised' | 'unsigned-token';
  /** Words for a column or a line: `refuses anonymous requests`. */
  readonly title: string;
}

/** The checks that all services have. */
export const CHECKS: readonly ServiceCheck[] = [
  { name: 'reachable', title: 'reachable' },
  { name: 'anonymous', title: 'refuses anonymous requests' },
  { name: 'authorised', title: 'authorised' },
  { name: 'unsigned-token', title: 'checks the token' },
];

/** A role and what it takes to assign it with nothing to look up by hand. */
export interface Role {
  /** Name of the built-in role with least rights that makes the authorised probe pass (AD: role-based-access-control/built-in-roles.md). */
  readonly name: string;
  /**
   * An `az` command that prints the resource ID of the service behind a host: the scope of the role assignment. Written so that Bash and PowerShell
   * read it alike, to stand inside `$(…)`.
   *
   * @param host of the endpoint, lower case.
   */
  readonly scopeCommand: (host: string) => string;
}

/** A family of hosts that Azure runs for a service. */
export interface HostFamily {
  /** Matches a whole host, lower case. */
  readonly pattern: RegExp;
  readonly cloud: CloudName;
  /** Audience of a host of this family; undefined where none is documented and the user must name it. */
  readonly audience: (host: string) => string | undefined;
  readonly retired?: true;
}

/** All that the action knows of one Azure healthcare service. A new service is one file with one of these, and a row in index.ts. */
export interface Service {
  /** The word for `service:`, the same as its key in index.ts. */
  readonly name: string;
  readonly title: string;
  readonly hosts: readonly HostFamily[];
  /** The word for `audience:` (`dicom`), and what it stands for in each cloud; undefined where the audience is the endpoint's own URL. */
  readonly sharedAudience: Readonly<Partial<Record<CloudName, string>>> | undefined;
  /** The base path on an Azure host that was written without a path. */
  readonly bare: BasePath;
  /** The base path on an Azure host for the path that was written, without a slash at its end; undefined when it cannot be one. */
  readonly basePath: (path: string) => BasePath | undefined;
  /** Matches the end of a base path that its health page does not stand under: a version segment. */
  readonly versionSegment: RegExp | undefined;
  /** Anonymous: is it there? Asked above the version segment. */
  readonly reachable: ProbeRequest;
  /** Reads with the token what can hold no patient data, whatever the server makes of the query (docs/security.md). */
  readonly authorised: ProbeRequest & { readonly form: BodyForm };
  readonly checks: readonly ServiceCheck[];
  /** Rights that `expect` may name as `allowed` or `denied`. */
  readonly access: Readonly<Partial<Record<AccessRight, AccessProbe>>>;
  /** Whether any answer but 403, 5xx and redirects counts as reachable: where Azure does not publish what it answers. */
  readonly reachableByAnyAnswer: boolean;
  /** How the service itself refuses an identity without a role (FS: OperationOutcomeExceptionFilterAttribute.cs:63; DS: ExceptionHandlingMiddleware.cs:135). */
  readonly refusal: 'issue-forbidden' | 'fixed-text' | 'error-object';
  /** Which verdict a 403 for the token makes: a role may be missing that not every honest identity needs. */
  readonly forbidden: 'fail' | 'warn';
  /** Headers of every probe to this service, from the run's audit name; none where the service keeps no such log. */
  readonly auditHeaders: (run: string) => Readonly<Record<string, string>>;
  readonly role: Role;
  /** What `expect` may ask of this service, by name, and the question whose answer tells. */
  readonly expectations: { readonly question: ProbeRequest; readonly checks: Readonly<Record<string, Expected>> } | undefined;
}

/**
 * Holds what a service says of itself against one expectation.
 *
 * @param statement the parsed answer, of any shape: a server may send anything.
 * @param value what the user expects.
 * @returns whether it is met, and what was found: of a known shape, fit to print.
 */
export type Expected = (statement: unknown, value: string) => { readonly met: boolean; readonly found: string };

/** The path that an Azure host's endpoint gets. */
export interface BasePath {
  readonly path: string;
  /** What the user is told when it is not what was written. */
  readonly note?: Notice;
}
