/**
 * Builds issues, comments and deployment statuses in the format of GitHub's REST API, with the fields that clients usually read. The types
 * come from GitHub's API description.
 */
import type { components } from '@octokit/openapi-types';

type Schemas = components['schemas'];

/** An issue. All times are in milliseconds since the epoch. */
export interface LabIssue {
  readonly number: number;
  readonly author: string;
  readonly createdAt: number;
  readonly isPullRequest: boolean;
  title: string;
  body: string;
  labels: readonly string[];
  state: 'open' | 'closed';
  stateReason: 'completed' | 'reopened' | 'not_planned' | 'duplicate' | null;
  closedAt: number | null;
  /** Only people with write access can comment on a locked issue. */
  locked: boolean;
  readonly comments: LabComment[];
}

export interface LabComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly createdAt: number;
}

export interface LabStatus {
  readonly id: number;
  readonly deployment: number;
  readonly creator: string;
  readonly state: Schemas['deployment-status']['state'];
  readonly description: string;
  readonly logUrl: string;
  readonly createdAt: number;
}

function time(ms: number): string {
  return new Date(ms).toISOString();
}

/** Builds a user or the bot of an app. The REST API names a bot `<app>[bot]`. */
function userJson(login: string): Pick<Schemas['simple-user'], 'login' | 'id' | 'type'> {
  return { login, id: login.length, type: login.endsWith('[bot]') ? 'Bot' : 'User' };
}

/**
 * Builds an issue. A pull request is an issue with an additional field.
 *
 * @param repository API URL of the repository, such as `http://127.0.0.1:1234/api/v3/repos/octo-org/clinic`
 */
export function issueJson(issue: LabIssue, repository: string): object {
  const url = `${repository}/issues/${String(issue.number)}`;
  return {
    id: 1000 + issue.number,
    number: issue.number,
    url,
    html_url: url,
    title: issue.title,
    body: issue.body === '' ? null : issue.body,
    user: userJson(issue.author),
    labels: issue.labels.map((name, id) => ({ id, name })),
    state: issue.state,
    state_reason: issue.stateReason,
    locked: issue.locked,
    comments: issue.comments.length,
    created_at: time(issue.createdAt),
    closed_at: issue.closedAt === null ? null : time(issue.closedAt),
    ...(issue.isPullRequest ? { pull_request: { url, html_url: url, diff_url: url, patch_url: url } } : {}),
  } satisfies Partial<Record<keyof Schemas['issue'], unknown>>;
}

/** Builds a comment. */
export function commentJson(comment: LabComment, repository: string): object {
  return {
    id: comment.id,
    url: `${repository}/issues/comments/${String(comment.id)}`,
    body: comment.body,
    user: userJson(comment.author),
    created_at: time(comment.createdAt),
  } satisfies Partial<Record<keyof Schemas['issue-comment'], unknown>>;
}

/** Builds a deployment status. */
export function statusJson(status: LabStatus, repository: string): object {
  return {
    id: status.id,
    url: `${repository}/deployments/${String(status.deployment)}/statuses/${String(status.id)}`,
    state: status.state,
    creator: userJson(status.creator),
    description: status.description,
    log_url: status.logUrl,
    created_at: time(status.createdAt),
  } satisfies Partial<Record<keyof Schemas['deployment-status'], unknown>>;
}
