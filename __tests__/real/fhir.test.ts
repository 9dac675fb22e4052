/** Tests the action with third-party FHIR servers, and the responses of the lab with a third-party validator. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { signer } from '../../lab/network/keys.ts';
import { isRecord } from '../../lab/network/site.ts';
import { openFhirGate } from './support/gate-fhir.ts';
import { describePart } from './support/part.ts';
import { runClient, type Server, serverProgram, startServer } from './support/program.ts';
import { inTemporaryFolder, leaksOf, resultOf, runStep, useAction } from './support/steps.ts';

const URL = `https://${HOSTS.fhir}`;

/** A patient of HL7's examples (Patient-example.json), one of about 30 on the servers. */
const CHALMERS = { family: 'Chalmers', given: ['Peter', 'James'] };

/** Microsoft Learn: healthcare-apis/get-access-token, last step. There, `$token` comes from `az account get-access-token`. */
const MICROSOFTS_CURL = `curl -X GET --silent --header "Authorization: Bearer $token" ${URL}/Patient`;

describePart('fhir', "Medplum's router and repository", () => {
  let lab: Lab;
  let medplum: Server;

  beforeAll(async () => {
    lab = await startLab();
    medplum = await startServer(serverProgram('medplum.mjs'));
    openFhirGate(lab, HOSTS.fhir, medplum.socket, { authentication: true, metadata: true });
  });
  afterAll(() => Promise.all([medplum.stop(), lab.stop()]));

  test('passes the smoke test with a count and without patient data', async () => {
    const run = await useAction(lab, { endpoint: URL });
    expect(resultOf(run)).toMatchObject({ exitCode: 0, status: 'pass', 'http-status': '200' });
    expect(lab.summaryOfRequests()).toContainEqual(expect.stringContaining('/StructureDefinition?_summary=count (token for'));
    expect(leaksOf(run, lab.secrets)).toEqual([]);
    expect(Object.values({ ...run.outputs, log: run.fullLog, summary: run.summary }).join()).not.toContain(CHALMERS.family);
  });

  test("returns HL7's patients to the curl command of Microsoft's documentation", async () => {
    const { outputs } = await useAction(lab, { endpoint: URL });
    const { stdout } = await runStep(lab, MICROSOFTS_CURL, { token: outputs['token'] ?? '' });
    const bundle: unknown = JSON.parse(stdout);
    expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'searchset' });
    expect(isRecord(bundle) && bundle['entry']).toContainEqual(
      expect.objectContaining({
        resource: expect.objectContaining({ id: 'example', name: expect.arrayContaining([expect.objectContaining(CHALMERS)]) }),
      }),
    );
  });

  test('finds the patient in a search with the output token', async () => {
    const { outputs } = await useAction(lab, { endpoint: URL });
    const { stdout } = await runStep(
      lab,
      `curl --silent --header "Authorization: Bearer $TOKEN" '${URL}/Patient?family=Chalmers&_summary=count'`,
      { TOKEN: outputs['token'] ?? '' },
    );
    expect(JSON.parse(stdout)).toEqual({ resourceType: 'Bundle', type: 'searchset', total: 1 });
  });

  test('fails the smoke test of an identity without a role, with the name of the role', async () => {
    lab.roles.revoke(IDS.principal, HOSTS.fhir);
    const run = await useAction(lab, { endpoint: URL });
    lab.roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Reader');
    expect(resultOf(run)).toMatchObject({ exitCode: 1, status: 'fail', failure: 'role-missing' });
    expect(run.log).toContain('FHIR Data Reader');
  });
});

