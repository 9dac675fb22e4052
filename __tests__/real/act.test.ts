/**
 * nektos/act in host mode: a runner by other authors runs the action, both reusable workflows, the README's example and the examples.
 *
 * act differs from GitHub's runner, so a pass shows that our YAML is valid and works, not that GitHub behaves the same:
 * - It refuses `uses: $/verify`, so the copy of the workflows uses a full name instead.
 * - `max-parallel` by expression is not evaluated, and act then runs one job at a time.
 * - `permissions`, `environment`, `concurrency` and a job's `timeout-minutes` are ignored. The subject of the ID token is the lab's.
 * - If a called workflow fails, later jobs don't run, not even with `if: always()`.
 * - There is no OIDC issuer and no artifact service. The lab and stand-ins replace them.
 * - The summary is printed in the log, and masks apply to whole values only.
 * - RUNNER_NAME, GITHUB_WORKFLOW_REF and `job.workflow_*` are missing.
 */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { removeFolder } from '../../lab/runner/files.ts';
import { findLeaksInTexts } from '../../lab/runner/leaks.ts';
import { act } from './parts.ts';
import { describePart } from './support/part.ts';
import { runProgram } from './support/program.ts';
import { ACTION, ROOT } from './support/steps.ts';
import { COMMIT, configured } from './support/texts.ts';

const FHIR = `https://${HOSTS.fhir}`;
const ARCHIVE = `https://${HOSTS.dicom}/v2`;
const RUNNERS = ['ubuntu-24.04', 'ubuntu-latest'].flatMap((label) => ['-P', `${label}=-self-hosted`]);

/** Third-party actions that the workflows use, and the JavaScript that replaces each one. Artifacts are folders in $RESULTS/artifacts. */
const STAND_INS: Readonly<Record<string, string>> = {
  'actions/upload-artifact': `cpSync(input('PATH'), join(process.env.RESULTS, 'artifacts', input('NAME')), { recursive: true });`,
  'actions/download-artifact': `
    const prefix = input('PATTERN').replace('*', '');
    for (const name of readdirSync(join(process.env.RESULTS, 'artifacts'))) {
      if (name.startsWith(prefix)) cpSync(join(process.env.RESULTS, 'artifacts', name), join(input('PATH'), name), { recursive: true });
    }`,
  'azure/login': '',
};

interface WorkflowRun {
  readonly exitCode: number | undefined;
  readonly log: string;
  /** Files that steps wrote to $RESULTS. */
  readonly results: Readonly<Record<string, string>>;
  /** The health report of each artifact, by the name of the artifact. */
  readonly artifacts: Readonly<Record<string, unknown>>;
}

