/** Entra's code in a refusal that the Azure CLI passed on: @azure/identity puts words of its own in the place of the CLI's and drops it. */
import { execFile } from 'node:child_process';

/** More than the CLI says when it is refused. */
const MOST_BYTES = 64 * 1024;

/**
 * Asks the Azure CLI once more, and reads the code off what it says; of all else nothing is kept. Only for a login that gave no token: the CLI says
 * "az login" for one that is missing and for one that Entra refuses, and each wants another remedy (azure-cli#28708).
 *
 * @param timeoutMs how long the CLI may take.
 * @returns `AADSTS<number>`, or undefined when it names none or cannot be run (on Windows `az` is a batch file, which needs a shell).
 */
export function readCliErrorCode(audience: string, tenantId: string | undefined, timeoutMs: number): Promise<string | undefined> {
  const tenant = tenantId === undefined ? [] : ['--tenant', tenantId];
  const args = ['account', 'get-access-token', '--output', 'none', '--resource', audience, ...tenant];
  return new Promise((resolve) => {
    execFile('az', args, { timeout: timeoutMs, maxBuffer: MOST_BYTES }, (_error, _stdout, stderr) => {
      resolve(/\bAADSTS\d{4,9}\b/.exec(stderr)?.[0]);
    });
  });
}
