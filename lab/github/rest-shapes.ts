/** How GitHub writes an issue, a comment and a deployment status as JSON: every field that its description requires, and no more. */

/** An issue of the loopback GitHub. Times are milliseconds since the epoch. */
export interface LabIssue {
  readonly number: number;
  readonly author: string;
  readonly createdAt: number;
  readonly isPullRequest: boolean;
  title: string;
  body: string;
  labels: readonly string[];
  state: 'open' | 'closed';
  stateReason: string | null;
  closedAt: number | null;
  readonly comments: LabComment[];
}

export interface LabComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly createdAt: number;
}

/** One status that a deployment was given. */
export interface LabStatus {
  readonly id: number;
  readonly deployment: number;
  readonly creator: string;
  readonly state: string;
  readonly description: string;
  readonly logUrl: string;
  readonly createdAt: number;
}

/** Where everything of one repository stands under: `http://127.0.0.1:1234/api/v3/repos/octo-org/clinic`. */
export type RepositoryUrl = string;

function time(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

/** A user, or an app's bot: REST names it `<app>[bot]`. */
function userJson(login: string, repository: RepositoryUrl): Readonly<Record<string, unknown>> {
  const url = `${new URL(repository).origin}/users/${encodeURIComponent(login)}`;
  const links = ['followers', 'following', 'gists', 'starred', 'subscriptions', 'organizations', 'repos', 'events', 'received_events'];
  return {
    login,
    id: login.length,
    node_id: 'lab',
    avatar_url: url,
    gravatar_id: '',
    url,
    html_url: url,
    ...Object.fromEntries(links.map((name) => [`${name}_url`, `${url}/${name}`])),
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  };
}

/** @returns the body that answers a question for one issue; a pull request is an issue with one field more */
export function issueJson(issue: LabIssue, repository: RepositoryUrl): Readonly<Record<string, unknown>> {
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
    locked: false,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: issue.comments.length,
    created_at: time(issue.createdAt),
    updated_at: time(issue.createdAt),
    closed_at: time(issue.closedAt),
    author_association: 'NONE',
    ...(issue.isPullRequest ? { pull_request: { url, html_url: url, diff_url: url, patch_url: url } } : {}),
  };
}

/** @returns the body that answers a new comment */
export function commentJson(comment: LabComment, issue: LabIssue, repository: RepositoryUrl): Readonly<Record<string, unknown>> {
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

/** @returns the body that answers a new deployment status */
export function statusJson(status: LabStatus, repository: RepositoryUrl): Readonly<Record<string, unknown>> {
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
