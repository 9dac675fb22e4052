/** What the kinds of failure are told from: one type for each party that can fail us. Every value is validated before it gets here. */
import type { Cloud } from '../azure/clouds.ts';
import type { NetworkError } from '../http/client.ts';
import type { Run, SignIn, Target } from '../model/request.ts';

/** Mistakes in one input. */
export interface InputContext {
  /** Name of the input as in action.yml, or of the environment variable. */
  readonly input: string;
  /** At least one. */
  readonly problems: readonly InputProblem[];
  /** Set if the run gets no ordinary secrets, so that an empty value may be a secret. */
  readonly withoutSecrets?: WithoutSecrets | undefined;
}

/** A mistake in a value or in one of its lines. The texts hold no part of the value. */
export interface InputProblem {
  /** From 1. Undefined if the input has only one line. */
  readonly line?: number | undefined;
  /** The whole value or line. Undefined if it may not be shown. */
  readonly shown?: string | undefined;
  /** The end of a sentence that begins with the name of the input. */
  readonly problem: string;
  /** An imperative sentence without its period. */
  readonly fix: string;
  readonly correction?: string | undefined;
  readonly reason?: string | undefined;
}

/** Whose runs GitHub gives no ordinary secrets. */
export type WithoutSecrets = 'dependabot' | 'fork';

/** Public claims of the ID token that GitHub issued. Nobody has verified them. */
export interface AssertionClaims {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  readonly jobWorkflowRef: string | undefined;
  readonly environment: string | undefined;
  readonly eventName: string | undefined;
  readonly ref: string | undefined;
  readonly repository: string | undefined;
  readonly enterprise?: string | undefined;
}

/** A response that could not be used. Holds nothing of its content. */
export interface UnreadableResponse {
  readonly kind: 'empty' | 'html' | 'other';
  readonly bytes: number;
  /** Undefined if it is none of a known list. */
  readonly mediaType: string | undefined;
  /** Name of the proxy that the request went through. */
  readonly proxy: string | undefined;
}

/** How an attempt ended that may be made again. */
export interface AttemptContext {
  /** Attempts made, this one included. */
  readonly attempts?: number | undefined;
  /** How long the server asks to wait. Milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** True if that is longer than the step may still wait. */
  readonly waitTooLong?: boolean | undefined;
  readonly response?: UnreadableResponse | undefined;
}

/** A refusal by Microsoft Entra. */
export interface EntraContext extends AttemptContext {
  /** Undefined if a command line tool reported the refusal. */
  readonly httpStatus: number | undefined;
  /** `error_codes[0]`. Undefined if the response has none. */
  readonly errorCode: number | undefined;
  readonly traceId: string | undefined;
  readonly correlationId: string | undefined;
  readonly timestamp: string | undefined;
  /** Seconds that the runner's clock is ahead of Entra's `Date` header. Negative if it is behind. */
  readonly clockSkewSeconds: number | undefined;
  readonly assertion: AssertionClaims | undefined;
  readonly clientId: string | undefined;
  readonly tenantId: string | undefined;
  readonly audience: string;
  readonly cloud: Cloud;
  /** The run that the assertion must belong to. */
  readonly run?: Run | undefined;
}

/** A token that differs from the request. */
export interface TokenContext {
  readonly method: SignIn['method'];
  readonly audience: string;
  readonly requested: string;
  readonly received: string;
}

/** A missing ID token, or a file of the runner that cannot be written. */
export interface GitHubContext extends AttemptContext {
  readonly run: Run;
  readonly httpStatus: number | undefined;
  /** Code of the system error, such as `ENOSPC`. */
  readonly systemCode?: string;
}

/** A sign-in method other than GitHub OIDC, or an exchange that ended without a response. */
export interface CredentialContext {
  readonly method: SignIn['method'];
  readonly clientId: string | undefined;
  readonly tenantId: string | undefined;
  readonly audience: string;
  /** Set if the run gets no ordinary secrets, so that IDs kept as secrets are empty. */
  readonly withoutSecrets?: WithoutSecrets | undefined;
  /** True if the job may request ID tokens. */
  readonly idTokens?: boolean | undefined;
  readonly exitCode?: number | undefined;
  /** True if the tool printed anything. */
  readonly hadOutput?: boolean | undefined;
  /** Set if the tool was ended because of its time limit. Milliseconds. */
  readonly timedOutAfterMs?: number | undefined;
  /** Set if a library tried to send the request to another host. The value is the only allowed one. */
  readonly authority?: string | undefined;
}

/** What an endpoint answered, with the probes side by side. */
export interface EndpointContext {
  readonly target: Target;
  readonly cloud: Cloud;
  /** HTTP status of the probe that this is about. */
  readonly status: number;
  /** Which of the service's questions that probe asked. */
  readonly asked: 'reachable' | 'authorised';
  /** Host that a redirect leads to, where it is the name of one. */
  readonly redirectsTo?: string | undefined;
  /** HTTP status of the anonymous probe, where it is known. */
  readonly anonymousStatus: number | undefined;
  /** What the token carries, where it can be decoded. */
  readonly token:
    { readonly audience: string | undefined; readonly tenantId: string | undefined; readonly objectId: string | undefined } | undefined;
  /** What the service says it expects: from its challenge or its /metadata, validated URLs and GUIDs only. */
  readonly expects: { readonly audience: string | undefined; readonly tenantId: string | undefined };
  /** The server's own ID of the request, a GUID: what its support needs. */
  readonly requestId: string | undefined;
  /** What finds the identity's object ID when the token cannot be decoded. */
  readonly clientId?: string | undefined;
}

/** What a body turned out to be, by its first bytes and whether it parsed; nothing of it is kept. */
export type BodyKind = 'fhir' | 'json' | 'html' | 'empty' | 'other';

/** Codes of an OperationOutcome that decide something; every other one is `other`. */
export type IssueCode = 'login' | 'forbidden' | 'service-deprecated' | 'other';

/** What an endpoint answered that is not what was asked for. */
export interface ResponseContext extends EndpointContext {
  /** Undefined when the body held no OperationOutcome. */
  readonly issueCode: IssueCode | undefined;
  readonly bodyKind: BodyKind;
}

/** The wire between us and a host. */
export interface NetworkContext {
  readonly error: NetworkError;
  /** Whose host it is, in words: `Microsoft Entra`, `GitHub's ID token service`, `the FHIR service`. */
  readonly whose: string;
  readonly timeoutMs: number;
}

/** GitHub's REST API, asked to tell the verdict: the deployment's status, the incident's issue. */
export interface ApiContext {
  /** What was asked for, as a phrase: `set the status of deployment 42`. */
  readonly wanted: string;
  /** Undefined when there was no answer. */
  readonly httpStatus: number | undefined;
}

/** An expectation and what the service says of it. */
export interface ExpectationContext {
  readonly target: Target;
  readonly name: string;
  readonly expected: string;
  /** What the statement has in its place, in words of ours; undefined when there was no statement. */
  readonly observed: string | undefined;
}

/** A probe that passed, slower than allowed. */
export interface LatencyContext {
  readonly target: Target;
  readonly latencyMs: number;
  readonly limitMs: number;
}

/** Passes that did not come in a row. */
export interface SteadinessContext {
  readonly target: Target;
  readonly required: number;
  readonly seen: number;
}

/** A fault of the action itself. */
export interface InternalContext {
  /** Name of the error's class, never its message: libraries put URLs and bodies into messages. */
  readonly errorName: string;
}
