/** Masks tokens, and writes outputs and report files. After a crash, main.ts writes the outputs instead. */
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setOutput, setSecret } from '@actions/core';
import { createFailure } from '../failures/define.ts';
import { reportFailures } from '../failures/reporting.ts';
import type { Failure } from '../model/failure.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Request } from '../model/request.ts';

/** Minimum number of characters in a mask. A shorter mask would also hide parts of unrelated words. */
const SHORTEST_MASK = 8;

/** Masks a token and its segments, because GitHub masks only exact matches. The first segment, the JWT header, is not secret. */
export function mask(token: string): void {
  for (const secret of [token, ...token.split('.').slice(1)]) if (secret.length >= SHORTEST_MASK) setSecret(secret);
}

/** Writes all outputs that action.yml declares, including empty ones. Returns a failure if the output file cannot be written. */
export function writeOutputs(outcome: Outcome, { audiences, outputToken, run }: Request, report: string, now: number): Failure | undefined {
  // Without an output file, the toolkit would print the outputs to the log.
  if (!run.outputFile) return undefined;
  const granted = outcome.tokens.flatMap((token) => (token.granted ? [token.grant] : []));
  const first = granted.find(({ audience }) => audience === audiences[0]);
  const probed = outcome.endpoints[0];
  const tokens = Object.fromEntries(granted.map(({ audience, token }) => [audience, token]));
  const outputs: Readonly<Record<string, string>> = {
    token: outputToken ? (first?.token ?? '') : '',
    tokens: outputToken ? JSON.stringify(tokens) : '',
    'token-type': first === undefined ? '' : 'Bearer',
    'expires-on': first === undefined ? '' : new Date(first.expiresOn).toISOString(),
    'expires-in': first === undefined ? '' : String(Math.max(0, Math.floor((first.expiresOn - now) / 1000))),
    audience: audiences[0] ?? '',
    'principal-id': first?.claims?.objectId ?? '',
    status: outcome.status,
    failure: outcome.groups[0]?.failure.code ?? '',
    'http-status': String(probed?.httpStatus ?? ''),
    'latency-ms': String(probed?.latencyMs ?? ''),
    report,
  };
  try {
    for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
    return undefined;
  } catch (error) {
    return createFailure(reportFailures, 'no-output-file', { systemCode: systemCodeOf(error) });
  }
}

/** Returns the error code of the operating system, such as `ENOSPC`. The error message is never logged, because it might contain a path. */
function systemCodeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^E[A-Z0-9]{1,20}$/.test(code) ? code : 'an unknown error';
}

/**
 * Writes a report to a temporary file, and then renames the file to `path`. Never follows a symbolic link at `path`.
 *
 * @param canWrite checks the path again, because a folder or file might have been replaced by a link in the meantime.
 */
export async function writeReportFile(path: string, text: string, canWrite: (path: string) => boolean): Promise<void> {
  if (!canWrite(path)) throw new Error('The path changed during the run');
  const temporary = join(dirname(path), `.${randomUUID()}`);
  // With the `wx` flag, the call fails if the path already exists, even if it is a symbolic link.
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.chmod(0o666 & ~umask());
    await file.close();
    await rename(temporary, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Returns the umask of the process. Node can only read the umask by changing it. */
function umask(): number {
  const bits = process.umask(0o077);
  process.umask(bits);
  return bits;
}
