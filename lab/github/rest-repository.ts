/** One repository of the loopback GitHub: its issues, comments and deployment statuses, and the routes that read and write them. */
import { member, requestMistakes } from './rest-contract.ts';
import { commentJson, issueJson, statusJson, type LabComment, type LabIssue, type LabStatus } from './rest-shapes.ts';

/** What the token may do. A scope that a job's `permissions:` leaves out is `none`. */
export interface Permissions {
  issues: 'write' | 'read' | 'none';
  deployments: 'write' | 'read' | 'none';
}

/** One request as it arrived. */
export interface SeenRequest {
  readonly method: string;
  /** Without the base path: `/repos/octo-org/clinic/issues`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Parsed; undefined for none. */
  readonly body: unknown;
}

export interface LabAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What a repository starts with. */
export interface RepositoryOptions {
  /** `owner/name`. */
  readonly repository?: string;
  /** Whose token it is. GITHUB_TOKEN's is `github-actions[bot]`. */
  readonly login?: string;
  readonly permissions?: Partial<Permissions>;
  /** IDs of the deployments that there are. */
  readonly deployments?: readonly number[];
  /** Off: the repository has its issues switched off. */
  readonly issuesEnabled?: boolean;
  /** For a token without push access GitHub drops labels in silence (its description of POST /issues). */
  readonly dropsLabels?: boolean;
  /** Called between the arrival of a new issue and its making: the place for somebody else to be faster. */
  readonly beforeIssueCreated?: (repository: Repository) => void;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

export interface Repository {
  /** What GitHub's own description finds wrong with the requests: empty, or the client has a bug. */
  readonly mistakes: readonly string[];
  readonly issues: readonly LabIssue[];
  /** Every status ever given, in order. */
  readonly deployments: readonly LabStatus[];
  readonly permissions: Permissions;
  /** Puts an issue there as if somebody had opened it. */
  readonly addIssue: (issue: Partial<LabIssue>) => LabIssue;
  /** @param api where the API stands: links lead back there */
  readonly answer: (seen: SeenRequest, api: string) => LabAnswer;
}

/** A request on its route: with the numbers in its path, and the address of the API and of the repository. */
interface Asked extends SeenRequest {
  readonly id: number;
  readonly api: string;
  readonly home: string;
}

interface Route {
  readonly method: string;
  /** As GitHub's description writes it. */
  readonly path: string;
  readonly needs: { readonly scope: keyof Permissions; readonly level: 'read' | 'write' };
  readonly answer: (asked: Asked) => LabAnswer;
}

const LEVELS = { none: 0, read: 1, write: 2 } as const;

/** GitHub's refusals, in its words. */
export const REFUSED = {
  noToken: { status: 401, body: { message: 'Requires authentication', status: '401' } },
  noPermission: { status: 403, body: { message: 'Resource not accessible by integration', status: '403' } },
  notFound: { status: 404, body: { message: 'Not Found', status: '404' } },
  issuesOff: { status: 410, body: { message: 'Issues has been disabled in this repository.', status: '410' } },
} as const;

function text(body: unknown, name: string): string | undefined {
  const value = member(body, name);
  return typeof value === 'string' ? value : undefined;
}

function invalid(errors: readonly unknown[]): LabAnswer {
  return { status: 422, body: { message: 'Validation Failed', errors, status: '422' } };
}

/** One page of a list, with the `Link` header by which a client finds the next (GitHub docs, "Using pagination in the REST API"). */
function page(all: readonly unknown[], asked: Asked): LabAnswer {
  const size = Math.min(Number(asked.query['per_page'] ?? 30), 100);
  const at = Number(asked.query['page'] ?? 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (to: number, rel: string): string =>
    `<${asked.api}${asked.path}?${new URLSearchParams({ ...asked.query, page: String(to) }).toString()}>; rel="${rel}"`;
  const links = [...(at < last ? [link(at + 1, 'next'), link(last, 'last')] : []), ...(at > 1 ? [link(at - 1, 'prev')] : [])];
  const headers = links.length > 0 ? { link: links.join(', ') } : undefined;
  return { status: 200, body: all.slice((at - 1) * size, at * size), ...(headers && { headers }) };
}

/** Makes a repository that remembers what it is told. */
export function makeRepository(options: RepositoryOptions = {}): Repository {
  const { repository = 'octo-org/clinic', login = 'github-actions[bot]', issuesEnabled = true, now = Date.now } = options;
  const known = new Set(options.deployments ?? []);
  const mistakes: string[] = [];
  const issues: LabIssue[] = [];
  const deployments: LabStatus[] = [];
  const permissions: Permissions = { issues: 'write', deployments: 'write', ...options.permissions };

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
      comments: [],
      ...issue,
    };
    issues.push(made);
    return made;
  }

