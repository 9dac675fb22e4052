/** Failures to write outputs or send reports. The verdict changes only if the outputs cannot be written. */
import type { Command, Failure } from '../model/failure.ts';
import { NOT_HERE, principalOf } from './commands.ts';
import type { InputContext } from './contexts.ts';
import { createFailure, type Definition } from './define.ts';
import { isBusy, pauseCause } from './evidence.ts';
import { addPermission, OIDC_PERMISSIONS } from './github.ts';
import { inputFailures } from './inputs.ts';
import { bash, yaml } from './shell.ts';

/** A failed request to GitHub's API. */
export interface GitHubApiContext {
  /** Phrase that describes the request, such as `set the status of deployment 42`. */
  readonly action: string;
  readonly httpStatus: number | undefined;
  /** Reason for the failure. The action recognizes it by fixed phrases or headers in GitHub's response. */
  readonly refusal: keyof typeof REFUSALS | 'permission' | 'other';
  readonly retryAfterMs?: number | undefined;
}

/** A failed or incomplete delivery of availability results to Application Insights. */
export interface DeliveryContext {
  readonly host: string;
  readonly httpStatus: number | undefined;
  /** Number of results that Azure Monitor did not confirm as accepted. */
  readonly lost: number;
  readonly sent: number;
  /** Instrumentation key from the connection string. The key is a GUID, not a secret (Azure Monitor: connection-strings). */
  readonly instrumentationKey: string;
  readonly principalId: string | undefined;
  /** Client ID of the identity. If the token cannot be decoded, commands use this ID to look up the object ID. */
  readonly clientId: string | undefined;
  readonly retryAfterMs?: number | undefined;
  /** False if the response does not specify a URL to redirect to. */
  readonly hasLocation?: boolean | undefined;
  /** Set if the step could not get a token for Azure Monitor. */
  readonly tokenFailure?: { readonly title: string; readonly code: string } | undefined;
}

const MONITORING_ROLE = 'Monitoring Metrics Publisher';
const NOT_FOLLOWED = 'Ingestion hosts redirect only with 307 and 308, so a proxy or filter might have responded instead of Azure Monitor.';
const NO_LOCATION = 'The redirect does not specify a valid URL, so a proxy or filter might have responded instead of Azure Monitor.';
const REDIRECTED = 'The ingestion host redirected the request too many times, or to a host that is not an ingestion host of this cloud.';
const UNCONFIRMED =
  'The response does not confirm that Azure Monitor received the results. A proxy or filter might have responded instead.';
const QUOTA_USED = 'The Application Insights resource has reached its daily quota.';

/** Closing sentences of messages about a report that could not be sent. */
const UNAFFECTED = 'This failure does not change the result of the step. The fail-on input applies only to checks.';

type Explanation = readonly [cause: string, fix: string];

/** Causes and fixes for failed requests, keyed by failure reason. */
const REFUSALS = {
  'no-response': [
    'The action could not reach GitHub, or GitHub did not respond in time.',
    "Run the job again. If the request fails again, allow connections from the runner to GitHub's API.",
  ],
  /** The response is a redirect or is not JSON. */
  'not-github': [
    'A proxy or a web filter responded instead of GitHub, or the repository was renamed after the run started.',
    "Ask the network team to allow requests from this runner to GitHub's API. If the repository was renamed, start a new run.",
  ],
  'unexpected-json': [
    "GitHub's response is JSON that the action does not expect. A proxy or a web filter might have changed the response.",
    "Run the job again. If the request fails again, ask the network team to allow requests from this runner to GitHub's API.",
  ],
  'rate-limit': [
    "GitHub's rate limit was reached, and the step cannot wait until the limit resets.",
    'Run the job again later, or run fewer jobs at the same time.',
  ],
  'ip-allow-list': [
    "The organization has an IP allow list that does not include this runner's IP address.",
    "Ask an organization owner to add the runner's IP address to the IP allow list.",
  ],
  saml: [
    'The organization enforces SAML single sign-on, and github-token is not authorized for it.',
    "Authorize the token for the organization, or remove github-token to use the job's token.",
  ],
  archived: ['The repository is archived, so it is read-only.', 'Unarchive the repository, or remove deployment-id and incident-issue.'],
  locked: ['The issue is locked.', 'Unlock the issue.'],
  /** GitHub created the incident issue without its label. */
  'label-dropped': [
    'GitHub did not apply the azure-healthcare-incident label, because github-token does not have permission to set labels. The action keeps the issue closed, because runs use the label to find the issue.',
    'Remove github-token, and add the line "issues: write" under permissions: in this job.',
  ],
} satisfies Readonly<Record<string, Explanation>>;

