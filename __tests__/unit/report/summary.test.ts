import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Check } from '../../../src/model/outcome.ts';
import { block, code, details, prose, table } from '../../../src/report/markdown.ts';
import { summaryMarkdown } from '../../../src/report/summary.ts';
import { DEID, DICOM, FHIR, OBJECT_ID, target } from '../failures/samples.ts';
import { denied, expectation, fleet, granted, hostileFailure, outcome, passing, refused, refusing } from './outcomes.ts';
import { request, roleMissing, RUNS, silent, sluggish, spans, unmet } from './outcomes.ts';

const summaryOf = (changes: Parameters<typeof outcome>[0], asked = request()): string => summaryMarkdown(outcome(changes), asked);

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** Returns all nodes of a Markdown text, parsed as GitHub does. */
function parts(markdown: string): readonly Node[] {
  const walk = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(walk)];
  return walk(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
}

const INERT = new Set('root heading paragraph text strong list listItem table tableRow tableCell inlineCode code'.split(' '));

/** Matches the only allowed HTML. It is a collapsible section with a title of letters, digits and character references. */
const FOLD = /^(?:<\/details>\s*)*(?:<details(?: open)?>\n<summary>(?:[\p{L}\p{N} .,;-]|&#\d+;|<code>|<\/code>)*<\/summary>)?$/u;

/** Returns the HTML, links, images, mentions and references in a Markdown text. */
function alive(markdown: string): readonly string[] {
  return parts(markdown).flatMap(({ type, value = '' }) => {
    if (type === 'html') return FOLD.test(value) ? [] : [`html ${value}`];
    if (type === 'text') return /[@#<>&*_[\]`~\\$]|:\/\/|www\./i.test(value) ? [`text ${value}`] : [];
    return INERT.has(type) ? [] : [type];
  });
}

describe('the summary', () => {
  test('shows the endpoints, the causes, the tokens and the timeline', () =>
    expect(summaryOf(RUNS['one fails and one is slow'])).toMatchSnapshot());

  test.each([
    ['no token', '## ❌ Failed'],
    ['no token', 'Fix subject-mismatch.'],
    ['mistakes in the inputs', 'Value of timeout-seconds'],
    ['an opaque token', 'unknown (the token cannot be decoded)'],
  ])('of a run with %s contains %j', (name, text) => expect(summaryOf(RUNS[name])).toContain(text));

  test.each(Object.entries(RUNS))('of a run with %s contains no HTML, link, mention or token', (_, run) => {
    const markdown = summaryOf(run);
    expect(alive(markdown)).toEqual([]);
    expect(markdown).not.toMatch(/eyJ|never-a-real-token/);
  });

  test('collapses the matrix and omits the timeline for more than ten endpoints', () => {
    const of = (size: number): string =>
      summaryOf({ endpoints: fleet(size).map((each) => ({ ...each, checks: [...each.checks, denied('export')] })) });
    expect(of(10)).toContain('```mermaid');
    expect(of(10)).not.toContain('<summary>10 endpoints</summary>');
    expect(of(11)).not.toContain('```mermaid');
    expect(of(11)).toContain('<summary>11 endpoints</summary>');
  });

  test('lists the worst endpoints first', () => {
    const markdown = summaryOf({ endpoints: [passing(FHIR), sluggish(DEID, 812), silent(DICOM)] });
    const rows = markdown.matchAll(/^\| `\S+` \| (fhir|dicom|deid) /gm);
    expect([...rows].map(([, service]) => service)).toEqual(['dicom', 'deid', 'fhir']);
  });

  test('shows forty expectations, with unmet expectations first, and counts the others', () => {
    const met = Array.from({ length: 50 }, (_, index) => expectation('resource', `Resource${String(index)}`, `Resource${String(index)}`));
    const failed: Check = { name: 'fhir-version', status: 'fail', expected: 'fhir-version: 4.0.1', failure: unmet, time: 0 };
    const markdown = summaryOf({ endpoints: [passing(FHIR, 41, [...met, failed])] });
    expect(markdown).toContain(`| --- | --- | --- | --- |\n| \`${FHIR.name}\` | \`fhir-version: 4.0.1\` | – | ❌\u00A0fail |`);
    expect(markdown).toContain('The report lists 11 more expectations.');
  });

  test('shows a title for a failed run without a failure', () =>
    expect(summaryOf({ status: 'fail', endpoints: [], errors: [] })).toContain('## ❌ Failed: no verdict'));

  test('expands only the first cause', () => {
    const markdown = summaryOf({ endpoints: [silent(FHIR), refusing(DICOM)] });
    expect(markdown.match(/<details open>\n<summary>&#10060;/g)).toHaveLength(1);
    expect(markdown.match(/<details>\n<summary>&#10060;/g)).toHaveLength(1);
  });

  test('shows a cause of 200 endpoints once, with the commands before the table of endpoints', () => {
    const markdown = summaryOf({ endpoints: fleet(200), tokens: [] });
    expect(markdown.match(/<summary>[^\n]*role.missing/g)).toHaveLength(1);
    expect(markdown.indexOf('az role assignment create')).toBeLessThan(markdown.indexOf('| Endpoint |'));
  });

  test('is smaller than 256 KiB for 200 endpoints, each with its own failure, long name and token', () => {
    const endpoints = Array.from({ length: 200 }, (_, index) => {
      const of = target('fhir', `hospital${String(index)}.fhir.azurehealthcareapis.com`, `/${'long-path/'.repeat(200)}`);
      return refusing(of, { ...roleMissing(of), code: `role-missing-${String(index)}` });
    });
    const markdown = summaryOf({ endpoints });
    expect(Buffer.byteLength(markdown)).toBeLessThan(256 * 1024);
    expect(markdown).toContain('This summary is incomplete because of its size limit.');
    // The summary omits only the parts that do not fit.
    expect(markdown).toContain('Sign-in: ');
    expect(alive(markdown)).toEqual([]);
  });

  test('shows the sign-in method, the cloud and the object ID', () => {
    const signIn = { method: 'azure-cli', clientId: undefined, tenantId: undefined } as const;
    expect(summaryOf({}, request({ signIn }))).toContain('Sign-in: Azure CLI login, Azure public cloud.');
    expect(summaryOf({})).toContain(`\`${OBJECT_ID}\``);
  });
});

describe('the timeline', () => {
  function chart(run: Parameters<typeof outcome>[0]): readonly string[] {
    const found = parts(summaryOf(run)).find(({ type, value }) => type === 'code' && value?.includes('gantt'));
    return found?.value?.split('\n') ?? [];
  }

  test('shows milliseconds since the start of the run', () => {
    expect(chart({ endpoints: [passing(FHIR)], spans: spans(4, { 'ID token': 148 }) })).toEqual([
      expect.stringContaining('%%{init:'),
      'gantt',
      '  dateFormat x',
      '  axisFormat %-S.%L s',
      '  section Token',
      '  ID token · 148 ms :4, 152',
      '  section contoso-prod.fhir',
      '  health check · 119 ms :5, 124',
      '  anonymous read · 33 ms :124, 157',
      '  authorized read · 41 ms :410, 451',
    ]);
  });

  test('shows several attempts as one bar, which is red if the last one failed, and minutes for a long run', () => {
    const [first, second] = [spans(0, { reachable: 10 }, ['reachable']), spans(90_000, { reachable: 10 }, ['reachable'])];
    expect(chart({ spans: [], endpoints: [{ ...passing(FHIR), spans: [...first, ...second] }] }).slice(3)).toEqual([
      '  axisFormat %-M:%S',
      '  section contoso-prod.fhir',
      '  health check ×2 · 90010 ms :crit, 0, 90010',
    ]);
  });

  test('shows a request without a duration as a visible bar', () =>
    expect(chart({ endpoints: [], spans: spans(4, { 'ID token': 0 }) }).at(-1)).toBe('  ID token · 0 ms :4, 5'));

  test('contains no name that Mermaid interprets', () => {
    const syntax = fc.constantFrom('x:crit, 0, 1', 'a;b', 'a#b', '%%{init}%%', 'click x href "javascript:alert(1)"');
    const plain = /^ {2}(?:section [\p{L}\p{N}./ –-]+|[\p{L}\p{N}./ –-]+ · \d+ ms :\d+, \d+)$/u;
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), syntax), (name) => {
        const endpoints = [{ ...passing(target('fhir', name)), spans: spans(0, { [name]: 5 }) }];
        const lines = chart({ endpoints, spans: [] }).slice(4);
        return lines.every((line) => plain.test(line));
      }),
      { numRuns: 500 },
    );
  });
});

const IMAGE = '![x](https://evil.example/p.png)';
const SHA = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom(
    ...['<script>alert(1)</script>', IMAGE, '[x](https://evil.example)', 'https://evil.example', 'www.evil.example', SHA],
    ...[
      '@octocat',
      '@org/team',
      '#12',
      'GH-12',
      'owner/repo#1',
      'a@b.example',
      '`` ` ``',
      '```\n</details>',
      '</code></summary></details>',
    ],
    ...['|x|y|', '\\|', '\\`', '&lt;b&gt;', '<!--', '- x\n1. y\n# z', ':smile:', '~~x~~', '[^1]', '$x$', '\u202e'],
  ),
);

describe('the Markdown', () => {
  const WRITERS: Readonly<Record<string, (text: string) => string>> = {
    'a value': code,
    'a sentence': prose,
    'a block': (text) => block('text', text),
    'a table': (text) => table(['One', 'Two'], [[code(text), prose(text)]]),
    'a collapsed section': (text) => details([text, { code: text }], code(text)),
  };

  test.each(Object.entries(WRITERS))('of %s contains no HTML, link or mention for any text', (_, write) => {
    const markdownOf = (texts: readonly string[]): string => `x ${write(texts.join(' '))}`.replace(/^x (?=[|<`])/, '');
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 4 }), (texts) => alive(markdownOf(texts)).length === 0),
      { numRuns: 600 },
    );
  });

  test('of a summary contains no HTML, link or mention for any host, value and failure', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (one, two, three) => {
        const failure = hostileFailure(one, two, three);
        const met = { name: two, status: 'pass', expected: three, observed: { value: one }, time: 0 } as const;
        const endpoint = refusing(target('fhir', one, two), failure);
        const other = refusing(target('fhir', three), { ...failure, facts: [{ name: one, value: three }] });
        const claims = { audience: one, tenantId: two, applicationId: three, objectId: two, version: one };
        const markdown = summaryOf({
          endpoints: [{ ...endpoint, checks: [...endpoint.checks, met] }, other],
          tokens: [granted(three, { claims }), refused(one, failure)],
          spans: spans(0, { [one]: 5, [two]: 7 }),
        });
        return alive(markdown).length === 0;
      }),
      { numRuns: 500 },
    );
  });

  test('of a table has the same number of cells for any text', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, two) => {
        const cells = parts(table(['One', 'Two'], [[code(one), prose(two)]])).filter(({ type }) => type === 'tableCell');
        return cells.length === 4;
      }),
      { numRuns: 600 },
    );
  });

  test.each([
    [code('a `b` ``c'), 'a `b` ``c'],
    [code('`'), '`'],
    [table(['One'], [[code('http://hl7.org/x|3.1.1')]]), 'http://hl7.org/x|3.1.1'],
    [block('bash', "cat <<'EOF'\n```\n````yaml\nx: y\n````\nEOF"), "cat <<'EOF'\n```\n````yaml\nx: y\n````\nEOF"],
  ])('%j shows backticks, pipes and fences unchanged', (markdown, text) => {
    const shown = parts(markdown).filter(({ type }) => type === 'inlineCode' || type === 'code');
    expect(shown.map(({ value }) => value)).toEqual([text]);
  });

  test('shows plain words as text and other words as code', () => {
    expect(prose('Set wait-seconds: 600 for contoso.fhir.azurehealthcareapis.com (AADSTS700213), "DICOM Data Reader".')).toBe(
      'Set wait-seconds: 600 for `contoso.fhir.azurehealthcareapis.com` (`AADSTS700213`), "DICOM Data Reader".',
    );
  });

  test.each(['"', "'", `'"`])('of a long word that consists of %s is created in less than a second', (piece) => {
    const start = performance.now();
    expect(prose(`${piece.repeat(1_900 / piece.length)}<`)).toContain('`');
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
