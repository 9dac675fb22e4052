/** What the log says: one line an endpoint, one annotation a cause, and below it what is known and what to type. */
import type { Fact, Failure } from '../model/failure.ts';
import { anchor } from '../failures/define.ts';
import { INPUTS } from '../failures/inputs.ts';
import { isSecretNote } from '../failures/masked.ts';
import type { Timings } from '../http/client.ts';
import type { Check, EndpointOutcome, TokenOutcome } from '../model/outcome.ts';
import type { Target } from '../model/request.ts';
import { groupFailures, placesOf, placesWithFacts, remediesOf, sharedFacts, withoutCommands } from '../failures/group.ts';
import type { FailureGroup } from '../failures/group.ts';
import { line, visible } from './markdown.ts';

/** Widths that make the lines of one run align. Characters. */
export interface Widths {
  readonly service: number;
  readonly name: number;
}

/** How one cause is presented. */
export interface Story {
  readonly level: 'error' | 'warning';
  /** The annotation's title: fixed words. */
  readonly title: string;
  /** The annotation's text: fixed words, a code and hosts. It leaves the runner as telemetry (actions/runner ExecutionContext.cs). */
  readonly annotation: string;
  /** The collapsed group below: evidence, and commands as lines that can be pasted. */
  readonly group: { readonly name: string; readonly lines: readonly string[] };
}

/** GitHub shows ten annotations of a step and drops the rest unsaid (actions/runner ExecutionContext.cs, `_maxIssueCount`). */
const ANNOTATIONS = 10;

/** Endpoints that an annotation names before it counts. */
const NAMED = 3;

/** A log line is longer than a table's cell may be: a command is never cut. */
const LONGEST = 10_000;

/** Tells what `***` is, because a command with a hole in it cannot be pasted. */
const MASKED_IDS = 'Where a line shows ***, GitHub hides an ID that the repository keeps as a secret: put the ID itself there.';

/** The widths for these endpoints' lines. */
export function widthsOf(targets: readonly Target[]): Widths {
  return {
    service: Math.max(0, ...targets.map(({ service }) => service.name.length)),
    name: Math.max(0, ...targets.map(({ name }) => name.length)),
  };
}

/**
 * The verdict on one endpoint in one line: what the two probes were answered, how long it took, and where the time went.
 * @param endpoint that has finished
 * @param widths of the run's lines
 */
export function endpointLine({ target, status, checks, latencyMs, timings }: EndpointOutcome, widths: Widths): string {
  const failed = [...new Set(checks.flatMap(({ failure }) => failure?.code ?? []))];
  const parts = [
    status.toUpperCase(),
    target.service.name.padEnd(widths.service),
    `${target.name.padEnd(widths.name)} `,
    `reachable ${answered(checks, 'reachable')}`,
    `authorised ${answered(checks, 'authorised')}`,
    latencyMs === undefined ? '     –' : `${String(Math.round(latencyMs)).padStart(4)} ms`,
    ...(timings === undefined ? [] : [` ${spent(timings)}`]),
    ...(failed.length === 0 ? [] : [` ${failed.join(', ')}`]),
  ];
  return safe(parts.join('  '));
}

/**
 * What the log tells of the run's failures: one story a cause, at most ten; the tenth sums up the rest.
 * @param failures of the run, most important first
 * @param endpoints of the run
 * @param tokens of the run
 * @param docs where the troubleshooting page stands
 */
export function failureStory(
  failures: readonly Failure[],
  endpoints: readonly EndpointOutcome[],
  tokens: readonly TokenOutcome[] = [],
  docs?: string,
): readonly Story[] {
  const groups = groupFailures(failures, endpoints, tokens);
  const stories = groups.map((group, index) => story(group, index === 0, docs));
  if (groups.length <= ANNOTATIONS) return stories;
  return [...stories.slice(0, ANNOTATIONS - 1), rest(groups.slice(ANNOTATIONS - 1))];
}

/** Returns what to do first. Undefined if nothing failed. Mistakes in the inputs are listed together, so that one commit can correct all of them. */
export function nextStep(failures: readonly Failure[]): string | undefined {
  const first = failures[0];
  if (first === undefined || !(first.code in INPUTS)) return first?.next;
  const steps = failures.filter(({ code }) => code in INPUTS).map(({ next }) => next);
  return steps.length === 1
    ? first.next
    : `Correct these ${String(steps.length)} mistakes together. ${steps.map((step, index) => `(${String(index + 1)}) ${step}`).join(' ')}`;
}

/** The one line that says what to do first; undefined when nothing failed. */
export function nextLine(failures: readonly Failure[]): string | undefined {
  const step = nextStep(failures);
  return step === undefined ? undefined : safe(`Next: ${step}`);
}

