/**
 * Runs the recipe for Inferno, a test tool for FHIR services. The validator of the recipe is a Docker container, so the tests run without
 * it. Because of this, and because the lab's patients do not conform to US Core, no group of the US Core test kit passes as a whole.
 */
import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { infernoTestKit } from './parts.ts';
import { describePart } from './support/part.ts';
import type { ProgramResult } from './support/program.ts';
import { inTemporaryFolder, runStep, useAction } from './support/steps.ts';
import { recipeScripts } from './support/texts.ts';

const FHIR = `https://${HOSTS.fhir}`;
const SUITE = join(import.meta.dirname, 'clients', 'inferno-suite.rb');
/** Exit code of Inferno if a test does not pass. */
const NOT_PASSED = 3;

interface Result extends ProgramResult {
  /** Files that the step left in its folders for the preset and the database. */
  readonly files: readonly string[];
}

describePart('inferno', 'Inferno', () => {
  let lab: Lab;
  beforeEach(async () => {
    lab = await startLab();
  });
  afterEach(() => lab.stop());

  /** Runs the last step of the recipe with the US Core test kit, or with our suite. */
  async function runRecipe(token: string, suite: 'us_core_v610' | 'azure_token'): Promise<Result> {
    const script = (await recipeScripts('inferno execute')).find((run) => run.includes('inferno execute')) ?? '';
    const run = suite === 'us_core_v610' ? script : script.replaceAll('us_core_v610', suite).replace('--groups 2.2', '--groups 1');
    return inTemporaryFolder(async (folder) => {
      // Inferno reads `lib` and `config` in the current folder, and writes its database to `data`.
      const [kit, temporary] = [join(folder, 'kit'), join(folder, 'temporary')];
      for (const name of [join(kit, 'data'), temporary]) await mkdir(name, { recursive: true });
      await symlink(infernoTestKit.path('config'), join(kit, 'config'));
      if (suite === 'us_core_v610') await symlink(infernoTestKit.path('lib'), join(kit, 'lib'));
      else await cp(SUITE, join(kit, 'lib', 'azure_token.rb'));
      const result = await runStep(lab, `cd '${kit}'\n${run}`, {
        TOKEN: token,
        FHIR_URL: FHIR,
        PATIENT_IDS: lab.patients[0]?.id ?? '',
        RUNNER_TEMP: temporary,
        BUNDLE_GEMFILE: infernoTestKit.path('Gemfile'),
        SSL_CERT_FILE: lab.env['NODE_EXTRA_CA_CERTS'] ?? '',
        // Ruby also uses this proxy for HTTPS.
        http_proxy: lab.env['HTTPS_PROXY'] ?? '',
      });
      return { ...result, files: [...(await readdir(temporary)), ...(await readdir(join(kit, 'data')))] };
    });
  }

  const newToken = async (endpoint = FHIR): Promise<string> => (await useAction(lab, { endpoint })).outputs['token'] ?? '';

  /** Returns the statuses of the requests for patients that Inferno has sent. */
  const statuses = (): (number | undefined)[] =>
    lab.requests.filter(({ method, path }) => method === 'GET' && path.startsWith('/Patient')).map(({ status }) => status);

  test('reads patients with the token in the US Core test kit, and shows and keeps no secret', async () => {
    const token = await newToken();
    lab.clear();
    const { exitCode, stdout, stderr, files } = await runRecipe(token, 'us_core_v610');
    expect({ exitCode, stdout }).toEqual({ exitCode: NOT_PASSED, stdout: expect.stringMatching(/Patient read interaction: \S+ pass/) });
    expect(new Set(statuses())).toEqual(new Set([200]));
    for (const { value, name } of lab.secrets) expect({ name, shown: (stdout + stderr).includes(value) }).toEqual({ name, shown: false });
    expect(files).toEqual([]);
  });

  test('passes our suite with the token, and fails after the role of the identity has been removed', async () => {
    const token = await newToken();
    expect(await runRecipe(token, 'azure_token')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/Count the patients: \S+ pass/),
    });
    lab.roles.revoke(IDS.principal, HOSTS.fhir);
    expect(await runRecipe(token, 'azure_token')).toMatchObject({
      exitCode: NOT_PASSED,
      stdout: expect.stringMatching(/Count the patients: \S+ fail/),
    });
  });

  test.each([
    { name: 'without a token', endpoint: undefined },
    { name: 'with a token for another audience', endpoint: `https://${HOSTS.dicom}/v2` },
  ])('fails $name', async ({ endpoint }) => {
    const token = endpoint === undefined ? '' : await newToken(endpoint);
    lab.clear();
    const { exitCode, stdout } = await runRecipe(token, 'azure_token');
    expect({ exitCode, stdout }).toEqual({ exitCode: NOT_PASSED, stdout: expect.stringMatching(/Count the patients: \S+ fail/) });
    expect(statuses()).toEqual([401]);
  });
});
