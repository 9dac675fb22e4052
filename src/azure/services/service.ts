import type { CloudName } from '../clouds.ts';

export type ServiceName = 'fhir' | 'dicom' | 'deid';

/** One read-only question to an endpoint. The path is appended to the endpoint's base; a GET always. */
export interface Question {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How a service's body is understood: only what these name is ever looked at, the rest is dropped unread. */
export type BodyForm = 'fhir-bundle' | 'json-array' | 'ignored';

/** A role and what it takes to assign it with nothing to look up by hand. */
export interface Role {
  /** Name of the built-in role with least rights that makes the authorised probe pass. */
  readonly name: string;
  /** Type of the Azure resource that the role is assigned on. */
  readonly resourceType: string;
  /**
   * JMESPath that picks this endpoint's resource out of `az resource list --resource-type <type>`, and what it must equal.
   * @param host of the endpoint, lower case
   */
  readonly resourceQuery: (host: string) => string;
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
  readonly name: ServiceName;
  readonly title: string;
  readonly hosts: readonly HostFamily[];
  /** The word for `audience:` (`dicom`), and what it stands for in each cloud; undefined where the audience is the endpoint's own URL. */
  readonly sharedAudience: Readonly<Partial<Record<CloudName, string>>> | undefined;
  /** The path an Azure host answers under, given what the user wrote; undefined when nothing fits. */
  readonly basePath: (path: string) => BasePath | undefined;
  /** Anonymous: is it there? */
  readonly reachable: Question;
  /** Reads with the token what can hold no patient data, whatever the server makes of the query (domain: least-PHI probes). */
  readonly authorised: Question & { readonly form: BodyForm };
  /** Whether any answer but 403, 5xx and redirects counts as reachable: where Azure does not publish what it answers. */
  readonly reachableByAnyAnswer: boolean;
  /** Which verdict a 403 for the token makes: a role may be missing that not every honest identity needs. */
  readonly forbidden: 'fail' | 'warn';
  /** Headers of every probe to this service, from the run's audit name; none where the service keeps no such log. */
  readonly auditHeaders: (run: string) => Readonly<Record<string, string>>;
  readonly role: Role;
  /** Names that `expect` may use for this service. */
  readonly expectations: readonly ExpectationName[];
}

export interface BasePath {
  readonly path: string;
  /** What the user is told when the path is not what was written. */
  readonly note?: string;
}

export type ExpectationName = 'fhir-version' | 'resource' | 'operation' | 'profile' | 'instantiates';