describePart('fhir', "AWS's FHIR Works, which verifies the token itself", () => {
  let lab: Lab;
  let works: Server;

  beforeAll(async () => {
    lab = await startLab();
    const { publicKey } = await signer('entra');
    works = await startServer(serverProgram('fhir-works.mjs', JSON.stringify(publicKey), URL, URL));
    openFhirGate(lab, HOSTS.fhir, works.socket, { authentication: false, metadata: false });
  });
  afterAll(() => Promise.all([works.stop(), lab.stop()]));

  test('passes the smoke test because it refuses anonymous requests and accepts the token', async () => {
    const run = await useAction(lab, { endpoint: URL });
    expect(resultOf(run)).toMatchObject({ exitCode: 0, status: 'pass' });
    expect(lab.summaryOfRequests()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/StructureDefinition.*\(anonymous\) → 401$/),
        expect.stringMatching(/StructureDefinition.*\(token for .*\) → 200$/),
      ]),
    );
  });

  test('meets expectations that its CapabilityStatement confirms', async () => {
    const run = await useAction(lab, {
      endpoint: URL,
      expect: 'fhir-version: 4.0.1\nfhir-version: R4\nresource: Patient\nresource: ImagingStudy',
    });
    expect(resultOf(run)).toMatchObject({ status: 'pass', failure: '' });
  });

  test('reports an expectation that it does not meet, with both values', async () => {
    const run = await useAction(lab, { endpoint: URL, expect: 'fhir-version: 5.0.0\noperation: patient-everything' });
    expect(resultOf(run)).toMatchObject({ exitCode: 1, status: 'fail', failure: 'expectation-unmet' });
    expect(run.log).toContain('5.0.0');
    expect(run.log).toContain('4.0.1');
  });

  test('refuses a token for another resource', async () => {
    const run = await useAction(lab, { endpoint: `${URL} audience=api://smart.contoso.example` });
    expect(resultOf(run)).toMatchObject({ exitCode: 1, status: 'fail', 'http-status': '401' });
  });

  test('returns an OperationOutcome and no patient to the same command without a token', async () => {
    const { stdout } = await runStep(lab, MICROSOFTS_CURL, { token: '' });
    expect(JSON.parse(stdout)).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'security' }] });
  });
});

describePart('fhir', 'the validator of the `fhir` package', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab.stop());

  function errorsIn(resources: readonly unknown[]): Promise<unknown> {
    return inTemporaryFolder(async (folder) => {
      const file = join(folder, 'resources.json');
      await writeFile(file, JSON.stringify(resources));
      return runClient('fhir-validate.mjs', [file]);
    });
  }

  async function get(host: string, path: string): Promise<unknown> {
    const { body = '' } = await lab.web.request(`https://${host}${path}`);
    const value: unknown = JSON.parse(body.toString());
    return value;
  }

  test('accepts the CapabilityStatement of a service with and without authentication', async () => {
    const closed = await get(HOSTS.fhir, '/metadata');
    lab.service(HOSTS.legacy, { condition: 'open' });
    expect(await errorsIn([closed, await get(HOSTS.legacy, '/metadata')])).toEqual([[], []]);
  });

  test('accepts OperationOutcomes of 401, 403, 404 and 410, and Bundles', async () => {
    const outcomes: unknown[] = [];
    outcomes.push(await get(HOSTS.fhir, '/Patient'));
    outcomes.push(await get(HOSTS.fhir, '/OperationDefinition/none'));
    lab.service(HOSTS.fhir, { condition: 'private-link' });
    outcomes.push(await get(HOSTS.fhir, '/metadata'));
    lab.service(HOSTS.legacy, { condition: 'retired' });
    outcomes.push(await get(HOSTS.legacy, '/Patient'));
    lab.service(HOSTS.fhir, { condition: 'open' });
    outcomes.push(await get(HOSTS.fhir, '/patient'));
    outcomes.push(await get(HOSTS.fhir, '/Patient'));
    outcomes.push(await get(HOSTS.fhir, '/StructureDefinition?_summary=count'));
    expect(outcomes.map((one) => isRecord(one) && one['resourceType'])).toEqual([
      ...Array<string>(5).fill('OperationOutcome'),
      'Bundle',
      'Bundle',
    ]);
    expect(await errorsIn(outcomes)).toEqual(outcomes.map(() => []));
  });

  test('refuses an invalid resource', async () => {
    expect(await errorsIn([{ resourceType: 'OperationOutcome', issue: [{ severity: 'fatal-ish' }] }])).not.toEqual([[]]);
  });
});
