import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { IDS } from '../../../lab/azure/contoso.ts';
import { type Workflow, subjectOf } from '../../../lab/github/issuer.ts';
import { type Lab, startLab } from '../../../lab/lab.ts';
import { ask, exchange, member } from './client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await startLab();
});
afterEach(() => lab.stop());

describe('the ID token endpoint', () => {
  const asRunner = (): { headers: Record<string, string> } => ({ headers: { authorization: `Bearer ${lab.github.requestToken}` } });

  test('answers with a token for the audience that was asked for, valid for five minutes', async () => {
    const answer = await ask(lab, `${lab.github.requestUrl}&audience=${encodeURIComponent('api://AzureADTokenExchange')}`, asRunner());
    const { aud, iss, sub, iat = 0, exp = 0, nbf = 0 } = decodeJwt(String(member(answer, 'value')));
    expect({ aud, iss, sub }).toEqual({
      aud: 'api://AzureADTokenExchange',
      iss: 'https://token.actions.githubusercontent.com',
      sub: 'repo:contoso/clinic:ref:refs/heads/main',
    });
    expect([exp - iat, iat - nbf]).toEqual([300, 600]);
  });

  test.each([
    ['without the request token', {}, 401],
    ['with another one', { headers: { authorization: 'Bearer other' } }, 401],
  ])('%s it refuses', async (_what, asking, status) => {
    expect((await ask(lab, lab.github.requestUrl, asking)).status).toBe(status);
  });

  test('describes repository and enterprise in the claims and in the event', async () => {
    const claims = async (): Promise<unknown> => decodeJwt(await lab.github.mint('api://AzureADTokenExchange'));
    expect(await claims()).toMatchObject({ repository_visibility: 'private', repository_id: '714025110', repository_owner_id: '9919' });
    expect(await claims()).not.toHaveProperty('enterprise');
    Object.assign(lab.github.workflow, { visibility: 'public', enterprise: 'contoso-health', refProtected: false });
    expect(await claims()).toMatchObject({ repository_visibility: 'public', enterprise: 'contoso-health', ref_protected: 'false' });
    expect(lab.event).toMatchObject({ repository: { visibility: 'public', private: false, default_branch: 'main' } });
  });

  test('and wants the query that its URL came with', async () => {
    expect((await ask(lab, lab.github.requestUrl.replace('?api-version=2.0', ''), asRunner())).status).toBe(400);
  });
});

describe('the subject', () => {
  const cases: readonly (readonly [string, Partial<Workflow>, string])[] = [
    ['a branch', { ref: 'refs/heads/topic/x' }, 'repo:contoso/clinic:ref:refs/heads/topic/x'],
    ['a tag', { ref: 'refs/tags/v1' }, 'repo:contoso/clinic:ref:refs/tags/v1'],
    ['a pull request', { eventName: 'pull_request' }, 'repo:contoso/clinic:pull_request'],
    ['an environment, before all else', { eventName: 'pull_request', environment: 'prod:eu' }, 'repo:contoso/clinic:environment:prod%3Aeu'],
    ['a repository of after July 2026', { immutableSubject: true }, 'repo:contoso@9919/clinic@714025110:ref:refs/heads/main'],
    ['a custom template', { subject: 'repository_id:714025110' }, 'repository_id:714025110'],
  ];
  test.each(cases)('of %s', (_what, change, subject) => {
    expect(subjectOf({ ...lab.github.workflow, ...change })).toBe(subject);
  });
});

test('another issuer is believed when a federated credential names it', async () => {
  const issuer = 'https://token.actions.contoso.ghe.com';
  lab.github.useIssuer(issuer);
  expect(member(await exchange(lab), 'error_codes')).toEqual([700211]);
  const federated = [{ issuer, subject: lab.github.subject(), audience: 'api://AzureADTokenExchange' }];
  lab.entra.register({ clientId: IDS.client, tenantId: IDS.tenant, objectId: IDS.principal, kind: 'app', federated });
  expect((await exchange(lab)).status).toBe(200);
});

test('the environment of a run follows the workflow as it is set', () => {
  lab.github.workflow.repository = 'fabrikam/lab';
  expect(lab.env).toMatchObject({ GITHUB_REPOSITORY: 'fabrikam/lab', GITHUB_REPOSITORY_OWNER: 'fabrikam' });
});
