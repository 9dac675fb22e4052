import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../../lab/lab.ts';
import { ask, bearer, member } from './client.ts';

let lab: Lab;
let fhirToken: { authorization: string };
let dicomToken: { authorization: string };
let deidToken: { authorization: string };

beforeAll(async () => {
  lab = await startLab();
  fhirToken = await bearer(lab, `https://${HOSTS.fhir}/.default`);
  dicomToken = await bearer(lab, 'https://dicom.healthcareapis.azure.com/.default');
  deidToken = await bearer(lab, 'https://deid.azure.com/.default');
});
afterAll(() => lab.stop());
afterEach(() => {
  for (const host of [HOSTS.fhir, HOSTS.legacy, HOSTS.dicom, HOSTS.deid]) {
    lab
      .service(host, {
        condition: 'healthy',
        ignoresQuery: false,
        throttled: 0,
        authorisesFirst: false,
        disabledOperations: new Set(),
        missingRoutes: new Set(),
      })
      .responses.clear();
    lab.roles.revoke(IDS.principal, host);
  }
  lab.roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Reader');
  lab.roles.grant(IDS.principal, HOSTS.legacy, 'FHIR Data Reader');
  lab.roles.grant(IDS.principal, HOSTS.dicom, 'DICOM Data Reader');
  lab.roles.grant(IDS.principal, HOSTS.deid, 'DeID Batch Data Reader');
  lab.clear();
});

const fhir = (path: string, headers: Record<string, string> = {}): ReturnType<typeof ask> =>
  ask(lab, `https://${HOSTS.fhir}${path}`, { headers });
const dicom = (path: string, headers: Record<string, string> = {}): ReturnType<typeof ask> =>
  ask(lab, `https://${HOSTS.dicom}${path}`, { headers });
const deid = (path: string, headers: Record<string, string> = {}): ReturnType<typeof ask> =>
  ask(lab, `https://${HOSTS.deid}${path}`, { headers });
const statusOf = async (answer: Promise<{ readonly status: number }>): Promise<number> => (await answer).status;

