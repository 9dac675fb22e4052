/** The validated inputs and the side effects of a run, which are passed to every later stage. */
import type { ApplicationInsights } from '../azure/application-insights.ts';
import type { Cloud } from '../azure/clouds.ts';
import type { Notice } from '../util/text.ts';
import type { RetryDelay } from './failure.ts';
import type { Clock, Deadlines } from './retry.ts';
import type { Endpoint } from '../azure/endpoints.ts';
import type { HttpClient } from '../http/client.ts';
import type { AccessRight } from '../azure/services/service.ts';
import type { Proxies } from '../http/proxy.ts';

/** Inputs that set a report path, with the file name that a correction suggests. report/index.ts creates the content of each. */
export const REPORT_FILES = [
  { input: 'report-path', example: 'health.json' },
  { input: 'junit-path', example: 'junit.xml' },
] as const;

export type ReportInput = (typeof REPORT_FILES)[number]['input'];

/** A sign-in method and the IDs that it needs. */
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
  /** Neither ID is known. Uses the Azure CLI login, or else the Azure PowerShell login. */
  | {
      readonly method: 'existing-login';
      readonly clientId: undefined;
      readonly tenantId: undefined;
      /** True if the job may request ID tokens. */
      readonly idTokens?: boolean;
    };

/** The runner's ID token endpoint and its bearer token. Undefined in a job without `id-token: write`. */
export interface IdTokenService {
  readonly url: URL;
  readonly requestToken: string;
}

/** An endpoint to probe. */
export type Target = Endpoint;

/** An `allowed: <right>` or `denied: <right>` line of `expect`. */
export interface AccessExpectation {
  readonly right: AccessRight;
  readonly expected: 'allowed' | 'denied';
}

/** The workflow run, from GitHub's environment variables. */
export interface Run {
  /** True in a GitHub Actions job. */
  readonly onGitHub: boolean;
  readonly repository: string;
  readonly workflow: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly eventName: string;
  readonly actor: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** `refs/heads/main`, `refs/tags/v1`, `refs/pull/7/merge`. */
  readonly ref: string;
  /** True if GitHub reports that the branch is protected. */
  readonly refProtected: boolean;
  readonly repositoryId: string;
  readonly repositoryOwnerId: string;
  /** From the event payload. Undefined if unknown. */
  readonly defaultBranch: string | undefined;
  /** From the event payload. Undefined is treated as public. */
  readonly visibility: 'public' | 'private' | 'internal' | undefined;
  /** True if a pull request triggered the run, directly or through another event. */
  readonly fromPullRequest: boolean;
  /** True if the run is for a pull request from a fork. */
  readonly fork: boolean;
  /** URLs of the run's log, its commit and its workflow file. A URL with a missing or malformed part is left out. */
  readonly links: Readonly<Partial<Record<'run' | 'commit' | 'workflow', string>>>;
  /** URL of the troubleshooting page. Undefined if the action's repository is unknown, and on GitHub Enterprise. */
  readonly docs: string | undefined;
  /** True if the runner provides an output file. Without it, the toolkit would print the outputs. */
  readonly outputFile: boolean;
}

/** The validated inputs. Inputs with mistakes are left out. */
export interface Request {
  readonly signIn: SignIn;
  readonly cloud: Cloud;
  /** The distinct audiences. The first is the audience of the `token` output. */
  readonly audiences: readonly string[];
  readonly targets: readonly Target[];
  readonly smokeTest: boolean;
  readonly expectations: readonly { readonly name: string; readonly value: string }[];
  readonly limits: { readonly timeoutMs: number; readonly waitMs: number; readonly requiredSuccesses: number };
  /** Access that `expect` requires to be allowed or denied. */
  readonly access: readonly AccessExpectation[];
  /** Status that the owner of a trusted host intends for anonymous reads (`expect: anonymous`). */
  readonly anonymousStatus: 200 | 302 | 403 | 404 | undefined;
  /** False with `expect: unsigned-token: skip`. */
  readonly checkUnsignedToken: boolean;
  readonly applicationInsights: ApplicationInsights | undefined;
  readonly maxLatencyMs: number | undefined;
  readonly failOn: 'fail' | 'warn' | 'never';
  readonly outputToken: boolean;
  readonly summary: boolean;
  /** Absolute path of each report file, by input. */
  readonly reportPaths: ReadonlyMap<ReportInput, string>;
  readonly githubToken: string | undefined;
  readonly deploymentId: number | undefined;
  readonly incidentIssue: string | undefined;
  readonly proxies: Proxies;
  readonly run: Run;
  readonly notices: readonly Notice[];
}

/** The side effects of a run. */
export interface Context {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** Time when the step started. Milliseconds since the epoch. */
  readonly started: number;
  readonly deadlines: Deadlines;
  /** Masks a secret. Must be called before the secret is used. */
  readonly mask: (secret: string) => void;
  /** Returns a response value, or `(hidden)` if it shares 12 consecutive characters with a masked secret. */
  readonly hide: (value: string) => string;
  /** Logs progress during the run. */
  readonly log: {
    readonly info: (line: string) => void;
    readonly notice: (notice: Notice) => void;
    /**
     * Logs a pause before the next attempt.
     *
     * @param what the subject of the retry: `a token`, or the name of an endpoint.
     */
    readonly pause: (what: string, delay: RetryDelay) => void;
  };
  /** Returns a new random ID (GUID). */
  readonly newId: () => string;
}
