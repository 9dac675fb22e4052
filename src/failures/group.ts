/** Failures that are alike, told once: what the log, the summary and an incident share. */
import type { Command, Fact, Failure } from '../model/failure.ts';
import type { EndpointOutcome, TokenOutcome } from '../model/outcome.ts';

/** One failure at one endpoint; at none for what concerns the inputs, the ID token or an audience that nothing is probed with. */
export interface GroupedFailure {
  readonly endpoint: EndpointOutcome | undefined;
  readonly failure: Failure;
}

/** Everything of one run that has one cause and one remedy. */
export interface FailureGroup {
  readonly failure: Failure;
  /** At least one. */
  readonly cases: readonly GroupedFailure[];
  /** `warning` when no endpoint fails by it. */
  readonly level: 'error' | 'warning';
}

/** How long a run waited. */
export interface WaitSummary {
  /** `wait-seconds` as given. Milliseconds. */
  readonly waitMs: number;
  /** Since the step started. */
  readonly elapsedMs: number;
  /** True if anything was attempted again. */
  readonly paused: boolean;
}

/** Waiting ends at most this long before `wait-seconds` are over, if the next attempt would be too late. Milliseconds. */
const LONGEST_PAUSE_MS = 15_000;

/**
 * Merges failures that share a cause into one, at the position of the first.
 *
 * @param failures of one run, most important first.
 */
export function mergeSharedCauses(failures: readonly Failure[]): readonly Failure[] {
  const groups = Map.groupBy(failures, (failure) => failure.shared?.key ?? failure);
  return [...groups.values()].flatMap((group) => group.slice(0, 1).map((first) => merge(first, group)));
}

function merge(first: Failure, group: readonly Failure[]): Failure {
  const occurrences = group.flatMap(({ shared }) => shared?.occurrence ?? []);
  const distinct = [...new Map(occurrences.map((one) => [`${one.place} ${one.owner}`, one])).values()];
  return { ...first, ...first.shared?.describe(distinct) };
}

/**
 * Adds to the next step what waiting can do: set wait-seconds, wait longer, or that waiting did not help.
 *
 * @param failure of a run that is over.
 */
export function addWaitHint(failure: Failure, { waitMs, elapsedMs, paused }: WaitSummary): Failure {
  const { wait, next } = failure;
  if (wait === undefined) return failure;
  const { hint, seconds } = wait;
  if (waitMs === 0) return { ...failure, next: `${next} ${hint}: set wait-seconds: ${String(seconds)} in the step, which keeps trying.` };
  // A failure that cannot recover ends the step at once.
  if (!paused || elapsedMs + LONGEST_PAUSE_MS < waitMs) return failure;
  const waited = `The step has kept trying for ${String(Math.round(elapsedMs / 1000))} s in vain (wait-seconds: ${String(waitMs / 1000)})`;
  const more =
    waitMs < seconds * 1000
      ? `; ${hint.charAt(0).toLowerCase()}${hint.slice(1)}: set wait-seconds: ${String(seconds)}.`
      : ': waiting longer will hardly help.';
  return { ...failure, next: `${next} ${waited}${more}` };
}

/** Cases whose commands are told: they differ by the host alone, and 200 of them would fill the summary. */
const COMMANDS_FOR = 25;

/** Languages whose texts can stand below each other and be pasted at once. */
const SHELLS: ReadonlySet<Command['language']> = new Set(['bash', 'powershell']);

/**
 * The cases of each cause. What shares a cause is one group wherever it showed; else endpoints are grouped by their failure's code, and
 * what concerns no endpoint only when it says the very same.
 * @param failures of the run, each cause once and most important first: the order of the groups
 * @param endpoints of the run, each with the failures of its checks
 * @param tokens of the run: an endpoint without its token has not failed by itself, and a like failure of its own is another cause
 */
