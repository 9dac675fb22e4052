/** What GitHub says its REST API takes and gives: the committed cut of its OpenAPI description (cut-openapi.ts), asked by ajv. */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object; its members are still unknown. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of what may be an object. */
export function member(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), value);
}

/** OpenAPI 3.0's `nullable` in JSON Schema's words: ajv takes its own `nullable` beside a `type` only, and never beside an `enum`. */
function nullableAsAnyOf(_name: string, value: unknown): unknown {
  if (member(value, 'nullable') !== true || !isObject(value)) return value;
  const rest = Object.entries(value).filter(([name]) => name !== 'nullable');
  return { anyOf: [Object.fromEntries(rest), { type: 'null' }] };
}

const description: unknown = JSON.parse(readFileSync(new URL('openapi.json', import.meta.url), 'utf8'), nullableAsAnyOf);
if (!isObject(description)) throw new Error('lab/github-openapi.json holds no OpenAPI document');

// Not strict: the words of OpenAPI that are not JSON Schema's are passed over instead of refused.
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false }).addSchema(description, 'github', false, false);
const compiled = new Map<string, ValidateFunction>();

/** @returns the mistakes in `value` by the schema at `path` of the description, in ajv's words; none when it is right */
function mistakes(value: unknown, ...path: readonly string[]): readonly string[] {
  const pointer = path.map((name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `github#/${pointer}` });
  compiled.set(pointer, validate);
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}

/** GitHub accepts a field that it does not know and ignores it: to a client that is a mistake that nobody sees. */
function strangers(names: Iterable<string>, known: ReadonlySet<string>): readonly string[] {
  return [...names].filter((name) => !known.has(name)).map((name) => `${name} is not a field that GitHub knows`);
}

function parameterNames(path: string, method: string): ReadonlySet<string> {
  const parameters = member(description, 'paths', path, method, 'parameters');
  const resolved = (Array.isArray(parameters) ? parameters : []).map((parameter: unknown) => {
    const ref = member(parameter, '$ref');
    return typeof ref === 'string' ? member(description, ...ref.split('/').slice(1)) : parameter;
  });
  const inQuery = resolved.filter((parameter) => member(parameter, 'in') === 'query');
  return new Set(inQuery.map((parameter) => String(member(parameter, 'name'))));
}

/**
 * Holds one request to GitHub's description.
 * @param path as the description writes it: `/repos/{owner}/{repo}/issues`
 * @param method lower case
 * @param query names of the query's parameters
 * @param body parsed; undefined for none
 * @returns what is wrong with it; empty when nothing is
 */
export function requestMistakes(path: string, method: string, query: Iterable<string>, body: unknown): readonly string[] {
  const wrongQuery = strangers(query, parameterNames(path, method));
  const at = ['paths', path, method, 'requestBody', 'content', 'application/json', 'schema'] as const;
  const schema = member(description, ...at);
  if (schema === undefined) return body === undefined ? wrongQuery : [...wrongQuery, 'takes no body'];
  const fields = member(schema, 'properties');
  const known = new Set(isObject(fields) ? Object.keys(fields) : []);
  return [...wrongQuery, ...strangers(isObject(body) ? Object.keys(body) : [], known), ...mistakes(body, ...at)];
}

/**
 * Holds one answer of the loopback GitHub to the same description: a stand-in that answers what GitHub never would proves nothing.
 * @returns what is wrong with it; also for a status that the description does not name for this request
 */
export function answerMistakes(path: string, method: string, status: number, body: unknown): readonly string[] {
  const answers = ['paths', path, method, 'responses', String(status)] as const;
  const ref = member(description, ...answers, '$ref');
  const at = typeof ref === 'string' ? ref.split('/').slice(1) : answers;
  if (member(description, ...at) === undefined) return [`GitHub names no answer ${String(status)} here`];
  const content = [...at, 'content', 'application/json', 'schema'];
  return member(description, ...content) === undefined ? [] : mistakes(body, ...content);
}
