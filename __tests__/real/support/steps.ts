/** The steps of a job: this action as it was built, and the `run:` steps that use its outputs. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Lab } from '../../../lab/lab.ts';
import { findLeaks, type Leak } from '../../../lab/runner/leaks.ts';
import { type Run, runAction } from '../../../lab/runner/runner.ts';
import type { Secret } from '../../../lab/azure/tokens.ts';
import { type Ended, runProgram } from './program.ts';

export const ROOT = dirname(dirname(dirname(import.meta.dirname)));

/** The built action. `npm run test:real` takes a copy of it, so that the whole suite judges one build, whatever is built meanwhile. */
export const ACTION = process.env['REAL_ACTION'] ?? ROOT;

/** `uses: azure-healthcare-token` with these inputs, in the lab's job. `env` is the job's, beside the runner's own. */
export function useAction(
  lab: Pick<Lab, 'env'>,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  return runAction({ action: ACTION, env: { ...lab.env, ...env }, with: inputs });
}

/**
 * `run:` with `shell: bash`, as the runner starts it (GHD workflow-syntax: `bash --noprofile --norc -eo pipefail {0}`).
 *
 * The lab's root certificate is told to curl by its own variable, as a runner behind an inspecting proxy has it.
 *
 * @param env the step's `env:` block, typically `{ TOKEN: outputs.token }`
 */
export async function runStep(lab: Pick<Lab, 'env'>, script: string, env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const folder = await mkdtemp(join(tmpdir(), 'step-'));
  const file = join(folder, 'step.sh');
  await writeFile(file, script);
  try {
    const options = { cwd: folder, env: { HOME: folder, ...lab.env, CURL_CA_BUNDLE: lab.env['NODE_EXTRA_CA_CERTS'] ?? '', ...env } };
    return await runProgram('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pieces of a secret anywhere but in the two outputs that are the token: none, if the action is tight. */
export function leaksOf(run: Run, secrets: readonly Secret[]): Leak[] {
  return findLeaks(run, secrets).filter(({ where }) => !/^output tokens?$/.test(where));
}

/** The pages that users read: README and what is in docs and examples. */
export async function pages(): Promise<{ readonly name: string; readonly text: string }[]> {
  const folders = ['.', 'docs', 'examples'].map((folder) => join(ROOT, folder)).filter((folder) => existsSync(folder));
  const files = await Promise.all(folders.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))));
  const markdown = files.flat().filter((file) => file.endsWith('.md'));
  return Promise.all(
    markdown.map(async (file) => ({ name: relative(ROOT, file).replaceAll(/\W/g, '-'), text: await readFile(file, 'utf8') })),
  );
}
