import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isRecord } from '../../../src/util/json.ts';
import type { Granted, Outcome, TokenOutcome } from '../../../src/model/outcome.ts';
import { groupFailures } from '../../../src/failures/group.ts';
import { mask, writeOutputs } from '../../../src/report/outputs.ts';
import { target } from '../support/requests.ts';
import { readGood } from '../support/inputs.ts';

const NOW = Date.UTC(2026, 10, 21, 4, 5, 6);
const DICOM = 'https://dicom.healthcareapis.azure.com';
const DEID = 'https://deid.azure.com';

describe('masks', () => {
  const masked = (token: string): string[] => {
    const lines: string[] = [];
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    try {
      mask(token);
    } finally {
      write.mockRestore();
    }
    return lines.map((line) => line.trim().replace(/^::add-mask::/, ''));
  };
  const [header, payload, signature] = ['eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9', 'eyJvaWQiOiI1NTU1NTU1NSJ9', 'c2lnbmF0dXJlLWluLWZ1bGw'];

  test('a token is masked whole, and its payload and signature by themselves', () => {
    expect(masked(`${header}.${payload}.${signature}`)).toEqual([`${header}.${payload}.${signature}`, payload, signature]);
  });

  test("the header says nothing secret, and is not struck out of other people's logs", () => {
    expect(masked(`${header}.${payload}.${signature}`)).not.toContain(header);
  });

  test('an opaque token is masked whole', () => {
    expect(masked('EwC_opaque-and-long-enough')).toEqual(['EwC_opaque-and-long-enough']);
  });

  test('an encrypted token of five parts is masked by each of them', () => {
    const parts = ['eyJhbGciOiJSU0EtT0FFUCJ9', 'encrypted-key-0001', 'initialisation-01', 'ciphertext-0000001', 'authentication-tag'];
    expect(masked(parts.join('.'))).toEqual([parts.join('.'), ...parts.slice(1)]);
  });

  test('a part that might be a word is not struck out of the log', () => {
    expect(masked(`${header}.payload.token`)).toEqual([`${header}.payload.token`]);
    expect(masked('')).toEqual([]);
  });
});

describe('outputs', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'outputs-'));
    writeFileSync(join(folder, 'output'), '');
    process.env['GITHUB_OUTPUT'] = join(folder, 'output');
  });
  afterEach(() => {
    delete process.env['GITHUB_OUTPUT'];
    rmSync(folder, { recursive: true });
  });

  /** Reads the runner's file: `name<<delimiter`, the value, the delimiter. */
  const written = (): Record<string, string> =>
    Object.fromEntries(
      [...readFileSync(join(folder, 'output'), 'utf8').matchAll(/^([\w-]+)<<(\S+)\r?\n([\s\S]*?)\r?\n\2\r?\n/gm)].map(
        ([, name = '', , value = '']) => [name, value],
      ),
    );

  const granted = (audience: string, changes: Partial<Granted> = {}): TokenOutcome => ({
    granted: true,
    audience,
    grant: {
      audience,
      token: `header.payload-of-${audience.slice(8, 13)}.signature`,
      expiresOn: NOW + 3_599_900,
      claims: { audience, tenantId: undefined, applicationId: undefined, objectId: '55555555-1234-4abc-9def-666666666666', version: '1.0' },
      ...changes,
    },
  });
  const why = {
    code: 'subject-mismatch',
    title: 't',
    recovery: 'propagation',
    what: 'w',
    why: 'y',
    next: 'n',
    facts: [],
    commands: [],
  } as const;
  const refused = (audience: string): TokenOutcome => ({ granted: false, audience, failure: why });
  const outcome = (changes: Partial<Outcome>): Outcome => ({
    status: 'skipped',
    groups: [],
    visibility: undefined,
    tokens: [],
    endpoints: [],
    spans: [],
    started: NOW,
    ended: NOW,
    ...changes,
  });
  const write = (
    changes: Partial<Outcome>,
    inputs: Readonly<Record<string, string>> = { audience: 'dicom\ndeid' },
  ): Record<string, string> => {
    writeOutputs(outcome(changes), readGood(inputs).request, '{"status":"pass"}', NOW);
    return written();
  };

  test('all that action.yml declares, and no other, whatever became of the run', () => {
    const action: unknown = parse(readFileSync('action.yml', 'utf8'));
    const declared = isRecord(action) && isRecord(action['outputs']) ? Object.keys(action['outputs']) : [];
    expect(Object.keys(write({})).sort()).toEqual(declared.sort());
  });

  test('of a token', () => {
    expect(write({ tokens: [granted(DICOM), granted(DEID)] })).toEqual({
      token: 'header.payload-of-dicom.signature',
      tokens: JSON.stringify({ [DICOM]: 'header.payload-of-dicom.signature', [DEID]: 'header.payload-of-deid..signature' }),
      'token-type': 'Bearer',
      'expires-on': '2026-11-21T05:05:05.900Z',
      'expires-in': '3599',
      audience: DICOM,
      'principal-id': '55555555-1234-4abc-9def-666666666666',
      status: 'skipped',
      failure: '',
      'http-status': '',
      'latency-ms': '',
      report: '{"status":"pass"}',
    });
  });

  test('output-token: false hands no token on, and says the rest', () => {
    expect(write({ tokens: [granted(DICOM)] }, { audience: 'dicom', 'output-token': 'false' })).toMatchObject({
      token: '',
      tokens: '',
      'token-type': 'Bearer',
      audience: DICOM,
      'principal-id': '55555555-1234-4abc-9def-666666666666',
    });
  });

  test("the token of the first audience or none: not another's in its place", () => {
    expect(write({ tokens: [refused(DICOM), granted(DEID)], groups: groupFailures({ errors: [why] }) })).toMatchObject({
      token: '',
      tokens: JSON.stringify({ [DEID]: 'header.payload-of-deid..signature' }),
      'token-type': '',
      'expires-on': '',
      'expires-in': '',
      audience: DICOM,
      'principal-id': '',
      failure: 'subject-mismatch',
    });
  });

  test('no token at all', () => {
    expect(write({ status: 'fail', tokens: [refused(DICOM), refused(DEID)], groups: groupFailures({ errors: [why] }) })).toMatchObject({
      token: '',
      tokens: '{}',
      status: 'fail',
      failure: 'subject-mismatch',
    });
  });

  test('an opaque token has no principal', () => {
    expect(write({ tokens: [granted(DICOM, { claims: undefined })] })).toMatchObject({ 'principal-id': '', 'token-type': 'Bearer' });
  });

  test('a token that is over has no negative time left', () => {
    expect(write({ tokens: [granted(DICOM, { expiresOn: NOW - 1 })] })).toMatchObject({ 'expires-in': '0' });
  });

  test('of the authorised probe of the first endpoint', () => {
    const endpoint = {
      target: target('dicom'),
      status: 'pass',
      checks: [],
      httpStatus: 204,
      latencyMs: 0,
      timings: undefined,
      spans: [],
    } as const;
    expect(write({ status: 'pass', endpoints: [endpoint, { ...endpoint, httpStatus: 200, latencyMs: 7 }] })).toMatchObject({
      'http-status': '204',
      'latency-ms': '0',
      status: 'pass',
    });
    expect(write({ status: 'fail', endpoints: [{ ...endpoint, httpStatus: undefined, latencyMs: undefined }] })).toMatchObject({
      'http-status': '',
      'latency-ms': '',
    });
  });
});
