/** Checks the code blocks of the documentation. Workflows must pass actionlint and use existing inputs, and scripts must have valid syntax. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { lint } from '../../../tools/actionlint.ts';
import { ROOT } from '../../../tools/bundle.ts';
import { blocksIn, PAGES } from './pages.ts';
import { OURS, stepsOf, workflowOf } from './workflow.ts';
import { at, fields, keys, text } from './yaml.ts';

const manifest: unknown = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
const YAML = blocksIn('yaml', 'yml');

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

test.each([
  '- usess: x',
  'if: ${{ github.nothing }}',
  'with:\n  tenant-id: ${{ var.X }}',
  'permissions:\n  id-tokens: write',
  'example:\n  uses: a/b/c.yml@v1\n  nneeds: x',
])('actionlint rejects the invalid block %j', async (block) => {
  expect(await lint(workflowOf(block))).not.toEqual([]);
});

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
