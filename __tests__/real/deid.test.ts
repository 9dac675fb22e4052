/** De-identification: the lab's emulator, asked by Microsoft's own REST client with the service's published scope and paths. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { runClient } from './support/child.ts';
import { leaksOf, useAction } from './support/steps.ts';

const DEID = `https://${HOSTS.deid}`;

describe('de-identification, by @azure-rest/core-client', () => {
  let lab: Lab;
  beforeEach(async () => {
    lab = await startLab();
  });
  afterEach(() => lab.stop());

  test('lists jobs with the output token of this action, after the smoke test', async () => {
    const run = await useAction(lab, { endpoint: DEID });
    expect({ log: run.log, ...run.outputs }).toMatchObject({ status: 'pass' });
    expect(leaksOf(run, lab.secrets)).toEqual([]);
    expect(await runClient('clients/deid.mjs', [DEID], { env: { ...lab.env, TOKEN: run.outputs['token'] ?? '' } })).toEqual({
      status: 200,
      jobs: 1,
    });
    // Client and action asked for the same thing: what the smoke test proves is what the client needs.
    const asked = lab.requests.filter(({ host, path, audience }) => host === HOSTS.deid && path === '/jobs' && audience !== undefined);
    expect(asked.map(({ query }) => query.split('&').sort())).toEqual(Array(2).fill(['api-version=2024-11-15', 'maxpagesize=1']));
  });

  test('lists jobs with a token of its own, by the published scope', async () => {
    const assertion = await lab.github.mint('api://AzureADTokenExchange');
    expect(await runClient('clients/deid.mjs', [DEID, IDS.client, IDS.tenant, assertion], { env: lab.env })).toEqual({
      status: 200,
      jobs: 1,
    });
  });

  test.each([
    ['no token', 401, 'Unauthorized', (): void => undefined],
    [
      'a role for real-time use alone',
      403,
      'Forbidden',
      (lab: Lab): void => {
        lab.roles.revoke(IDS.principal, HOSTS.deid);
        lab.roles.grant(IDS.principal, HOSTS.deid, 'DeID Realtime Data User');
      },
    ],
  ])('an error with %s is one that the client can read', async (what, status, error, given: (lab: Lab) => void) => {
    given(lab);
    const run = await useAction(lab, { endpoint: DEID });
    const TOKEN = what === 'no token' ? '' : (run.outputs['token'] ?? '');
    expect(await runClient('clients/deid.mjs', [DEID], { env: { ...lab.env, TOKEN } })).toEqual({ status, error });
  });
});