const TEMPORARY: Explanation = [
  'GitHub is temporarily unable to process the request.',
  'Run the job again. If the request fails again, see https://www.githubstatus.com.',
];

/** Likely cause and fix for each HTTP status, used when a request fails for an unknown reason. */
const STATUSES: Readonly<Record<number, Explanation>> = {
  401: [
    'The token in github-token has expired or is invalid.',
    "Remove github-token to use the job's token, or set github-token to a valid token.",
  ],
  404: [
    'The deployment, issue or repository does not exist, or github-token does not have access to it.',
    'Check deployment-id, and make sure that github-token has access to this repository.',
  ],
  410: [
    'Issues are disabled in this repository, or the issue was deleted.',
    'Turn on Issues in the repository settings, or remove incident-issue. If only the issue was deleted, the next run opens a new one.',
  ],
  422: [
    'GitHub rejected the request body for this deployment or issue.',
    'Check that deployment-id is the ID of an active deployment in this repository.',
  ],
};

function explain({ action, httpStatus = 0, refusal }: GitHubApiContext): Explanation {
  if (refusal !== 'permission' && refusal !== 'other') return REFUSALS[refusal];
  if (httpStatus === 408 || httpStatus === 429 || httpStatus >= 500) return TEMPORARY;
  const [cause, fix] = STATUSES[httpStatus] ?? [
    'GitHub did not give a reason that the action recognizes.',
    "Check the permissions of github-token and the organization's rules.",
  ];
  const isIncident = action.startsWith('create or update the incident issue') && (httpStatus === 404 || httpStatus === 422);
  return [cause, isIncident ? 'Check that github-token has permission to create and update issues and labels in this repository.' : fix];
}

/** Causes of a failed delivery, by HTTP status. */
const REJECTIONS: Readonly<Record<number, string>> = {
  206: 'The Application Insights resource accepted only some of the results.',
  301: NOT_FOLLOWED,
  302: NOT_FOLLOWED,
  303: NOT_FOLLOWED,
  307: REDIRECTED,
  308: REDIRECTED,
  400: 'The instrumentation key is invalid, or the Application Insights resource rejected the data.',
  401: 'The Application Insights resource rejected the token. The connection string might belong to another cloud.',
  402: QUOTA_USED,
  403: `The identity might lack the ${MONITORING_ROLE} role on the Application Insights resource, or the role assignment might not have taken effect yet. Another possible cause is a connection string that belongs to a different resource.`,
  404: 'The connection string does not contain a regional ingestion endpoint.',
  429: 'The ingestion host is limiting the number of requests.',
  439: QUOTA_USED,
};

function deliveryCause({ httpStatus, lost, sent, hasLocation }: DeliveryContext): string {
  if (httpStatus === undefined) return 'The ingestion host is unreachable or temporarily unavailable.';
  if (httpStatus === 206 && lost === sent) return 'The Application Insights resource accepted none of the results.';
  if (REJECTIONS[httpStatus] === REDIRECTED && hasLocation === false) return NO_LOCATION;
  if (isBusy(httpStatus)) return REJECTIONS[httpStatus] ?? 'The ingestion host is temporarily unavailable.';
  return REJECTIONS[httpStatus] ?? UNCONFIRMED;
}

