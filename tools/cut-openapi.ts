/**
 * Cuts GitHub's own OpenAPI description down to the paths that the loopback GitHub (github-rest.ts) plays. The whole description is
 * 385 MB on disk, so the cut is committed and the package is not a dependency. To make the cut again, in an empty folder elsewhere:
 *
 *   npm install --ignore-scripts @octokit/openapi
 *   node <this repository>/lab/cut-openapi.ts node_modules/@octokit/openapi/generated/api.github.com.json
 */
import { readFileSync, writeFileSync } from 'node:fs';

const USED: Readonly<Record<string, readonly string[]>> = {
  '/repos/{owner}/{repo}/issues': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/{issue_number}': ['get', 'patch'],
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses': ['get', 'post'],
};

/** Prose and samples: most of the bytes, and nothing that validates. */
const PROSE = new Set(['description', 'summary', 'example', 'examples', 'externalDocs', 'x-github', 'x-octokit', 'operationId', 'tags']);

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function member(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

/** Drops prose. The names under `properties` and `schemas` are GitHub's fields, not OpenAPI's words: `description` is one of them. */
function withoutProse(value: unknown, namesAreFields = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([name]) => namesAreFields || !PROSE.has(name));
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutProse(item, !namesAreFields && name === 'properties')]));
}

/** Every `#/components/<group>/<name>` that a value leads to, with what stands there. */
function reached(value: unknown, whole: JsonObject, found: Map<string, unknown>): Map<string, unknown> {
  if (Array.isArray(value)) {
    for (const item of value) reached(item, whole, found);
  } else if (isObject(value)) {
    const ref = value['$ref'];
    if (typeof ref === 'string' && !found.has(ref)) {
      const target = ref.split('/').slice(1).reduce<unknown>(member, whole);
      if (target === undefined) throw new Error(`${ref} leads nowhere`);
      const bare = withoutProse(target);
      found.set(ref, bare);
      reached(bare, whole, found);
    }
    for (const item of Object.values(value)) reached(item, whole, found);
  }
  return found;
}

/**
 * The paths used, and of the components those that they lead to.
 * @param whole an OpenAPI 3.0 document with references
 */
function cut(whole: JsonObject): JsonObject {
  const paths = Object.fromEntries(
    Object.entries(USED).map(([path, methods]) => {
      const item = member(whole['paths'], path);
      return [path, Object.fromEntries(methods.map((method) => [method, withoutProse(member(item, method))]))];
    }),
  );
  const components: Record<string, Record<string, unknown>> = {};
  for (const [ref, target] of reached(paths, whole, new Map())) {
    const [, , group = '', name = ''] = ref.split('/');
    (components[group] ??= {})[name] = target;
  }
  return { openapi: whole['openapi'], info: whole['info'], paths, components };
}

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('Name the file: node lab/cut-openapi.ts <api.github.com.json>');
const whole: unknown = JSON.parse(readFileSync(source, 'utf8'));
if (!isObject(whole)) throw new Error(`${source} holds no OpenAPI document`);
writeFileSync(new URL('../lab/github/openapi.json', import.meta.url), `${JSON.stringify(cut(whole), null, 1)}\n`);
