import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { parse } from 'yaml';
import { isRecord } from '../../../src/util/json.ts';
import { CLIENT_ID, codesOf, DICOM, FHIR, readGood } from '../support/inputs.ts';
import { noteText } from '../support/read.ts';

describe('a step with only the required inputs', () => {
  const { request, errors: mistakes } = readGood({});

  test('is valid', () => expect(mistakes).toEqual([]));

  test('has the documented defaults', () => {
    expect(request).toMatchObject({
      cloud: { name: 'azurecloud' },
      audiences: ['https://dicom.healthcareapis.azure.com'],
      targets: [],
      smokeTest: true,
      expectations: [],
      limits: { timeoutMs: 10_000, waitMs: 0, requiredSuccesses: 1 },
      maxLatencyMs: undefined,
      failOn: 'fail',
      outputToken: true,
      summary: true,
      reportPaths: new Map(),
      githubToken: undefined,
      deploymentId: undefined,
      incidentIssue: undefined,
      proxies: { https: undefined, http: undefined, bypass: [] },
      notices: [],
    });
  });

  test('has the same values as with the defaults of action.yml', () => {
    const action: unknown = parse(readFileSync('action.yml', 'utf8'));
    const inputs = isRecord(action) && isRecord(action['inputs']) ? action['inputs'] : {};
    const defaults = Object.entries(inputs).flatMap(([name, input]) => {
      const value = isRecord(input) ? input['default'] : undefined;
      return typeof value === 'string' && !value.startsWith('${{') ? [[name, value] as const] : [];
    });
    expect(defaults.length).toBeGreaterThan(5);
    expect(readGood(Object.fromEntries(defaults)).request).toEqual(readGood({}).request);
  });
});

describe('the format of values', () => {
  test('allows surrounding whitespace', () => {
    expect(readGood({ audience: ' \t deid \r\n', 'fail-on': ' warn ', 'wait-seconds': ' 5\n', summary: ' false ' }).request).toMatchObject({
      audiences: ['https://deid.azure.com'],
      failOn: 'warn',
      limits: { waitMs: 5000 },
      summary: false,
    });
  });

  test('treats an empty value as not set', () => {
    const names = 'endpoint service credential environment oidc-audience output-token smoke-test expect wait-seconds required-successes';
    const more =
      'timeout-seconds max-latency-ms trusted-hosts fail-on summary report-path junit-path github-token deployment-id incident-issue';
    const empty = Object.fromEntries(`${names} ${more}`.split(' ').map((name, index) => [name, index % 2 === 0 ? '' : ' \n ']));
    expect(readGood({ audience: 'dicom', ...empty }).request).toEqual(readGood({}).request);
  });

  test.each(['true', 'True', 'TRUE', 'false', 'False', 'FALSE'])('%s is a boolean', (value) => {
    const on = value.toLowerCase() === 'true';
    const { request } = readGood({ 'output-token': value, 'smoke-test': value, summary: value });
    expect(request).toMatchObject({ outputToken: on, smokeTest: on, summary: on });
  });

  test.each(['yes', 'no', 'on', 'off', '1', '0', 'tRUE', 'true,', '"true"'])('%s is not a boolean of YAML 1.2', (value) => {
    const read = readGood({ 'output-token': value, 'smoke-test': value, summary: value });
    expect(codesOf(read)).toEqual(Array(3).fill('input-invalid'));
  });
});

