import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { validateXML } from 'xmllint-wasm';
import { junitXml } from '../../../src/report/junit.ts';
import { CLIENT_ID, TENANT_ID } from '../support/inputs.ts';
import {
  DEID,
  DICOM,
  FHIR,
  NOTE,
  RUNS,
  denied,
  granted,
  outcome,
  passing,
  refusing,
  request,
  roleMissing,
  silent,
  sluggish,
  target,
  timedOut,
} from './outcomes.ts';

const schema = readFileSync(new URL('../../fixtures/junit.xsd', import.meta.url), 'utf8');

/** Returns the differences from the published schema. */
async function faults(contents: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents }], schema: [schema] });
  return errors.map(({ message }) => message);
}

describe('the JUnit file', () => {
  test.each(Object.entries(RUNS))("is valid by Jenkins' schema: %s", async (_, run) => {
    const xml = junitXml(run, request());
    expect(await faults(xml)).toEqual([]);
    // EnricoMi/publish-unit-test-result-action cannot read an empty element.
    expect(xml).not.toMatch(/<system-out\s*\/>|<system-out><\/system-out>/);
  });

  test('of a run in which one endpoint fails', () =>
    expect(junitXml(outcome({ endpoints: [refusing(DICOM, roleMissing(DICOM))] }), request())).toMatchSnapshot());

  test.each([
    ['expectations', 'resource: Patient'],
    ['no token', 'subject-mismatch'],
    ['mistakes in the inputs', 'input-invalid'],
  ])('has a case for %s', (name, text) => expect(junitXml(outcome(RUNS[name]), request())).toContain(text));

  test.each([CLIENT_ID, TENANT_ID.toUpperCase()])('hides the ID %s in names, values and texts', (id) => {
    const of = target('fhir', `${id.toLowerCase()}.contoso.org`, `/${id}/fhir`, { audience: `api://${id}` });
    const failure = { ...roleMissing(FHIR), what: id, title: id };
    const found = { ...denied('read'), observed: { value: id }, expected: `instantiates: ${id}` };
    const tokens = [{ granted: false as const, audience: of.audience, failure }];
    const xml = junitXml(outcome({ status: 'fail', endpoints: [passing(of, 41, [found]), refusing(of, failure)], tokens }), request());
    expect(xml.toLowerCase()).not.toContain(id.toLowerCase());
    expect(xml).toContain('hidden-id.contoso.org');
  });

  test('links to the troubleshooting page and shows notes', () => {
    const docs = 'https://github.com/o/r/blob/v1/docs/troubleshooting.md';
    const { run } = request();
    const xml = junitXml(
      outcome({ endpoints: [passing(FHIR, 41, [denied('read', { note: NOTE })]), refusing(DICOM, roleMissing(DICOM))] }),
      request({ run: { ...run, docs } }),
    );
    expect(xml).toContain(`${docs}#role-missing`);
    expect(xml).toMatch(/name="denied: read"[^>]*>\s*<system-out>[^<]*Nothing was read/);
  });

  test('has the time of each token exchange', () => {
    const [guid, uri] = ['11111111-2222-4333-8444-555555555555', 'api://11111111-2222-4333-8444-555555555555'];
    const spans = [guid, uri].map((audience, index) => ({ label: 'Exchange', audience, start: 0, end: 1000 * (index + 1), ok: true }));
    const xml = junitXml(outcome({ endpoints: [], tokens: [granted(guid), granted(uri)], spans }), request());
    expect(xml).toContain(`name="${guid}" classname="tokens" time="1.000"`);
  });

  test('must have attributes by the schema', async () => {
    expect(await faults('<testsuites><testcase/></testsuites>')).not.toEqual([]);
  });

  test('counts a warning as passed unless warnings fail the step', () => {
    const run = outcome({ endpoints: [sluggish(DEID, 812)] });
    const counts = (failOn: 'fail' | 'warn' | 'never'): string | undefined =>
      /failures="(\d)"/.exec(junitXml(run, request({ failOn })))?.[1];
    expect({ fail: counts('fail'), warn: counts('warn'), never: counts('never') }).toEqual({ fail: '0', warn: '1', never: '0' });
    expect(junitXml(run, request())).toMatch(/<system-out>[^<]*latency-high/);
  });

  test('counts a failure if fail-on is never, because the file shows the verdict', () =>
    expect(junitXml(outcome({ endpoints: [silent(FHIR, timedOut(FHIR))] }), request({ failOn: 'never' }))).toContain('failures="1"'));

  test('has a failure for a check that fails without one', async () => {
    const endpoints = [{ ...passing(FHIR), checks: [{ name: 'anonymous', status: 'fail', time: 0 }] }] as const;
    const xml = junitXml(outcome({ endpoints }), request());
    expect(xml).toContain('<failure type="fail" message="fail">fail</failure>');
    expect(await faults(xml)).toEqual([]);
  });

  test('has the time of the requests in seconds', () => {
    expect(junitXml(outcome({ endpoints: [passing(FHIR, 41)] }), request())).toContain(
      `name="authorised" classname="fhir ${FHIR.name}" time="0.041"`,
    );
  });

  test('is valid for any characters', async () => {
    const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), { numRuns: 300, seed: 6 });
    const endpoints = texts.map((text) => {
      const of = target('fhir', `h${text}`);
      const failure = { ...roleMissing(of), what: text, why: text, title: text, next: text };
      return {
        ...refusing(of, failure),
        checks: [{ name: text, expected: `${text}: true`, status: 'fail', observed: { value: text }, failure, time: 0 }],
      } as const;
    });
    expect(await faults(junitXml(outcome({ endpoints, tokens: texts.map((text) => granted(text)) }), request()))).toEqual([]);
  });

  test('keeps the attribute value true', async () => {
    const run = outcome({ endpoints: [], tokens: [granted('true')] });
    expect(await faults(junitXml(run, request()))).toEqual([]);
    expect(junitXml(run, request())).toContain('name="true"');
  });
});
