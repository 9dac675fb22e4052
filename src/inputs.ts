/** The only reader of inputs and environment. Everything is read and checked here, together, before anything is sent. */
import { basename, resolve } from 'node:path';
import leven from 'leven';
import { shown } from './azure/audiences.ts';
import { isRecord } from './azure/shape.ts';
import { failure, type Failure } from './failures/failure.ts';
import { noOutputFile } from './failures/github.ts';
import { Reader, type Environment } from './inputs/reader.ts';
import { readCloud, readSignIn } from './inputs/sign-in.ts';
import { readTargets } from './inputs/targets.ts';
import { BETWEEN_PASSES_MS } from './patience.ts';
import type { Expectation, Note, Request, Run, Target } from './request.ts';
import { SERVICES } from './azure/services/index.ts';
import { readProxies, type Proxies } from './wire/proxies.ts';

/** Makes the folder of a report and says whether the file can be written; the one effect of reading. */
export type PrepareFile = (path: string, roots: readonly string[]) => 'ready' | 'outside' | 'unwritable';

/** What was read. With mistakes, the request holds what could be read beside them: enough to report, nothing to send. */
export interface Inputs {
  readonly request: Request;
  readonly mistakes: readonly Failure[];
}

/**
 * Reads all inputs.
 *
 * @param env the environment: `INPUT_*` and what the runner sets.
 * @param prepareFile checks where reports are to go.
 * @param readEvent gives the payload of the event that started the run.
 * @returns the request, and every mistake that was found.
 */
export function readInputs(env: Environment, prepareFile: PrepareFile, readEvent: ReadEvent): Inputs {
  const reader = new Reader(env);
  const notes: Note[] = [];
  const cloud = readCloud(reader);
  const run = readRun(reader, readEvent);
  const signIn = readSignIn(reader, cloud, run, notes);
  const { audiences, targets } = readTargets(reader, cloud, notes);
  const waitMs = reader.whole('wait-seconds', 0, 3600, 0) * 1000;
  const requiredSuccesses = reader.whole('required-successes', 1, 100, 1);
  if (requiredSuccesses > 1 && waitMs < (requiredSuccesses - 1) * BETWEEN_PASSES_MS) {
    const seconds = String(((requiredSuccesses - 1) * BETWEEN_PASSES_MS) / 1000);
    reader.wrong(
      'required-successes',
      String(requiredSuccesses),
      `1, or more with time for it: ${String(requiredSuccesses)} successes 5 s apart need wait-seconds: ${seconds} at least`,
    );
  }
  const smokeTest = reader.boolean('smoke-test', true);
  const request: Request = {
    signIn,
    cloud,
    audiences,
    targets,
    smokeTest,
    expectations: readExpectations(reader, targets),
    patience: { timeoutMs: reader.whole('timeout-seconds', 1, 300, 10) * 1000, waitMs, requiredSuccesses },
    maxLatencyMs: reader.whole('max-latency-ms', 1, 600_000, undefined),
    failOn: reader.word('fail-on', ['fail', 'warn', 'never'], 'fail'),
    outputToken: reader.boolean('output-token', true),
    summary: reader.boolean('summary', true),
    ...readReportPaths(reader, prepareFile),
    ...readGitHub(reader),
    proxies: readProxySettings(reader, env),
    run,
    notes,
  };
  const mistakes = reader.mistakes.map(({ kind, facts }) => failure(kind, facts));
  // Without its file for outputs the toolkit would print them, the token among them.
  return {
    request,
    mistakes:
      run.outputFile || !request.outputToken
        ? mistakes
        : [...mistakes, failure(noOutputFile, { run, httpStatus: undefined, fork: run.fork })],
  };
}

