/** Results of a run, the source of all reports and outputs. Only `Granted` contains a token. */
import type { Command, Fact, Failure } from './failure.ts';
import type { Request, Run, SignIn, Target } from './request.ts';
import type { AccessRight } from '../azure/services/service.ts';
import type { Timings } from '../http/types.ts';
import { guid } from '../util/json.ts';

/** Verdict on one check or on the whole run. */
export type Status = 'pass' | 'warn' | 'fail';

/** The access token claims that the action reads. A claim without the expected form is undefined. */
export interface AccessClaims {
  readonly audience: string | undefined;
  readonly tenantId: string | undefined;
  readonly applicationId: string | undefined;
  /** Object ID of the service principal, to which roles are assigned. */
  readonly objectId: string | undefined;
  readonly version: string | undefined;
}

/** A granted token. */
export interface Granted {
  readonly audience: string;
  readonly token: string;
  /** The sign-in method that returned the token. For an existing login, the tool that was logged in. */
  readonly by?: SignIn['method'];
  /** Milliseconds since the epoch. */
  readonly expiresOn: number;
  /** Undefined if the token cannot be decoded. The action then outputs it with a notice. */
  readonly claims: AccessClaims | undefined;
  /** ID of the request in the tenant's sign-in log. Undefined if another tool sent the request. */
  readonly requestId?: string | undefined;
}

/** Result for one audience. */
export type TokenOutcome =
  | { readonly granted: true; readonly audience: string; readonly grant: Granted }
  | { readonly granted: false; readonly audience: string; readonly failure: Failure };

/** Result of one check on an endpoint: an entry in health+json, a test case in JUnit. */
export interface Check {
  /** Name: one of the service's `checks`, `access`, `responseTime`, or an expectation (`fhir-version`, `resource` …). */
  readonly name: string;
  readonly status: Status;
  /** The validated value that was found. */
  readonly observed?: { readonly value: string | number; readonly unit?: string };
  /** The requirement from a line of `expect`, or the latency limit. */
  readonly expected?: string;
  /** The right in an `allowed:` or `denied:` line. */
  readonly right?: AccessRight;
  /** The reason the check did not pass. */
  readonly failure?: Failure;
  /** A limitation of a pass, as a sentence: `Nothing was read, so storage was not tested.` */
  readonly note?: string;
  /** Time when the check ended. Milliseconds since the epoch. */
  readonly time: number;
}

/** A period of network time, for the timeline. Milliseconds since the epoch. */
export interface Span {
  /** `ID token`, `Exchange`, or the name of a check. */
  readonly label: string;
  /** Audience of the requested token. */
  readonly audience?: string;
  readonly start: number;
  readonly end: number;
  readonly ok: boolean;
}

/** The verdict on one endpoint. */
export interface EndpointOutcome {
  readonly target: Target;
  readonly status: Status;
  readonly checks: readonly Check[];
  /** HTTP status of the probe with the token. */
  readonly httpStatus: number | undefined;
  /** Time to first byte of the last probe with the token, on an open connection. Milliseconds. */
  readonly latencyMs: number | undefined;
  /** Timings of the first probe, which opened the connection. */
  readonly timings: Timings | undefined;
  readonly spans: readonly Span[];
  /** Pause that the last response requested. Milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** A failure and where it was observed. Without a place, it affects the whole run. */
export interface FailureCase {
  readonly failure: Failure;
  readonly status: 'warn' | 'fail';
  readonly endpoint?: EndpointOutcome;
  /** The audience for which there is no token. If `endpoint` is set, the endpoint needs that token. */
  readonly audience?: string;
}

/** A place where a failure was observed, with the facts that apply only there. */
export interface Place {
  readonly name: string;
  readonly facts: readonly Fact[];
}

/** All failures of a run with the same cause and fix. */
export interface FailureGroup {
  /** The failure, worded for all cases. */
  readonly failure: Failure;
  /** `warning` if no case has the status `fail`. */
  readonly level: 'error' | 'warning';
  readonly cases: readonly FailureCase[];
  /** Whether waiting can help, or has helped. */
  readonly waiting?: string | undefined;
  /** Facts that apply to all cases. */
  readonly facts: readonly Fact[];
  readonly placeKind: 'endpoint' | 'host';
  readonly places: readonly Place[];
  /** Distinct commands. Shell commands for several endpoints are joined into one. */
  readonly commands: readonly Command[];
  /** Number of cases whose commands were omitted because there are too many. */
  readonly casesWithoutCommands: number;
}

/** Results of a run. */
export interface Outcome {
  /** `skipped`: a token was issued and nothing was probed. */
  readonly status: Status | 'skipped';
  /** Failures and warnings by cause, most important first. The first determines the `failure` output and the `Next:` line. */
  readonly groups: readonly FailureGroup[];
  readonly tokens: readonly TokenOutcome[];
  readonly endpoints: readonly EndpointOutcome[];
  /** Spans of the ID token request and the token exchanges. */
  readonly spans: readonly Span[];
  /** From the ID token, which GitHub signs. Undefined without an ID token. */
  readonly visibility: Run['visibility'];
  /** Milliseconds since the epoch. */
  readonly started: number;
  readonly ended: number;
}

/** Compares two verdicts, so that the worst is sorted first. */
export function worstFirst(one: Pick<Check, 'status'>, other: Pick<Check, 'status'>): number {
  const order: readonly Status[] = ['fail', 'warn', 'pass'];
  return order.indexOf(one.status) - order.indexOf(other.status);
}

/** Returns the worst status of several checks or endpoints. */
export function worst(checks: readonly Pick<Check, 'status'>[]): Status {
  return (['fail', 'warn'] as const).find((status) => checks.some((check) => check.status === status)) ?? 'pass';
}

/** True if `fail-on` counts this verdict as a failure. `fail-on: never` counts the same verdicts as `fail`, although the step passes. */
export function isFailing(status: Outcome['status'], failOn: Request['failOn']): boolean {
  return status === 'fail' || (status === 'warn' && failOn === 'warn');
}

/** True if the repository is public. The ID token, which GitHub signs, comes before the event payload. Unknown visibility counts as public. */
export function isPublicRepository({ visibility }: Pick<Outcome, 'visibility'>, { run }: Pick<Request, 'run'>): boolean {
  return !['private', 'internal'].includes(visibility ?? run.visibility ?? 'public');
}

/** Returns the distinct failure codes of checks or groups, in their order. */
export function failureCodes(of: readonly { readonly failure?: Failure }[]): readonly string[] {
  return [...new Set(of.flatMap(({ failure }) => failure?.code ?? []))];
}

/**
 * Returns a function that replaces the client and tenant IDs, which an audience or a gateway path may contain.
 * A tenant domain is not replaced, because a host may have the same name.
 */
export function idHider({ tokens }: Outcome, { signIn }: Request): (text: string) => string {
  const claimed = tokens.flatMap((token) => (token.granted ? [token.grant.claims?.applicationId, token.grant.claims?.tenantId] : []));
  const ids = [signIn.clientId, signIn.tenantId, ...claimed].flatMap((id) => guid(id) ?? []);
  return (text) => ids.reduce((shown, id) => shown.replaceAll(new RegExp(id, 'gi'), 'hidden-id'), text);
}
