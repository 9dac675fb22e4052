/** Tests responses that are not plain JSON, and responses that report a problem. */
import { deflateSync, brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { json, type LabResponse } from '../../../lab/network/site.ts';
import { outcome, responds, testSituations, type Situation, type Which } from '../support/verdicts.ts';
import { runScenarioWithLab } from '../support/scenario.ts';

const FHIR = `https://${HOSTS.fhir}`;
const DICOM = `https://${HOSTS.dicom}`;
const BUNDLE = '{"resourceType":"Bundle","type":"searchset","total":1}';
const XML = '<?xml version="1.0"?><!-- gateway --><f:Bundle xmlns:f="http://hl7.org/fhir"/>';
const body = (type: string, content: string | Buffer, coding?: string, status = 200): LabResponse => ({
  status,
  headers: { 'content-type': type, ...(coding !== undefined && { 'content-encoding': coding }) },
  body: content,
});
const fhir = (which: Which, answer: LabResponse, times?: number): Pick<Situation, 'with' | 'setUp'> => ({
  with: { endpoint: FHIR },
  setUp: responds(HOSTS.fhir, which, answer, times),
});

describe('an anonymous request that succeeds', () => {
  const open = { failure: 'open-server', says: [/for the unauthenticated request GET .*\. The response contains content from a/] };
  const accepted = { failure: 'anonymous-accepted', says: [/returned 20\d for the unauthenticated request GET/] };
  testSituations('is reported if it returns $name', [
    { name: 'a Bundle in XML', ...fhir('anonymous read', body('application/fhir+xml', XML)), ...open },
    {
      name: 'a compressed Bundle',
      ...fhir('anonymous read', body('application/fhir+json', brotliCompressSync(BUNDLE), 'br', 206)),
      ...open,
    },
    {
      name: 'compressed DICOM tags',
      with: { endpoint: DICOM },
      setUp: responds(HOSTS.dicom, 'anonymous read', body('application/dicom+json', deflateSync('[]'), 'deflate')),
      ...open,
    },
    {
      name: 'another FHIR format',
      ...fhir('anonymous read', body('text/turtle', '@prefix fhir: <http://hl7.org/fhir/> .')),
      ...accepted,
    },
  ]);
});

describe('a compressed response', () => {
  const statement = '{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","rest":[{"resource":[{"type":"Patient"}]}]}';
  testSituations('$name', [
    { name: 'is decoded with gzip', ...fhir('read', body('application/fhir+json', gzipSync(BUNDLE), 'GZIP')), failure: '' },
    { name: 'is decoded with br', ...fhir('read', body('application/fhir+json', brotliCompressSync(BUNDLE), 'br')), failure: '' },
    { name: 'is decoded with deflate', ...fhir('read', body('application/fhir+json', deflateSync(BUNDLE), 'deflate')), failure: '' },
    {
      name: 'is decoded if it is a CapabilityStatement',
      ...fhir('metadata', body('application/fhir+json', gzipSync(statement), 'gzip')),
      with: { endpoint: FHIR, expect: 'resource: Patient\nfhir-version: 4.0' },
      failure: '',
    },
    {
      name: 'is reported if its coding is unknown',
      ...fhir('read', body('application/fhir+json', BUNDLE, 'x-secret')),
      failure: 'unexpected-answer',
      says: [/compressed body .*could not be decompressed/],
    },
  ]);

  test('is not requested', async () => {
    const { lab } = await runScenarioWithLab({ with: { endpoint: `${FHIR}\n${DICOM}`, expect: 'fhir-version: 4.0' } });
    const requests = lab.requests.filter(({ host }) => host === HOSTS.fhir || host === HOSTS.dicom);
    expect(new Set(requests.map(({ headers }) => headers['accept-encoding']))).toEqual(new Set(['identity']));
  });
});

describe('a response to /metadata without a CapabilityStatement', () => {
  const expects = { with: { endpoint: FHIR, expect: 'resource: Patient' } };
  const metadata = (answer: LabResponse, times?: number): Pick<Situation, 'with' | 'setUp'> => ({
    ...fhir('metadata', answer, times),
    ...expects,
  });
  const unreadable = { failure: 'statement-unreadable', never: [/expectation-unmet/, /^Waiting/m] };
  testSituations('is retried or reported if it is $name', [
    { name: 'a single 503', ...metadata({ status: 503 }, 1), failure: '', says: [/^Waiting .*service-unavailable/m] },
    { name: 'a 429 that occurs twice', ...metadata({ status: 429 }, 2), failure: '' },
    {
      name: 'a permanent 502',
      ...metadata({ status: 502 }),
      failure: 'service-unavailable',
      says: [/returned 502 for GET \/metadata\. The last 3 attempts failed\./],
    },
    {
      name: 'a 401',
      ...metadata({ status: 401 }),
      ...unreadable,
      says: [/A gateway requires a token for \/metadata/, /allow unauthenticated requests for \/metadata/],
    },
    {
      name: 'a 404',
      ...metadata({ status: 404 }),
      ...unreadable,
      says: [/returned 404 for GET \/metadata\. The action received an empty body/],
    },
    { name: 'a web page', ...metadata(body('text/html', '<html>')), ...unreadable, says: [/returned 200 .* received an HTML page/] },
    {
      name: 'XML',
      ...metadata(body('application/fhir+xml', '<CapabilityStatement xmlns="http://hl7.org/fhir"/>')),
      ...unreadable,
      says: [/FHIR in XML/],
    },
    { name: 'another resource', ...metadata(outcome(200, 'exception')), ...unreadable },
  ]);
});

describe('a response that a strict HTTP parser rejects', () => {
  const refused = (
    fault: 'two-lengths' | 'length-and-chunks' | 'header-with-space' | 'lf-alone' | 'switching-protocols',
    code: string,
  ): Situation => ({
    name: fault,
    with: { endpoint: FHIR },
    setUp: (lab) => lab.fault(HOSTS.fhir, fault, { only: 'authorised' }),
    failure: 'answer-malformed',
    says: [new RegExp(`violates the HTTP standard \\(${code}\\)`), /^Next: Send the error code to the owner/m],
    never: [/not HTTP/, /port belongs/],
  });
  testSituations('is reported as malformed: $name', [
    refused('two-lengths', 'HPE_UNEXPECTED_CONTENT_LENGTH'),
    refused('length-and-chunks', 'HPE_[A-Z_]+'),
    refused('header-with-space', 'HPE_INVALID_HEADER_TOKEN'),
    refused('lf-alone', 'HPE_[A-Z_]+'),
    refused('switching-protocols', 'UNEXPECTED_UPGRADE'),
    {
      name: 'no status line',
      with: { endpoint: FHIR },
      setUp: (lab) => lab.fault(HOSTS.fhir, 'not-http', { only: 'authorised' }),
      failure: 'answer-malformed',
      says: [/is not HTTP/, /uses a different protocol on this port/],
    },
  ]);
});

describe('a health check that reports a problem', () => {
  const warned = (word: string): Pick<Situation, 'failure' | 'status' | 'says'> => ({
    failure: 'service-degraded',
    status: 'warn',
    says: [new RegExp(`reported the status ${word}`)],
  });
  testSituations('causes a warning if its status is known: $name', [
    { name: 'Degraded', ...fhir('health', json(200, { overallStatus: 'Degraded' })), ...warned('Degraded') },
    { name: 'Unhealthy', ...fhir('health', json(200, { overallStatus: 'Unhealthy' })), ...warned('Unhealthy') },
    { name: 'plain text', ...fhir('health', body('text/plain', 'Degraded')), ...warned('Degraded') },
    { name: 'an unknown status', ...fhir('health', json(200, { overallStatus: 'pwned' })), failure: '', never: [/pwned/] },
  ]);
});
