/** Simulates a repository in GitHub's REST API, with the routes for issues, comments and deployment statuses. */
import { member, requestMistakes, STATES } from './rest-contract.ts';
import { commentJson, issueJson, statusJson, type LabComment, type LabIssue, type LabStatus } from './rest-shapes.ts';

/** Permissions of the token. A permission that is missing from the job's `permissions:` is `none`. */
export interface Permissions {
  issues: 'write' | 'read' | 'none';
  deployments: 'write' | 'read' | 'none';
  /** Not a separate permission on GitHub. If the token has no push access, GitHub drops labels silently (description of POST /issues). */
  labels: 'write' | 'none';
}

export interface RepositoryRequest {
  readonly method: string;
  /** Path without the base path of the API: `/repos/octo-org/clinic/issues`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Parsed body. Undefined if the request has no body. */
  readonly body: unknown;
}

export interface LabResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface RepositoryOptions {
  /** Repository name in the form `owner/name`. */
  readonly repository?: string;
  /** Login of the token's owner. The owner of GITHUB_TOKEN is `github-actions[bot]`. */
  readonly login?: string;
  readonly permissions?: Partial<Permissions>;
  /** IDs of the existing deployments. */
  readonly deployments?: readonly number[];
  /** Called before a new issue is created, so that a test can create another issue first. */
  readonly beforeIssueCreated?: (repository: Repository) => void;
  /** Returns the time in milliseconds since the epoch. */
  readonly now?: () => number;
}

export interface Repository {
  /** Differences between the requests and GitHub's API description. Each difference is a bug in the client. */
  readonly mistakes: readonly string[];
  readonly issues: readonly LabIssue[];
  readonly deployments: readonly LabStatus[];
  readonly permissions: Permissions;
  /** Adds an issue that another user opened. */
  readonly addIssue: (issue: Partial<LabIssue>) => LabIssue;
  /** Handles a request. `api` is the base URL for links in responses. */
  readonly answer: (seen: RepositoryRequest, api: string) => LabResponse;
}

/** A request that matches a route, with the number in its path and the URLs of the API and the repository. */
interface RoutedRequest extends RepositoryRequest {
  readonly id: number;
  readonly api: string;
  readonly home: string;
}

interface Route {
  readonly method: string;
  /** Path template in GitHub's API description. */
  readonly path: string;
  readonly needs: { readonly scope: keyof Permissions; readonly level: 'read' | 'write' };
  readonly answer: (request: RoutedRequest) => LabResponse;
}

const LEVELS = { none: 0, read: 1, write: 2 } as const;

function refuse(status: number, message: string): LabResponse {
  return { status, body: { message, status: String(status) } };
}

