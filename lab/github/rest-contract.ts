/**
 * The fields of request bodies and queries that the reports use. The names come from GitHub's API description
 * (@octokit/openapi-types), so the compiler reports a field that is missing or wrong here.
 */
import type { operations } from '@octokit/openapi-types';
import { isRecord } from '../network/site.ts';

type Body<Name extends keyof operations> = operations[Name] extends { requestBody?: { content: { 'application/json': infer Json } } }
  ? NonNullable<Json>
  : never;
type Query<Name extends keyof operations> = operations[Name] extends { parameters: { query?: infer Names } } ? NonNullable<Names> : never;

/** Returns the mistake in a value, or undefined if the value is correct. */
type Check = (value: unknown) => string | undefined;

const expected =
  (what: string, holds: (value: unknown) => boolean): Check =>
  (value) =>
    holds(value) ? undefined : `must be ${what}`;

const text = expected('string', (value) => typeof value === 'string');
const texts = expected('array of strings', (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'));
const oneOf = (...values: readonly unknown[]): Check => expected(`one of ${values.join(', ')}`, (value) => values.includes(value));

type Fields<T> = Readonly<Record<keyof T, Check>>;

export const STATES = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'] as const;

const NEW_ISSUE = { title: text, body: text, labels: texts } satisfies Partial<Fields<Body<'issues/create'>>>;

interface Operation {
  readonly fields: Readonly<Record<string, Check>>;
  readonly required: readonly string[];
  readonly query: readonly string[];
}

const NO_BODY: Operation = { fields: {}, required: [], query: [] };

/** Operations that the lab supports, with the method and path in GitHub's API description. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET /repos/{owner}/{repo}/issues': {
    ...NO_BODY,
    query: [
      'state',
      'labels',
      'creator',
      'sort',
      'direction',
      'per_page',
      'page',
    ] satisfies readonly (keyof Query<'issues/list-for-repo'>)[],
  },
  'POST /repos/{owner}/{repo}/issues': { fields: NEW_ISSUE, required: ['title'], query: [] },
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}': {
    fields: {
      ...NEW_ISSUE,
      state: oneOf('open', 'closed'),
      state_reason: oneOf('completed', 'not_planned', 'duplicate', 'reopened', null),
    } satisfies Partial<Fields<Body<'issues/update'>>>,
    required: [],
    query: [],
  },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': {
    fields: { body: text } satisfies Fields<Body<'issues/create-comment'>>,
    required: ['body'],
    query: [],
  },
  'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses': {
    fields: {
      state: oneOf(...STATES),
      log_url: text,
      // GitHub's API description contains this limit only as text.
      description: expected('string of at most 140 characters', (value) => typeof value === 'string' && value.length <= 140),
    } satisfies Partial<Fields<Body<'repos/create-deployment-status'>>>,
    required: ['state'],
    query: [],
  },
};

/** Returns the member at a path, or undefined if the path does not exist. */
export function member(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), value);
}

/**
 * Compares a request with GitHub's API description. GitHub ignores unknown fields, so a client does not notice a misspelled field name.
 *
 * @param operation method and path as in GitHub's API description: `POST /repos/{owner}/{repo}/issues`
 * @param query names of the query parameters
 * @param body parsed body, or undefined if there is none
 * @returns the mistakes, or an empty list for a correct request
 */
export function requestMistakes(operation: string, query: readonly string[], body: unknown): readonly string[] {
  const { fields, required, query: names } = OPERATIONS[operation] ?? NO_BODY;
  const unknown = query.filter((name) => !names.includes(name)).map((name) => `${name} is not a parameter that the reports use`);
  if (body === undefined) return [...unknown, ...required.map((name) => `${name} is missing`)];
  if (Object.keys(fields).length === 0) return [...unknown, 'the request takes no body'];
  if (!isRecord(body)) return [...unknown, 'the body must be an object'];
  const missing = required.filter((name) => body[name] === undefined).map((name) => `${name} is missing`);
  const wrong = Object.entries(body).flatMap(([name, value]) => {
    const check = fields[name];
    const mistake = check === undefined ? 'is not a field that the reports use' : check(value);
    return mistake === undefined ? [] : [`${name} ${mistake}`];
  });
  return [...unknown, ...missing, ...wrong];
}
