/** Types for the validated inputs, and for the context object, whose functions have side effects such as network requests. */
import type { ApplicationInsights } from '../azure/application-insights.ts';
import type { Cloud } from '../azure/clouds.ts';
import type { Notice } from '../util/text.ts';
import type { RetryDelay } from './failure.ts';
import type { Clock, Deadlines } from './retry.ts';
import type { Endpoint } from '../azure/endpoints.ts';
import type { HttpClient } from '../http/client.ts';
import type { AccessRight } from '../azure/services/service.ts';
import type { Proxies } from '../http/proxy.ts';

/** Inputs that set report file paths. If a path is invalid, the action suggests `example` as the file name. */
export const REPORT_FILES = [
  { input: 'report-path', example: 'health.json' },
  { input: 'junit-path', example: 'junit.xml' },
] as const;

export type ReportInput = (typeof REPORT_FILES)[number]['input'];

export type SignIn =
  | {
      readonly method: 'github-oidc';
      readonly clientId: string;
      readonly tenantId: string;
      readonly oidcAudience: string;
      readonly idToken: IdTokenService | undefined;
    }
  | { readonly method: 'azure-cli'; readonly clientId: string | undefined; readonly tenantId: string | undefined }
  | { readonly method: 'azure-powershell'; readonly clientId: string | undefined; readonly tenantId: string | undefined }
  | { readonly method: 'managed-identity'; readonly clientId: string | undefined; readonly tenantId: string | undefined }
  /** An existing Azure CLI login or, if there is none, an Azure PowerShell login. Used if the inputs contain no IDs. */
  | {
      readonly method: 'existing-login';
      readonly clientId: undefined;
      readonly tenantId: undefined;
      /** True if the job has permission to request ID tokens. */
      readonly idTokens?: boolean;
    };

/** URL and bearer token for ID token requests. GitHub provides them only to jobs with `id-token: write`. */
export interface IdTokenService {
  readonly url: URL;
  readonly requestToken: string;
}

export type Target = Endpoint;

/** A line in the `expect` input, in the form `allowed: <right>` or `denied: <right>`. */
export interface AccessExpectation {
  readonly right: AccessRight;
  readonly expected: 'allowed' | 'denied';
}

/** Details of the workflow run, from GitHub's environment variables and the event payload. */
export interface Run {
  /** True if the step runs in a GitHub Actions job. */
  readonly onGitHub: boolean;
  readonly repository: string;
  readonly workflow: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly eventName: string;
  readonly actor: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** Git ref of the run, such as `refs/heads/main`, `refs/tags/v1` or `refs/pull/7/merge`. */
  readonly ref: string;
  readonly refProtected: boolean;
  readonly repositoryId: string;
  readonly repositoryOwnerId: string;
  readonly defaultBranch: string | undefined;
  /** Repository visibility from the event payload. If it is undefined, the repository is treated as public. */
  readonly visibility: 'public' | 'private' | 'internal' | undefined;
  /** True if a pull request triggered the run, either directly or through another event. */
  readonly fromPullRequest: boolean;
  readonly fork: boolean;
  /** URLs of the run's log, the commit and the workflow file. A URL is omitted if any of its components is missing or malformed. */
  readonly links: Readonly<Partial<Record<'run' | 'commit' | 'workflow', string>>>;
  /** URL of the troubleshooting page. Undefined on GitHub Enterprise or if the action's repository is unknown (`uses: ./`). */
  readonly docs: string | undefined;
  /** True if the runner provides an output file. Without this file, `@actions/core` would print the outputs to the log. */
  readonly outputFile: boolean;
}

/** The valid inputs. Invalid inputs are omitted or replaced with their default values. */
export interface Request {
  readonly signIn: SignIn;
  readonly cloud: Cloud;
  /** Audiences without duplicates. The `token` output is the token for the first audience. */
  readonly audiences: readonly string[];
  readonly targets: readonly Target[];
  readonly smokeTest: boolean;
  readonly expectations: readonly { readonly name: string; readonly value: string }[];
  readonly limits: { readonly timeoutMs: number; readonly waitMs: number; readonly requiredSuccesses: number };
  readonly access: readonly AccessExpectation[];
  /** Status that a trusted host is allowed to return for an anonymous read request (`expect: anonymous`). */
  readonly anonymousStatus: 200 | 302 | 403 | 404 | undefined;
  /** False if the `expect` input contains `unsigned-token: skip`. */
  readonly checkUnsignedToken: boolean;
  readonly applicationInsights: ApplicationInsights | undefined;
  readonly maxLatencyMs: number | undefined;
  readonly failOn: 'fail' | 'warn' | 'never';
  readonly outputToken: boolean;
  readonly summary: boolean;
  readonly reportPaths: ReadonlyMap<ReportInput, string>;
  readonly githubToken: string | undefined;
  readonly deploymentId: number | undefined;
  readonly incidentIssue: string | undefined;
  readonly proxies: Proxies;
  readonly run: Run;
  readonly notices: readonly Notice[];
}

/** Dependencies with side effects, such as the HTTP client, the clock and the log. */
export interface Context {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** Start of the step, in milliseconds since the epoch. */
  readonly started: number;
  readonly deadlines: Deadlines;
  /** Masks a secret in the log. Call this before the secret is used. */
  readonly mask: (secret: string) => void;
  /** Returns the value unchanged, or `(hidden)` if it contains 12 or more consecutive characters of a masked secret. */
  readonly hide: (value: string) => string;
  readonly log: {
    readonly info: (line: string) => void;
    readonly notice: (notice: Notice) => void;
    /** Logs that the action pauses before the next attempt. `what` is `a token` or the name of an endpoint. */
    readonly pause: (what: string, delay: RetryDelay) => void;
  };
  readonly newId: () => string;
}