describe('numbers', () => {
  test.each([
    ['wait-seconds', '0', { limits: { waitMs: 0 } }],
    ['wait-seconds', '3600', { limits: { waitMs: 3_600_000 } }],
    ['wait-seconds', '007', { limits: { waitMs: 7000 } }],
    ['timeout-seconds', '1', { limits: { timeoutMs: 1000 } }],
    ['timeout-seconds', '300', { limits: { timeoutMs: 300_000 } }],
    ['required-successes', '1', { limits: { requiredSuccesses: 1 } }],
    ['max-latency-ms', '1', { maxLatencyMs: 1 }],
    ['max-latency-ms', '600000', { maxLatencyMs: 600_000 }],
    ['deployment-id', '9007199254740991', { deploymentId: Number.MAX_SAFE_INTEGER }],
  ])('%s: %s', (name, value, expected) => {
    const { request, errors: mistakes } = readGood({ endpoint: FHIR, 'github-token': 'x', [name]: value });
    expect(mistakes).toEqual([]);
    expect(request).toMatchObject(expected);
  });

  test.each([
    ['wait-seconds', '3601'],
    ['wait-seconds', '-1'],
    ['wait-seconds', '1.5'],
    ['wait-seconds', '1e3'],
    ['wait-seconds', '٣'],
    ['timeout-seconds', '0'],
    ['timeout-seconds', '301'],
    ['timeout-seconds', '1'.repeat(400)],
    ['required-successes', '0'],
    ['required-successes', '101'],
    ['max-latency-ms', '0'],
    ['max-latency-ms', '600001'],
    ['deployment-id', '0'],
    ['deployment-id', '9007199254740992'],
  ])('%s: %s is rejected', (name, value) => {
    const read = readGood({ 'github-token': 'x', [name]: value });
    expect(codesOf(read)).toEqual(['input-invalid']);
    expect(read.errors[0]?.what).toContain(name);
  });

  test.each([
    ['2', '5', []],
    ['2', '4', ['input-invalid']],
    ['3', '10', []],
    ['3', '9', ['input-invalid']],
    ['2', '', ['input-invalid']],
    ['2', 'ten', ['input-invalid']],
  ])('%s required successes are checked against wait-seconds %j', (successes, wait, codes) => {
    expect(codesOf(readGood({ 'required-successes': successes, 'wait-seconds': wait }))).toEqual(codes);
  });
});

describe('values from a list', () => {
  test.each(['fail', 'WARN', 'Never'])('fail-on: %s', (value) =>
    expect(readGood({ 'fail-on': value }).request.failOn).toBe(value.toLowerCase()),
  );
});

describe('expect', () => {
  const expectations = (lines: string) => readGood({ endpoint: FHIR, expect: lines });

  test('has lines with a name and a value', () => {
    const lines =
      'fhir-version: R4\n\n  resource :Patient  \r\nOperation: $export\nprofile: http://x.example/p|6.1.0\ninstantiates: http://x.example/a:b\n';
    const { request, errors } = expectations(lines);
    expect(errors).toEqual([]);
    expect(request.expectations).toEqual([
      { name: 'fhir-version', value: 'R4' },
      { name: 'resource', value: 'Patient' },
      { name: 'operation', value: '$export' },
      { name: 'profile', value: 'http://x.example/p|6.1.0' },
      { name: 'instantiates', value: 'http://x.example/a:b' },
    ]);
  });

  test.each([
    ['operations: $export', 'use operation as the name'],
    ['instantiate: http://x.example', 'use instantiates as the name'],
  ])('suggests only a known name for %s, whose value might be a secret', (line, instead) =>
    expect(expectations(line).errors).toMatchObject([{ code: 'input-invalid', next: expect.stringContaining(instead) }]),
  );

  test.each(['Patient', ':', 'resource:', ': Patient', 'resource = Patient', 'fhir version: R4'])(
    'rejects a line without a name and a value: %j',
    (line) => {
      expect(codesOf(expectations(line))).toEqual(['input-invalid']);
    },
  );

  test.each([
    ['no endpoint at all', {}],
    ['no endpoint whose service supports the name', { endpoint: DICOM }],
  ])('rejects a line without an effect: %s', (_, inputs) => {
    expect(codesOf(readGood({ ...inputs, expect: 'resource: Patient' }))).toEqual(['input-invalid']);
  });

  test('causes a warning without a smoke test', () => {
    const { request, errors: mistakes } = readGood({ endpoint: FHIR, expect: 'resource: Patient', 'smoke-test': 'false' });
    expect(mistakes).toEqual([]);
    expect(request.notices.map(noteText)).toEqual(['warning: The expect input has no effect, because smoke-test is false.']);
    expect(readGood({ endpoint: FHIR, 'smoke-test': 'false' }).request.notices).toEqual([]);
  });

  test('accepts a name that one endpoint supports', () =>
    expect(codesOf(readGood({ endpoint: `${DICOM}\n${FHIR}`, expect: 'resource: Patient' }))).toEqual([]));
});

