/**
 * A loopback GitHub for the two reports that write to it: issues and deployment statuses, with memory. Every request is held to GitHub's own
 * description (github-rest-contract.ts); what it takes and answers beyond that names its source. Plain http: the action's transport is
 * tested elsewhere.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { member } from './rest-contract.ts';
import { makeRepository, REFUSED, type LabAnswer, type Repository, type RepositoryOptions, type SeenRequest } from './rest-repository.ts';

export type { LabAnswer, SeenRequest } from './rest-repository.ts';

export interface GitHubRestOptions extends RepositoryOptions {
  /** `/api/v3` on GitHub Enterprise Server, whose GraphQL stands under `/api/graphql`. */
  readonly basePath?: '' | '/api/v3';
  /** Answers in GitHub's stead: rate limits, faults. Undefined lets GitHub answer. */
  readonly answerInstead?: (request: SeenRequest) => LabAnswer | undefined;
}

export interface GitHubRest extends Omit<Repository, 'answer'> {
  /** For GITHUB_API_URL. */
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  readonly stop: () => Promise<void>;
}

/** The primary rate limit: GitHub docs, "Exceeding the rate limit". @param seconds until it is over */
export function rateLimit(seconds: number): LabAnswer {
  const reset = Math.floor(Date.now() / 1000) + seconds;
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
  return { status: 403, headers, body: { message: 'API rate limit exceeded for installation ID 1.' } };
}

/** The secondary rate limit, from the same page. @param seconds to wait */
export function secondaryRateLimit(seconds: number): LabAnswer {
  const headers = { 'retry-after': String(seconds) };
  return { status: 429, headers, body: { message: 'You have exceeded a secondary rate limit. Please wait.' } };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}

/** `viewer` needs no permission; its login has the app's `[bot]`, as `gh auth status` shows for GITHUB_TOKEN in a job. */
function graphql({ body }: SeenRequest, login: string): LabAnswer {
  const query = String(member(body, 'query')).replaceAll(/\s+/g, ' ').trim();
  if (/^(query )?\{ viewer \{ login \} \}$/.test(query)) return { status: 200, body: { data: { viewer: { login } } } };
  return { status: 200, body: { errors: [{ type: 'undefinedField', message: 'The lab knows one query only' }] } };
}

/**
 * Starts a GitHub on a free port of 127.0.0.1.
 * @returns once it listens
 */
export async function startGitHubRest(options: GitHubRestOptions = {}): Promise<GitHubRest> {
  const { login = 'github-actions[bot]', basePath = '', answerInstead } = options;
  const { answer, ...repository } = makeRepository(options);
  const requests: SeenRequest[] = [];
  const graphqlPath = `${basePath.replace('/v3', '')}/graphql`;

  function reply(seen: SeenRequest, authorised: boolean): LabAnswer {
    requests.push(seen);
    if (!authorised) return REFUSED.noToken;
    const instead = answerInstead?.(seen);
    if (instead !== undefined) return instead;
    if (seen.method === 'POST' && seen.path === '/graphql') return graphql(seen, login);
    // An installation token is nobody's: GET /user refuses it (actions/create-github-app-token#258).
    if (seen.path === '/user') return login.endsWith('[bot]') ? REFUSED.noPermission : { status: 200, body: { login } };
    return answer(seen, api);
  }

  async function serve(request: IncomingMessage): Promise<LabAnswer> {
    const url = new URL(`http://127.0.0.1${request.url ?? '/'}`);
    const body = await bodyOf(request);
    if (url.pathname !== graphqlPath && !url.pathname.startsWith(`${basePath}/`)) return REFUSED.notFound;
    const path = url.pathname === graphqlPath ? '/graphql' : url.pathname.slice(basePath.length);
    const seen = { method: request.method ?? '', path, query: Object.fromEntries(url.searchParams), body };
    return reply(seen, request.headers.authorization !== undefined);
  }

  const server = createServer((request, response) => {
    void serve(request).then(({ status, headers, body = {} }) => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port to listen on');
  const api = `http://127.0.0.1:${String(address.port)}${basePath}`;

  async function stop(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  return { ...repository, url: api, requests, stop };
}
