/** Checks that the files that pages mention exist. links.test.ts checks the links. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../../../tools/bundle.ts';
import { SERVICES } from '../../../src/azure/services/index.ts';

const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');
const NAMED = /`((?:src|lab|tools|bench|docs|examples|__tests__|\.github|\.ci)\/[\w./+-]+)`/g;

test.each(['CONTRIBUTING.md', 'README.md', 'docs/architecture.md', 'docs/security.md', 'docs/releasing.md'])(
  '%s mentions only files that exist',
  (page) => {
    const named = [...read(page).matchAll(NAMED)].map(([, path = '']) => path);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  },
);

test('CONTRIBUTING.md mentions files and quotes current code', () => {
  const page = read('CONTRIBUTING.md');
  expect([...page.matchAll(NAMED)].length).toBeGreaterThan(10);
  const sources = [
    'azure/services/deid.ts',
    'azure/services/index.ts',
    'checks/endpoint.ts',
    'failures/service.ts',
    'failures/service-responses.ts',
    'report/index.ts',
  ];
  const code = sources.map((file) => read(`src/${file}`)).join('\n');
  const quoted = [...page.matchAll(/```ts\n(.*?)```/gs)].flatMap(([, block = '']) => block.split('\n').map((line) => line.trim()));
  expect(quoted.filter((line) => !line.includes('…') && !code.includes(line))).toEqual([]);
  expect(quoted.length).toBeGreaterThan(25);
});

describe('docs/security.md', () => {
  const page = read('docs/security.md');

  test('links to every attack test', () => {
    const attacks = readdirSync(join(ROOT, '__tests__/e2e/attacks'));
    expect(attacks.filter((name) => !page.includes(`(../__tests__/e2e/attacks/${name})`))).toEqual([]);
    expect(attacks.length).toBeGreaterThan(5);
  });

  test('names each test with words from its path or content', () => {
    const links = [...page.matchAll(/\[([^\]]+)\]\(\.\.\/(__tests__\/[^)]+)\)/g)];
    const unknown = links.filter(([, name = '', path = '']) => {
      const content = `${path} ${read(path)}`.toLowerCase();
      return !name
        .toLowerCase()
        .split(/\s+/)
        .every((word) => content.includes(word));
    });
    expect(unknown.map(([link]) => link)).toEqual([]);
    expect(links.length).toBeGreaterThan(40);
  });

  test('links to a test for every threat that the action protects against', () => {
    const rows = page.slice(page.indexOf('## Threats'), page.indexOf('## Patient data')).match(/^\| (?!Threat|---).*$/gm) ?? [];
    const without = rows.filter((row) => !/\(\.\.\/__tests__\/[^)]+\.test\.ts\) \|$/.test(row));
    expect(without.map((row) => row.split(' | ')[0])).toEqual(["| A colleague's branch uses the identity"]);
    expect(rows.length).toBeGreaterThan(15);
  });

  test('verifies a version by its commit and signer, and no page names the owner of the action', () => {
    const verify = page.slice(page.indexOf('### Verify a version'), page.indexOf('## Least privilege'));
    for (const option of ['--source-digest <commit>', '--deny-self-hosted-runners', '--signer-workflow <owner>/', 'action.yml'])
      expect(verify).toContain(option);
    const files = ['README.md', ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`)].filter((name) => name.endsWith('.md'));
    const uses = files.flatMap((name) => [...read(name).matchAll(/uses: ([^\s/]+)\/azure-healthcare-token/g)].map(([, owner]) => owner));
    // The pages must not name a real account. An account name cannot contain an angle bracket.
    expect(new Set(uses)).toEqual(new Set(['<owner>']));
  });
});

test('docs/security.md lists the requests of every service', () => {
  const page = read('docs/security.md');
  for (const { reachable, authorised } of Object.values(SERVICES)) expect(page).toContain(`\`${reachable.path}\` | \`${authorised.path}\``);
});