describe('report paths', () => {
  test.each([
    ['r.json', {}, 'is outside the workspace and RUNNER_TEMP'],
    ['r.json', { GITHUB_WORKSPACE: undefined }, 'is relative to the workspace, but GITHUB_WORKSPACE is not set'],
    ['a/b/r.json', { GITHUB_WORKSPACE: '' }, 'is relative to the workspace, but GITHUB_WORKSPACE is not set'],
    ['/r.json', { GITHUB_WORKSPACE: undefined }, 'is outside the workspace and RUNNER_TEMP'],
  ])('describe why %s is not allowed with %j', (path, env, problem) => {
    const step = { env, prepareFile: () => 'is outside the workspace and RUNNER_TEMP' } as const;
    const { errors, request } = readGood({ 'report-path': path }, step);
    expect(errors).toMatchObject([{ what: `report-path ${problem}.` }]);
    expect([...request.reportPaths]).toEqual([]);
  });

  test('are relative to the workspace', () => {
    const prepared: string[] = [];
    const prepareFile = (path: string, roots: readonly string[]): undefined => {
      prepared.push(`${path} in ${roots.join(' or ')}`);
      return undefined;
    };
    readGood({}, { prepareFile });
    const { request, errors } = readGood({ 'report-path': 'out/report.json', 'junit-path': '/runner/temp/junit.xml' }, { prepareFile });
    expect(errors).toEqual([]);
    const paths = [resolve('/workspace/out/report.json'), resolve('/runner/temp/junit.xml')];
    expect([...request.reportPaths.values()]).toEqual(paths);
    expect(prepared).toEqual(paths.map((path) => `${path} in /workspace or /runner/temp`));
  });

  test.each([
    ['report.json', 'report.json'],
    ['report.json', './out/../report.json'],
    ['report.json', '/workspace/report.json'],
    ['out', 'out/junit.xml'],
    ['out/report.json', './out'],
  ])('must be different files: %s and %s', (report, junit) => {
    expect(codesOf(readGood({ 'report-path': report, 'junit-path': junit }))).toEqual(['input-invalid']);
  });
});

describe('reports to GitHub', () => {
  test('require a token', () => {
    expect(
      readGood({ endpoint: FHIR, 'github-token': 'gh', 'deployment-id': '9007199254', 'incident-issue': 'prod FHIR/eu_1.a-b' }).request,
    ).toMatchObject({ githubToken: 'gh', deploymentId: 9_007_199_254, incidentIssue: 'prod FHIR/eu_1.a-b' });
    expect(codesOf(readGood({ endpoint: FHIR, 'deployment-id': '1' }))).toEqual(['input-invalid']);
    expect(codesOf(readGood({ endpoint: FHIR, 'incident-issue': 'prod' }))).toEqual(['input-invalid']);
    expect(codesOf(readGood({ 'github-token': 'gh' }))).toEqual([]);
  });

  test.each([
    ['a single letter', 'a', true],
    ['80 characters', 'a'.repeat(80), true],
    ['81 characters', 'a'.repeat(81), false],
    ['a newline', 'a\nb', false],
    ['a mention', '@octocat', false],
    ['the end of an HTML comment', 'a-->b', false],
    ['a leading dot', '.a', false],
    ['another script', 'прод', false],
  ])('check the incident key: %s', (_, key, good) => {
    expect(codesOf(readGood({ endpoint: FHIR, 'github-token': 'gh', 'incident-issue': key }))).toEqual(good ? [] : ['input-invalid']);
  });
});

