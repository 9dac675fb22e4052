/** Missing or invalid claims of a token are reported. */
import { describe, expect, test } from '@jest/globals';
import { IDS } from '../../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../../lab/lab.ts';
import { json } from '../../../lab/network/site.ts';
import { runScenario, runScenarioIn } from '../support/scenario.ts';
import { installTools } from '../support/fake-tools.ts';

const DICOM = 'https://dicom.healthcareapis.azure.com';

/** A JWT with any claims and any number of parts. */
function token(claims: object, parts = 3): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const rest = Array.from({ length: parts - 2 }, (_, index) => `signature_part_${String(index)}_abcdefgh`);
  return [encode({ alg: 'RS256' }), encode({ aud: DICOM, ...claims }), ...rest].join('.');
}

/** Makes Entra return a token in any form. */
function answering(access_token: string, others: object = {}): (lab: Lab) => void {
  return (lab) =>
    lab.site('login.microsoftonline.com', () => json(200, { token_type: 'Bearer', expires_in: 3599, access_token, ...others }));
}

test.each([
  ['lists instead of strings', { tid: [IDS.tenant], appid: [IDS.client] }, /tenant \(tid\) and application \(appid\)/],
  ['no tenant', { appid: IDS.client }, /does not name its tenant \(tid\),/],
])('outputs a token with a notice: %s', async (_, claims, words) => {
  const run = await runScenario({ with: { audience: 'dicom' }, setUp: answering(token(claims)) });
  expect(run.exitCode).toBe(0);
  expect(
    run.step.annotations
      .filter(({ level }) => level === 'notice')
      .map(({ message }) => message)
      .join('\n'),
  ).toMatch(words);
});

test('reports that a tenant domain cannot be compared', async () => {
  const run = await runScenario({ with: { audience: 'dicom', 'tenant-id': 'contoso.onmicrosoft.com' } });
  expect(run.log).toMatch(/tenant-id is a domain, so the action does not compare the tenant of the token/);
});

test('limits an implausible lifetime', async () => {
  const opaque = `EwC${'opaque_'.repeat(20)}`;
  const run = await runScenario({ with: { audience: 'dicom' }, setUp: answering(opaque, { expires_in: 4e9 }) });
  expect(run.exitCode).toBe(0);
  expect(Number(run.step.outputs['expires-in'])).toBeLessThanOrEqual(28 * 3600);
});

test('masks each part of an encrypted token separately', async () => {
  const five = token({ tid: IDS.tenant, appid: IDS.client }, 5);
  const run = await runScenario({ with: { audience: 'dicom' }, setUp: answering(five) });
  expect(run.step.masks).toEqual(expect.arrayContaining([five, ...five.split('.').slice(1)]));
});

const onPosix = process.platform === 'win32' ? describe.skip : describe;
onPosix('an existing login', () => {
  test('is identified by its application', async () => {
    const lab = await startLab();
    const path = await installTools({ az: 'a token' }, lab);
    try {
      const run = await runScenarioIn(lab, { with: { audience: 'dicom' }, env: path.env });
      expect(run.exitCode).toBe(0);
      const notices = run.step.annotations.filter(({ level }) => level === 'notice').map(({ message }) => message);
      expect(notices.join('\n')).toContain(`of the application ${IDS.clientUserAssigned}`);
    } finally {
      await Promise.all([lab.stop(), path.remove()]);
    }
  });
});

test('does not show an unexpected audience', async () => {
  const aud = 'https://zebediah.mrn-7734412.example/x';
  const run = await runScenario({ with: { audience: 'dicom' }, setUp: answering(token({ aud, tid: IDS.tenant, appid: IDS.client })) });
  expect(run.outputs['failure']).toBe('token-audience-mismatch');
  expect(run.step.rawLog + run.step.summary).not.toContain(aud);
});