describe('FHIR', () => {
  test.each(['/health/check', '/metadata', '/$versions', '/.well-known/smart-configuration'])('%s needs no token', async (path) => {
    expect(await statusOf(fhir(path))).toBe(200);
  });

  test('a read without a token is a 401 that tells authority and audience', async () => {
    const answer = await fhir('/StructureDefinition?_summary=count');
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe(
      `Bearer authorization_uri="https://login.microsoftonline.com/${IDS.tenant}", resource_id="https://${HOSTS.fhir}", realm="https://${HOSTS.fhir}"`,
    );
    expect(member(answer, 'issue')).toEqual([{ severity: 'error', code: 'login', diagnostics: 'Authentication failed.' }]);
  });

  test('a token for the generic audience, or with a slash, is refused', async () => {
    for (const scope of ['https://azurehealthcareapis.com/.default', `https://${HOSTS.fhir}//.default`]) {
      expect(await statusOf(fhir('/StructureDefinition', await bearer(lab, scope)))).toBe(401);
    }
  });

  test('a token of another tenant, or one that has expired, is refused', async () => {
    for (const wrong of [{ tenantId: IDS.otherTenant }, { lifetimeSeconds: -1 }]) {
      Object.assign(lab.entra.overrides, wrong);
      const token = await bearer(lab, `https://${HOSTS.fhir}/.default`);
      Object.assign(lab.entra.overrides, { tenantId: undefined, lifetimeSeconds: undefined });
      expect(await statusOf(fhir('/StructureDefinition', token))).toBe(401);
    }
  });

  test('a lenient search with a typing error serves patients, and the lab knows', async () => {
    expect(lab.patientDataServed).toBe(false);
    const answer = await fhir('/Patient?_sumary=count', fhirToken);
    expect(answer.body).toContain(lab.patients[0]?.familyName);
    expect(lab.patientDataServed).toBe(true);
  });

  test('strict handling refuses the same search, and no patient moves', async () => {
    expect(await statusOf(fhir('/Patient?_sumary=count', { ...fhirToken, prefer: 'handling=strict' }))).toBe(400);
    expect(lab.patientDataServed).toBe(false);
  });

  test('a count holds no resource, of patients neither', async () => {
    for (const [type, total] of [
      ['StructureDefinition', 148],
      ['Patient', 10],
    ] as const) {
      expect(JSON.parse((await fhir(`/${type}?_summary=count`, fhirToken)).body)).toMatchObject({ type: 'searchset', total });
    }
    expect(lab.patientDataServed).toBe(false);
  });

  test('a server that ignores the query still holds no patient under StructureDefinition', async () => {
    lab.service(HOSTS.fhir, { ignoresQuery: true });
    expect(await statusOf(fhir('/StructureDefinition?_summary=count', { ...fhirToken, prefer: 'handling=strict' }))).toBe(200);
    expect(lab.patientDataServed).toBe(false);
    await fhir('/Patient?_summary=count', fhirToken);
    expect(lab.patientDataServed).toBe(true);
  });

  test('paths are case-sensitive', async () => {
    const answer = await fhir('/patient', fhirToken);
    expect(answer.status).toBe(404);
    expect(member(answer, 'issue')).toEqual([{ severity: 'error', code: 'not-found', diagnostics: 'The requested route was not found.' }]);
  });

  test.each(['/patient', '/_operations/a-word/1', '/nothing/here/at/all'])('routing happens before authentication: %s', async (path) => {
    expect([await statusOf(fhir(path)), await statusOf(fhir(path, fhirToken))]).toEqual([404, 404]);
    expect(await statusOf(ask(lab, `https://${HOSTS.fhir}/metadata`, { method: 'POST' }))).toBe(405);
    lab.service(HOSTS.fhir, { authorisesFirst: true });
    const withToken = await fhir(path, fhirToken);
    expect([await statusOf(fhir(path)), withToken.status, withToken.body]).toEqual([401, 404, '']);
  });

  const JOBS = {
    export: `/_operations/export/${IDS.smartResource}`,
    import: '/_operations/import/9223372036854775807',
    reindex: `/_operations/reindex/${IDS.smartResource}`,
    'bulk-update': '/_operations/bulk-update/9223372036854775807',
  } as const;
  const statusesOf = async (headers: Record<string, string>): Promise<number[]> =>
    Promise.all(Object.values(JOBS).map(async (path) => statusOf(fhir(path, headers))));

  test.each([
    ['FHIR Data Reader', [403, 403, 403, 403]],
    ['FHIR Data Exporter', [404, 403, 403, 403]],
    ['FHIR Data Importer', [403, 404, 403, 403]],
    ['FHIR Search Parameter Manager', [403, 403, 404, 403]],
    ['FHIR Data Writer', [404, 404, 404, 403]],
    ['FHIR Data Contributor', [404, 404, 404, 404]],
    ['FHIR Data Bulk Operator', [404, 404, 404, 404]],
    ['FHIR Data Converter', [403, 403, 403, 403]],
    ['Owner', [403, 403, 403, 403]],
    ['FHIR SMART User', [400, 400, 400, 400]],
  ] as const)('%s may look up the jobs of its operations only', async (role, expected) => {
    lab.roles.revoke(IDS.principal, HOSTS.fhir);
    lab.roles.grant(IDS.principal, HOSTS.fhir, role);
    expect(await statusesOf(fhirToken)).toEqual(expected);
    expect(await statusesOf({})).toEqual([401, 401, 401, 401]);
  });

  test('the outcome of an unknown job repeats its ID', async () => {
    lab.roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Contributor');
    for (const path of Object.values(JOBS)) {
      const diagnostics = `The requested job "${path.split('/')[3] ?? ''}" was not found.`;
      expect(member(await fhir(path, fhirToken), 'issue')).toEqual([{ severity: 'error', code: 'not-found', diagnostics }]);
    }
    expect(await statusOf(fhir('/_operations/import/-1', fhirToken))).toBe(500);
    expect(await statusOf(fhir(`/_operations/bulk-update/${IDS.client}`, fhirToken))).toBe(400);
  });

  test('a disabled operation is 400 for every authenticated caller, a missing route 404 for everyone', async () => {
    lab.service(HOSTS.fhir, { disabledOperations: new Set(['reindex']), missingRoutes: new Set(['bulk-update']) });
    expect(await statusesOf(fhirToken)).toEqual([403, 403, 400, 404]);
    expect(await statusesOf({})).toEqual([401, 401, 401, 404]);
  });

  test('only the named operation definitions are public', async () => {
    expect([await statusOf(fhir('/OperationDefinition/export')), await statusOf(fhir('/OperationDefinition/x'))]).toEqual([200, 401]);
  });

  test('the import lock refuses writes, not reads', async () => {
    lab.service(HOSTS.fhir, { condition: 'importing' });
    const locked = await ask(lab, `https://${HOSTS.fhir}/Patient`, { method: 'POST' });
    expect([locked.status, member(locked, 'diagnostics')]).toEqual([423, 'Service is locked for initial import mode.']);
    expect(await statusOf(fhir('/StructureDefinition', fhirToken))).toBe(200);
  });

  test('a key that is not available and a database login that fails have their own codes', async () => {
    for (const [condition, status, code] of [
      ['degraded', 403, 'invalid'],
      ['database-login-failed', 401, 'exception'],
    ] as const) {
      lab.service(HOSTS.fhir, { condition });
      const answer = await fhir('/StructureDefinition', fhirToken);
      expect([answer.status, answer.headers['www-authenticate']]).toEqual([status, undefined]);
      expect(member(answer, 'issue')).toMatchObject([{ code }]);
    }
  });

  test('without a role it is 403, and a new role takes its time', async () => {
    lab.roles.revoke(IDS.principal, HOSTS.fhir);
    lab.roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Reader', { after: 2 });
    const seen = [];
    for (let go = 0; go < 3; go += 1) seen.push(await statusOf(fhir('/StructureDefinition', fhirToken)));
    expect(seen).toEqual([403, 403, 200]);
  });

  test('control plane roles open nothing', async () => {
    lab.roles.revoke(IDS.principal, HOSTS.fhir);
    lab.roles.grant(IDS.principal, HOSTS.fhir, 'Owner');
    expect(await statusOf(fhir('/StructureDefinition', fhirToken))).toBe(403);
  });

  test('behind a private link everything is the same 403', async () => {
    lab.service(HOSTS.fhir, { condition: 'private-link' });
    expect([
      await statusOf(fhir('/metadata')),
      await statusOf(fhir('/health/check')),
      await statusOf(fhir('/StructureDefinition', fhirToken)),
    ]).toEqual([403, 403, 403]);
  });

  test('throttles who is known, with both headers, and lets the others pass', async () => {
    lab.service(HOSTS.fhir, { throttled: 1, retryAfterSeconds: 2 });
    expect(await statusOf(fhir('/metadata'))).toBe(200);
    expect(await statusOf(fhir('/StructureDefinition', dicomToken))).toBe(401);
    const answer = await fhir('/StructureDefinition', fhirToken);
    expect([answer.status, answer.headers['retry-after'], answer.headers['x-ms-retry-after-ms']]).toEqual([429, '2', '2000']);
    expect(await statusOf(fhir('/StructureDefinition', fhirToken))).toBe(200);
  });

  test('an open server serves anybody, and declares no OAuth', async () => {
    lab.service(HOSTS.fhir, { condition: 'open' });
    expect(await statusOf(fhir('/StructureDefinition?_summary=count'))).toBe(200);
    expect((await fhir('/metadata')).body).not.toContain('OAuth');
  });

  test('retired, the legacy service answers 410 to all but two anonymous paths', async () => {
    const legacy = (path: string, headers: Record<string, string> = {}): Promise<number> =>
      statusOf(ask(lab, `https://${HOSTS.legacy}${path}`, { headers }));
    lab.service(HOSTS.legacy, { condition: 'retired' });
    expect([
      await legacy('/metadata'),
      await legacy('/health/check'),
      await legacy('/$versions'),
      await legacy('/StructureDefinition'),
    ]).toEqual([200, 200, 410, 410]);
    const answer = await ask(lab, `https://${HOSTS.legacy}/StructureDefinition`, {
      headers: await bearer(lab, `https://${HOSTS.legacy}/.default`),
    });
    expect(answer.body).toContain('"code":"service-deprecated"');
  });

  test('answers anything that a test wants, for a path', async () => {
    lab.service(HOSTS.fhir).responses.set('/metadata', { status: 418, body: 'tea' });
    expect(await fhir('/metadata')).toMatchObject({ status: 418, body: 'tea' });
  });
});

