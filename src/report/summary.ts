/** Creates the job summary in Markdown, and keeps it within GitHub's limit of 1 MiB per step. */
import { CHECKS } from '../azure/services/service.ts';
import { anchor } from '../failures/define.ts';
import type { Check, EndpointOutcome, FailureGroup, Outcome, Span, Status } from '../model/outcome.ts';
import { failureCodes, worstFirst } from '../model/outcome.ts';
import type { Request } from '../model/request.ts';
import { plural } from '../util/text.ts';
import { alignedFacts, commandNotes, hasSeveralInputErrors, isExpectation, milliseconds, nextStep, sentences, SIGN_IN } from './log.ts';
import { block, code, details, prose, table } from './markdown.ts';

const MARK: Readonly<Record<Status, string>> = { pass: '✅', warn: '⚠️', fail: '❌' };

/** Maximum number of rows in the table of expectations. Unmet expectations come first. */
const EXPECTATIONS = 40;

/** With more endpoints than this, the chart is hard to read and the table does not fit on one screen. */
const FEW = 10;

/** Maximum size of the summary in bytes, which is a quarter of GitHub's limit. */
const LIMIT = 250 * 1024;

/** Returns the job summary: the verdict, the next step, the endpoints, the causes, the tokens and the timeline. */
export function summaryMarkdown(outcome: Outcome, request: Request): string {
  const { groups, endpoints, tokens } = outcome;
  const next = nextStep(outcome);
  const notes = [...new Set(endpoints.flatMap(({ checks }) => checks.flatMap(({ note }) => note ?? [])))];
  const overview = endpoints.length === 0 ? [] : [endpointTable(endpoints), ...notes.map(prose)];
  const several = hasSeveralInputErrors(outcome);
  const causes = groups.map((group, index) => failureDetails(group, index === 0 || several, index === 0 && !several, request));
  return fitting([
    `## ${heading(outcome)}`,
    ...(next === undefined ? [] : [`**Next:** ${prose(next)}`]),
    // Place a long table after the causes, so that the user sees the suggested commands before the table.
    ...(endpoints.length > FEW ? [...causes, ...overview] : [...overview, ...causes]),
    ...accessMatrix(endpoints),
    ...expectations(endpoints),
    ...(tokens.length === 0 ? [] : [tokenTable(outcome), prose(`Sign-in: ${SIGN_IN[request.signIn.method]}, ${request.cloud.title}.`)]),
    ...(endpoints.length > FEW ? [] : timeline(outcome)),
  ]);
}

function heading({ status, groups, endpoints, tokens }: Outcome): string {
  const count = endpoints.filter((endpoint) => endpoint.status === status).length;
  const some = `${String(count)} of ${plural(endpoints.length, 'endpoint')}`;
  switch (status) {
    case 'skipped':
      return `🔑 ${plural(tokens.length, 'token')} issued, no endpoint checked`;
    case 'pass':
      return `✅ Passed at ${count === 1 ? 'the endpoint' : `all ${String(count)} endpoints`}`;
    case 'warn':
      return `⚠️ Warning at ${some}`;
    case 'fail':
      return endpoints.length > 1 && count > 0 ? `❌ Failed at ${some}` : `❌ Failed: ${prose(groups[0]?.failure.title ?? 'no verdict')}`;
  }
}

function endpointTable(endpoints: readonly EndpointOutcome[]): string {
  const columns = Object.entries(CHECKS).filter(([name]) => endpoints.some(({ checks }) => checks.some((check) => check.name === name)));
  return table(
    ['Endpoint', 'Service', ...columns.map(([, title]) => `${title.charAt(0).toUpperCase()}${title.slice(1)}`), 'Latency', 'Verdict'],
    endpoints
      .toSorted(worstFirst)
      .map(({ target, status, checks, latencyMs }) => [
        code(target.name),
        target.service.name,
        ...columns.map(([name]) => cellOf(checks.find((check) => check.name === name))),
        latencyMs === undefined ? '–' : milliseconds(latencyMs),
        marked(status, prose(failureCodes(checks).join(', ') || status)),
      ]),
  );
}

