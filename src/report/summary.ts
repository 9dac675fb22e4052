/** Creates the job summary in Markdown. It stays below GitHub's limit of 1 MiB per step for any number of endpoints. */
import { anchor } from '../failures/define.ts';
import type { Check, EndpointOutcome, FailureGroup, Outcome, Span, Status } from '../model/outcome.ts';
import type { Request } from '../model/request.ts';
import { plural } from '../util/text.ts';
import { commandNotes, hasSeveralMistakes, isExpectation, milliseconds, nextStep, sentences, SIGN_IN } from './log.ts';
import { block, code, details, prose, table } from './markdown.ts';

const MARK: Readonly<Record<Status, string>> = { pass: '✅', warn: '⚠️', fail: '❌' };

/** Maximum number of expectations in the table. Unmet expectations come first. */
const EXPECTATIONS = 40;

/** With more endpoints, the chart is too small to read, and the table does not fit on a screen. */
const FEW = 10;

/** Maximum size of the summary, a quarter of GitHub's limit. Bytes. */
const LIMIT = 250 * 1024;

/** Returns the summary with the verdict, next step, endpoints, causes, tokens and timeline. */
export function summaryMarkdown(outcome: Outcome, request: Request): string {
  const { groups, endpoints, tokens } = outcome;
  const next = nextStep(outcome);
  const overview = endpoints.length === 0 ? [] : [endpointTable(endpoints), ...notes(endpoints)];
  const several = hasSeveralMistakes(outcome);
  const causes = groups.map((group, index) => failureDetails(group, index === 0 || several, index === 0 && !several, request));
  return fitting([
    `## ${heading(outcome)}`,
    ...(next === undefined ? [] : [`**Next:** ${prose(next)}`]),
    // The commands for the next step must be visible, so they precede a long table.
    ...(endpoints.length > FEW ? [...causes, ...overview] : [...overview, ...causes]),
    ...accessMatrix(endpoints),
    ...expectations(endpoints),
    ...(tokens.length === 0 ? [] : [tokenTable(outcome), prose(`Sign-in: ${SIGN_IN[request.signIn.method]}, ${request.cloud.title}.`)]),
    ...(endpoints.length > FEW ? [] : timeline(outcome)),
  ]);
}

function heading({ status, groups, endpoints, tokens }: Outcome): string {
  const of = endpoints.length === 1 ? 'the endpoint' : `all ${String(endpoints.length)} endpoints`;
  const count = (wanted: Status): string =>
    `${String(endpoints.filter((endpoint) => endpoint.status === wanted).length)} of ${plural(endpoints.length, 'endpoint')}`;
  switch (status) {
    case 'skipped':
      return `🔑 ${plural(tokens.length, 'token')} issued, nothing probed`;
    case 'pass':
      return `✅ Pass at ${of}`;
    case 'warn':
      return `⚠️ Warning at ${count('warn')}`;
    case 'fail':
      return endpoints.length > 1 && endpoints.some((endpoint) => endpoint.status === 'fail')
        ? `❌ Failed at ${count('fail')}`
        : `❌ Failed: ${prose(groups[0]?.failure.title ?? 'no verdict')}`;
  }
}

/** Returns a table with one column per check. */
function endpointTable(endpoints: readonly EndpointOutcome[]): string {
  const all = new Map(endpoints.flatMap(({ target }) => target.service.checks.map(({ name, title }) => [name, title])));
  const columns = [...all].filter(([name]) => endpoints.some(({ checks }) => checks.some((check) => check.name === name)));
  return table(
    ['Endpoint', 'Service', ...columns.map(([, title]) => capitalized(title)), 'Latency', 'Verdict'],
    endpoints
      .toSorted(worstFirst)
      .map(({ target, status, checks, latencyMs }) => [
        code(target.name),
        target.service.name,
        ...columns.map(([name]) => cellOf(checks.find((check) => check.name === name))),
        latencyMs === undefined ? '–' : milliseconds(latencyMs),
        verdict(status, checks),
      ]),
  );
}

