import { mergeSharedCauses } from '../../../src/failures/group.ts';
import type { Failure } from '../../../src/model/failure.ts';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskedIdNote } from '../../../src/failures/masked.ts';
import { networkFailure } from '../../../src/failures/network.ts';
import { endpointLine, failureStory, nextLine, safe, widthsOf } from '../../../src/report/log.ts';
import type { Story } from '../../../src/report/log.ts';
import {
  DEID,
  DICOM,
  FHIR,
  REQUEST_ID,
  expectation,
  expectationUnmet,
  fleet,
  granted,
  inputInvalid,
  passing,
  refused,
  refusing,
  roleMissing,
  silent,
  slow,
  sluggish,
  subjectMismatch,
  target,
  timedOut,
} from './outcomes.ts';

const widths = widthsOf([FHIR, DICOM, DEID]);

/** As a user sees it who opens every group. */
function shown(stories: readonly Story[]): string {
  return stories
    .map(({ level, title, annotation, group }) => [`${level}: [${title}] ${annotation}`, `▼ ${group.name}`, ...group.lines].join('\n'))
    .join('\n\n');
}

/** A failure of another kind for every number. */
function kindOf(number: number): Failure {
  return { ...inputInvalid(`input-${String(number)}`, 'x'), code: `kind-${String(number)}`, title: `Title ${String(number)}` };
}

describe('the line of an endpoint', () => {
  test('is aligned with its neighbours and tells probes, latency and where the time went', () => {
    const endpoints = [passing(FHIR), refusing(DICOM, roleMissing(DICOM)), sluggish(DEID, 812), silent(FHIR, timedOut(FHIR))];
    expect(endpoints.map((endpoint) => endpointLine(endpoint, widths)).join('\n')).toMatchSnapshot();
  });

  test('leaves out the steps that a proxy took instead of the runner', () => {
    const endpoint = { ...passing(FHIR), timings: { dns: undefined, connect: undefined, tls: 20.4, firstByte: 6, total: 30 } };
    expect(endpointLine(endpoint, widths)).toContain('(tls 20 · first byte 6)');
  });
});

describe('the story of the failures', () => {
  test('tells one failure of one endpoint: an annotation of fixed words, then evidence and commands', () => {
    const endpoints = [passing(FHIR), refusing(DICOM, roleMissing(DICOM))];
    expect(shown(failureStory([roleMissing(DICOM)], endpoints))).toMatchSnapshot();
  });

  test('tells a token that was refused, which no endpoint needs', () => {
    expect(shown(failureStory([subjectMismatch()], []))).toMatchSnapshot();
  });

  test('tells endpoints that fail alike once, with what each alone knows', () => {
    const other = target('fhir', 'contoso-test.fhir.azurehealthcareapis.com');
    const endpoints = [
      refusing(FHIR, roleMissing(FHIR)),
      refusing(other, roleMissing(other, REQUEST_ID.replace('7', '6'))),
      silent(DEID, timedOut(DEID)),
    ];
    const stories = failureStory(
      endpoints.flatMap(({ checks }) => checks.flatMap(({ failure }) => failure ?? [])),
      endpoints,
    );
    expect(stories).toHaveLength(2);
    expect(shown(stories)).toMatchSnapshot();
  });

  test('tells a cause behind a token and endpoints once, with every place and each what it alone knows', () => {
    const behind = (host: string, whose: string, step: 'proxy' | 'connect'): Failure =>
      networkFailure({
        error: {
          phase: step,
          code: 'PROXY_STATUS',
          host,
          afterMs: 12,
          proxy: 'proxy.contoso.example:8080',
          proxyStatus: 407,
          address: undefined,
        },
        whose,
        timeoutMs: 10_000,
      });
    const token = refused(FHIR.audience, behind('login.microsoftonline.com', 'Microsoft Entra', 'proxy'));
    const endpoints = [
      silent(FHIR, behind(FHIR.host, 'the FHIR service', 'proxy')),
      silent(DICOM, behind(DICOM.host, 'the DICOM service', 'connect')),
    ];
    const tokens = [token, granted(DICOM.audience)];
    const ofEndpoints = endpoints.flatMap(({ checks }) => checks.flatMap(({ failure }) => failure ?? []));
    const failures = [behind('login.microsoftonline.com', 'Microsoft Entra', 'proxy'), ...ofEndpoints];
    const stories = failureStory(mergeSharedCauses(failures), endpoints, tokens);
    expect(stories).toHaveLength(1);
    expect(shown(stories)).toMatchSnapshot();
  });

  test('tells every expectation of one endpoint that is not met', () => {
    const [version, resource] = [
      expectationUnmet(FHIR, 'fhir-version', '4.0.1', '3.0.2'),
      expectationUnmet(FHIR, 'resource', 'Patient', 'not there'),
    ];
    const endpoints = [
      passing(FHIR, 41, [
        expectation('fhir-version', '4.0.1', '3.0.2', version),
        expectation('resource', 'Patient', 'not there', resource),
      ]),
    ];
    expect(shown(failureStory([version, resource], endpoints))).toMatchSnapshot();
  });

  test('tells every mistake in the inputs, though they share a code', () => {
    const stories = failureStory([inputInvalid('wait-seconds', 'soon'), inputInvalid('timeout-seconds', '0')], []);
    expect(stories.map(({ group }) => group.lines[0])).toEqual([
      'What: The input wait-seconds is "soon".',
      'What: The input timeout-seconds is "0".',
    ]);
  });

  test('is a warning where no endpoint fails by it', () => {
    expect(failureStory([slow(DEID, 812)], [sluggish(DEID, 812)])[0]?.level).toBe('warning');
    const slows = Array.from({ length: 11 }, (_, number) => ({ ...slow(DEID, 812), code: `slow-${String(number)}` }));
    expect(
      failureStory(
        slows,
        slows.map((failure) => sluggish(DEID, 812, failure)),
      ).at(-1)?.level,
    ).toBe('warning');
  });

  test('says what *** stands for, unless the evidence does', () => {
    const says = (failure: Failure): boolean =>
      failureStory([failure], []).some(({ group }) => group.lines.some((line) => line.includes('***, GitHub hides')));
    expect(says(subjectMismatch())).toBe(true);
    expect(says({ ...subjectMismatch(), facts: [maskedIdNote('the client ID')] })).toBe(false);
    expect(says({ ...subjectMismatch(), commands: [] })).toBe(false);
  });

  test('makes at most ten annotations: the tenth sums up the rest, with all their groups', () => {
    const kinds = Array.from({ length: 14 }, (_, number) => kindOf(number));
    const stories = failureStory(kinds, []);
    expect(stories).toHaveLength(10);
    expect(stories.at(-1)?.annotation).toBe(
      '5 further causes: kind-9, kind-10, kind-11, kind-12, kind-13. See the log below, and docs/troubleshooting.md',
    );
    expect(kinds.slice(9).filter(({ what }) => !stories.at(-1)?.group.lines.includes(`What: ${what}`))).toEqual([]);
    expect(failureStory(kinds.slice(0, 10), []).at(-1)?.title).toBe('Title 9');
  });

  test('names three hosts of a fleet in an annotation and counts the others; gives the commands of 25', () => {
    const endpoints = fleet(200);
    const [story] = failureStory([roleMissing(FHIR)], endpoints);
    expect(story?.annotation).toMatch(/ at hospital003\S+, hospital010\S+, hospital017\S+ and 26 more\. Code role-missing:/);
    expect(story?.group.lines.filter((line) => line.startsWith('az role assignment create \\'))).toHaveLength(25);
    expect(story?.group.lines).toContain('4 more need the same commands, each with its own host.');
  });

  test('puts no sentence, fact or command of a failure into an annotation: annotations leave the runner', () => {
    const failure = subjectMismatch();
    const [story] = failureStory([failure], []);
    const told = [
      failure.what,
      failure.why,
      failure.next,
      ...failure.facts.map(({ value }) => value),
      ...failure.commands.map(({ text }) => text),
    ];
    expect(told.filter((text) => `${story?.title ?? ''} ${story?.annotation ?? ''}`.includes(text))).toEqual([]);
  });
});

