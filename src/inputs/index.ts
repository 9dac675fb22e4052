/** Reads and validates all inputs and environment variables before the action sends any request. */
import { readConnectionString } from '../azure/application-insights.ts';
import type { Cloud } from '../azure/clouds.ts';
import { type InputContext, withoutSecrets } from '../failures/contexts.ts';
import { readProxies, type Proxies } from '../http/proxy.ts';
import type { Request, Run, Target } from '../model/request.ts';
import { BETWEEN_PASSES_MS } from '../model/retry.ts';
import { readExpectations } from './expectations.ts';
import { Reader } from './reader.ts';
import { filePreparer, isPipe, readReportPaths, readRun, type prepareFile } from './runner.ts';
import { readCloud, readSignIn, requireHttps } from './sign-in.ts';
import { readTargets } from './targets.ts';
import { plural, warning, type Notice } from '../util/text.ts';
import { describeFlaws, inputError } from '../util/user-input.ts';

/** The valid inputs, and the errors for the invalid ones. If any input is invalid, the action sends nothing to Azure. */
export interface Inputs {
  readonly request: Request;
  readonly errors: readonly InputContext[];
  /** True if the step requires an output file but the runner does not provide one. */
  readonly missesOutputFile: boolean;
  /** True if the GitHub inputs and the proxy settings are valid, so the action can report errors in other inputs through the GitHub API. */
  readonly canReportToGitHub: boolean;
  /** True if the action can still write a report file. Call this right before writing the file. */
  readonly canWrite: (path: string) => boolean;
}

/** Inputs and variables that are required for sending reports to GitHub. */
const GITHUB_INPUTS = ['github-token', 'deployment-id', 'incident-issue', 'GITHUB_API_URL'];
const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
const EXTRA_CA = 'NODE_EXTRA_CA_CERTS';
/** Inputs that are invalid if the action does not check any endpoint. */
const RESULT_INPUTS = ['deployment-id', 'incident-issue', 'application-insights'];

const CERTIFICATES_ARE_VERIFIED =
  'NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect on this step, which always verifies certificates. Remove the variable, because it turns verification off in other programs. If the runner does not trust your own certificate authority, set NODE_EXTRA_CA_CERTS.';

/** Reads and validates all inputs. `prepareReport` creates folders for report files. `readEvent` returns the GitHub event payload. */
export function readInputs(env: NodeJS.ProcessEnv, prepareReport: typeof prepareFile, readEvent: Parameters<typeof readRun>[1]): Inputs {
  const reader = new Reader(env);
  const cloud = readCloud(reader);
  const run = readRun(reader, readEvent);
  const signIn = readSignIn(reader, cloud);
  const { audiences, targets } = readTargets(reader, cloud);
  const smokeTest = reader.boolean('smoke-test', true);
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') reader.notices.push(warning(CERTIFICATES_ARE_VERIFIED));
  const prepare = filePreparer(reader, prepareReport);
  const gitHub = readGitHub(reader, run);
  const request: Request = {
    signIn,
    cloud,
    audiences,
    targets,
    smokeTest,
    limits: readLimits(reader),
    ...readExpectations(reader, targets, smokeTest),
    applicationInsights: readApplicationInsights(reader, cloud),
    maxLatencyMs: reader.whole('max-latency-ms', 1, 600_000, undefined),
    failOn: reader.word('fail-on', ['fail', 'warn', 'never'], 'fail'),
    outputToken: reader.boolean('output-token', true),
    summary: reader.boolean('summary', true),
    reportPaths: readReportPaths(reader, prepare),
    ...gitHub,
    proxies: readProxySettings(reader, env),
    run,
    notices: combineNotices(reader.notices),
  };
  // Compute this before checkProbes rejects `deployment-id` or `incident-issue`, because that failure must still be reported to GitHub.
  const canReportToGitHub = ![...GITHUB_INPUTS, ...PROXY_VARIABLES, EXTRA_CA].some((input) => reader.isInvalid(input));
  checkProbes(reader, targets, smokeTest);
  // Without an output file, `@actions/core` would print the token to the log, and later steps on GitHub could not read any outputs.
  const missesOutputFile = !run.outputFile && (request.outputToken || run.onGitHub);
  const errors = reader.errors(withoutSecrets(run));
  return { request, errors, missesOutputFile, canReportToGitHub, canWrite: (path) => prepare(path) === undefined };
}

