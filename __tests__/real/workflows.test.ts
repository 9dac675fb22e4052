/** Checks workflows, action files and copied YAML with GitHub's language service, actionlint with shellcheck, and zizmor. */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { isRecord } from '../../lab/network/site.ts';
import { actionlint, checkers } from './parts.ts';
import { describePart } from './support/part.ts';
import { runClient, runProgram } from './support/program.ts';
import { inTemporaryFolder, ROOT } from './support/steps.ts';
import { blocks, configured, printedCommands } from './support/texts.ts';

interface Document {
  readonly name: string;
  readonly text: string;
}

/** Messages about syntax that actionlint 1.7.12 does not support yet, `uses: $/…` (rhysd/actionlint#711) and `job.workflow_*`. */
const NEWER_SYNTAX = [String.raw`specifying action "\$/`, 'property "workflow_(ref|sha|repository|file_path)" is not defined'];

/** Accepted findings of zizmor, each with the reason. */
const ACCEPTED: Readonly<Record<string, string>> = {
  'adhoc-packages canary.yml': 'The canary tests versions that no lock file has.',
  'dangerous-triggers commit-dist.yml': 'The job checks event, actor, repository and branch, and runs no code of the pull request.',
  'obfuscation health-check.yml': 'Only fromJSON can write a line end in an expression.',
  'self-repository ci.yml': 'The runner refuses a bare `$/`, and the test needs the action of the checkout.',
  'self-repository release.yml': 'The test needs the action of the tag, which is a checkout in a folder.',
};

/** Returns the findings of GitHub's language service and of actionlint, by document. A valid document has no entry. */
async function findings(documents: readonly Document[]): Promise<Record<string, string[]>> {
  return inTemporaryFolder(async (folder) => {
    const file = join(folder, 'documents.json');
    await writeFile(file, JSON.stringify(documents));
    const found = await runClient('languageservice.mjs', [ROOT, file]);
    const lists: unknown[] = Array.isArray(found) ? found : [];
    const linted = await lint(folder, documents);
    return Object.fromEntries(
      documents
        .map(({ name }, index): [string, string[]] => [name, [...[lists[index]].flat().map(String), ...(linted.get(name) ?? [])]])
        .filter(([, list]) => list.length > 0),
    );
  });
}

