import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { networkFailure } from '../../../src/failures/network.ts';
import type { Failure } from '../../../src/model/failure.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { endpointLine, failureStories, nextStep, openingLines, safe } from '../../../src/report/log.ts';
import { DEID, DICOM, FHIR, target } from '../failures/samples.ts';
import { denied, fleet, granted, hostileFailure, inputInvalid, NOTE, outcome, passing, refused, refusing } from './outcomes.ts';
import { REQUEST_ID, request, roleMissing, silent, sluggish, subjectMismatch, timedOut } from './outcomes.ts';

type Story = ReturnType<typeof failureStories>[number];

const targets = [FHIR, DICOM, DEID];
const sections = (run: Outcome): readonly Story[] => failureStories(run, request());
const linesStarting = (start: string, stories: readonly Story[]): readonly string[] =>
  stories.flatMap(({ lines }) => lines).filter((line) => line.startsWith(start));

/** Returns all sections with their groups open. */
function shown(all: readonly Story[]): string {
  return all
    .map((story) => [`${story.level}: [${story.title}] ${story.annotation}`, `▼ ${story.heading}`, ...story.lines].join('\n'))
    .join('\n\n');
}

const numbered = (count: number, failure: Failure): readonly Failure[] =>
  Array.from({ length: count }, (_, index) => ({ ...failure, code: `code-${String(index)}`, title: `Title ${String(index)}` }));

const mistakes = (count: number): Outcome =>
  outcome({ status: 'fail', endpoints: [], tokens: [], errors: numbered(count, inputInvalid('wait-seconds', 'x')) });

describe('the first lines', () => {
  test('show the identity and what the step does with it', () => expect(openingLines(request())).toMatchSnapshot());

  test('show that an existing login gets a token for this step only', () => {
    const signIn = { method: 'existing-login', clientId: undefined, tenantId: undefined } as const;
    expect(openingLines(request({ signIn, targets: [], audiences: [DEID.audience], outputToken: false }))).toEqual([
      'Sign-in: existing login (client-id and tenant-id are empty), Azure public cloud.',
      'Requesting 1 token for https://deid.azure.com (for this step only).',
    ]);
  });
});

describe('the line for an endpoint', () => {
  test('shows each check, aligned with other endpoints', () => {
    const endpoints = [passing(FHIR), refusing(DICOM), sluggish(DEID, 812), silent(FHIR)];
    expect(endpoints.map((endpoint) => endpointLine(endpoint, targets)).join('\n')).toMatchSnapshot();
  });

  test.each([
    [{ dns: undefined, connect: undefined, tls: 20.4, firstByte: 6, total: 30 }, '26 ms (tls 20 · first byte 6)'],
    [{ dns: 0.6, connect: 0.6, tls: 0.6, firstByte: 12.6, total: 3 }, '16 ms (dns 1 · connect 1 · tls 1 · first byte 13)'],
  ])('shows the sum of the rounded phases %j', (timings, text) => {
    expect(endpointLine({ ...passing(FHIR), timings }, targets)).toContain(`first request ${text}`);
  });

  test.each([
    [200, 'reachable: yes (200) · accepts anonymous requests, as the expect input allows (200) · authorized: yes (200)'],
    [302, 'reachable: yes (200) · refuses anonymous requests: yes (302) · authorized: yes (200)'],
  ])('shows that the host returned the expected status %i to the anonymous read', (value, text) => {
    const good = passing(FHIR);
    const checks = good.checks.map((check) => (check.name === 'anonymous' ? { ...check, observed: { value } } : check));
    expect(endpointLine({ ...good, checks }, targets)).toContain(text);
  });

  test('shows rights and notes', () => {
    const line = endpointLine(passing(FHIR, 41, [denied('export', { note: NOTE })]), targets);
    expect(line).toContain('export: denied (expected)');
    expect(line).toContain(NOTE);
  });
});

