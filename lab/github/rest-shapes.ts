/** Builds issues, comments and deployment statuses in the format of GitHub's REST API. The types come from GitHub's API description. */
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

/** A deployment status. */
export interface LabStatus {
  readonly id: number;
  readonly deployment: number;
  readonly creator: string;
  readonly state: Schemas['deployment-status']['state'];
  readonly description: string;
  readonly logUrl: string;
  readonly createdAt: number;
}

/** API URL of a repository, such as `http://127.0.0.1:1234/api/v3/repos/octo-org/clinic`. */
export type RepositoryUrl = string;

function time(ms: number): string {
  return new Date(ms).toISOString();
}

/** Builds a user or the bot of an app. The REST API names a bot `<app>[bot]`. */
function userJson(login: string, repository: RepositoryUrl): Schemas['simple-user'] {
  const url = `${new URL(repository).origin}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: login.length,
    node_id: 'lab',
    avatar_url: url,
    gravatar_id: '',
    url,
    html_url: url,
    followers_url: url,
    following_url: url,
    gists_url: url,
    starred_url: url,
    subscriptions_url: url,
    organizations_url: url,
    repos_url: url,
    events_url: url,
    received_events_url: url,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  };
}

/** Builds an issue. A pull request is an issue with an additional field. */
export function issueJson(issue: LabIssue, repository: RepositoryUrl): Schemas['issue'] {
  const url = `${repository}/issues/${String(issue.number)}`;
  return {
    id: 1000 + issue.number,
    node_id: 'lab',
    number: issue.number,
    url,
    html_url: url,
    repository_url: repository,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    title: issue.title,
    body: issue.body === '' ? null : issue.body,
    user: userJson(issue.author, repository),
    labels: issue.labels.map((name, index) => ({
      id: index,
      node_id: 'lab',
      url,
      name,
      description: null,
      color: 'ededed',
      default: false,
    })),
    state: issue.state,
    state_reason: issue.stateReason,
    locked: issue.locked,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: issue.comments.length,
    created_at: time(issue.createdAt),
    updated_at: time(issue.createdAt),
    closed_at: issue.closedAt === null ? null : time(issue.closedAt),
    author_association: 'NONE',
    ...(issue.isPullRequest ? { pull_request: { url, html_url: url, diff_url: url, patch_url: url } } : {}),
  };
}

/** Builds a comment. */
export function commentJson(comment: LabComment, issue: LabIssue, repository: RepositoryUrl): Schemas['issue-comment'] {
  const url = `${repository}/issues/comments/${String(comment.id)}`;
  return {
    id: comment.id,
    node_id: 'lab',
    url,
    html_url: url,
    issue_url: `${repository}/issues/${String(issue.number)}`,
    body: comment.body,
    user: userJson(comment.author, repository),
    author_association: 'NONE',
    created_at: time(comment.createdAt),
    updated_at: time(comment.createdAt),
  };
}

/** Builds a deployment status. */
export function statusJson(status: LabStatus, repository: RepositoryUrl): Schemas['deployment-status'] {
  const deployment = `${repository}/deployments/${String(status.deployment)}`;
  return {
    id: status.id,
    node_id: 'lab',
    url: `${deployment}/statuses/${String(status.id)}`,
    deployment_url: deployment,
    repository_url: repository,
    state: status.state,
    creator: userJson(status.creator, repository),
    description: status.description,
    target_url: status.logUrl,
    log_url: status.logUrl,
    created_at: time(status.createdAt),
    updated_at: time(status.createdAt),
  };
}
