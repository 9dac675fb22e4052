/** What makes an incident, and the words of its issue: fixed, inert, and found again. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  body,
  changedComment,
  duration,
  findingOf,
  fingerprintIn,
  marker,
  recoveredComment,
} from '../../../src/report/github/incident-text.ts';
import {
  CLIENT_ID,
  DEID,
  DICOM,
  FHIR,
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
  target,
  timedOut,
} from './outcomes.ts';

const KEY = 'nightly/eu';
const HOUR = 3_600_000;

const healthy = outcome();
const noRole = outcome({ endpoints: [refusing(FHIR, roleMissing(FHIR)), passing(DICOM)] });
const noRoleAndSilent = outcome({ endpoints: [refusing(FHIR, roleMissing(FHIR)), silent(DICOM, timedOut(DICOM))] });
const slowOnly = outcome({ endpoints: [sluggish(FHIR, 900), passing(DICOM)] });

describe('what makes an incident', () => {
  const asked = request();

  test('is the set of endpoint and failure code, whatever the order', () => {
    const { endpoints } = noRoleAndSilent;
    const turned = findingOf({ ...noRoleAndSilent, endpoints: endpoints.toReversed() }, asked);
    expect(turned).toEqual(findingOf(noRoleAndSilent, asked));
    expect(turned.failed.map(({ place, code }) => [place, code])).toEqual([
      ['contoso-imaging.dicom.azurehealthcareapis.com/v2', 'timed-out'],
      ['contoso-prod.fhir.azurehealthcareapis.com', 'role-missing'],
    ]);
  });

  test('is another one when the code or the endpoint is', () => {
    const found = [
      noRole,
      noRoleAndSilent,
      outcome({ endpoints: [refusing(FHIR, timedOut(FHIR))] }),
      outcome({ endpoints: [refusing(DEID, roleMissing(DEID))] }),
    ];
    expect(new Set(found.map((each) => findingOf(each, asked).fingerprint)).size).toBe(found.length);
  });

  test('is not a warning, nor what warns beside a failure', () => {
    expect(findingOf(slowOnly, asked).failing).toBe(false);
    const both = outcome({ endpoints: [refusing(FHIR, roleMissing(FHIR)), sluggish(DICOM, 900)] });
    expect(findingOf(both, asked).failed.map(({ code }) => code)).toEqual(['role-missing']);
  });

  test('is a warning where the user says so', () => {
    const { failing: fails, failed } = findingOf(slowOnly, request({ failOn: 'warn' }));
    expect(fails).toBe(true);
    expect(failed.map(({ code }) => code)).toEqual(['latency-high']);
  });

  test('is a failure where no step fails by it', () => {
    expect(findingOf(noRole, request({ failOn: 'never' })).failing).toBe(true);
  });

  test('is a token that no endpoint asks for, and what belongs to no place', () => {
    const mismatch = subjectMismatch();
    const deadline = { ...timedOut(FHIR), code: 'deadline' };
    const found = outcome({
      endpoints: [],
      status: 'fail',
      tokens: [refused('https://deid.azure.com', mismatch)],
      failures: [mismatch, deadline],
    });
    expect(findingOf(found, asked).failed.map(({ place, code }) => `${place}: ${code}`)).toEqual([
      'https://deid.azure.com: subject-mismatch',
      'this run: deadline',
    ]);
  });

  test("names a token's failure once, where an endpoint has it", () => {
    const mismatch = subjectMismatch();
    const found = outcome({ endpoints: [refusing(FHIR, mismatch)], tokens: [refused(FHIR.audience, mismatch)] });
    expect(findingOf(found, asked).failed.map(({ place }) => place)).toEqual([FHIR.name]);
  });
});

describe('the words', () => {
  const asked = request({ incidentIssue: KEY });

  test('of a new issue, a change and a recovery', () => {
    const finding = findingOf(noRoleAndSilent, asked);
    expect(body(finding, KEY, START - 3 * HOUR, noRoleAndSilent, asked)).toMatchSnapshot('body');
    expect(changedComment(finding, noRoleAndSilent, asked)).toMatchSnapshot('change');
    expect(recoveredComment(START - 3 * HOUR, healthy, asked)).toMatchSnapshot('recovery');
    expect(recoveredComment(START - 50 * HOUR, slowOnly, asked)).toMatchSnapshot('recovery with warnings');
  });

  test("stay under GitHub's 65,536 characters for 200 endpoints", () => {
    const long = Array.from({ length: 200 }, (_, index) => {
      const of = target('fhir', `h${String(index)}.example`, `/${'x'.repeat(2000)}`);
      return refusing(of, roleMissing(of));
    });
    const found = outcome({ endpoints: long });
    const text = body(findingOf(found, asked), KEY, START, found, asked);
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('And 150 more: they are in the summary of the run.');
    expect(body(findingOf(outcome({ endpoints: fleet(200) }), asked), KEY, START, outcome(), asked)).not.toContain('more:');
  });

  test('name no ID, and link only to a run of the known shape', () => {
    const mismatch = subjectMismatch();
    const found = outcome({ endpoints: [], status: 'fail', tokens: [refused(`api://${CLIENT_ID}`, mismatch)], failures: [mismatch] });
    const odd = request({ run: { ...asked.run, serverUrl: 'javascript:alert(1)//' } });
    const text = body(findingOf(found, odd), KEY, START, found, odd);
    expect(text).toContain('`api://hidden-id`');
    expect(text).not.toContain(CLIENT_ID);
    expect(text).not.toContain('](');
  });

  test('come to nothing as a mention, link, image or HTML, whatever a name holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.constantFrom('@octocat', '![x](https://e.example)', '<img src=x>', '-->', '`', '|'),
        (text, evil) => {
          const name = `${text}${evil}${text}`;
          const of = target('fhir', name);
          const found = outcome({ endpoints: [refusing(of, { ...roleMissing(of), title: name })] });
          const asked = request({ run: { ...request().run, workflow: name } });
          const [first = '', ...rest] = body(findingOf(found, asked), KEY, START, found, asked).split('\n');
          expect(first).toMatch(/^<!-- azure-healthcare-token incident [A-Za-z0-9+/]+=* [\da-f]{16} -->$/);
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

  test('hide the key where it cannot end the comment, and find it again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme', minLength: 1 }), (key, other) => {
        expect(marker(key)).toMatch(/^<!-- [^>]*[^->] $/);
        const text = `${marker(key)}0123456789abcdef -->\nfails`;
        expect(fingerprintIn(text, key)).toBe('0123456789abcdef');
        expect(fingerprintIn(text, other)).toBe(other === key ? '0123456789abcdef' : undefined);
        expect(fingerprintIn(`Somebody quotes it: ${text}`, key)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    [0, '0 s'],
    [45_000, '45 s'],
    [61_000, '1 min 1 s'],
    [HOUR, '1 h'],
    [3 * HOUR + 12 * 60_000 + 5000, '3 h 12 min'],
    [52 * HOUR, '2 d 4 h'],
    [1000 * HOUR, '41 d 16 h'],
  ])('tell %d ms as %s', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });
});
