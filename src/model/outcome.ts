/** Results of one run. Every report and the outputs are made from them. Holds no token except in `Granted`. */
import type { Command, Fact, Failure } from './failure.ts';
import type { Request, Run, SignIn, Target } from './request.ts';
import type { AccessRight } from '../azure/services/service.ts';
import type { Timings } from '../http/types.ts';

/** A verdict, of one check or of all of them. */
export type Status = 'pass' | 'warn' | 'fail';

/** The claims of an access token that are read. A claim that does not have the expected form is undefined. */
export interface AccessClaims {
  readonly audience: string | undefined;
  readonly tenantId: string | undefined;
  readonly applicationId: string | undefined;
  /** Object ID of the service principal, which roles are assigned to. */
  readonly objectId: string | undefined;
  readonly version: string | undefined;
}

/** A token that was granted. */
export interface Granted {
  readonly audience: string;
  readonly token: string;
  /** The sign-in method that returned it. For an existing login, the tool that had it. */
  readonly by?: SignIn['method'];
  /** Milliseconds since the epoch. */
  readonly expiresOn: number;
  /** Undefined if the token cannot be decoded. Such a token is passed through with a notice. */
  readonly claims: AccessClaims | undefined;
  /** ID of the exchange in the tenant's sign-in log. Undefined if another tool made the request. */
  readonly requestId?: string | undefined;
}

/** Result for one audience. */
export type TokenOutcome =
  | { readonly granted: true; readonly audience: string; readonly grant: Granted }
  | { readonly granted: false; readonly audience: string; readonly failure: Failure };

/** One result of an endpoint: a row of health+json, a test case of JUnit. */
export interface Check {
  /** Measurement name: one of the service's `checks`, `access`, `responseTime`, or the name of an expectation (`fhir-version`, `resource` …). */
  readonly name: string;
  readonly status: Status;
  /** Validated value. */
  readonly observed?: { readonly value: string | number; readonly unit?: string };
  /** Value of the expectation. */
  readonly expected?: string;
  /** The right that was checked, of a line `allowed:` or `denied:`. */
  readonly right?: AccessRight;
  /** Why it is not a pass. */
  readonly failure?: Failure;
  /** A sentence that limits what a pass says: `Nothing was read, so storage was not tested.` */
  readonly note?: string;
  /** End of the check. Milliseconds since the epoch. */
  readonly time: number;
}

/** A period of network time, for the timeline. Milliseconds since the epoch. */
export interface Span {
  /** `ID token`, `Exchange`, or the name of a check. */
  readonly label: string;
  /** Audience of the token that was requested. */
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
  /** HTTP status of the authorised probe. */
  readonly httpStatus: number | undefined;
  /** Time to first byte of the authorised probe, on an open connection, last pass. Milliseconds. */
  readonly latencyMs: number | undefined;
  /** Timings of the first probe, which opens the connection. */
  readonly timings: Timings | undefined;
  readonly spans: readonly Span[];
  /** Pause that the last response asks for. Milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** A failure with the place where it was observed. Without a place, it concerns the whole run. */
export interface FailureCase {
  readonly failure: Failure;
  readonly status: 'warn' | 'fail';
  readonly endpoint?: EndpointOutcome;
  /** Audience without a token. With an endpoint, the endpoint needs that token. */
  readonly audience?: string;
}

/** A place of a failure, with the facts that apply only there. */
export interface Place {
  readonly name: string;
  readonly facts: readonly Fact[];
}

/** All failures of one run that have one cause and one fix. */
export interface FailureGroup {
  /** The failure in the words for all cases together. */
  readonly failure: Failure;
  /** `warning` if nothing fails because of it. */
  readonly level: 'error' | 'warning';
  readonly cases: readonly FailureCase[];
  /** A sentence about the effect of waiting. */
  readonly waiting?: string | undefined;
  /** Facts of all cases. */
  readonly facts: readonly Fact[];
  readonly placeKind: 'endpoint' | 'host';
  readonly places: readonly Place[];
  /** Each text once. Shell commands of several endpoints are one text. */
  readonly commands: readonly Command[];
  /** Number of cases whose commands were left out because there are too many. */
  readonly casesWithoutCommands: number;
}

/** Results of one run. */
export interface Outcome {
  /** `skipped`: a token was issued and nothing was probed. */
  readonly status: Status | 'skipped';
  /** Failures and warnings by cause, most important first. The first one gives the output `failure` and the line `Next:`. */
  readonly groups: readonly FailureGroup[];
  readonly tokens: readonly TokenOutcome[];
  readonly endpoints: readonly EndpointOutcome[];
  /** Spans of the ID token and of the exchanges. */
  readonly spans: readonly Span[];
  /** From the ID token, which GitHub signs. Undefined if there was none. */
  readonly visibility: Run['visibility'];
  /** Milliseconds since the epoch. */
  readonly started: number;
  readonly ended: number;
}

/** Returns the verdict of an endpoint, its worst check, or the worst of several endpoints. */
export function worst(checks: readonly Pick<Check, 'status'>[]): Status {
  const order: readonly Status[] = ['fail', 'warn'];
  return order.find((status) => checks.some((check) => check.status === status)) ?? 'pass';
}

/** True if `fail-on` counts this verdict as a failure. `fail-on: never` keeps the step green, but does not change what counts. */
export function isFailing(status: Outcome['status'], failOn: Request['failOn']): boolean {
  return status === 'fail' || (status === 'warn' && failOn === 'warn');
}