/**
 * A line that no runner takes for a command: `::` counts at a line's start, after any white space, and the old `##[` anywhere in it
 * (actions/runner ActionCommand.cs).
 */
export function safe(text: string): string {
  return visible(text)
    .trimEnd()
    .replace(/^(\s*):(?=:)/u, '$1: ')
    .replaceAll('##[', '## [');
}

function story(group: FailureGroup, first: boolean, docs: string | undefined): Story {
  const { failure, level } = group;
  return {
    level,
    title: safe(failure.title),
    annotation: safe(`${headline(group)} Code ${failure.code}: see the log below, and ${anchor(failure.code, docs)}`),
    group: { name: safe(`${failure.code}: what is known, and what to do${count(group)}`), lines: told(group, first) },
  };
}

function rest(groups: readonly FailureGroup[]): Story {
  const codes = [...new Set(groups.map(({ failure }) => failure.code))];
  return {
    level: groups.some(({ level }) => level === 'error') ? 'error' : 'warning',
    title: `${String(groups.length)} further causes`,
    annotation: safe(`${String(groups.length)} further causes: ${codes.join(', ')}. See the log below, and docs/troubleshooting.md`),
    group: {
      name: `${String(groups.length)} further causes`,
      lines: groups.flatMap((group) => [safe(`${group.failure.title}${where(group)}`), ...told(group, false), '']),
    },
  };
}

/** The first cause's next step stands above its group already. */
function told(group: FailureGroup, first: boolean): readonly string[] {
  const { failure } = group;
  const commands = remediesOf(group);
  const others = withoutCommands(group);
  return [
    `What: ${failure.what}`,
    `Why:  ${failure.why}`,
    ...(first ? [] : [`Do:   ${failure.next}`]),
    ...aligned(sharedFacts(group)),
    ...placesIn(group),
    ...commands.flatMap(({ label, text }) => ['', `${label}:`, ...text.split('\n')]),
    ...(others > 0 ? ['', `${String(others)} more need the same commands, each with its own host.`] : []),
    ...maskedIds(group).flatMap((note) => ['', note]),
  ].map(safe);
}

/** What `***` stands for in the commands; nothing when they hold no ID, or when the evidence says which ID it is. */
export function maskedIds({ failure }: FailureGroup): readonly string[] {
  const holdsId = failure.commands.some(({ text }) => ID.test(text));
  return holdsId && !failure.facts.some(isSecretNote) ? [MASKED_IDS] : [];
}

/** An ID that a user may keep as a secret. */
const ID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i;

/** A cause that names its places in its own words needs no list of a single one. */
function placesIn(group: FailureGroup): readonly string[] {
  const places = placesWithFacts(group);
  if (places.length === 0 || (places.length === 1 && group.failure.shared !== undefined)) return [];
  const heading = group.cases.every(({ endpoint }) => endpoint !== undefined) ? 'Endpoint' : 'Host';
  const lines = places.map(({ name, facts }) => {
    const own = facts.map((fact) => `${fact.name} ${fact.value}`);
    return `  ${name}${own.length === 0 ? '' : `  (${own.join(', ')})`}`;
  });
  return [`${heading}${places.length === 1 ? '' : 's'}:`, ...lines];
}

function aligned(facts: readonly Fact[]): readonly string[] {
  const width = Math.max(0, ...facts.map(({ name }) => name.length));
  return facts.map(({ name, value }) => `  ${name.padEnd(width)}  ${line(value, LONGEST)}`);
}

/** Some have words of their own; the others are told with the hosts of their endpoints. */
function headline(group: FailureGroup): string {
  return group.failure.headline ?? `${group.failure.title}${where(group)}.`;
}

function where({ cases }: FailureGroup): string {
  const hosts = [...new Set(cases.flatMap(({ endpoint }) => endpoint?.target.host ?? []))];
  if (hosts.length === 0) return '';
  const more = hosts.length - NAMED;
  return ` at ${hosts.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

function count(group: FailureGroup): string {
  const places = placesOf(group).length;
  const what = group.cases.every(({ endpoint }) => endpoint !== undefined) ? 'endpoints' : 'hosts';
  return places > 1 ? ` (${String(places)} ${what})` : '';
}

function answered(checks: readonly Check[], name: string): string {
  const check = checks.find((one) => one.name === name);
  return String(check?.observed?.value ?? '–').padEnd(3);
}

function spent({ dns, connect, tls, firstByte }: Timings): string {
  const steps: readonly (readonly [string, number | undefined])[] = [
    ['dns', dns],
    ['connect', connect],
    ['tls', tls],
    ['first byte', firstByte],
  ];
  return `(${steps.flatMap(([name, ms]) => (ms === undefined ? [] : `${name} ${String(Math.round(ms))}`)).join(' · ')})`;
}
