/** Data used to build failure messages. All values have been validated. */
import type { Cloud } from '../azure/clouds.ts';
import type { Occurrence } from '../model/failure.ts';
import type { Run, SignIn, Target } from '../model/request.ts';
import type { AccessRight } from '../azure/services/service.ts';
import type { MissedBypass } from '../http/proxy.ts';
import type { NetworkError } from '../http/types.ts';
import type { InputError } from '../util/user-input.ts';

/** Errors in one input or environment variable. */
export interface InputContext {
  readonly code: InputError['code'];
  readonly input: string;
  readonly problems: readonly InputProblem[];
  /** Set if GitHub withholds secrets from the run. In that case, inputs that are set from secrets might be empty. */
  readonly withoutSecrets?: WithoutSecrets | undefined;
}

/** An error in an input or in one of its lines. */
interface InputProblem extends Pick<InputError, 'problem' | 'fix' | 'correction' | 'reason' | 'sharedDomain'> {
  /** Line number, starting at 1. Undefined if the input has only one line. */
  readonly line?: number | undefined;
  /** Text of the value or line. Undefined if the value must not be logged. */
  readonly shown?: string | undefined;
}

/** Reason why GitHub withholds secrets from a run. Dependabot runs can still read Dependabot secrets. */
type WithoutSecrets = 'dependabot' | 'fork';

/** Returns the reason why GitHub withholds secrets from the run, or undefined if secrets are available. */
export function withoutSecrets({ actor, fork, eventName }: Run): WithoutSecrets | undefined {
  if (actor === 'dependabot[bot]') return 'dependabot';
  // A pull_request_target run executes the workflow of the base branch, so it can read the secrets.
  return fork && eventName !== 'pull_request_target' ? 'fork' : undefined;
}

/** Claims in GitHub's ID token that are safe to log. The action does not verify the token's signature. */
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

/** A failed request for an ID token or an access token. */
export interface AttemptContext {
  readonly httpStatus?: number | undefined;
  readonly attempts?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  /** True if the server requested a delay longer than the time left for the step. */
  readonly waitTooLong?: boolean | undefined;
  readonly response?:
    | {
        readonly kind: 'empty' | 'html' | 'other';
        readonly bytes: number;
        /** Undefined if the media type is missing or unknown. */
        readonly mediaType: string | undefined;
        readonly proxy: string | undefined;
        readonly missedBypass?: MissedBypass | undefined;
      }
    | undefined;
}

/** A response from Microsoft Entra that contains no token. */
export interface EntraContext extends AttemptContext {
  /** First number in `error_codes`. Undefined if the response contains no error code. */
  readonly errorCode: number | undefined;
  readonly traceId?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly timestamp?: string | undefined;
  /**
   * Number of seconds by which the runner's clock is ahead of the `Date` header from Entra. Negative if the runner's clock is behind, or 0
   * if the response does not contain a `Date` header.
   */
  readonly clockSkewSeconds: number;
  readonly assertion?: AssertionClaims | undefined;
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

/** A sign-in failure for a method other than GitHub OIDC, or a token exchange that received no response. */
export interface CredentialContext {
  readonly method: SignIn['method'];
  readonly clientId: string | undefined;
  readonly audience: string;
  /** Set if GitHub withholds secrets from the run. In that case, IDs that are stored as secrets are empty. */
  readonly withoutSecrets?: WithoutSecrets | undefined;
  readonly idTokens?: boolean | undefined;
  readonly exitCode?: number | undefined;
  readonly hadOutput?: boolean | undefined;
  readonly timedOutAfterMs?: number | undefined;
}

/** Summary of a response. Text from the server is included only if it matches a known value or passes validation. */
export interface ResponseSummary {
  readonly status: number;
  /** `compressed` means that the body could not be decompressed, for example because the format is unknown or the body is too large. */
  readonly bodyKind: 'fhir' | 'fhir-xml' | 'json' | 'xml' | 'html' | 'empty' | 'compressed' | 'other';
  readonly bytes: number;
  /** Issue code of an OperationOutcome. An unknown code is replaced by `other`. Undefined if the body is not an OperationOutcome. */
  readonly issueCode: string | undefined;
  /** True if the service itself, not a gateway, rejected the request because the identity lacks a role. */
  readonly ownRefusal: boolean;
  /** True if the body is an OperationOutcome that contains the job ID from the request. */
  readonly repeatsId: boolean;
  readonly health: 'Degraded' | 'Unhealthy' | undefined;
  /** Request ID from the server. Azure support needs it to investigate a failure. */
  readonly requestId: string | undefined;
  readonly challenge: {
    readonly bearer: boolean;
    /** Authentication schemes other than `Bearer` that the server offers. An unknown scheme is listed as `another scheme`. */
    readonly otherSchemes: readonly string[];
    /** Audience that the server requires, or `(hidden)` if it must not be logged. Undefined if the audience is missing or unknown. */
    readonly audience: string | undefined;
    /** True if the server requires an audience that the action does not know. */
    readonly unknownAudience: boolean;
    readonly tenantId: string | undefined;
    /** True if the Bearer challenge in the response contains `error="insufficient_scope"` (RFC 6750 §3.1). */
    readonly insufficientScope: boolean;
  };
  /** Redirect target. `other-origin` means another scheme or port on the same host, and `nowhere` means a missing or invalid address. */
  readonly redirect:
    | { readonly to: 'sign-in'; readonly name: string }
    | { readonly to: 'same-host' | 'other-origin' | 'other-host' | 'nowhere' }
    | undefined;
  readonly retryAfterMs: number | undefined;
  /** Indicates whether the server's IP address is private or public. Undefined if a proxy or an existing connection was used. */
  readonly address: 'private' | 'public' | undefined;
  readonly proxy: string | undefined;
  readonly missedBypass?: MissedBypass | undefined;
}

/** An unexpected response from an endpoint, and the results of earlier requests to that endpoint. */
export interface EndpointContext extends ResponseSummary {
  readonly target: Target;
  readonly cloud: Cloud;
  /** Path and query of the request, relative to the base URL of the endpoint, such as `/health/check`. */
  readonly path: string;
  readonly url: string;
  readonly attempts: number;
  readonly anonymousStatus: number | undefined;
  readonly anonymousReadStatus: number | undefined;
  /** True if the `expect` input allows the status for an anonymous request. */
  readonly intended?: boolean;
  readonly token:
    { readonly audience: string | undefined; readonly tenantId: string | undefined; readonly objectId: string | undefined } | undefined;
  readonly expects: {
    readonly audience: string | undefined;
    readonly tenantId: string | undefined;
    readonly source: 'challenge' | '/metadata';
  };
  /** Client ID of the identity. If the token cannot be decoded, the suggested commands use this client ID to look up the object ID. */
  readonly clientId: string | undefined;
}

/** Returns the path without the query string, for use in messages. */
export const withoutQuery = (path: string): string => path.replace(/\?.*$/, '');

/** A response that contradicts an `allowed:` or `denied:` line in the `expect` input, or that is inconclusive. */
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
  /** Path and query of the request, such as `/health/check`. Set only for requests to endpoints. */
  readonly path?: string;
  readonly url?: string;
  /** All hosts that failed for the same reason. `createFailure` fills in this list. */
  readonly occurrences: readonly Occurrence[];
}
