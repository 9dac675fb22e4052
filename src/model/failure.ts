/** Types for failures as plain data. Modules in failures/ create the failures, and modules in report/ show them. */
import type { NetworkError, Phase } from '../http/types.ts';

/** `transient`: the next attempt may succeed. `propagation`: a change takes minutes to take effect. `none`: the cause must be fixed. */
export type Recovery = 'transient' | 'propagation' | 'none';

/** One item of evidence. The value has been validated and never contains server text, a token or patient data. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Commands or configuration that users copy. */
export interface Command {
  /** Where to use the commands, and for which type of identity if it matters, such as `Bash, app registration`. */
  readonly label: string;
  readonly language: 'bash' | 'powershell' | 'yaml' | 'json';
  readonly text: string;
}

/** Expected duration of a problem that can resolve on its own. */
export interface WaitHint {
  /** A sentence without a period, such as `A new role takes up to 10 minutes to take effect`. */
  readonly hint: string;
  /** Suggested value for `wait-seconds`. */
  readonly seconds: number;
  /** True if the server requested a longer pause than the step allows. */
  readonly tooShort?: boolean | undefined;
}

/** A place where a shared cause was observed. */
export interface Occurrence {
  /** A host (with its port, unless the port is 443), an endpoint name, or an `expect` line. */
  readonly place: string;
  /** The owner of the host, such as `the FHIR service`, or the base URL of the endpoint. */
  readonly owner: string;
  readonly phase?: Phase;
  /** Time to first byte, in milliseconds. */
  readonly latencyMs?: number;
  /** The actual value, if it differs from the expected value. */
  readonly found?: string;
  readonly missedBypass?: NetworkError['missedBypass'];
}

/** The text of a failure. Each part consists of one or two sentences on one line. */
export interface FailureMessage {
  readonly what: string;
  readonly why: string;
  /** The next step as an instruction. If there are commands, it says which command to run. */
  readonly next: string;
  /** Replaces `what` and `why` in the annotation. Contains only the user's own words, because GitHub collects annotations. */
  readonly headline?: string;
  readonly facts: readonly Fact[];
  readonly commands: readonly Command[];
  readonly wait?: WaitHint;
}

export interface Failure extends FailureMessage {
  /** Stable code, used as the `failure` output and as a heading on the troubleshooting page. */
  readonly code: string;
  /** Fixed text, without values from the run. */
  readonly title: string;
  readonly recovery: Recovery;
  /** Pause that the response requested, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** Set if one cause, such as a broken proxy, can affect several hosts. Failures with the same key are reported together. */
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
      /** Pause that the server requested, in milliseconds. */
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
