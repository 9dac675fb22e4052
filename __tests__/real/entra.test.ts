/** Entra: the lab's token endpoint, held to Microsoft's published behaviour by Microsoft's own clients. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { IDS } from '../../lab/azure/contoso.ts';
import { REFUSALS } from '../../lab/azure/entra-errors.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { runClient } from './support/child.ts';

interface Grant {
  readonly tenantId: string;
  readonly clientId: string;
  readonly assertion: string;
  readonly scope: string;
}

const EXCHANGE = 'api://AzureADTokenExchange';
const DICOM = 'https://dicom.healthcareapis.azure.com/.default';

/** What is wrong with a request, and the code that Microsoft documents for it (reference-error-codes.md; workload identity considerations). */
const REFUSED: Readonly<Record<string, readonly [code: number, wrong: (lab: Lab) => Partial<Grant> | Promise<Partial<Grant>>]>> = {
  'a tenant that is not there': [90002, () => ({ tenantId: '11111111-2222-4333-8444-555555555555' })],
  'a tenant of another cloud': [90002, () => ({ tenantId: IDS.tenantUsGovernment })],
  'a client that is not there': [700016, () => ({ clientId: '11111111-2222-4333-8444-555555555555' })],
  'a client of another tenant': [700016, () => ({ tenantId: IDS.otherTenant })],
  'a resource that is not there': [500011, () => ({ scope: 'https://contoso-clinc.fhir.azurehealthcareapis.com/.default' })],
  'an assertion that is none': [50027, () => ({ assertion: 'not.a.token' })],
  "an assertion by a key that is not the issuer's": [700027, (lab) => presenting(lab, { signedByStranger: true })],
  'an assertion that has expired': [700024, (lab) => presenting(lab, { lifetimeSeconds: -60 })],
  'an assertion of another issuer': [700211, (lab) => presenting(lab, { issuer: 'https://token.actions.githubusercontent.com/contoso' })],
  'an assertion of another subject': [700213, (lab) => presenting(lab, { environment: 'staging' })],
  'an assertion of an immutable subject': [700213, (lab) => presenting(lab, { immutableSubject: true })],
  'an assertion whose subject differs in case': [7002138, (lab) => presenting(lab, { repository: 'Contoso/Clinic' })],
  'an assertion for another audience': [700212, async (lab) => ({ assertion: await lab.github.mint('api://somebody-else') })],
};

async function presenting(lab: Lab, workflow: Partial<Lab['github']['workflow']>): Promise<Partial<Grant>> {
  Object.assign(lab.github.workflow, workflow);
  return { assertion: await lab.github.mint(EXCHANGE) };
}

describe.each([
  ['@azure/identity', 'clients/azure-identity.mjs'],
  ['@azure/msal-node', 'clients/msal.mjs'],
])('Entra as %s sees it', (_name, client) => {
  let lab: Lab;
  let folder: string;
  beforeEach(async () => {
    lab = await startLab();
    folder = await mkdtemp(join(tmpdir(), 'client-'));
  });
  afterEach(async () => {
    await Promise.all([lab.stop(), rm(folder, { recursive: true })]);
  });

  async function grant(changes: Partial<Grant> = {}): Promise<Grant> {
    return { tenantId: IDS.tenant, clientId: IDS.client, assertion: await lab.github.mint(EXCHANGE), scope: DICOM, ...changes };
  }

  async function ask(grants: readonly Grant[]): Promise<unknown> {
    const file = join(folder, 'grants.json');
    await writeFile(file, JSON.stringify(grants));
    return runClient(client, [file], { env: { ...lab.env, NODE_USE_ENV_PROXY: '1' } });
  }

  test('grants a token for about an hour, by one POST and no discovery', async () => {
    expect(await ask([await grant()])).toEqual([{ token: expect.stringMatching(/^eyJ/), expiresIn: expect.any(Number) }]);
    expect(lab.requests.map(({ method, host, path, status }) => ({ method, host, path, status }))).toEqual([
      { method: 'POST', host: 'login.microsoftonline.com', path: `/${IDS.tenant}/oauth2/v2.0/token`, status: 200 },
    ]);
  });

  test("knows a tenant by its verified domain, and a user-assigned identity's day", async () => {
    const [first, second] = [await grant({ tenantId: 'contoso.onmicrosoft.com' }), await grant({ clientId: IDS.clientUserAssigned })];
    expect(await ask([first, second])).toMatchObject([{ token: expect.any(String) }, { expiresIn: expect.closeTo(86_399, -1) }]);
  });

  test.each(Object.entries(REFUSED))('refuses %s with its code', async (_what, [code, wrong]) => {
    const changes = await wrong(lab);
    expect(await ask([await grant(changes)])).toMatchObject([{ code }]);
  });

  test('every refusal of the lab reaches the client with its code, by a body that the client can read', async () => {
    // Load is answered by the client's own retries, which its users do not see.
    const codes = Object.keys(REFUSALS)
      .map(Number)
      .filter((code) => !(REFUSALS[code]?.error === 'temporarily_unavailable'));
    for (const code of codes) lab.entra.refuseWith(code, { times: 1 });
    expect(await ask(await Promise.all(codes.map(() => grant())))).toMatchObject(codes.map((code) => ({ code })));
  });
});
