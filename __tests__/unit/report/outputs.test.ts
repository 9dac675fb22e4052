import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isRecord } from '../../../src/util/json.ts';
import type { Granted, TokenOutcome } from '../../../src/model/outcome.ts';
import { mask, writeOutputs, writeReportFile } from '../../../src/report/outputs.ts';
import { readGood } from '../support/inputs.ts';
import { DICOM as DICOM_TARGET, failure, granted, outcome, passing, refused, START } from './outcomes.ts';

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

  const encrypted = ['eyJhbGciOiJSU0EtT0FFUCJ9', 'encrypted-key-0001', 'initialisation-01', 'ciphertext-0000001', 'authentication-tag'];

  // The header is not secret, and a short part could be a word in the log.
  test.each([
    ['a token: the whole, its payload and its signature', [header, payload, signature], [payload, signature]],
    ['an opaque token: the whole', ['EwC_opaque-and-long-enough'], []],
    ['an encrypted token: the whole and four parts', encrypted, encrypted.slice(1)],
    ['short parts: only the whole', [header, 'payload', 'token'], []],
  ])('of %s', (_name, parts, alone) => {
    expect(masked(parts.join('.'))).toEqual([parts.join('.'), ...alone]);
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

  const grantedToken = (audience: string, changes: Partial<Granted> = {}): TokenOutcome =>
    granted(audience, { token: `header.payload-of-${audience.slice(8, 13)}.signature`, expiresOn: START + 3_599_900, ...changes });
  const why = failure('subject-mismatch');
  const write = (
    changes: Parameters<typeof outcome>[0],
    inputs: Readonly<Record<string, string>> = { audience: 'dicom\ndeid' },
  ): Record<string, string> => {
    writeOutputs(outcome({ tokens: [], endpoints: [], ...changes }), readGood(inputs).request, '{"status":"pass"}', START);
    return written();
  };

  test('are those that action.yml declares', () => {
    const action: unknown = parse(readFileSync('action.yml', 'utf8'));
    const declared = isRecord(action) && isRecord(action['outputs']) ? Object.keys(action['outputs']) : [];
    expect(Object.keys(write({})).sort()).toEqual(declared.sort());
  });

  test('of a token', () => {
    expect(write({ tokens: [grantedToken(DICOM), grantedToken(DEID)] })).toEqual({
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

  test('with output-token: false contain no token', () => {
    expect(write({ tokens: [grantedToken(DICOM)] }, { audience: 'dicom', 'output-token': 'false' })).toMatchObject({
      token: '',
      tokens: '',
      'token-type': 'Bearer',
      audience: DICOM,
      'principal-id': '55555555-1234-4abc-9def-666666666666',
    });
  });

  test('contain the token of the first audience only', () => {
    expect(write({ tokens: [refused(DICOM, why), grantedToken(DEID)], errors: [why] })).toMatchObject({
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

  test('without any token', () => {
    expect(write({ status: 'fail', tokens: [refused(DICOM, why), refused(DEID, why)], errors: [why] })).toMatchObject({
      token: '',
      tokens: '{}',
      status: 'fail',
      failure: 'subject-mismatch',
    });
  });

  test('of an opaque token contain no principal', () =>
    expect(write({ tokens: [grantedToken(DICOM, { claims: undefined })] })).toMatchObject({ 'principal-id': '', 'token-type': 'Bearer' }));

  test('of an expired token contain no negative time', () =>
    expect(write({ tokens: [grantedToken(DICOM, { expiresOn: START - 1 })] })).toMatchObject({ 'expires-in': '0' }));

  test('contain the status and the latency of the first endpoint', () => {
    const endpoint = { ...passing(DICOM_TARGET), httpStatus: 204, latencyMs: 0 };
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

test('a report that cannot replace what is at its path leaves no temporary file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  mkdirSync(join(folder, 'health.json'));
  await expect(writeReportFile(join(folder, 'health.json'), '{}', () => true)).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['health.json']);
  rmSync(folder, { recursive: true });
});
