/**
 * Calls the de-identification service with Microsoft's REST client and the published scope, paths and api-version (azure-rest-api-specs:
 * HealthDataAIServices.DeidServices; azure-sdk-for-js health-deidentification-rest). Reads proxy, CA and TOKEN from the environment. With
 * the optional arguments, gets a token instead of using TOKEN.
 *
 * Usage: node deid.mjs <endpoint> [<client ID> <tenant ID> <assertion>]
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
