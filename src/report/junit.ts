/** Creates the JUnit XML report in the format that dorny/test-reporter and EnricoMi/publish-unit-test-result-action read. */
import XMLBuilder from 'fast-xml-builder';
import { anchor } from '../failures/define.ts';
import type { Failure } from '../model/failure.ts';
import { type Check, type EndpointOutcome, idHider, isFailing, type Outcome, type Span, type Status } from '../model/outcome.ts';
import type { Request } from '../model/request.ts';
import { ACTION } from '../util/text.ts';
import { isExpectation } from './log.ts';

interface Case {
  readonly name: string;
  readonly status: Status;
  readonly seconds: number;
  readonly failure?: Failure | undefined;
  /** Expected value, actual value and note of a check. */
  readonly details?: string;
}

interface Suite {
  readonly name: string;
  readonly started: number;
  readonly seconds: number;
  readonly cases: readonly Case[];
}

/** Matches carriage returns and characters that XML 1.0 §2.2 forbids, even in escaped form. */
const NOT_XML = /[^\t\n\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const builder = new XMLBuilder({
  ignoreAttributes: false,
  format: true,
  suppressEmptyNode: true,
  // By default, the builder omits the value of an attribute that is set to `true`, which produces invalid XML.
  suppressBooleanAttributes: false,
});

/**
 * Returns the report with one suite for run-level failures, one for the tokens, and one for each endpoint.
 *
 * A warning is reported as a passed test case with its message in `system-out`. If `fail-on` is `warn`, the warning is reported as a failed
 * test case. No test case is `skipped`, because report viewers show a skipped test case as a test that did not run.
 */
export function junitXml(outcome: Outcome, request: Request): string {
  const suites = [runSuite(outcome), tokenSuite(outcome), ...outcome.endpoints.map(endpointSuite)].filter(({ cases }) => cases.length > 0);
  const isFailed = ({ status }: Case): boolean => isFailing(status, request.failOn);
  const counts = (cases: readonly Case[]): object => ({
    '@_tests': cases.length,
    '@_failures': cases.filter(isFailed).length,
    '@_errors': 0,
  });
  const xml = builder.build({
    '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
    testsuites: {
      '@_name': ACTION,
      ...counts(suites.flatMap(({ cases }) => cases)),
      '@_time': ((outcome.ended - outcome.started) / 1000).toFixed(3),
      testsuite: suites.map(({ name, started, seconds, cases }) => ({
        '@_name': name,
        ...counts(cases),
        '@_skipped': 0,
        '@_time': seconds.toFixed(3),
        '@_timestamp': new Date(started).toISOString().slice(0, 19),
        // dorny/test-reporter groups test cases by class name, but shows no groups if the class name equals the suite name.
        testcase: cases.map((one) => testcase(name, one, isFailed(one), request.run.docs)),
      })),
    },
  });
  return idHider(outcome, request)(xml).toWellFormed().replace(NOT_XML, '\uFFFD');
}

function testcase(suite: string, { name, status, seconds, failure, details }: Case, failed: boolean, docs: string | undefined): object {
  const text = [details, ...(failure === undefined ? [] : lines(failure, docs))].filter(Boolean).join('\n');
  return {
    '@_name': name,
    '@_classname': suite,
    '@_time': seconds.toFixed(3),
    ...(failed && { failure: { '@_type': failure?.code ?? status, '@_message': failure?.title ?? status, '#text': text || status } }),
    // EnricoMi/publish-unit-test-result-action fails on an empty `system-out`.
    ...(!failed && text !== '' && { 'system-out': text }),
  };
}

/** Omits the next step, because it might refer to commands that appear only in the summary and the log. */
function lines({ title, code, what, why }: Failure, docs: string | undefined): readonly string[] {
  const page = docs === undefined ? '' : `, and ${anchor(code, docs)}`;
  return [`${title} (${code})`, what, why, `For the fix, see the summary and log of the run${page}`];
}

function endpointSuite({ target, checks, spans }: EndpointOutcome): Suite {
  return {
    name: `${target.service.name} ${target.name}`,
    started: Math.min(...spans.map(({ start }) => start), ...checks.map(({ time }) => time)),
    seconds: length(spans),
    cases: checks.map((check) => ({
      // Report viewers identify test cases by name, so names must be unique. An endpoint can have several expectations of the same type.
      name: isExpectation(check) ? check.expected : check.name,
      status: check.status,
      seconds: length(spans.filter(({ label }) => label === (check.right === undefined ? check.name : `access ${check.right}`))),
      failure: check.failure,
      details: detailsOf(check),
    })),
  };
}

function tokenSuite({ tokens, spans, started }: Outcome): Suite {
  return {
    name: 'tokens',
    started,
    seconds: length(spans),
    cases: tokens.map((token) => ({
      ...(token.granted
        ? { status: 'pass', details: `Expires ${new Date(token.grant.expiresOn).toISOString()}` }
        : { status: 'fail', failure: token.failure }),
      name: token.audience,
      seconds: length(spans.filter(({ audience }) => audience === token.audience)),
    })),
  };
}

function runSuite({ groups, started, ended }: Outcome): Suite {
  const cases = groups.flatMap((group) => group.cases).filter(({ endpoint, audience }) => endpoint === undefined && audience === undefined);
  return {
    name: 'run',
    started,
    seconds: (ended - started) / 1000,
    cases: cases.map(({ failure, status }) => ({ name: failure.code, status, seconds: 0, failure })),
  };
}

function detailsOf({ observed, expected, note }: Check): string {
  const found = observed && `Found: ${`${String(observed.value)} ${observed.unit ?? ''}`.trimEnd()}`;
  return [expected && `Expected: ${expected}`, found, note].filter(Boolean).join('\n');
}

/** Returns the time in seconds from the earliest start to the latest end. */
function length(spans: readonly Span[]): number {
  if (spans.length === 0) return 0;
  return (Math.max(...spans.map(({ end }) => end)) - Math.min(...spans.map(({ start }) => start))) / 1000;
}
