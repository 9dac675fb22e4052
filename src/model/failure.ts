/** Types for failures. Modules in failures/ create the failures, and modules in report/ show them. */
import type { NetworkError, Phase } from '../http/types.ts';

/** `transient`: the next attempt may succeed. `propagation`: a change takes minutes to take effect. `none`: the user must act. */
export type Recovery = 'transient' | 'propagation' | 'none';

/** One item of evidence. Its value has been validated, so it never contains server text, a token or patient data. */
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
  /** True if the server asked the client to wait longer than the step allows. */
  readonly tooShort?: boolean | undefined;
}

/** One of several hosts, endpoints or `expect` lines that failed for the same reason. */
export interface Occurrence {
  /** A host, an endpoint name, or an `expect` line. A host includes its port unless the port is 443. */
  readonly place: string;
  /** For a host, its owner, such as `the FHIR service`. Otherwise, the base URL of the endpoint. */
  readonly owner: string;
  readonly phase?: Phase;
  /** Time to first byte. */
  readonly latencyMs?: number;
  /** The actual value, if it is not the expected value. */
  readonly found?: string;
  readonly missedBypass?: NetworkError['missedBypass'];
}

/** The text of a failure. Each part is one line with one or two sentences. */
export interface FailureMessage {
  readonly what: string;
  readonly why: string;
  /** Instruction for the next step. If there are commands, the instruction refers to one of them. */
  readonly next: string;
  /** Replaces `what` and `why` in the annotation. Contains only values from the user, because GitHub receives annotations as telemetry. */
  readonly headline?: string;
  readonly facts: readonly Fact[];
  readonly commands: readonly Command[];
  readonly wait?: WaitHint;
}

export interface Failure extends FailureMessage {
  /** Code that never changes. It is the value of the `failure` output and a heading on the troubleshooting page. */
  readonly code: string;
  /** Fixed text that contains no values from the run. */
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
      /** True if a quick retry would only waste time, for example after a timeout. */
      readonly noRetry?: boolean;
    };

export interface RetryDelay {
  readonly failure: Failure;
  readonly attempts: number;
  readonly pauseMs: number;
  /** Remaining part of `wait-seconds`, in milliseconds. */
  readonly remainingMs: number;
}
