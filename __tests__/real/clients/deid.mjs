/**
 * Microsoft's REST client, with the published scope, paths and api-version of the de-identification service (SPEC:
 * HealthDataAIServices.DeidServices; azure-sdk-for-js health-deidentification-rest). Proxy, CA and TOKEN come from the environment.
 *
 * Usage: node deid.mjs <endpoint> [client ID, tenant ID, assertion: to get a token instead of using TOKEN]
 */
import { getClient } from '@azure-rest/core-client';
import { ClientAssertionCredential } from '@azure/identity';

const [, , endpoint, clientId, tenantId, assertion] = process.argv;
const scopes = ['https://deid.azure.com/.default'];
const given = { getToken: async () => ({ token: process.env.TOKEN ?? '', expiresOnTimestamp: Date.now() + 3_600_000 }) };
const credential = clientId === undefined ? given : new ClientAssertionCredential(tenantId, clientId, async () => assertion);

const client = getClient(endpoint, credential, { apiVersion: '2024-11-15', credentials: { scopes }, retryOptions: { maxRetries: 0 } });
const { status, body, headers } = await client.path('/jobs').get({ queryParameters: { maxpagesize: 1 } });
console.log(JSON.stringify({ status: Number(status), jobs: body.value?.length, error: body.error?.code ?? headers['x-ms-error-code'] }));
