/** Runs the collection in examples/ with Postman's command-line runner and the output tokens. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { isRecord } from '../../lab/network/site.ts';
import { describePart } from './support/part.ts';
import { ROOT, runStep, useAction } from './support/steps.ts';
import { recipeScripts } from './support/texts.ts';

const NEWMAN = join(import.meta.dirname, 'node_modules', '.bin', 'newman');
const COLLECTION = join(ROOT, 'examples', 'azure-healthcare.postman_collection.json');
const [FHIR, DICOM, DEID] = [`https://${HOSTS.fhir}`, `https://${HOSTS.dicom}/v2`, `https://${HOSTS.deid}`];

/** The command of a recipe, with the three tokens of the output `tokens`. */
const RECIPE = `"$NEWMAN" run "$COLLECTION" --color off \\
  --env-var "fhirUrl=${FHIR}" --env-var "fhirToken=$FHIR_TOKEN" \\
  --env-var "dicomUrl=${DICOM}" --env-var "dicomToken=$DICOM_TOKEN" \\
  --env-var "deidUrl=${DEID}" --env-var "deidToken=$DEID_TOKEN"`;

describePart('postman', 'newman', () => {
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

  test('passes every test of the collection, and shows no secret', async () => {
    const { exitCode, stdout } = await runCollection();
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringMatching(/assertions[^\n]*6[^\n]*0/) });
    for (const { value, name } of lab.secrets) expect({ name, shown: stdout.includes(value) }).toEqual({ name, shown: false });
    // The requests for patients must return only a count.
    expect(lab.requests.filter(({ path }) => path === '/Patient').every(({ query }) => query === '_summary=count')).toBe(true);
  });

  test('runs the recipe with one token and one URL, and skips the other services', async () => {
    const scripts = await recipeScripts('newman@');
    const { outputs } = await useAction(lab, { endpoint: FHIR });
    // A link replaces the checkout of the recipe, and the installed newman replaces the download.
    const before = `ln -s '${ROOT}' healthcare-token\nexport RUNNER_TEMP="$PWD"\n`;
    const run = scripts.join('\n').replace(/npx --yes newman@\d+/, `'${NEWMAN}'`);
    const step = await runStep(lab, before + run, { TOKEN: outputs['token'] ?? '', FHIR_URL: FHIR });
    expect(step).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/assertions[^\n]*3[^\n]*0/) });
    expect(step.stdout).not.toContain(outputs['token']);
  });

  test('fails without a role', async () => {
    lab.roles.revoke(IDS.principal, HOSTS.fhir);
    expect(await runCollection()).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('403') });
  });
});

describe('the collection', () => {
  test('contains no token and no URL of a real service', async () => {
    expect(await readFile(COLLECTION, 'utf8')).not.toMatch(/eyJ|contoso/);
  });
});
