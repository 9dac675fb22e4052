/** Reads this project's workflows for tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../../../tools/bundle.ts';

export const FOLDER = join(ROOT, '.github', 'workflows');

export interface Step {
  readonly name: string;
  readonly uses: string;
  readonly run: string;
  readonly with: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly name: string;
  readonly timeout: unknown;
  readonly permissions: unknown;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly file: string;
  readonly text: string;
  readonly permissions: unknown;
  /** True if other workflows call it. reusable-workflows.test.ts tests the rules for such workflows. */
  readonly called: boolean;
  readonly jobs: readonly Job[];
}

/** @returns all workflows in this repository */
export function workflows(): readonly Workflow[] {
  return readdirSync(FOLDER).sort().map(workflowOf);
}

/** @returns the commands in a step, as Bash receives them */
export function commandsOf(file: string, job: string, step: string): string {
  const found = workflowOf(file)
    .jobs.find(({ name }) => name === job)
    ?.steps.find(({ name }) => name === step);
  if (found === undefined) throw new Error(`${file} has no step ${step} in ${job}`);
  return found.run;
}

function workflowOf(file: string): Workflow {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const { on, permissions, jobs } = fields(parse(text));
  return { file, text, permissions, called: 'workflow_call' in fields(on), jobs: Object.entries(fields(jobs)).map(jobOf) };
}

function jobOf([name, job]: readonly [string, unknown]): Job {
  const { 'timeout-minutes': timeout, permissions, steps } = fields(job);
  return { name, timeout, permissions, steps: Array.isArray(steps) ? steps.map(stepOf) : [] };
}

function stepOf(step: unknown): Step {
  const { name, uses, run, with: inputs } = fields(step);
  return { name: text(name), uses: text(uses), run: text(run), with: fields(inputs) };
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