/** Lines of `name: value`. A name must be known to the service of at least one endpoint: elsewhere it would silently check nothing. */
function readExpectations(reader: Reader, targets: readonly Target[]): Expectation[] {
  const input = 'expect';
  const everyName = Object.values(SERVICES).flatMap(({ expectations }) => Object.keys(expectations?.checks ?? {}));
  return reader.lines(input).flatMap((line) => {
    const [, name, value] = /^([A-Za-z-]+)\s*:\s*(\S.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) {
      reader.wrong(input, line, 'lines of `name: value`');
      return [];
    }
    const known = everyName.find((candidate) => candidate === name.toLowerCase());
    if (known === undefined) {
      const nearest = everyName.toSorted((one, other) => leven(name, one) - leven(name, other))[0];
      reader.wrong(
        input,
        line,
        `one of ${everyName.map((candidate) => `\`${candidate}\``).join(', ')}`,
        `${nearest ?? name}: ${shown(value)}`,
      );
      return [];
    }
    // Endpoints that could not be read are a mistake already, and may well know it.
    const judged = targets.length > 0 || reader.lines('endpoint').length === 0;
    if (judged && !targets.some(({ service }) => service.expectations !== undefined && known in service.expectations.checks)) {
      reader.wrong(input, line, 'an expectation that the service of at least one endpoint knows');
    }
    return [{ name: known, value }];
  });
}

function readReportPaths(reader: Reader, prepareFile: PrepareFile): Pick<Request, 'reportPath' | 'junitPath'> {
  const workspace = reader.variable('GITHUB_WORKSPACE');
  const roots = [workspace, reader.variable('RUNNER_TEMP')].filter((root) => root !== undefined);
  const read = (input: string): string | undefined => {
    const given = reader.text(input);
    if (given === undefined) return undefined;
    const path = resolve(workspace ?? '.', given);
    const allowed = {
      ready: undefined,
      outside: 'a file inside the workspace or RUNNER_TEMP',
      unwritable: 'a file that this job can write',
    }[prepareFile(path, roots)];
    if (allowed === undefined) return path;
    const name = basename(given);
    reader.wrong(input, given, allowed, /^\w[\w.-]{0,99}$/.test(name) ? `\${{runner.temp}}/${name}` : undefined);
    return undefined;
  };
  const reportPath = read('report-path');
  const junitPath = read('junit-path');
  if (reportPath !== undefined && reportPath === junitPath) reader.wrong('junit-path', junitPath, 'another file than `report-path`');
  return { reportPath, junitPath };
}

function readGitHub(reader: Reader): Pick<Request, 'githubToken' | 'deploymentId' | 'incidentIssue'> {
  const githubToken = reader.text('github-token');
  const deploymentId = reader.whole('deployment-id', 1, Number.MAX_SAFE_INTEGER, undefined);
  const incidentIssue = reader.text('incident-issue');
  if (incidentIssue !== undefined && !/^[A-Za-z0-9][A-Za-z0-9 ._/-]{0,79}$/.test(incidentIssue)) {
    reader.wrong('incident-issue', incidentIssue, 'a key of up to 80 letters, digits, spaces and `._/-`');
  }
  if (githubToken === undefined && (deploymentId !== undefined || incidentIssue !== undefined)) {
    reader.wrong('github-token', '', "a token for `deployment-id` and `incident-issue`: leave the input out for the job's own");
  }
  return { githubToken, deploymentId, incidentIssue };
}

function readProxySettings(reader: Reader, env: Environment): Proxies {
  const proxies = readProxies(env);
  if (!('variable' in proxies)) return proxies;
  reader.wrong(proxies.variable, '(not shown: it may hold a password)', 'the http:// or https:// URL of a proxy');
  return { https: undefined, http: undefined, bypass: [] };
}

/** The payload of an event, of any shape. */
export type ReadEvent = (path: string | undefined) => unknown;

/** Whether an event's payload says that its pull request comes from a fork (GHD: webhook payloads, pull_request). */
function isOfFork(payload: unknown): boolean {
  const head = isRecord(payload) && isRecord(payload['pull_request']) ? payload['pull_request']['head'] : undefined;
  return isRecord(head) && isRecord(head['repo']) && head['repo']['fork'] === true;
}

/** The runner names the repository and ref of the action that it runs, but for one of the workflow's own repository (`uses: ./`). */
function docsOf(reader: Reader): string {
  const page = 'docs/troubleshooting.md';
  const [repository, ref, server] = ['GITHUB_ACTION_REPOSITORY', 'GITHUB_ACTION_REF', 'GITHUB_SERVER_URL'].map((name) =>
    reader.variable(name),
  );
  const known = /^[\w.-]+\/[\w.-]+$/.test(repository ?? '') && /^[\w./-]+$/.test(ref ?? '');
  return known ? `${server ?? 'https://github.com'}/${repository ?? ''}/blob/${ref ?? ''}/${page}` : page;
}

function readRun(reader: Reader, readEvent: ReadEvent): Run {
  const variable = (name: string, otherwise = ''): string => reader.variable(name) ?? otherwise;
  const eventName = variable('GITHUB_EVENT_NAME');
  return {
    // act says that it is GitHub, and that it is act.
    onGitHub: reader.variable('GITHUB_ACTIONS') === 'true' && reader.variable('ACT') === undefined,
    repository: variable('GITHUB_REPOSITORY'),
    workflow: variable('GITHUB_WORKFLOW'),
    job: variable('GITHUB_JOB'),
    runId: variable('GITHUB_RUN_ID'),
    runAttempt: variable('GITHUB_RUN_ATTEMPT', '1'),
    eventName,
    actor: variable('GITHUB_ACTOR'),
    serverUrl: variable('GITHUB_SERVER_URL', 'https://github.com'),
    apiUrl: variable('GITHUB_API_URL', 'https://api.github.com'),
    eventPath: reader.variable('GITHUB_EVENT_PATH'),
    fork: eventName.startsWith('pull_request') && isOfFork(readEvent(reader.variable('GITHUB_EVENT_PATH'))),
    stepDebug: reader.variable('RUNNER_DEBUG') === '1',
    docs: docsOf(reader),
    outputFile: reader.variable('GITHUB_OUTPUT') !== undefined,
  };
}
