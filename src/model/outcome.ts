/** Results of a run. All reports and outputs are created from these types. Only `Granted` contains a token. */
import type { Command, Fact, Failure } from './failure.ts';
import type { Request, Run, SignIn, Target } from './request.ts';
import type { AccessRight } from '../azure/services/service.ts';
import type { Timings } from '../http/types.ts';
import { guid } from '../util/json.ts';

export type Status = 'pass' | 'warn' | 'fail';

/** Claims of an access token. A claim is undefined if it is missing or malformed. */
export interface AccessClaims {
  readonly audience: string | undefined;
  readonly tenantId: string | undefined;
  readonly applicationId: string | undefined;
  /** Object ID of the service principal. Roles are assigned to this ID. */
  readonly objectId: string | undefined;
  readonly version: string | undefined;
  /** Start of the token's lifetime (`nbf`), in milliseconds since the epoch. */
  readonly notBefore?: number | undefined;
}

export interface Granted {
  readonly audience: string;
  readonly token: string;
  /** The sign-in method that returned the token. For an existing login, the name of the tool that provided the token. */
  readonly by?: SignIn['method'];
  /** Expiration time, in milliseconds since the epoch. */
  readonly expiresOn: number;
  /** Undefined if the token cannot be decoded. */
  readonly claims: AccessClaims | undefined;
  /** ID of the token request in the tenant's sign-in log. Undefined if another tool sent the request. */
  readonly requestId?: string | undefined;
}

export type TokenOutcome =
  | { readonly granted: true; readonly audience: string; readonly grant: Granted }
  | { readonly granted: false; readonly audience: string; readonly failure: Failure };

/** Result of one check of an endpoint. It becomes a check in health+json and a test case in JUnit. */
export interface Check {
  /** Name of the check, such as `access`, `responseTime`, `anonymous`, or an expectation such as `fhir-version`. */
  readonly name: string;
  readonly status: Status;
  /** The value that the check observed, after validation. */
  readonly observed?: { readonly value: string | number; readonly unit?: string } | undefined;
  /** The expected value, either from an `expect` line or from the latency limit. */
  readonly expected?: string | undefined;
  readonly right?: AccessRight | undefined;
  readonly failure?: Failure | undefined;
  /** Explains what a passing check does not cover, for example `No data was read, so storage was not tested.` */
  readonly note?: string | undefined;
  /** End time of the check, in milliseconds since the epoch. */
  readonly time: number;
}

/** Start and end of a request, in milliseconds since the epoch. Used for the timeline. */
export interface Span {
  /** `ID token`, `Exchange`, or the name of a check. */
  readonly label: string;
  readonly audience?: string;
  readonly start: number;
  readonly end: number;
  readonly ok: boolean;
}

export interface EndpointOutcome {
  readonly target: Target;
  readonly status: Status;
  readonly checks: readonly Check[];
  /** HTTP status of the last authorized read request. */
  readonly httpStatus: number | undefined;
  /** Time in milliseconds from sending the last authorized read request to receiving the first byte of the response. */
  readonly latencyMs: number | undefined;
  /** Timings of the first request, which also opened the connection. */
  readonly timings: Timings | undefined;
  readonly spans: readonly Span[];
}

/** A failure and the endpoint or audience that it affects. If both are missing, the failure affects the whole run. */
export interface FailureCase {
  readonly failure: Failure;
  readonly status: 'warn' | 'fail';
  readonly endpoint?: EndpointOutcome;
  /** Set if a token request for this audience failed. */
  readonly audience?: string;
}

/** All failures in a run that share a cause and a fix. */
export interface FailureGroup {
  /** A single failure whose message describes every failure in the group. */
  readonly failure: Failure;
  readonly level: 'error' | 'warning';
  readonly cases: readonly FailureCase[];
  /** Reports how long the step retried, or suggests a longer wait. */
  readonly waiting?: string | undefined;
  /** Evidence that applies to every failure in the group. */
  readonly facts: readonly Fact[];
  readonly placeKind: 'endpoint' | 'host';
  /** The affected endpoints or hosts, and the evidence that is specific to each one. */
  readonly places: readonly { readonly name: string; readonly facts: readonly Fact[] }[];
  /** Commands without duplicates. Shell commands for several endpoints are combined into one block. */
  readonly commands: readonly Command[];
  /** Number of failures whose commands are omitted to keep the list short. */
  readonly casesWithoutCommands: number;
}

export interface Outcome {
  /** `skipped` means that the tokens were issued but no endpoint was checked. */
  readonly status: Status | 'skipped';
  /** Failures by cause. The first group is the most important one, so it determines the `failure` output and the `Next:` line. */
  readonly groups: readonly FailureGroup[];
  readonly tokens: readonly TokenOutcome[];
  readonly endpoints: readonly EndpointOutcome[];
  /** Start and end times of the ID token requests and the token exchanges. */
  readonly spans: readonly Span[];
  /** Repository visibility from the ID token. Undefined if there is no ID token. */
  readonly visibility: Run['visibility'];
  /** Start of the run, in milliseconds since the epoch. */
  readonly started: number;
  readonly ended: number;
}

/** Comparison function that sorts results by status, worst first. */
export function worstFirst(one: Pick<Check, 'status'>, other: Pick<Check, 'status'>): number {
  const order: readonly Status[] = ['fail', 'warn', 'pass'];
  return order.indexOf(one.status) - order.indexOf(other.status);
}

/** Returns the worst status of several checks or endpoints, or `pass` if the list is empty. */
export function worst(checks: readonly Pick<Check, 'status'>[]): Status {
  return (['fail', 'warn'] as const).find((status) => checks.some((check) => check.status === status)) ?? 'pass';
}

/** True if the status counts as a failure. With `fail-on: never`, reports still show failed checks as failures, but the step succeeds. */
export function isFailing(status: Outcome['status'], failOn: Request['failOn']): boolean {
  return status === 'fail' || (status === 'warn' && failOn === 'warn');
}

/** True if the repository is or might be public. The ID token takes precedence over the event payload, because the token is signed. */
export function isPublicRepository({ visibility }: Pick<Outcome, 'visibility'>, { run }: Pick<Request, 'run'>): boolean {
  return !['private', 'internal'].includes(visibility ?? run.visibility ?? 'public');
}

/** Returns the failure codes of checks or groups, in order and without duplicates. */
export function failureCodes(of: readonly { readonly failure?: Failure | undefined }[]): readonly string[] {
  return [...new Set(of.flatMap(({ failure }) => failure?.code ?? []))];
}

/** Returns a function that replaces client and tenant IDs in text. Keeps tenant domains, because replacing them could change host names. */
export function idHider({ tokens }: Outcome, { signIn }: Request): (text: string) => string {
  const claimed = tokens.flatMap((token) => (token.granted ? [token.grant.claims?.applicationId, token.grant.claims?.tenantId] : []));
  const ids = [signIn.clientId, signIn.tenantId, ...claimed].flatMap((id) => guid(id) ?? []);
  return (text) => ids.reduce((shown, id) => shown.replaceAll(new RegExp(id, 'gi'), 'hidden-id'), text);
}