/** Returns a table with one column per `allowed:` or `denied:` line of `expect`. */
function accessMatrix(endpoints: readonly EndpointOutcome[]): readonly string[] {
  const access = ({ checks }: EndpointOutcome): readonly Check[] => checks.filter(({ right }) => right !== undefined);
  const lines = [...new Set(endpoints.flatMap(access).flatMap(({ expected }) => expected ?? []))];
  if (lines.length === 0) return [];
  const rows = endpoints
    .filter((endpoint) => access(endpoint).length > 0)
    .toSorted(worstFirst)
    .map((endpoint) => [
      code(endpoint.target.name),
      ...lines.map((line) => cellOf(access(endpoint).find(({ expected }) => expected === line))),
    ]);
  const matrix = table(['Access of the identity', ...lines.map(prose)], rows);
  return ['#### Access', rows.length > FEW ? details([plural(rows.length, 'endpoint')], matrix) : matrix];
}

function notes(endpoints: readonly EndpointOutcome[]): readonly string[] {
  return [...new Set(endpoints.flatMap(({ checks }) => checks.flatMap(({ note }) => note ?? [])))].map(prose);
}

function worstFirst(one: { readonly status: Status }, other: { readonly status: Status }): number {
  const order: readonly Status[] = ['fail', 'warn', 'pass'];
  return order.indexOf(one.status) - order.indexOf(other.status);
}

function verdict(status: Status, checks: readonly Check[]): string {
  const codes = [...new Set(checks.flatMap(({ failure }) => failure?.code ?? []))];
  return codes.length === 0 ? marked(status, status) : marked(status, prose(codes.join(', ')));
}

function cellOf(check: Check | undefined): string {
  return check === undefined ? '–' : marked(check.status, prose(String(check.observed?.value ?? '–')));
}

/** Joins a mark and a word with a non-breaking space. */
function marked(status: Status, word: string): string {
  return `${MARK[status]}\u00A0${word}`;
}

function failureDetails(group: FailureGroup, open: boolean, withoutNext: boolean, request: Request): string {
  const { failure, level, places, placeKind, commands } = group;
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
      ...evidence(group),
      ...commands.flatMap(({ label, language, text }) => [`**${prose(label)}:**`, block(language, text)]),
      ...commandNotes(group, request).map(prose),
      ...(request.run.docs === undefined ? [] : [`More: ${code(anchor(failure.code, request.run.docs))}`]),
    ].join('\n\n'),
    open,
  );
}

function evidence({ facts, places }: FailureGroup): readonly string[] {
  const width = Math.max(0, ...facts.map(({ name }) => name.length));
  const items = places.map((place) => {
    const own = place.facts.map(({ name, value }) => `${prose(name)} ${code(value)}`);
    return `- ${code(place.name)}${own.length === 0 ? '' : `: ${own.join(', ')}`}`;
  });
  return [
    ...(facts.length === 0
      ? []
      : [block('text', facts.map(({ name, value }) => `${name.padEnd(width)}  ${value.replaceAll('\n', ' ')}`).join('\n'))]),
    ...(items.length > 1 ? [folded(items)] : []),
  ];
}

/** Collapses a long list, because the commands below it matter more. */
function folded(items: readonly string[]): string {
  const list = items.join('\n');
  return items.length > FEW ? details([`All ${String(items.length)} cases`], list) : list;
}

