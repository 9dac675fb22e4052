import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { IDS } from '../../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../../lab/lab.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.stop());

async function askFor(query: string, headers: Record<string, string>): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${lab.managedIdentity.url}/metadata/identity/oauth2/token?api-version=2018-02-01&${query}`, { headers });
  return { status: answer.status, body: await answer.json() };
}

describe('a managed identity', () => {
  const metadata = { metadata: 'true' };

  test('gives a token of the identity, as strings and for a day', async () => {
    const { status, body } = await askFor('resource=https://deid.azure.com', metadata);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { expires_in: '86399', resource: 'https://deid.azure.com', token_type: 'Bearer' },
    });
    expect(decodeJwt(lab.secrets.at(-1)?.value ?? '')).toMatchObject({ aud: 'https://deid.azure.com', oid: IDS.principalUserAssigned });
  });

  test.each([
    ['no header', 'resource=https://deid.azure.com', {}],
    ['an identity that the machine has not', `resource=https://deid.azure.com&client_id=${IDS.client}`, metadata],
    ['a resource that nobody has', 'resource=https://nowhere.example', metadata],
  ])('refuses %s', async (_what, query, headers) => {
    expect((await askFor(query, headers)).status).toBe(400);
  });

  test('takes the header of App Service as well, and notes what it was asked', async () => {
    const { IDENTITY_ENDPOINT = '', IDENTITY_HEADER = '' } = lab.managedIdentity.appService;
    const answer = await fetch(`${IDENTITY_ENDPOINT}?api-version=2019-08-01&resource=https://deid.azure.com`, {
      headers: { 'x-identity-header': IDENTITY_HEADER },
    });
    expect(answer.status).toBe(200);
    expect(lab.managedIdentity.requests.at(-1)).toBe('/msi/token?api-version=2019-08-01&resource=https://deid.azure.com');
  });
});
