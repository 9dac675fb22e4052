/** Runs the steps of a job, which are the built action and the `run:` steps that use its outputs. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Secret } from '../../../lab/azure/tokens.ts';
import type { Lab } from '../../../lab/lab.ts';
import { removeFolder } from '../../../lab/runner/files.ts';
import { findLeaks, type Leak } from '../../../lab/runner/leaks.ts';
import { type Run, runAction } from '../../../lab/runner/runner.ts';
import { type ProgramResult, runProgram } from './program.ts';

export const ROOT = dirname(dirname(dirname(import.meta.dirname)));

/** Folder with the built action. run.ts sets it to a copy, so that all parts test the same build. */
export const ACTION = process.env['REAL_ACTION'] ?? ROOT;

/** Environment of a job without IDs, in which `credential: auto` uses an existing login. */
export const NO_IDS = { AZURE_CLIENT_ID: '', AZURE_TENANT_ID: '' };

/** Runs the action in a job of the lab. `env` is added to the job's environment. */
export function useAction(
  lab: Pick<Lab, 'env'>,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  return runAction({ action: ACTION, env: { ...lab.env, ...env }, with: inputs });
}

/** Returns the exit code and outputs, with the log to explain a failed comparison. */
export function resultOf(run: Run): Record<string, unknown> {
  return { ...run.outputs, exitCode: run.exitCode, log: run.log };
}

/**
 * Runs a `run:` step with `shell: bash`, as the runner does (GitHub docs: workflow-syntax: `bash --noprofile --norc -eo pipefail {0}`).
 *
 * @param env the step's `env:` block, for example `{ TOKEN: outputs.token }`
 */
export function runStep(lab: Pick<Lab, 'env'>, script: string, env: Readonly<Record<string, string>> = {}): Promise<ProgramResult> {
  return inTemporaryFolder(async (folder) => {
    const file = join(folder, 'step.sh');
    await writeFile(file, script);
    // curl does not read NODE_EXTRA_CA_CERTS.
    const options = {
      cwd: folder,
      timeoutMs: 100_000,
      env: { HOME: folder, ...lab.env, CURL_CA_BUNDLE: lab.env['NODE_EXTRA_CA_CERTS'] ?? '', ...env },
    };
    return runProgram('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], options);
  });
}

/** Returns where a part of a secret was found, except in the two token outputs. */
export function leaksOf(run: Run, secrets: readonly Secret[]): Leak[] {
  return findLeaks(run, secrets).filter(({ where }) => !/^output tokens?$/.test(where));
}

/** Calls a function with the name of a new folder, and removes the folder afterwards. */
export async function inTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'real-'));
  try {
    return await use(folder);
  } finally {
    await removeFolder(folder);
  }
}
