import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Check, Outcome } from '../../../src/model/outcome.ts';
import { block, code, details, prose, table } from '../../../src/report/markdown.ts';
import { summaryMarkdown } from '../../../src/report/summary.ts';
import { DEID, DICOM, FHIR, OBJECT_ID, target } from '../failures/samples.ts';
import {
  denied,
  expectation,
  fleet,
  granted,
  hostileFailure,
  NOTE,
  outcome,
  passing,
  refused,
  refusing,
  request,
  roleMissing,
  RUNS,
  silent,
  sluggish,
  spans,
  unmet,
} from './outcomes.ts';

const summaryOf = (changes: Parameters<typeof outcome>[0], asked = request()): string => summaryMarkdown(outcome(changes), asked);

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** Returns every part of a Markdown text by GitHub's grammar. */
function parts(markdown: string): readonly Node[] {
  const walk = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(walk)];
  return walk(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
}

const INERT = new Set('root heading paragraph text strong list listItem table tableRow tableCell inlineCode code'.split(' '));

/** The only HTML: a section to open, with a title of letters, digits and character references. */
const FOLD = /^(?:<\/details>\s*)*(?:<details(?: open)?>\n<summary>(?:[\p{L}\p{N} .,;-]|&#\d+;|<code>|<\/code>)*<\/summary>)?$/u;

/** Returns the parts of a Markdown text that are more than text: HTML, links, images, mentions, references. */
function alive(markdown: string): readonly string[] {
  return parts(markdown).flatMap(({ type, value = '' }) => {
    if (type === 'html') return FOLD.test(value) ? [] : [`html ${value}`];
    if (type === 'text') return /[@#<>&*_[\]`~\\$]|:\/\/|www\./i.test(value) ? [`text ${value}`] : [];
    return INERT.has(type) ? [] : [type];
  });
}

describe('the summary', () => {
  test('of a run in which one endpoint fails and one is slow', () =>
    expect(summaryOf(RUNS['one fails and one is slow'])).toMatchSnapshot());

  test.each([
    ['no token', '## ❌ Failed'],
    ['no token', 'Fix subject-mismatch.'],
    ['mistakes in the inputs', 'Value of timeout-seconds'],
    ['an opaque token', 'unknown (the token cannot be decoded)'],
  ])('of %s contains %j', (name, text) => expect(summaryOf(RUNS[name])).toContain(text));

  test('has a matrix of endpoints and rights', () => {
    const allowed = denied('export', { status: 'fail', observed: { value: 'allowed' } });
    const other = target('fhir', 'contoso-test.fhir.azurehealthcareapis.com');
    const markdown = summaryOf({ endpoints: [passing(FHIR, 41, [denied('export')]), passing(other, 41, [allowed]), passing(DICOM)] });
    expect(markdown).toContain('| Access of the identity | denied: export |');
    expect(markdown).toContain(`| \`${FHIR.name}\` | ✅\u00A0denied |`);
    expect(markdown).toContain(`| \`${other.name}\` | ❌\u00A0allowed |`);
    expect(markdown).not.toContain('#### Expectations');
  });

  test('collapses the matrix of more than ten endpoints', () => {
    const matrixOf = (size: number): string =>
      summaryOf({ endpoints: fleet(size).map((each) => ({ ...each, checks: [...each.checks, denied('export')] })) });
    expect(matrixOf(11)).toContain('<summary>11 endpoints</summary>');
    expect(matrixOf(10)).not.toContain('<summary>10 endpoints</summary>');
  });

  test('shows the note of a check', () =>
    expect(summaryOf({ endpoints: [passing(FHIR, 41, [denied('read', { note: NOTE })])] })).toContain(NOTE));

  test.each(Object.entries(RUNS))('of %s has no HTML, link or mention, and no token', (_, run) => {
    const markdown = summaryOf(run);
    expect(alive(markdown)).toEqual([]);
    expect(markdown).not.toMatch(/eyJ|never-a-real-token/);
  });

  test('lists the worst endpoints first', () => {
    const rows = summaryOf({ endpoints: [passing(FHIR), sluggish(DEID, 812), silent(DICOM)] })
      .split('\n')
      .filter((line) => /^\| `\S+` \| (?:fhir|dicom|deid)/.test(line));
    expect(rows.map((row) => row.split('|')[2]?.trim())).toEqual(['dicom', 'deid', 'fhir']);
  });

  test('shows forty expectations, the unmet ones first, and counts the others', () => {
    const met = Array.from({ length: 50 }, (_, index) => expectation('resource', `Resource${String(index)}`, `Resource${String(index)}`));
    const failed: Check = { name: 'fhir-version', status: 'fail', expected: 'fhir-version: 4.0.1', failure: unmet, time: 0 };
    const markdown = summaryOf({ endpoints: [passing(FHIR, 41, [...met, failed])] });
    expect(markdown).toContain(`| --- | --- | --- | --- |\n| \`${FHIR.name}\` | \`fhir-version: 4.0.1\` | – | ❌\u00A0fail |`);
    expect(markdown).toContain('11 further expectations: see the report.');
  });

  test('of a run that fails without a failure has a title', () =>
    expect(summaryOf({ status: 'fail', endpoints: [], errors: [] })).toContain('## ❌ Failed: no verdict'));

  test('opens the first cause only', () => {
    const markdown = summaryOf({ endpoints: [silent(FHIR), refusing(DICOM)] });
    expect(markdown.match(/<details open>\n<summary>&#10060;/g)).toHaveLength(1);
    expect(markdown.match(/<details>\n<summary>&#10060;/g)).toHaveLength(1);
  });

  test('shows a cause of 200 endpoints once, with the commands before their table', () => {
    const markdown = summaryOf({ endpoints: fleet(200), tokens: [] });
    expect(markdown.match(/<summary>[^\n]*role.missing/g)).toHaveLength(1);
    expect(markdown.indexOf('az role assignment create')).toBeLessThan(markdown.indexOf('| Endpoint |'));
  });

  test('stays under 256 KiB for 200 endpoints, each with its own failure, long name and token', () => {
    const endpoints = Array.from({ length: 200 }, (_, index) => {
      const of = target('fhir', `hospital${String(index)}.fhir.azurehealthcareapis.com`, `/${'long-path/'.repeat(200)}`);
      return refusing(of, { ...roleMissing(of), code: `role-missing-${String(index)}` });
    });
    const markdown = summaryOf({ endpoints });
    expect(Buffer.byteLength(markdown)).toBeLessThan(256 * 1024);
    expect(markdown).toContain('This summary is incomplete because of its size limit.');
    // Only the parts that do not fit are missing.
    expect(markdown).toContain('Sign-in: ');
    expect(alive(markdown)).toEqual([]);
  });

  test('has no timeline for more than ten endpoints', () => {
    expect(summaryOf({ endpoints: fleet(10) })).toContain('```mermaid');
    expect(summaryOf({ endpoints: fleet(11) })).not.toContain('```mermaid');
  });

  test('names the sign-in, the cloud and the object ID', () => {
    const signIn = { method: 'azure-cli', clientId: undefined, tenantId: undefined } as const;
    expect(summaryOf({}, request({ signIn }))).toContain('Sign-in: Azure CLI login, Azure public cloud.');
    expect(summaryOf({})).toContain(`\`${OBJECT_ID}\``);
  });
});

describe('the timeline', () => {
  /** Returns the lines of a chart. */
  function chart(run: Outcome): readonly string[] {
    return (
      parts(summaryMarkdown(run, request()))
        .find(({ type, value }) => type === 'code' && value?.includes('gantt'))
        ?.value?.split('\n') ?? []
    );
  }

  test('counts milliseconds from the start of the run', () => {
    expect(chart(outcome({ endpoints: [passing(FHIR)], spans: spans(4, { 'ID token': 148 }) }))).toEqual([
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

  test('draws several attempts as one bar, red if the last one failed, and minutes for a long run', () => {
    const [first, second] = [spans(0, { reachable: 10 }, ['reachable']), spans(90_000, { reachable: 10 }, ['reachable'])];
    expect(chart(outcome({ spans: [], endpoints: [{ ...passing(FHIR), spans: [...first, ...second] }] })).slice(3)).toEqual([
      '  axisFormat %-M:%S',
      '  section contoso-prod.fhir',
      '  health check ×2 · 90010 ms :crit, 0, 90010',
    ]);
  });

  test('draws a phase without duration as a visible bar', () =>
    expect(chart(outcome({ endpoints: [], spans: spans(4, { 'ID token': 0 }) })).at(-1)).toBe('  ID token · 0 ms :4, 5'));

  test('shows no name that Mermaid would interpret', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string(),
          fc.constantFrom('x:crit, 0, 1', 'a;b', 'a#b', '%%{init}%%', 'click x href "javascript:alert(1)"'),
        ),
        (name) => {
          const run = outcome({ endpoints: [{ ...passing(target('fhir', name)), spans: spans(0, { [name]: 5 }) }], spans: [] });
          return chart(run)
            .slice(4)
            .every((line) => /^ {2}(?:section [\p{L}\p{N}./ –-]+|[\p{L}\p{N}./ –-]+ · \d+ ms :\d+, \d+)$/u.test(line));
        },
      ),
      { numRuns: 500 },
    );
  });
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom(
    ...[
      '<script>alert(1)</script>',
      '![x](https://evil.example/p.png)',
      '[x](https://evil.example)',
      'https://evil.example',
      'www.evil.example',
    ],
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
    ...[
      '|x|y|',
      '\\|',
      '\\`',
      '&lt;b&gt;',
      '<!--',
      '- x\n1. y\n# z',
      ':smile:',
      '~~x~~',
      '[^1]',
      '$x$',
      '\u202e',
      'da39a3ee5e6b4b0d3255bfef95601890afd80709',
    ],
  ),
);

describe('the Markdown', () => {
  const WRITERS: Readonly<Record<string, (text: string) => string>> = {
    'a value': code,
    'a sentence': prose,
    'a block': (text) => block('text', text),
    'a table': (text) => table(['One', 'Two'], [[code(text), prose(text)]]),
    'a fold': (text) => details([text, { code: text }], code(text)),
  };

  test.each(Object.entries(WRITERS))('of %s has no HTML, link or mention for any text', (_, write) => {
    fc.assert(
      fc.property(
        fc.array(hostile, { maxLength: 4 }),
        (texts) => alive(`x ${write(texts.join(' '))}`.replace(/^x (?=[|<`])/, '')).length === 0,
      ),
      { numRuns: 600 },
    );
  });

  test('keeps the number of cells of a table for any text', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, two) => {
        const cells = parts(table(['One', 'Two'], [[code(one), prose(two)]])).filter(({ type }) => type === 'tableCell');
        return cells.length === 4;
      }),
      { numRuns: 600 },
    );
  });

  test('keeps backticks, and pipes in a table', () => {
    const shown = (markdown: string): readonly (string | undefined)[] =>
      parts(markdown)
        .filter(({ type }) => type === 'inlineCode')
        .map(({ value }) => value);
    expect(shown(code('a `b` ``c'))).toEqual(['a `b` ``c']);
    expect(shown(code('`'))).toEqual(['`']);
    expect(shown(table(['One'], [[code('http://hl7.org/x|3.1.1')]]))).toEqual(['http://hl7.org/x|3.1.1']);
  });

  test('keeps commands that contain fences', () => {
    const text = "cat <<'EOF'\n```\n````yaml\nx: y\n````\nEOF";
    expect(parts(block('bash', text)).find(({ type }) => type === 'code')?.value).toBe(text);
  });

  test('writes plain words as words and the rest as code', () => {
    expect(prose('Set wait-seconds: 600 for contoso.fhir.azurehealthcareapis.com (AADSTS700213), "DICOM Data Reader".')).toBe(
      'Set wait-seconds: 600 for `contoso.fhir.azurehealthcareapis.com` (`AADSTS700213`), "DICOM Data Reader".',
    );
  });

  test.each(['"', "'", `'"`])('of a long word is written at once: %s', (piece) => {
    const start = performance.now();
    expect(prose(`${piece.repeat(1_900 / piece.length)}<`)).toContain('`');
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test('of a summary has no HTML, link or mention for any host, value and failure', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (one, two, three) => {
        const failure = hostileFailure(one, two, three);
        const of = target('fhir', one, two);
        const met = { name: two, status: 'pass', expected: three, observed: { value: one }, time: 0 } as const;
        const endpoint = refusing(of, failure);
        const run = outcome({
          endpoints: [
            { ...endpoint, checks: [...endpoint.checks, met] },
            refusing(target('fhir', three), { ...failure, facts: [{ name: one, value: three }] }),
          ],
          tokens: [
            granted(three, { claims: { audience: one, tenantId: two, applicationId: three, objectId: two, version: one } }),
            refused(one, failure),
          ],
          spans: spans(0, { [one]: 5, [two]: 7 }),
        });
        return alive(summaryMarkdown(run, request())).length === 0;
      }),
      { numRuns: 500 },
    );
  });
});
