/**
 * Runs the built action in a lab, and checks in every run that no secret is shown, nothing is exported to later steps, no unexpected
 * file is written, and no patient data is requested.
 */
import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { IDS } from '../../../lab/azure/contoso.ts';
import { startLab, type Lab, type LabOptions } from '../../../lab/lab.ts';
import { findLeaks } from '../../../lab/runner/leaks.ts';
import { startAction, type Run, type Running, type RunOptions } from '../../../lab/runner/runner.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Scenario {
  readonly with?: Readonly<Record<string, string>>;
  /** Environment variables to add or change. The value undefined removes a variable. */
  readonly env?: Environment | ((lab: Lab) => Environment);
  readonly lab?: LabOptions;
  /** Prepares the lab, for example its roles, claims or faults. */
  readonly setUp?: (lab: Lab) => void | Promise<void>;
  readonly event?: unknown;
  readonly files?: RunOptions['files'];
  readonly timeoutMs?: number;
  /** Files that the step is expected to write. */
  readonly writes?: readonly string[];
  /** Folder with a changed copy of dist. */
  readonly dist?: string;
  /** Called while the step runs, for example to cancel it. */
  readonly meanwhile?: (running: Running, lab: Lab) => void | Promise<void>;
  /** Set if the environment makes Node write to standard error. That output is still searched for secrets. */
  readonly noisy?: true;
}

