/** The job summary: GitHub-flavoured Markdown, under GitHub's limit of 1 MiB a step whatever the number of endpoints. */
import type { Failure } from '../model/failure.ts';
import { anchor } from '../failures/define.ts';
import type { Check, EndpointOutcome, Outcome, Status } from '../model/outcome.ts';
import type { Request } from '../model/request.ts';
import { groupFailures, placesOf, placesWithFacts, remediesOf, sharedFacts, withoutCommands } from '../failures/group.ts';
import type { FailureGroup } from '../failures/group.ts';
import { maskedIds, nextStep } from './log.ts';
import { block, code, details, prose, table } from './markdown.ts';
import { timeline } from './timeline.ts';

const MARK: Readonly<Record<Status, string>> = { pass: '✅', warn: '⚠️', fail: '❌' };

/** What the sign-in is called. */
const WAYS: Readonly<Record<Request['signIn']['method'], string>> = {
  'github-oidc': 'GitHub OIDC',
  'azure-cli': 'the Azure CLI’s login',
  'azure-powershell': 'Azure PowerShell’s login',
  'managed-identity': 'a managed identity',
  'existing-login': 'the login of an earlier step',
};

/** Expectations shown at most: unmet ones first. */
const EXPECTATIONS = 40;

/** A picture of more endpoints than this is too small to read, and their table longer than a screen. */
const FEW = 10;

/** Bytes, under which the summary stays: a quarter of what GitHub takes. */
const LIMIT = 250 * 1024;

/**
 * What people read first: the verdict, the next step, a line an endpoint, what failed with its commands, the tokens, and where the time went.
 * @param outcome of the run
 * @param request that it answers
 */
export function summaryMarkdown(outcome: Outcome, request: Request): string {
  const { failures, endpoints, tokens } = outcome;
  const next = nextStep(failures);
  const overview = endpoints.length === 0 ? [] : [endpointTable(endpoints)];
  const causes = groupFailures(failures, endpoints, tokens).map((group, index) => failureDetails(group, index === 0, request.run.docs));
  return fitting([
    `## ${heading(outcome)}`,
    ...(next === undefined ? [] : [`**Next:** ${prose(next)}`]),
    // The commands that "Next" speaks of stand where they are seen: not below a table of 200 rows.
    ...(endpoints.length > FEW ? [...causes, ...overview] : [...overview, ...causes]),
    ...expectations(endpoints),
    ...(tokens.length === 0 ? [] : [tokenTable(outcome), `Sign-in: ${WAYS[request.signIn.method]}, ${request.cloud.title}.`]),
    ...(endpoints.length > FEW ? [] : timeline(outcome)),
  ]);
}

function heading({ status, failures, endpoints, tokens }: Outcome): string {
  const of = endpoints.length === 1 ? 'the endpoint' : `all ${String(endpoints.length)} endpoints`;
  const count = (wanted: Status): string =>
    `${String(endpoints.filter((endpoint) => endpoint.status === wanted).length)} of ${plural(endpoints.length, 'endpoint')}`;
  switch (status) {
    case 'skipped':
      return `🔑 ${plural(tokens.length, 'token')} issued, nothing probed`;
    case 'pass':
      return `✅ Pass: the token opens ${of}`;
    case 'warn':
      return `⚠️ Warning at ${count('warn')}`;
    case 'fail':
      return endpoints.length > 1 && endpoints.some((endpoint) => endpoint.status === 'fail')
        ? `❌ Failed at ${count('fail')}`
        : `❌ Failed: ${prose(failures[0]?.title ?? 'no verdict')}`;
  }
}

function endpointTable(endpoints: readonly EndpointOutcome[]): string {
  return table(
    ['Endpoint', 'Service', 'Reachable', 'Authorised', 'Latency', 'Verdict'],
    endpoints
      .toSorted(worstFirst)
      .map(({ target, status, checks, latencyMs }) => [
        code(target.name),
        target.service.name,
        answered(checks, 'reachable'),
        answered(checks, 'authorised'),
        latencyMs === undefined ? '–' : `${String(Math.round(latencyMs))} ms`,
        verdict(status, checks),
      ]),
  );
}

