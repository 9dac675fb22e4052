/** What was asked for, read and checked: the one value that flows from the inputs into everything else. */
import type { Cloud } from './azure/clouds.ts';
import type { ExpectationName, Service } from './azure/services/service.ts';
import type { Proxies } from './http.ts';

/** Which sign-in, with the IDs it needs and no others. */
export type SignIn =
  | { readonly way: 'github-oidc'; readonly clientId: string; readonly tenantId: string; readonly oidcAudience: string }
  | { readonly way: 'azure-cli'; readonly clientId: string | undefined; readonly tenantId: string | undefined }
  | { readonly way: 'azure-powershell'; readonly clientId: string | undefined; readonly tenantId: string | undefined }
  | { readonly way: 'managed-identity'; readonly clientId: string | undefined; readonly tenantId: string | undefined }
  /** Neither ID is known: the Azure CLI's login, else Azure PowerShell's. */
  | { readonly way: 'login-left-behind'; readonly clientId: undefined; readonly tenantId: undefined };

/** An endpoint to probe. */
export interface Target {
  /** As logs, summary and reports name it: host, port where it is not 443, and path. Never credentials or a query. */
  readonly name: string;
  /** `https://host[:port]` and the base path, without a slash at the end. */
  readonly base: string;
  /** Lower case; with its port where it is not 443. */
  readonly host: string;
  readonly service: Service;
  readonly audience: string;
  /** Azure's own host for the service, or one that the user named in `trusted-hosts`. */
  readonly trust: 'azure' | 'user';
}

export interface Expectation {
  readonly name: ExpectationName;
  readonly value: string;
}

/** How long to try. Milliseconds. */
export interface Patience {
  readonly timeoutMs: number;
  readonly waitMs: number;
  readonly requiredSuccesses: number;
}

/** Something to tell the user about the inputs that stops nothing. */
export interface Note {
  readonly level: 'info' | 'notice' | 'warning';
  readonly text: string;
}

/** The workflow run this step is part of, as GitHub's environment tells it. */
export interface Run {
  readonly repository: string;
  readonly workflow: string;
  readonly job: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly eventName: string;
  readonly actor: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** File that holds the event's payload; read only when a failure needs it. */
  readonly eventPath: string | undefined;
  readonly stepDebug: boolean;
}

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
  readonly reportPath: string | undefined;
  readonly junitPath: string | undefined;
  readonly githubToken: string | undefined;
  readonly deploymentId: number | undefined;
  readonly incidentIssue: string | undefined;
  readonly proxies: Proxies;
  readonly run: Run;
  readonly notes: readonly Note[];
}
