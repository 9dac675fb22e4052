/** Failures of outputs and reports. Only output failures change the verdict. */
import type { Command, Failure } from '../model/failure.ts';
import type { Mistake } from './contexts.ts';
import { createFailure, type Definition, type Rule } from './define.ts';
import { OIDC_PERMISSIONS } from './github.ts';
import { inputFailures } from './inputs.ts';
import { bashWord, yaml } from './shell.ts';

/** A request that GitHub's API rejected. */
export interface GitHubApiContext {
  /** The request as a phrase: `set the status of deployment 42`. */
  readonly action: string;
  readonly httpStatus: number | undefined;
  /**
   * The first six are recognized by GitHub's fixed phrases. `label-dropped`: GitHub dropped the label of a new issue.
   */
  readonly refusal:
    ('permission' | 'rate-limit' | 'ip-allow-list' | 'saml' | 'archived' | 'locked') | ('label-dropped' | 'no-response' | 'other');
}

/** Availability results that did not reach Application Insights. */
export interface DeliveryContext {
  /** Host of the ingestion endpoint. */
  readonly host: string;
  /** Undefined if there was no response. */
  readonly httpStatus: number | undefined;
  /** Number of results that were rejected, unanswered or not sent. */
  readonly lost: number;
  readonly sent: number;
  /** GUID from the connection string, which is not a secret (Azure Monitor: connection-strings). */
  readonly instrumentationKey: string;
  /** Object ID of the identity. */
  readonly principalId: string | undefined;
  /** Title and code of the token failure, if there was no token. */
  readonly tokenFailure?: { readonly title: string; readonly code: string } | undefined;
}

const MONITORING_ROLE = 'Monitoring Metrics Publisher';

/** Returns text for one kind of `refusal`. */
function refused(text: string, reason: GitHubApiContext['refusal']): Rule<GitHubApiContext> {
  return ({ refusal }) => refusal === reason && text;
}

/** Returns text for a request that GitHub rejected without a known reason. */
function status(text: string, code: number): Rule<GitHubApiContext> {
  return ({ httpStatus, refusal }) => refusal === 'other' && httpStatus === code && text;
}

function isTemporary({ httpStatus = 0, refusal }: GitHubApiContext): boolean {
  return refusal === 'other' && (httpStatus >= 500 || httpStatus === 408 || httpStatus === 429);
}

const KNOWN: ReadonlySet<number> = new Set([401, 404, 410, 422]);

function isUnknown(context: GitHubApiContext): boolean {
  return context.refusal === 'other' && !isTemporary(context) && !KNOWN.has(Number(context.httpStatus));
}

/** Returns text for results that the ingestion host rejected. */
function delivery(text: string, ...statuses: readonly number[]): Rule<DeliveryContext> {
  return ({ httpStatus, tokenFailure }) => tokenFailure === undefined && httpStatus !== undefined && statuses.includes(httpStatus) && text;
}