/** Error responses with the messages that GitHub uses. */
export const REFUSED = {
  noToken: refuse(401, 'Requires authentication'),
  badToken: refuse(401, 'Bad credentials'),
  noPermission: refuse(403, 'Resource not accessible by integration'),
  locked: refuse(403, 'Unable to create comment because issue is locked.'),
  archived: refuse(403, 'Repository was archived so is read-only.'),
  ipAllowList: refuse(
    403,
    'Although you appear to have the correct authorization credentials, the `contoso` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.',
  ),
  saml: refuse(403, 'Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.'),
  secondaryRateLimit: refuse(403, 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'),
  notFound: refuse(404, 'Not Found'),
  issuesOff: refuse(410, 'Issues has been disabled in this repository.'),
} as const;

const REASONS = ['completed', 'not_planned', 'duplicate', 'reopened'] as const;

function text(body: unknown, name: string): string | undefined {
  const value = member(body, name);
  return typeof value === 'string' ? value : undefined;
}

function invalid(errors: readonly unknown[]): LabResponse {
  return { status: 422, body: { message: 'Validation Failed', errors, status: '422' } };
}

/** Returns one page of a list, with the `Link` header (GitHub docs, "Using pagination in the REST API"). */
function page(all: readonly unknown[], request: RoutedRequest): LabResponse {
  const size = Math.min(Number(request.query['per_page'] ?? 30), 100);
  const at = Number(request.query['page'] ?? 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (to: number, rel: string): string =>
    `<${request.api}${request.path}?${new URLSearchParams({ ...request.query, page: String(to) }).toString()}>; rel="${rel}"`;
  const links = [...(at < last ? [link(at + 1, 'next'), link(last, 'last')] : []), ...(at > 1 ? [link(at - 1, 'prev')] : [])];
  const headers = links.length > 0 ? { link: links.join(', ') } : undefined;
  return { status: 200, body: all.slice((at - 1) * size, at * size), ...(headers && { headers }) };
}

/** Creates a repository that stores all changes. */
export function makeRepository(options: RepositoryOptions = {}): Repository {
  const { repository = 'octo-org/clinic', login = 'github-actions[bot]', now = Date.now } = options;
  const known = new Set(options.deployments ?? []);
  const mistakes: string[] = [];
  const issues: LabIssue[] = [];
  const deployments: LabStatus[] = [];
  const permissions: Permissions = { issues: 'write', deployments: 'write', labels: 'write', ...options.permissions };

  function addIssue(issue: Partial<LabIssue>): LabIssue {
    const made: LabIssue = {
      number: issues.length + 1,
      author: login,
      createdAt: now(),
      isPullRequest: false,
      title: '',
      body: '',
      labels: [],
      state: 'open',
      stateReason: null,
      closedAt: null,
      locked: false,
      comments: [],
      ...issue,
    };
    issues.push(made);
    return made;
  }

  function named(request: RoutedRequest): LabIssue | undefined {
    return issues.find(({ number }) => number === request.id);
  }

  function listIssues(request: RoutedRequest): LabResponse {
    const { state = 'open', labels = '', creator, direction = 'desc' } = request.query;
    const found = issues
      .filter((each) => each.state === state)
      .filter((each) => labels === '' || labels.split(',').every((label) => each.labels.includes(label)))
      .filter((each) => creator === undefined || each.author === creator)
      .toSorted((a, b) => (direction === 'asc' ? a.number - b.number : b.number - a.number));
    return page(
      found.map((each) => issueJson(each, request.home)),
      request,
    );
  }

  function createIssue({ body, home }: RoutedRequest): LabResponse {
    options.beforeIssueCreated?.(made);
    const issue = addIssue({ title: text(body, 'title') ?? '', body: text(body, 'body') ?? '', labels: labelsIn(body) });
    return { status: 201, body: issueJson(issue, home) };
  }

  function labelsIn(body: unknown): string[] {
    const labels = member(body, 'labels');
    return Array.isArray(labels) && permissions.labels === 'write' ? labels.map(String) : [];
  }

  function changeIssue(request: RoutedRequest): LabResponse {
    const found = named(request);
    if (found === undefined) return REFUSED.notFound;
    found.title = text(request.body, 'title') ?? found.title;
    found.body = text(request.body, 'body') ?? found.body;
    if (member(request.body, 'labels') !== undefined) found.labels = labelsIn(request.body);
    const state = text(request.body, 'state');
    if (state === 'open' || state === 'closed') {
      found.state = state;
      found.stateReason = REASONS.find((reason) => reason === text(request.body, 'state_reason')) ?? null;
      found.closedAt = state === 'closed' ? now() : null;
    }
    return { status: 200, body: issueJson(found, request.home) };
  }

  function createComment(request: RoutedRequest): LabResponse {
    const found = named(request);
    if (found === undefined) return REFUSED.notFound;
    if (found.locked) return REFUSED.locked;
    const comment: LabComment = { id: found.comments.length + 1, author: login, body: text(request.body, 'body') ?? '', createdAt: now() };
    found.comments.push(comment);
    return { status: 201, body: commentJson(comment, request.home) };
  }

  function createStatus({ id: deployment, body, home }: RoutedRequest): LabResponse {
    if (!known.has(deployment)) return REFUSED.notFound;
    const description = text(body, 'description') ?? '';
    const state = STATES.find((one) => one === text(body, 'state')) ?? 'pending';
    const status = { id: deployments.length + 1, deployment, creator: login, state, description, logUrl: text(body, 'log_url') ?? '' };
    deployments.push({ ...status, createdAt: now() });
    return { status: 201, body: statusJson({ ...status, createdAt: now() }, home) };
  }

  /** The header lists the permissions that the request requires (GitHub docs, "Resource not accessible"). */
  function noPermission({ scope, level }: Route['needs']): LabResponse {
    return { ...REFUSED.noPermission, headers: { 'x-accepted-github-permissions': `${scope}=${level}` } };
  }

  const readIssues = { scope: 'issues', level: 'read' } as const;
  const writeIssues = { scope: 'issues', level: 'write' } as const;
  const writeDeployments = { scope: 'deployments', level: 'write' } as const;
  const issuesPath = '/repos/{owner}/{repo}/issues';
  const routes: readonly Route[] = [
    { method: 'GET', path: issuesPath, needs: readIssues, answer: listIssues },
    { method: 'POST', path: issuesPath, needs: writeIssues, answer: createIssue },
    { method: 'PATCH', path: `${issuesPath}/{issue_number}`, needs: writeIssues, answer: changeIssue },
    { method: 'POST', path: `${issuesPath}/{issue_number}/comments`, needs: writeIssues, answer: createComment },
    { method: 'POST', path: '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses', needs: writeDeployments, answer: createStatus },
  ];

  function answer(seen: RepositoryRequest, api: string): LabResponse {
    for (const { method, path, needs, answer: reply } of routes) {
      const pattern = path.replace('{owner}/{repo}', repository).replaceAll(/\{\w+\}/g, '(\\d+)');
      const match = seen.method === method ? new RegExp(`^${pattern}$`).exec(seen.path) : null;
      if (match === null) continue;
      const wrong = requestMistakes(`${method} ${path}`, Object.keys(seen.query), seen.body);
      mistakes.push(...wrong.map((mistake) => `${method} ${path}: ${mistake}`));
      if (wrong.length > 0) return invalid(wrong);
      if (LEVELS[permissions[needs.scope]] < LEVELS[needs.level]) return noPermission(needs);
      return reply({ ...seen, id: Number(match[1]), api, home: `${api}/repos/${repository}` });
    }
    return REFUSED.notFound;
  }

  const made: Repository = { mistakes, issues, deployments, permissions, addIssue, answer };
  return made;
}
