/** Tests the reports with two JUnit readers and a JSON schema validator. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { checkers } from './parts.ts';
import { describePart } from './support/part.ts';
import { runClient, runProgram } from './support/program.ts';
import { inTemporaryFolder, useAction } from './support/steps.ts';

const ENDPOINTS = [`https://${HOSTS.fhir}`, `https://${HOSTS.dicom}/v2`];

/** Schema of `application/health+json` (draft-inadarei-api-health-check-06) with the additions of this action. */
const CHECK = {
  type: 'object',
  required: ['status', 'time'],
  properties: {
    status: { enum: ['pass', 'warn', 'fail'] },
    componentId: { type: 'string' },
    componentType: { type: 'string' },
    observedUnit: { type: 'string' },
    time: { type: 'string', format: 'date-time' },
    affectedEndpoints: { type: 'array', items: { type: 'string', format: 'uri' } },
    output: { type: 'string' },
    failure: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
  },
  // A failed check names its cause. A passed check has no output (§4.8 of the draft).
  if: { properties: { status: { const: 'pass' } } },
  then: { not: { required: ['output'] } },
  else: { required: ['output', 'failure'] },
};
const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['status', 'checks'],
  properties: {
    status: { enum: ['pass', 'warn', 'fail'] },
    version: { type: 'string' },
    releaseId: { type: 'string' },
    serviceId: { type: 'string' },
    description: { type: 'string' },
    notes: { type: 'array', items: { type: 'string' } },
    output: { type: 'string' },
    links: { type: 'object', additionalProperties: { type: 'string', format: 'uri' } },
    checks: {
      type: 'object',
      propertyNames: { pattern: '^[^:]+(:[^:]+)?$' },
      additionalProperties: { type: 'array', minItems: 1, items: CHECK },
    },
  },
};

const JSONSCHEMA = `import json, sys
from jsonschema import Draft202012Validator
schema, document = json.load(open(sys.argv[1])), json.load(open(sys.argv[2]))
Draft202012Validator.check_schema(schema)
print(json.dumps([error.json_path + ": " + error.message for error in Draft202012Validator(schema).iter_errors(document)]))`;

const RUNS: [name: string, index: number][] = [
  ['a pass', 0],
  ['a failure', 1],
];

describePart('reports', 'a third-party reader', () => {
  let lab: Lab;
  const runs: { report: string; junit: string }[] = [];

  beforeAll(async () => {
    lab = await startLab();
    for (const role of ['granted', 'revoked']) {
      if (role === 'revoked') lab.roles.revoke(IDS.principal, HOSTS.fhir);
      const { writtenFiles } = await useAction(lab, {
        endpoint: ENDPOINTS.join('\n'),
        'report-path': 'health.json',
        'junit-path': 'junit.xml',
      });
      const left = (name: string): string => writtenFiles.find(({ path }) => path === `work/${name}`)?.content ?? '';
      runs.push({ report: left('health.json'), junit: left('junit.xml') });
    }
  });
  afterAll(() => lab.stop());

  async function schemaErrors(document: string): Promise<unknown> {
    return inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'schema.json'), JSON.stringify(SCHEMA));
      await writeFile(join(folder, 'document.json'), document);
      const args = ['-c', JSONSCHEMA, join(folder, 'schema.json'), join(folder, 'document.json')];
      const { stdout, stderr } = await runProgram(checkers.path('bin/python3'), args);
      if (stdout === '') throw new Error(stderr);
      const errors: unknown = JSON.parse(stdout);
      return errors;
    });
  }

  test('rejects a health report with another structure (jsonschema)', async () => {
    expect(await schemaErrors('{"status":"up","checks":{"a:b":[{"status":"fail"}]}}')).not.toEqual([]);
  });

  test.each(RUNS)('accepts the health report of %s (jsonschema)', async (_what, index) => {
    expect(await schemaErrors(runs[index]?.report ?? '')).toEqual([]);
  });

  test.each(RUNS)('counts the tests of %s like the report itself (both readers of JUnit)', async (_what, index) => {
    const junit = runs[index]?.junit ?? '';
    const tests = junit.match(/<testcase /g)?.length ?? 0;
    const failures = junit.match(/<failure/g)?.length ?? 0;
    expect({ tests: tests > 0, failures: failures > 0 }).toEqual({ tests: true, failures: index === 1 });
    const counted = await inTemporaryFolder(async (folder) => {
      const file = join(folder, 'junit.xml');
      await writeFile(file, junit);
      return runClient('read-junit.mjs', [file]);
    });
    const skipped = junit.match(/<skipped/g)?.length ?? 0;
    const expected = { tests, failed: failures, passed: tests - failures - skipped };
    expect(counted).toEqual([expected, expected]);
  });
});