export const reportFailures = {
  'no-output-file': {
    title: 'The outputs cannot be written',
    what: ({ systemCode }) =>
      systemCode === undefined
        ? 'GITHUB_OUTPUT does not point to a writable file.'
        : `The step could not write to the runner's output file (${systemCode}). Some outputs might be missing or incomplete.`,
    causes: ({ systemCode }) => {
      if (systemCode === undefined)
        return 'The step is not running in GitHub Actions, or an earlier step removed the output file. If the output file is missing, the step sets no outputs, because it would otherwise have to print the token to the log.';
      return isDiskFull(systemCode)
        ? "The runner's disk is full, or a disk quota has been exceeded."
        : "The runner's file system is not writable.";
    },
    fixes: ({ systemCode }) => {
      if (systemCode === undefined) return 'Run the step in GitHub Actions. Elsewhere, set output-token: false to check access only.';
      return isDiskFull(systemCode)
        ? 'Free up disk space on the runner. Then run the job again.'
        : "Check that the runner's file system is writable. Then run the job again.";
    },
  } satisfies Definition<{ readonly systemCode: string | undefined }>,
  'deployments-permission-missing': permissionMissing('deployments', 'The job is not allowed to set the deployment status'),
  'issues-permission-missing': permissionMissing('issues', 'The job is not allowed to write the incident issue'),
  'github-api-failed': {
    title: "GitHub's API did not accept the report",
    recovery: 'transient',
    what: ({ action, httpStatus = 0, refusal }) => {
      const status = `HTTP ${String(httpStatus)}`;
      const reason = httpStatus >= 500 ? `GitHub returned ${status}` : `GitHub rejected the request (${status})`;
      const because = refusal === 'not-github' ? `the response did not come from the GitHub API (${status})` : reason;
      return `The step could not ${action}${httpStatus === 0 ? '' : `, because ${because}`}. ${UNAFFECTED}`;
    },
    causes: (context) => [explain(context)[0], pauseCause(context)],
    fixes: (context) => explain(context)[1],
  } satisfies Definition<GitHubApiContext>,
  'incident-locked': {
    title: 'The incident issue is locked',
    what: ({ issue }) => `The step updated incident issue #${String(issue)} but did not comment on it.`,
    causes: "The issue is locked, so GitHub does not allow the job's token to add comments.",
    fixes: 'Unlock the issue to get a comment when the incident changes.',
  } satisfies Definition<{ readonly issue: number }>,
  'incident-not-checked': {
    title: 'The incident issue stays open',
    what: ({ issue }) => `This run passed, but incident issue #${String(issue)} stays open.`,
    causes:
      'The run did not check every endpoint listed in the incident, or a check of anonymous access, tokens or permissions was inconclusive.',
    fixes: 'Rerun the workflow that opened the incident. If no workflow checks these endpoints any longer, close the issue.',
  } satisfies Definition<{ readonly issue: number }>,
  'incident-not-allowed': {
    title: 'This run is not allowed to change incidents',
    what: 'The step did not open, change or close an incident issue.',
    causes: ({ reason }) =>
      ({
        'pull-request': 'A pull request might have triggered this run, so the changes in the pull request might affect the result.',
        branch:
          "The run's branch is neither the default branch nor a protected branch. Anyone who can push to the branch can change the check.",
        'default-branch-unknown': 'The event payload does not include the default branch.',
      })[reason],
    fixes: 'Use incident-issue in scheduled runs, or in runs on the default branch or a protected branch.',
  } satisfies Definition<{ readonly reason: 'pull-request' | 'branch' | 'default-branch-unknown' }>,
  'log-public': {
    title: 'Anyone can read this log',
    what: 'The log and the summary of this run show the endpoints and their failures. The incident issue does not contain the endpoints or their failures.',
    causes: ({ known }) =>
      known ? 'The repository is public.' : 'GitHub did not report the visibility of the repository, so the step treats it as public.',
    fixes: 'Run the health check in a private repository.',
  } satisfies Definition<{ readonly known: boolean }>,
  'application-insights-failed': {
    title: 'Application Insights did not accept the results',
    recovery: 'transient',
    what: ({ host, httpStatus = 0, lost, sent, tokenFailure }) => {
      const results = `${String(lost)} of ${String(sent)} availability results`;
      if (tokenFailure !== undefined)
        return `${results} were not sent, because the step could not get a token for Azure Monitor. ${UNAFFECTED}`;
      const response = httpStatus === 0 ? 'did not respond' : `returned HTTP ${String(httpStatus)}`;
      const isRejection = httpStatus === 206 || (httpStatus >= 400 && httpStatus < 500);
      const outcome = isRejection ? `rejected ${results} (HTTP ${String(httpStatus)})` : `${response}, so ${results} are unconfirmed`;
      return `Application Insights (${host}) ${outcome}. ${UNAFFECTED}`;
    },
    causes: (context) => [
      context.tokenFailure === undefined ? deliveryCause(context) : `${context.tokenFailure.title} (${context.tokenFailure.code}).`,
      pauseCause(context),
    ],
    fixes: ({ tokenFailure, httpStatus = 0 }) => [
      tokenFailure !== undefined && 'Allow the identity to get a token for Azure Monitor. Then run the job again.',
      httpStatus === 403 &&
        `Check that the connection string is from the correct Application Insights resource. Then assign the ${MONITORING_ROLE} role on this resource to the identity. A new role assignment can take up to 10 minutes to take effect.`,
      [400, 401, 404].includes(httpStatus) &&
        'Copy the connection string of the Application Insights resource from the Azure portal, and update the application-insights input.',
      [402, 439].includes(httpStatus) && 'Raise the daily cap of the resource, or wait until the next day.',
      httpStatus === 429 && 'Run the job again later, or run fewer jobs at the same time.',
      'Run the job again. If the delivery fails again, allow connections from the runner to the ingestion host.',
    ],
    commands: (context) => context.httpStatus === 403 && context.tokenFailure === undefined && roleCommand(context),
  } satisfies Definition<DeliveryContext>,
};