describe('DICOM', () => {
  test('health and OpenAPI need no token, the rest does, and a version', async () => {
    expect([await statusOf(dicom('/health/check')), await statusOf(dicom('/v2/api.yaml')), await statusOf(dicom('/v1/api.yaml'))]).toEqual([
      200, 200, 200,
    ]);
    const refused = await dicom('/v2/extendedquerytags');
    expect([refused.status, refused.body]).toEqual([401, '']);
    expect(refused.headers['www-authenticate']).toContain('resource_id="https://dicom.healthcareapis.azure.com"');
    expect(await statusOf(dicom('/studies', dicomToken))).toBe(404);
  });

  test('the change feed of the documentation returns patients', async () => {
    await dicom('/v2/changefeed', dicomToken);
    expect(lab.patientDataServed).toBe(true);
  });

  test('a start in the future empties the feed of v2 and is ignored by v1', async () => {
    const path = 'changefeed?startTime=2999-01-01T00:00:00Z&limit=1&includemetadata=false';
    expect((await dicom(`/v2/${path}`, dicomToken)).body).toBe('[]');
    expect(lab.patientDataServed).toBe(false);
    await dicom(`/v1/${path}`, dicomToken);
    expect(lab.patientDataServed).toBe(true);
  });

  test('a search for studies names patients, and one that finds none is 204', async () => {
    expect(await statusOf(dicom('/v2/studies?StudyInstanceUID=2.25.1&limit=1', dicomToken))).toBe(204);
    expect(lab.patientDataServed).toBe(false);
    await dicom('/v2/studies?limit=1', dicomToken);
    expect(lab.patientDataServed).toBe(true);
  });

  test('tags hold no patient, whatever becomes of the query', async () => {
    lab.service(HOSTS.dicom, { ignoresQuery: true });
    expect(await dicom('/v2/extendedquerytags?limit=1', dicomToken)).toMatchObject({ status: 200, body: '[]' });
    expect(lab.patientDataServed).toBe(false);
  });

  test('its refusals are plain text', async () => {
    lab.roles.revoke(IDS.principal, HOSTS.dicom);
    expect(await dicom('/v2/extendedquerytags', dicomToken)).toMatchObject({ status: 403, body: 'Authorization failed.' });
    lab.service(HOSTS.dicom, { condition: 'private-link' });
    expect(await statusOf(dicom('/health/check'))).toBe(403);
  });

  test('a broken customer-managed key is 424', async () => {
    lab.service(HOSTS.dicom, { condition: 'degraded' });
    expect(await statusOf(dicom('/v2/extendedquerytags', dicomToken))).toBe(424);
  });
});