/** Returns a table with one column for each `allowed:` or `denied:` line of the `expect` input. */
function accessMatrix(endpoints: readonly EndpointOutcome[]): readonly string[] {
  const access = ({ checks }: EndpointOutcome): readonly Check[] => checks.filter(({ right }) => right !== undefined);
  const lines = [...new Set(endpoints.flatMap(access).map(({ expected }) => String(expected)))];
  if (lines.length === 0) return [];
  const rows = endpoints
    .filter((endpoint) => access(endpoint).length > 0)
    .toSorted(worstFirst)
    .map((endpoint) => [
      code(endpoint.target.name),
      ...lines.map((line) => cellOf(access(endpoint).find(({ expected }) => expected === line))),
    ]);
  const matrix = table(['Endpoint', ...lines.map(prose)], rows);
  return ['#### Access', folded(plural(rows.length, 'endpoint'), rows.length, matrix)];
}

function cellOf(check: Check | undefined): string {
  return check === undefined ? '–' : marked(check.status, prose(String(check.observed?.value ?? '–')));
}

/** Puts a non-breaking space between the status icon and the text to keep them on one line. */
function marked(status: Status, word: string): string {
  return `${MARK[status]}\u00A0${word}`;
}

function failureDetails(group: FailureGroup, open: boolean, withoutNext: boolean, request: Request): string {
  const { failure, level, facts, places, placeKind, commands } = group;
  return details(
    [
      `${MARK[level === 'error' ? 'fail' : 'warn']} ${failure.title}`,
      { code: failure.code },
      ...(places.length > 1 ? [`at ${plural(places.length, placeKind)}`] : []),
    ],
    [
      sentences(group, withoutNext)
        .map(([label, text]) => `- **${label}:** ${prose(text)}`)
        .join('\n'),
      ...(facts.length === 0 ? [] : [block('text', alignedFacts(facts).join('\n'))]),
      ...(places.length > 1 ? [placeList(places)] : []),
      ...commands.flatMap(({ label, language, text }) => [`**${prose(label)}:**`, block(language, text)]),
      ...commandNotes(group, request).map(prose),
      ...(request.run.docs === undefined ? [] : [`More: ${code(anchor(failure.code, request.run.docs))}`]),
    ].join('\n\n'),
    open,
  );
}

/** A long list is collapsed, because the commands below it are more important. */
function placeList(places: FailureGroup['places']): string {
  const items = places.map((place) => {
    const own = place.facts.map(({ name, value }) => `${prose(name)} ${code(value)}`);
    return `- ${code(place.name)}${own.length === 0 ? '' : `: ${own.join(', ')}`}`;
  });
  return folded(`All ${String(items.length)} cases`, items.length, items.join('\n'));
}

function folded(heading: string, count: number, body: string): string {
  return count > FEW ? details([heading], body) : body;
}

function expectations(endpoints: readonly EndpointOutcome[]): readonly string[] {
  const all = endpoints.flatMap(({ target, checks }) =>
    checks.flatMap((check) => (isExpectation(check) && check.right === undefined ? [{ ...check, target }] : [])),
  );
  if (all.length === 0) return [];
  const rows = all
    .toSorted(worstFirst)
    .slice(0, EXPECTATIONS)
    .map(({ target, status, expected, observed }) => [
      ...[target.name, expected, String(observed?.value ?? '')].map(code),
      marked(status, status),
    ]);
  const more = all.length - rows.length;
  return [
    '#### Expectations',
    table(['Endpoint', 'Expected', 'Found', 'Verdict'], rows),
    ...(more > 0 ? [`The report lists ${plural(more, 'more expectation')}.`] : []),
  ];
}

