/** Tests the findings of an incident, and the text of its issue. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as texts from '../../../src/report/github/incident-text.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { CLIENT_ID, DEID, DICOM, FHIR, target } from '../failures/samples.ts';
import { fleet, outcome, passing, refused, refusing, request, roleMissing, silent, sluggish } from './outcomes.ts';
import { START, subjectMismatch, timedOut } from './outcomes.ts';

const KEY = 'nightly/eu';
const HOUR = 3_600_000;

const noRole = outcome({ endpoints: [refusing(FHIR), passing(DICOM)] });
const noRoleAndSilent = outcome({ endpoints: [refusing(FHIR), silent(DICOM)] });
const slowOnly = outcome({ endpoints: [sluggish(FHIR, 900), passing(DICOM)] });

describe('the findings', () => {
  const asked = request();
  const codesOf = (found: Outcome, by = asked): readonly string[] => texts.findingOf(found, by).failed.map(({ code }) => code);

  test('contain the failed endpoints with their codes, in the same order for any order of endpoints', () => {
    const { endpoints } = noRoleAndSilent;
    const turned = texts.findingOf({ ...noRoleAndSilent, endpoints: endpoints.toReversed() }, asked);
    expect(turned).toEqual(texts.findingOf(noRoleAndSilent, asked));
    expect(turned.failed.map(({ place, code }) => [place, code])).toEqual([
      ['contoso-imaging.dicom.azurehealthcareapis.com/v2', 'timed-out'],
      ['contoso-prod.fhir.azurehealthcareapis.com', 'role-missing'],
    ]);
  });

  test('have a fingerprint that depends on the code and the endpoint', () => {
    const others = [refusing(FHIR, timedOut(FHIR)), refusing(DEID)].map((endpoint) => outcome({ endpoints: [endpoint] }));
    const found = [noRole, noRoleAndSilent, ...others];
    expect(new Set(found.map((each) => texts.findingOf(each, asked).fingerprint)).size).toBe(found.length);
  });

  const both = outcome({ endpoints: [refusing(FHIR), sluggish(DICOM, 900)] });
  test.each([
    ['fail', 'no warning', slowOnly, false, []],
    ['fail', 'no warning in addition to a failure', both, true, ['role-missing']],
    ['warn', 'a warning', slowOnly, true, ['latency-high']],
    ['never', 'a failure', noRole, true, ['role-missing']],
  ] as const)('with fail-on: %s contain %s', (failOn, _name, found, failing, expected) => {
    const by = request({ failOn });
    expect([texts.findingOf(found, by).failing, codesOf(found, by)]).toEqual([failing, expected]);
  });

  test('contain tokens without an endpoint, and failures of the run', () => {
    const found = outcome({
      endpoints: [],
      status: 'fail',
      tokens: [refused('https://deid.azure.com', subjectMismatch())],
      errors: [{ ...timedOut(FHIR), code: 'deadline' }],
    });
    expect(texts.findingOf(found, asked).failed.map(({ place, code }) => `${place}: ${code}`)).toEqual([
      'https://deid.azure.com: subject-mismatch',
      'this run: deadline',
    ]);
  });

  test('contain the failure of a token once, at its endpoint', () => {
    const mismatch = subjectMismatch();
    const found = outcome({ endpoints: [refusing(FHIR, mismatch)], tokens: [refused(FHIR.audience, mismatch)] });
    expect(texts.findingOf(found, asked).failed.map(({ place }) => place)).toEqual([FHIR.name]);
  });
});

describe('in a public repository,', () => {
  test('the text does not depend on the failure', () => {
    const asked = request({ incidentIssue: KEY, run: { ...request().run, visibility: 'public' } });
    const all = ['open-server', 'role-missing', 'timed-out'].map((code) => {
      const endpoints = [refusing(FHIR, { ...roleMissing(FHIR), code, title: code })];
      const found = outcome({ visibility: undefined, endpoints });
      const finding = texts.findingOf(found, asked);
      const body = texts.body(finding, finding.endpoints, KEY, START, found.ended, asked);
      return `${body}\n${texts.changedComment(finding, found.ended, asked)}`;
    });
    expect(new Set(all).size).toBe(1);
    expect(all[0]).toContain('Failing endpoints: 1.');
    expect(all[0]).not.toContain(FHIR.host);
  });

  test.each([
    ['an input error', { errors: [timedOut(FHIR)] }, 'unknown'],
    ['a token failure without an endpoint', { tokens: [refused('https://deid.azure.com', subjectMismatch())] }, 'unknown'],
    ['a failure to write the outputs', { errors: [timedOut(FHIR)], endpoints: [passing(FHIR)] }, '0'],
    ['two failed endpoints', { endpoints: [refusing(FHIR), silent(DICOM), passing(DEID)] }, '2'],
  ])('the text for %s contains the number of failing endpoints', (_name, details, count) => {
    const asked = request({ run: { ...request().run, visibility: 'public' } });
    const found = outcome({ endpoints: [], visibility: undefined, ...details, status: 'fail' });
    expect(texts.changedComment(texts.findingOf(found, asked), found.ended, asked)).toContain(`Failing endpoints: ${count}.\n`);
  });
});

test.each([
  ['private', 'public', false],
  ['internal', undefined, false],
  ['public', 'private', true],
  [undefined, 'private', false],
  [undefined, undefined, true],
] as const)('the visibility %s in the ID token and %s in the event payload is public: %s', (visibility, payload, isPublic) => {
  const asked = request({ run: { ...request().run, visibility: payload } });
  expect(texts.findingOf({ ...noRole, visibility }, asked).isPublic).toBe(isPublic);
});

describe('the text of an incident', () => {
  const asked = request({ incidentIssue: KEY });
  const bodyOf = (found: Outcome, by = asked): string => {
    const finding = texts.findingOf(found, by);
    return texts.body(finding, finding.endpoints, KEY, START - 3 * HOUR, found.ended, by);
  };

  test('shows the times of an incident, and that a check passes with warnings', () => {
    expect(bodyOf(noRole)).toContain('has been failing since 2026-11-21 01:05 UTC. State at 2026-11-21 04:05 UTC:');
    expect(texts.recoveredComment(START - 50 * HOUR, texts.findingOf(slowOnly, asked), slowOnly, asked)).toContain(
      'Recovered after 2 d 2 h: the check passes again with warnings (2026-11-19 02:05 UTC to 2026-11-21 04:05 UTC, ',
    );
  });

  test("is shorter than GitHub's 65,536 characters for 200 endpoints", () => {
    const long = Array.from({ length: 200 }, (_, index) => {
      const of = target('fhir', `h${String(index)}.example`, `/${'x'.repeat(2000)}`);
      return refusing(of);
    });
    const text = bodyOf(outcome({ endpoints: long }));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain("The run's summary contains 150 more rows.");
    expect(bodyOf(outcome({ endpoints: fleet(200) }))).not.toContain('more rows');
  });

  test('contains no ID, and no link if the address of the run is unknown', () => {
    const found = outcome({ endpoints: [], status: 'fail', tokens: [refused(`api://${CLIENT_ID}`, subjectMismatch())] });
    const text = bodyOf(found, request({ run: { ...asked.run, links: {} } }));
    expect(text).toContain('`api://hidden-id`');
    expect(text).not.toContain(CLIENT_ID);
    expect(text).not.toContain('](');
  });

  test('contains no mention, link, image or HTML for any name', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.constantFrom('@octocat', '![x](https://e.example)', '<img src=x>', '-->', '`', '|'),
        (text, evil) => {
          const name = `${text}${evil}${text}`;
          const of = target('fhir', name);
          const found = outcome({ endpoints: [refusing(of, { ...roleMissing(of), title: name })] });
          const [first = '', ...rest] = bodyOf(found, request({ run: { ...request().run, workflow: name } })).split('\n');
          expect(first).toMatch(/^<!-- azure-healthcare-token incident [A-Za-z0-9+/]+=* [\da-f]{16} [\da-f,]* -->$/);
          expect(rest.pop()).toBe('<!-- azure-healthcare-token end -->');
          const outsideCode = rest
            .join('\n')
            .replaceAll(/(?<fence>`+).*?[^`]\k<fence>(?!`)/g, '')
            .replaceAll(/\[run \d+\]\(https:[^)]*\)/g, '');
          expect(outsideCode).not.toMatch(/[@<>[\]!`]/);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('contains the key in a form that cannot end the comment, and by which it is found on any line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme', minLength: 1 }), (key, other) => {
        expect(texts.marker(key)).toMatch(/^<!-- [^>]*[^->] $/);
        const state = { fingerprint: '0123456789abcdef', endpoints: ['aa', 'bb'] };
        for (const above of ['On call: Jane\r\n\r\n', 'On call: Jane ', '  ', '- ', '> A quotation\n\n']) {
          const text = `${above}${texts.marker(key)}0123456789abcdef aa,bb -->\r\nfails`;
          expect(texts.stateIn(text, key)).toEqual(state);
          expect(texts.stateIn(text, other)).toEqual(other === key ? state : undefined);
        }
        expect(texts.stateIn(`> ${texts.marker(key)}0123456789abcdef aa,bb -->`, key)).toBeUndefined();
        expect(texts.stateIn(`${texts.marker(key)}0123456789abcdef -->`, key)).toEqual({ ...state, endpoints: [] });
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['above it', 'On call: Jane\n\n', '', 'On call: Jane\n\nNEW'],
    ["above it in GitHub's editor", 'On call: Jane\r\n\r\n', '', 'On call: Jane\r\n\r\nNEW'],
    ['in the same line', 'On call: Jane ', ' See runbook 7', 'On call: Jane NEW See runbook 7'],
    ['in a list', '- ', '\n- See runbook 7', '- NEW\n- See runbook 7'],
    ['below it', '', '\n\nSee runbook 7', 'NEW\n\nSee runbook 7'],
  ])('keeps the text that people added %s', (_name, above, below, expected) => {
    expect(texts.replaceText(`${above}${bodyOf(noRole)}${below}`, KEY, 'NEW')).toBe(expected);
  });

  test('replaces everything below its start if its end is missing', () => {
    const [start = ''] = bodyOf(noRole).split('\n');
    expect(texts.replaceText(`On call: Jane\n${start}\nold`, KEY, 'NEW')).toBe('On call: Jane\nNEW');
  });

  test.each([
    [0, '0 s'],
    [61_000, '1 min 1 s'],
    [HOUR, '1 h'],
    [3 * HOUR + 12 * 60_000 + 5000, '3 h 12 min'],
    [52 * HOUR, '2 d 4 h'],
    [1000 * HOUR, '41 d 16 h'],
  ])('shows %d ms as %s', (ms, words) => expect(texts.duration(ms)).toBe(words));
});
