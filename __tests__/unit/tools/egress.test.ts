/** Tests that the egress list in docs/security.md contains every host of every cloud. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { SERVICES } from '../../../src/azure/services/index.ts';
import { ROOT } from '../../../tools/bundle.ts';
import { egressOf, withEgress } from '../../../tools/egress.ts';

const page = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');

/** Hosts to which the action is known to send requests, or that its tables contain. */
const HOSTS = {
  azurecloud: [
    'run-actions-1-azure-eastus.actions.githubusercontent.com',
    'login.microsoftonline.com',
    'contoso-clinic.fhir.azurehealthcareapis.com',
    'contoso-imaging.dicom.azurehealthcareapis.com',
    'c4h9e2d1.api.eus001.deid.azure.com',
    'c4h9e2d1.api.deid.azure.com',
  ],
  azureusgovernment: ['login.microsoftonline.us', 'contoso.fhir.azurehealthcareapis.us', 'contoso.dicom.azurehealthcareapis.us'],
  azurechinacloud: ['login.partner.microsoftonline.cn'],
} as const;

/** True if an entry of the list allows a host, either by its name or by `*.` and a parent domain. */
function allows(entry: string, host: string): boolean {
  const name = entry.replace(/:443$/, '');
  return name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name;
}

test('the security page contains the current list of hosts', () => expect(withEgress(page)).toBe(page));

test.each(Object.values(CLOUDS))('the list for $name allows every host, and no entry covers more than one service', (cloud) => {
  const entries = egressOf(cloud);
  expect(HOSTS[cloud.name].filter((host) => !entries.some((entry) => allows(entry, host)))).toEqual([]);
  // Every entry is needed, and harden-runner accepts its format.
  expect(entries.filter((entry) => !/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+){2,}:443$/.test(entry))).toEqual([]);
  for (const { monitor } of Object.values(CLOUDS)) {
    const [last = '', ...others] = monitor.hosts.map((suffix) => `\`*${suffix}:443\``).reverse();
    expect(page).toContain(`matches ${others.reverse().join(', ')} or ${last}.`);
  }
});

test('every host pattern has a host in this test', () => {
  const families = Object.values(SERVICES).flatMap(({ hosts }) => hosts.filter(({ retired }) => retired !== true));
  const uncovered = families.filter(({ pattern, cloud }) => !HOSTS[cloud].some((host) => pattern.test(host)));
  expect(uncovered.map(({ pattern }) => pattern.source)).toEqual([]);
});

test('withEgress throws for a page without markers', () => expect(() => withEgress('# Security')).toThrow('<!-- egress -->'));
