import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import type { Lab } from '../../../lab/lab.ts';
import { asked, playAndLook } from '../support/look.ts';

function silence(lab: Lab, hosts: readonly string[]): void {
  for (const host of [ID_TOKEN_HOST, 'login.microsoftonline.com', ...hosts]) lab.fault(host, 'silence');
}

test('a host that was silent on its first probe is not asked again', async () => {
  const { played, lab } = await playAndLook({
    with: { endpoint: `https://${HOSTS.fhir}`, 'timeout-seconds': '1', expect: 'fhir-version: 4.0' },
    given: (started) => {
      started.fault(HOSTS.fhir, 'silence');
    },
  });
  expect(asked(lab, HOSTS.fhir)).toBe(1);
  expect(played.outputs).toMatchObject({
    failure: 'timed-out',
    status: 'fail',
    token: '<access token for https://contoso-clinic.fhir.azurehealthcareapis.com>',
  });
  expect(played.log).toMatchSnapshot('log');
  expect(played.summary).toMatchSnapshot('summary');
});

test('all servers silent: named at the first, and told once', async () => {
  const { played } = await playAndLook({
    with: { endpoint: `https://${HOSTS.fhir}`, 'timeout-seconds': '1' },
    given: (lab) => {
      silence(lab, [HOSTS.fhir]);
    },
  });
  expect(played.exitCode).toBe(1);
  // The token's tries go side by side with the probe: their order is chance.
  const lines = played.log.split('\n').filter((line) => !line.startsWith('Waiting for '));
  expect(lines.join('\n')).toMatchSnapshot('log');
});