  function named(asked: Asked): LabIssue | undefined {
    return issues.find(({ number }) => number === asked.id);
  }

  function listIssues(asked: Asked): LabAnswer {
    const { state = 'open', labels = '', creator, direction = 'desc' } = asked.query;
    const found = issues
      .filter((each) => state === 'all' || each.state === state)
      .filter((each) => labels === '' || labels.split(',').every((label) => each.labels.includes(label)))
      .filter((each) => creator === undefined || each.author === creator)
      .toSorted((a, b) => (direction === 'asc' ? a.number - b.number : b.number - a.number));
    return page(
      found.map((each) => issueJson(each, asked.home)),
      asked,
    );
  }

  function createIssue({ body, home }: Asked): LabAnswer {
    if (!issuesEnabled) return REFUSED.issuesOff;
    options.beforeIssueCreated?.(made);
    const labels = member(body, 'labels');
    const names = Array.isArray(labels) && options.dropsLabels !== true ? labels.map(String) : [];
    const issue = addIssue({ title: text(body, 'title') ?? '', body: text(body, 'body') ?? '', labels: names });
    return { status: 201, body: issueJson(issue, home) };
  }

  function changeIssue(asked: Asked): LabAnswer {
    const found = named(asked);
    if (found === undefined) return REFUSED.notFound;
    found.title = text(asked.body, 'title') ?? found.title;
    found.body = text(asked.body, 'body') ?? found.body;
    const state = text(asked.body, 'state');
    if (state === 'open' || state === 'closed') {
      found.state = state;
      found.stateReason = text(asked.body, 'state_reason') ?? null;
      found.closedAt = state === 'closed' ? now() : null;
    }
    return { status: 200, body: issueJson(found, asked.home) };
  }

  function createComment(asked: Asked): LabAnswer {
    const found = named(asked);
    if (found === undefined) return REFUSED.notFound;
    const comment: LabComment = { id: found.comments.length + 1, author: login, body: text(asked.body, 'body') ?? '', createdAt: now() };
    found.comments.push(comment);
    return { status: 201, body: commentJson(comment, found, asked.home) };
  }

  function createStatus({ id: deployment, body, home }: Asked): LabAnswer {
    if (!known.has(deployment)) return REFUSED.notFound;
    const description = text(body, 'description') ?? '';
    // In the description's words only, not in its schema: "The maximum description length is 140 characters."
    if (description.length > 140) return invalid(['description is too long (maximum is 140 characters)']);
    const state = text(body, 'state') ?? '';
    const status = { id: deployments.length + 1, deployment, creator: login, state, description, logUrl: text(body, 'log_url') ?? '' };
    deployments.push({ ...status, createdAt: now() });
    return { status: 201, body: statusJson({ ...status, createdAt: now() }, home) };
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

  function answer(seen: SeenRequest, api: string): LabAnswer {
    for (const { method, path, needs, answer: reply } of routes) {
      const pattern = path.replace('{owner}/{repo}', repository).replaceAll(/\{\w+\}/g, '(\\d+)');
      const match = seen.method === method ? new RegExp(`^${pattern}$`).exec(seen.path) : null;
      if (match === null) continue;
      const wrong = requestMistakes(path, method.toLowerCase(), Object.keys(seen.query), seen.body);
      mistakes.push(...wrong.map((mistake) => `${method} ${path}: ${mistake}`));
      if (wrong.length > 0) return invalid(wrong);
      if (LEVELS[permissions[needs.scope]] < LEVELS[needs.level]) return REFUSED.noPermission;
      return reply({ ...seen, id: Number(match[1]), api, home: `${api}/repos/${repository}` });
    }
    return REFUSED.notFound;
  }

  const made: Repository = { mistakes, issues, deployments, permissions, addIssue, answer };
  return made;
}
