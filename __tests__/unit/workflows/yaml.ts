/** Reads this project's workflows for tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../../../tools/bundle.ts';
import { fields, items, text } from '../docs/yaml.ts';

const FOLDER = join(ROOT, '.github', 'workflows');

/** @returns all workflows in this repository */
export function workflows(): readonly ReturnType<typeof workflowOf>[] {
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

function workflowOf(file: string) {
  const content = readFileSync(join(FOLDER, file), 'utf8');
  const { on, permissions, jobs } = fields(parse(content));
  // reusable-workflows.test.ts tests the rules for workflows that other workflows call.
  const called = 'workflow_call' in fields(on);
  return { file, text: content, permissions, called, jobs: Object.entries(fields(jobs)).map(jobOf) };
}

function jobOf([name, job]: readonly [string, unknown]) {
  const { 'timeout-minutes': timeout, permissions, steps } = fields(job);
  return { name, timeout, permissions, steps: items(steps).map(stepOf) };
}

function stepOf(step: unknown) {
  const { name, uses, run, with: inputs } = fields(step);
  return { name: text(name), uses: text(uses), run: text(run), with: fields(inputs) };
}
