/** Tests the action with Debian's Orthanc instead of the DICOM service. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import type { Secret } from '../../lab/azure/tokens.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { OWN_NETWORK } from './parts.ts';
import { openDicomGate } from './support/gate-dicom.ts';
import { describePart } from './support/part.ts';
import { type ProgramResult, runProgram, type Server, serverProgram, startServer } from './support/program.ts';
import { inTemporaryFolder, leaksOf, resultOf, runStep, useAction } from './support/steps.ts';
import { asRoot } from './support/tools.ts';

const PATIENT = {
  name: 'Kestrelcanary^Robinwithalongname',
  id: 'MRN-4711-0815-2342-9',
  study: '2.25.329800735698586629295641978511506172918',
};
const CANARIES: readonly Secret[] = Object.entries(PATIENT).map(([name, value]) => ({ name: `patient ${name}`, value, patient: true }));

describePart('dicom', 'Orthanc', () => {
  let lab: Lab;
  let orthanc: Server;

  beforeAll(async () => {
    lab = await startLab();
    orthanc = await startServer(asRoot('unshare', ...OWN_NETWORK, ...serverProgram('orthanc.ts')));
    openDicomGate(lab, HOSTS.dicom, orthanc.socket);
  });
  afterAll(() => Promise.all([orthanc.stop(), lab.stop()]));
  afterEach(() => lab.clear());

  /** Runs the smoke test, expects it to pass without patient data, and returns the token. */
  async function expectPass(endpoint: string): Promise<string> {
    const run = await useAction(lab, { endpoint });
    expect(resultOf(run)).toMatchObject({ exitCode: 0, status: 'pass', 'http-status': '200' });
    expect(leaksOf(run, [...lab.secrets, ...CANARIES])).toEqual([]);
    return run.outputs['token'] ?? '';
  }

  /** Passes the smoke test, and then runs curl in a step with the output token. */
  async function curl(args: string): Promise<ProgramResult> {
    const TOKEN = await expectPass(`https://${HOSTS.dicom}/v2`);
    return runStep(lab, `curl --silent --header "Authorization: Bearer $TOKEN" ${args}`, { TOKEN });
  }

  const BASES = [`https://${HOSTS.dicom}`, `https://${HOSTS.dicom}/v1`, `https://${HOSTS.dicom}/v2`];

  test.each(BASES)('passes the smoke test of an empty archive at %s', (endpoint) => expectPass(endpoint));

  test('returns 204 for QIDO with the output token in an empty archive', async () => {
    expect(await curl(`--fail --write-out '%{http_code}' https://${HOSTS.dicom}/v2/studies`)).toEqual({
      exitCode: 0,
      stdout: '204',
      stderr: '',
    });
  });

  test('stores an instance by STOW-RS', async () => {
    expect(await storeInstance(orthanc.socket)).toContain(PATIENT.study);
  });

  test.each(BASES)('passes the smoke test of an archive with a study at %s, without patient data', (endpoint) => expectPass(endpoint));

  test('finds the study by QIDO with the output token', async () => {
    const step = await curl(`--fail --get --data-urlencode 'PatientID=${PATIENT.id}' https://${HOSTS.dicom}/v2/studies`);
    expect(JSON.parse(step.stdout)).toMatchObject([
      { '0020000D': { vr: 'UI', Value: [PATIENT.study] }, '00100010': { Value: [{ Alphabetic: PATIENT.name }] } },
    ]);
  });

  test.each(['v1', 'v2'])("returns the change feed at %s to the curl command of Microsoft's documentation", async (version) => {
    const token = await expectPass(`https://${HOSTS.dicom}/${version}`);
    // Microsoft Learn: dicom/dicom-get-access-token-azure-cli, last step. There, `$token` comes from `az account get-access-token`.
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

  test('returns a change feed without metadata that contains no patient', async () => {
    const step = await curl(`'https://${HOSTS.dicom}/v2/changefeed?includemetadata=false'`);
    expect(JSON.parse(step.stdout)).toHaveLength(1);
    expect(step.stdout).not.toContain(PATIENT.name);
  });

  test('fails the smoke test of an identity without a role, with the name of the role', async () => {
    lab.roles.revoke(IDS.principal, HOSTS.dicom);
    const run = await useAction(lab, { endpoint: `https://${HOSTS.dicom}/v2` });
    lab.roles.grant(IDS.principal, HOSTS.dicom, 'DICOM Data Reader');
    expect(resultOf(run)).toMatchObject({ exitCode: 1, status: 'fail', failure: 'role-missing', 'http-status': '403' });
    expect(run.log).toContain('DICOM Data Reader');
  });
});

/** Creates an instance with dcmtk, stores it (PS3.18 §10.5), and returns Orthanc's response. */
async function storeInstance(socket: string): Promise<string> {
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
  const script = `
    dump2dcm +te dump instance
    { printf -- '--part\\r\\nContent-Type: application/dicom\\r\\n\\r\\n'; cat instance; printf -- '\\r\\n--part--\\r\\n'; } > body
    curl --silent --show-error --fail --unix-socket "$1" --header 'Accept: application/dicom+json' --data-binary @body \\
      --header 'Content-Type: multipart/related; type="application/dicom"; boundary=part' http://archive/v2/studies`;
  const { exitCode, stdout, stderr } = await inTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'dump'), dump);
    return runProgram('bash', ['-ec', script, 'store', socket], { cwd: folder });
  });
  if (exitCode !== 0) throw new Error(stderr);
  return stdout;
}
