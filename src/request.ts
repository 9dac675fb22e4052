/** What was asked for, read and checked: the one value that flows from the inputs into everything else. */
import type { Cloud } from './azure/clouds.ts';
import type { Note } from './azure/note.ts';
import type { Endpoint } from './azure/endpoints.ts';
import type { Proxies } from './http.ts';

export type { Note } from './azure/note.ts';

/** Which sign-in, with the IDs it needs and no others. */
export type SignIn =
  | {
      readonly way: 'github-oidc';
      readonly clientId: string;
      readonly tenantId: string;
      readonly oidcAudience: string;
      readonly idToken: IdTokenService | undefined;
    }
  | { readonly way: 'azure-cli'; readonly clientId: string | undefined; readonly tenantId: string | undefined }
  | { readonly way: 'azure-powershell'; readonly clientId: string | undefined; readonly tenantId: string | undefined }
  | { readonly way: 'managed-identity'; readonly clientId: string | undefined; readonly tenantId: string | undefined }
  /** Neither ID is known: the Azure CLI's login, else Azure PowerShell's. */
  | { readonly way: 'login-left-behind'; readonly clientId: undefined; readonly tenantId: undefined };

/** Where the runner hands out ID tokens, and the bearer it wants; undefined in a job without `id-token: write`. */
export interface IdTokenService {
  readonly url: URL;
  readonly requestToken: string;
}

/** An endpoint to probe. */
export type Target = Endpoint;

/** A line of `expect`. It applies to every endpoint whose service knows the name. */
export interface Expectation {
  readonly name: string;
  readonly value: string;
}

/** How long to try. Milliseconds. */
export interface Patience {
  readonly timeoutMs: number;
  readonly waitMs: number;
  readonly requiredSuccesses: number;
}

/** The workflow run this step is part of, as GitHub's environment tells it. */
export interface Run {
  /** Whether this is a job of GitHub Actions at all. */
  readonly onGitHub: boolean;
  readonly repository: string;
  readonly workflow: string;
  readonly job: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly eventName: string;
  readonly actor: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** File that holds the event's payload. */
  readonly eventPath: string | undefined;
  /** Whether the run is for a pull request from a fork. */
  readonly fork: boolean;
  readonly stepDebug: boolean;
  /** Where this action's troubleshooting page stands: a URL, or its path where the action's own repository is not known. */
  readonly docs: string;
  /** Whether the runner gave a file for outputs: without one the toolkit would print them. */
  readonly outputFile: boolean;
}

/** All of it. With mistakes in the inputs it holds what could be read beside them. */
export interface Request {
  readonly signIn: SignIn;
  readonly cloud: Cloud;
  /** Each distinct audience once, the first is that of the output `token`. */
  readonly audiences: readonly string[];
  readonly targets: readonly Target[];
  readonly smokeTest: boolean;
  readonly expectations: readonly Expectation[];
  readonly patience: Patience;
  readonly maxLatencyMs: number | undefined;
  readonly failOn: 'fail' | 'warn' | 'never';
  readonly outputToken: boolean;
  readonly summary: boolean;
  /** Where reports go, by the inputs that say so (report-files.ts). */
  readonly reportPaths: ReadonlyMap<string, string>;
  readonly githubToken: string | undefined;
  readonly deploymentId: number | undefined;
  readonly incidentIssue: string | undefined;
  readonly proxies: Proxies;
  readonly run: Run;
  readonly notes: readonly Note[];
}
