import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { validateXML } from 'xmllint-wasm';
import { junitXml } from '../../../src/report/junit.ts';
import { CLIENT_ID, DEID, DICOM, FHIR, target, TENANT_ID } from '../failures/samples.ts';
import { denied, granted, NOTE, outcome, passing, refusing, request, roleMissing, RUNS, silent, sluggish } from './outcomes.ts';

const schema = readFileSync(new URL('../../fixtures/junit.xsd', import.meta.url), 'utf8');

async function faults(contents: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents }], schema: [schema] });
  return errors.map(({ message }) => message);
}

const xmlOf = (changes: Parameters<typeof outcome>[0], asked = request()): string => junitXml(outcome(changes), asked);

test("Jenkins' schema rejects a test case without attributes", async () =>
  expect(await faults('<testsuites><testcase/></testsuites>')).not.toEqual([]));

describe('the JUnit report', () => {
  test.each(Object.entries(RUNS))("matches Jenkins' schema for a run with %s", async (_, run) => {
    const xml = junitXml(run, request());
    expect(await faults(xml)).toEqual([]);
    // EnricoMi/publish-unit-test-result-action cannot read an empty element.
    expect(xml).not.toMatch(/<system-out\s*\/>|<system-out><\/system-out>/);
  });

  test('shows one suite per endpoint and one case per check', () => expect(xmlOf({ endpoints: [refusing(DICOM)] })).toMatchSnapshot());

  test.each([
    ['expectations', 'resource: Patient'],
    ['no token', 'subject-mismatch'],
    ['mistakes in the inputs', 'input-invalid'],
  ])('contains a case for a run with %s', (name, text) => expect(xmlOf(RUNS[name])).toContain(text));

  test.each([CLIENT_ID, TENANT_ID.toUpperCase()])('hides the ID %s in names, values and messages', (id) => {
    const of = target('fhir', `${id.toLowerCase()}.contoso.org`, `/${id}/fhir`, { audience: `api://${id}` });
    const failure = { ...roleMissing(FHIR), what: id, title: id };
    const found = { ...denied('read'), observed: { value: id }, expected: `instantiates: ${id}` };
    const tokens = [{ granted: false as const, audience: of.audience, failure }];
    const xml = xmlOf({ status: 'fail', endpoints: [passing(of, 41, [found]), refusing(of, failure)], tokens });
    expect(xml.toLowerCase()).not.toContain(id.toLowerCase());
    expect(xml).toContain('hidden-id.contoso.org');
  });

  test('links to the troubleshooting page and shows notes', () => {
    const docs = 'https://github.com/o/r/blob/v1/docs/troubleshooting.md';
    const endpoints = [passing(FHIR, 41, [denied('read', { note: NOTE })]), refusing(DICOM)];
    const xml = xmlOf({ endpoints }, request({ run: { ...request().run, docs } }));
    expect(xml).toContain(`${docs}#role-missing`);
    expect(xml).toMatch(/name="denied: read"[^>]*>\s*<system-out>[^<]*No data was read/);
  });

  test('shows the time of each token exchange and each check in seconds', () => {
    const [guid, uri] = ['11111111-2222-4333-8444-555555555555', 'api://11111111-2222-4333-8444-555555555555'];
    const spans = [guid, uri].map((audience, index) => ({ label: 'Exchange', audience, start: 0, end: 1000 * (index + 1), ok: true }));
    const xml = xmlOf({ endpoints: [passing(FHIR, 41)], tokens: [granted(guid), granted(uri)], spans });
    expect(xml).toContain(`name="${guid}" classname="tokens" time="1.000"`);
    expect(xml).toContain(`name="authorised" classname="fhir ${FHIR.name}" time="0.041"`);
  });

  test.each([
    ['a warning', 'fail', sluggish(DEID, 812), '0'],
    ['a warning', 'warn', sluggish(DEID, 812), '1'],
    ['a failure', 'never', silent(FHIR), '1'],
  ] as const)('counts %s with fail-on: %s', (_, failOn, endpoint, failures) => {
    const xml = xmlOf({ endpoints: [endpoint] }, request({ failOn }));
    expect(xml).toContain(` failures="${failures}"`);
    expect(xml).toMatch(failures === '0' ? /<system-out>[^<]*latency-high/ : /<failure type="(?:latency-high|timed-out)"/);
  });

  test('shows the status of a check that failed without a failure message', async () => {
    const xml = xmlOf({ endpoints: [{ ...passing(FHIR), checks: [{ name: 'anonymous', status: 'fail', time: 0 }] }] });
    expect(xml).toContain('<failure type="fail" message="fail">fail</failure>');
    expect(await faults(xml)).toEqual([]);
  });

  test('is valid for any characters', async () => {
    const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), { numRuns: 300, seed: 6 });
    const endpoints = texts.map((text) => {
      const of = target('fhir', `h${text}`);
      const failure = { ...roleMissing(of), what: text, why: text, title: text, next: text };
      const check = { name: text, expected: `${text}: true`, status: 'fail', observed: { value: text }, failure, time: 0 } as const;
      return { ...refusing(of, failure), checks: [check] };
    });
    expect(await faults(xmlOf({ endpoints, tokens: texts.map((text) => granted(text)) }))).toEqual([]);
  });

  test('keeps the attribute value `true`', async () => {
    const xml = xmlOf({ endpoints: [], tokens: [granted('true')] });
    expect(await faults(xml)).toEqual([]);
    expect(xml).toContain('name="true"');
  });
});
