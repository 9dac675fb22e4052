import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { validateXML } from 'xmllint-wasm';
import type { Outcome } from '../../../src/model/outcome.ts';
import { junitXml } from '../../../src/report/junit.ts';
import {
  DEID,
  DICOM,
  FHIR,
  expectation,
  expectationUnmet,
  fleet,
  granted,
  inputInvalid,
  outcome,
  passing,
  refused,
  refusing,
  request,
  roleMissing,
  silent,
  sluggish,
  subjectMismatch,
  target,
  timedOut,
} from './outcomes.ts';

const schema = readFileSync(new URL('../../fixtures/junit.xsd', import.meta.url), 'utf8');

/** What is wrong with a file by the published schema; empty when nothing is. */
async function faults(contents: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents }], schema: [schema] });
  return errors.map(({ message }) => message);
}

const unmet = expectationUnmet(FHIR, 'fhir-version', '4.0.1', '3.0.2');
const runs: Readonly<Record<string, Outcome>> = {
  'all pass': outcome(),
  'one fails and one is slow': outcome({ endpoints: [passing(FHIR), refusing(DICOM, roleMissing(DICOM)), sluggish(DEID, 812)] }),
  'no answer': outcome({ endpoints: [silent(FHIR, timedOut(FHIR))] }),
  expectations: outcome({
    endpoints: [
      {
        ...passing(FHIR, 41, [
          expectation('fhir-version', '4.0.1', '3.0.2', unmet),
          expectation('resource', 'Patient', 'Patient'),
          expectation('resource', 'Encounter', 'Encounter'),
        ]),
        status: 'fail',
      },
    ],
  }),
  'a token refused': outcome({
    status: 'fail',
    endpoints: [],
    tokens: [granted(FHIR.audience), refused(DICOM.audience, subjectMismatch())],
  }),
  'a mistake in the inputs': outcome({
    status: 'fail',
    endpoints: [],
    tokens: [],
    spans: [],
    errors: [inputInvalid('wait-seconds', 'soon')],
  }),
};

describe('the JUnit file', () => {
  test.each([...Object.entries(runs), ['200 endpoints', outcome({ endpoints: fleet(200) })] as const])(
    "is valid by Jenkins' schema: %s",
    async (_, run) => {
      expect(await faults(junitXml(run, request()))).toEqual([]);
    },
  );

  test('reads: one fails and one is slow', () => {
    expect(junitXml(runs['one fails and one is slow'] ?? outcome(), request())).toMatchSnapshot();
  });

  test.each(
    Object.entries({
      expectations: 'resource: Encounter',
      'a token refused': 'subject-mismatch',
      'a mistake in the inputs': 'input-invalid',
    }),
  )('has a case for %s', (name, text) => {
    expect(junitXml(runs[name] ?? outcome(), request())).toContain(text);
  });

  test('links to the troubleshooting page by its URL, and shows notes', () => {
    const docs = 'https://github.com/o/r/blob/v1/docs/troubleshooting.md';
    const note = 'Nothing was read, so storage was not tested.';
    const denied = {
      name: 'access',
      right: 'read',
      expected: 'denied: read',
      status: 'pass',
      observed: { value: 'denied' },
      note,
      time: 0,
    } as const;
    const { run } = request();
    const xml = junitXml(
      outcome({ endpoints: [passing(FHIR, 41, [denied]), refusing(DICOM, roleMissing(DICOM))] }),
      request({ run: { ...run, docs } }),
    );
    expect(xml).toContain(`${docs}#role-missing`);
    expect(xml).toMatch(/name="denied: read"[^>]*>\s*<system-out>[^<]*Nothing was read/);
  });

  test('gives a token the time of its own exchange', () => {
    const [guid, uri] = ['11111111-2222-4333-8444-555555555555', 'api://11111111-2222-4333-8444-555555555555'];
    const spans = [guid, uri].map((audience, index) => ({ label: 'Exchange', audience, start: 0, end: 1000 * (index + 1), ok: true }));
    const xml = junitXml(outcome({ endpoints: [], tokens: [granted(guid), granted(uri)], spans }), request());
    expect(xml).toContain(`name="${guid}" classname="tokens" time="1.000"`);
  });

  test('is refused by the schema when it is not JUnit', async () => {
    expect(await faults('<testsuites><testcase/></testsuites>')).not.toEqual([]);
  });

  test('lets a warning pass, told in system-out, unless warnings fail the step', () => {
    const run = outcome({ endpoints: [sluggish(DEID, 812)] });
    const counts = (failOn: 'fail' | 'warn' | 'never'): string | undefined =>
      /failures="(\d)"/.exec(junitXml(run, request({ failOn })))?.[1];
    expect({ fail: counts('fail'), warn: counts('warn'), never: counts('never') }).toEqual({ fail: '0', warn: '1', never: '0' });
    expect(junitXml(run, request())).toMatch(/<system-out>[^<]*latency-high/);
  });

  test('still counts a failure when fail-on is never: the file is the verdict, not the step', () => {
    expect(junitXml(outcome({ endpoints: [silent(FHIR, timedOut(FHIR))] }), request({ failOn: 'never' }))).toContain('failures="1"');
  });

  test('has no empty system-out, of which the reader of EnricoMi/publish-unit-test-result-action dies', () => {
    expect(Object.values(runs).filter((run) => /<system-out\s*\/>|<system-out><\/system-out>/.test(junitXml(run, request())))).toEqual([]);
  });

  test('tells a case that fails without a reason as one that fails', async () => {
    const endpoints = [{ ...passing(FHIR), checks: [{ name: 'anonymous', status: 'fail', time: 0 }] }] as const;
    const xml = junitXml(outcome({ endpoints }), request());
    expect(xml).toContain('<failure type="fail" message="fail">fail</failure>');
    expect(await faults(xml)).toEqual([]);
  });

  test('gives a case the time that its questions took on the http, in seconds', () => {
    expect(junitXml(outcome({ endpoints: [passing(FHIR, 41)] }), request())).toContain(
      `name="authorised" classname="fhir ${FHIR.name}" time="0.041"`,
    );
  });

  test('is valid whatever characters names, values and sentences hold', async () => {
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

  test('keeps an attribute that is the word true', async () => {
    const run = outcome({ endpoints: [], tokens: [granted('true')] });
    expect(await faults(junitXml(run, request()))).toEqual([]);
    expect(junitXml(run, request())).toContain('name="true"');
  });
});
