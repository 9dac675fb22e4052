/** A failure as plain data. failures/ creates it and report/ shows it. */
import type { NetworkError, Phase } from '../http/types.ts';

/** `transient`: the next attempt may succeed. `propagation`: recovery may take minutes (new role or host). `none`: needs a manual fix. */
export type Recovery = 'transient' | 'propagation' | 'none';

/** One line of evidence. The value has been validated and never contains server text, a token or patient data. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Commands or configuration to paste. */
export interface Command {
  /** Where to paste it, and the identity type if it matters: `Bash, app registration`. */
  readonly label: string;
  readonly language: 'bash' | 'powershell' | 'yaml' | 'json';
  readonly text: string;
}

/** The expected duration of a problem that can resolve on its own. */
export interface WaitHint {
  /** A sentence without a period: `A new role takes up to 10 minutes to take effect`. */
  readonly hint: string;
  /** A value for `wait-seconds`. */
  readonly seconds: number;
  /** True if a server requested a longer pause than the step allows. */
  readonly tooShort?: boolean | undefined;
}

/** One place where a shared cause was observed: a host, an endpoint, or a line of `expect`. */
export interface Occurrence {
  /** A host (with its port unless it is 443), the name of an endpoint, or a line of `expect`. */
  readonly place: string;
  /** The owner of the host (`the FHIR service`), or the base URL of the endpoint. */
  readonly owner: string;
  /** The phase in which the request failed. */
  readonly phase?: Phase;
  /** Time to first byte. Milliseconds. */
  readonly latencyMs?: number;
  /** The value that was found instead of the expected one. */
  readonly found?: string;
  /** A NO_PROXY entry that was probably intended for the host. */
  readonly missedBypass?: NetworkError['missedBypass'];
}

/** The message of a failure. Each part is one or two sentences on one line. */
export interface FailureMessage {
  /** What failed. */
  readonly what: string;
  /** The most likely cause. */
  readonly why: string;
  /** The next step as one imperative sentence. If commands follow, it names the one to run. */
  readonly next: string;
  /**
   * Annotation text, if the title is not specific enough. GitHub receives annotations as telemetry, so it contains only the user's own
   * words.
   */
  readonly headline?: string;
  readonly facts: readonly Fact[];
  readonly commands: readonly Command[];
  readonly wait?: WaitHint;
}

/** A failure in a run. */
export interface Failure extends FailureMessage {
  /** Stable code, used in the `failure` output and as the heading on the troubleshooting page. */
  readonly code: string;
  /** Fixed text. */
  readonly title: string;
  readonly recovery: Recovery;
  /** Set if one cause, such as a proxy, can affect several hosts. Failures with the same key are reported as one. */
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
      /** Pause that the server requested. Milliseconds. */
      readonly retryAfterMs?: number | undefined;
      /** True if a quick retry would only waste time, as after a timeout. */
      readonly noRetry?: boolean;
    };

/** A pause before the next attempt. */
export interface RetryDelay {
  readonly failure: Failure;
  /** Number of attempts so far. */
  readonly attempts: number;
  readonly pauseMs: number;
  /** Time left of `wait-seconds`, or 0 if it is not set. Milliseconds. */
  readonly remainingMs: number;
}