describe('the run', () => {
  test('is read from the variables of the runner', () => {
    expect(readGood({}).request.run).toEqual({
      onGitHub: true,
      repository: 'contoso/clinical-platform',
      workflow: 'verify',
      runId: '123456789',
      runAttempt: '2',
      eventName: 'push',
      actor: 'octocat',
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      ref: '',
      refProtected: false,
      repositoryId: '',
      repositoryOwnerId: '',
      defaultBranch: undefined,
      visibility: undefined,
      fromPullRequest: false,
      fork: false,
      links: { run: 'https://github.com/contoso/clinical-platform/actions/runs/123456789/attempts/2' },
      docs: undefined,
      outputFile: true,
    });
  });

  test.each([
    ['not on GitHub', { GITHUB_ACTIONS: undefined }, { onGitHub: false }],
    ['another CI system that sets GITHUB_ACTIONS', { GITHUB_ACTIONS: 'yes' }, { onGitHub: false }],
    ['act, which sets GITHUB_ACTIONS and ACT', { ACT: 'true' }, { onGitHub: false }],
    [
      'an action from another repository, with a link to its documentation',
      { GITHUB_ACTION_REPOSITORY: 'contoso/azure-healthcare-token', GITHUB_ACTION_REF: 'v1.2.3' },
      { docs: 'https://github.com/contoso/azure-healthcare-token/blob/v1.2.3/docs/troubleshooting.md' },
    ],
    [
      'an action on GitHub Enterprise, which can be on the server or on github.com',
      { GITHUB_SERVER_URL: 'https://git.contoso.example', GITHUB_ACTION_REPOSITORY: 'a/b', GITHUB_ACTION_REF: 'main' },
      { docs: undefined },
    ],
    ['an invalid ref', { GITHUB_ACTION_REPOSITORY: 'a/b', GITHUB_ACTION_REF: 'v1](https://x.example)' }, { docs: undefined }],
    ['an action without a ref', { GITHUB_ACTION_REPOSITORY: 'a/b' }, { docs: undefined }],
    [
      'GitHub Enterprise Server',
      { GITHUB_SERVER_URL: 'https://git.contoso.example', GITHUB_API_URL: 'https://git.contoso.example/api/v3' },
      { serverUrl: 'https://git.contoso.example', apiUrl: 'https://git.contoso.example/api/v3' },
    ],
    ['an older server without attempts', { GITHUB_RUN_ATTEMPT: undefined }, { runAttempt: '1' }],
  ] as const)('%s', (_, env, run) => expect(readGood({}, { env }).request.run).toMatchObject(run));

  const sha = '0123456789abcdef0123456789abcdef01234567';
  const workflow = 'contoso/clinical-platform/.github/workflows/health.yml@refs/heads/main';
  const page = 'https://github.com/contoso/clinical-platform';
  test.each([
    [
      { GITHUB_SHA: sha, GITHUB_WORKFLOW_REF: workflow },
      {
        run: `${page}/actions/runs/123456789/attempts/2`,
        commit: `${page}/commit/${sha}`,
        workflow: `${page}/blob/${sha}/.github/workflows/health.yml`,
      },
    ],
    [{ GITHUB_SERVER_URL: 'javascript:alert(1)//', GITHUB_SHA: sha, GITHUB_WORKFLOW_REF: workflow }, {}],
    [{ GITHUB_SERVER_URL: 'https://github.com"><img src=x>' }, {}],
    [{ GITHUB_REPOSITORY: 'x', GITHUB_SHA: sha }, {}],
    [{ GITHUB_SHA: '"><img>', GITHUB_RUN_ID: '-', GITHUB_WORKFLOW_REF: workflow }, {}],
    [{ GITHUB_SHA: sha, GITHUB_RUN_ATTEMPT: 'x', GITHUB_WORKFLOW_REF: 'elsewhere/w.yml' }, { commit: `${page}/commit/${sha}` }],
  ])('has only valid links: %j', (env, links) => expect(readGood({}, { env }).request.run.links).toEqual(links));

  const base = { repo: { full_name: 'contoso/clinic' } };
  const fork = { pull_request: { base, head: { repo: { full_name: 'octocat/clinic' } } } };
  test.each([
    ["a fork's pull request", 'pull_request', fork, true],
    ["a fork's pull request with the code of the base", 'pull_request_target', fork, true],
    ['a pull request within the repository', 'pull_request', { pull_request: { base, head: base } }, false],
    ['a pull request within a fork', 'pull_request', { pull_request: { base, head: { repo: { full_name: 'Contoso/clinic' } } } }, false],
    ['a deleted fork', 'pull_request', { pull_request: { base, head: { repo: null } } }, true],
    ['another event with a pull request payload', 'push', fork, false],
    ['no payload', 'pull_request', undefined, false],
    ['an unexpected payload', 'pull_request', [{ pull_request: 'x' }], false],
  ])('is from a fork or not, for %s', (_, eventName, event, expected) => {
    expect(readGood({}, { env: { GITHUB_EVENT_NAME: eventName }, event }).request.run.fork).toBe(expected);
  });

  test.each<readonly [string, object, boolean]>([
    ['push', {}, false],
    ['schedule', {}, false],
    ['pull_request_review', {}, true],
    ['issue_comment', {}, true],
    ['merge_group', {}, true],
    ['workflow_run', { workflow_run: { pull_requests: [{ number: 7 }] } }, true],
    ['workflow_run', { workflow_run: { pull_requests: [], event: 'pull_request' } }, true],
    ['workflow_run', { workflow_run: { pull_requests: [], event: 'push' } }, false],
    ['check_suite', { check_suite: { pull_requests: [{ number: 7 }] } }, true],
    ['check_run', { check_run: { check_suite: { pull_requests: [{ number: 7 }] } } }, true],
    ['deployment_status', { workflow_run: { pull_requests: [{ number: 7 }] } }, true],
    ['deployment_status', { check_run: { pull_requests: [] } }, false],
    ['Pull_Request', {}, true],
    ['status', { branches: [] }, true],
    ['status', { branches: [{ name: 'feature' }], repository: { default_branch: 'main' } }, true],
    ['status', { branches: [{ name: 'feature' }, { name: 'main' }], repository: { default_branch: 'main' } }, false],
    ['workflow_run', { workflow_run: { event: 'issue_comment' } }, true],
    ['workflow_run', { workflow_run: { event: 'workflow_run' } }, true],
    ['workflow_run', { workflow_run: { event: 'push', head_repository: { full_name: 'stranger/clinic' } } }, true],
    ['check_suite', { check_suite: { head_branch: null } }, true],
    ['check_run', { check_run: { check_suite: { head_branch: null } } }, true],
    ['deployment_status', { deployment: { ref: 'refs/pull/7/merge' } }, true],
    ['deployment_status', { deployment: { ref: 'gh-readonly-queue/main/pr-7-0a1b' } }, true],
    ['workflow_run', { workflow_run: { event: 'push', head_branch: 'gh-readonly-queue/main/pr-7-0a1b' } }, true],
    ['workflow_run', { workflow_run: { event: 'push', head_branch: 'main' } }, false],
    ['check_run', { check_run: { check_suite: { head_branch: 'gh-readonly-queue/main/pr-7-0a1b' } } }, true],
  ])('%s with %j was started by a pull request: %s', (eventName, event, expected) => {
    expect(readGood({}, { env: { GITHUB_EVENT_NAME: eventName }, event }).request.run.fromPullRequest).toBe(expected);
  });

  test.each(['refs/pull/7/merge', 'refs/heads/gh-readonly-queue/main/pr-7-0a1b'])('%s shows the origin of the run for any event', (ref) =>
    expect(readGood({}, { env: { GITHUB_REF: ref } }).request.run.fromPullRequest).toBe(true),
  );

  test.each([
    [{ repository: { default_branch: 'main', visibility: 'internal', private: true } }, { defaultBranch: 'main', visibility: 'internal' }],
    [{ repository: { private: true } }, { defaultBranch: undefined, visibility: 'private' }],
    [{ repository: { private: false } }, { visibility: 'public' }],
    [{ repository: { visibility: 'hidden' } }, { visibility: undefined }],
    [undefined, { defaultBranch: undefined, visibility: undefined }],
  ])('the repository of %j', (event, expected) => expect(readGood({}, { event }).request.run).toMatchObject(expected));

  test('an input error is reported to GitHub if the inputs for GitHub are valid', () => {
    const gitHub = { 'github-token': 'gh', 'incident-issue': 'prod' };
    const canTell = (inputs: Readonly<Record<string, string>>, env = {}): boolean => readGood(inputs, { env }).canReportToGitHub;
    expect(canTell({ ...gitHub, endpoint: 'nonsense' })).toBe(true);
    expect(canTell({ ...gitHub, endpoint: FHIR, 'smoke-test': 'false' })).toBe(true);
    expect(canTell({ ...gitHub, endpoint: 'nonsense', 'deployment-id': 'x' })).toBe(false);
    expect(canTell({ 'incident-issue': 'prod', endpoint: FHIR })).toBe(false);
    expect(canTell({ ...gitHub, endpoint: FHIR }, { GITHUB_API_URL: 'http://api.example' })).toBe(false);
    expect(canTell({ ...gitHub, endpoint: FHIR }, { HTTPS_PROXY: 'http://user:pw@' })).toBe(false);
  });

  test.each([undefined, ' '])('no request is sent with GITHUB_OUTPUT: %j, because the log would show the token', (GITHUB_OUTPUT) =>
    expect(codesOf(readGood({}, { env: { GITHUB_OUTPUT } }))).toEqual(['no-output-file']),
  );

  test.each([
    ['on GitHub', {}, ['no-output-file']],
    ['outside GitHub', { GITHUB_ACTIONS: undefined }, []],
    ['in act', { ACT: 'true' }, []],
  ])('a step that only checks access requires the output file: %s', (_, env, codes) =>
    expect(codesOf(readGood({ 'output-token': 'false' }, { env: { ...env, GITHUB_OUTPUT: undefined } }))).toEqual(codes),
  );
});

