/** The file of `junit-path`: JUnit XML as dorny/test-reporter and EnricoMi/publish-unit-test-result-action read it. */
import type { Failure } from '../model/failure.ts';
import XMLBuilder from 'fast-xml-builder';
import { anchor } from '../failures/define.ts';
import type { Check, EndpointOutcome, Outcome, Span, Status, TokenOutcome } from '../model/outcome.ts';
import type { Request } from '../model/request.ts';

/** One finding, before it is XML. */
interface Case {
  readonly name: string;
  readonly status: Status;
  readonly seconds: number;
  readonly failure: Failure | undefined;
  /** What was found and, of an expectation, asked for. */
  readonly found: string | undefined;
}

interface Suite {
  readonly name: string;
  readonly started: number;
  readonly seconds: number;
  readonly cases: readonly Case[];
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  format: true,
  suppressEmptyNode: true,
  // Off, or an attribute whose value is the word `true` loses its value and the file is no XML.
  suppressBooleanAttributes: false,
});

/**
 * A suite for the tokens and one for each endpoint, a case for each finding; a suite `run` for what failed before there was either.
 *
 * A warning is a case that passed, with its story in `system-out`, unless `fail-on: warn` says that it counts: then it is a `failure`.
 * So file and step never disagree about a warning. It is never `skipped`: readers show that as "was not run".
 * No element is ever empty but a passed case: EnricoMi's reader of suite logs dies of an empty `system-out`.
 * @param outcome of the run
 * @param request that it answers
 */
export function junitXml(outcome: Outcome, request: Request): string {
  const suites = [runSuite(outcome), tokenSuite(outcome), ...outcome.endpoints.map(endpointSuite)].filter(({ cases }) => cases.length > 0);
  const counts = (status: Status): boolean => status === 'fail' || (status === 'warn' && request.failOn === 'warn');
  const all = suites.flatMap(({ cases }) => cases);
  const failures = (cases: readonly Case[]): number => cases.filter(({ status }) => counts(status)).length;
  return builder.build({
    '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
    testsuites: {
      '@_name': 'azure-healthcare-token',
      '@_tests': all.length,
      '@_failures': failures(all),
      '@_errors': 0,
      '@_time': ((outcome.ended - outcome.started) / 1000).toFixed(3),
      testsuite: suites.map(({ name, started, seconds, cases }) => ({
        '@_name': legal(name),
        '@_tests': cases.length,
        '@_failures': failures(cases),
        '@_errors': 0,
        '@_skipped': 0,
        '@_time': seconds.toFixed(3),
        '@_timestamp': new Date(started).toISOString().slice(0, 19),
        // dorny/test-reporter groups by class name, and leaves the group out when it is the suite's own.
        testcase: cases.map((one) => testcase(legal(name), one, counts(one.status))),
      })),
    },
  });
}

function testcase(classname: string, { name, status, seconds, failure, found }: Case, counts: boolean): object {
  const story = legal([found, ...(failure === undefined ? [] : lines(failure))].filter((line) => line !== undefined).join('\n'));
  return {
    '@_name': legal(name),
    '@_classname': classname,
    '@_time': seconds.toFixed(3),
    ...(counts && {
      failure: { '@_type': failure?.code ?? status, '@_message': legal(failure?.title ?? status), '#text': story || status },
    }),
    ...(!counts && story !== '' && { 'system-out': story }),
  };
}

/** Without the next step, which speaks of commands: they stand in the summary and the log. */
function lines({ title, code, what, why }: Failure): readonly string[] {
  return [`${title} (${code})`, what, why, `What to do: the summary and the log of the run, and ${anchor(code)}`];
}

function endpointSuite({ target, checks, spans }: EndpointOutcome): Suite {
  return {
    name: `${target.service.name} ${target.name}`,
    started: Math.min(...spans.map(({ start }) => start), ...checks.map(({ time }) => time)),
    seconds: length(spans),
    cases: checks.map((check) => ({
      name: caseName(check),
      status: check.status,
      seconds: length(spans.filter(({ label }) => label === check.name)),
      failure: check.failure,
      found: foundIn(check),
    })),
  };
}

function tokenSuite({ tokens, spans, started }: Outcome): Suite {
  return {
    name: 'tokens',
    started,
    seconds: length(spans),
    cases: tokens.map((token: TokenOutcome) => ({
      name: token.audience,
      status: token.granted ? 'pass' : 'fail',
      seconds: length(spans.filter(({ audience }) => audience === token.audience)),
      failure: token.granted ? undefined : token.failure,
      found: token.granted ? `Expires ${new Date(token.grant.expiresOn).toISOString()}` : undefined,
    })),
  };
}

/** An endpoint may have several expectations of one name: readers tell cases apart by their names alone. */
function caseName({ name, expected }: Check): string {
  return expected?.startsWith(`${name}: `) === true ? expected : name;
}

/** What neither a token nor an endpoint accounts for, such as a mistake in the inputs: without it the file would be green. */
function runSuite({ failures, tokens, endpoints, started, ended }: Outcome): Suite {
  const elsewhere = new Set([
    ...tokens.flatMap((token) => (token.granted ? [] : [token.failure.code])),
    ...endpoints.flatMap(({ checks }) => checks.map(({ failure }) => failure?.code)),
  ]);
  const own = failures.filter(({ code }) => !elsewhere.has(code));
  return {
    name: 'run',
    started,
    seconds: (ended - started) / 1000,
    cases: own.map((failure) => ({ name: failure.code, status: 'fail', seconds: 0, failure, found: undefined })),
  };
}

function foundIn({ observed, expected }: Check): string | undefined {
  const value =
    observed === undefined ? undefined : `Found: ${[observed.value, observed.unit].filter((part) => part !== undefined).join(' ')}`;
  return [expected === undefined ? undefined : `Expected: ${expected}`, value].filter((part) => part !== undefined).join('\n') || undefined;
}

/** Seconds from the first start to the last end. */
function length(spans: readonly Span[]): number {
  if (spans.length === 0) return 0;
  return (Math.max(...spans.map(({ end }) => end)) - Math.min(...spans.map(({ start }) => start))) / 1000;
}

/** Replaces what XML 1.0 §2.2 does not allow at all, escaped or not, and what would end a line in an attribute. */
function legal(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
