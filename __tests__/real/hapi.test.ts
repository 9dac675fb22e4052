/** Tests the action with HAPI FHIR's plain R4 server instead of the FHIR service. The gate checks tokens. HAPI does everything else. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { HOSTS } from '../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { hapi } from './parts.ts';
import { openFhirGate } from './support/gate-fhir.ts';
import { describePart } from './support/part.ts';
import { type Server, startServer } from './support/program.ts';
import { leaksOf, resultOf, runStep, useAction } from './support/steps.ts';

const URL = `https://${HOSTS.fhir}`;

describePart('hapi', 'HAPI FHIR', () => {
  let lab: Lab;
  let server: Server;

  beforeAll(async () => {
    lab = await startLab();
    const java = ['java', '-Dorg.slf4j.simpleLogger.defaultLogLevel=error', '-cp', join(hapi.path('.'), '*')];
    server = await startServer([...java, join(import.meta.dirname, 'servers', 'hapi', 'Hapi.java'), URL]);
    openFhirGate(lab, HOSTS.fhir, server.socket, { authentication: true, metadata: false });
  });
  afterAll(() => Promise.all([server.stop(), lab.stop()]));
  afterEach(() => lab.clear());

  /** Sends GET with the output token. Returns the JSON body, and the status as `status`. */
  async function get(path: string, handling: string, token: string): Promise<unknown> {
    const headers = `--header "Authorization: Bearer $TOKEN" --header 'Prefer: handling=${handling}'`;
    const script = `curl --silent --write-out '\\n%{http_code}' ${headers} '${URL}${path}'`;
    const { stdout } = await runStep(lab, script, { TOKEN: token });
    const at = stdout.lastIndexOf('\n');
    const body: unknown = JSON.parse(stdout.slice(0, at));
    return { status: Number(stdout.slice(at)), body };
  }

  test('passes the smoke test with its CapabilityStatement and its count', async () => {
    const run = await useAction(lab, { endpoint: URL, expect: 'fhir-version: R4\nresource: Patient' });
    expect(resultOf(run)).toMatchObject({ exitCode: 0, status: 'pass', failure: '', 'http-status': '200' });
    expect(leaksOf(run, lab.secrets)).toEqual([]);
    expect(Object.values({ ...run.outputs, log: run.fullLog, summary: run.summary }).join()).not.toContain('Chalmers');
    const statuses = lab.requests.map(({ path, status }) => `${path} ${String(status)}`);
    expect(statuses).toEqual(expect.arrayContaining(['/metadata 200', '/StructureDefinition 200', '/StructureDefinition 401']));
  });

  test('accepts the count probe under strict handling, and returns a total without entries', async () => {
    const { outputs } = await useAction(lab, { endpoint: URL });
    const [probe] = lab.requests.filter(({ path, status }) => path === '/StructureDefinition' && status === 200);
    const found = await get(`/StructureDefinition?${probe?.query ?? ''}`, 'strict', outputs['token'] ?? '');
    expect(found).toMatchObject({ status: 200, body: { resourceType: 'Bundle', total: 0 } });
    expect(JSON.stringify(found)).not.toContain('"entry"');
  });

  test('returns a count of patients without a patient', async () => {
    const { outputs } = await useAction(lab, { endpoint: URL });
    const found = await get('/Patient?_summary=count', 'strict', outputs['token'] ?? '');
    expect(found).toMatchObject({ status: 200, body: { resourceType: 'Bundle', total: 1 } });
    expect(JSON.stringify(found)).not.toContain('Chalmers');
  });

  test('refuses a mistyped parameter under strict handling', async () => {
    const { outputs } = await useAction(lab, { endpoint: URL });
    const strict = await get('/Patient?famly=Chalmers', 'strict', outputs['token'] ?? '');
    expect(strict).toMatchObject({ status: 400, body: { resourceType: 'OperationOutcome' } });
  });
});
