/** Finds out why Node ignored NODE_EXTRA_CA_CERTS, because Node itself reports it only on standard error. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isRecord } from '../util/json.ts';

export type ExtraCaProblem = 'missing' | 'unreadable' | 'not-pem';

/**
 * Checks the file that NODE_EXTRA_CA_CERTS names.
 *
 * @param path value of the variable. Undefined or empty if it is not set.
 * @returns the problem, or undefined if the variable is not set or the file holds a certificate in PEM form.
 */
export function inspectExtraCa(path: string | undefined): ExtraCaProblem | undefined {
  if (path === undefined || path === '') return undefined;
  try {
    return isPem(readFileSync(path, 'latin1')) ? undefined : 'not-pem';
  } catch (error) {
    return isRecord(error) && (error['code'] === 'ENOENT' || error['code'] === 'ENOTDIR') ? 'missing' : 'unreadable';
  }
}

function isPem(content: string): boolean {
  const [first] = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/.exec(content) ?? [];
  if (first === undefined) return false;
  try {
    return new X509Certificate(first).raw.length > 0;
  } catch {
    return false;
  }
}
