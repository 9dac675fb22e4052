import type { Failure } from '../../../src/model/failure.ts';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Outcome } from '../../../src/model/outcome.ts';
import { block, code, details, prose, table } from '../../../src/report/markdown.ts';
import { summaryMarkdown } from '../../../src/report/summary.ts';
import {
  DEID,
  DICOM,
  FHIR,
  OBJECT_ID,
  expectation,
  expectationUnmet,
  fleet,
  granted,
  inputInvalid,
  outcome,
  passing,
  refused,
  refusing,
  request,
  roleMissing,
  silent,
  sluggish,
  spans,
  subjectMismatch,
  target,
  timedOut,
} from './outcomes.ts';

const unmet = expectationUnmet(FHIR, 'fhir-version', '4.0.1', '3.0.2');
const runs: Readonly<Record<string, Outcome>> = {
  'all pass': outcome(),
  'one endpoint passes': outcome({ endpoints: [passing(FHIR)], spans: spans(4, { 'ID token': 148 }) }),
  'one fails and one is slow': outcome({ endpoints: [passing(FHIR), refusing(DICOM, roleMissing(DICOM)), sluggish(DEID, 812)] }),
  'only a warning': outcome({ endpoints: [passing(FHIR), sluggish(DEID, 812)] }),
  'no answer': outcome({ endpoints: [silent(FHIR, timedOut(FHIR))] }),
  expectations: outcome({
    endpoints: [
      {
        ...passing(FHIR, 41, [
          expectation('resource', 'Patient', 'Patient'),
          expectation('profile', 'http://hl7.org/us-core-patient|3.1.1', 'not there', unmet),
        ]),
        status: 'fail',
      },
    ],
  }),
  'a token and nothing probed': outcome({ endpoints: [], tokens: [granted(FHIR.audience)] }),
  'a token that cannot be decoded': outcome({ endpoints: [], tokens: [granted(FHIR.audience, { claims: undefined })] }),
  'no token': outcome({
    status: 'fail',
    endpoints: [],
    tokens: [refused(FHIR.audience, subjectMismatch())],
  }),
  'two mistakes in the inputs': outcome({
    status: 'fail',
    endpoints: [],
    tokens: [],
    spans: [],
    errors: [inputInvalid('wait-seconds', 'soon'), inputInvalid('timeout-seconds', '0')],
  }),
};

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** Every part of a Markdown text, as GitHub's grammar reads it. */
function parts(markdown: string): readonly Node[] {
  const walk = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(walk)];
  return walk(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
}

const INERT = new Set([
  'root',
  'heading',
  'paragraph',
  'text',
  'strong',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'inlineCode',
  'code',
]);

