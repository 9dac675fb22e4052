/** Input data for failures, with one type per external system. All values have been validated. */
import type { Cloud } from '../azure/clouds.ts';
import type { Occurrence } from '../model/failure.ts';
import type { Run, SignIn, Target } from '../model/request.ts';
import type { AccessRight } from '../azure/services/service.ts';
import type { NetworkError } from '../http/types.ts';
import type { InputCode } from '../util/user-input.ts';

/** Mistakes in one input. */
export interface InputContext {
  /** Name of the input or environment variable. */
  readonly input: string;
  /** At least one. */
  readonly problems: readonly InputProblem[];
  /** Set if the run receives no ordinary secrets. An empty value may then come from a secret. */
  readonly withoutSecrets?: WithoutSecrets | undefined;
}

/** A mistake in a value or in one of its lines. The messages include a part of the value only if it may be printed. */
export interface InputProblem {
  /** Line number, starting at 1. Undefined if the input has only one line. */
  readonly line?: number | undefined;
  /** The whole value or line. Undefined if it must not be shown. */
  readonly shown?: string | undefined;
  /** A phrase that follows the name of the input. */
  readonly problem: string;
  /** An imperative sentence without a period. */
  readonly fix: string;
  readonly correction?: string | undefined;
  readonly reason?: string | undefined;
}

/** A mistake in the inputs. The failure is created later, because most runs have none. */
export interface Mistake {
  readonly code: InputCode;
  readonly context: InputContext;
}

/** Origins of runs that receive no ordinary secrets. */
export type WithoutSecrets = 'dependabot' | 'fork';

/** Returns the origin of a run from which GitHub withholds ordinary secrets, otherwise undefined. */
export function withoutSecrets({ actor, fork, eventName }: Run): WithoutSecrets | undefined {
  if (actor === 'dependabot[bot]') return 'dependabot';
  // pull_request_target runs in the context of the base branch and receives its secrets.
  return fork && eventName !== 'pull_request_target' ? 'fork' : undefined;
}

/** Public claims in GitHub's ID token, not verified. */
export interface AssertionClaims {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  readonly jobWorkflowRef: string | undefined;
  readonly eventName: string | undefined;
  readonly repository: string | undefined;
  readonly enterprise?: string | undefined;
}

/** A failed attempt that can be retried. */
export interface AttemptContext {
  /** Number of attempts, including this one. */
  readonly attempts?: number | undefined;
  /** Pause that the server requested. Milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** True if the requested pause is longer than the remaining time. */
  readonly waitTooLong?: boolean | undefined;
  /** An unusable response, without its content. */
  readonly response?:
    | {
        readonly kind: 'empty' | 'html' | 'other';
        readonly bytes: number;
        /** Undefined if the media type is unknown. */
        readonly mediaType: string | undefined;
        /** Host and port of the proxy. */
        readonly proxy: string | undefined;
      }
    | undefined;
}

/** A refusal by Microsoft Entra. */
export interface EntraContext extends AttemptContext {
  /** Undefined if a command-line tool reported the refusal. */
  readonly httpStatus: number | undefined;
  /** `error_codes[0]`, or undefined if the response contains none. */
  readonly errorCode: number | undefined;
  readonly traceId: string | undefined;
  readonly correlationId: string | undefined;
  readonly timestamp: string | undefined;
  /** Difference between the runner's clock and Entra's `Date` header, in seconds. Negative if the runner's clock is behind. */
  readonly clockSkewSeconds: number | undefined;
  readonly assertion: AssertionClaims | undefined;
  readonly clientId: string | undefined;
  readonly tenantId: string | undefined;
  readonly audience: string;
  readonly cloud: Cloud;
  /** The run to which the assertion must belong. */
  readonly run?: Run | undefined;
}

/** A missing ID token. */
export interface GitHubContext extends AttemptContext {
  readonly run: Run;
  /** Host of GitHub's ID token service. */
  readonly host?: string | undefined;
  readonly httpStatus: number | undefined;
}

