/** A failure of one run, as plain data. failures/ creates it, report/ shows it. */
import type { NetworkError, Phase } from '../http/types.ts';

/** `transient`: the next attempt may succeed. `propagation`: it may take minutes (a new role, a new host name). `none`: a person must act. */
export type Recovery = 'transient' | 'propagation' | 'none';

/** One line of evidence. The value has a validated shape: never text of a server, a token or patient data. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** A text to paste. */
export interface Command {
  /** Shell and type of identity: `Bash, app registration`. */
  readonly label: string;
  readonly language: 'bash' | 'powershell' | 'yaml' | 'json';
  readonly text: string;
}

/** A problem that can resolve on its own, and how long that takes. */
export interface WaitHint {
  /** A clause: `A new role takes up to 10 minutes to take effect`. */
  readonly hint: string;
  /** A value for `wait-seconds`. */
  readonly seconds: number;
  /** True if a server asks for a longer pause than the step may make. */
  readonly tooShort?: boolean | undefined;
}

/** One place where a shared cause was observed: a host, an endpoint, or a line of `expect`. */
export interface Occurrence {
  /** A host (with its port unless it is 443), an endpoint's name, or a line of `expect`. */
  readonly place: string;
  /** Operator of the host (`the FHIR service`), or the base URL of the endpoint. */
  readonly owner: string;
  /** The request phase that failed. */
  readonly phase?: Phase;
  /** Time to first byte. Milliseconds. */
  readonly latencyMs?: number;
  /** The value that was found where another was expected. */
  readonly found?: string;
  /** An entry of NO_PROXY that was probably meant for the host. */
  readonly missedBypass?: NetworkError['missedBypass'];
}

/** The texts of a failure. Each is a sentence or two on one line. */
export interface FailureMessage {
  /** What failed. */
  readonly what: string;
  /** The most likely cause. */
  readonly why: string;
  /** The next step in one imperative sentence. If a command follows, it says which one. */
  readonly next: string;
  /** Text of the annotation, if the title does not say enough. GitHub receives annotations as telemetry, so it holds only the user's own words. */
  readonly headline?: string;
  readonly facts: readonly Fact[];
  readonly commands: readonly Command[];
  readonly wait?: WaitHint;
}

/** One failure of one run. */
export interface Failure extends FailureMessage {
  /** Stable: the `failure` output, and the heading on the troubleshooting page. */
  readonly code: string;
  /** Fixed words. */
  readonly title: string;
  readonly recovery: Recovery;
  /** Set if one cause, such as a proxy, can make several hosts fail. Failures with the same key are reported as one. */
  readonly shared?: {
    readonly key: string;
    readonly occurrence: Occurrence;
    readonly describe: (occurrences: readonly Occurrence[]) => FailureMessage;
  };
}

/** Result of one attempt that can be retried. */
export type AttemptResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly failure: Failure;
      /** Pause that the server asks for. Milliseconds. */
      readonly retryAfterMs?: number | undefined;
      /** Set if a second attempt would only cost time. A host that timed out gets no quick retry. */
      readonly noRetry?: boolean;
    };

/** A pause before the next attempt. */
export interface RetryDelay {
  readonly failure: Failure;
  /** Attempts made so far. */
  readonly attempts: number;
  readonly pauseMs: number;
  /** Rest of `wait-seconds`, or 0 without it. Milliseconds. */
  readonly remainingMs: number;
}
