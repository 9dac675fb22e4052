/**
 * A scenario: one lab, one run of the built action as the runner runs it, and what a user and the hosts saw of it. What must hold of every run,
 * whatever it is about, is checked here: nothing leaks, nothing is exported, no file is left, no patient datum moves.
 */
import { resolve } from 'node:path';
import { expect } from '@jest/globals';
import { IDS } from '../../../lab/azure/contoso.ts';
import { startLab, type Lab, type LabOptions } from '../../../lab/lab.ts';
import { findLeaks } from '../../../lab/runner/leaks.ts';
import { startAction, type Run, type Running, type RunOptions } from '../../../lab/runner/runner.ts';

export interface Scenario {
  /** The step's `with:` block. */
  readonly with?: Readonly<Record<string, string>>;
  /** Environment beside what the lab's runner sets; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly lab?: LabOptions;
  /** Sets the lab up: roles, claims, faults. */
  readonly given?: (lab: Lab) => void | Promise<void>;
  readonly event?: unknown;
  readonly files?: RunOptions['files'];
  readonly timeoutMs?: number;
  /** Files that the step was asked to write. */
  readonly writes?: readonly string[];
  /** What happens while the step runs: a cancellation, for one. */
  readonly meanwhile?: (running: Running) => void | Promise<void>;
  /** The environment makes Node itself write to standard error. What it writes is still searched for leaks. */
  readonly noisy?: true;
}

/** What came of a scenario, in the words of a snapshot: nothing in it changes from run to run. */
export interface Played {
  readonly run: Run;
  readonly exitCode: number | undefined;
  readonly log: string;
  readonly summary: string;
  /** Every output but the tokens, which stand for themselves. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly requests: readonly string[];
}

const ACTION = resolve(import.meta.dirname, '../../..');
/** Another build than dist: the instrumented one, for coverage. */
const DIST = process.env['E2E_DIST'];

/** Plays a scenario in a lab of its own and checks what holds of all of them. */
export async function play(scenario: Scenario): Promise<Played> {
  const lab = await startLab(scenario.lab);
  try {
    await scenario.given?.(lab);
    return await playIn(lab, scenario);
  } finally {
    await lab.stop();
  }
}

/** Plays a scenario in a lab that is set up already, one of several runs for instance. */
export async function playIn(lab: Lab, scenario: Omit<Scenario, 'lab' | 'given'>): Promise<Played> {
  const dist = DIST === undefined ? {} : { dist: DIST };
  const running = await startAction({ action: ACTION, ...dist, env: environment(lab, scenario), event: lab.event, ...optionsOf(scenario) });
  await scenario.meanwhile?.(running);
  const run = await running.finished;
  expect(findLeaks(run, lab.secrets)).toEqual([]);
  expect({ environment: run.environment, state: run.state, path: run.path }).toEqual({ environment: {}, state: {}, path: '' });
  expect(run.writtenFiles.map(({ path }) => path)).toEqual(scenario.writes ?? []);
  expect({ patientDataServed: lab.patientDataServed, stderr: scenario.noisy ? '' : run.stderr, timedOut: run.timedOut }).toEqual({
    patientDataServed: false,
    stderr: '',
    timedOut: false,
  });
  // Tokens only: an ID that is masked would be *** in every command, and drop the user's job outputs.
  expect(run.masks.filter((mask) => KNOWN.has(mask) || mask.length < 8)).toEqual([]);
  return {
    run,
    exitCode: run.exitCode,
    log: inOrder(still(run.log)),
    summary: still(run.summary),
    outputs: Object.fromEntries(
      Object.entries(run.outputs).map(([name, value]) => [
        name,
        VOLATILE.has(name) && value !== '' ? '<n>' : still(/^tokens?$/.test(name) ? tokensAs(value, lab) : value),
      ]),
    ),
    requests: lab.summaryOfRequests(),
  };
}

function environment(lab: Lab, { env }: Pick<Scenario, 'env'>): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...lab.env, ...env }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function optionsOf({
  with: inputs = {},
  event,
  files,
  timeoutMs,
}: Omit<Scenario, 'lab' | 'given'>): Pick<RunOptions, 'with' | 'event' | 'files' | 'timeoutMs' | 'contexts'> {
  const contexts = { 'github.token': 'ghs_the-token-of-the-job-0123456789' };
  return {
    with: inputs,
    contexts,
    ...(event !== undefined && { event }),
    ...(files && { files }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
}

/** Outputs that are a time. */
const VOLATILE = new Set(['expires-in', 'latency-ms']);

/** Sorts the lines of work that runs in parallel, because their order differs from run to run. */
function inOrder(log: string): string {
  const lines = log.split('\n');
  const asFinished = (line: string): boolean => /^(?:Token for |PASS |WARN |FAIL |Waiting for )/.test(line);
  const sorted = lines.filter(asFinished).toSorted();
  return lines.map((line) => (asFinished(line) ? (sorted.shift() ?? '') : line)).join('\n');
}

/** Tokens as what they are: no token, not even one of a lab, stands in a snapshot. */
function tokensAs(value: string, lab: Lab): string {
  return lab.secrets.reduce((text, secret) => text.replaceAll(secret.value, `<${secret.name}>`), value);
}

const KNOWN = new Set<string>(Object.values(IDS));

/** Takes out what differs from run to run: times, ports and the IDs of requests. The hospital's own IDs stay: they are what users compare. */
function still(text: string): string {
  return text
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?/g, '<time>')
    .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, (guid) => (KNOWN.has(guid) ? guid : '<guid>'))
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')
    .replace(/\((?:(?:dns|connect|tls|first byte) \d+(?: · )?)+\)/g, '(<timings>)')
    .replace(/\(in \d+ min\)/g, '(in <n> min)')
    .replace(/max-latency-ms: \d+ in/g, 'max-latency-ms: <n> in')
    .replace(/ *\b\d+(?:\.\d+)? (ms|s)\b/g, ' <n> $1')
    .replace(/"observedValue":\d+,"observedUnit":"ms"/g, '"observedValue":<n>,"observedUnit":"ms"')
    .replace(/:(crit, )?\d+, \d+$/gm, ':$1<from>, <to>');
}
