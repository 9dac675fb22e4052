/** The findings of an incident, and the text of its issue. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  body,
  changedComment,
  duration,
  findingOf,
  marker,
  recoveredComment,
  replaceText,
  stateIn,
} from '../../../src/report/github/incident-text.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import type { Request } from '../../../src/model/request.ts';
import { CLIENT_ID, DEID, DICOM, FHIR, target } from '../failures/samples.ts';
import {
  fleet,
  outcome,
  passing,
  refused,
  refusing,
  request,
  roleMissing,
  silent,
  sluggish,
  START,
  subjectMismatch,
  timedOut,
} from './outcomes.ts';

const KEY = 'nightly/eu';
const HOUR = 3_600_000;

const healthy = outcome();
const noRole = outcome({ endpoints: [refusing(FHIR), passing(DICOM)] });
const noRoleAndSilent = outcome({ endpoints: [refusing(FHIR), silent(DICOM)] });
const slowOnly = outcome({ endpoints: [sluggish(FHIR, 900), passing(DICOM)] });

describe('the findings', () => {
  const asked = request();

  test('are the failed endpoints with their codes, in any order', () => {
    const { endpoints } = noRoleAndSilent;
    const turned = findingOf({ ...noRoleAndSilent, endpoints: endpoints.toReversed() }, asked);
    expect(turned).toEqual(findingOf(noRoleAndSilent, asked));
    expect(turned.failed.map(({ place, code }) => [place, code])).toEqual([
      ['contoso-imaging.dicom.azurehealthcareapis.com/v2', 'timed-out'],
      ['contoso-prod.fhir.azurehealthcareapis.com', 'role-missing'],
    ]);
  });

  test('differ by code and by endpoint', () => {
    const found = [
      noRole,
      noRoleAndSilent,
      outcome({ endpoints: [refusing(FHIR, timedOut(FHIR))] }),
      outcome({ endpoints: [refusing(DEID)] }),
    ];
    expect(new Set(found.map((each) => findingOf(each, asked).fingerprint)).size).toBe(found.length);
  });

  test('contain no warnings', () => {
    expect(findingOf(slowOnly, asked).failing).toBe(false);
    const both = outcome({ endpoints: [refusing(FHIR), sluggish(DICOM, 900)] });
    expect(findingOf(both, asked).failed.map(({ code }) => code)).toEqual(['role-missing']);
  });

  test('contain warnings with fail-on: warn', () => {
    const { failing: fails, failed } = findingOf(slowOnly, request({ failOn: 'warn' }));
    expect(fails).toBe(true);
    expect(failed.map(({ code }) => code)).toEqual(['latency-high']);
  });

  test('contain failures with fail-on: never', () => expect(findingOf(noRole, request({ failOn: 'never' })).failing).toBe(true));

  test('contain tokens without an endpoint, and failures of the run', () => {
    const found = outcome({
      endpoints: [],
      status: 'fail',
      tokens: [refused('https://deid.azure.com', subjectMismatch())],
      errors: [{ ...timedOut(FHIR), code: 'deadline' }],
    });
    expect(findingOf(found, asked).failed.map(({ place, code }) => `${place}: ${code}`)).toEqual([
      'https://deid.azure.com: subject-mismatch',
      'this run: deadline',
    ]);
  });

  test("contain a token's failure once, at its endpoint", () => {
    const mismatch = subjectMismatch();
    const found = outcome({ endpoints: [refusing(FHIR, mismatch)], tokens: [refused(FHIR.audience, mismatch)] });
    expect(findingOf(found, asked).failed.map(({ place }) => place)).toEqual([FHIR.name]);
  });
});

describe('in a public repository', () => {
  const { run } = request();
  const open = request({ incidentIssue: KEY, run: { ...run, visibility: 'public' } });
  const textOf = (found: Outcome, asked: Request): string => {
    const finding = findingOf(found, asked);
    return [body(finding, finding.endpoints, KEY, START, found.ended, asked), changedComment(finding, found.ended, asked)].join('\n');
  };
  const seen = (changes: Partial<Outcome>): Outcome => ({ ...noRole, visibility: undefined, ...changes });

  test('every failure has the same text', () => {
    const texts = ['open-server', 'role-missing', 'timed-out'].map((code) =>
      textOf(seen(outcome({ visibility: undefined, endpoints: [refusing(FHIR, { ...roleMissing(FHIR), code, title: code })] })), open),
    );
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('Endpoints that fail: 1.');
    expect(texts[0]).not.toContain(FHIR.host);
  });

  test.each([
    ['the ID token says private, the payload public', 'private', 'public', false],
    ['the ID token says internal', 'internal', undefined, false],
    ['the ID token says public, the payload private', 'public', 'private', true],
    ['only the payload says private', undefined, 'private', false],
    ['nothing is known', undefined, undefined, true],
  ] as const)('%s', (_name, visibility, payload, isPublic) => {
    expect(findingOf(seen({ visibility }), request({ run: { ...run, visibility: payload } })).isPublic).toBe(isPublic);
  });
});

describe('the text', () => {
  const asked = request({ incidentIssue: KEY });
  const bodyOf = (found: Outcome, by = asked): string => {
    const finding = findingOf(found, by);
    return body(finding, finding.endpoints, KEY, START - 3 * HOUR, found.ended, by);
  };

  test('of a new issue, a change and a recovery', () => {
    const finding = findingOf(noRoleAndSilent, asked);
    expect(bodyOf(noRoleAndSilent)).toMatchSnapshot('body');
    expect(changedComment(finding, noRoleAndSilent.ended, asked)).toMatchSnapshot('change');
    expect(recoveredComment(START - 3 * HOUR, findingOf(healthy, asked), healthy, asked)).toMatchSnapshot('recovery');
    expect(recoveredComment(START - 50 * HOUR, findingOf(slowOnly, asked), slowOnly, asked)).toContain('passes again with warnings');
  });

  test("is shorter than GitHub's 65,536 characters for 200 endpoints", () => {
    const long = Array.from({ length: 200 }, (_, index) => {
      const of = target('fhir', `h${String(index)}.example`, `/${'x'.repeat(2000)}`);
      return refusing(of);
    });
    const text = bodyOf(outcome({ endpoints: long }));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('The summary of the run has 150 more rows.');
    expect(bodyOf(outcome({ endpoints: fleet(200) }))).not.toContain('more rows');
  });

  test('has no ID, and links only to a run of the known form', () => {
    const found = outcome({ endpoints: [], status: 'fail', tokens: [refused(`api://${CLIENT_ID}`, subjectMismatch())] });
    const text = bodyOf(found, request({ run: { ...asked.run, links: {} } }));
    expect(text).toContain('`api://hidden-id`');
    expect(text).not.toContain(CLIENT_ID);
    expect(text).not.toContain('](');
  });

  test('has no mention, link, image or HTML for any name', () => {
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

  test('has the key in a form that cannot end the comment, and is found by it on any line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme', minLength: 1 }), (key, other) => {
        expect(marker(key)).toMatch(/^<!-- [^>]*[^->] $/);
        const state = { fingerprint: '0123456789abcdef', endpoints: ['aa', 'bb'] };
        const text = `On call: Jane\r\n\r\n${marker(key)}0123456789abcdef aa,bb -->\r\nfails`;
        expect(stateIn(text, key)).toEqual(state);
        expect(stateIn(text, other)).toEqual(other === key ? state : undefined);
        expect(stateIn(`> ${marker(key)}0123456789abcdef aa,bb -->`, key)).toBeUndefined();
        expect(stateIn(`${marker(key)}0123456789abcdef -->`, key)).toEqual({ ...state, endpoints: [] });
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['above', 'On call: Jane\n\n', '', 'On call: Jane\n\nNEW'],
    ['above, by the editor of GitHub', 'On call: Jane\r\n\r\n', '', 'On call: Jane\n\nNEW'],
    ['below', '', '\n\nSee runbook 7', 'NEW\n\nSee runbook 7'],
  ])('keeps text that people added %s', (_name, above, below, expected) => {
    expect(replaceText(`${above}${bodyOf(noRole)}${below}`, KEY, 'NEW')).toBe(expected);
  });

  test('replaces everything below if somebody removed its end', () => {
    const [start = ''] = bodyOf(noRole).split('\n');
    expect(replaceText(`On call: Jane\n${start}\nold`, KEY, 'NEW')).toBe('On call: Jane\nNEW');
  });

  test.each([
    [0, '0 s'],
    [45_000, '45 s'],
    [61_000, '1 min 1 s'],
    [HOUR, '1 h'],
    [3 * HOUR + 12 * 60_000 + 5000, '3 h 12 min'],
    [52 * HOUR, '2 d 4 h'],
    [1000 * HOUR, '41 d 16 h'],
  ])('shows %d ms as %s', (ms, words) => expect(duration(ms)).toBe(words));
});
