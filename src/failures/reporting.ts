/** Failures of reports and outputs: the runner's file, GitHub's API and incidents. Only the first changes the verdict. */
import type { FailureDefinition } from './define.ts';
import { OIDC_PERMISSIONS } from './github.ts';

/** The runner's file for outputs. */
export interface OutputContext {
  /** Code of the operating system, such as `ENOSPC`. Undefined if GITHUB_OUTPUT names no writable file. */
  readonly systemCode: string | undefined;
}

/** Why GitHub's API refused a request. All but the last four are known by GitHub's fixed phrases. */
export type GitHubRefusal =
  | 'permission'
  | 'rate-limit'
  | 'ip-allow-list'
  | 'saml'
  | 'archived'
  | 'locked'
  /** GitHub dropped the label of a new issue. */
  | 'label-dropped'
  /** The address of the API is not https, so nothing was sent. */
  | 'insecure'
  | 'no-response'
  | 'other';

/** A request that GitHub's API did not accept. */
export interface GitHubApiContext {
  /** The request as a phrase: `set the status of deployment 42`. */
  readonly action: string;
  readonly httpStatus: number | undefined;
  readonly refusal: GitHubRefusal;
}

/** A run that may not change incidents. */
export interface IncidentContext {
  readonly reason: 'pull-request' | 'branch' | 'default-branch-unknown';
}

/** An incident that the run does not close. */
export interface OpenIncidentContext {
  readonly issue: number;
}

/** A log that anyone can read. */
export interface PublicLogContext {
  /** False if GitHub did not report the visibility of the repository. */
  readonly known: boolean;
}

export const noOutputFile: FailureDefinition<OutputContext> = {
  code: 'no-output-file',
  title: 'The outputs cannot be written',
  recovery: 'none',
  headline: ({ systemCode }) =>
    systemCode === undefined ? 'GITHUB_OUTPUT names no file that can be written.' : `Writing failed with ${systemCode}.`,
  what: ({ systemCode }) =>
    systemCode === undefined
      ? 'GITHUB_OUTPUT names no file that can be written.'
      : `Writing the runner's file for outputs failed with ${systemCode}. Some outputs may be missing or incomplete.`,
  causes: [
    {
      when: ({ systemCode }) => systemCode === undefined,
      text: 'The step does not run on GitHub Actions. Without the file, the token would have to go through the log, and the step never does that.',
    },
    { when: ({ systemCode }) => isDiskFull(systemCode), text: 'The disk of the runner is full, or a quota is used up.' },
    {
      when: ({ systemCode }) => systemCode !== undefined && !isDiskFull(systemCode),
      text: 'The file system of the runner cannot be written.',
    },
  ],
  fixes: [
    {
      when: ({ systemCode }) => systemCode === undefined,
      text: 'Run the step on GitHub Actions, or set output-token: false to check access only.',
    },
    { when: ({ systemCode }) => isDiskFull(systemCode), text: 'Free space on the runner, then run the job again.' },
    { text: 'Check the disk of the runner (it must be writable, with free space on the runner), then run the job again.' },
  ],
};

export const deploymentsPermissionMissing = permissionMissing('deployments', 'The job may not set the status of the deployment');
export const issuesPermissionMissing = permissionMissing('issues', 'The job may not write the incident issue');

const is =
  (...refusals: readonly GitHubRefusal[]) =>
  ({ refusal }: GitHubApiContext): boolean =>
    refusals.includes(refusal);
const status =
  (...statuses: readonly number[]) =>
  ({ httpStatus, refusal }: GitHubApiContext): boolean =>
    refusal === 'other' && statuses.includes(httpStatus ?? 0);
const isTemporary = ({ httpStatus = 0, refusal }: GitHubApiContext): boolean =>
  refusal === 'other' && (httpStatus >= 500 || httpStatus === 408 || httpStatus === 429);

const KNOWN: ReadonlySet<number> = new Set([401, 404, 410, 422]);
const isUnknown = (context: GitHubApiContext): boolean =>
  context.refusal === 'other' && !isTemporary(context) && !KNOWN.has(context.httpStatus ?? 0);
const isIssue = ({ action }: GitHubApiContext): boolean => action.startsWith('write the incident issue');

