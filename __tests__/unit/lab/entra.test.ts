import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { REFUSALS } from '../../../lab/azure/entra-errors.ts';
import { type Lab, startLab } from '../../../lab/lab.ts';
import { exchange, member } from './client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await startLab();
});
afterEach(() => lab.stop());

const FHIR = `https://${HOSTS.fhir}/.default`;

describe('a refusal follows from what is wrong', () => {
  const cases: readonly (readonly [
    string,
    number,
    (lab: Lab) => Parameters<typeof exchange>[1] | Promise<Parameters<typeof exchange>[1]>,
  ])[] = [
    ['a tenant that nobody has', 90002, () => ({ tenant: '00000000-1111-4222-8333-444444444444' })],
    ["another cloud's tenant", 90002, () => ({ tenant: IDS.tenantUsGovernment })],
    ['a tenant with a blank in it', 900023, () => ({ tenant: `${IDS.tenant} ` })],
    ['an object ID for a client ID', 700016, () => ({ clientId: IDS.principal })],
    ['a client of another tenant', 700016, () => ({ tenant: IDS.otherTenant })],
    ['a resource that does not exist', 500011, () => ({ scope: 'https://contoso-clinic.azurehealthcareapis.com/.default' })],
    ['a scope without .default', 1002012, () => ({ scope: `https://${HOSTS.fhir}` })],
    ['.default twice', 70011, () => ({ scope: `${FHIR}/.default` })],
    ['two resources', 28000, () => ({ scope: `${FHIR} https://deid.azure.com/.default` })],
    ['an assertion that is none', 50027, () => ({ assertion: 'nonsense' })],
    [
      "another cloud's exchange audience",
      700212,
      async (here) => ({ assertion: await here.github.mint('api://AzureADTokenExchangeUSGov') }),
    ],
    [
      'another issuer',
      700211,
      async (here) => {
        here.github.workflow.issuer = 'https://token.actions.githubusercontent.com/contoso';
        return { assertion: await here.github.mint('api://AzureADTokenExchange') };
      },
    ],
    [
      'another subject',
      700213,
      async (here) => {
        here.github.workflow.ref = 'refs/heads/topic';
        return { assertion: await here.github.mint('api://AzureADTokenExchange') };
      },
    ],
    [
      'an immutable subject',
      700213,
      async (here) => {
        here.github.workflow.immutableSubject = true;
        return { assertion: await here.github.mint('api://AzureADTokenExchange') };
      },
    ],
    [
      'another letter case in the subject',
      7002138,
      async (here) => {
        here.github.workflow.repository = 'Contoso/Clinic';
        return { assertion: await here.github.mint('api://AzureADTokenExchange') };
      },
    ],
    [
      'no federated credential at all',
      70025,
      (here) => {
        here.entra.register({ clientId: IDS.client, tenantId: IDS.tenant, objectId: IDS.principal, kind: 'app', federated: [] });
        return {};
      },
    ],
    [
      'an assertion that has expired',
      700024,
      async (here) => {
        here.github.workflow.lifetimeSeconds = -10;
        return { assertion: await here.github.mint('api://AzureADTokenExchange') };
      },
    ],
    [
      "a clock of Entra's that is ahead",
      700024,
      (here) => {
        here.entra.clockSkewSeconds = 400;
        return {};
      },
    ],
    [
      "a stranger's signature",
      700027,
      async (here) => {
        here.github.workflow.signedByUnknownKey = true;
        return { assertion: await here.github.mint('api://AzureADTokenExchange') };
      },
    ],
    [
      'an issuer that cannot be reached',
      90061,
      (here) => {
        here.web.detach('token.actions.githubusercontent.com');
        return {};
      },
    ],
  ];

  test.each(cases)('%s: %d', async (_what, code, wrong) => {
    const answer = await exchange(lab, await wrong(lab));
    expect(member(answer, 'error_codes')).toEqual([code]);
    expect(answer.status).toBe(REFUSALS[code]?.status);
  });

  test('has the members that Microsoft documents, and line ends in its text', async () => {
    const answer = await exchange(lab, { clientId: IDS.principal });
    const body: unknown = JSON.parse(answer.body);
    expect(body).toEqual({
      error: 'unauthorized_client',
      error_description: expect.stringMatching(/^AADSTS700016: .*\r\nTrace ID: .*\r\nCorrelation ID: .*\r\nTimestamp: .*Z$/),
      error_codes: [700016],
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
      trace_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      correlation_id: '3a1b5c7d-0000-4000-8000-00000000c1d2',
      error_uri: 'https://login.microsoftonline.com/error?code=700016',
    });
  });
});

describe('any documented code can be had', () => {
  test.each(Object.entries(REFUSALS).map(([code, { status }]) => [Number(code), status] as const))(
    'AADSTS%d with HTTP %d',
    async (code, status) => {
      lab.entra.refuseWith(code, { times: 1 });
      const refused = await exchange(lab);
      expect(refused.status).toBe(status);
      expect(member(refused, 'error_codes')).toEqual([code]);
      expect((await exchange(lab)).status).toBe(200);
    },
  );
});

describe('tokens', () => {
  test('repeat the audience to the letter, slash and all', async () => {
    expect(claims(await exchange(lab, { scope: `https://${HOSTS.fhir}//.default` }))).toMatchObject({ aud: `https://${HOSTS.fhir}/` });
  });

  test('of a custom resource are version 2 and name its application', async () => {
    expect(claims(await exchange(lab, { scope: 'api://smart.contoso.example/.default' }))).toMatchObject({
      aud: IDS.smartResource,
      azp: IDS.client,
      ver: '2.0',
    });
  });

  test('of a user-assigned identity live for a day', async () => {
    expect(member(await exchange(lab, { clientId: IDS.clientUserAssigned }), 'expires_in')).toBe(86_399);
  });

  test('can be opaque, and can be wrong in what a guardrail checks', async () => {
    lab.entra.overrides.opaque = true;
    expect(String(member(await exchange(lab), 'access_token'))).toMatch(/^EwC[\w-]{900,}$/);
    Object.assign(lab.entra.overrides, {
      opaque: false,
      tenantId: IDS.otherTenant,
      applicationId: IDS.clientChina,
      audience: 'https://other.example',
      lifetimeSeconds: -60,
    });
    const wrong = claims(await exchange(lab));
    expect(wrong).toMatchObject({ tid: IDS.otherTenant, appid: IDS.clientChina, aud: 'https://other.example' });
    expect(wrong['exp']).toBeLessThan(Date.now() / 1000);
  });

  test.each([
    ['login.microsoftonline.us', IDS.tenantUsGovernment, IDS.clientUsGovernment, 'api://AzureADTokenExchangeUSGov'],
    ['login.partner.microsoftonline.cn', IDS.tenantChina, IDS.clientChina, 'api://AzureADTokenExchangeChina'],
  ])('are issued by %s too', async (authority, tenant, clientId, audience) => {
    expect((await exchange(lab, { authority, tenant, clientId, assertion: await lab.github.mint(audience) })).status).toBe(200);
  });
});

function claims(answer: {
  readonly body: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}): Record<string, unknown> {
  return { ...decodeJwt(String(member(answer, 'access_token'))) };
}