function expectations(endpoints: readonly EndpointOutcome[]): readonly string[] {
  const all = endpoints.flatMap(({ target, checks }) =>
    checks
      .filter((check) => check.right === undefined && isExpectation(target, check))
      .map(({ status, expected = '', observed }) => ({
        status,
        cells: [code(target.name), code(expected), code(String(observed?.value ?? '')), marked(status, status)],
      })),
  );
  if (all.length === 0) return [];
  const rows = all.toSorted(worstFirst).slice(0, EXPECTATIONS);
  const more = all.length - rows.length;
  return [
    '#### Expectations',
    table(
      ['Endpoint', 'Expected', 'Found', 'Verdict'],
      rows.map(({ cells }) => cells),
    ),
    ...(more > 0 ? [`${plural(more, 'further expectation')}: see the report.`] : []),
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
              token.grant.claims?.objectId === undefined ? 'unknown, the token cannot be decoded' : code(token.grant.claims.objectId),
            ]
          : [code(token.audience), marked('fail', prose(token.failure.code)), '–'],
      ),
  );
  return tokens.length > FEW ? details([plural(tokens.length, 'token')], rows) : rows;
}

/** Joins as many parts as fit, and adds a note if some are omitted. */
function fitting(parts: readonly string[]): string {
  const closing = 'The log has more than fits here.';
  const kept: string[] = [];
  let bytes = Buffer.byteLength(closing);
  for (const part of parts) {
    bytes += Buffer.byteLength(part) + 2;
    if (bytes > LIMIT) return `${[...kept, closing].join('\n\n')}\n`;
    kept.push(part);
  }
  return `${kept.join('\n\n')}\n`;
}

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Minimum length of a visible bar. Milliseconds. */
const THINNEST = 1;

/** Width of a letter in Mermaid's section names. Pixels. */
const LETTER = 6;

/**
 * Returns a chart of the ID token request, token exchanges and probes. Spans with the same name are merged into one bar.
 * Returns an empty list if nothing was sent.
 */
export function timeline({ started, spans, endpoints }: Outcome): readonly string[] {
  const all = [{ name: 'Token', spans }, ...endpoints.map(({ target, spans }) => ({ name: plain(target.name), spans }))];
  const sections = all.filter((section) => section.spans.length > 0);
  if (sections.length === 0) return [];
  const end = Math.max(...sections.flatMap((section) => section.spans.map((span) => span.end)));
  const margin = Math.max(...sections.map(({ name }) => name.length)) * LETTER + 30;
  const chart = [
    // Without a margin, Mermaid draws the section names under the bars.
    `%%{init: {"gantt": {"leftPadding": ${String(margin)}}}}%%`,
    'gantt',
    // `x` means milliseconds. With `X` (seconds), every bar starts at zero.
    '  dateFormat x',
    `  axisFormat ${end - started < 60_000 ? '%-S.%L s' : '%-M:%S'}`,
    ...sections.flatMap((section) => [`  section ${section.name}`, ...bars(section.spans, started)]),
  ];
  return [details(['Where the time went'], block('mermaid', chart.join('\n')), true)];
}

function bars(spans: readonly Span[], origin: number): readonly string[] {
  return [...Map.groupBy(spans, nameOf)].map(([label, tries]) => {
    const start = Math.round(Math.min(...tries.map((span) => span.start)) - origin);
    const end = Math.round(Math.max(...tries.map((span) => span.end)) - origin);
    const name = `${plain(label)}${tries.length > 1 ? ` ×${String(tries.length)}` : ''}, ${String(end - start)} ms`;
    return `  ${name.replaceAll(',', ' ·')} :${tries.at(-1)?.ok === false ? 'crit, ' : ''}${String(start)}, ${String(Math.max(end, start + THINNEST))}`;
  });
}

function nameOf({ label, audience }: Span): string {
  return audience === undefined ? label : `${label} ${audience}`;
}

/**
 * Returns a name without the scheme, Azure's suffix, and the characters that have a special meaning in Mermaid (`:`, `;`, `#`, `%%` and
 * line breaks).
 */
function plain(label: string): string {
  const short = label.replace(/\b[a-z]+:\/\//, '').replace(/\.azurehealthcareapis\.(?:com|us)/, '');
  return (
    short
      .replaceAll(/[^\p{L}\p{N}./ -]+/gu, ' ')
      .trim()
      .slice(0, 48) || '–'
  );
}
