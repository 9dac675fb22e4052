/** FHIR: servers that others wrote in the place of the FHIR service, and the lab's own answers before a validator that others wrote. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import { openFhirGate } from './support/gate-fhir.ts';
import { signer } from '../../lab/network/keys.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { isRecord } from '../../lab/network/site.ts';
import { runClient, type Server, startServer } from './support/child.ts';
import { describePart } from './support/describe-part.ts';
import { leaksOf, runStep, useAction } from './support/steps.ts';

const URL = `https://${HOSTS.fhir}`;

/** HL7's best known patient (Patient-example.json), whom the servers hold among 30 others. */
const CHALMERS = { family: 'Chalmers', given: ['Peter', 'James'] };

/** LEARN: healthcare-apis/get-access-token, last step; `$token` is what `az account get-access-token` gave there. */
const MICROSOFTS_CURL = `curl -X GET --silent --header "Authorization: Bearer $token" ${URL}/Patient`;

describePart('curl', "FHIR: Medplum's router and repository behind the gate", () => {
  let lab: Lab;
  let medplum: Server;

  beforeAll(async () => {
    lab = await startLab();
    medplum = await startServer('servers/medplum.mjs');
    openFhirGate(lab, HOSTS.fhir, medplum.socket, 'gate');
  });
  afterAll(async () => {
    await Promise.all([medplum.stop(), lab.stop()]);
  });

  test('the smoke test passes, by a count of definitions and no patient', async () => {
    const run = await useAction(lab, { endpoint: URL });
    expect({ log: run.log, ...run.outputs }).toMatchObject({ status: 'pass', 'http-status': '200' });
    expect(run.exitCode).toBe(0);
    expect(lab.summaryOfRequests()).toContainEqual(expect.stringContaining('/StructureDefinition?_summary=count (token for'));
    expect(leaksOf(run, lab.secrets)).toEqual([]);
    expect(Object.values({ ...run.outputs, log: run.fullLog, summary: run.summary }).join()).not.toContain(CHALMERS.family);
  });

  test("curl with the output token, as on Microsoft's page, gets HL7's patients", async () => {
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

  test('a search with the output token is answered as the server understands it', async () => {
    const { outputs } = await useAction(lab, { endpoint: URL });
    const { stdout } = await runStep(
      lab,
      `curl --silent --header "Authorization: Bearer $TOKEN" '${URL}/Patient?family=Chalmers&_summary=count'`,
      {
        TOKEN: outputs['token'] ?? '',
      },
    );
    expect(JSON.parse(stdout)).toEqual({ resourceType: 'Bundle', type: 'searchset', total: 1 });
  });

  test('without a role on the service the step fails and names the role', async () => {
    lab.roles.revoke(IDS.principal, HOSTS.fhir);
    const run = await useAction(lab, { endpoint: URL });
    lab.roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Reader');
    expect({ exitCode: run.exitCode, ...run.outputs }).toMatchObject({ exitCode: 1, status: 'fail', failure: 'role-missing' });
    expect(run.log).toContain('FHIR Data Reader');
  });
});

describePart('curl', "FHIR: AWS's FHIR Works, which verifies the token itself", () => {
  let lab: Lab;
  let works: Server;

  beforeAll(async () => {
    lab = await startLab();
    const { publicKey } = await signer('entra');
    works = await startServer('servers/fhir-works.mjs', [JSON.stringify(publicKey), URL, URL]);
    openFhirGate(lab, HOSTS.fhir, works.socket, 'server');
  });
  afterAll(async () => {
    await Promise.all([works.stop(), lab.stop()]);
  });

  test('the smoke test passes: it refuses the anonymous read by its own 401, and takes the token', async () => {
    const run = await useAction(lab, { endpoint: URL });
    expect({ log: run.log, exitCode: run.exitCode, ...run.outputs }).toMatchObject({ exitCode: 0, status: 'pass' });
    expect(lab.summaryOfRequests()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/StructureDefinition.*\(anonymous\) → 401$/),
        expect.stringMatching(/StructureDefinition.*\(token for .*\) → 200$/),
      ]),
    );
  });

  test('expectations are held against its own CapabilityStatement', async () => {
    const run = await useAction(lab, {
      endpoint: URL,
      expect: 'fhir-version: 4.0.1\nfhir-version: R4\nresource: Patient\nresource: ImagingStudy',
    });
    expect({ log: run.log, ...run.outputs }).toMatchObject({ status: 'pass', failure: '' });
  });

  test('an expectation that it does not meet fails, with both values', async () => {
    const run = await useAction(lab, { endpoint: URL, expect: 'fhir-version: 5.0.0\noperation: patient-everything' });
    expect({ exitCode: run.exitCode, ...run.outputs }).toMatchObject({ exitCode: 1, status: 'fail', failure: 'expectation-unmet' });
    expect(run.log).toContain('5.0.0');
    expect(run.log).toContain('4.0.1');
  });

  test('a token for another resource is refused by its own 401', async () => {
    const run = await useAction(lab, { endpoint: `${URL} audience=api://smart.contoso.example` });
    expect({ exitCode: run.exitCode, ...run.outputs }).toMatchObject({ exitCode: 1, status: 'fail', 'http-status': '401' });
  });

  test("curl with the output token, as on Microsoft's page, gets HL7's patients", async () => {
    const { outputs } = await useAction(lab, { endpoint: URL });
    const { stdout } = await runStep(lab, MICROSOFTS_CURL, { token: outputs['token'] ?? '' });
    expect(stdout).toContain('"family":"Chalmers"');
  });

  test('the same curl without the token gets an OperationOutcome and no patient', async () => {
    const { stdout } = await runStep(lab, MICROSOFTS_CURL, { token: '' });
    expect(JSON.parse(stdout)).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'security' }] });
  });
});