function worstFirst(one: { readonly status: Status }, other: { readonly status: Status }): number {
  const order: readonly Status[] = ['fail', 'warn', 'pass'];
  return order.indexOf(one.status) - order.indexOf(other.status);
}

function verdict(status: Status, checks: readonly Check[]): string {
  const codes = [...new Set(checks.flatMap(({ failure }) => failure?.code ?? []))];
  return codes.length === 0 ? marked(status, status) : marked(status, prose(codes.join(', ')));
}

function answered(checks: readonly Check[], name: string): string {
  const check = checks.find((one) => one.name === name);
  return check === undefined ? '–' : marked(check.status, prose(String(check.observed?.value ?? '–')));
}

/** A mark and its word, kept on one line by a no-break space. */
function marked(status: Status, word: string): string {
  return `${MARK[status]}\u00A0${word}`;
}

function failureDetails(group: FailureGroup, first: boolean, docs: string): string {
  const { failure, level } = group;
  const places = placesOf(group).length;
  const what = group.cases.every(({ endpoint }) => endpoint !== undefined) ? 'endpoint' : 'host';
  const commands = remediesOf(group);
  const others = withoutCommands(group);
  return details(
    [
      `${MARK[level === 'error' ? 'fail' : 'warn']} ${failure.title}`,
      { code: failure.code },
      ...(places > 1 ? [`at ${plural(places, what)}`] : []),
    ],
    [
      ...sentences(failure, first),
      ...evidence(group),
      ...commands.flatMap(({ label, language, text }) => [`**${prose(label)}:**`, block(language, text)]),
      ...(others > 0 ? [`${String(others)} more need the same commands, each with its own host.`] : []),
      ...maskedIds(group).map(prose),
      `More: ${code(anchor(failure.code, docs))}`,
    ].join('\n\n'),
    first,
  );
}

/** The first failure's next step already stands above the table. */
function sentences({ what, why, next }: Failure, first: boolean): readonly string[] {
  return [[`- **What:** ${prose(what)}`, `- **Why:** ${prose(why)}`, ...(first ? [] : [`- **Do:** ${prose(next)}`])].join('\n')];
}

function evidence(group: FailureGroup): readonly string[] {
  const facts = sharedFacts(group);
  const width = Math.max(0, ...facts.map(({ name }) => name.length));
  const places = placesWithFacts(group).map((place) => {
    const own = place.facts.map(({ name, value }) => `${prose(name)} ${code(value)}`);
    return `- ${code(place.name)}${own.length === 0 ? '' : `: ${own.join(', ')}`}`;
  });
  return [
    ...(facts.length === 0
      ? []
      : [block('text', facts.map(({ name, value }) => `${name.padEnd(width)}  ${value.replaceAll('\n', ' ')}`).join('\n'))]),
    ...(places.length > 1 ? [folded(places)] : []),
  ];
}

/** The commands below matter more than a long list. */
function folded(items: readonly string[]): string {
  const list = items.join('\n');
  return items.length > FEW ? details([`All ${String(items.length)} cases`], list) : list;
}

function expectations(endpoints: readonly EndpointOutcome[]): readonly string[] {
  const all = endpoints.flatMap(({ target, checks }) =>
    checks.flatMap(({ name, status, expected, observed }) =>
      expected === undefined || name === 'responseTime'
        ? []
        : [{ status, cells: [code(target.name), code(expected), code(String(observed?.value ?? '')), marked(status, status)] }],
    ),
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
              token.grant.claims?.objectId === undefined ? 'the token cannot be read' : code(token.grant.claims.objectId),
            ]
          : [code(token.audience), marked('fail', prose(token.failure.code)), '–'],
      ),
  );
  return tokens.length > FEW ? details([plural(tokens.length, 'token')], rows) : rows;
}

/** As many of the parts as fit; what is left out is said. */
function fitting(parts: readonly string[]): string {
  const closing = 'More was found than fits here: see the log.';
  const kept: string[] = [];
  let bytes = Buffer.byteLength(closing);
  for (const part of parts) {
    bytes += Buffer.byteLength(part) + 2;
    if (bytes > LIMIT) return `${[...kept, closing].join('\n\n')}\n`;
    kept.push(part);
  }
  return `${kept.join('\n\n')}\n`;
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
