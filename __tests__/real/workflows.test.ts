/** action.yml, the workflows, and every YAML block that a user may copy, before GitHub's own language service and before actionlint. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { isRecord } from '../../lab/network/site.ts';
import { CASES } from '../unit/failures/cases.ts';
import { runClient } from './support/child.ts';
import { pages, ROOT } from './support/steps.ts';

interface Document {
  readonly name: string;
  readonly text: string;
}

/** What both find in each document; nothing, in one that is in order. */
async function findings(documents: readonly Document[]): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(join(tmpdir(), 'workflows-'));
  const file = join(folder, 'documents.json');
  await writeFile(file, JSON.stringify(documents));
  const found = await runClient('clients/languageservice.mjs', [ROOT, file]);
  await rm(folder, { recursive: true });
  const lists = Array.isArray(found) ? found : [];
  return Object.fromEntries(
    documents
      .map(({ name }, index): [string, unknown] => [name, lists[index]])
      .filter(([, list]) => !(Array.isArray(list) && list.length === 0)),
  );
}

const JOB = 'jobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n';
const indented = (text: string, by: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(by));

/** The workflow that a fragment is of: steps, the `with:`, an input or the `if:` of one, permissions or environment. */
const AROUND: Readonly<Record<string, (fragment: string) => string>> = {
  steps: (fragment) => `on: [push, pull_request]\n${JOB}${stepsBefore(fragment)}${indented(fragment, 6)}`,
  with: (fragment) => `on: [push, pull_request]\n${JOB}      - uses: OWNER/azure-healthcare-token@v1\n${indented(fragment, 8)}`,
  'tenant-id': (fragment) =>
    `on: [push, pull_request]\n${JOB}      - uses: OWNER/azure-healthcare-token@v1\n        with:\n${indented(fragment, 10)}`,
  if: (fragment) => `on: [push, pull_request]\n${JOB}      - run: 'true'\n${indented(fragment, 8)}`,
  permissions: (fragment) => `on: [push, pull_request]\n${fragment}${JOB}      - run: 'true'\n`,
  env: (fragment) => `on: [push, pull_request]\n${fragment}${JOB}      - run: 'true'\n`,
  jobs: (workflow) => workflow,
};

/** Steps that a fragment takes outputs of and leaves to its reader. */
function stepsBefore(fragment: string): string {
  const taken = new Set([...fragment.matchAll(/steps\.([\w-]+)\./g)].map(([, id = '']) => id));
  const own = new Set([...fragment.matchAll(/\bid: ([\w-]+)/g)].map(([, id = '']) => id));
  return [...taken]
    .filter((id) => !own.has(id))
    .map((id) => `      - { id: ${id}, run: 'true' }\n`)
    .join('');
}

/** A block as a whole workflow. */
function asWorkflow(name: string, block: string): Document {
  const value: unknown = parse(block);
  const kind = Array.isArray(value) ? 'steps' : Object.keys(AROUND).findLast((key) => isRecord(value) && key in value);
  const whole = kind === undefined ? undefined : AROUND[kind];
  if (whole === undefined) throw new Error(`${name} is of no kind that GitHub knows:\n${block}`);
  return { name: `.github/workflows/${name}.yml`, text: whole(block) };
}

describe("GitHub's language service and actionlint", () => {
  test('tell an unknown runtime, a misspelt input, an unknown context and an unknown key', async () => {
    const found = await findings([
      { name: 'action.yml', text: 'name: a\ndescription: b\nruns:\n  using: node99\n  main: x\n' },
      asWorkflow('input', '- uses: OWNER/azure-healthcare-token@v1\n  with: { endpont: x }\n'),
      asWorkflow('context', '- run: echo ${{ github.nothing }}\n'),
      asWorkflow('key', '- run: echo\n  unless: true\n'),
    ]);
    expect(Object.keys(found)).toEqual(['action.yml', ...['input', 'context', 'key'].map((name) => `.github/workflows/${name}.yml`)]);
  });

  test('find nothing in action.yml', async () => {
    expect(await findings([{ name: 'action.yml', text: await readFile(join(ROOT, 'action.yml'), 'utf8') }])).toEqual({});
  });

  test('find nothing in the workflows', async () => {
    const names = await readdir(join(ROOT, '.github/workflows'));
    const workflows = names.map(async (name) => ({
      name: `.github/workflows/${name}`,
      text: await readFile(join(ROOT, '.github/workflows', name), 'utf8'),
    }));
    expect(await findings(await Promise.all(workflows))).toEqual({});
  });

  test('find nothing in the YAML blocks of README, docs and examples', async () => {
    const blocks = (await pages()).flatMap(({ name, text }) =>
      [...text.matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)].map(([, block = ''], index) => asWorkflow(`${name}-${String(index + 1)}`, block)),
    );
    expect(blocks.length).toBeGreaterThan(10);
    expect(await findings(blocks)).toEqual({});
  });

  test('find nothing in the YAML that a failure prints', async () => {
    const commands = Object.values(CASES).flatMap((cases) => Object.values(cases).flatMap((told) => told.commands));
    const blocks = [...new Set(commands.filter(({ language }) => language === 'yaml').map(({ text }) => text))];
    expect(blocks.length).toBeGreaterThan(3);
    expect(await findings(blocks.map((block, index) => asWorkflow(`remedy-${String(index + 1)}`, `${block}\n`)))).toEqual({});
  });
});