describe("the lab's own FHIR answers, before the validator of the `fhir` package", () => {
  let lab: Lab;
  let folder: string;
  beforeAll(async () => {
    lab = await startLab();
    folder = await mkdtemp(join(tmpdir(), 'answers-'));
  });
  afterAll(async () => {
    await Promise.all([lab.stop(), rm(folder, { recursive: true })]);
  });

  async function errorsIn(answers: readonly unknown[]): Promise<unknown> {
    const file = join(folder, 'answers.json');
    await writeFile(file, JSON.stringify(answers));
    return runClient('clients/fhir-validate.mjs', [file]);
  }

  async function answer(host: string, path: string): Promise<unknown> {
    const { body = '' } = await lab.web.inside(`https://${host}${path}`);
    const value: unknown = JSON.parse(body.toString());
    return value;
  }

  test('the CapabilityStatement, closed and open', async () => {
    const closed = await answer(HOSTS.fhir, '/metadata');
    lab.service(HOSTS.legacy, { condition: 'open' });
    expect(await errorsIn([closed, await answer(HOSTS.legacy, '/metadata')])).toEqual([[], []]);
  });

  test('OperationOutcomes of 401, 403, 404 and 410, and Bundles', async () => {
    const outcomes: unknown[] = [];
    outcomes.push(await answer(HOSTS.fhir, '/Patient'));
    outcomes.push(await answer(HOSTS.fhir, '/OperationDefinition/none'));
    lab.service(HOSTS.fhir, { condition: 'private-link' });
    outcomes.push(await answer(HOSTS.fhir, '/metadata'));
    lab.service(HOSTS.legacy, { condition: 'retired' });
    outcomes.push(await answer(HOSTS.legacy, '/Patient'));
    lab.service(HOSTS.fhir, { condition: 'open' });
    outcomes.push(await answer(HOSTS.fhir, '/patient'));
    outcomes.push(await answer(HOSTS.fhir, '/Patient'));
    outcomes.push(await answer(HOSTS.fhir, '/StructureDefinition?_summary=count'));
    expect(outcomes.map((one) => isRecord(one) && one['resourceType'])).toEqual([
      ...Array<string>(5).fill('OperationOutcome'),
      'Bundle',
      'Bundle',
    ]);
    expect(await errorsIn(outcomes)).toEqual(outcomes.map(() => []));
  });

  test('the validator tells a wrong one', async () => {
    expect(await errorsIn([{ resourceType: 'OperationOutcome', issue: [{ severity: 'fatal-ish' }] }])).not.toEqual([[]]);
  });
});