describe('the next step', () => {
  test('is one line, of the first failure alone', () => {
    const failures = [roleMissing(FHIR), timedOut(DEID)];
    const lines = [...failureStory(failures, []).flatMap(({ group }) => group.lines), nextLine(failures)];
    expect(lines.filter((line) => line?.startsWith('Next:'))).toEqual([`Next: ${roleMissing(FHIR).next}`]);
  });

  test('is missing when nothing failed', () => {
    expect(nextLine([])).toBeUndefined();
  });
});

/** What the runner makes of a line, by its own rules (actions/runner ActionCommand.cs). */
function isCommand(line: string): boolean {
  return line.trimStart().startsWith('::') || line.includes('##[');
}

const poison = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '::error::x',
    '\n::set-output name=a::b',
    ' \u00a0::x::',
    '##[error]x',
    '\u001b[2J',
    '\r::x::',
    '\u202egnp.exe',
    ':::',
    '::: ::',
  ),
  fc.string(),
);

describe('a line', () => {
  test.each([
    ['::error::owned', ': :error::owned'],
    ['  ::error::owned', '  : :error::owned'],
    ['\n::error::owned', ' : :error::owned'],
    ['a ##[error]owned', 'a ## [error]owned'],
    ['a\u001b[31mred', 'a [31mred'],
    ['api://id::x', 'api://id::x'],
  ])('%j becomes %j', (given, wanted) => {
    expect(safe(given)).toBe(wanted);
  });

  test('is never a workflow command and holds nothing that moves the cursor, whatever goes in', () => {
    fc.assert(
      fc.property(fc.array(poison, { minLength: 1, maxLength: 4 }), (parts) => {
        const line = safe(parts.join(''));
        return !isCommand(line) && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(line);
      }),
      { numRuns: 2000 },
    );
  });

  test('of a story is safe too, whatever the failure says', () => {
    fc.assert(
      fc.property(poison, poison, poison, (one, two, three) => {
        const failure: Failure = {
          code: one,
          title: two,
          recovery: 'none',
          what: three,
          why: one,
          next: two,
          facts: [{ name: two, value: one }],
          commands: [{ label: three, language: 'bash', text: `${one}\n${two}\n${three}` }],
        };
        const endpoints = [refusing(target('fhir', three), failure)];
        const stories = failureStory([failure], endpoints);
        const lines = [
          ...stories.flatMap(({ title, annotation, group }) => [title, annotation, group.name, ...group.lines]),
          ...endpoints.map((endpoint) => endpointLine(endpoint, { service: 5, name: 40 })),
          nextLine([failure]) ?? '',
        ];
        return lines.every((line) => !isCommand(line) && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(line));
      }),
      { numRuns: 1000 },
    );
  });
});
