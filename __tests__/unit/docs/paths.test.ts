/** Pages name files that exist. Links are tested in links.test.ts. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../../../tools/bundle.ts';
import { SERVICES } from '../../../src/azure/services/index.ts';

const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');
const NAMED = /`((?:src|lab|tools|bench|docs|examples|__tests__|\.github|\.ci)\/[\w./+-]+)`/g;

test.each(['CONTRIBUTING.md', 'README.md', 'docs/architecture.md', 'docs/security.md', 'docs/releasing.md'])('%s', (page) => {
  const named = [...read(page).matchAll(NAMED)].map(([, path = '']) => path);
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('CONTRIBUTING.md names files at all, and shows code as it is', () => {
  const page = read('CONTRIBUTING.md');
  expect([...page.matchAll(NAMED)].length).toBeGreaterThan(10);
  for (const [file, line] of [
    ['src/azure/services/index.ts', 'export const SERVICES = {'],
    ['src/failures/service.ts', "{ when: ({ status }) => status === 423, code: 'service-locked' },"],
    ['src/failures/service-responses.ts', "'service-locked': {"],
    ['src/report/index.ts', "(await import('./junit.ts')).junitXml(outcome, request),"],
    ['src/checks/endpoint.ts', "await recorder.send('reachable', { ...target.service.reachable, above: target.root }, (received) =>"],
  ] as const)
    expect([page.includes(line), read(file).includes(line)]).toEqual([true, true]);
});

test('docs/security.md lists the requests of every service', () => {
  const page = read('docs/security.md');
  for (const { reachable, authorised } of Object.values(SERVICES)) expect(page).toContain(`\`${reachable.path}\` | \`${authorised.path}\``);
});
