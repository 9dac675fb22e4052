/**
 * Microsoft's @azure/msal-node with a client assertion. Proxy (with NODE_USE_ENV_PROXY, because it uses fetch) and CA come from the environment.
 *
 * Usage: node msal.mjs <file with a JSON array of {tenantId, clientId, assertion, scope}>; prints the result of each.
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
