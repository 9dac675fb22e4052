/** DICOM: an Orthanc that Debian built, in the place of the DICOM service. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import { openDicomGate } from './support/gate-dicom.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import type { Secret } from '../../lab/azure/tokens.ts';
import { type Server, startServer } from './support/child.ts';
import { runProgram } from './support/program.ts';
import { describePart } from './support/describe-part.ts';
import { leaksOf, runStep, useAction } from './support/steps.ts';

const PATIENT = {
  name: 'Kestrelcanary^Robinwithalongname',
  id: 'MRN-4711-0815-2342-9',
  study: '2.25.329800735698586629295641978511506172918',
};
const CANARIES: readonly Secret[] = Object.entries(PATIENT).map(([name, value]) => ({ name: `patient ${name}`, value, patient: true }));

describePart('orthanc', 'DICOM: Orthanc behind the gate', () => {
  let lab: Lab;
  let orthanc: Server;

  beforeAll(async () => {
    lab = await startLab();
    orthanc = await startServer('servers/orthanc.ts', [], ['unshare', '--map-root-user', '--net']);
    openDicomGate(lab, HOSTS.dicom, orthanc.socket);
  });
  afterAll(async () => {
    await Promise.all([orthanc.stop(), lab.stop()]);
  });
  afterEach(() => {
    lab.clear();
  });

  /** Passes for each base URL a user may write, without a byte of a patient; the log says what Azure's own page would have it say. */
  async function expectPass(endpoint: string): Promise<string> {
    const run = await useAction(lab, { endpoint });
    expect({ exitCode: run.exitCode, status: run.outputs['status'], httpStatus: run.outputs['http-status'], log: run.log }).toMatchObject({
      exitCode: 0,
      status: 'pass',
      httpStatus: '200',
    });
    expect(leaksOf(run, [...lab.secrets, ...CANARIES])).toEqual([]);
    return run.outputs['token'] ?? '';
  }

  const BASES = [`https://${HOSTS.dicom}`, `https://${HOSTS.dicom}/v1`, `https://${HOSTS.dicom}/v2`];

  test.each(BASES)('an empty archive passes the smoke test at %s', async (endpoint) => {
    await expectPass(endpoint);
  });

  test('QIDO of an empty archive, with the output token: 204 and no list', async () => {
    const TOKEN = await expectPass(`https://${HOSTS.dicom}/v2`);
    const step = await runStep(
      lab,
      `curl --silent --fail --write-out '%{http_code}' --header "Authorization: Bearer $TOKEN" https://${HOSTS.dicom}/v2/studies`,
      { TOKEN },
    );
    expect(step).toEqual({ exitCode: 0, stdout: '204', stderr: '' });
  });

  test('a modality stores an instance (STOW-RS)', async () => {
    expect(await storeInstance(orthanc.socket)).toContain(PATIENT.study);
  });

  test.each(BASES)('an archive with a study passes the smoke test at %s, and no patient shows', async (endpoint) => {
    await expectPass(endpoint);
  });

  test('QIDO with the output token, by curl, finds the study', async () => {
    const TOKEN = await expectPass(`https://${HOSTS.dicom}/v2`);
    const step = await runStep(
      lab,
      `curl --silent --fail --get --header "Authorization: Bearer $TOKEN" --data-urlencode 'PatientID=${PATIENT.id}' https://${HOSTS.dicom}/v2/studies`,
      { TOKEN },
    );
    expect(JSON.parse(step.stdout)).toMatchObject([
      { '0020000D': { vr: 'UI', Value: [PATIENT.study] }, '00100010': { Value: [{ Alphabetic: PATIENT.name }] } },
    ]);
  });

  test.each(['v1', 'v2'])("the change feed with the output token, by the curl command of Microsoft's page, at %s", async (version) => {
    const token = await expectPass(`https://${HOSTS.dicom}/${version}`);
    // LEARN: dicom/dicom-get-access-token-azure-cli, last step; `$token` is what `az account get-access-token` gave there.
    const step = await runStep(
      lab,
      `curl --silent -X GET --header "Authorization: Bearer $token" https://${HOSTS.dicom}/${version}/changefeed`,
      { token },
    );
    expect(JSON.parse(step.stdout)).toMatchObject([
      {
        Sequence: 1,
        StudyInstanceUid: PATIENT.study,
        Action: 'Create',
        State: 'Current',
        Metadata: { '00100020': { Value: [PATIENT.id] } },
      },
    ]);
  });

  test('the change feed without metadata names no patient', async () => {
    const TOKEN = await expectPass(`https://${HOSTS.dicom}/v2`);
    const step = await runStep(
      lab,
      `curl --silent --header "Authorization: Bearer $TOKEN" 'https://${HOSTS.dicom}/v2/changefeed?includemetadata=false'`,
      { TOKEN },
    );
    expect(JSON.parse(step.stdout)).toHaveLength(1);
    expect(step.stdout).not.toContain(PATIENT.name);
  });

  test('an identity without a role on the archive is told which one to assign', async () => {
    lab.roles.revoke(IDS.principal, HOSTS.dicom);
    const run = await useAction(lab, { endpoint: `https://${HOSTS.dicom}/v2` });
    lab.roles.grant(IDS.principal, HOSTS.dicom, 'DICOM Data Reader');
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ status: 'fail', failure: 'role-missing', 'http-status': '403' });
    expect(run.log).toContain('DICOM Data Reader');
  });
});

/** Makes an instance by dcmtk and stores it as PS3.18 §10.5 says; Orthanc's answer. */
async function storeInstance(socket: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'modality-'));
  const dump = [
    '(0008,0005) CS [ISO_IR 192]',
    '(0008,0016) UI =SecondaryCaptureImageStorage',
    `(0008,0018) UI [${PATIENT.study}.1.1]`,
    '(0008,0020) DA [20261102]',
    '(0008,0060) CS [OT]',
    `(0010,0010) PN [${PATIENT.name}]`,
    `(0010,0020) LO [${PATIENT.id}]`,
    `(0020,000d) UI [${PATIENT.study}]`,
    `(0020,000e) UI [${PATIENT.study}.1]`,
  ].join('\n');
  await writeFile(join(folder, 'dump'), dump);
  const script = `
    dump2dcm +te dump instance
    { printf -- '--part\\r\\nContent-Type: application/dicom\\r\\n\\r\\n'; cat instance; printf -- '\\r\\n--part--\\r\\n'; } > body
    curl --silent --show-error --fail --unix-socket "$1" --header 'Accept: application/dicom+json' --data-binary @body \\
      --header 'Content-Type: multipart/related; type="application/dicom"; boundary=part' http://archive/v2/studies`;
  const { exitCode, stdout, stderr } = await runProgram('bash', ['-ec', script, 'store', socket], { cwd: folder });
  await rm(folder, { recursive: true, force: true });
  if (exitCode !== 0) throw new Error(stderr);
  return stdout;
}