/** The only HTML there is: something to open, its words in letters, digits and character references. */
const FOLD = /^(?:<\/details>\s*)*(?:<details(?: open)?>\n<summary>(?:[\p{L}\p{N} .,;-]|&#\d+;|<code>|<\/code>)*<\/summary>)?$/u;

/** What of a Markdown text could do more than be read: HTML, links, images, mentions, references. */
function alive(markdown: string): readonly string[] {
  return parts(markdown).flatMap(({ type, value = '' }) => {
    if (type === 'html') return FOLD.test(value) ? [] : [`html ${value}`];
    if (type === 'text') return /[@#<>&*_[\]`~\\$]|:\/\/|www\./i.test(value) ? [`text ${value}`] : [];
    return INERT.has(type) ? [] : [type];
  });
}

describe('the summary', () => {
  test.each(['one fails and one is slow', 'no token', 'two mistakes in the inputs'])('reads: %s', (name) => {
    expect(summaryMarkdown(runs[name] ?? outcome(), request())).toMatchSnapshot();
  });

  test('has a matrix of endpoints and rights', () => {
    const denied = {
      name: 'access',
      right: 'export',
      expected: 'denied: export',
      status: 'pass',
      observed: { value: 'denied' },
      time: 0,
    } as const;
    const allowed = { ...denied, status: 'fail', observed: { value: 'allowed' } } as const;
    const other = target('fhir', 'contoso-test.fhir.azurehealthcareapis.com');
    const markdown = summaryMarkdown(
      outcome({ endpoints: [passing(FHIR, 41, [denied]), passing(other, 41, [allowed]), passing(DICOM)] }),
      request(),
    );
    expect(markdown).toContain('| Access of the identity | denied: export |');
    expect(markdown).toContain(`| \`${FHIR.name}\` | ✅\u00A0denied |`);
    expect(markdown).toContain(`| \`${other.name}\` | ❌\u00A0allowed |`);
    expect(markdown).not.toContain('#### Expectations');
  });

  test('says that nothing was read', () => {
    const note = 'Nothing was read, so storage was not tested.';
    const denied = {
      name: 'access',
      right: 'read',
      expected: 'denied: read',
      status: 'pass',
      observed: { value: 'denied' },
      note,
      time: 0,
    } as const;
    expect(summaryMarkdown(outcome({ endpoints: [passing(FHIR, 41, [denied])] }), request())).toContain(note);
  });

  test.each(Object.entries(runs))('has nothing in it that is alive: %s', (_, run) => {
    expect(alive(summaryMarkdown(run, request()))).toEqual([]);
  });

  test('tells the worst endpoints first', () => {
    const rows = summaryMarkdown(outcome({ endpoints: [passing(FHIR), sluggish(DEID, 812), silent(DICOM, timedOut(DICOM))] }), request())
      .split('\n')
      .filter((line) => /^\| `\S+` \| (?:fhir|dicom|deid)/.test(line));
    expect(rows.map((row) => row.split('|')[2]?.trim())).toEqual(['dicom', 'deid', 'fhir']);
  });

  test('tells forty expectations, the unmet ones first, and counts the others', () => {
    const met = Array.from({ length: 50 }, (_, number) =>
      expectation('resource', `Resource${String(number)}`, `Resource${String(number)}`),
    );
    const silentlyUnmet = { name: 'fhir-version', status: 'fail', expected: 'fhir-version: 4.0.1', failure: unmet, time: 0 } as const;
    const markdown = summaryMarkdown(outcome({ endpoints: [passing(FHIR, 41, [...met, silentlyUnmet])] }), request());
    expect(markdown).toContain(`| --- | --- | --- | --- |\n| \`${FHIR.name}\` | \`fhir-version: 4.0.1\` | – | ❌\u00A0fail |`);
    expect(markdown).toContain('11 further expectations: see the report.');
  });

  test('says so when a run fails without a reason', () => {
    expect(summaryMarkdown(outcome({ status: 'fail', endpoints: [], errors: [] }), request())).toContain('## ❌ Failed: no verdict');
  });

  test('opens the first cause only', () => {
    const markdown = summaryMarkdown(
      outcome({ endpoints: [silent(FHIR, timedOut(FHIR)), refusing(DICOM, roleMissing(DICOM))] }),
      request(),
    );
    expect(markdown.match(/<details open>\n<summary>&#10060;/g)).toHaveLength(1);
    expect(markdown.match(/<details>\n<summary>&#10060;/g)).toHaveLength(1);
  });

  test('tells 200 endpoints that fail alike once, with the commands before their table', () => {
    const markdown = summaryMarkdown(outcome({ endpoints: fleet(200), tokens: [] }), request());
    expect(markdown.match(/<summary>[^\n]*role.missing/g)).toHaveLength(1);
    expect(markdown.indexOf('az role assignment create')).toBeLessThan(markdown.indexOf('| Endpoint |'));
  });

  test('stays under 256 KiB for 200 endpoints, each with its own failure, long name and token', () => {
    const endpoints = Array.from({ length: 200 }, (_, index) => {
      const of = target('fhir', `hospital${String(index)}.fhir.azurehealthcareapis.com`, `/${'long-path/'.repeat(200)}`);
      return refusing(of, { ...roleMissing(of), code: `role-missing-${String(index)}` });
    });
    const markdown = summaryMarkdown(outcome({ endpoints }), request());
    expect(Buffer.byteLength(markdown)).toBeLessThan(256 * 1024);
    expect(markdown).toContain('The log has more than fits here.');
    expect(alive(markdown)).toEqual([]);
  });

  test('draws no timeline of more than ten endpoints', () => {
    expect(summaryMarkdown(outcome({ endpoints: fleet(10) }), request())).toContain('```mermaid');
    expect(summaryMarkdown(outcome({ endpoints: fleet(11) }), request())).not.toContain('```mermaid');
  });

  test('names the sign-in and the cloud', () => {
    const signIn = { method: 'azure-cli', clientId: undefined, tenantId: undefined } as const;
    expect(summaryMarkdown(outcome(), request({ signIn }))).toContain('Sign-in: Azure CLI login, Azure public cloud.');
  });

  test('holds no token', () => {
    expect(Object.values(runs).filter((run) => /eyJ|never-a-real-token/.test(summaryMarkdown(run, request())))).toEqual([]);
  });
});

describe('the timeline', () => {
  /** The chart of a run, line by line. */
  function chart(run: Outcome): readonly string[] {
    return (
      parts(summaryMarkdown(run, request()))
        .find(({ type, value }) => type === 'code' && value?.includes('gantt'))
        ?.value?.split('\n') ?? []
    );
  }

  test('counts milliseconds from the start of the run, in the one date format that reads them', () => {
    expect(chart(outcome({ endpoints: [passing(FHIR)], spans: spans(4, { 'ID token': 148 }) }))).toEqual([
      expect.stringContaining('%%{init:'),
      'gantt',
      '  dateFormat x',
      '  axisFormat %-S.%L s',
      '  section Token',
      '  ID token · 148 ms :4, 152',
      '  section contoso-prod.fhir',
      '  reachable · 119 ms :5, 124',
      '  anonymous · 33 ms :124, 157',
      '  authorised · 41 ms :410, 451',
    ]);
  });

  test('draws several tries as one bar, red when the last of them failed, and minutes when it takes minutes', () => {
    const [first, second] = [spans(0, { reachable: 10 }, ['reachable']), spans(90_000, { reachable: 10 }, ['reachable'])];
    expect(chart(outcome({ spans: [], endpoints: [{ ...passing(FHIR), spans: [...first, ...second] }] })).slice(3)).toEqual([
      '  axisFormat %-M:%S',
      '  section contoso-prod.fhir',
      '  reachable ×2 · 90010 ms :crit, 0, 90010',
    ]);
  });

  test('draws what took no time as a bar that can be seen', () => {
    expect(chart(outcome({ endpoints: [], spans: spans(4, { 'ID token': 0 }) })).at(-1)).toBe('  ID token · 0 ms :4, 5');
  });

  test('gives a name no meaning to Mermaid, whatever it is', () => {
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

const evil = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '![x](https://evil.example/p.png)',
    '[x](https://evil.example)',
    'https://evil.example',
    'www.evil.example',
    '@octocat',
    '@org/team',
    '#12',
    'GH-12',
    'owner/repo#1',
    'a@b.example',
    '`` ` ``',
    '```\n</details>',
    '</code></summary></details>',
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
  ),
);

describe('the Markdown', () => {
  const wrote: Readonly<Record<string, (text: string) => string>> = {
    'a value': code,
    'a sentence': prose,
    'a block': (text) => block('text', text),
    'a table': (text) => table(['One', 'Two'], [[code(text), prose(text)]]),
    'a fold': (text) => details([text, { code: text }], code(text)),
  };

  test.each(Object.entries(wrote))('of %s has nothing in it that is alive, whatever it is of', (_, write) => {
    fc.assert(
      fc.property(
        fc.array(evil, { maxLength: 4 }),
        (texts) => alive(`x ${write(texts.join(' '))}`.replace(/^x (?=[|<`])/, '')).length === 0,
      ),
      { numRuns: 600 },
    );
  });

  test('keeps a table of as many cells as it was given, whatever is in them', () => {
    fc.assert(
      fc.property(evil, evil, (one, two) => {
        const cells = parts(table(['One', 'Two'], [[code(one), prose(two)]])).filter(({ type }) => type === 'tableCell');
        return cells.length === 4;
      }),
      { numRuns: 600 },
    );
  });

  test('shows a value as it is: backticks, pipes in a table', () => {
    const shown = (markdown: string): readonly (string | undefined)[] =>
      parts(markdown)
        .filter(({ type }) => type === 'inlineCode')
        .map(({ value }) => value);
    expect(shown(code('a `b` ``c'))).toEqual(['a `b` ``c']);
    expect(shown(code('`'))).toEqual(['`']);
    expect(shown(table(['One'], [[code('http://hl7.org/x|3.1.1')]]))).toEqual(['http://hl7.org/x|3.1.1']);
  });

  test('keeps commands as they are, whatever fences they hold', () => {
    const text = "cat <<'EOF'\n```\n````yaml\nx: y\n````\nEOF";
    expect(parts(block('bash', text)).find(({ type }) => type === 'code')?.value).toBe(text);
  });

  test('writes plain words as words and all else as code', () => {
    expect(prose('Set wait-seconds: 600 for contoso.fhir.azurehealthcareapis.com (AADSTS700213), "DICOM Data Reader".')).toBe(
      'Set wait-seconds: 600 for `contoso.fhir.azurehealthcareapis.com` (`AADSTS700213`), "DICOM Data Reader".',
    );
  });

  test('of a whole summary has nothing in it that is alive, whatever hosts, values and failures hold', () => {
    fc.assert(
      fc.property(evil, evil, evil, (one, two, three) => {
        const failure: Failure = {
          code: one,
          title: two,
          recovery: 'none',
          what: three,
          why: one,
          next: two,
          facts: [{ name: one, value: two }],
          commands: [{ label: three, language: 'bash', text: `${one}\n${two}` }],
        };
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

  test('shows the object ID that roles are assigned to', () => {
    expect(summaryMarkdown(outcome(), request())).toContain(`\`${OBJECT_ID}\``);
  });
});
