/** Postman: the collection of examples/, run by Postman's own command line with the output tokens. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { isRecord } from '../../lab/network/site.ts';
import { describePart } from './support/describe-part.ts';
import { ROOT, runStep, useAction } from './support/steps.ts';

const NEWMAN = join(import.meta.dirname, 'node_modules', '.bin', 'newman');
const COLLECTION = join(ROOT, 'examples', 'azure-healthcare.postman_collection.json');
const [FHIR, DICOM, DEID] = [`https://${HOSTS.fhir}`, `https://${HOSTS.dicom}/v2`, `https://${HOSTS.deid}`];

/** As a recipe has it: the three tokens from the output `tokens`, by their audiences. */
const RECIPE = `"$NEWMAN" run "$COLLECTION" --color off \\
  --env-var "fhirUrl=${FHIR}" --env-var "fhirToken=$FHIR_TOKEN" \\
  --env-var "dicomUrl=${DICOM}" --env-var "dicomToken=$DICOM_TOKEN" \\
  --env-var "deidUrl=${DEID}" --env-var "deidToken=$DEID_TOKEN"`;

describePart('curl', 'the Postman collection, run by newman', () => {
  let lab: Lab;
  beforeEach(async () => {
    lab = await startLab();
  });
  afterEach(() => lab.stop());

  async function runCollection(): Promise<{ readonly exitCode: number | undefined; readonly stdout: string }> {
    const { outputs } = await useAction(lab, { endpoint: [FHIR, DICOM, DEID].join('\n'), 'fail-on': 'never' });
    const tokens: unknown = JSON.parse(outputs['tokens'] ?? '{}');
    const token = (audience: string): string => (isRecord(tokens) ? String(tokens[audience]) : '');
    return runStep(lab, RECIPE, {
      NEWMAN,
      COLLECTION,
      FHIR_TOKEN: token(FHIR),
      DICOM_TOKEN: token('https://dicom.healthcareapis.azure.com'),
      DEID_TOKEN: token('https://deid.azure.com'),
    });
  }

  test('every request of it is answered as its tests want, and its log may be kept', async () => {
    const { exitCode, stdout } = await runCollection();
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringMatching(/assertions[^\n]*6[^\n]*0/) });
    for (const { value, name } of lab.secrets) expect({ name, shown: stdout.includes(value) }).toEqual({ name, shown: false });
    // Names of jobs are the users' words: the one answer of these that may hold them is asked for and never shown.
    expect(lab.requests.filter(({ path }) => path === '/Patient').every(({ query }) => query === '_summary=count')).toBe(true);
  });

  test("README's own command runs: one token and one URL, and the other services are skipped", async () => {
    const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
    const [, command = ''] = /^- run: (npx newman run .*)$/m.exec(readme) ?? [];
    expect(command).toContain(`fhirUrl=${FHIR}`);
    const { outputs } = await useAction(lab, { endpoint: FHIR });
    const step = await runStep(lab, `cd '${ROOT}'\n${command.replace('npx newman', `'${NEWMAN}'`)} --color off`, {
      TOKEN: outputs['token'] ?? '',
    });
    expect(step).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/assertions[^\n]*3[^\n]*0/) });
    expect(step.stdout).not.toContain(outputs['token']);
  });

  test('it fails when the identity has no role', async () => {
    lab.roles.revoke(IDS.principal, HOSTS.fhir);
    expect(await runCollection()).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('403') });
  });
});

describe('the collection', () => {
  test('holds no token and no URL of anybody', async () => {
    expect(await readFile(COLLECTION, 'utf8')).not.toMatch(/eyJ|contoso/);
  });
});
