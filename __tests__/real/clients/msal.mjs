/**
 * Gets tokens with Microsoft's @azure/msal-node and a client assertion. Prints one result per request. Reads the CA and the proxy from the
 * environment. The proxy needs NODE_USE_ENV_PROXY, because this library uses fetch.
 *
 * Usage: node msal.mjs <file with a JSON array of {tenantId, clientId, assertion, scope}>
 */
import { readFileSync } from 'node:fs';
import { ConfidentialClientApplication } from '@azure/msal-node';

const results = [];
for (const { tenantId, clientId, assertion, scope } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  const application = new ConfidentialClientApplication({
    auth: { clientId, authority: `https://login.microsoftonline.com/${tenantId}`, clientAssertion: assertion },
  });
  try {
    const { accessToken, expiresOn } = await application.acquireTokenByClientCredential({ scopes: [scope] });
    results.push({ token: accessToken, expiresIn: Math.round((expiresOn.getTime() - Date.now()) / 1000) });
  } catch (error) {
    const { name, errorCode, errorNo, correlationId, errorMessage } = error;
    results.push({ error: name, word: errorCode, code: Number(errorNo), correlationId, message: errorMessage });
  }
}
console.log(JSON.stringify(results));
