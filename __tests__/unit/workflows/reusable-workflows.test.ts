/** Tests that the reusable workflows match action.yml, their callers and their copies for GitHub Enterprise Server. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ROOT } from '../../../tools/bundle.ts';
import { forEnterpriseServer, GHES_WORKFLOWS } from '../../../tools/ghes.ts';
import { blocksIn } from '../docs/pages.ts';
import { at, items, keys } from '../docs/yaml.ts';
import { commandsOf } from './yaml.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const action: unknown = parse(read('action.yml'));

function having(key: string, value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(Object.hasOwn(value, key) ? [value] : []), ...Object.values(value).flatMap((each) => having(key, each))];
}

test('verify/action.yml is action.yml with another path to dist', () => {
  const { main } = { main: '../dist/index.js' };
  expect(parse(read('verify/action.yml'))).toEqual({ ...(typeof action === 'object' ? action : {}), runs: { using: 'node24', main } });
  expect(existsSync(join(ROOT, 'verify', main))).toBe(true);
});

describe.each(GHES_WORKFLOWS)('the reusable workflow %s', (name) => {
  const workflow: unknown = parse(read(`.github/workflows/${name}`));
  const jobs = keys(at(workflow, 'jobs')).map((job) => at(workflow, 'jobs', job));
  const uploads = having('uses', workflow).filter((each) => String(at(each, 'uses')).startsWith('actions/upload-artifact@'));

  test('declares no permissions, because a run is invalid if they exceed those of the caller', () =>
    expect(having('permissions', workflow)).toEqual([]));

  test('passes only inputs of the action, and uses every input of its own', () => {
    const [step] = having('uses', workflow).filter((each) => at(each, 'uses') === '$/verify');
    expect(keys(at(action, 'inputs'))).toEqual(expect.arrayContaining([...keys(at(step, 'with'))]));
    for (const input of keys(at(workflow, 'on', 'workflow_call', 'inputs')))
      expect(read(`.github/workflows/${name}`)).toContain(`inputs.${input}`);
  });

  test('uses no shell and no expression in a script', () => {
    for (const step of having('run', workflow)) {
      expect(at(step, 'shell')).toBe('node {0}');
      expect(at(step, 'run')).not.toContain('${{');
    }
  });

  test('continues after a failed upload, and keeps the reports as long as the caller requests', () => {
    expect(uploads.length).toBeGreaterThan(0);
    for (const upload of uploads) {
      expect(at(upload, 'continue-on-error')).toBe(true);
      expect(at(upload, 'with', 'retention-days')).toBe('${{ inputs.retention-days }}');
      expect(at(upload, 'with', 'name')).toMatch(/inputs\.report-name.*github\.run_attempt/);
    }
  });

  test('gives every artifact a unique name in the run', () => {
    const names = uploads.map((upload) => String(at(upload, 'with', 'name')));
    expect(new Set(names).size).toBe(names.length);
    // All jobs of a matrix run the same step, so the name of the step must contain the key of the matrix.
    for (const job of jobs.filter((each) => at(each, 'strategy') !== undefined))
      expect(JSON.stringify(job)).toContain('-${{ matrix.group.name }}-${{ github.run_attempt }}');
    for (const upload of uploads) expect(at(upload, 'with', 'overwrite')).toBeUndefined();
  });

  test('runs every job on the runner that the caller selects', () => {
    for (const job of jobs) expect(at(job, 'runs-on')).toMatch(/inputs\.(?:closing-)?runs-on|matrix\.group\.runs-on/);
  });

  test('has outputs for the status, the failure and the failing endpoints', () =>
    expect(keys(at(workflow, 'on', 'workflow_call', 'outputs'))).toEqual(['status', 'failure', 'failing-endpoints']));

  test('has a copy for GitHub Enterprise Server', () => {
    const copy = forEnterpriseServer(name);
    expect(copy).toContain('# Requires GitHub Enterprise Server');
    expect(copy).not.toContain('github.com and runner version');
    expect(copy).not.toMatch(/uses: \$\/|upload-artifact@.* # v[4-9]|pattern:/);
  });
});

describe('the examples and pages', () => {
  const examples = readdirSync(join(ROOT, 'examples')).filter((file) => file.endsWith('.yml'));
  const documents = [
    ...examples.map((file) => ({ name: `examples/${file}`, text: read(`examples/${file}`) })),
    ...blocksIn('yaml').filter(({ text }) => text.includes('/.github/workflows/')),
  ];
  const calls = documents.flatMap(({ name, text }) =>
    having('uses', parse(text)).flatMap((job) => {
      const [, file] = /^<owner>\/azure-healthcare-token\/\.github\/workflows\/([\w-]+\.yml)@<commit>$/.exec(String(at(job, 'uses'))) ?? [];
      return file === undefined ? [] : [{ name, file, given: keys(at(job, 'with')) }];
    }),
  );

  test('contain calls of the reusable workflows', () => {
    expect(examples).toHaveLength(3);
    expect(new Set(calls.map(({ file }) => file))).toEqual(new Set(GHES_WORKFLOWS));
  });

  test.each(calls)('pass in $name all required inputs of $file and no unknown ones', ({ file, given }) => {
    const inputs = at(parse(read(`.github/workflows/${file}`)), 'on', 'workflow_call', 'inputs');
    expect(keys(inputs)).toEqual(expect.arrayContaining([...given]));
    expect(given).toEqual(expect.arrayContaining(keys(inputs).filter((input) => at(inputs, input, 'required') === true)));
  });

  test.each(documents)('pin third-party actions to a commit in $name', ({ text }) => {
    for (const line of text.split('\n').filter((each) => /^\s*(?:- )?uses:/.test(each)))
      expect(line).toMatch(/uses: (?:<owner>\/azure-healthcare-token\S*@<commit>|\S+@[\da-f]{40} # v\d+\.\d+\.\d+)$/);
  });
});

test('the recipe documents every key of the inventory that the workflow reads', () => {
  const known = [...read('.github/workflows/health-check.yml').matchAll(/matrix\.group\.(?<key>[\w-]+)/g)].map(
    ({ groups }) => groups?.['key'],
  );
  const [inventory] = blocksIn('json').filter(({ page }) => page === 'docs/recipes.md');
  const used = items(JSON.parse(inventory?.text ?? '')).flatMap((group) => keys(group));
  expect(known).toEqual(expect.arrayContaining(used));
  for (const key of known) expect(read('docs/recipes.md')).toContain(`\`${String(key)}\``);
});

describe('the final job', () => {
  const merge = commandsOf('health-check.yml', 'result', 'Merge the reports and compare them with the inventory');
  const folder = mkdtempSync(join(tmpdir(), 'closing-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const FHIR = 'https://contoso-clinic.fhir.azurehealthcareapis.com';
  const DICOM = 'https://contoso-imaging.dicom.azurehealthcareapis.com/v2';
  const check = (endpoint: string, status: string, failure?: string): object => ({
    [`${new URL(endpoint).host}:authorised`]: [{ status, affectedEndpoints: [endpoint], ...(failure && { failure, output: 'Why' }) }],
  });
  const report = (status: string, checks: object, more: object = {}): string => JSON.stringify({ status, checks, ...more });
  const groups = (...names: readonly string[]): string =>
    JSON.stringify(names.map((name) => ({ name, endpoints: [name === 'images' ? `${DICOM} service=dicom` : FHIR] })));

  let runs = 0;
  function run(inventory: string, reports: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) {
    runs += 1;
    const temp = join(folder, String(runs));
    mkdirSync(temp);
    for (const [artifact, text] of Object.entries(reports)) {
      mkdirSync(join(temp, 'groups', artifact), { recursive: true });
      writeFileSync(join(temp, 'groups', artifact, 'health.json'), text);
    }
    // The runner writes the script to a file without an extension.
    writeFileSync(join(temp, 'script'), merge);
    const files = { GITHUB_OUTPUT: join(temp, 'output'), GITHUB_STEP_SUMMARY: join(temp, 'summary') };
    const run = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'a/b', GITHUB_RUN_ID: '7', GITHUB_RUN_ATTEMPT: '1' };
    const settings = {
      RUNNER_TEMP: temp,
      PREFIX: 'health-group',
      FAIL_ON: 'fail',
      GROUPS_RESULT: 'success',
      INVENTORY: inventory,
      ...files,
      ...run,
      ...env,
    };
    const { status, stderr } = spawnSync(process.execPath, [join(temp, 'script')], { env: settings, encoding: 'utf8' });
    expect(stderr).toBe('');
    const outputs = Object.fromEntries(
      readFileSync(files.GITHUB_OUTPUT, 'utf8')
        .trim()
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    const merged: unknown = JSON.parse(readFileSync(join(temp, 'merged', 'health.json'), 'utf8'));
    return { exitCode: status, outputs, merged, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8') };
  }

  test('merges reports that pass', () => {
    const passed = {
      'health-group-a-1': report('pass', check(FHIR, 'pass')),
      'health-group-images-1': report('pass', check(DICOM, 'pass')),
    };
    const { exitCode, outputs, merged } = run(groups('a', 'images'), passed);
    expect({ exitCode, outputs }).toEqual({ exitCode: 0, outputs: { status: 'pass', failure: '', 'failing-endpoints': '[]' } });
    expect(keys(at(merged, 'checks'))).toHaveLength(2);
    expect(at(merged, 'links', 'run')).toBe('https://github.com/a/b/actions/runs/7/attempts/1');
  });

  const one = (text: string): Readonly<Record<string, string>> => ({ 'health-group-a-1': text });
  const cases: readonly (readonly [string, string, Readonly<Record<string, string>>, string, readonly string[]])[] = [
    ['a group without a report', groups('a', 'images'), one(report('pass', check(FHIR, 'pass'))), 'no-result', [DICOM]],
    ['no reports at all', groups('a'), {}, 'no-result', [FHIR]],
    ['a report that is not JSON', groups('a'), one('{'), 'no-result', [FHIR]],
    ['an endpoint that the report lacks', groups('a'), one(report('pass', check(DICOM, 'pass'))), 'no-result', [FHIR]],
    ['a failing endpoint', groups('a'), one(report('fail', check(FHIR, 'fail', 'role-missing'))), 'role-missing', [FHIR]],
    ['no sign-in', groups('a'), one(report('fail', {}, { output: 'No login', failure: 'no-login' })), 'no-login', [FHIR]],
    ['an inventory that is not JSON', 'no', {}, 'no-result', []],
    ['a group name that leaves the folder', groups('..'), one('{}'), 'no-result', [FHIR]],
  ];
  test.each(cases)('fails for %s', (_, inventory, reports, failure, failing) => {
    const { exitCode, outputs, summary } = run(inventory, reports);
    expect({ exitCode, outputs }).toEqual({
      exitCode: 1,
      outputs: { status: 'fail', failure, 'failing-endpoints': JSON.stringify(failing) },
    });
    for (const endpoint of failing) expect(summary).toContain(endpoint);
    if (failure === 'no-result' && failing.length > 0) expect(summary).toContain('| no result |');
  });

  test.each([
    ['warn', 1],
    ['fail', 0],
    ['never', 0],
  ])('with fail-on: %s and a warning exits with %d', (failOn, code) => {
    const reports = one(report('warn', check(FHIR, 'warn', 'slow')));
    const result = code === 1 ? 'failure' : 'success';
    expect(run(groups('a'), reports, { FAIL_ON: failOn, GROUPS_RESULT: result })).toMatchObject({
      exitCode: code,
      outputs: { status: 'warn', failure: 'slow' },
    });
  });

  test.each(['failure', 'cancelled'])(
    'fails if the groups end with %s but their newest reports pass, because one has no report of this attempt',
    (result) => {
      const reports = one(report('pass', check(FHIR, 'pass')));
      expect(run(groups('a'), reports, { GROUPS_RESULT: result, GITHUB_RUN_ATTEMPT: '2' })).toMatchObject({
        exitCode: 1,
        outputs: { status: 'fail', failure: 'no-result' },
        merged: { status: 'fail' },
        summary: expect.stringContaining('A group ended without a report'),
      });
    },
  );

  test('copies the commit, the workflow and the version from the reports', () => {
    const links = { commit: 'https://github.com/a/b/commit/c', workflow: 'https://github.com/a/b/blob/c/w.yml', run: 'of the group' };
    const reports = one(report('pass', check(FHIR, 'pass'), { version: '1.2.3', links }));
    expect(run(groups('a'), reports).merged).toMatchObject({
      version: '1.2.3',
      links: { ...links, run: expect.stringContaining('/runs/7/') },
    });
  });

  test('uses the newest attempt of each group', () => {
    const reports = {
      'health-group-a-1': report('fail', check(FHIR, 'fail', 'role-missing')),
      'health-group-a-2': report('pass', check(FHIR, 'pass')),
      'health-group-images-1': report('pass', check(DICOM, 'pass')),
    };
    expect(run(groups('a', 'images'), reports, { GITHUB_RUN_ATTEMPT: '2' }).outputs['status']).toBe('pass');
  });

  test('escapes untrusted text of a report', () => {
    const reports = one(report('fail', {}, { output: 'x | <img src=x> \n::error::y' }));
    expect(run(groups('a'), reports).summary).not.toMatch(/<img|^::error/m);
  });
});