describe('the log', () => {
  test('shows one section per cause', () => {
    const other = target('fhir', 'contoso-test.fhir.azurehealthcareapis.com');
    const endpoints = [refusing(FHIR), refusing(other, roleMissing(other, REQUEST_ID.replace('7', '6'))), silent(DEID)];
    const tokens = [refused(DICOM.audience, subjectMismatch()), granted(FHIR.audience), granted(DEID.audience)];
    expect(shown(sections(outcome({ endpoints, tokens, status: 'fail' })))).toMatchSnapshot();
  });

  test('shows one section for a token and endpoints behind the same broken proxy', () => {
    const proxy = { code: 'PROXY_STATUS', proxy: 'proxy.contoso.example:8080', proxyStatus: 407, afterMs: 12, address: undefined };
    const behind = (host: string, whose: string, phase: 'proxy' | 'connect'): Failure =>
      networkFailure({ error: { ...proxy, phase, host }, whose, timeoutMs: 10_000 });
    const endpoints = [
      silent(FHIR, behind(FHIR.host, 'the FHIR service', 'proxy')),
      silent(DICOM, behind(DICOM.host, 'the DICOM service', 'connect')),
    ];
    const tokens = [refused(FHIR.audience, behind('login.microsoftonline.com', 'Microsoft Entra', 'proxy')), granted(DICOM.audience)];
    const all = sections(outcome({ endpoints, tokens }));
    expect(all.map(({ heading }) => heading)).toEqual(['proxy-authentication: details and fix (3 hosts)']);
  });

  test('shows warnings if nothing failed', () => {
    const slow = numbered(11, timedOut(DEID)).map((why) => sluggish(DEID, 812, why));
    expect(sections(outcome({ endpoints: slow })).map(({ level }) => level)).toEqual(Array(10).fill('warning'));
  });

  test.each([
    ['explains *** if a command contains the client ID', subjectMismatch(), request(), 1],
    ['does not explain *** if no command contains an ID', { ...subjectMismatch(), commands: [] }, request(), 0],
    ['does not explain *** in a run without secrets', subjectMismatch(), request({ run: { ...request().run, fork: true } }), 0],
  ])('%s', (_name, failure, asked, count) => {
    const run = outcome({ endpoints: [], status: 'fail', tokens: [refused(FHIR.audience, failure)] });
    const explained = linesStarting('If a command shows ***, replace *** with your client ID', failureStories(run, asked));
    expect(explained).toHaveLength(count);
  });

  test('shows at most ten sections, the last of which contains the other causes', () => {
    const all = sections(mistakes(14));
    expect(all).toHaveLength(10);
    expect(all.at(-1)?.annotation).toContain('Codes: code-9, code-10, code-11, code-12, code-13.');
    expect(linesStarting('What: ', all)).toHaveLength(14);
    expect(sections(mistakes(10)).at(-1)?.title).toBe('Title 9');
  });

  test('shows neither a host nor a link for other causes if there is none', () => {
    const tokens = numbered(11, subjectMismatch()).map((why) => refused(`https://${why.code}.example`, why));
    const withoutDocs = request({ run: { ...request().run, docs: undefined } });
    const story = failureStories(outcome({ status: 'fail', endpoints: [], tokens }), withoutDocs).at(-1);
    expect(story).toMatchObject({ title: '2 more causes', annotation: 'Codes: code-9, code-10. The log contains the details.' });
    expect(story?.lines[0]).toBe('Title 9');
  });

  test('names three of many hosts in an annotation and shows the commands for 25', () => {
    const section = sections(outcome({ endpoints: fleet(200) })).find(({ heading }) => heading.startsWith('role-missing'));
    expect(section?.annotation).toMatch(/ Also at hospital010\S+, hospital017\S+, hospital024\S+ and 25 more\. /);
    expect(section?.lines.filter((line) => line.startsWith('az role assignment create \\'))).toHaveLength(25);
    expect(section?.lines).toContain('Run the same commands for 4 more endpoints, with the host of each endpoint.');
  });
});

describe('the next step', () => {
  test('is the action for the first failure', () => {
    const run = outcome({ endpoints: [refusing(FHIR), silent(DEID)] });
    expect(nextStep(run)).toBe(roleMissing(FHIR).next);
    expect(linesStarting('Do: ', sections(run))).toEqual([`Do:   ${timedOut(DEID).next}`]);
  });

  test('is to correct all mistakes in the inputs', () => {
    expect(nextStep(mistakes(3))).toBe('Correct the 3 errors in the inputs, then run the job again.');
    expect(linesStarting('Do: ', sections(mistakes(3)))).toHaveLength(3);
  });

  test('is undefined if nothing failed', () => expect(nextStep(outcome())).toBeUndefined());
});

/** True if a line contains neither a workflow command (actions/runner ActionCommand.cs) nor control characters. */
function isSafe(line: string): boolean {
  return !line.trimStart().startsWith('::') && !line.includes('##[') && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(line);
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
  ])('changes %j to %j', (given, wanted) => expect(safe(given)).toBe(wanted));

  test('contains no workflow command and no control characters for any text', () => {
    const parts = fc.array(hostile, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(parts, (texts) => isSafe(safe(texts.join('')))),
      { numRuns: 2000 },
    );
  });

  test('contains no workflow command and no control characters for any failure', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (one, two, three) => {
        const run = outcome({ endpoints: [refusing(target('fhir', three), hostileFailure(one, two, three))] });
        const stories = sections(run).flatMap((story) => [story.title, story.annotation, story.heading, ...story.lines]);
        const lines = run.endpoints.map((endpoint) => endpointLine(endpoint, targets));
        return [...stories, ...lines, nextStep(run) ?? ''].every(isSafe);
      }),
      { numRuns: 1000 },
    );
  });
});