function readLimits(reader: Reader): Request['limits'] {
  const waitMs = reader.whole('wait-seconds', 0, 3600, 0) * 1000;
  const requiredSuccesses = reader.whole('required-successes', 1, 100, 1);
  const neededMs = (requiredSuccesses - 1) * BETWEEN_PASSES_MS;
  if (waitMs < neededMs) {
    const seconds = String(neededMs / 1000);
    const reason = `${String(requiredSuccesses)} passes at intervals of 5 s take ${seconds} s.`;
    const fix = `Set wait-seconds: ${seconds}, or required-successes: 1`;
    const error = inputError(`requires a wait-seconds value of at least ${seconds}`, fix, { reason, dependsOn: 'wait-seconds' });
    reader.record('required-successes', error, String(requiredSuccesses));
  }
  return { timeoutMs: reader.whole('timeout-seconds', 1, 300, 10) * 1000, waitMs, requiredSuccesses };
}

/** Records errors for report inputs if no endpoint is checked, because such a run must not close an incident or approve a deployment. */
function checkProbes(reader: Reader, targets: readonly Target[], smokeTest: boolean): void {
  if ((targets.length > 0 && smokeTest) || (targets.length === 0 && reader.isInvalid('endpoint')) || reader.isInvalid('smoke-test')) return;
  for (const input of RESULT_INPUTS.filter((each) => reader.text(each) !== undefined && !reader.isInvalid(each))) {
    const error = smokeTest
      ? inputError('requires at least one endpoint to check', `Add an endpoint, or remove ${input}`)
      : inputError(
          'requires the result of a check, but smoke-test: false turns off the checks',
          `Remove smoke-test: false, or remove ${input}`,
        );
    reader.record(input, error);
  }
}

function readApplicationInsights(reader: Reader, cloud: Cloud): Request['applicationInsights'] {
  const input = 'application-insights';
  const given = reader.text(input);
  if (given === undefined) return undefined;
  const read = readConnectionString(given, cloud);
  const fits = (value: string): boolean => !('code' in readConnectionString(value, cloud));
  const flaws = describeFlaws(given, fits, [input, 'APPLICATIONINSIGHTS_CONNECTION_STRING']);
  return reader.take(input, 'code' in read && read.code === 'input-invalid' ? (flaws ?? read) : read)[0];
}

function readGitHub(reader: Reader, run: Run): Pick<Request, 'githubToken' | 'deploymentId' | 'incidentIssue'> {
  const githubToken = reader.variable('INPUT_GITHUB-TOKEN');
  const deploymentId = reader.whole('deployment-id', 1, Number.MAX_SAFE_INTEGER, undefined);
  const parseKey = (text: string): string | undefined => (/^[A-Za-z0-9][A-Za-z0-9 ._/-]{0,79}$/.test(text) ? text : undefined);
  const incidentIssue = reader.parsed('incident-issue', undefined, parseKey, () =>
    inputError('is not a valid key', 'Set it to a key of up to 80 letters, digits, spaces, periods, underscores, slashes and hyphens'),
  );
  if (deploymentId !== undefined || reader.text('incident-issue') !== undefined) {
    const fix = "Remove github-token to use its default, which is the job's token";
    if (githubToken === undefined)
      reader.record('github-token', inputError('is empty, but deployment-id and incident-issue require it', fix));
    else if (!/^[\x21-\x7e]+$/.test(githubToken))
      reader.record('github-token', inputError('contains a space or another character that is not valid in a token', fix));
    requireHttps(reader, 'GITHUB_API_URL', run.apiUrl);
  }
  return { githubToken, deploymentId, incidentIssue };
}

function readProxySettings(reader: Reader, env: NodeJS.ProcessEnv): Proxies {
  for (const variable of PROXY_VARIABLES) reader.userVariable(variable);
  // Node reads this file before the first TLS connection. Reading from a named pipe could block forever.
  if (isPipe(env[EXTRA_CA])) reader.record(EXTRA_CA, inputError('is a named pipe instead of a file', 'Set it to the path of a PEM file'));
  const none: Proxies = { https: undefined, http: undefined, bypass: [] };
  if (PROXY_VARIABLES.some((variable) => reader.isInvalid(variable))) return none;
  const proxies = readProxies(env);
  if (!('variable' in proxies)) return proxies;
  const where = "Check the .env file in the runner's folder and env: in the workflow. After you change the .env file, restart the runner";
  reader.record(proxies.variable, inputError(proxies.problem, `${proxies.fix}. ${where}`));
  return none;
}

/** Merges notices that differ only in hosts, IDs or numbers, because GitHub shows at most 10 warnings and 10 notices per step. */
function combineNotices(notices: readonly Notice[]): readonly Notice[] {
  const distinct = [...new Map(notices.map((notice) => [notice.text, notice])).values()];
  const wordsOf = ({ text }: Notice): string =>
    text
      .split(' ')
      .filter((word) => !/[.\d]/.test(word))
      .join(' ');
  return [...Map.groupBy(distinct, wordsOf).values()].flatMap((group) => {
    const others = group.length - 1;
    const more = others > 0 ? ` The same applies to ${plural(others, 'other line')} of the input.` : '';
    return group.slice(0, 1).map((notice) => ({ ...notice, text: `${notice.text}${more}` }));
  });
}
