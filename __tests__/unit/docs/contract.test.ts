/** Tests the names and defaults of inputs and outputs. A change to this test requires a new major version. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ROOT } from '../../../tools/bundle.ts';
import { withTables } from '../../../tools/tables.ts';
import { at, keys } from './yaml.ts';

const manifest: unknown = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** Default values. Undefined if an input has no default. */
const INPUTS: Readonly<Record<string, string | undefined>> = {
  endpoint: undefined,
  audience: undefined,
  service: undefined,
  'client-id': undefined,
  'tenant-id': undefined,
  credential: 'auto',
  environment: 'azurecloud',
  'oidc-audience': undefined,
  'output-token': 'true',
  'smoke-test': 'true',
  expect: undefined,
  'wait-seconds': '0',
  'required-successes': '1',
  'timeout-seconds': '10',
  'max-latency-ms': undefined,
  'trusted-hosts': undefined,
  'fail-on': 'fail',
  summary: 'true',
  'report-path': undefined,
  'junit-path': undefined,
  'application-insights': undefined,
  'github-token': '${{ github.token }}',
  'deployment-id': undefined,
  'incident-issue': undefined,
};

const OUTPUTS = [
  ...['token', 'tokens', 'token-type', 'expires-on', 'expires-in', 'audience', 'principal-id'],
  ...['status', 'failure', 'http-status', 'latency-ms', 'report'],
];

describe('action.yml', () => {
  test('has the inputs of the contract, with their defaults', () => {
    const inputs = at(manifest, 'inputs');
    expect(Object.fromEntries(keys(inputs).map((name) => [name, at(inputs, name, 'default')]))).toStrictEqual(INPUTS);
  });

  test('requires no input and uses only input properties that GitHub supports', () => {
    const inputs = at(manifest, 'inputs');
    for (const name of keys(inputs)) expect(['description', 'default']).toEqual(expect.arrayContaining([...keys(at(inputs, name))]));
  });

  test('has the outputs of the contract', () => expect(keys(at(manifest, 'outputs'))).toEqual(OUTPUTS));

  test('describes each input and output in one line', () => {
    for (const part of ['inputs', 'outputs'])
      for (const name of keys(at(manifest, part))) expect(at(manifest, part, name, 'description')).toMatch(/^.{5,170}$/);
  });

  test('runs one script of dist on Node 24, without pre and post scripts', () =>
    expect(at(manifest, 'runs')).toEqual({ using: 'node24', main: 'dist/index.js' }));
});

describe('README', () => {
  test('has the tables that npm run readme generates from action.yml', () => expect(withTables(readme, manifest)).toBe(readme));

  test('gets a new table row for a new input', () => {
    const made = withTables(readme, { inputs: { colour: { description: 'Red\nor `a|b`', default: 'red' } }, outputs: {} });
    expect(made).toContain(
      '<!-- inputs -->\n\n| Input | Description | Default |\n| --- | --- | --- |\n| `colour` | Red or `a\\|b` | `red` |\n\n<!--',
    );
  });

  test.each(['<!-- inputs -->', '<!-- /outputs -->'])('throws for a page without %s', (marker) => {
    expect(() => withTables(readme.replace(marker, ''), manifest)).toThrow('README.md has no <!-- ');
  });

  test('shows a description, a workflow and the demo before its second heading', () => {
    const [opening = ''] = readme.split('\n## ');
    const order = ['# azure-healthcare-token\n', '```yaml\n', 'uses: <owner>/azure-healthcare-token@<commit>', 'npm run demo'];
    const places = order.map((part) => opening.indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('has at most 200 lines', () => expect(readme.split('\n').length).toBeLessThanOrEqual(201));
});
