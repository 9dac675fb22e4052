/** Tests the lab's Entra with Microsoft's clients, and the action with a third-party issuer of ID tokens. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import { REFUSALS } from '../../lab/azure/entra-errors.ts';
import { ID_TOKEN_HOST } from '../../lab/github/issuer.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { upstreamOf } from './support/gate.ts';
import { describePart } from './support/part.ts';
import { runClient, type Server, serverProgram, startServer } from './support/program.ts';
import { inTemporaryFolder, resultOf, useAction } from './support/steps.ts';

interface Grant {
  readonly tenantId: string;
  readonly clientId: string;
  readonly assertion: string;
  readonly scope: string;
}

const ISSUER = 'https://token.actions.githubusercontent.com';
const CLAIMS = { sub: 'repo:contoso/clinic:ref:refs/heads/main', repository: 'contoso/clinic', ref: 'refs/heads/main', event_name: 'push' };

const EXCHANGE = 'api://AzureADTokenExchange';
const DICOM = 'https://dicom.healthcareapis.azure.com/.default';

/**
 * Faults of a request, with the documented error code (Entra docs: reference-error-codes.md,
 * workload-identity-federation-considerations.md).
 */
const REFUSED: Readonly<Record<string, readonly [code: number, wrong: (lab: Lab) => Partial<Grant> | Promise<Partial<Grant>>]>> = {
  'an unknown tenant': [90002, () => ({ tenantId: '11111111-2222-4333-8444-555555555555' })],
  'a tenant of another cloud': [90002, () => ({ tenantId: IDS.tenantUsGovernment })],
  'an unknown client': [700016, () => ({ clientId: '11111111-2222-4333-8444-555555555555' })],
  'a client of another tenant': [700016, () => ({ tenantId: IDS.otherTenant })],
  'an unknown resource': [500011, () => ({ scope: 'https://contoso-clinc.fhir.azurehealthcareapis.com/.default' })],
  'an assertion that is not a token': [50027, () => ({ assertion: 'not.a.token' })],
  'an assertion signed by another key': [700027, (lab) => presenting(lab, { signedByUnknownKey: true })],
  'an expired assertion': [700024, (lab) => presenting(lab, { lifetimeSeconds: -60 })],
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

describePart('entra', "Microsoft's client", () => {
  describe.each([
    ['@azure/identity', 'azure-identity.mjs'],
    ['@azure/msal-node', 'msal.mjs'],
  ])('%s', (_name, client) => {
    let lab: Lab;
    beforeEach(async () => {
      lab = await startLab();
    });
    afterEach(() => lab.stop());

    async function grant(changes: Partial<Grant> = {}): Promise<Grant> {
      return { tenantId: IDS.tenant, clientId: IDS.client, assertion: await lab.github.mint(EXCHANGE), scope: DICOM, ...changes };
    }

    function send(grants: readonly Grant[]): Promise<unknown> {
      return inTemporaryFolder(async (folder) => {
        const file = join(folder, 'grants.json');
        await writeFile(file, JSON.stringify(grants));
        return runClient(client, [file], { env: { ...lab.env, NODE_USE_ENV_PROXY: '1' } });
      });
    }

    test('gets a token for about an hour with one POST and no discovery', async () => {
      expect(await send([await grant()])).toEqual([{ token: expect.stringMatching(/^eyJ/), expiresIn: expect.any(Number) }]);
      expect(lab.requests.map(({ method, host, path, status }) => ({ method, host, path, status }))).toEqual([
        { method: 'POST', host: 'login.microsoftonline.com', path: `/${IDS.tenant}/oauth2/v2.0/token`, status: 200 },
      ]);
    });

    test('gets a token for a verified domain, and a token for a day for a user-assigned identity', async () => {
      const [first, second] = [await grant({ tenantId: 'contoso.onmicrosoft.com' }), await grant({ clientId: IDS.clientUserAssigned })];
      expect(await send([first, second])).toMatchObject([{ token: expect.any(String) }, { expiresIn: expect.closeTo(86_399, -1) }]);
    });

    test.each(Object.entries(REFUSED))('gets the documented code for %s', async (_what, [code, wrong]) => {
      const changes = await wrong(lab);
      expect(await send([await grant(changes)])).toMatchObject([{ code }]);
    });

    test('can read the code of every refusal of the lab', async () => {
      // The clients retry temporary errors, so their users never see them.
      const codes = Object.keys(REFUSALS)
        .map(Number)
        .filter((code) => !(REFUSALS[code]?.error === 'temporarily_unavailable'));
      for (const code of codes) lab.entra.refuseWith(code, { times: 1 });
      expect(await send(await Promise.all(codes.map(() => grant())))).toMatchObject(codes.map((code) => ({ code })));
    });
  });
});

describePart('entra', 'an ID token of oauth2-mock-server', () => {
  let lab: Lab;
  let server: Server;

  async function startIssuer(claims: Readonly<Record<string, string>>): Promise<void> {
    server = await startServer(serverProgram('oauth2-mock.mjs', ISSUER, JSON.stringify(claims)));
    const upstream = upstreamOf(server.socket);
    lab.site(ID_TOKEN_HOST, (request) => upstream.forward(request));
    lab.site(new URL(ISSUER).host, (request) => upstream.forward(request));
  }

  beforeEach(async () => {
    lab = await startLab();
  });
  afterEach(() => Promise.all([server.stop(), lab.stop()]));

  test('is verified with the keys of the discovery document', async () => {
    await startIssuer(CLAIMS);
    const run = await useAction(lab, { endpoint: `https://${HOSTS.fhir}` });
    expect(resultOf(run)).toMatchObject({ status: 'pass', 'principal-id': IDS.principal });
    const discovery = await lab.web.request(`${ISSUER}/.well-known/openid-configuration`);
    expect(JSON.parse(discovery.body?.toString() ?? '')).toMatchObject({ issuer: ISSUER, jwks_uri: `${ISSUER}/jwks` });
  });

  test('is refused for another subject, which the action shows', async () => {
    await startIssuer({ ...CLAIMS, sub: 'repo:contoso/clinic:environment:staging' });
    const run = await useAction(lab, { endpoint: `https://${HOSTS.fhir}` });
    expect(resultOf(run)).toMatchObject({ exitCode: 1, failure: 'subject-mismatch' });
    expect(run.log).toContain('repo:contoso/clinic:environment:staging');
  });

  test('is refused if another key signed it', async () => {
    await startIssuer(CLAIMS);
    const value = await lab.github.mint('api://AzureADTokenExchange');
    lab.site(ID_TOKEN_HOST, () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ value }) }));
    const run = await useAction(lab, { endpoint: `https://${HOSTS.fhir}` });
    expect({ exitCode: run.exitCode, log: run.log }).toEqual({ exitCode: 1, log: expect.stringContaining('AADSTS700027') });
  });
});
