/** Failures that are alike, told once: what the log, the summary and an incident share. */
import type { Fact, Failure, Remedy } from '../failures/failure.ts';
import type { EndpointOutcome, TokenOutcome } from '../outcome.ts';

/** One failure at one endpoint; at none for what concerns the inputs, the ID token or an audience that nothing is probed with. */
export interface Case {
  readonly endpoint: EndpointOutcome | undefined;
  readonly failure: Failure;
}

/** Everything of one run that has one cause and one remedy. */
export interface Alike {
  readonly failure: Failure;
  /** At least one. */
  readonly cases: readonly Case[];
  /** `warning` when no endpoint fails by it. */
  readonly level: 'error' | 'warning';
}

/** Cases whose commands are told: they differ by the host alone, and 200 of them would fill the summary. */
const COMMANDS_FOR = 25;

/** Languages whose texts can stand below each other and be pasted at once. */
const SHELLS: ReadonlySet<Remedy['language']> = new Set(['bash', 'powershell']);

/**
 * The cases of each cause. What shares a cause is one group wherever it showed; else endpoints are grouped by their failure's code, and
 * what concerns no endpoint only when it says the very same.
 * @param failures of the run, each cause once and most important first: the order of the groups
 * @param endpoints of the run, each with the failures of its checks
 * @param tokens of the run: an endpoint without its token has not failed by itself, and a like failure of its own is another cause
 */
export function alike(
  failures: readonly Failure[],
  endpoints: readonly EndpointOutcome[],
  tokens: readonly TokenOutcome[],
): readonly Alike[] {
  const ofTokens = tokens.flatMap((token) => (token.granted ? [] : [token.failure]));
  const saidOfTokens = new Set(ofTokens.map(said));
  const atEndpoints = endpoints.flatMap(casesOf).filter(({ failure }) => !saidOfTokens.has(said(failure)));
  const codesThere = new Set(atEndpoints.map(({ failure }) => failure.code));
  const isAtEndpoint = (failure: Failure): boolean => codesThere.has(failure.code) && !saidOfTokens.has(said(failure));
  const keyOf = (failure: Failure, placed: boolean): string => failure.cause?.key ?? (placed ? failure.code : said(failure));
  const elsewhere = distinct([...ofTokens, ...failures.filter((failure) => failure.cause === undefined && !isAtEndpoint(failure))]);
  const cases: readonly Case[] = [...elsewhere.map((failure) => ({ endpoint: undefined, failure })), ...atEndpoints];
  const groups = new Map<string, Alike>();
  for (const failure of failures) {
    const key = keyOf(failure, isAtEndpoint(failure));
    const belongs = (one: Case): boolean => keyOf(one.failure, one.endpoint !== undefined) === key;
    if (!groups.has(key)) groups.set(key, group(failure, cases.filter(belongs)));
  }
  return [...groups.values()];
}

/** What is known of all the cases alike; of one place, all that is known of it. */
export function sharedFacts(group: Alike): readonly Fact[] {
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
export function placesOf({ cases }: Pick<Alike, 'cases'>): readonly string[] {
  return [...new Set(cases.flatMap(placeOf))];
}

/** The places with what is not known of all. */
export function placesWithFacts(group: Alike): readonly Place[] {
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
export function remediesOf({ cases, failure: told }: Alike): readonly Remedy[] {
  const all = told.cause === undefined ? cases.slice(0, COMMANDS_FOR).flatMap(({ failure }) => failure.remedies) : told.remedies;
  const different = [...new Map(all.map((remedy) => [remedy.text, remedy])).values()];
  const together = Map.groupBy(different, ({ label, language, text }) => (SHELLS.has(language) ? label : text));
  return [...together.values()].flatMap((remedies) =>
    remedies.slice(0, 1).map((first) => ({ ...first, text: remedies.map(({ text }) => text).join('\n') })),
  );
}

/** How many cases have commands of their own that `remediesOf` leaves out. */
export function withoutCommands({ cases, failure }: Alike): number {
  if (failure.cause !== undefined) return 0;
  const told = new Set(cases.slice(0, COMMANDS_FOR).flatMap(({ failure }) => failure.remedies.map(({ text }) => text)));
  return cases.slice(COMMANDS_FOR).filter(({ failure }) => failure.remedies.some(({ text }) => !told.has(text))).length;
}

function casesOf(endpoint: EndpointOutcome): readonly Case[] {
  return distinct(endpoint.checks.flatMap(({ failure }) => failure ?? [])).map((failure) => ({ endpoint, failure }));
}

/** Tells failures apart that share a code. */
function said({ code, what }: Failure): string {
  return `${code} ${what}`;
}

function distinct(failures: readonly Failure[]): readonly Failure[] {
  return [...new Map(failures.map((failure) => [said(failure), failure])).values()];
}

function placeOf({ endpoint, failure: { cause } }: Case): readonly string[] {
  if (endpoint !== undefined) return [endpoint.target.name];
  return cause === undefined ? [] : [`${cause.seen.at} (${cause.seen.of})`];
}

function factsOf({ failure }: Case): readonly Fact[] {
  return failure.facts;
}

function group(failure: Failure, cases: readonly Case[]): Alike {
  const fails = cases.some(
    ({ endpoint }) =>
      endpoint === undefined || endpoint.checks.some((check) => check.status === 'fail' && check.failure?.code === failure.code),
  );
  return { failure, cases, level: fails ? 'error' : 'warning' };
}

function same(one: Fact, other: Fact): boolean {
  return one.name === other.name && one.value === other.value;
}