function tokenTable({ tokens }: Outcome): string {
  const rows = table(
    ['Token for', 'Expires (UTC)', 'Identity (object ID)'],
    tokens
      .toSorted((one, other) => Number(one.granted) - Number(other.granted))
      .map((token) =>
        token.granted
          ? [
              code(token.audience),
              new Date(token.grant.expiresOn).toISOString().slice(0, 16).replace('T', ' '),
              token.grant.claims?.objectId === undefined ? 'unknown (the token cannot be decoded)' : code(token.grant.claims.objectId),
            ]
          : [code(token.audience), marked('fail', prose(token.failure.code)), '–'],
      ),
  );
  return folded(plural(tokens.length, 'token'), tokens.length, rows);
}

/** Joins the sections that fit within the size limit, and adds a note if any are omitted. */
function fitting(parts: readonly string[]): string {
  let left = LIMIT;
  const kept = parts.filter((part) => {
    const bytes = Buffer.byteLength(part) + 2;
    if (bytes > left) return false;
    left -= bytes;
    return true;
  });
  const note = kept.length < parts.length ? ['This summary is incomplete because of its size limit. The log shows all results.'] : [];
  return `${[...kept, ...note].join('\n\n')}\n`;
}

const BARS: Readonly<Record<string, string>> = {
  reachable: 'health check',
  anonymous: 'anonymous read',
  statement: 'capability statement',
  authorised: 'authorized read',
  'unsigned-token': 'read with unsigned token',
  Exchange: 'Token request',
};

/** Minimum length of a visible bar, in milliseconds. */
const THINNEST = 1;

/** Estimated width of one character in a Mermaid section name, in pixels. */
const LETTER = 6;

/** Returns a chart of all requests. Requests with the same name share a bar. */
function timeline({ started, spans, endpoints }: Outcome): readonly string[] {
  const all = [{ name: 'Token', spans }, ...endpoints.map(({ target, spans }) => ({ name: plain(target.name), spans }))];
  const sections = all.filter((section) => section.spans.length > 0);
  if (sections.length === 0) return [];
  const end = Math.max(...sections.flatMap((section) => section.spans.map((span) => span.end)));
  const margin = Math.max(...sections.map(({ name }) => name.length)) * LETTER + 30;
  const chart = [
    // Without this margin, Mermaid draws the section names behind the bars.
    `%%{init: {"gantt": {"leftPadding": ${String(margin)}}}}%%`,
    'gantt',
    // In Mermaid, `x` is a time in milliseconds and `X` is a time in seconds. With `X`, every bar would start at zero.
    '  dateFormat x',
    `  axisFormat ${end - started < 60_000 ? '%-S.%L s' : '%-M:%S'}`,
    ...sections.flatMap((section) => [`  section ${section.name}`, ...bars(section.spans, started)]),
  ];
  return [details(['Timeline'], block('mermaid', chart.join('\n')), true)];
}

function bars(spans: readonly Span[], origin: number): readonly string[] {
  return [
    ...Map.groupBy(spans, ({ label, audience = '' }) =>
      `${BARS[label] ?? label.replace(/^access /, 'access check ')} ${audience}`.trimEnd(),
    ),
  ].map(([label, tries]) => {
    const start = Math.round(Math.min(...tries.map((span) => span.start)) - origin);
    const end = Math.round(Math.max(...tries.map((span) => span.end)) - origin);
    const name = `${plain(label)}${tries.length > 1 ? ` ×${String(tries.length)}` : ''}, ${String(end - start)} ms`;
    return `  ${name.replaceAll(',', ' ·')} :${tries.at(-1)?.ok === false ? 'crit, ' : ''}${String(start)}, ${String(Math.max(end, start + THINNEST))}`;
  });
}

/** Shortens a label. Removes the URL scheme, the Azure domain suffix, and characters that have a special meaning in Mermaid. */
function plain(label: string): string {
  const short = label.replace(/\b[a-z]+:\/\//, '').replace(/\.azurehealthcareapis\.(?:com|us)/, '');
  const shown = short.replaceAll(/[^\p{L}\p{N}./ -]+/gu, ' ').trim();
  return shown.slice(0, 48) || '–';
}