async function lint(folder: string, documents: readonly Document[]): Promise<Map<string, string[]>> {
  const workflows = documents.filter(({ name }) => name.startsWith('.github/workflows/'));
  if (workflows.length === 0) return new Map();
  // actionlint checks `uses: ./…` against the files of the project around it.
  await cp(join(ROOT, 'action.yml'), join(folder, 'action.yml'));
  await cp(join(ROOT, 'verify'), join(folder, 'verify'), { recursive: true });
  await cp(join(ROOT, '.github'), join(folder, '.github'), { recursive: true });
  await mkdir(join(folder, 'dist'));
  await writeFile(join(folder, 'dist', 'index.js'), '');
  await runProgram('git', ['init', '--quiet', folder]);
  for (const { name, text } of workflows) {
    await mkdir(join(folder, dirname(name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const ignored = NEWER_SYNTAX.flatMap((pattern) => ['-ignore', pattern]);
  const options = ['-no-color', '-shellcheck', 'shellcheck', '-pyflakes=', '-format', '{{json .}}', ...ignored];
  const { stdout, stderr } = await runProgram(actionlint.path('actionlint'), [...options, ...workflows.map(({ name }) => name)], {
    cwd: folder,
  });
  const found: unknown = JSON.parse(stdout === '' ? 'null' : stdout);
  if (!Array.isArray(found)) throw new Error(stderr);
  const byName = new Map<string, string[]>();
  for (const one of found.filter(isRecord)) {
    const name = String(one['filepath']);
    byName.set(name, [...(byName.get(name) ?? []), `line ${String(one['line'])}: ${String(one['message'])}`]);
  }
  return byName;
}

async function files(folder: string, pattern: RegExp): Promise<Document[]> {
  const names = (await readdir(join(ROOT, folder))).filter((name) => pattern.test(name));
  return Promise.all(
    names.map(async (name) => ({ name: `${folder}/${name}`, text: configured(await readFile(join(ROOT, folder, name), 'utf8')) })),
  );
}

const JOB = 'jobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n';
const USES = '      - uses: OWNER/azure-healthcare-token@v1\n';
const indented = (text: string, by: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(by));

/** Workflows around a fragment, by the fragment's key (steps, `with:`, an input, `if:`, permissions or environment). */
const AROUND: Readonly<Record<string, (fragment: string) => string>> = {
  steps: (fragment) => `on: [push, pull_request]\n${JOB}${stepsBefore(fragment)}${indented(fragment, 6)}`,
  with: (fragment) => `on: [push, pull_request]\n${JOB}${USES}${indented(fragment, 8)}`,
  'tenant-id': (fragment) => `on: [push, pull_request]\n${JOB}${USES}        with:\n${indented(fragment, 10)}`,
  if: (fragment) => `on: [push, pull_request]\n${JOB}      - run: 'true'\n${indented(fragment, 8)}`,
  permissions: (fragment) => `on: [push, pull_request]\n${fragment}${JOB}      - run: 'true'\n`,
  env: (fragment) => `on: [push, pull_request]\n${fragment}${JOB}      - run: 'true'\n`,
  jobs: (jobs) => `on: push\n${jobs}${jobsBefore(jobs)}`,
  on: (workflow) => workflow,
};

/** Returns steps for the outputs that a fragment uses but does not define. */
function stepsBefore(fragment: string): string {
  const used = new Set([...fragment.matchAll(/steps\.([\w-]+)\./g)].map(([, id = '']) => id));
  const own = new Set([...fragment.matchAll(/\bid: ([\w-]+)/g)].map(([, id = '']) => id));
  return [...used]
    .filter((id) => !own.has(id))
    .map((id) => `      - { id: ${id}, run: 'true' }\n`)
    .join('');
}

/** Returns jobs for the names that `needs:` mentions but the fragment does not define, with the outputs that the fragment uses. */
function jobsBefore(fragment: string): string {
  const needed = new Set([...fragment.matchAll(/\bneeds: ([\w-]+)$/gm)].map(([, id = '']) => id));
  return [...needed]
    .filter((id) => !new RegExp(`^  ${id}:`, 'm').test(fragment))
    .map((id) => {
      const used = new Set([...fragment.matchAll(new RegExp(`needs\\.${id}\\.outputs\\.([\\w-]+)`, 'g'))].map(([, name = '']) => name));
      const outputs = [...used].map((name) => `${name}: x`).join(', ');
      return `  ${id}:\n    runs-on: ubuntu-latest\n    outputs: { ${outputs} }\n    steps: [{ run: 'true' }]\n`;
    })
    .join('');
}

function asWorkflow(name: string, block: string): Document {
  const value: unknown = parse(block);
  const kind = Array.isArray(value) ? 'steps' : Object.keys(AROUND).findLast((key) => isRecord(value) && key in value);
  const whole = kind === undefined ? undefined : AROUND[kind];
  if (whole === undefined) throw new Error(`${name} has an unknown kind of block:\n${block}`);
  return { name: `.github/workflows/${name}.yml`, text: whole(block) };
}

describePart('workflows', "GitHub's language service, actionlint and shellcheck", () => {
  test('find an unknown runtime, a misspelled input, an unknown context, an unknown key and a faulty script', async () => {
    const found = await findings([
      { name: 'action.yml', text: 'name: a\ndescription: b\nruns:\n  using: node99\n  main: x\n' },
      asWorkflow('input', '- uses: OWNER/azure-healthcare-token@v1\n  with: { endpont: x }\n'),
      asWorkflow('context', '- run: echo ${{ github.nothing }}\n'),
      asWorkflow('key', '- run: echo\n  unless: true\n'),
      asWorkflow('script', '- run: |\n    cd "$1"\n    echo $2\n'),
    ]);
    expect(Object.keys(found)).toEqual([
      'action.yml',
      ...['input', 'context', 'key', 'script'].map((name) => `.github/workflows/${name}.yml`),
    ]);
  });

  test('find nothing in the action files', async () => {
    const actions = [...(await files('.', /^action\.yml$/)), ...(await files('verify', /^action\.yml$/))];
    expect(await findings(actions)).toEqual({});
  });

  test('find nothing in the workflows and examples', async () => {
    const examples = (await files('examples', /\.ya?ml$/)).map(({ name, text }) => ({
      name: name.replace('examples/', '.github/workflows/example-'),
      text,
    }));
    expect(await findings([...(await files('.github/workflows', /\.yml$/)), ...examples])).toEqual({});
  });

  test('find nothing in the YAML blocks of the pages', async () => {
    const found = await blocks(/^ya?ml$/);
    expect(found.length).toBeGreaterThan(5);
    expect(await findings(found.map(({ name, text }, index) => asWorkflow(`${name}-${String(index + 1)}`, configured(text))))).toEqual({});
  });

  test('find nothing in the YAML that failures print', async () => {
    const found = printedCommands('yaml');
    expect(found.length).toBeGreaterThan(3);
    expect(await findings(found.map((block, index) => asWorkflow(`command-${String(index + 1)}`, `${block}\n`)))).toEqual({});
  });
});

describePart('workflows', 'zizmor', () => {
  /** Returns the findings as `audit file`, for example `dangerous-triggers ci.yml`. */
  async function audit(folder: string): Promise<string[]> {
    const options = ['--offline', '--persona=regular', '--no-progress', '--strict-collection', '--no-exit-codes', '--format=json', folder];
    const { stdout, stderr } = await runProgram(checkers.path('bin/zizmor'), options);
    const found: unknown = stdout === '' ? undefined : JSON.parse(stdout);
    if (!Array.isArray(found)) throw new Error(stderr);
    const names = found.filter(isRecord).map((finding) => {
      const [, file = ''] = /"verbatim_path":"[^"]*\/([^"/]+)"/.exec(JSON.stringify(finding)) ?? [];
      return `${String(finding['ident'])} ${file}`;
    });
    return [...new Set(names)].sort();
  }

  test('finds an expression in a script', async () => {
    await inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, '.github', 'workflows'), { recursive: true });
      const text =
        'on: issues\npermissions: {}\njobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.event.issue.title }}\n';
      await writeFile(join(folder, '.github', 'workflows', 'bad.yml'), text);
      expect(await audit(folder)).toContain('template-injection bad.yml');
    });
  });

  test('finds nothing without a reason', async () => {
    const found = await inTemporaryFolder(async (folder) => {
      for (const name of ['.github', 'action.yml', 'verify']) await cp(join(ROOT, name), join(folder, name), { recursive: true });
      return audit(folder);
    });
    expect(found).toEqual(Object.keys(ACCEPTED));
  });
});
