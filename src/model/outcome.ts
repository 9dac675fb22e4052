/** What one run found: made by tokens and verdicts, read by every report and by the outputs. Holds no token except in `Granted`. */
import type { Failure } from './failure.ts';
import type { Timings } from '../http/client.ts';
import type { SignIn, Target } from './request.ts';

/** A verdict, of one check or of all of them. */
export type Status = 'pass' | 'warn' | 'fail';

/** The few claims of an access token that are ever looked at; a claim of another shape than expected is undefined. */
export interface AccessClaims {
  readonly audience: string | undefined;
  readonly tenantId: string | undefined;
  readonly applicationId: string | undefined;
  /** Object ID of the service principal: the one that roles are assigned to. */
  readonly objectId: string | undefined;
  readonly version: string | undefined;
}

/** A token that was granted. */
export interface Granted {
  readonly audience: string;
  readonly token: string;
  /** The sign-in that gave it: of a login left behind, which one. */
  readonly by?: SignIn['method'];
  /** Milliseconds since the epoch. */
  readonly expiresOn: number;
  /** Undefined when the token cannot be decoded: it is passed through, and said so. */
  readonly claims: AccessClaims | undefined;
  /** Under which the exchange stands in the tenant's sign-in log; undefined when another tool asked. */
  readonly requestId?: string | undefined;
}

/** What became of one audience. */
export type TokenOutcome =
  | { readonly granted: true; readonly audience: string; readonly grant: Granted }
  | { readonly granted: false; readonly audience: string; readonly failure: Failure };

/** One thing that was found of an endpoint: a row of health+json, a test case of JUnit. */
export interface Check {
  /** Measurement name: one of the service's `checks`, `access`, `responseTime`, or the name of an expectation (`fhir-version`, `resource` …). */
  readonly name: string;
  readonly status: Status;
  /** Validated value, and for an expectation what was asked for. */
  readonly observed?: { readonly value: string | number; readonly unit?: string };
  readonly expected?: string;
  /** Why it is not a pass. */
  readonly failure?: Failure;
  /** A sentence that limits what a pass says: `Nothing was read, so storage was not tested.` */
  readonly note?: string;
  /** When it was found, milliseconds since the epoch. */
  readonly time: number;
}

/** A stretch of time on the wire, for the timeline. Milliseconds since the epoch. */
export interface Span {
  /** `ID token`, `Exchange`, or the name of a check. */
  readonly label: string;
  /** Audience of an exchange. */
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
  /** Of the first probe: it is the one that opens the connection. */
  readonly timings: Timings | undefined;
  readonly spans: readonly Span[];
  /** How long the service asked to be left alone with its last answer. Milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** What became of the run. */
export interface Outcome {
  /** `skipped`: a token and nothing probed. */
  readonly status: Status | 'skipped';
  /** Of everything that is not a pass, each cause once, in order of importance: the first gives the output `failure` and the line `Next:`. */
  readonly failures: readonly Failure[];
  readonly tokens: readonly TokenOutcome[];
  readonly endpoints: readonly EndpointOutcome[];
  /** ID token and exchanges. */
  readonly spans: readonly Span[];
  /** Milliseconds since the epoch. */
  readonly started: number;
  readonly ended: number;
}
