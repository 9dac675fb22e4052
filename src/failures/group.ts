/** Groups the failures of a run by cause. All reports use these groups. */
import type { Command, Fact, Failure } from '../model/failure.ts';
import type { EndpointOutcome, FailureCase, FailureGroup, TokenOutcome } from '../model/outcome.ts';

interface Findings {
  /** Failures that affect the whole run, such as invalid inputs. */
  readonly errors?: readonly Failure[];
  readonly tokens?: readonly TokenOutcome[];
  readonly endpoints?: readonly EndpointOutcome[];
}

interface WaitSummary {
  /** Value of `wait-seconds`, in milliseconds. */
  readonly waitMs: number;
  /** Time since the step started. */
  readonly elapsedMs: number;
  /** True if the step paused at least once before a retry. */
  readonly paused: boolean;
}

/** Longest pause before a retry. If the step stopped with more than this much time left, it did not stop because of `wait-seconds`. */
const LONGEST_PAUSE_MS = 15_000;

/** Maximum number of endpoints whose commands are included in a message. The commands differ only in the host. */
const COMMANDS_FOR = 25;

/** Languages of code blocks that can be merged into a single block. */
const SHELLS: ReadonlySet<Command['language']> = new Set(['bash', 'powershell']);

/**
 * Groups the failures of a run by cause. Groups are sorted in this order: whole run, tokens, failed checks, warnings.
 *
 * Failures with the same cause, such as a broken proxy, are grouped together. Other endpoint failures are grouped by failure code.
 * If a token request fails, the failure group includes all endpoints that require the token.
 */
export function groupFailures({ errors = [], tokens = [], endpoints = [] }: Findings, waited?: WaitSummary): readonly FailureGroup[] {
  const ofRun = errors.map((failure): FailureCase => ({ failure, status: 'fail' }));
  const ofTokens = tokens.flatMap((token): FailureCase[] => (token.granted ? [] : [{ ...token, status: 'fail' }]));
  const audienceOf = new Map(ofTokens.map(({ failure, audience }) => [identity(failure), audience]));
  const ofEndpoints = endpoints.flatMap((endpoint) => casesOf(endpoint, audienceOf));
  const byStatus = (status: FailureCase['status']): FailureCase[] => ofEndpoints.filter((one) => one.status === status);
  const groups = Map.groupBy([...ofRun, ...ofTokens, ...byStatus('fail'), ...byStatus('warn')], keyOf);
  return [...groups.values()].flatMap((cases) => cases.slice(0, 1).map(({ failure }) => createGroup(failure, cases, waited)));
}

function casesOf(endpoint: EndpointOutcome, audienceOf: ReadonlyMap<string, string | undefined>): readonly FailureCase[] {
  const cases = endpoint.checks.flatMap(({ failure, status }): FailureCase[] => {
    if (failure === undefined) return [];
    const audience = audienceOf.get(identity(failure));
    return [{ failure, status: status === 'warn' ? 'warn' : 'fail', endpoint, ...(audience !== undefined && { audience }) }];
  });
  return [...new Map(cases.map((one) => [`${one.status} ${identity(one.failure)}`, one])).values()];
}

function keyOf({ failure, endpoint, audience }: FailureCase): string {
  if (failure.shared !== undefined) return failure.shared.key;
  return endpoint !== undefined && audience === undefined ? failure.code : identity(failure);
}

const identity = ({ code, what }: Failure): string => `${code} ${what}`;

function createGroup(first: Failure, cases: readonly FailureCase[], waited: WaitSummary | undefined): FailureGroup {
  const failure = { ...first, ...first.shared?.describe(occurrencesOf(cases)) };
  const names = [...new Set(cases.flatMap(placesOf))];
  const distinct = new Map(cases.flatMap((one) => one.failure.facts).map((fact) => [`${fact.name} ${fact.value}`, fact]));
  const isCommon = (fact: Fact): boolean => cases.every((one) => one.failure.facts.some((other) => isSame(fact, other)));
  const all = names.length <= 1 ? [...distinct.values()] : failure.facts.filter(isCommon);
  const places = names.map((name) => {
    const own = cases.filter((one) => placesOf(one).includes(name)).flatMap((one) => one.failure.facts);
    return { name, facts: own.filter((fact) => !all.some((other) => isSame(other, fact))) };
  });
  return {
    failure,
    level: cases.some(({ status }) => status === 'fail') ? 'error' : 'warning',
    cases,
    waiting: waited && waitingText(failure, waited),
    facts: all,
    placeKind: cases.some(isAtEndpoint) && cases.every((one) => isAtEndpoint(one) || placesOf(one).length === 0) ? 'endpoint' : 'host',
    places,
    ...commandsOf(failure, cases),
  };
}

function occurrencesOf(cases: readonly FailureCase[]): NonNullable<Failure['shared']>['occurrence'][] {
  const occurrences = cases.map(({ failure: { shared } }) => shared?.occurrence).filter((one) => one !== undefined);
  return [...new Map(occurrences.map((one) => [`${one.place} ${one.owner}`, one])).values()];
}

/** True if the endpoint itself failed. False if the endpoint was not checked because no token is available for it. */
const isAtEndpoint = ({ endpoint, audience }: FailureCase): boolean => endpoint !== undefined && audience === undefined;

function placesOf({ endpoint, audience, failure: { shared } }: FailureCase): readonly string[] {
  if (endpoint !== undefined && audience === undefined) return [endpoint.target.name];
  return shared === undefined ? [] : [`${shared.occurrence.place} (${shared.occurrence.owner})`];
}

function commandsOf(failure: Failure, cases: readonly FailureCase[]): Pick<FailureGroup, 'commands' | 'casesWithoutCommands'> {
  const commandsIn = (some: readonly FailureCase[]): Command[] => some.flatMap((one) => one.failure.commands);
  const shown = failure.shared === undefined ? commandsIn(cases.slice(0, COMMANDS_FOR)) : failure.commands;
  const distinct = [...new Map(shown.map((command) => [command.text, command])).values()];
  const joined = Map.groupBy(distinct, ({ label, language, text }) => (SHELLS.has(language) ? label : text));
  const leftOut = failure.shared === undefined ? cases.slice(COMMANDS_FOR) : [];
  return {
    commands: [...joined.values()].flatMap((commands) =>
      commands.slice(0, 1).map((first) => ({ ...first, text: commands.map(({ text }) => text).join('\n') })),
    ),
    casesWithoutCommands: leftOut.filter((one) => one.failure.commands.some(({ text }) => !shown.some((other) => other.text === text)))
      .length,
  };
}

function waitingText({ wait }: Failure, { waitMs, elapsedMs, paused }: WaitSummary): string | undefined {
  if (wait === undefined) return undefined;
  const longer = `${wait.hint}. To retry for longer, set wait-seconds: ${String(wait.seconds)} in the step.`;
  if (waitMs === 0 || (wait.tooShort === true && waitMs < wait.seconds * 1000)) return longer;
  // A permanent failure ends the step immediately, so there is no wait time to report.
  if (!paused || elapsedMs + LONGEST_PAUSE_MS < waitMs) return undefined;
  const waited = `The step retried for ${String(Math.round(elapsedMs / 1000))} s (wait-seconds: ${String(waitMs / 1000)}) without success.`;
  return waitMs < wait.seconds * 1000 ? `${waited} ${longer}` : `${waited} Waiting longer is unlikely to help.`;
}

const isSame = (one: Fact, other: Fact): boolean => one.name === other.name && one.value === other.value;
