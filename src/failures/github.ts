/** GitHub's side: no ID token and why (TK: oidc-utils.ts; GHD: reference/security/oidc), the runner's files, and permissions for what tells the verdict. */
import type { Failure, Command } from '../model/failure.ts';
import type { Run } from '../model/request.ts';
import type { GitHubContext, WithoutSecrets } from './contexts.ts';
import { createFailure, type LegacyDefinition } from './define.ts';
import { SKIP, skipRemedy } from './inputs.ts';

/** For what only GitHub can mend. */
const AGAIN = 'Run the job again; if it fails again, look at https://www.githubstatus.com.';

/** A block of its own takes every other permission away, so what checkout needs must be said again. */
export const OIDC_PERMISSIONS: readonly string[] = [
  'permissions:',
  '  id-token: write # for the ID token',
  '  contents: read # for actions/checkout',
];

export const idTokenPermissionMissing: LegacyDefinition<GitHubContext> = {
  code: 'id-token-permission-missing',
  title: 'The job has no permission to get an ID token',
  recovery: 'none',
  describe: ({ run }) => ({
    what: 'GitHub gave this job no way to ask for an ID token.',
    why:
      "The job lacks id-token: write, or it has a permissions block of its own without it, which replaces the workflow's. " +
      'A job in a reusable workflow gets at most what the job that calls it has.' +
      (isServer(run.serverUrl) ? " On GitHub Enterprise Server, OIDC must also be set up by the site's administrator." : ''),
    next: `${addPermission('id-token')}; if the job is in a reusable workflow, do the same in the calling job.`,
    commands: [yaml('In the job', OIDC_PERMISSIONS)],
  }),
};

export const idTokenFork: LegacyDefinition<GitHubContext> = {
  code: 'id-token-fork',
  title: 'Pull requests from forks get no ID token',
  recovery: 'none',
  describe: () => ({
    what: 'The run belongs to a pull request from a fork, and GitHub gave it no ID token.',
    why: "A fork's code could use the identity, so GitHub withholds ID token and secrets whatever the permissions say.",
    next: `Skip the job for forks: ${SKIP}. With on: push the check runs after the merge.`,
    commands: [skipRemedy('fork')],
  }),
};

export const idTokenDependabot: LegacyDefinition<GitHubContext> = {
  code: 'id-token-dependabot',
  title: "Dependabot's runs get no ID token",
  recovery: 'none',
  describe: () => ({
    what: 'Dependabot started the run, and GitHub gave it no ID token.',
    why: "GitHub treats Dependabot's runs like those of a fork: no ID token, and none of the ordinary secrets.",
    next: `Skip the job for Dependabot: ${SKIP}. Where the check must run, have a person push to the branch.`,
    commands: [skipRemedy('dependabot')],
  }),
};

export const outsideGithub: LegacyDefinition<GitHubContext> = {
  code: 'outside-github',
  title: 'The step does not run on GitHub Actions',
  recovery: 'none',
  describe: () => ({
    what: 'There is no GitHub run to get an ID token for.',
    why: "Only GitHub's own runners, hosted or self-hosted, get ID tokens; act and other stand-ins do not.",
    next: 'Run the workflow on GitHub, or sign in with az login and set credential: azure-cli.',
  }),
};

export const idTokenRefusedKind: LegacyDefinition<GitHubContext> = {
  code: 'id-token-refused',
  title: 'GitHub refused to issue an ID token',
  recovery: 'none',
  describe: ({ httpStatus }) => ({
    what: `GitHub's ID token service answered HTTP ${String(httpStatus)}.`,
    why: "The job's permission to ask is tied to its run: it ends with the job, and a copy of its variables does not work elsewhere.",
    next: AGAIN,
  }),
};

export const idTokenUnavailable: LegacyDefinition<GitHubContext> = {
  code: 'id-token-unavailable',
  title: "GitHub's ID token service is busy or in trouble",
  recovery: 'transient',
  describe: ({ httpStatus }) => ({
    what: `GitHub's ID token service answered HTTP ${String(httpStatus)}.`,
    why: 'It is throttling, or has a fault of its own; the tries of this step did not outlast it.',
    next: AGAIN,
  }),
};

export const idTokenUnreadable: LegacyDefinition<GitHubContext> = {
  code: 'id-token-unreadable',
  title: "The answer is not one that GitHub's ID token service gives",
  recovery: 'none',
  describe: ({ httpStatus }) => ({
    what: `The request for an ID token was answered with HTTP ${String(httpStatus)} and no ID token.`,
    why: "Something between answered in GitHub's place: a proxy's block page, a sign-in page of the network.",
    next: 'Ask the network team to let *.actions.githubusercontent.com (or your GitHub server) through unchanged.',
  }),
};

/** All kinds told from {@link GitHubContext}, for the catalogue. */
export const githubKinds: readonly LegacyDefinition<GitHubContext>[] = [
  idTokenPermissionMissing,
  idTokenFork,
  idTokenDependabot,
  outsideGithub,
  idTokenRefusedKind,
  idTokenUnavailable,
  idTokenUnreadable,
];

/** Tells why the job was given no way to ask for an ID token. */
export function noIdToken(facts: GitHubContext): Failure {
  if (isOutside(facts)) return createFailure(outsideGithub, facts);
  switch (withoutSecrets(facts.run)) {
    case 'dependabot':
      return createFailure(idTokenDependabot, facts);
    case 'fork':
      return createFailure(idTokenFork, facts);
    case undefined:
      return createFailure(idTokenPermissionMissing, facts);
  }
}

/** Tells an answer of the ID token service that holds no ID token. `httpStatus` is the answer's. */
export function idTokenRefused(facts: GitHubContext): Failure {
  const status = facts.httpStatus ?? 0;
  if (status === 408 || status === 429 || status >= 500) return createFailure(idTokenUnavailable, facts);
  return createFailure(status >= 400 ? idTokenRefusedKind : idTokenUnreadable, facts);
}

/** Whether GitHub keeps ordinary secrets and ID tokens from this run, and whose run that makes it. */
export function withoutSecrets({ actor, fork, eventName }: Run): WithoutSecrets | undefined {
  if (actor === 'dependabot[bot]') return 'dependabot';
  // A pull_request_target runs the base's code, with its secrets.
  return fork && eventName !== 'pull_request_target' ? 'fork' : undefined;
}

/** `act` claims to be GitHub.com and numbers its runs 1, which GitHub.com has long passed. */
function isOutside({ run }: GitHubContext): boolean {
  return !run.onGitHub || (run.runId === '1' && run.serverUrl === 'https://github.com');
}

function isServer(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return host !== '' && host !== 'github.com' && !host.endsWith('.ghe.com');
}

/** Two blocks of permissions in one job would be no YAML. */
function addPermission(permission: string): string {
  return `Add the permissions block below to the job (if it has permissions: already, add only the line ${permission}: write to them)`;
}

function yaml(label: string, lines: readonly string[]): Command {
  return { label, language: 'yaml', text: lines.join('\n') };
}
