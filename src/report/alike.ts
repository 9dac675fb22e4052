/** Failures that are alike, told once: what the log, the summary and an incident share. */
import type { Fact, Failure, Remedy } from '../failures/failure.ts';
import type { EndpointOutcome } from '../outcome.ts';

/** One failure at one endpoint; at none for what concerns the inputs, the ID token or an audience that nothing is probed with. */
export interface Case {
  readonly endpoint: EndpointOutcome | undefined;
  readonly failure: Failure;
}

/** Everything of one run that has one cause and one remedy. */
export interface Alike {
  readonly failure: Failure;
  /** At least one; the first is of `failure`. */
  readonly cases: readonly Case[];
  /** `warning` when no endpoint fails by it. */
  readonly level: 'error' | 'warning';
}

/** With more endpoints than this their commands differ by the host alone, and repeating them would hide the one that is looked for. */
const COMMANDS_FOR = 5;

/**
 * Groups a run's failures: those of endpoints by their code, the others only when they say the very same.
 * @param failures of the run, most important first: the order of the groups
 * @param endpoints of the run, each with the failures of its checks
 */
export function alike(failures: readonly Failure[], endpoints: readonly EndpointOutcome[]): readonly Alike[] {
  const atEndpoints = Map.groupBy(endpoints.flatMap(casesOf), ({ failure }) => failure.code);
  const groups = new Map<string, Alike>();
  for (const failure of failures) {
    const cases = atEndpoints.get(failure.code);
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

/** Every different thing to paste, labelled with its endpoint where several endpoints need each their own. */
export function remediesOf({ cases }: Alike): readonly Remedy[] {
  const remedies = new Map<string, Remedy>();
  const labels = new Set<string>();
  for (const { endpoint, failure } of cases.slice(0, COMMANDS_FOR)) {
    for (const remedy of failure.remedies) {
      if (remedies.has(remedy.text)) continue;
      const label = labels.has(remedy.label) && endpoint !== undefined ? `${remedy.label}, ${endpoint.target.name}` : remedy.label;
      labels.add(remedy.label);
      remedies.set(remedy.text, { ...remedy, label });
    }
  }
  return [...remedies.values()];
}

/** Endpoints whose commands are left out, when they have some of their own. */
export function withoutCommands(group: Alike): number {
  const last = group.cases.at(COMMANDS_FOR);
  const shown = new Set(remediesOf(group).map(({ text }) => text));
  return last?.failure.remedies.some(({ text }) => !shown.has(text)) === true ? group.cases.length - COMMANDS_FOR : 0;
}

function casesOf(endpoint: EndpointOutcome): readonly Case[] {
  const byCode = new Map<string, Case>();
  for (const { failure } of endpoint.checks) {
    if (failure !== undefined && !byCode.has(failure.code)) byCode.set(failure.code, { endpoint, failure });
  }
  return [...byCode.values()];
}

function group(failure: Failure, cases: readonly Case[] | undefined): Alike {
  if (cases === undefined) return { failure, cases: [{ endpoint: undefined, failure }], level: 'error' };
  const fails = cases.some((one) => one.endpoint?.checks.some((check) => check.status === 'fail' && check.failure?.code === failure.code));
  return { failure: cases[0]?.failure ?? failure, cases, level: fails ? 'error' : 'warning' };
}

function same(one: Fact, other: Fact): boolean {
  return one.name === other.name && one.value === other.value;
}
