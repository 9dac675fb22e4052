/** Data for failure messages, with one type for each external system. All values have been validated. */
import type { Cloud } from '../azure/clouds.ts';
import type { Occurrence } from '../model/failure.ts';
import type { Run, SignIn, Target } from '../model/request.ts';
import type { AccessRight } from '../azure/services/service.ts';
import type { MissedBypass } from '../http/proxy.ts';
import type { NetworkError } from '../http/types.ts';
import type { InputError } from '../util/user-input.ts';

/** Mistakes in one input or environment variable. */
export interface InputContext {
  readonly input: string;
  readonly problems: readonly InputProblem[];
  /** Set if GitHub does not provide secrets to the run. An input that reads a secret may then be empty. */
  readonly withoutSecrets?: WithoutSecrets | undefined;
}

/** A mistake in an input or in one of its lines. Messages contain the value only if it may be logged. */
export interface InputProblem extends Pick<InputError, 'problem' | 'fix' | 'correction' | 'reason'> {
  /** Line number, starting at 1. Undefined if the input has only one line. */
  readonly line?: number | undefined;
  /** The complete value or line. Undefined if it must not be logged. */
  readonly shown?: string | undefined;
}

/** A mistake in the inputs, from which its failure is created. */
export interface Mistake {
  readonly code: InputError['code'];
  readonly context: InputContext;
}

/** Reason why GitHub provides no secrets to a run. Dependabot runs can still read Dependabot secrets. */
export type WithoutSecrets = 'dependabot' | 'fork';

/** Returns the reason why GitHub provides no secrets to a run, or undefined if it does provide them. */
export function withoutSecrets({ actor, fork, eventName }: Run): WithoutSecrets | undefined {
  if (actor === 'dependabot[bot]') return 'dependabot';
  // A pull_request_target run belongs to the base branch, so it can read the secrets.
  return fork && eventName !== 'pull_request_target' ? 'fork' : undefined;
}

/** Public claims in GitHub's ID token. The action does not verify the token's signature. */
export interface AssertionClaims {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  readonly jobWorkflowRef: string | undefined;
  readonly eventName: string | undefined;
  readonly repository: string | undefined;
  readonly enterprise?: string | undefined;
  readonly repositoryId?: string | undefined;
  readonly repositoryOwnerId?: string | undefined;
}

/** Details of a failed attempt that can be retried. */
export interface AttemptContext {
  readonly httpStatus: number | undefined;
  readonly attempts?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  /** True if the server asked the client to wait longer than the remaining time. */
  readonly waitTooLong?: boolean | undefined;
  readonly response?:
    | {
        readonly kind: 'empty' | 'html' | 'other';
        readonly bytes: number;
        /** Media type of the response. Undefined if the response has no media type or an unknown one. */
        readonly mediaType: string | undefined;
        readonly proxy: string | undefined;
        readonly missedBypass?: MissedBypass | undefined;
      }
    | undefined;
}

/** An error response from Microsoft Entra. */
export interface EntraContext extends AttemptContext {
  /** The first number in `error_codes`. Undefined if the response contains no error code. */
  readonly errorCode: number | undefined;
  readonly traceId: string | undefined;
  readonly correlationId: string | undefined;
  readonly timestamp: string | undefined;
  /**
   * Difference in seconds between the runner's clock and the `Date` header from Entra. Negative if the runner's clock is behind. 0 if the
   * response has no such header.
   */
  readonly clockSkewSeconds: number;
  readonly assertion: AssertionClaims | undefined;
  readonly clientId: string | undefined;
  readonly tenantId: string | undefined;
  readonly audience: string;
  readonly cloud: Cloud;
  readonly run?: Run | undefined;
}

/** A failure to get an ID token from GitHub. */
export interface GitHubContext extends AttemptContext {
  readonly run: Run;
  readonly host?: string | undefined;
}

/** A failure of a sign-in method other than GitHub OIDC, or a token exchange without a response. */
export interface CredentialContext {
  readonly method: SignIn['method'];
  readonly clientId: string | undefined;
  readonly audience: string;
  /** Set if GitHub does not provide secrets to the run. IDs that are stored as secrets are then empty. */
  readonly withoutSecrets?: WithoutSecrets | undefined;
  readonly idTokens?: boolean | undefined;
  readonly exitCode?: number | undefined;
  readonly hadOutput?: boolean | undefined;
  /** Set if the action stopped the tool after this many milliseconds. */
  readonly timedOutAfterMs?: number | undefined;
}