export function groupFailures(
  failures: readonly Failure[],
  endpoints: readonly EndpointOutcome[],
  tokens: readonly TokenOutcome[],
): readonly FailureGroup[] {
  const ofTokens = tokens.flatMap((token) => (token.granted ? [] : [token.failure]));
  const saidOfTokens = new Set(ofTokens.map(said));
  const atEndpoints = endpoints.flatMap(casesOf).filter(({ failure }) => !saidOfTokens.has(said(failure)));
  const codesThere = new Set(atEndpoints.map(({ failure }) => failure.code));
  const isAtEndpoint = (failure: Failure): boolean => codesThere.has(failure.code) && !saidOfTokens.has(said(failure));
  const keyOf = (failure: Failure, placed: boolean): string => failure.shared?.key ?? (placed ? failure.code : said(failure));
  const elsewhere = distinct([...ofTokens, ...failures.filter((failure) => failure.shared === undefined && !isAtEndpoint(failure))]);
  const cases: readonly GroupedFailure[] = [...elsewhere.map((failure) => ({ endpoint: undefined, failure })), ...atEndpoints];
  const groups = new Map<string, FailureGroup>();
  for (const failure of failures) {
    const key = keyOf(failure, isAtEndpoint(failure));
    const belongs = (one: GroupedFailure): boolean => keyOf(one.failure, one.endpoint !== undefined) === key;
    if (!groups.has(key)) groups.set(key, group(failure, cases.filter(belongs)));
  }
  return [...groups.values()];
}

/** What is known of all the cases alike; of one place, all that is known of it. */
export function sharedFacts(group: FailureGroup): readonly Fact[] {
  const { cases, failure } = group;
  if (placesOf(group).length <= 1) return [...new Map(cases.flatMap(factsOf).map((fact) => [`${fact.name} ${fact.value}`, fact])).values()];
  return failure.facts.filter((fact) => cases.every((other) => other.failure.facts.some((theirs) => same(theirs, fact))));
}

/** A place, and what is known of it alone. */
export interface Place {
  readonly name: string;
  readonly facts: readonly Fact[];
}

/** Where it showed: endpoints by their names, whatever else was asked by its host. None for what has no place, such as an input. */
export function placesOf({ cases }: Pick<FailureGroup, 'cases'>): readonly string[] {
  return [...new Set(cases.flatMap(placeOf))];
}

/** The places with what is not known of all. */
export function placesWithFacts(group: FailureGroup): readonly Place[] {
  const shared = sharedFacts(group);
  return placesOf(group).map((name) => ({
    name,
    facts: group.cases
      .filter((one) => placeOf(one).includes(name))
      .flatMap(factsOf)
      .filter((fact) => !shared.some((other) => same(other, fact))),
  }));
}

/** What is to be pasted: each text once, and the commands of several endpoints for one shell as one text. */
export function remediesOf({ cases, failure: told }: FailureGroup): readonly Command[] {
  const all = told.shared === undefined ? cases.slice(0, COMMANDS_FOR).flatMap(({ failure }) => failure.commands) : told.commands;
  const different = [...new Map(all.map((remedy) => [remedy.text, remedy])).values()];
  const together = Map.groupBy(different, ({ label, language, text }) => (SHELLS.has(language) ? label : text));
  return [...together.values()].flatMap((commands) =>
    commands.slice(0, 1).map((first) => ({ ...first, text: commands.map(({ text }) => text).join('\n') })),
  );
}

/** How many cases have commands of their own that `remediesOf` leaves out. */
export function withoutCommands({ cases, failure }: FailureGroup): number {
  if (failure.shared !== undefined) return 0;
  const told = new Set(cases.slice(0, COMMANDS_FOR).flatMap(({ failure }) => failure.commands.map(({ text }) => text)));
  return cases.slice(COMMANDS_FOR).filter(({ failure }) => failure.commands.some(({ text }) => !told.has(text))).length;
}

function casesOf(endpoint: EndpointOutcome): readonly GroupedFailure[] {
  return distinct(endpoint.checks.flatMap(({ failure }) => failure ?? [])).map((failure) => ({ endpoint, failure }));
}

/** Tells failures apart that share a code. */
function said({ code, what }: Failure): string {
  return `${code} ${what}`;
}

function distinct(failures: readonly Failure[]): readonly Failure[] {
  return [...new Map(failures.map((failure) => [said(failure), failure])).values()];
}

function placeOf({ endpoint, failure: { shared } }: GroupedFailure): readonly string[] {
  if (endpoint !== undefined) return [endpoint.target.name];
  return shared === undefined ? [] : [`${shared.occurrence.place} (${shared.occurrence.owner})`];
}

function factsOf({ failure }: GroupedFailure): readonly Fact[] {
  return failure.facts;
}

function group(failure: Failure, cases: readonly GroupedFailure[]): FailureGroup {
  const fails = cases.some(
    ({ endpoint }) =>
      endpoint === undefined || endpoint.checks.some((check) => check.status === 'fail' && check.failure?.code === failure.code),
  );
  return { failure, cases, level: fails ? 'error' : 'warning' };
}

function same(one: Fact, other: Fact): boolean {
  return one.name === other.name && one.value === other.value;
}
