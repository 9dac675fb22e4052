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
 * Groups a run's failures: those of endpoints by their code, the others only when they say the very same.
 * @param failures of the run, most important first: the order of the groups
 * @param endpoints of the run, each with the failures of its checks
 * @param tokens of the run: an endpoint without its token has not failed by itself, and a like failure of its own is another cause
 */
export function alike(
  failures: readonly Failure[],
  endpoints: readonly EndpointOutcome[],
  tokens: readonly TokenOutcome[] = [],
): readonly Alike[] {
  const ofTokens = new Set(tokens.flatMap((token) => (token.granted ? [] : [token.failure])));
  const cases = endpoints.flatMap(casesOf).filter(({ failure }) => !ofTokens.has(failure));
  const atEndpoints = Map.groupBy(cases, ({ failure }) => failure.code);
  const groups = new Map<string, Alike>();
  for (const failure of failures) {
    const cases = ofTokens.has(failure) ? undefined : atEndpoints.get(failure.code);
    const key = cases === undefined ? `${failure.code} ${failure.what}` : failure.code;
    if (!groups.has(key)) groups.set(key, group(failure, cases));
  }
  return [...groups.values()];
}

/** What is known of all the cases alike. */
export function sharedFacts({ cases, failure }: Alike): readonly Fact[] {
  return failure.facts.filter((fact) => cases.every((other) => other.failure.facts.some((theirs) => same(theirs, fact))));
}

/** What is known of this case alone. */
export function ownFacts(group: Alike, { failure }: Case): readonly Fact[] {
  const shared = sharedFacts(group);
  return failure.facts.filter((fact) => !shared.some((other) => same(other, fact)));
}

/** What is to be pasted: each text once, and the commands of several endpoints for one shell as one text. */
export function remediesOf({ cases }: Alike): readonly Remedy[] {
  const all = cases.slice(0, COMMANDS_FOR).flatMap(({ failure }) => failure.remedies);
  const different = [...new Map(all.map((remedy) => [remedy.text, remedy])).values()];
  const together = Map.groupBy(different, ({ label, language, text }) => (SHELLS.has(language) ? label : text));
  return [...together.values()].flatMap((remedies) =>
    remedies.slice(0, 1).map((first) => ({ ...first, text: remedies.map(({ text }) => text).join('\n') })),
  );
}

/** How many cases have commands of their own that `remediesOf` leaves out. */
export function withoutCommands({ cases }: Alike): number {
  const told = new Set(cases.slice(0, COMMANDS_FOR).flatMap(({ failure }) => failure.remedies.map(({ text }) => text)));
  return cases.slice(COMMANDS_FOR).filter(({ failure }) => failure.remedies.some(({ text }) => !told.has(text))).length;
}

/** How many endpoints it is told of. */
export function placesOf({ cases }: Alike): number {
  return new Set(cases.map(({ endpoint }) => endpoint?.target.name).filter((name) => name !== undefined)).size;
}

function casesOf(endpoint: EndpointOutcome): readonly Case[] {
  const found = endpoint.checks.flatMap(({ failure }) => failure ?? []);
  return [...new Map(found.map((failure) => [`${failure.code} ${failure.what}`, { endpoint, failure }])).values()];
}

function group(failure: Failure, cases: readonly Case[] | undefined): Alike {
  if (cases === undefined) return { failure, cases: [{ endpoint: undefined, failure }], level: 'error' };
  const fails = cases.some((one) => one.endpoint?.checks.some((check) => check.status === 'fail' && check.failure?.code === failure.code));
  return { failure, cases, level: fails ? 'error' : 'warning' };
}

function same(one: Fact, other: Fact): boolean {
  return one.name === other.name && one.value === other.value;
}