test.each(['\n', '\r\n'])('a line may have 4,096 characters before %j', (end) => {
  const over = (input: string, length: number): boolean =>
    JSON.stringify(readGood({ [input]: `${'x'.repeat(length)}${end}dicom` }).errors).includes('longer than 4,096 characters');
  expect(['audience', 'trusted-hosts'].map((input) => [over(input, 4096), over(input, 4097)])).toEqual([
    [false, true],
    [false, true],
  ]);
});

describe('proxies', () => {
  test('are read from the environment', () => {
    const { proxies } = readGood({}, { env: { HTTPS_PROXY: 'http://proxy.example:8080', NO_PROXY: 'a.example, B.example' } }).request;
    expect(proxies).toEqual({ https: new URL('http://proxy.example:8080/'), http: undefined, bypass: ['a.example', 'b.example'] });
  });

  test.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'])(
    'an unreadable %s is named without its value, which may contain a password',
    (variable) => {
      const read = readGood({}, { env: { [variable]: 'http://user:s3cr3t-word@' } });
      expect(codesOf(read)).toEqual(['input-invalid']);
      expect(JSON.stringify(read)).not.toContain('s3cr3t-word');
      expect(read.errors[0]?.what).toContain(variable);
    },
  );

  test('a variable that is too long is rejected before it is parsed', () => {
    const { errors } = readGood({}, { env: { HTTPS_PROXY: `http://${'x'.repeat(5000)}` } });
    expect(errors.map(({ what }) => what)).toEqual([expect.stringMatching(/^HTTPS_PROXY contains a line longer than 4,096 characters/)]);
  });
});

