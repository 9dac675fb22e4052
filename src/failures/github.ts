/** Failures to get an ID token from GitHub (actions/toolkit: oidc-utils.ts; GitHub docs: reference/security/oidc). */
import type { Failure } from '../model/failure.ts';
import { withoutSecrets, type GitHubContext } from './contexts.ts';
import { createFailure, type Definitions } from './define.ts';
import { bypassFor, busyCauses, foreignResponse, isBusy, isForeign, kindOf, responseFacts, runAgain, waitFor } from './evidence.ts';
import { WITHOUT_SECRETS } from './inputs.ts';
import { withBypass } from './network-facts.ts';
import { yaml } from './shell.ts';

const AGAIN = 'Run the job again. If the job fails again, see https://www.githubstatus.com.';

/** A `permissions` block removes all permissions that it does not list, so these lines include the permission for actions/checkout. */
export const OIDC_PERMISSIONS: readonly string[] = [
  'permissions:',
  '  id-token: write # for the ID token',
  '  contents: read # for actions/checkout',
];
export const ADD_PERMISSIONS = yaml('Add to the job', ...OIDC_PERMISSIONS);

const SERVICE = "GitHub's ID token service";
const ID_TOKEN_DOMAIN = '*.actions.githubusercontent.com';

/** Returns instructions to add a permission to a new or existing `permissions` block. A job can have only one such block. */
export const addPermission = (permission: string): string =>
  `Add the permissions below to the job. If the job already has a permissions block, add only the line "${permission}: write" to that block. If the job is in a reusable workflow, also add the permissions to the calling job.`;

/** On github.com, the host of the ID token service can differ from run to run, so a proxy must allow the whole domain. */
const hostsToAllow = ({ host = ID_TOKEN_DOMAIN }: GitHubContext): string =>
  `https://${host.endsWith(ID_TOKEN_DOMAIN.slice(1)) ? ID_TOKEN_DOMAIN : host}`;

export const githubFailures = {
  'id-token-permission-missing': {
    title: 'The job has no permission to get an ID token',
    what: ({ run }) =>
      isServer(run.serverUrl)
        ? 'GitHub Enterprise Server did not set the ID token request URL for this job.'
        : 'The job lacks the id-token: write permission, so GitHub does not issue an ID token to it.',
    causes: ({ run }) => [
      isServer(run.serverUrl) && 'The job lacks the id-token: write permission, or the site administrator has not set up OIDC.',
      'A permissions block in the job overrides the entire permissions block of the workflow.',
      'A job in a reusable workflow gets at most the permissions of the job that calls it.',
    ],
    fixes: addPermission('id-token'),
    commands: ADD_PERMISSIONS,
  },
  'id-token-fork': {
    title: 'Pull requests from forks do not get an ID token',
    what: 'A pull request from a fork triggered this run, and GitHub did not issue an ID token to the run.',
    causes: "Code from a fork could misuse the identity, so by default GitHub withholds the ID token, regardless of the job's permissions.",
    fixes: `${WITHOUT_SECRETS.fork.fix} If the workflow also runs on push, the check still runs after the merge.`,
    commands: WITHOUT_SECRETS.fork.command,
  },
  'id-token-dependabot': {
    title: 'GitHub did not give this Dependabot run an ID token',
    what: 'Dependabot triggered this run, and GitHub did not issue an ID token to the run.',
    causes: [
      'By default, workflow runs triggered by Dependabot have read-only permissions. Setting id-token: write in the job might override this default, but that has not been verified.',
      'Workflow runs triggered by Dependabot use Dependabot secrets instead of repository secrets.',
    ],
    fixes: `${addPermission('id-token')} ${WITHOUT_SECRETS.dependabot.fix}`,
    commands: [
      { ...ADD_PERMISSIONS, label: 'Add the permission to the job' },
      { ...WITHOUT_SECRETS.dependabot.command, label: 'Or add the condition to the job' },
    ],
  },
  'outside-github': {
    title: 'The step is not running on GitHub Actions',
    what: 'This step is not running in GitHub Actions, so there is no ID token.',
    causes:
      'Only jobs in GitHub Actions get ID tokens, whether the runner is GitHub-hosted or self-hosted. Jobs in act and similar tools do not get ID tokens.',
    fixes: 'Run the workflow on GitHub, or sign in with az login and set credential: azure-cli.',
  },
  'id-token-refused': {
    title: 'GitHub refused to issue an ID token',
    what: ({ httpStatus }) => `${SERVICE} returned HTTP ${String(httpStatus)}.`,
    causes: 'The ID token request URL is valid only while this job is running.',
    fixes: AGAIN,
    facts: responseFacts,
  },
  'id-token-unavailable': {
    title: "GitHub's ID token service is busy or temporarily unavailable",
    recovery: 'transient',
    what: ({ httpStatus }) => `${SERVICE} returned HTTP ${String(httpStatus)}.`,
    causes: (context) => busyCauses(SERVICE, context),
    fixes: (context) => `${runAgain(context)} If the job fails again, see https://www.githubstatus.com.`,
    wait: waitFor,
  },
  'id-token-unreadable': {
    title: "The response from GitHub's ID token service could not be read",
    recovery: 'transient',
    what: ({ httpStatus, response }) => `The ID token request returned ${kindOf(response)} (HTTP ${String(httpStatus)}), not an ID token.`,
    causes: (context) => foreignResponse('GitHub', context),
    fixes: (context) =>
      isForeign(context)
        ? `Ask your network team to allow requests from the runner to ${hostsToAllow(context)}, and to exempt this traffic from TLS inspection.`
        : AGAIN,
    facts: (context) => ({ Request: context.host && `GET https://${context.host}/…`, ...responseFacts(context) }),
  },
} satisfies Definitions<GitHubContext>;

/** Returns the failure for a job that has no URL for ID token requests. */
export function noIdToken(context: GitHubContext): Failure {
  if (isOutside(context)) return createFailure(githubFailures, 'outside-github', context);
  const whose = withoutSecrets(context.run);
  return createFailure(githubFailures, whose === undefined ? 'id-token-permission-missing' : `id-token-${whose}`, context);
}

/** Returns the failure for a response that contains no ID token. */
export function idTokenRefused(context: GitHubContext): Failure {
  const { httpStatus: status = 0, response } = context;
  if (isBusy(status)) return createFailure(githubFailures, 'id-token-unavailable', context);
  // HTML responses and status codes 407, 451 and 511 come from a proxy or filter.
  const isGitHub = status >= 400 && ![407, 451, 511].includes(status) && response?.kind !== 'html';
  const code = isGitHub ? 'id-token-refused' : 'id-token-unreadable';
  const failure = withBypass(createFailure(githubFailures, code, context), bypassFor(context));
  // A retry does not help, because a proxy that blocks the request will block it again.
  return status === 200 ? failure : { ...failure, recovery: 'none' };
}

/** True if the step is not running in GitHub Actions. The `act` tool sets the run ID to 1, which github.com never uses. */
const isOutside = ({ run }: GitHubContext): boolean => !run.onGitHub || (run.runId === '1' && run.serverUrl === 'https://github.com');

function isServer(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return host !== '' && host !== 'github.com' && !host.endsWith('.ghe.com');
}
