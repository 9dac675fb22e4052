/** What people copy: workflows, parts of them, and commands. Each is read by the tool that would read it, and run where it can be. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { ROOT } from '../../../tools/bundle.ts';
import { startLab } from '../../../lab/lab.ts';
import { findLeaks, findLeaksInTexts } from '../../../lab/runner/leaks.ts';
import { lint } from '../../../tools/actionlint.ts';
import { TREATMENTS, type Treatment } from './blocks.ts';
import { execute, OURS, stepsOf, type Executed } from './job.ts';
import { blocksIn, PAGES } from './pages.ts';
import { at, items, keys, text } from './yaml.ts';

const manifest: unknown = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
const YAML = blocksIn('yaml', 'yml');

/** A block as the smallest workflow that holds it. */
function workflowOf(block: string): string {
  const parsed: unknown = parse(block);
  if (at(parsed, 'jobs') !== undefined) return block;
  const steps = stepsOf(block);
  const own = steps.map((step) => text(at(step, 'id')));
  // Steps that only other blocks of the page show.
  const others = [...new Set([...block.matchAll(/\bsteps\.([\w-]+)\./g)].map(([, id = '']) => id))].filter((id) => !own.includes(id));
  const job = {
    ...(steps.length === 0 && typeof parsed === 'object' ? parsed : {}),
    'runs-on': 'ubuntu-24.04',
    steps: [...others.map((id) => ({ id, run: 'true' })), ...(steps.length === 0 ? [{ run: 'true' }] : steps)],
  };
  return stringify({ on: 'push', jobs: { example: job } });
}

describe.each(YAML)('$name', ({ page, text: block }) => {
  test('is a workflow, or part of one, that actionlint finds nothing in', async () => {
    expect(await lint(workflowOf(block))).toEqual([]);
  });

  test('gives this action inputs that it has, and reads outputs that it has', () => {
    const ours = stepsOf(block).filter((step) => text(at(step, 'uses')).startsWith(OURS));
    for (const step of ours) expect(keys(at(manifest, 'inputs'))).toEqual(expect.arrayContaining([...keys(at(step, 'with'))]));
    const ids = blocksIn('yaml')
      .filter((other) => other.page === page)
      .flatMap((other) => stepsOf(other.text))
      .flatMap((step) => (text(at(step, 'uses')).startsWith(OURS) ? [text(at(step, 'id'))] : []));
    const read = [...block.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)].flatMap(([, id = '', output = '']) =>
      ids.includes(id) ? [output] : [],
    );
    expect(keys(at(manifest, 'outputs'))).toEqual(expect.arrayContaining(read));
  });

  test('puts no token into the text of a command', () => {
    for (const step of stepsOf(block)) expect(text(at(step, 'run'))).not.toMatch(/\$\{\{[^}]*outputs\.tokens?\b/);
  });
});

test('actionlint would find a wrong key and a wrong expression', async () => {
  expect(await lint(workflowOf('- usess: x'))).not.toEqual([]);
  expect(await lint(workflowOf('if: ${{ github.nothing }}'))).not.toEqual([]);
});

describe('the table of blocks', () => {
  const isExecuted = (treatment: Treatment): treatment is Executed => !('because' in treatment);
  const rows = Object.entries(TREATMENTS);

  test('has a row for each YAML block, and no other', () => {
    expect(Object.keys(TREATMENTS).sort()).toEqual(YAML.map(({ name }) => name).sort());
  });

  test('counts', () => {
    const executed = rows.filter(([, treatment]) => isExecuted(treatment));
    const left = executed.flatMap(([, treatment]) => (isExecuted(treatment) ? Object.keys(treatment.without ?? {}) : []));
    expect({ blocks: rows.length, executed: executed.length, stepsLeftOut: left.length, listed: rows.length - executed.length })
      .toMatchInlineSnapshot(`
     {
       "blocks": 19,
       "executed": 10,
       "listed": 9,
       "stepsLeftOut": 2,
     }
    `);
  });

  test('names tests that are there', () => {
    const reasons = rows.flatMap(([, treatment]) => (isExecuted(treatment) ? [] : [treatment.because]));
    const tests = reasons.flatMap((reason) => reason.match(/__tests__\/\S+\.ts/g) ?? []);
    expect(tests.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  const runnable = rows.flatMap(([name, treatment]) => (isExecuted(treatment) ? [{ name, treatment }] : []));
  // The commands are those of a Linux runner.
  const onLinux = process.platform === 'linux' ? test.each(runnable) : test.skip.each(runnable);

  onLinux(
    'executes $name, step by step',
    async ({ name, treatment }) => {
      const block = YAML.find((each) => each.name === name)?.text ?? '';
      const lab = await startLab();
      try {
        const { runs, commands } = await execute(block, treatment, lab);
        expect(runs.map(({ exitCode, outputs, log }) => ({ exitCode, status: outputs['status'], log }))).toEqual(
          runs.map(({ log }) => ({ exitCode: 0, status: 'pass', log })),
        );
        expect(commands.map(({ exitCode, output }) => ({ exitCode, output }))).toEqual(
          commands.map(({ output }) => ({ exitCode: 0, output })),
        );
        expect(runs.length).toBeGreaterThan(0);
        expect(runs.flatMap((run) => findLeaks(run, lab.secrets))).toEqual([]);
        expect(
          findLeaksInTexts(
            commands.map(({ output }, index) => [`command ${String(index + 1)}`, output] as const),
            lab.secrets,
          ),
        ).toEqual([]);
      } finally {
        await lab.stop();
      }
    },
    30_000,
  );
});

describe('commands', () => {
  const scripts = [
    ...blocksIn('bash', 'sh', 'shell').map(({ name, text: script }) => ({ name, script })),
    ...YAML.flatMap(({ name, text: block }) =>
      stepsOf(block).flatMap((step) =>
        text(at(step, 'run')) !== '' && ['', 'bash'].includes(text(at(step, 'shell')))
          ? [{ name: `a step of ${name}`, script: text(at(step, 'run')) }]
          : [],
      ),
    ),
  ];

  test.each(scripts)('of $name can be parsed by Bash', ({ script }) => {
    // What GitHub fills in stands where a word would.
    execFileSync('bash', ['-n', '-c', script.replaceAll(/\$\{\{.*?\}\}/g, 'filled-in')], { stdio: 'pipe' });
  });

  test('npm run …, in any page, runs a script that there is', () => {
    const manifestOfPackage: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const named = PAGES.flatMap(({ path }) =>
      [...readFileSync(join(ROOT, path), 'utf8').matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script),
    );
    expect(keys(at(manifestOfPackage, 'scripts'))).toEqual(expect.arrayContaining([...new Set(named)]));
  });
});

test.each(blocksIn('json'))('$name is JSON', ({ text: block }) => {
  expect(() => items(JSON.parse(block))).not.toThrow();
});
