/** The only reader of inputs and environment. Everything is read and checked here, together, before anything is sent. */
import type { Failure } from '../model/failure.ts';
import { basename, resolve } from 'node:path';
import { choices, redactForLog } from '../azure/parse-result.ts';
import { SERVICES } from '../azure/services/index.ts';
import { createFailure } from '../failures/define.ts';
import { noOutputFile } from '../failures/reporting.ts';
import { nearest, Reader, type Environment } from './reader.ts';
import { readRun, type ReadEvent } from './run-context.ts';
import { readCloud, readSignIn } from './sign-in.ts';
import { readTargets } from './targets.ts';
import { BETWEEN_PASSES_MS } from '../util/retry.ts';
import type { Expectation, Note, Limits, Request, Target } from '../model/request.ts';
import { readProxies, type Proxies } from '../http/proxy.ts';

/** Makes the folder of a report and says whether the file can be written; the one effect of reading. */
export type PrepareFile = (path: string, roots: readonly string[]) => 'ready' | 'outside' | 'unwritable';

/** What was read. With mistakes, the request holds what could be read beside them: enough to report, nothing to send. */
export interface Inputs {
  readonly request: Request;
  readonly errors: readonly Failure[];
  /** True if `github-token`, `deployment-id` and `incident-issue` are valid, so GitHub can get the failure of other inputs. */
  readonly canReportToGitHub: boolean;
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
  const smokeTest = reader.boolean('smoke-test', true);
  const request: Request = {
    signIn,
    cloud,
    audiences,
    targets,
    smokeTest,
    limits: readPatience(reader),
    expectations: readExpectations(reader, targets, smokeTest, notes),
    access: [],
    anonymousStatus: undefined,
    checkUnsignedToken: true,
    applicationInsights: undefined,
    maxLatencyMs: reader.whole('max-latency-ms', 1, 600_000, undefined),
    failOn: reader.word('fail-on', ['fail', 'warn', 'never'], 'fail'),
    outputToken: reader.boolean('output-token', true),
    summary: reader.boolean('summary', true),
    reportPaths: readReportPaths(reader, prepareFile),
    ...readGitHub(reader),
    proxies: readProxySettings(reader, env),
    run,
    notices: notes,
  };
  const mistakes = reader.mistakes.map(({ kind, facts }) => createFailure(kind, facts));
  // Without its file for outputs the toolkit would print them, the token among them.
  return {
    request,
    canReportToGitHub: !['github-token', 'deployment-id', 'incident-issue'].some((input) => reader.isMistaken(input)),
    errors: run.outputFile || !request.outputToken ? mistakes : [...mistakes, createFailure(noOutputFile, { systemCode: undefined })],
  };
}

function readPatience(reader: Reader): Limits {
  const waitMs = reader.whole('wait-seconds', 0, 3600, 0) * 1000;
  const requiredSuccesses = reader.whole('required-successes', 1, 100, 1);
  const neededMs = (requiredSuccesses - 1) * BETWEEN_PASSES_MS;
  if (waitMs < neededMs && !reader.isMistaken('wait-seconds')) {
    const [successes, seconds] = [String(requiredSuccesses), String(neededMs / 1000)];
    reader.wrong(
      'required-successes',
      successes,
      `1, or more with time for it: ${successes} successes 5 s apart need wait-seconds: ${seconds} at least`,
    );
  }
  return { timeoutMs: reader.whole('timeout-seconds', 1, 300, 10) * 1000, waitMs, requiredSuccesses };
}

/** Lines of `name: value`. A name must be known to the service of at least one endpoint: elsewhere it would silently check nothing. */
function readExpectations(reader: Reader, targets: readonly Target[], smokeTest: boolean, notes: Note[]): Expectation[] {
  const input = 'expect';
  if (!smokeTest && reader.text(input) !== undefined)
    notes.push({ level: 'warning', text: 'expect: not checked, since smoke-test: false sends nothing to the endpoint.' });
  const everyName = Object.values(SERVICES).flatMap(({ expectations }) => Object.keys(expectations?.checks ?? {}));
  return reader.lines(input).flatMap((line) => {
    const [, name, value] = /^([A-Za-z-]+)\s*:\s*(\S.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) {
      reader.wrong(input, line, 'lines of `name: value`');
      return [];
    }
    const known = everyName.find((candidate) => candidate === name.toLowerCase());
    if (known === undefined) {
      reader.wrong(input, line, `one of ${choices(everyName)}`, `${nearest(name, everyName)}: ${redactForLog(value)}`);
      return [];
    }
    // Endpoints that could not be read are a mistake already, and may well know it.
    const checked = targets.some(({ service }) => service.expectations !== undefined && known in service.expectations.checks);
    if (!checked && !reader.isMistaken('endpoint'))
      reader.wrong(input, line, 'an expectation that the service of at least one endpoint knows');
    return [{ name: known, value }];
  });
}

/** Inputs that name a report file. report/files.ts has a writer for each. */
const REPORT_PATHS = ['report-path', 'junit-path'] as const;

/** Absolute paths of the reports that were asked for, by their inputs; no two are the same. */
function readReportPaths(reader: Reader, prepareFile: PrepareFile): Map<string, string> {
  const workspace = reader.variable('GITHUB_WORKSPACE');
  const roots = [workspace, reader.variable('RUNNER_TEMP')].filter((root) => root !== undefined);
  const inputs = new Map<string, string>();
  for (const input of REPORT_PATHS) {
    const given = reader.text(input);
    if (given === undefined) continue;
    const path = resolve(workspace ?? '.', given);
    const other = inputs.get(path);
    const allowed = {
      ready: other && `another file than \`${other}\``,
      outside: 'a file inside the workspace or RUNNER_TEMP',
      unwritable: 'a file that this job can write',
    }[prepareFile(path, roots)];
    const name = basename(given);
    if (allowed === undefined) inputs.set(path, input);
    else
      reader.wrong(input, given, allowed, other === undefined && /^\w[\w.-]{0,99}$/.test(name) ? `\${{runner.temp}}/${name}` : undefined);
  }
  return new Map([...inputs].map(([path, input]) => [input, path]));
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