/** Result of a scenario for snapshots, without values that differ from run to run. */
export interface ScenarioRun {
  readonly step: Run;
  readonly exitCode: number | undefined;
  readonly log: string;
  readonly summary: string;
  /** All outputs of the step. Each token is replaced by its name. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly requests: readonly string[];
}

const ACTION = resolve(import.meta.dirname, '../../..');
/** Build to use instead of dist, for coverage. */
const DIST = process.env['E2E_DIST'];

/** True if all rows of all tables are tested, including slow rows. */
export const ALL = process.env['FAULTS'] === 'all';

/** Runs a scenario in a new lab. */
export async function runScenario(scenario: Scenario): Promise<ScenarioRun> {
  return (await runScenarioWithLab(scenario)).run;
}

/** Runs a scenario and returns its lab. The lab has been stopped, but its records are available. */
export async function runScenarioWithLab(scenario: Scenario): Promise<{ readonly run: ScenarioRun; readonly lab: Lab }> {
  const lab = await startLab(scenario.lab);
  try {
    await scenario.setUp?.(lab);
    return { run: await runScenarioIn(lab, scenario), lab };
  } finally {
    await lab.stop();
  }
}

/** Starts a slow scenario early, so that several run in parallel. An error is thrown in the test that awaits it. */
export function startEarly(scenario: Scenario): ReturnType<typeof runScenarioWithLab> {
  const pending = runScenarioWithLab(scenario);
  pending.catch(() => undefined);
  return pending;
}

export function countRequests(lab: Lab, host: string): number {
  return lab.requests.filter((request) => request.host === host).length;
}

/** Runs a scenario in an existing lab. */
export async function runScenarioIn(lab: Lab, scenario: Omit<Scenario, 'lab' | 'setUp'>): Promise<ScenarioRun> {
  const folder = scenario.dist ?? DIST;
  const dist = folder === undefined ? {} : { dist: folder };
  const running = await startAction({ action: ACTION, ...dist, env: environment(lab, scenario), event: lab.event, ...optionsOf(scenario) });
  await scenario.meanwhile?.(running, lab);
  const step = await running.finished;
  expect(findLeaks(step, lab.secrets)).toEqual([]);
  expect({ environment: step.environment, state: step.state, path: step.path }).toEqual({ environment: {}, state: {}, path: '' });
  expect(step.writtenFiles.map(({ path }) => path)).toEqual(scenario.writes ?? []);
  expect({ patientDataServed: lab.patientDataServed, stderr: scenario.noisy ? '' : step.stderr, timedOut: step.timedOut }).toEqual({
    patientDataServed: false,
    stderr: '',
    timedOut: false,
  });
  // Only tokens are masked. A masked ID would be *** in every command, and GitHub would drop job outputs that contain it.
  expect(step.masks.filter((mask) => KNOWN.has(mask) || mask.length < 8)).toEqual([]);
  return {
    step,
    exitCode: step.exitCode,
    log: sortParallelLines(normalize(step.log)),
    summary: normalize(step.summary),
    outputs: Object.fromEntries(
      Object.entries(step.outputs).map(([name, value]) => [
        name,
        VOLATILE.has(name) && value !== '' ? '<n>' : normalize(/^tokens?$/.test(name) ? replaceTokens(value, lab) : value),
      ]),
    ),
    requests: lab.summaryOfRequests(),
  };
}

/** The result of a run without the text of its messages. */
export interface Outline {
  readonly exitCode: number | undefined;
  readonly status: string | undefined;
  readonly failure: string | undefined;
  /** Verdict, service and failure of each endpoint. */
  readonly endpoints: readonly string[];
  /** Level and failure of each annotation. */
  readonly annotations: readonly string[];
  readonly requests: number;
  /** Number of requests for an access token. */
  readonly exchanges: number;
}

/** Runs each scenario and compares the outline of its result. */
export function testOutlines(rows: readonly (readonly [name: string, scenario: Scenario, expected: Partial<Outline>])[]): void {
  test.each(rows)('%s', async (_name, scenario, expected) => expect(outlineOf(await runScenario(scenario))).toMatchObject(expected));
}

export function outlineOf({ log, outputs, requests, step }: ScenarioRun): Outline {
  const endpoints = [...log.matchAll(/^(PASS|WARN|FAIL) +(\w+) .*?(?: {2}([a-z][a-z, -]+))?$/gm)];
  return {
    exitCode: step.exitCode,
    status: outputs['status'],
    failure: outputs['failure'],
    endpoints: endpoints.map((match) => match.slice(1).filter(Boolean).join(' ')),
    annotations: step.annotations.map(({ level, message }) => [level, /Code ([a-z-]+)[.:]/.exec(message)?.[1]].filter(Boolean).join(' ')),
    requests: requests.length,
    exchanges: requests.filter((line) => line.startsWith('POST')).length,
  };
}

function environment(lab: Lab, { env }: Pick<Scenario, 'env'>): Record<string, string> {
  const changes = typeof env === 'function' ? env(lab) : env;
  return Object.fromEntries(
    Object.entries({ ...lab.env, ...changes }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function optionsOf({
  with: inputs = {},
  event,
  files,
  timeoutMs,
}: Omit<Scenario, 'lab' | 'setUp'>): Pick<RunOptions, 'with' | 'event' | 'files' | 'timeoutMs' | 'contexts'> {
  const contexts = { 'github.token': 'ghs_the-token-of-the-job-0123456789' };
  return {
    with: inputs,
    contexts,
    ...(event !== undefined && { event }),
    ...(files && { files }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
}

const VOLATILE = new Set(['expires-in', 'latency-ms']);

/** Sorts the lines of parallel operations, because their order differs from run to run. */
function sortParallelLines(log: string): string {
  const lines = log.split('\n');
  const asFinished = (line: string): boolean => /^(?:Token for |PASS |WARN |FAIL |Waiting for )/.test(line);
  const sorted = lines.filter(asFinished).toSorted();
  return lines.map((line) => (asFinished(line) ? (sorted.shift() ?? '') : line)).join('\n');
}

/** Replaces tokens with their names, because a snapshot must not contain a token. */
function replaceTokens(value: string, lab: Lab): string {
  return lab.secrets.reduce((text, secret) => text.replaceAll(secret.value, `<${secret.name}>`), value);
}

const KNOWN = new Set<string>(Object.values(IDS));

/** Replaces times, ports and request IDs, which differ from run to run. Keeps the IDs of the lab. */
function normalize(text: string): string {
  return text
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?/g, '<time>')
    .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, (guid) => (KNOWN.has(guid) ? guid : '<guid>'))
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')
    .replace(/\((?:(?:dns|connect|tls|first byte) \d+(?: · )?)+\)/g, '(<timings>)')
    .replace(/\(in \d+ min\)/g, '(in <n> min)')
    .replace(/max-latency-ms: \d+ in/g, 'max-latency-ms: <n> in')
    .replace(/ *\b\d+(?:\.\d+)? (ms|s)\b/g, ' <n> $1')
    .replaceAll('< <n> ms', '<n> ms')
    .replace(/"observedValue":\d+,"observedUnit":"ms"/g, '"observedValue":<n>,"observedUnit":"ms"')
    .replace(/:(crit, )?\d+, \d+$/gm, ':$1<from>, <to>');
}
