/**
 * Gets tokens with Microsoft's @azure/identity and a client assertion. Reads proxy and CA from the environment. Prints one result per
 * request.
 *
 * Usage: node azure-identity.mjs <file with a JSON array of {tenantId, clientId, assertion, scope}>
 */
import { readFileSync } from 'node:fs';
import { ClientAssertionCredential } from '@azure/identity';

const results = [];
for (const { tenantId, clientId, assertion, scope } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  // A credential caches failures, so each request needs a new one.
  const credential = new ClientAssertionCredential(tenantId, clientId, async () => assertion, { retryOptions: { maxRetries: 0 } });
  try {
    const { token, expiresOnTimestamp } = await credential.getToken(scope);
    results.push({ token, expiresIn: Math.round((expiresOnTimestamp - Date.now()) / 1000) });
  } catch (error) {
    results.push({ error: error.name, code: codeOf(error) });
  }
}
console.log(JSON.stringify(results));

/** Returns the first AADSTS code of the error or its causes. */
function codeOf(error) {
  const code = /AADSTS(\d+)/.exec(error?.message ?? '')?.[1] ?? error?.errorNo;
  if (code !== undefined) return Number(code);
  return error?.cause === undefined ? undefined : codeOf(error.cause);
}
