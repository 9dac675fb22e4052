/** Input data of failures, with one type per external system. All values have been validated. */
import type { Cloud } from '../azure/clouds.ts';
import type { Occurrence } from '../model/failure.ts';
import type { Run, SignIn, Target } from '../model/request.ts';
import type { AccessRight } from '../azure/services/service.ts';
import type { NetworkError } from '../http/types.ts';
import type { InputCode } from '../util/user-input.ts';

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

/** A mistake in the inputs. Its failure is created later, because most runs have none. */
export interface Mistake {
  readonly code: InputCode;
  readonly context: InputContext;
}

/** Whose runs GitHub gives no ordinary secrets. */
export type WithoutSecrets = 'dependabot' | 'fork';

/** Returns whose run this is, if GitHub withholds ordinary secrets and ID tokens from it. */
export function withoutSecrets({ actor, fork, eventName }: Run): WithoutSecrets | undefined {
  if (actor === 'dependabot[bot]') return 'dependabot';
  // pull_request_target runs the code of the base, with its secrets.
  return fork && eventName !== 'pull_request_target' ? 'fork' : undefined;
}

/** Public claims of GitHub's ID token. They are not verified. */
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

/** A failed attempt that can be repeated. */
export interface AttemptContext {
  /** Attempts made, this one included. */
  readonly attempts?: number | undefined;
  /** Pause that the server asks for. Milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** True if that is longer than the step may still wait. */
  readonly waitTooLong?: boolean | undefined;
  /** A response that could not be used. Holds nothing of its content. */
  readonly response?:
    | {
        readonly kind: 'empty' | 'html' | 'other';
        readonly bytes: number;
        /** Undefined if it is not in the list of known types. */
        readonly mediaType: string | undefined;
        /** Name of the proxy that the request went through. */
        readonly proxy: string | undefined;
      }
    | undefined;
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

/** A missing ID token, or a file of the runner that cannot be written. */
export interface GitHubContext extends AttemptContext {
  readonly run: Run;
  /** Host of GitHub's ID token service. */
  readonly host?: string | undefined;
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
}

/** Measured values of a response, and values from known lists. Holds no text of the server. */
export interface ResponseSummary {
  readonly status: number;
  /** `compressed` means that the coding is unknown or that the content exceeds the size limit. */
  readonly bodyKind: 'fhir' | 'fhir-xml' | 'json' | 'xml' | 'html' | 'empty' | 'compressed' | 'other';
  /** Size of the body as received. Bytes. */
  readonly bytes: number;
  /** Code of an OperationOutcome: one of FHIR R4, `service-deprecated`, or `other`. Undefined without an OperationOutcome. */
  readonly issueCode: string | undefined;
  /** True if the body is the one with which this service refuses an identity without a role. */
  readonly ownRefusal: boolean;
  /** True if an OperationOutcome repeats the ID that the request named. */
  readonly repeatsId: boolean;
  /** Word of a health page that is not `Healthy`. */
  readonly health: 'Degraded' | 'Unhealthy' | undefined;
  /** The server's own ID of the request, which Azure support needs. */
  readonly requestId: string | undefined;
  /** The credential that a 401 asks for (RFC 9110 §11.6.1). */
  readonly challenge: {
    /** True if one of the schemes is `Bearer`. */
    readonly bearer: boolean;
    /** Names of the other schemes. An unknown one is `another scheme`. */
    readonly otherSchemes: readonly string[];
    /** Audience of the Bearer challenge. An unknown one is `(hidden)`. */
    readonly audience: string | undefined;
    /** True if the Bearer challenge names an audience that the action does not know. */
    readonly unknownAudience: boolean;
    /** Tenant in an authority of the cloud. */
    readonly tenantId: string | undefined;
  };
  /** Target of a redirect: a sign-in page, another path of the same host, or another host. */
  readonly redirect:
    { readonly to: 'sign-in'; readonly name: string } | { readonly to: 'same-host' | 'other-host' | 'nowhere' } | undefined;
  /** Pause that the server asks for. Milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** Kind of the address that the request went to. Undefined behind a proxy and on a connection that was open already. */
  readonly address: 'private' | 'public' | undefined;
  /** Proxy that the request went through, without credentials. */
  readonly proxy: string | undefined;
}

/** A response of an endpoint that is not the expected one, with what other requests to the endpoint returned. */
export interface EndpointContext extends ResponseSummary {
  readonly target: Target;
  readonly cloud: Cloud;
  /** Path and query that were requested, without the base path: `/health/check`. */
  readonly path: string;
  /** The whole URL that was requested. */
  readonly url: string;
  /** Number of attempts. */
  readonly attempts: number;
  /** HTTP status of the anonymous health probe, if there was one. */
  readonly anonymousStatus: number | undefined;
  /** HTTP status of the read without a token, if there was one. */
  readonly anonymousReadStatus: number | undefined;
  /** Claims of the token, if it can be decoded. */
  readonly token:
    { readonly audience: string | undefined; readonly tenantId: string | undefined; readonly objectId: string | undefined } | undefined;
  /** Audience and tenant that the service expects, with their source. */
  readonly expects: {
    readonly audience: string | undefined;
    readonly tenantId: string | undefined;
    readonly source: 'challenge' | '/metadata';
  };
  /** Finds the identity's object ID if the token cannot be decoded. */
  readonly clientId: string | undefined;
}

/** A right that the identity has, or does not have. */
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
  /** Path and query that were requested, if the host is an endpoint: `/health/check`. */
  readonly path?: string;
  /** The whole URL that was requested, if the host is an endpoint. */
  readonly url?: string;
  /** All hosts that failed for the same cause, when several failures are reported as one. */
  readonly occurrences?: readonly Occurrence[];
}