/** A failed sign-in other than GitHub OIDC, or a token exchange without a response. */
export interface CredentialContext {
  readonly method: SignIn['method'];
  readonly clientId: string | undefined;
  readonly tenantId: string | undefined;
  readonly audience: string;
  /** Set if the run receives no ordinary secrets. IDs that are stored as secrets are then empty. */
  readonly withoutSecrets?: WithoutSecrets | undefined;
  /** True if the job may request ID tokens. */
  readonly idTokens?: boolean | undefined;
  readonly exitCode?: number | undefined;
  /** True if the tool printed any output. */
  readonly hadOutput?: boolean | undefined;
  /** Set if the tool was ended after a timeout. Milliseconds. */
  readonly timedOutAfterMs?: number | undefined;
}

/** Measurements of a response, and values from known lists. Contains no server text. */
export interface ResponseSummary {
  readonly status: number;
  /** `compressed` means that the coding is unknown or the content exceeds the size limit. */
  readonly bodyKind: 'fhir' | 'fhir-xml' | 'json' | 'xml' | 'html' | 'empty' | 'compressed' | 'other';
  /** Size of the received body. Bytes. */
  readonly bytes: number;
  /** OperationOutcome code: a FHIR R4 code, `service-deprecated` or `other`. Undefined without an OperationOutcome. */
  readonly issueCode: string | undefined;
  /** True if the body is the service's own refusal of an identity without a role. */
  readonly ownRefusal: boolean;
  /** True if an OperationOutcome contains the ID in the request. */
  readonly repeatsId: boolean;
  /** Health status, if it is not `Healthy`. */
  readonly health: 'Degraded' | 'Unhealthy' | undefined;
  /** The server's request ID, which Azure support needs. */
  readonly requestId: string | undefined;
  /** The challenges in a 401 response (RFC 9110 §11.6.1). */
  readonly challenge: {
    /** True if `Bearer` is one of the schemes. */
    readonly bearer: boolean;
    /** The other schemes. An unknown one is `another scheme`. */
    readonly otherSchemes: readonly string[];
    /** Known audience in the Bearer challenge, or `(hidden)`. Undefined if it is unknown. */
    readonly audience: string | undefined;
    /** True if the Bearer challenge names an unknown audience. */
    readonly unknownAudience: boolean;
    /** Tenant in the authority URL. */
    readonly tenantId: string | undefined;
  };
  /** Target of a redirect: a sign-in page, another path on the same host, or another host. */
  readonly redirect:
    { readonly to: 'sign-in'; readonly name: string } | { readonly to: 'same-host' | 'other-host' | 'nowhere' } | undefined;
  /** Pause that the server requested. Milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** Kind of the server's address. Undefined behind a proxy and on a connection that was already open. */
  readonly address: 'private' | 'public' | undefined;
  /** Host and port of the proxy, without credentials. */
  readonly proxy: string | undefined;
}

/** An unexpected response from an endpoint, with the results of other requests to it. */
export interface EndpointContext extends ResponseSummary {
  readonly target: Target;
  readonly cloud: Cloud;
  /** Requested path and query, without the base path: `/health/check`. */
  readonly path: string;
  /** The full requested URL. */
  readonly url: string;
  /** Number of attempts. */
  readonly attempts: number;
  /** HTTP status of the anonymous health probe, if it was sent. */
  readonly anonymousStatus: number | undefined;
  /** HTTP status of the read without a token, if it was sent. */
  readonly anonymousReadStatus: number | undefined;
  /** Token claims, if the token can be decoded. */
  readonly token:
    { readonly audience: string | undefined; readonly tenantId: string | undefined; readonly objectId: string | undefined } | undefined;
  /** The audience and tenant that the service expects, and their source. */
  readonly expects: {
    readonly audience: string | undefined;
    readonly tenantId: string | undefined;
    readonly source: 'challenge' | '/metadata';
  };
  /** Client ID, for finding the object ID if the token cannot be decoded. */
  readonly clientId: string | undefined;
}

/** A right listed in `expect`. */
export interface AccessContext extends EndpointContext {
  readonly right: AccessRight;
  readonly expected: 'allowed' | 'denied';
}

/** A network failure. */
export interface NetworkContext {
  readonly error: NetworkError;
  /** Owner of the host: `Microsoft Entra`, `GitHub's ID token service`, `the FHIR service`. */
  readonly whose: string;
  readonly timeoutMs: number;
  /** Requested path and query, if the host is an endpoint: `/health/check`. */
  readonly path?: string;
  /** The full requested URL, if the host is an endpoint. */
  readonly url?: string;
  /** All hosts that failed for the same reason, if several failures are reported as one. */
  readonly occurrences?: readonly Occurrence[];
}