test.each([
  ['report-path', 'a\nb.json', 'contains a line break'],
  ['report-path', 'a\u200bb.json', 'contains an invisible character'],
  ['report-path', '"report.json"', 'begins or ends with a quotation mark'],
  ['junit-path', 'reports/', 'ends with a slash, so it is the path of a folder'],
  ['report-path', 'file:///tmp/health.json', 'is a URL instead of a path'],
  ['junit-path', 'FILE:/junit.xml', 'is a URL instead of a path'],
  ['report-path', 'https://contoso.example/health.json', 'is a URL instead of a path'],
  ['report-path', 'reports/.', 'is the path of a folder'],
  ['report-path', '..', 'is the path of a folder'],
  ['junit-path', 'reports/old/..', 'is the path of a folder'],
  ['junit-path', '${{ runner.temp }}/junit.xml', 'contains an expression that is not evaluated'],
  ['github-token', 'two words', 'contains a space or another character'],
  ['application-insights', 'InstrumentationKey=x\nIngestionEndpoint=y', 'contains 2 lines'],
  ['application-insights', `InstrumentationKey=${CLIENT_ID};\nLocation=westeurope`, 'contains 2 lines'],
])('%s: %j %s', (input, value, problem) => {
  const reports = input === 'github-token' ? { 'incident-issue': 'prod' } : {};
  const { errors } = readGood({ endpoint: FHIR, ...reports, [input]: value });
  expect(errors.map(({ code, what }) => [code, what.includes(problem)])).toEqual([['input-invalid', true]]);
});

(sep === '/' ? test.each : test.skip.each)([
  ['C:/reports/report.json', 'contains a drive letter'],
  ['reports\\report.json', 'contains a backslash'],
])('report-path: %j %s', (value, problem) => expect(readGood({ 'report-path': value }).errors[0]?.what).toContain(problem));