function permissionMissing(permission: 'deployments' | 'issues', title: string): Definition<GitHubApiContext> {
  return {
    title,
    what: ({ action, httpStatus }) =>
      `The step could not ${action}, because GitHub rejected the request (HTTP ${String(httpStatus)}). ${UNAFFECTED}`,
    causes: `The job does not have the ${permission}: write permission.`,
    fixes: addPermission(permission),
    facts: () => ({ 'Missing permission': `${permission}: write` }),
    commands: yaml('Add to the job', ...OIDC_PERMISSIONS, `  ${permission}: write # for the verdict`),
  };
}

const isDiskFull = (systemCode: string | undefined): boolean => systemCode === 'ENOSPC' || systemCode === 'EDQUOT';

function roleCommand({ principalId, clientId, instrumentationKey }: DeliveryContext): Command | false {
  const principal = principalOf(principalId, clientId);
  const query = `value[?properties.InstrumentationKey=='${instrumentationKey}'].id | [0]`;
  const list = '/subscriptions/{subscriptionId}/providers/microsoft.insights/components?api-version=2020-02-02';
  return (
    principal !== undefined &&
    bash(
      'Assign the role in the subscription of the Application Insights resource',
      `scope=$(az rest --method get --url '${list}' --query "${query}" --output tsv)`,
      'az role assignment create \\',
      `  --assignee-object-id ${principal.bash} \\`,
      '  --assignee-principal-type ServicePrincipal \\',
      `  --role '${MONITORING_ROLE}' \\`,
      `  --scope "\${scope:?${NOT_HERE}}"`,
    )
  );
}

/** Returns a failure for each invalid input, and another failure if the output file is missing. */
export function createInputFailures(errors: readonly InputContext[], missesOutputFile: boolean): readonly Failure[] {
  return [
    ...errors.map((error) => createFailure(inputFailures, error.code, error)),
    ...(missesOutputFile ? [createFailure(reportFailures, 'no-output-file', { systemCode: undefined })] : []),
  ];
}