describe('de-identification', () => {
  test('wants its api-version, and says so in the shape of Azure.Core', async () => {
    const answer = await deid('/jobs', deidToken);
    expect([answer.status, answer.headers['x-ms-error-code']]).toEqual([400, 'MissingApiVersionParameter']);
    expect(member(answer, 'error')).toMatchObject({ code: 'MissingApiVersionParameter' });
  });

  test('lists as many jobs as asked for to who may, and counts no job as a patient', async () => {
    expect(await statusOf(deid('/jobs?api-version=2024-11-15&maxpagesize=1'))).toBe(401);
    const answer = await deid('/jobs?api-version=2024-11-15&maxpagesize=1', deidToken);
    expect(member(answer, 'value')).toHaveLength(1);
    expect(lab.patientDataServed).toBe(false);
  });

  test('refuses the list to a real-time user', async () => {
    lab.roles.revoke(IDS.principal, HOSTS.deid);
    lab.roles.grant(IDS.principal, HOSTS.deid, 'DeID Realtime Data User');
    expect(await statusOf(deid('/jobs?api-version=2024-11-15', deidToken))).toBe(403);
  });
});

describe('a host that is not of the usual set-up', () => {
  test('is there as soon as it is asked for, in a fleet too', async () => {
    for (const host of ['fleet-7.fhir.azurehealthcareapis.com', 'fleet-8.dicom.azurehealthcareapis.com']) {
      lab.service(host);
      expect(await statusOf(ask(lab, `https://${host}/health/check`))).toBe(200);
    }
  });

  test('behind a gateway it says its kind, audience and path', async () => {
    lab.service('fhir.hospital.example', { kind: 'fhir', audiences: ['api://smart.contoso.example'], prefix: '/r4' });
    expect(await statusOf(ask(lab, 'https://fhir.hospital.example/r4/metadata'))).toBe(200);
    expect(await statusOf(ask(lab, 'https://fhir.hospital.example/metadata'))).toBe(404);
    expect(() => lab.service('other.hospital.example')).toThrow("is not Azure's");
  });
});
