/** Executes the steps of a block as a job: the action as it was built, and `run:` by Bash with the outputs, all of it in a lab. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../../../tools/bundle.ts';
import { IDS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';
import { runAction, type Run } from '../../../lab/runner/runner.ts';
import { at, fields, items, keys, text } from './yaml.ts';

/** How the documentation names this action. */
export const OURS = 'OWNER/azure-healthcare-token@';

/** What a block needs that it does not say. */
export interface Executed {
  readonly given?: (lab: Lab) => void;
  /** Values of expressions that lead out of the block: `steps.bicep.outputs.fhirUrl`. */
  readonly values?: Readonly<Record<string, string>>;
  /** Inputs of the action that are added, or set otherwise. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Steps that are not run, by name, with the reason. */
  readonly without?: Readonly<Record<string, string>>;
}

/** What came of the steps that were run, in order. */
export interface Done {
  readonly runs: readonly Run[];
  readonly commands: readonly Command[];
}

interface Command {
  readonly exitCode: number | null;
  readonly output: string;
}

/** The identity of the job, where the block leaves it to the environment of the reader. */
const VARIABLES: Readonly<Record<string, string>> = { 'vars.AZURE_CLIENT_ID': IDS.client, 'vars.AZURE_TENANT_ID': IDS.tenant };

/** The steps of a block: of its one job, a list of steps, or one step of which only `with:` is shown. */
export function stepsOf(block: string): readonly unknown[] {
  const parsed: unknown = parse(block);
  if (Array.isArray(parsed)) return items(parsed);
  const jobs = Object.values(fields(at(parsed, 'jobs')));
  if (jobs.length > 0) return jobs.flatMap((job) => items(at(job, 'steps')));
  const ids = { 'client-id': '${{ vars.AZURE_CLIENT_ID }}', 'tenant-id': '${{ vars.AZURE_TENANT_ID }}' };
  const inputs = at(parsed, 'with');
  return inputs === undefined ? [] : [{ uses: 'OWNER/azure-healthcare-token@v1', with: { ...ids, ...fields(inputs) } }];
}

/**
 * Runs the steps.
 *
 * @throws when an expression has no value, or a step is neither this action nor Bash and no reason says why it is left out.
 */
export async function execute(block: string, { given, values = {}, inputs = {}, without = {} }: Executed, lab: Lab): Promise<Done> {
  const [job] = Object.values(fields(at(parse(block), 'jobs')));
  lab.github.workflow.environment = text(at(job, 'environment')) || undefined;
  given?.(lab);
  const known = new Map(Object.entries({ ...VARIABLES, ...values }));
  const resolved = (value: unknown): string =>
    text(value).replace(/\$\{\{\s*(.+?)\s*\}\}/g, (_whole, expression: string) => {
      const found = known.get(expression);
      if (found === undefined) throw new Error(`Nothing says what ${expression} is`);
      return found;
    });
  const all = (mapping: unknown): Record<string, string> =>
    Object.fromEntries(keys(mapping).map((name) => [name, resolved(at(mapping, name))]));

  const runs: Run[] = [];
  const commands: Command[] = [];
  for (const step of stepsOf(block)) {
    if (text(at(step, 'name')) in without) continue;
    if (text(at(step, 'uses')).startsWith(OURS)) {
      const env = { ...lab.env, AZURE_CLIENT_ID: '', AZURE_TENANT_ID: '' };
      const contexts = { 'github.token': 'ghs_the-token-of-the-job-0123456789' };
      const run = await runAction({ action: ROOT, env, contexts, with: { ...all(at(step, 'with')), ...inputs } });
      for (const [name, value] of Object.entries(run.outputs)) known.set(`steps.${text(at(step, 'id'))}.outputs.${name}`, value);
      runs.push(run);
    } else if (text(at(step, 'run')) !== '' && ['', 'bash'].includes(text(at(step, 'shell')))) {
      commands.push(await bash(resolved(at(step, 'run')), all(at(step, 'env')), lab));
    } else {
      throw new Error(`Not run, and no reason given: ${JSON.stringify(step)}`);
    }
  }
  return { runs, commands };
}

/** As the runner starts it (GHD: workflow-syntax, `bash --noprofile --norc -eo pipefail`); curl is told the lab's root as a runner's would be. */
async function bash(script: string, env: Readonly<Record<string, string>>, lab: Lab): Promise<Command> {
  const folder = mkdtempSync(join(tmpdir(), 'docs-'));
  const settings = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    ...lab.env,
    CURL_CA_BUNDLE: lab.env['NODE_EXTRA_CA_CERTS'] ?? '',
    ...env,
  };
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd: folder, env: settings, timeout: 20_000 });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const exitCode = await new Promise<number | null>((done) => child.once('close', done));
  rmSync(folder, { recursive: true });
  return { exitCode, output: Buffer.concat(chunks).toString('utf8') };
}