export const reportFailures = {
  'no-output-file': {
    title: 'The outputs cannot be written',
    headline: ({ systemCode }) =>
      systemCode === undefined ? 'GITHUB_OUTPUT does not name a writable file.' : `Writing failed with ${systemCode}.`,
    what: ({ systemCode }) =>
      systemCode === undefined
        ? 'GITHUB_OUTPUT does not name a writable file.'
        : `Writing the runner's file for outputs failed with ${systemCode}. Some outputs may be missing or incomplete.`,
    causes: [
      ({ systemCode }) =>
        systemCode === undefined &&
        'The step does not run on GitHub Actions, or an earlier step removed the file. Without the file, the step would have to write the token to the log, which it never does.',
      ({ systemCode }) => isDiskFull(systemCode) && "The runner's disk is full, or a quota is used up.",
      ({ systemCode }) => systemCode !== undefined && !isDiskFull(systemCode) && "The runner's file system is not writable.",
    ],
    fixes: [
      ({ systemCode }) =>
        systemCode === undefined && 'Run the step on GitHub Actions. Elsewhere, set output-token: false to check access only.',
      ({ systemCode }) => isDiskFull(systemCode) && 'Free space on the runner, then run the job again.',
      'Check that the disk is writable, or free space on the runner, then run the job again.',
    ],
  } satisfies Definition<{ readonly systemCode: string | undefined }>,
  'deployments-permission-missing': permissionMissing('deployments', 'The job is not allowed to set the deployment status'),
  'issues-permission-missing': permissionMissing('issues', 'The job is not allowed to write the incident issue'),
  'github-api-failed': {
    title: "GitHub's API did not accept the report",
    recovery: 'transient',
    what: ({ action, httpStatus }) =>
      `The step could not ${action}${httpStatus === undefined ? '' : `: GitHub refused (${String(httpStatus)})`}. The result of the step is not affected.`,
    causes: [
      refused('GitHub could not be reached, or did not respond in time.', 'no-response'),
      refused("GitHub's rate limit was reached, and it was not lifted within the time that the step could wait.", 'rate-limit'),
      refused("GitHub refuses this runner's address, because the organization has an IP allow list.", 'ip-allow-list'),
      refused('The organization enforces SAML single sign-on, and github-token is not authorized for it.', 'saml'),
      refused('The repository is archived, so it is read-only.', 'archived'),
      refused('The issue is locked.', 'locked'),
      refused(
        'GitHub dropped the label azure-healthcare-incident, because github-token is not allowed to set labels. The issue stays closed, because no run can find it without the label.',
        'label-dropped',
      ),
      (context) => isTemporary(context) && 'GitHub temporarily could not process the request.',
      status('The token in github-token has expired or is wrong.', 401),
      status('The deployment, issue or repository does not exist, or github-token cannot see it.', 404),
      status('Issues are disabled in this repository, or the issue was deleted.', 410),
      status('GitHub does not accept the content of the request for this deployment or issue.', 422),
      (context) => isUnknown(context) && 'GitHub did not give a reason that the action recognizes.',
    ],
    fixes: [
      refused("Run the job again. If it fails again, allow connections from the runner to GitHub's API.", 'no-response'),
      refused('Run the job again later, or run fewer jobs at the same time.', 'rate-limit'),
      refused("Ask the organization's owner to add the address of the runner to the IP allow list.", 'ip-allow-list'),
      refused("Authorize the token for the organization, or leave github-token out to use the job's token.", 'saml'),
      refused('Unarchive the repository, or remove deployment-id and incident-issue.', 'archived'),
      refused('Unlock the issue.', 'locked'),
      refused(
        'Use a token with write access to issues: leave github-token out, and add issues: write to the permissions of the job.',
        'label-dropped',
      ),
      (context) => isTemporary(context) && 'Run the job again. If it fails again, look at https://www.githubstatus.com.',
      status("Leave github-token out to use the job's token, or set it to a valid token.", 401),
      status(
        'Turn on Issues in the settings of the repository, or remove incident-issue. If only the issue was deleted, the next run opens a new one.',
        410,
      ),
      ({ action, httpStatus, refusal }) =>
        action.startsWith('write the incident issue') &&
        refusal === 'other' &&
        (httpStatus === 404 || httpStatus === 422) &&
        'Check that github-token may write issues and labels in this repository.',
      status('Check deployment-id, and that github-token belongs to this repository.', 404),
      status('Check that deployment-id names an active deployment of this repository.', 422),
      'Check the permissions of github-token and the rules of the organization.',
    ],
  } satisfies Definition<GitHubApiContext>,
  'incident-locked': {
    title: 'The incident issue is locked',
    what: ({ issue }) => `The step updated the incident issue #${String(issue)} but did not comment on it.`,
    causes: "The issue is locked, so GitHub does not accept comments from a job's token.",
    fixes: 'Unlock the issue to get comments when the incident changes.',
  } satisfies Definition<{ readonly issue: number }>,
  'incident-not-checked': {
    title: 'The incident issue stays open',
    what: ({ issue }) => `This run passed, but the incident issue #${String(issue)} stays open.`,
    causes: 'The run did not check every endpoint in the incident.',
    fixes: 'Run the workflow that opened the incident again, or close the issue if those endpoints are no longer checked.',
  } satisfies Definition<{ readonly issue: number }>,
  'incident-not-allowed': {
    title: 'This run is not allowed to change incidents',
    what: 'The step did not open, change or close an incident issue.',
    causes: [
      ({ reason }) => reason === 'pull-request' && 'A pull request started the run, and its changes may cause the result.',
      ({ reason }) =>
        reason === 'branch' &&
        'The run is neither on the default branch nor on a protected branch, where anyone who can push can change the check.',
      ({ reason }) => reason === 'default-branch-unknown' && "The event's payload does not name the default branch.",
    ],
    fixes: 'Use incident-issue in scheduled runs, or in runs on the default branch or a protected branch.',
  } satisfies Definition<{ readonly reason: 'pull-request' | 'branch' | 'default-branch-unknown' }>,
  'log-public': {
    title: 'Anyone can read this log',
    what: 'The log and the summary of this run show the endpoints and their failures. The incident issue does not.',
    causes: ({ known }) =>
      known ? 'The repository is public.' : 'GitHub did not report the visibility of the repository, so the step treats it as public.',
    fixes: 'Run the health check in a private repository.',
  } satisfies Definition<{ readonly known: boolean }>,
  'application-insights-failed': {
    title: 'Application Insights did not accept the results',
    recovery: 'transient',
    what: ({ host, httpStatus, lost, sent, tokenFailure }) => {
      const results = `${String(lost)} of ${String(sent)} availability results`;
      if (tokenFailure !== undefined)
        return `The step did not send ${results}, because it could not get a token for Azure Monitor. The result of the step is not affected.`;
      const rejected =
        httpStatus === undefined ? `did not respond, so it did not confirm ${results}` : `rejected ${results} (HTTP ${String(httpStatus)})`;
      return `Application Insights (${host}) ${rejected}. The result of the step is not affected.`;
    },
    causes: [
      ({ tokenFailure }) => tokenFailure !== undefined && `${tokenFailure.title} (${tokenFailure.code}).`,
      delivery(
        `The identity lacks the role ${MONITORING_ROLE} on the Application Insights resource, the role assignment has not taken effect yet, or the connection string belongs to another resource.`,
        403,
      ),
      delivery('The instrumentation key is wrong, or the resource does not accept the data.', 400),
      delivery('The resource does not accept the token. The connection string may belong to another cloud.', 401),
      delivery('The daily quota of the resource is used up.', 402, 439),
      delivery('The connection string does not contain a regional ingestion endpoint.', 404),
      delivery('The resource accepted only some of the results.', 206),
      delivery('The ingestion host redirected the request too often, or to a host that is not an ingestion host of the cloud.', 307, 308),
      ({ httpStatus, tokenFailure }) =>
        tokenFailure === undefined &&
        (httpStatus === undefined || isServerProblem(httpStatus)) &&
        'The ingestion host could not be reached, or has a temporary problem.',
    ],
    fixes: [
      ({ tokenFailure }) => tokenFailure !== undefined && 'Allow the identity to get a token for Azure Monitor, then run the job again.',
      delivery(
        `Assign the role ${MONITORING_ROLE} to the identity with the command below. A new role assignment takes up to 10 minutes to take effect.`,
        403,
      ),
      delivery("Copy the resource's connection string from the Azure portal again.", 400, 401, 404),
      delivery('Raise the daily cap of the resource, or wait until the next day.', 402, 439),
      'Run the job again. If it fails again, allow connections from the runner to the ingestion host.',
    ],
    commands: ({ principalId, instrumentationKey, httpStatus, tokenFailure }) =>
      httpStatus === 403 && tokenFailure === undefined ? [roleCommand(principalId, instrumentationKey)] : [],
  } satisfies Definition<DeliveryContext>,
};