/** Summary of a response. Contains only numbers and known values, never other text from the server. */
export interface ResponseSummary {
  readonly status: number;
  /** `compressed` means that the body could not be decompressed, for example because its format is unknown or it is too large. */
  readonly bodyKind: 'fhir' | 'fhir-xml' | 'json' | 'xml' | 'html' | 'empty' | 'compressed' | 'other';
  readonly bytes: number;
  /**
   * Issue code of an OperationOutcome, such as a FHIR R4 code, `service-deprecated` or `other`. Undefined if the body is of another type.
   */
  readonly issueCode: string | undefined;
  /** True if the body is the response that the service itself sends to an identity without the required role. */
  readonly ownRefusal: boolean;
  /** True if an OperationOutcome contains the job ID from the request. */
  readonly repeatsId: boolean;
  readonly health: 'Degraded' | 'Unhealthy' | undefined;
  /** Request ID from the server. Azure support needs it to investigate a failure. */
  readonly requestId: string | undefined;
  readonly challenge: {
    readonly bearer: boolean;
    /** Authentication schemes that the server offers in addition to `Bearer`. An unknown scheme is listed as `another scheme`. */
    readonly otherSchemes: readonly string[];
    /** Audience that the server requests, or `(hidden)`. Undefined if the response contains no known audience. */
    readonly audience: string | undefined;
    /** True if the server requests an audience that the action does not know. */
    readonly unknownAudience: boolean;
    readonly tenantId: string | undefined;
    /** True if the response has `error="insufficient_scope"` in its Bearer challenge (RFC 6750 §3.1). */
    readonly insufficientScope: boolean;
  };
  /** Target of a redirect, such as a sign-in page, another path on the same host, another scheme or port, or another host. */
  readonly redirect:
    | { readonly to: 'sign-in'; readonly name: string }
    | { readonly to: 'same-host' | 'other-origin' | 'other-host' | 'nowhere' }
    | undefined;
  readonly retryAfterMs: number | undefined;
  /** Type of the server's IP address. Undefined if a proxy or an existing connection was used. */
  readonly address: 'private' | 'public' | undefined;
  readonly proxy: string | undefined;
  readonly missedBypass?: MissedBypass | undefined;
}

/** An unexpected response from an endpoint, with the results of earlier requests to the endpoint. */
export interface EndpointContext extends ResponseSummary {
  readonly target: Target;
  readonly cloud: Cloud;
  /** Path and query of the request without the base path, such as `/health/check`. */
  readonly path: string;
  readonly url: string;
  readonly attempts: number;
  readonly anonymousStatus: number | undefined;
  readonly anonymousReadStatus: number | undefined;
  readonly token:
    { readonly audience: string | undefined; readonly tenantId: string | undefined; readonly objectId: string | undefined } | undefined;
  readonly expects: {
    readonly audience: string | undefined;
    readonly tenantId: string | undefined;
    readonly source: 'challenge' | '/metadata';
  };
  /** Client ID of the identity. Commands use it to look up the object ID if the token cannot be decoded. */
  readonly clientId: string | undefined;
}

/** Removes the query from a path, for use in messages. */
export const withoutQuery = (path: string): string => path.replace(/\?.*$/, '');

/** A response that contradicts an `allowed:` or `denied:` line in the `expect` input, or that leaves the result unclear. */
export interface AccessContext extends EndpointContext {
  readonly right: AccessRight;
  readonly expected: 'allowed' | 'denied';
}

/** A network error, with details of the request that failed. */
export interface NetworkContext {
  readonly error: NetworkError;
  /** Owner of the host, such as `Microsoft Entra`, `GitHub's ID token service` or `the FHIR service`. */
  readonly whose: string;
  readonly timeoutMs: number;
  /** Path and query of the request, such as `/health/check`. Undefined if the host is not an endpoint. */
  readonly path?: string;
  readonly url?: string;
  /** All hosts that failed for the same reason. The createFailure function adds them. */
  readonly occurrences: readonly Occurrence[];
}