describePart('act', 'nektos/act', () => {
  let lab: Lab;
  let folder: string;
  let repository: string;
  /** Arguments that map every action of the workflows to a local folder. */
  const local: string[] = [];

  beforeAll(async () => {
    lab = await startLab();
    folder = await mkdtemp(join(tmpdir(), 'act-'));
    repository = join(folder, 'repository');
    for (const name of ['action.yml', 'dist', 'verify']) await cp(join(ACTION, name), join(repository, name), { recursive: true });
    await mkdir(join(repository, '.github', 'workflows'), { recursive: true });
    for (const name of ['verify-deployment.yml', 'health-check.yml']) {
      const text = await readFile(join(ROOT, '.github', 'workflows', name), 'utf8');
      await standInActions(text);
      await writeFile(
        join(repository, '.github', 'workflows', name),
        text.replaceAll('$/verify', `contoso/azure-healthcare-token/verify@${COMMIT}`),
      );
    }
    const examples = (await readdir(join(ROOT, 'examples'))).filter((name) => name.endsWith('.yml'));
    for (const name of examples) await standInActions(await readFile(join(ROOT, 'examples', name), 'utf8'));
    local.push('--local-repository', `contoso/azure-healthcare-token@${COMMIT}=${repository}`);
    // act reads the ref and the commit of the event from Git.
    const identity = ['-c', 'user.name=test', '-c', 'user.email=test@contoso.example'];
    for (const args of [
      ['init', '-q', '-b', 'main'],
      ['add', '-A'],
      [...identity, 'commit', '-q', '-m', 'Test'],
    ]) {
      await runProgram('git', ['-C', repository, ...args], { env: { HOME: folder } });
    }
  });
  afterAll(() => Promise.all([lab.stop(), removeFolder(folder)]));
  afterEach(() => {
    lab.clear();
    lab.roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Reader');
  });

  async function standInActions(text: string): Promise<void> {
    for (const [, action = '', ref = ''] of text.matchAll(/uses: ([\w-]+\/[\w-]+)@([0-9a-f]{40})/g)) await standIn(action, ref);
  }

  async function standIn(action: string, ref: string): Promise<void> {
    const script = STAND_INS[action];
    if (script === undefined) return;
    const target = join(folder, 'stand-ins', action);
    await mkdir(target, { recursive: true });
    const imports = `import { cpSync, readdirSync } from 'node:fs';\nimport { join } from 'node:path';\n`;
    await writeFile(join(target, 'index.mjs'), `${imports}const input = (name) => process.env['INPUT_' + name];\n${script}\n`);
    const inputs = [
      'name',
      'path',
      'pattern',
      'retention-days',
      'overwrite',
      'client-id',
      'tenant-id',
      'subscription-id',
      'allow-no-subscriptions',
    ];
    const manifest = {
      name: action,
      description: 'A stand-in',
      inputs: Object.fromEntries(inputs.map((name) => [name, { description: name }])),
      runs: { using: 'node24', main: 'index.mjs' },
    };
    await writeFile(join(target, 'action.yml'), JSON.stringify(manifest));
    local.push('--local-repository', `${action}@${ref}=${target}`);
  }

  /** Runs a workflow of the lab's repository. Every run is offline, has a time limit, and must not leak a secret. */
  async function runWorkflow(text: string, event: string, variables: Readonly<Record<string, string>> = {}): Promise<WorkflowRun> {
    const name = `${crypto.randomUUID()}.yml`;
    const results = join(folder, `results-${name}`);
    const workflow = join(repository, '.github', 'workflows', name);
    await mkdir(join(results, 'artifacts'), { recursive: true });
    await writeFile(workflow, text);
    const payload = join(results, 'event.json');
    await writeFile(payload, JSON.stringify({ repository: { default_branch: 'main', private: true, full_name: 'contoso/clinic' } }));
    const ca = lab.env['NODE_EXTRA_CA_CERTS'] ?? '';
    const passed = ['HTTPS_PROXY', 'https_proxy', 'NODE_EXTRA_CA_CERTS', 'ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
    const env = [...passed.map((one) => `${one}='${lab.env[one] ?? ''}'`), `CURL_CA_BUNDLE='${ca}'`, `RESULTS='${results}'`].join('\n');
    const envFile = join(results, 'lab.env');
    await writeFile(envFile, env);
    const { exitCode, stdout, stderr } = await runProgram(
      act.path('act'),
      [
        ...[event, '-C', repository, '-W', workflow, '-e', payload, '--env-file', envFile, ...RUNNERS, ...local],
        ...['--container-daemon-socket', '-', '--no-cache-server', '--action-offline-mode', '--rm'],
        ...['--action-cache-path', join(folder, 'cache'), '--concurrent-jobs', '1'],
        ...['--env', 'GITHUB_REPOSITORY=contoso/clinic', '--env', 'GITHUB_RUN_ID=42', '-s', 'GITHUB_TOKEN=not-a-token'],
        ...Object.entries({ AZURE_CLIENT_ID: IDS.client, AZURE_TENANT_ID: IDS.tenant, ...variables }).flatMap(([key, value]) => [
          '--var',
          `${key}=${value}`,
        ]),
      ],
      {
        env: {
          HOME: folder,
          PATH: [tools(), dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
          ACT_DISABLE_VERSION_CHECK: '1',
        },
        timeoutMs: 90_000,
      },
    );
    await rm(workflow);
    await rm(envFile);
    const log = stdout + stderr;
    expect(findLeaksInTexts([['log', log]], lab.secrets)).toEqual([]);
    const names = (await readdir(results, { withFileTypes: true })).filter((entry) => entry.isFile() && entry.name !== 'event.json');
    const contents = await Promise.all(
      names.map(async (entry) => [entry.name, await readFile(join(results, entry.name), 'utf8')] as const),
    );
    return { exitCode, log, results: Object.fromEntries(contents), artifacts: await healthReports(join(results, 'artifacts')) };
  }

  async function healthReports(artifacts: string): Promise<Record<string, unknown>> {
    const reports = (await readdir(artifacts)).map(async (name): Promise<[string, unknown]> => {
      const report: unknown = JSON.parse(await readFile(join(artifacts, name, 'health.json'), 'utf8'));
      return [name, report];
    });
    return Object.fromEntries(await Promise.all(reports));
  }

  const tools = (): string => join(folder, 'tools');

  test('runs `uses: ./` with outputs, a masked token that the next step can use, and a summary', async () => {
    const run = await runWorkflow(
      `on: push
jobs:
  job:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@${COMMIT}
      - id: fhir
        uses: ./
        with: { client-id: '\${{ vars.AZURE_CLIENT_ID }}', tenant-id: '\${{ vars.AZURE_TENANT_ID }}', endpoint: '${FHIR}' }
      - env: { TOKEN: '\${{ steps.fhir.outputs.token }}', OUTPUTS: '\${{ toJSON(steps.fhir.outputs) }}' }
        run: |
          node -e 'const { token, tokens, ...rest } = JSON.parse(process.env.OUTPUTS); console.log(JSON.stringify(rest))' > "$RESULTS/outputs"
          curl --fail --silent --header "Authorization: Bearer $TOKEN" '${FHIR}/StructureDefinition?_summary=count' > "$RESULTS/count"
          echo "The token is $TOKEN"
`,
      'push',
    );
    expect(run).toMatchObject({ exitCode: 0, log: expect.stringMatching(/The token is \*\*\*/) });
    expect(JSON.parse(run.results['outputs'] ?? '{}')).toMatchObject({ status: 'pass', failure: '', audience: FHIR, 'http-status': '200' });
    expect(JSON.parse(run.results['count'] ?? '{}')).toMatchObject({ resourceType: 'Bundle' });
    const own = lab.requests.filter(({ host, path }) => host === HOSTS.fhir && path === '/StructureDefinition');
    expect(own.map(({ status }) => status).sort()).toEqual([200, 200, 401]);
  });

  test('sets the outputs of a failed step', async () => {
    lab.roles.revoke(IDS.principal, HOSTS.fhir);
    const run = await runWorkflow(
      `on: push
jobs:
  job:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@${COMMIT}
      - id: fhir
        uses: ./
        continue-on-error: true
        with: { client-id: '\${{ vars.AZURE_CLIENT_ID }}', tenant-id: '\${{ vars.AZURE_TENANT_ID }}', endpoint: '${FHIR}' }
      - env: { RESULT: '\${{ steps.fhir.outcome }} \${{ steps.fhir.outputs.status }} \${{ steps.fhir.outputs.failure }}' }
        run: echo "$RESULT" > "$RESULTS/result"
`,
      'push',
    );
    expect(run).toMatchObject({ exitCode: 0, results: { result: 'failure fail role-missing\n' } });
  });

  test("runs the README's example", async () => {
    const [, example = ''] = /```yaml\n(name:[\s\S]*?)```/.exec(await readFile(join(ROOT, 'README.md'), 'utf8')) ?? [];
    expect(await runWorkflow(configured(example), 'workflow_dispatch')).toMatchObject({ exitCode: 0 });
    expect(lab.requests.some(({ path, status }) => path === '/StructureDefinition' && status === 200)).toBe(true);
  });

  /** Calls one of the reusable workflows, and stores its outputs in $RESULTS/outputs. */
  function caller(workflow: string, inputs: string): string {
    return `on: push
jobs:
  check:
    uses: ./.github/workflows/${workflow}
    with: ${inputs}
  after:
    needs: check
    if: always()
    runs-on: ubuntu-24.04
    steps:
      - run: echo "$OUTPUTS" > "$RESULTS/outputs"
        env: { OUTPUTS: '\${{ toJSON(needs.check.outputs) }}' }
`;
  }

  const verification = JSON.stringify({ endpoints: `${FHIR}\n${ARCHIVE}`, 'wait-seconds': 0, 'required-successes': 1 });
  const groups = [
    { name: 'records', endpoints: [FHIR] },
    { name: 'images', endpoints: [ARCHIVE], 'runs-on': 'ubuntu-latest' },
  ];
  const healthCheck = JSON.stringify({ inventory: JSON.stringify(groups) });

  test.each([
    ['verify-deployment.yml', verification, ['deployment-verification-1']],
    ['health-check.yml', healthCheck, ['health-1', 'health-group-images-1', 'health-group-records-1']],
  ])('runs %s to a pass, with its outputs and artifacts', async (workflow, inputs, artifacts) => {
    const run = await runWorkflow(caller(workflow, inputs), 'push');
    expect(run).toMatchObject({ exitCode: 0 });
    expect(Object.keys(run.artifacts).sort()).toEqual(artifacts);
    expect(JSON.parse(run.results['outputs'] ?? '{}')).toEqual({ status: 'pass', failure: '', 'failing-endpoints': '[]' });
  });

  // After a called workflow has failed, act runs no other job, so the outputs can't be read.
  test.each([
    ['verify-deployment.yml', verification, { 'deployment-verification-1': 'fail' }],
    ['health-check.yml', healthCheck, { 'health-1': 'fail', 'health-group-images-1': 'pass', 'health-group-records-1': 'fail' }],
  ])('runs %s to a failure, with its artifacts', async (workflow, inputs, statuses) => {
    lab.roles.revoke(IDS.principal, HOSTS.fhir);
    const run = await runWorkflow(caller(workflow, inputs), 'push');
    expect(run).toMatchObject({ exitCode: 1, log: expect.stringContaining(`failing-endpoints=${JSON.stringify([FHIR])}`) });
    const expected = Object.entries(statuses).map(([name, status]) => [name, expect.objectContaining({ status })]);
    expect(run.artifacts).toEqual(Object.fromEntries(expected));
  });

  test.each([
    ['after-azure-login.yml', 'workflow_dispatch'],
    ['deployment-verification.yml', 'push'],
    ['scheduled-health-check.yml', 'schedule'],
  ])('runs the example %s', async (name, event) => {
    const hosts = ['contoso-test.fhir.azurehealthcareapis.com', HOSTS.fhir];
    for (const host of hosts) {
      lab.service(host);
      lab.roles.grant(IDS.principal, host, 'FHIR Data Reader');
    }
    // The fake Azure CLI deploys nothing and prints the endpoints of the deployment.
    await mkdir(tools(), { recursive: true });
    await writeFile(join(tools(), 'az'), `#!/bin/sh\ncase "$*" in *show*) printf '${FHIR}\\n${ARCHIVE}\\n' ;; esac\n`, { mode: 0o755 });
    await mkdir(join(repository, 'testdata'), { recursive: true });
    const inventory = JSON.stringify([{ name: 'records', endpoints: [FHIR] }]);
    const text = configured(await readFile(join(ROOT, 'examples', name), 'utf8')).replace('for file in testdata/*.json', 'for file in');
    const run = await runWorkflow(text, event, { HEALTHCARE_INVENTORY: inventory, AZURE_RESOURCE_GROUP: 'clinic' });
    expect({ exitCode: run.exitCode, log: run.log.slice(-4000) }).toMatchObject({ exitCode: 0 });
    expect(lab.requests.some(({ host, path, status }) => hosts.includes(host) && path === '/StructureDefinition' && status === 200)).toBe(
      true,
    );
  });
});
