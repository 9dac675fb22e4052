import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isRecord, member } from '../../../src/util/json.ts';
import type { Granted, TokenOutcome } from '../../../src/model/outcome.ts';
import { mask, writeOutputs, writeReportFile } from '../../../src/report/outputs.ts';
import { readGood } from '../support/inputs.ts';
import { DICOM as DICOM_TARGET, OBJECT_ID } from '../failures/samples.ts';
import { failure, granted, outcome, passing, refused, START } from './outcomes.ts';

const DICOM = 'https://dicom.healthcareapis.azure.com';
const DEID = 'https://deid.azure.com';

describe('the masks', () => {
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
    ['a token, its payload and its signature', [header, payload, signature], [payload, signature]],
    ['an opaque token', ['EwC_opaque-and-long-enough'], []],
    ['an encrypted token and four of its parts', encrypted, encrypted.slice(1)],
    ['a token without its short parts', [header, 'payload', 'token'], []],
  ])('hide %s', (_name, parts, alone) => {
    expect(masked(parts.join('.'))).toEqual([parts.join('.'), ...alone]);
    expect(masked('')).toEqual([]);
  });
});

describe('the outputs', () => {
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

  /** Returns the content of the runner's file: `name<<delimiter`, the value, the delimiter. */
  const written = (): Record<string, string> => {
    const outputs = readFileSync(join(folder, 'output'), 'utf8').matchAll(/^([\w-]+)<<(\S+)\r?\n([\s\S]*?)\r?\n\2\r?\n/gm);
    return Object.fromEntries([...outputs].map(([, name = '', , value = '']) => [name, value]));
  };

  const grantedToken = (audience: string, changes: Partial<Granted> = {}): TokenOutcome =>
    granted(audience, { token: `header.payload-of-${audience.slice(8, 13)}.signature`, expiresOn: START + 3_599_900, ...changes });
  const why = failure('subject-mismatch');
  const write = (changes: Parameters<typeof outcome>[0], inputs: Readonly<Record<string, string>> = {}): Record<string, string> => {
    const { request } = readGood({ audience: 'dicom\ndeid', ...inputs });
    writeOutputs(outcome({ tokens: [], endpoints: [], ...changes }), request, '{"status":"pass"}', START);
    return written();
  };

  test('are those that action.yml declares', () => {
    const outputs = member(parse(readFileSync('action.yml', 'utf8')), 'outputs');
    const declared = isRecord(outputs) ? Object.keys(outputs) : [];
    expect(Object.keys(write({})).sort()).toEqual(declared.sort());
  });

  test('contain the tokens', () => {
    expect(write({ tokens: [grantedToken(DICOM), grantedToken(DEID)] })).toEqual({
      token: 'header.payload-of-dicom.signature',
      tokens: JSON.stringify({ [DICOM]: 'header.payload-of-dicom.signature', [DEID]: 'header.payload-of-deid..signature' }),
      'token-type': 'Bearer',
      'expires-on': '2026-11-21T05:05:05.900Z',
      'expires-in': '3599',
      audience: DICOM,
      'principal-id': OBJECT_ID,
      status: 'skipped',
      failure: '',
      'http-status': '',
      'latency-ms': '',
      report: '{"status":"pass"}',
    });
  });

  test('contain no token with output-token: false', () => {
    const others = { 'token-type': 'Bearer', audience: DICOM, 'principal-id': OBJECT_ID };
    expect(write({ tokens: [grantedToken(DICOM)] }, { audience: 'dicom', 'output-token': 'false' })).toMatchObject({
      ...{ token: '', tokens: '', ...others },
    });
  });

  const noToken = { token: '', 'token-type': '', 'expires-on': '', 'expires-in': '', 'principal-id': '', audience: DICOM };
  test.each([
    ['the token of the first audience only', grantedToken(DEID), { [DEID]: 'header.payload-of-deid..signature' }],
    ['no token if there is none', refused(DEID, why), {}],
  ])('contain %s', (_name, second, tokens) => {
    const found = write({ status: 'fail', tokens: [refused(DICOM, why), second], errors: [why] });
    expect(found).toMatchObject({ ...noToken, tokens: JSON.stringify(tokens), status: 'fail', failure: 'subject-mismatch' });
  });

  test.each([
    ['no principal for an opaque token', { claims: undefined }, { 'principal-id': '', 'token-type': 'Bearer' }],
    ['no negative time for an expired token', { expiresOn: START - 1 }, { 'expires-in': '0' }],
  ])('contain %s', (_name, changes, expected) => expect(write({ tokens: [grantedToken(DICOM, changes)] })).toMatchObject(expected));

  const first = { ...passing(DICOM_TARGET), httpStatus: 204, latencyMs: 0 };
  test.each([
    ['the status and the latency of the first endpoint', [first, { ...first, httpStatus: 200, latencyMs: 7 }], '204', '0'],
    ['no status and no latency without a response', [{ ...first, httpStatus: undefined, latencyMs: undefined }], '', ''],
  ])('contain %s', (_name, endpoints, httpStatus, latencyMs) =>
    expect(write({ status: 'pass', endpoints })).toMatchObject({ 'http-status': httpStatus, 'latency-ms': latencyMs, status: 'pass' }),
  );
});

test('a report that cannot replace the folder at its path leaves no temporary file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  mkdirSync(join(folder, 'health.json'));
  await expect(writeReportFile(join(folder, 'health.json'), '{}', () => true)).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['health.json']);
  rmSync(folder, { recursive: true });
});
