/** GitHub's issuer by an implementation that nobody here wrote, verified by the lab's Entra through discovery and JWKS. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import { upstreamOf } from './support/gate.ts';
import { ID_TOKEN_HOST } from '../../lab/github/issuer.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { type Server, startServer } from './support/child.ts';
import { useAction } from './support/steps.ts';

const ISSUER = 'https://token.actions.githubusercontent.com';
const CLAIMS = { sub: 'repo:contoso/clinic:ref:refs/heads/main', repository: 'contoso/clinic', ref: 'refs/heads/main', event_name: 'push' };

describe('ID tokens by oauth2-mock-server', () => {
  let lab: Lab;
  let server: Server;

  async function startIssuer(claims: Readonly<Record<string, string>>): Promise<void> {
    server = await startServer('servers/oauth2-mock.mjs', [ISSUER, JSON.stringify(claims)]);
    const upstream = upstreamOf(server.socket);
    lab.site(ID_TOKEN_HOST, (request) => upstream.pass(request));
    lab.site(new URL(ISSUER).host, (request) => upstream.pass(request));
  }

  beforeEach(async () => {
    lab = await startLab();
  });
  afterEach(async () => {
    await Promise.all([server.stop(), lab.stop()]);
  });

  test('the exchange is granted: the signature holds by the keys that its discovery document names', async () => {
    await startIssuer(CLAIMS);
    const run = await useAction(lab, { endpoint: `https://${HOSTS.fhir}` });
    expect({ log: run.log, ...run.outputs }).toMatchObject({ status: 'pass', 'principal-id': IDS.principal });
    const discovery = await lab.web.inside(`${ISSUER}/.well-known/openid-configuration`);
    expect(JSON.parse(discovery.body?.toString() ?? '')).toMatchObject({ issuer: ISSUER, jwks_uri: `${ISSUER}/jwks` });
  });

  test('another subject is refused with its code, and the action shows what was presented', async () => {
    await startIssuer({ ...CLAIMS, sub: 'repo:contoso/clinic:environment:staging' });
    const run = await useAction(lab, { endpoint: `https://${HOSTS.fhir}` });
    expect({ exitCode: run.exitCode, ...run.outputs }).toMatchObject({ exitCode: 1, failure: 'subject-mismatch' });
    expect(run.log).toContain('repo:contoso/clinic:environment:staging');
  });

  test("keys that are not the issuer's are told from the issuer's: the lab's own ID token is refused then", async () => {
    await startIssuer(CLAIMS);
    const value = await lab.github.mint('api://AzureADTokenExchange');
    lab.site(ID_TOKEN_HOST, () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ value }) }));
    const run = await useAction(lab, { endpoint: `https://${HOSTS.fhir}` });
    expect({ exitCode: run.exitCode, log: run.log }).toEqual({ exitCode: 1, log: expect.stringContaining('AADSTS700027') });
  });
});
