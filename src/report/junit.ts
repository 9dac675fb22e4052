/** Creates the JUnit XML report in the format that dorny/test-reporter and EnricoMi/publish-unit-test-result-action read. */
import XMLBuilder from 'fast-xml-builder';
import { anchor } from '../failures/define.ts';
import type { Failure } from '../model/failure.ts';
import { type Check, type EndpointOutcome, idHider, isFailing, type Outcome, type Span, type Status } from '../model/outcome.ts';
import type { Request } from '../model/request.ts';
import { ACTION } from '../util/text.ts';
import { isExpectation } from './log.ts';

/** A test case that has not been converted to XML yet. */
interface Case {
  readonly name: string;
  readonly status: Status;
  readonly seconds: number;
  readonly failure?: Failure | undefined;
  /** Expected value, actual value and note of the check. */
  readonly details?: string | undefined;
}

interface Suite {
  readonly name: string;
  readonly started: number;
  readonly seconds: number;
  readonly cases: readonly Case[];
}

/** Matches carriage returns, and characters that XML 1.0 §2.2 does not allow even in escaped form. */
const NOT_XML = /[^\t\n\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const builder = new XMLBuilder({
  ignoreAttributes: false,
  format: true,
  suppressEmptyNode: true,
  // With the default, an attribute with the value `true` would lose its value, and the file would not be valid XML.
  suppressBooleanAttributes: false,
});

/**
 * Returns the report. It contains a `run` suite for failures that affect the whole run, a suite for the tokens, and a suite per endpoint
 * with one case per check.
 *
 * A warning is a passed case with its message in `system-out`. With `fail-on: warn`, a warning is a `failure`. A warning is never
 * `skipped`, because report viewers show a skipped case as not run. Only a passed case may be an empty element, because EnricoMi's reader
 * fails on an empty `system-out`.
 */
export function junitXml(outcome: Outcome, request: Request): string {
  const suites = [runSuite(outcome), tokenSuite(outcome), ...outcome.endpoints.map(endpointSuite)].filter(({ cases }) => cases.length > 0);
  const counts = (status: Status): boolean => isFailing(status, request.failOn);
  const all = suites.flatMap(({ cases }) => cases);
  const failures = (cases: readonly Case[]): number => cases.filter(({ status }) => counts(status)).length;
  const hide = idHider(outcome, request);
  const clean = (text: string): string => hide(text).toWellFormed().replace(NOT_XML, '\uFFFD');
  return builder.build({
    '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
    testsuites: {
      '@_name': ACTION,
      '@_tests': all.length,
      '@_failures': failures(all),
      '@_errors': 0,
      '@_time': ((outcome.ended - outcome.started) / 1000).toFixed(3),
      testsuite: suites.map(({ name, started, seconds, cases }) => ({
        '@_name': clean(name),
        '@_tests': cases.length,
        '@_failures': failures(cases),
        '@_errors': 0,
        '@_skipped': 0,
        '@_time': seconds.toFixed(3),
        '@_timestamp': new Date(started).toISOString().slice(0, 19),
        // dorny/test-reporter groups cases by class name. It shows no group if the class name equals the name of the suite.
        testcase: cases.map((one) => testcase(clean(name), one, counts(one.status), clean, request.run.docs)),
      })),
    },
  });
}

function testcase(
  classname: string,
  { name, status, seconds, failure, details }: Case,
  counts: boolean,
  clean: (text: string) => string,
  docs: string | undefined,
): object {
  const text = clean([details, ...(failure === undefined ? [] : lines(failure, docs))].filter(Boolean).join('\n'));
  return {
    '@_name': clean(name),
    '@_classname': classname,
    '@_time': seconds.toFixed(3),
    ...(counts && {
      failure: { '@_type': failure?.code ?? status, '@_message': clean(failure?.title ?? status), '#text': text || status },
    }),
    ...(!counts && text !== '' && { 'system-out': text }),
  };
}

/**
 * Returns the lines of the message. The next step is omitted, because it may refer to commands that only the summary and the log contain.
 */
function lines({ title, code, what, why }: Failure, docs: string | undefined): readonly string[] {
  return [
    `${title} (${code})`,
    what,
    why,
    `For the fix, see the summary and the log of the run${docs === undefined ? '' : `, and ${anchor(code, docs)}`}`,
  ];
}

function endpointSuite({ target, checks, spans }: EndpointOutcome): Suite {
  return {
    name: `${target.service.name} ${target.name}`,
    started: Math.min(...spans.map(({ start }) => start), ...checks.map(({ time }) => time)),
    seconds: length(spans),
    cases: checks.map((check) => ({
      // Report viewers distinguish cases only by name, and an endpoint may have several expectations with the same name.
      name: isExpectation(target, check) ? check.expected : check.name,
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

/**
 * Returns the suite for failures that affect the whole run, such as mistakes in the inputs. Without this suite, the report would not
 * contain these failures.
 */
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

/** Returns the time in seconds between the earliest start and the latest end. */
function length(spans: readonly Span[]): number {
  if (spans.length === 0) return 0;
  return (Math.max(...spans.map(({ end }) => end)) - Math.min(...spans.map(({ start }) => start))) / 1000;
}
