/** Completes YAML blocks of the pages and of failure messages to workflows, so that actionlint can check them. */
import { parse, stringify } from 'yaml';
import { at, fields, items, text } from './yaml.ts';

export const OURS = '<owner>/azure-healthcare-token@';

export function stepsOf(block: string): readonly unknown[] {
  const parsed: unknown = parse(block);
  if (Array.isArray(parsed)) return items(parsed);
  if (at(parsed, 'with') !== undefined && at(parsed, 'uses') === undefined) return [{ uses: `${OURS}<commit>`, with: at(parsed, 'with') }];
  return [parsed, ...Object.values(fields(at(parsed, 'jobs') ?? parsed))].flatMap((job) => items(at(job, 'steps')));
}

/** Returns a complete workflow around a block: jobs, one job, steps, or the inputs of one step. */
export function workflowOf(block: string): string {
  const parsed: unknown = parse(block);
  if (at(parsed, 'on') !== undefined && at(parsed, 'jobs') === undefined)
    return stringify({ ...fields(parsed), jobs: { example: job({}) } });
  const given = fields(at(parsed, 'jobs') ?? jobsOf(parsed, block));
  const needed = Object.values(given).flatMap((each) => [at(each, 'needs')].flat().map(text));
  // The block needs these jobs, but another block on the page defines them.
  const stubs = [...new Set(needed)]
    .filter((name) => name !== '' && !(name in given))
    .map((name) => {
      const outputs = [...block.matchAll(new RegExp(`needs\\.${name}\\.outputs\\.([\\w-]+)`, 'g'))].map(([, output = '']) => [output, '']);
      return [name, job({ outputs: Object.fromEntries(outputs) })] as const;
    });
  return stringify({ on: 'push', ...fields(at(parsed, 'jobs') && parsed), jobs: { ...Object.fromEntries(stubs), ...given } });
}

function jobsOf(parsed: unknown, block: string): Readonly<Record<string, unknown>> {
  const isJobs = Object.values(fields(parsed)).some((each) => at(each, 'steps') !== undefined || at(each, 'uses') !== undefined);
  if (isJobs) return fields(parsed);
  const steps = stepsOf(block);
  const own = steps.map((step) => text(at(step, 'id')));
  // The block uses outputs of these steps, but another block on the page defines them.
  const others = [...new Set([...block.matchAll(/\bsteps\.([\w-]+)\./g)].map(([, id = '']) => id))].filter((id) => !own.includes(id));
  const around = at(parsed, 'with') === undefined ? fields(parsed) : {};
  return { example: job({ ...around, steps: [...others.map((id) => ({ id, run: 'true' })), ...steps] }) };
}

function job({ steps, ...rest }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (rest['uses'] !== undefined) return rest;
  return { 'runs-on': 'ubuntu-24.04', ...rest, steps: items(steps).length > 0 ? steps : [{ run: 'true' }] };
}
