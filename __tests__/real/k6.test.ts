/** Runs the recipe for k6, a load test program, with two tokens of the action. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { k6 } from './parts.ts';
import { describePart } from './support/part.ts';
import type { ProgramResult } from './support/program.ts';
import { inTemporaryFolder, runStep, useAction } from './support/steps.ts';
import { blocks, recipeScripts } from './support/texts.ts';

const FHIR = `https://${HOSTS.fhir}`;
/** Exit code of k6 if a threshold is not met. */
const THRESHOLD_NOT_MET = 99;

describePart('k6', 'k6', () => {
  let lab: Lab;
  beforeEach(async () => {
    lab = await startLab();
  });
  afterEach(() => lab.stop());

  /** Runs the `run:` steps of the recipe in sequence, each for one second, with one of the tokens. */
  async function runRecipe(tokens: readonly string[]): Promise<ProgramResult[]> {
    const script = (await blocks(/^javascript$/)).find(({ text }) => text.startsWith('// load.js'));
    const commands = await recipeScripts('k6 run');
    expect(commands).toHaveLength(tokens.length);
    return inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'load.js'), script?.text ?? '');
      const results: ProgramResult[] = [];
      for (const [index, command] of commands.entries()) {
        const run = command.replace('45m', '1s').replace('k6 run', `'${k6.path('k6')}' run`);
        const env = { FHIR_URL: FHIR, TOKEN: tokens[index] ?? '', SSL_CERT_FILE: lab.env['NODE_EXTRA_CA_CERTS'] ?? '' };
        results.push(await runStep(lab, `cd '${folder}'\n${run}`, env));
      }
      return results;
    });
  }

  const newToken = async (endpoint = FHIR): Promise<string> => (await useAction(lab, { endpoint })).outputs['token'] ?? '';

  test('reads with a new token in each part of a load test', async () => {
    const tokens = [await newToken(), await newToken()];
    expect(new Set(tokens).size).toBe(2);
    const results = await runRecipe(tokens);
    expect(results).toEqual([expect.objectContaining({ exitCode: 0 }), expect.objectContaining({ exitCode: 0 })]);
    for (const { stdout, stderr } of results) for (const token of tokens) expect(stdout + stderr).not.toContain(token);
  });

  test('fails in the part whose token is for another audience', async () => {
    const results = await runRecipe([await newToken(), await newToken(`https://${HOSTS.dicom}/v2`)]);
    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, THRESHOLD_NOT_MET]);
  });

  test('fails after the role of the identity has been removed', async () => {
    const tokens = [await newToken(), await newToken()];
    lab.roles.revoke(IDS.principal, HOSTS.fhir);
    const results = await runRecipe(tokens);
    expect(results.map(({ exitCode }) => exitCode)).toEqual([THRESHOLD_NOT_MET, THRESHOLD_NOT_MET]);
  });
});