export const githubApiFailed: FailureDefinition<GitHubApiContext> = {
  code: 'github-api-failed',
  title: "GitHub's API did not accept the report",
  recovery: 'transient',
  what: ({ action, httpStatus, refusal }) =>
    `The step could not ${action}${httpStatus === undefined || refusal === 'insecure' ? '' : `: GitHub refused (${String(httpStatus)})`}. The verdict is not affected.`,
  causes: [
    { when: is('insecure'), text: 'GITHUB_API_URL is not an https address, so the step sent nothing.' },
    { when: is('no-response'), text: 'GitHub could not be reached, or did not respond in time.' },
    { when: is('rate-limit'), text: "GitHub's rate limit was reached, and it did not end while the step could wait." },
    { when: is('ip-allow-list'), text: "GitHub refuses this runner's address, because the organization has an IP allow list." },
    { when: is('saml'), text: 'The organization enforces SAML single sign-on, and github-token is not authorized for it.' },
    { when: is('archived'), text: 'The repository is archived, so it is read-only.' },
    { when: is('locked'), text: 'The issue is locked.' },
    {
      when: is('label-dropped'),
      text: 'GitHub dropped the label azure-healthcare-incident, because github-token may not set labels. The step closed the new issue, because without the label it cannot find it again.',
    },
    { when: isTemporary, text: 'GitHub has a temporary problem.' },
    { when: status(401), text: 'The token in github-token has expired or is wrong.' },
    { when: status(404), text: 'The deployment, issue or repository does not exist, or github-token cannot see it.' },
    { when: status(410), text: 'Issues are disabled in this repository, or the issue was deleted.' },
    { when: status(422), text: 'GitHub does not accept the content of the request for this deployment or issue.' },
    { when: isUnknown, text: 'GitHub gave no reason that the action knows.' },
  ],
  fixes: [
    { when: is('insecure'), text: 'Unset GITHUB_API_URL, or set it to the https address of the server.' },
    { when: is('no-response'), text: 'Run the job again. If it fails again, allow connections from the runner to the API of GitHub.' },
    { when: is('rate-limit'), text: 'Run the job again later, or run fewer jobs at the same time.' },
    { when: is('ip-allow-list'), text: "Ask the organization's owner to add the address of the runner to the IP allow list." },
    { when: is('saml'), text: 'Authorize the token for the organization, or leave github-token out to use the token of the job.' },
    { when: is('archived'), text: 'Unarchive the repository, or remove deployment-id and incident-issue.' },
    { when: is('locked'), text: 'Unlock the issue.' },
    {
      when: is('label-dropped'),
      text: 'Use a token with write access to issues: leave github-token out, and add issues: write to the permissions of the job.',
    },
    { when: isTemporary, text: 'Run the job again. If it fails again, look at https://www.githubstatus.com.' },
    { when: status(401), text: 'Leave github-token out to use the token of the job, or give it a valid token.' },
    { when: status(410), text: 'Turn on Issues in the settings of the repository, or remove incident-issue.' },
    {
      when: (context) => isIssue(context) && status(404, 422)(context),
      text: 'Check that github-token may write issues and labels in this repository.',
    },
    { when: status(404), text: 'Check deployment-id, and that github-token belongs to this repository.' },
    { when: status(422), text: 'Check that deployment-id names an active deployment of this repository.' },
    { text: 'Check the permissions of github-token and the rules of the organization.' },
  ],
};

export const incidentLocked: FailureDefinition<OpenIncidentContext> = {
  code: 'incident-locked',
  title: 'The incident issue is locked',
  recovery: 'none',
  what: ({ issue }) => `The step updated the incident issue #${String(issue)} but did not comment on it.`,
  causes: [{ text: 'The issue is locked, so GitHub accepts no comments from the token of a job.' }],
  fixes: [{ text: 'Unlock the issue to get comments when the incident changes.' }],
};

export const incidentNotChecked: FailureDefinition<OpenIncidentContext> = {
  code: 'incident-not-checked',
  title: 'The incident stays open',
  recovery: 'none',
  what: ({ issue }) => `This run passed, but the incident issue #${String(issue)} stays open.`,
  causes: [{ text: 'The run did not check every endpoint that the incident is about.' }],
  fixes: [{ text: 'Run the workflow that opened the incident again, or close the issue if those endpoints are no longer checked.' }],
};

export const incidentNotAllowed: FailureDefinition<IncidentContext> = {
  code: 'incident-not-allowed',
  title: 'This run may not change incidents',
  recovery: 'none',
  what: 'The step did not open, change or close an incident issue.',
  causes: [
    { when: ({ reason }) => reason === 'pull-request', text: 'A pull request started the run, and its changes may cause the result.' },
    {
      when: ({ reason }) => reason === 'branch',
      text: 'The run is neither on the default branch nor on a protected branch, where anyone who can push can change the check.',
    },
    { when: ({ reason }) => reason === 'default-branch-unknown', text: "The event's payload does not name the default branch." },
  ],
  fixes: [{ text: 'Use incident-issue in scheduled runs, or in runs of the default branch or of a protected branch.' }],
};

export const logPublic: FailureDefinition<PublicLogContext> = {
  code: 'log-public',
  title: 'Anyone can read this log',
  recovery: 'none',
  what: 'The log and the summary of this run name the endpoints and what fails there. The incident issue does not.',
  causes: [
    { when: ({ known }) => known, text: 'The repository is public.' },
    { when: ({ known }) => !known, text: 'GitHub did not report the visibility of the repository, so the step treats it as public.' },
  ],
  fixes: [{ text: 'Run the health check in a private repository.' }],
};

function permissionMissing(permission: 'deployments' | 'issues', title: string): FailureDefinition<GitHubApiContext> {
  return {
    code: `${permission}-permission-missing`,
    title,
    recovery: 'none',
    what: ({ action, httpStatus }) => `The step could not ${action}: GitHub refused (${String(httpStatus)}). The verdict is not affected.`,
    causes: [{ text: `The job does not have the permission ${permission}: write.` }],
    fixes: [
      {
        text:
          'Add the permissions block below to the job, and to the calling job of a reusable workflow. ' +
          `If the job has permissions already, add only the line ${permission}: write to them.`,
      },
    ],
    facts: () => [{ name: 'Missing permission', value: `${permission}: write` }],
    commands: () => [
      { label: 'In the job', language: 'yaml', text: [...OIDC_PERMISSIONS, `  ${permission}: write # for the verdict`].join('\n') },
    ],
  };
}

function isDiskFull(systemCode: string | undefined): boolean {
  return systemCode === 'ENOSPC' || systemCode === 'EDQUOT';
}

/** All failures of reports, for the catalogue. */
export const reporting = {
  noOutputFile,
  deploymentsPermissionMissing,
  issuesPermissionMissing,
  githubApiFailed,
  incidentLocked,
  incidentNotChecked,
  incidentNotAllowed,
  logPublic,
};
