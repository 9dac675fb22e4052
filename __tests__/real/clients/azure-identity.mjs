/**
 * Microsoft's @azure/identity used the obvious way, in this process's environment: proxy and extra CA.
 *
 * Usage: node azure-identity.mjs <file with a JSON array of {tenantId, clientId, assertion, scope}>; prints what came of each.
 */
import { readFileSync } from 'node:fs';
import { ClientAssertionCredential } from '@azure/identity';

const results = [];
for (const { tenantId, clientId, assertion, scope } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  // A new one each: its cache of failures would answer in Entra's place.
  const credential = new ClientAssertionCredential(tenantId, clientId, async () => assertion, { retryOptions: { maxRetries: 0 } });
  try {
    const { token, expiresOnTimestamp } = await credential.getToken(scope);
    results.push({ token, expiresIn: Math.round((expiresOnTimestamp - Date.now()) / 1000) });
  } catch (error) {
    results.push({ error: error.name, code: codeOf(error) });
  }
}
console.log(JSON.stringify(results));

/** The first AADSTS code anywhere in the error or what caused it. */
function codeOf(error) {
  const code = /AADSTS(\d+)/.exec(error?.message ?? '')?.[1] ?? error?.errorNo;
  if (code !== undefined) return Number(code);
  return error?.cause === undefined ? undefined : codeOf(error.cause);
}
