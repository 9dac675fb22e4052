/**
 * Simulates the parts of GitHub's REST API that the reports use. Stores issues and deployment statuses. Compares each request with GitHub's
 * API description (rest-contract.ts). Runs at the real host name in a lab, or as a plain server on loopback in unit tests.
 */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { member } from './rest-contract.ts';
import {
  makeRepository,
  REFUSED,
  type LabResponse,
  type Repository,
  type RepositoryOptions,
  type RepositoryRequest,
} from './rest-repository.ts';
import { listen, type Web } from '../network/web.ts';

export { REFUSED, type LabResponse, type RepositoryRequest } from './rest-repository.ts';

export interface GitHubRestOptions extends RepositoryOptions {
  /** Base path of the API. On GitHub Enterprise Server, it is `/api/v3`, and the GraphQL API is at `/api/graphql`. */
  readonly basePath?: '' | '/api/v3';
  /** Replaces a response, for rate limits and faults. The repository handles the request if this function returns undefined. */
  readonly respondInstead?: (request: RepositoryRequest) => LabResponse | undefined;
}

export interface GitHubRest extends Omit<Repository, 'answer'> {
  /** Value of GITHUB_API_URL. */
  readonly url: string;
  readonly requests: readonly RepositoryRequest[];
  readonly stop: () => Promise<void>;
}

export type AttachedGitHubRest = Omit<GitHubRest, 'stop'>;

/**
 * Builds the response for the primary rate limit (GitHub docs, "Exceeding the rate limit"). `seconds` is the time until the limit is reset.
 */
export function rateLimit(seconds: number): LabResponse {
  const reset = Math.floor(Date.now() / 1000) + seconds;
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
  return { status: 403, headers, body: { message: 'API rate limit exceeded for installation ID 1.' } };
}

/** Builds the response for the secondary rate limit (GitHub docs, "Exceeding the rate limit"). `seconds` is the time to wait. */
export function secondaryRateLimit(seconds: number): LabResponse {
  const headers = { 'retry-after': String(seconds) };
  return { status: 429, headers, body: { message: 'You have exceeded a secondary rate limit. Please wait.' } };
}

/**
 * Handles the only GraphQL query that the lab supports. `viewer` does not require a permission, and the login of an app ends with
 * `[bot]`.
 */
function graphql({ body }: RepositoryRequest, login: string): LabResponse {
  const query = String(member(body, 'query')).replaceAll(/\s+/g, ' ').trim();
  if (/^(query )?\{ viewer \{ login \} \}$/.test(query)) return { status: 200, body: { data: { viewer: { login } } } };
  return { status: 200, body: { errors: [{ type: 'undefinedField', message: 'The lab has one query only' }] } };
}

interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly authorised: boolean;
}

/** Creates the API without a server. `api` returns the base URL for links in responses. */
function createApi(
  options: GitHubRestOptions,
  api: () => string,
): Omit<GitHubRest, 'url' | 'stop'> & { serve: (arrived: Arrived) => LabResponse } {
  const { login = 'github-actions[bot]', basePath = '', respondInstead } = options;
  const { answer, ...repository } = makeRepository(options);
  const requests: RepositoryRequest[] = [];
  const graphqlPath = `${basePath.replace('/v3', '')}/graphql`;

  function serve({ method, path: full, query, body, authorised }: Arrived): LabResponse {
    if (full !== graphqlPath && !full.startsWith(`${basePath}/`)) return REFUSED.notFound;
    const path = full === graphqlPath ? '/graphql' : full.slice(basePath.length);
    const parsed: unknown = body === '' ? undefined : JSON.parse(body);
    const seen = { method, path, query: Object.fromEntries(query), body: parsed };
    requests.push(seen);
    if (!authorised) return REFUSED.noToken;
    const instead = respondInstead?.(seen);
    if (instead !== undefined) return instead;
    if (method === 'POST' && path === '/graphql') return graphql(seen, login);
    return answer(seen, api());
  }

  return { ...repository, requests, serve };
}

const CONTENT_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** Adds the API to a lab at its real host name, which is `api.github.com`, or the host of a GitHub Enterprise Server with `basePath`. */
export function attachGitHubRest(web: Web, options: GitHubRestOptions = {}, host = 'api.github.com'): AttachedGitHubRest {
  const url = `https://${host}${options.basePath ?? ''}`;
  const { serve, ...api } = createApi(options, () => url);
  web.attach(host, (request) => {
    const { status, headers, body } = serve({ ...request, authorised: request.authorised !== 'none' });
    return { status, headers: { ...CONTENT_TYPE, ...headers }, ...(status === 204 ? {} : { body: JSON.stringify(body ?? {}) }) };
  });
  return { ...api, url };
}

/** Starts the API as a plain server on a free port of 127.0.0.1. */
export async function startGitHubRest(options: GitHubRestOptions = {}): Promise<GitHubRest> {
  const address = { url: '' };
  const { serve, ...api } = createApi(options, () => address.url);
  const server = createServer((request, response) => {
    const { pathname: path, searchParams: query } = new URL(`http://127.0.0.1${request.url ?? '/'}`);
    void text(request).then((body) => {
      const authorised = request.headers.authorization !== undefined;
      const { status, headers, body: value } = serve({ method: request.method ?? '', path, query, body, authorised });
      response.writeHead(status, { ...CONTENT_TYPE, ...headers });
      response.end(status === 204 ? undefined : JSON.stringify(value ?? {}));
    });
  });
  address.url = `http://127.0.0.1:${String(await listen(server))}${options.basePath ?? ''}`;

  async function stop(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  return { ...api, url: address.url, stop };
}
