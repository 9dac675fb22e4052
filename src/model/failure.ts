/** Types for failures. Modules in failures/ build the failure objects, and modules in report/ format them for output. */
import type { NetworkError, Phase } from '../http/types.ts';

/** `transient`: the next attempt might succeed. `propagation`: a change might take several minutes to apply. `none`: the user must act. */
export type Recovery = 'transient' | 'propagation' | 'none';

/** One item of evidence. Its value has been validated, so it never contains a token, patient data or text from the server. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Commands or configuration for the user to copy. */
export interface Command {
  /** Label for the commands, such as `Bash` or `Bash, app registration`. */
  readonly label: string;
  readonly language: 'bash' | 'powershell' | 'yaml' | 'json';
  readonly text: string;
}

/** Advice on how long to wait if a problem can resolve on its own. */
export interface WaitHint {
  /** A sentence without a period, such as `A new role takes up to 10 minutes to take effect`. */
  readonly hint: string;
  /** Suggested value for `wait-seconds`. */
  readonly seconds: number;
  /** True if the server requested a longer delay than the step allows. */
  readonly tooShort?: boolean | undefined;
}

/** One of several hosts, endpoints or `expect` lines that failed for the same reason. */
export interface Occurrence {
  /** A host, an endpoint name, or an `expect` line. A host includes its port unless the port is 443. */
  readonly place: string;
  /** Owner of the host, such as `the FHIR service`, if `place` is a host. Otherwise, the base URL of the endpoint. */
  readonly owner: string;
  readonly phase?: Phase;
  /** Time to first byte. */
  readonly latencyMs?: number;
  /** The actual value, if it differs from the expected value. */
  readonly found?: string;
  readonly missedBypass?: NetworkError['missedBypass'];
  readonly direct?: NetworkError['direct'];
}

/** The text of a failure. `what`, `why` and `next` each contain one or two sentences on a single line. */
export interface FailureMessage {
  readonly what: string;
  readonly why: string;
  /** Instruction for the next step. If `commands` is not empty, the instruction refers to one of the commands. */
  readonly next: string;
  /** Replaces `what` and `why` in the annotation. Contains only user-supplied values, because GitHub collects annotations as telemetry. */
  readonly headline?: string;
  readonly facts: readonly Fact[];
  readonly commands: readonly Command[];
  readonly wait?: WaitHint;
}

export interface Failure extends FailureMessage {
  /** Code that never changes. It is the value of the `failure` output and a heading on the troubleshooting page. */
  readonly code: string;
  /** Static text that contains no values from the run. */
  readonly title: string;
  readonly recovery: Recovery;
  readonly retryAfterMs?: number | undefined;
  /** Set if one cause, such as a broken proxy, can affect several hosts. Failures with the same key are combined into one message. */
  readonly shared?: {
    readonly key: string;
    readonly occurrence: Occurrence;
    readonly describe: (occurrences: readonly Occurrence[]) => FailureMessage;
  };
}

/** Result of an attempt that can be retried. */
export type AttemptResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly failure: Failure;
      readonly retryAfterMs?: number | undefined;
      /** True if an immediate retry is unlikely to succeed, for example after a timeout. */
      readonly noRetry?: boolean;
    };

export interface RetryDelay {
  readonly failure: Failure;
  readonly attempts: number;
  readonly pauseMs: number;
  /** Time left before the `wait-seconds` limit is reached, in milliseconds. */
  readonly remainingMs: number;
}
