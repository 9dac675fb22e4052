/** Tests the lab's de-identification service with Microsoft's REST client. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { describePart } from './support/part.ts';
import { runClient } from './support/program.ts';
import { leaksOf, resultOf, useAction } from './support/steps.ts';

const DEID = `https://${HOSTS.deid}`;

describePart('deid', '@azure-rest/core-client', () => {
  let lab: Lab;
  beforeEach(async () => {
    lab = await startLab();
  });
  afterEach(() => lab.stop());

  test('lists jobs with the output token of the action', async () => {
    const run = await useAction(lab, { endpoint: DEID });
    expect(resultOf(run)).toMatchObject({ status: 'pass' });
    expect(leaksOf(run, lab.secrets)).toEqual([]);
    expect(await runClient('deid.mjs', [DEID], { env: { ...lab.env, TOKEN: run.outputs['token'] ?? '' } })).toEqual({
      status: 200,
      jobs: 1,
    });
    // The client sends the same request as the smoke test, so a passed smoke test shows that the client works.
    const queries = lab.requests.filter(({ host, path, audience }) => host === HOSTS.deid && path === '/jobs' && audience !== undefined);
    expect(queries.map(({ query }) => query.split('&').sort())).toEqual(Array(2).fill(['api-version=2024-11-15', 'maxpagesize=1']));
  });

  test('lists jobs with its own token for the published scope', async () => {
    const assertion = await lab.github.mint('api://AzureADTokenExchange');
    expect(await runClient('deid.mjs', [DEID, IDS.client, IDS.tenant, assertion], { env: lab.env })).toEqual({ status: 200, jobs: 1 });
  });

  test.each([
    ['no token', 401, 'Unauthorized'],
    ['a role for real-time use only', 403, 'Forbidden'],
  ])('can read the error for %s', async (what, status, error) => {
    lab.roles.revoke(IDS.principal, HOSTS.deid);
    lab.roles.grant(IDS.principal, HOSTS.deid, 'DeID Realtime Data User');
    const run = await useAction(lab, { endpoint: DEID });
    const TOKEN = what === 'no token' ? '' : (run.outputs['token'] ?? '');
    expect(await runClient('deid.mjs', [DEID], { env: { ...lab.env, TOKEN } })).toEqual({ status, error });
  });
});
