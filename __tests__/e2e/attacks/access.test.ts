/** `allowed` and `denied`: an identity with more or less access than expected is a failure, and nothing but GET requests is sent. */
import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import type { Role } from '../../../lab/azure/access.ts';
import { playAndLook } from '../support/look.ts';

test.each<{ role: Role | undefined; expects: string; expected: readonly string[] }>([
  { role: 'FHIR Data Reader', expects: 'denied: export\ndenied: reindex', expected: ['pass', ''] },
  { role: 'FHIR Data Reader', expects: 'allowed: export', expected: ['fail', 'access-missing'] },
  { role: 'FHIR Data Contributor', expects: 'denied: export', expected: ['fail', 'access-excessive'] },
  { role: 'FHIR Data Contributor', expects: 'allowed: export\nallowed: reindex', expected: ['pass', ''] },
  { role: undefined, expects: 'denied: read', expected: ['pass', ''] },
  { role: 'FHIR Data Reader', expects: 'denied: read', expected: ['fail', 'access-excessive'] },
])('$role with $expects', async ({ role, expects, expected }) => {
  const { played, lab } = await playAndLook({
    with: { endpoint: `https://${HOSTS.fhir}`, expect: expects },
    given: ({ roles }) => {
      roles.revoke(IDS.principal, HOSTS.fhir);
      if (role !== undefined) roles.grant(IDS.principal, HOSTS.fhir, role);
    },
  });
  expect([played.outputs['status'], played.outputs['failure']]).toEqual(expected);
  expect(new Set(lab.requests.filter(({ host }) => host === HOSTS.fhir).map(({ method }) => method))).toEqual(new Set(['GET']));
});
