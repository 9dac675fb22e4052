import type { Failure } from '../../../src/model/failure.ts';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { networkFailure } from '../../../src/failures/network.ts';
import { endpointLine, failureStories, nextStep, openingLines, pauseLine, safe } from '../../../src/report/log.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import {
  DEID,
  DICOM,
  FHIR,
  NOTE,
  REQUEST_ID,
  denied,
  fleet,
  granted,
  hostileFailure,
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

type Story = ReturnType<typeof failureStories>[number];

const targets = [FHIR, DICOM, DEID];
const sections = (run: Outcome): readonly Story[] => failureStories(run, request());
const lines = (run: Outcome): readonly string[] => sections(run).flatMap((story) => story.lines);

/** Returns all sections with their groups open. */
function shown(all: readonly Story[]): string {
  return all
    .map((story) => [`${story.level}: [${story.title}] ${story.annotation}`, `▼ ${story.heading}`, ...story.lines].join('\n'))
    .join('\n\n');
}

const withoutDocs = request({ run: { ...request().run, docs: undefined } });

const mistakes = (count: number): Outcome =>
  outcome({
    status: 'fail',
    endpoints: [],
    tokens: [],
    errors: Array.from({ length: count }, (_, number) => ({
      ...inputInvalid(`input-${String(number)}`, 'x'),
      ...{ code: `code-${String(number)}`, title: `Title ${String(number)}` },
    })),
  });

test('the opening lines show the identity and what the step does with it', () => {
  expect(openingLines(request())).toMatchSnapshot();
  const signIn = { method: 'existing-login', clientId: undefined, tenantId: undefined } as const;
  expect(openingLines(request({ signIn, targets: [], audiences: [DEID.audience], outputToken: false }))).toEqual([
    'Sign-in: existing login (client-id and tenant-id are empty), Azure public cloud.',
    'Requesting 1 token for https://deid.azure.com (for this step only).',
  ]);
});

describe('the line of an endpoint', () => {
  test('shows each check, aligned with other endpoints', () => {
    const endpoints = [passing(FHIR), refusing(DICOM, roleMissing(DICOM)), sluggish(DEID, 812), silent(FHIR, timedOut(FHIR))];
    expect(endpoints.map((endpoint) => endpointLine(endpoint, targets)).join('\n')).toMatchSnapshot();
  });

  test.each([
    [{ dns: undefined, connect: undefined, tls: 20.4, firstByte: 6, total: 30 }, '26 ms (tls 20 · first byte 6)'],
    [{ dns: 0.6, connect: 0.6, tls: 0.6, firstByte: 12.6, total: 3 }, '16 ms (dns 1 · connect 1 · tls 1 · first byte 13)'],
  ])('shows phases that add up: %j', (timings, text) => {
    expect(endpointLine({ ...passing(FHIR), timings }, targets)).toContain(`first request ${text}`);
  });

  test('shows rights and notes', () => {
    const line = endpointLine(passing(FHIR, 41, [denied('export', { note: NOTE })]), targets);
    expect(line).toContain('export: denied (expected)');
    expect(line).toContain(NOTE);
  });
});