function permissionMissing(permission: 'deployments' | 'issues', title: string): Definition<GitHubApiContext> {
  return {
    title,
    what: ({ action, httpStatus }) =>
      `The step could not ${action}: GitHub refused (${String(httpStatus)}). The result of the step is not affected.`,
    causes: `The job does not have the permission ${permission}: write.`,
    fixes: `Add the permissions block below to the job, and to the calling job of a reusable workflow. If the job has permissions already, add only the line ${permission}: write to them.`,
    facts: () => [{ name: 'Missing permission', value: `${permission}: write` }],
    commands: () => [yaml('In the job', ...OIDC_PERMISSIONS, `  ${permission}: write # for the verdict`)],
  };
}

function isDiskFull(systemCode: string | undefined): boolean {
  return systemCode === 'ENOSPC' || systemCode === 'EDQUOT';
}

function isServerProblem(httpStatus: number): boolean {
  return httpStatus === 408 || httpStatus === 429 || httpStatus >= 500;
}

function roleCommand(principalId: string | undefined, instrumentationKey: string): Command {
  const query = `value[?properties.InstrumentationKey=='${instrumentationKey}'].id | [0]`;
  const list = '/subscriptions/{subscriptionId}/providers/microsoft.insights/components?api-version=2020-02-02';
  return {
    label: 'Bash, in the subscription of the Application Insights resource',
    language: 'bash',
    text: [
      'az role assignment create \\',
      `  --assignee-object-id ${bashWord(principalId ?? 'OBJECT_ID')} \\`,
      '  --assignee-principal-type ServicePrincipal \\',
      `  --role '${MONITORING_ROLE}' \\`,
      `  --scope "$(az rest --method get --url '${list}' --query "${query}" --output tsv)"`,
    ].join('\n'),
  };
}

/** Creates the failures for invalid inputs and for a missing output file. */
export function createInputFailures(mistakes: readonly Mistake[], missesOutputFile: boolean): readonly Failure[] {
  return [
    ...mistakes.map(({ code, context }) => createFailure(inputFailures, code, context)),
    ...(missesOutputFile ? [createFailure(reportFailures, 'no-output-file', { systemCode: undefined })] : []),
  ];
}
