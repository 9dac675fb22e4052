import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('reports are written to their paths', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.fhir}`, 'report-path': 'reports/health.json', 'junit-path': 'reports/junit.xml' },
    writes: ['work/reports/health.json', 'work/reports/junit.xml'],
  });
  expect(played.exitCode).toBe(0);
  expect(JSON.parse(played.run.writtenFiles[0]?.content ?? '')).toMatchObject({ status: 'pass' });
  expect(played.run.writtenFiles[1]?.content).toContain('<testsuites name="azure-healthcare-token"');
  expect(outlineOf(played)).toMatchObject({ endpoints: ['PASS fhir'], annotations: [] });
});