describe('the sections of the failures', () => {
  test('of a token, of endpoints with one cause, and of another endpoint', () => {
    const other = target('fhir', 'contoso-test.fhir.azurehealthcareapis.com');
    const endpoints = [
      refusing(FHIR, roleMissing(FHIR)),
      refusing(other, roleMissing(other, REQUEST_ID.replace('7', '6'))),
      silent(DEID, timedOut(DEID)),
    ];
    const tokens = [refused(DICOM.audience, subjectMismatch()), granted(FHIR.audience), granted(DEID.audience)];
    const all = sections(outcome({ endpoints, tokens, status: 'fail' }));
    expect(all).toHaveLength(3);
    expect(shown(all)).toMatchSnapshot();
  });

  test('of a token and endpoints with one cause are one section', () => {
    const behind = (host: string, whose: string, phase: 'proxy' | 'connect'): Failure =>
      networkFailure({
        error: {
          phase,
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
    const endpoints = [
      silent(FHIR, behind(FHIR.host, 'the FHIR service', 'proxy')),
      silent(DICOM, behind(DICOM.host, 'the DICOM service', 'connect')),
    ];
    const tokens = [refused(FHIR.audience, behind('login.microsoftonline.com', 'Microsoft Entra', 'proxy')), granted(DICOM.audience)];
    const all = sections(outcome({ endpoints, tokens }));
    expect(all.map(({ heading }) => heading)).toEqual(['proxy-authentication: details and fix (3 hosts)']);
  });

  test('are warnings if nothing fails because of them', () => {
    expect(sections(outcome({ endpoints: [sluggish(DEID, 812)] }))[0]?.level).toBe('warning');
    const slow = Array.from({ length: 11 }, (_, number) => sluggish(DEID, 812, { ...timedOut(DEID), code: `slow-${String(number)}` }));
    expect(sections(outcome({ endpoints: slow })).map(({ level }) => level)).toEqual(Array(10).fill('warning'));
  });

  test.each([
    ['a command has the client ID', subjectMismatch(), request(), 1],
    ['no command has an ID of the inputs', { ...subjectMismatch(), commands: [] }, request(), 0],
    ['the run gets no secrets', subjectMismatch(), request({ run: { ...request().run, fork: true } }), 0],
  ])('explain *** if %s', (_name, failure, asked, count) => {
    const run = outcome({ endpoints: [], status: 'fail', tokens: [refused(FHIR.audience, failure)] });
    const text = failureStories(run, asked).flatMap((story) => story.lines);
    expect(text.filter((line) => line.startsWith('If a command shows ***, replace *** with your client ID'))).toHaveLength(count);
  });

  test('are at most ten, and the tenth has the rest', () => {
    const all = sections(mistakes(14));
    expect(all).toHaveLength(10);
    expect(all.at(-1)?.annotation).toContain('Codes: code-9, code-10, code-11, code-12, code-13.');
    expect(lines(mistakes(14)).filter((line) => line.startsWith('What: '))).toHaveLength(14);
    expect(sections(mistakes(10)).at(-1)?.title).toBe('Title 9');
  });

  test('name no host for the rest if it concerns tokens, and no page if its address is unknown', () => {
    const tokens = Array.from({ length: 11 }, (_, number) =>
      refused(`https://${String(number)}.example`, { ...subjectMismatch(), code: `code-${String(number)}`, title: 'No token' }),
    );
    const story = failureStories(outcome({ status: 'fail', endpoints: [], tokens }), withoutDocs).at(-1);
    expect(story).toMatchObject({ title: '2 further causes', annotation: 'Codes: code-9, code-10. The log has the details.' });
    expect(story?.lines[0]).toBe('No token');
  });

  test('name three hosts of many in an annotation, and give the commands of 25', () => {
    const run = outcome({ endpoints: fleet(200) });
    const section = sections(run).find(({ heading }) => heading.startsWith('role-missing'));
    expect(section?.annotation).toMatch(/ Also at hospital010\S+, hospital017\S+, hospital024\S+ and 25 more\. /);
    expect(section?.lines.filter((line) => line.startsWith('az role assignment create \\'))).toHaveLength(25);
    expect(section?.lines).toContain('Run the same commands for 4 more endpoints, each with the host of that endpoint.');
  });
});

describe('the next step', () => {
  test('is one action, of the first failure', () => {
    const run = outcome({ endpoints: [refusing(FHIR, roleMissing(FHIR)), silent(DEID, timedOut(DEID))] });
    expect(nextStep(run)).toBe(roleMissing(FHIR).next);
    expect(lines(run).filter((line) => line.startsWith('Do: '))).toEqual([`Do:   ${timedOut(DEID).next}`]);
  });

  test('of several mistakes in the inputs is to correct them together', () => {
    expect(nextStep(mistakes(3))).toBe('Correct the 3 mistakes in the inputs, then run the job again.');
    expect(lines(mistakes(3)).filter((line) => line.startsWith('Do: '))).toHaveLength(3);
  });

  test('is missing if nothing failed', () => expect(nextStep(outcome())).toBeUndefined());
});

test.each([
  ['the failed request', { ...roleMissing(FHIR), facts: [{ name: 'Request', value: 'GET /metadata' }] }, 'role-missing, GET /metadata)'],
  ['the code, if no request failed', { ...roleMissing(FHIR), facts: [] }, 'role-missing)'],
])('the line of a pause names %s', (_, failure, expected) => {
  expect(pauseLine(FHIR.name, { failure, attempts: 1, pauseMs: 1000, remainingMs: 0 }, 0)).toContain(expected);
});

/** True if the runner takes a line for a command (actions/runner ActionCommand.cs). */
function isCommand(line: string): boolean {
  return line.trimStart().startsWith('::') || line.includes('##[');
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    ...['::error::x', '\n::set-output name=a::b', ' \u00a0::x::', '##[error]x', '\u001b[2J', '\r::x::', '\u202egnp.exe', ':::', '::: ::'],
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
  ])('%j becomes %j', (given, wanted) => expect(safe(given)).toBe(wanted));

  test('is no workflow command and has no control characters for any text', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (parts) => {
        const line = safe(parts.join(''));
        return !isCommand(line) && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(line);
      }),
      { numRuns: 2000 },
    );
  });

  test('of a failure is safe for any text', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (one, two, three) => {
        const failure = hostileFailure(one, two, three);
        const run = outcome({ endpoints: [refusing(target('fhir', three), failure)] });
        const lines = [
          ...failureStories(run, request()).flatMap((story) => [story.title, story.annotation, story.heading, ...story.lines]),
          ...run.endpoints.map((endpoint) => endpointLine(endpoint, targets)),
          nextStep(run) ?? '',
        ];
        return lines.every((line) => !isCommand(line) && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(line));
      }),
      { numRuns: 1000 },
    );
  });
});
