/** Formats log lines and annotations. */
import { CHECKS } from '../azure/services/service.ts';
import type { Command, Fact, RetryDelay } from '../model/failure.ts';
import { reference } from '../failures/define.ts';
import type { Check, EndpointOutcome, FailureGroup, Granted, Outcome, Status } from '../model/outcome.ts';
import { failureCodes } from '../model/outcome.ts';
import type { Request, SignIn, Target } from '../model/request.ts';
import { joinList, plural } from '../util/text.ts';
import { line, visible } from './markdown.ts';
import type { Timings } from '../http/types.ts';

/** Display names of the sign-in methods. */
export const SIGN_IN: Readonly<Record<SignIn['method'], string>> = {
  'github-oidc': 'GitHub OIDC',
  'azure-cli': 'Azure CLI login',
  'azure-powershell': 'Azure PowerShell login',
  'managed-identity': "this machine's managed identity",
  'existing-login': 'existing login (client-id and tenant-id are empty)',
};

/** An annotation and a log group that contains the evidence and commands. */
interface Story {
  readonly level: FailureGroup['level'];
  readonly title: string;
  /** GitHub collects the text of annotations as telemetry (actions/runner ExecutionContext.cs). */
  readonly annotation: string;
  readonly heading: string;
  readonly lines: readonly string[];
}

/** GitHub shows at most ten errors and ten warnings per step (actions/runner ExecutionContext.cs, `_maxCountPerIssueType`). */
const ANNOTATIONS = 10;

/** Maximum number of characters in a value that is listed below a failure message. */
const LONGEST = 10_000;

/** Returns the first lines of the log, which show the identity, the requested tokens and the number of endpoints. */
export function openingLines(request: Request): readonly string[] {
  const { signIn, cloud, audiences, targets, smokeTest, outputToken, applicationInsights } = request;
  const ids = Object.entries({ client: signIn.clientId, tenant: signIn.tenantId });
  const who = ids.flatMap(([name, id = '']) => (id === '' ? [] : [`, ${name} ${id}`]));
  const use = outputToken ? 'for this step and later steps' : 'for this step only';
  const probed = smokeTest ? targets.length : 0;
  return [
    `Sign-in: ${SIGN_IN[signIn.method]}${who.join('')}, ${cloud.title}.`,
    `Requesting ${plural(audiences.length, 'token')} for ${joinList(audiences)} (${use}).`,
    ...(applicationInsights === undefined ? [] : ['The step requests one more token for Application Insights after the checks.']),
    ...(probed === 0 ? [] : [`Checking ${plural(probed, 'endpoint')}. None of the requests can return patient data.`]),
  ].map(safe);
}

/** Returns the log line for a token. */
export function tokenLine({ audience, by, expiresOn, claims, requestId }: Granted, now: number): string {
  const minutes = Math.round((expiresOn - now) / 60_000);
  const principal = claims?.objectId === undefined ? '' : `, principal ${claims.objectId}`;
  const from = by === undefined || by === 'github-oidc' ? '' : ` from the ${SIGN_IN[by].replace(/^this /, '')}`;
  const request = requestId === undefined ? '' : `, request ${requestId}`;
  return safe(
    `Token for ${audience}${from}: expires ${new Date(expiresOn).toISOString()} (in ${String(minutes)} min)${principal}${request}.`,
  );
}

/** Returns the log message for the pause before the next attempt. */
export function pauseLine(what: string, { failure, attempts, pauseMs, remainingMs }: RetryDelay, elapsedMs: number): string {
  const seconds = (ms: number): string => `${String(Math.round(ms / 1000))} s`;
  const left = remainingMs > 0 ? `, ${seconds(remainingMs)} left` : '';
  const reason = [failure.title, failure.code, failure.facts.find(({ name }) => name === 'Request')?.value].filter(Boolean).join(', ');
  return safe(
    `Waiting for ${what} (${reason}). Attempt ${String(attempts + 1)} in ${(pauseMs / 1000).toFixed(1)} s, ${seconds(elapsedMs)} elapsed${left}.`,
  );
}

/** Returns the log line for an endpoint. */
export function endpointLine({ target, status, checks, latencyMs, timings }: EndpointOutcome, targets: readonly Target[]): string {
  const width = (nameOf: (one: Target) => string): number => Math.max(...targets.map((one) => nameOf(one).length));
  const codes = failureCodes(checks);
  const parts = [
    ...Object.entries(CHECKS).flatMap(([name, title]) =>
      checks.filter((check) => check.name === name).map((check) => (isOpen(check) ? OPEN : `${title}: ${resultOf(check)}`)),
    ),
    ...checks.flatMap(({ right, status: result, observed, expected = '' }) =>
      right === undefined ? [] : `${right}: ${String(observed?.value)} (${result === 'pass' ? 'expected' : `expect: ${expected}`})`,
    ),
    ...(latencyMs === undefined ? [] : [`latency ${milliseconds(latencyMs)} (open connection)`]),
    ...(timings === undefined ? [] : [`first request ${spent(timings)}`]),
  ];
  return safe(
    [
      status.toUpperCase(),
      target.service.name.padEnd(width(({ service }) => service.name)),
      target.name.padEnd(width(({ name }) => name)),
      parts.join(' · '),
      ...(codes.length === 0 ? [] : [codes.join(', ')]),
      ...checks.flatMap(({ note }) => note ?? []),
    ].join('  '),
  );
}

/** Formats a whole number of milliseconds, such as `12 ms`. */
export function milliseconds(ms: number): string {
  return ms === 0 ? '< 1 ms' : `${String(ms)} ms`;
}

const OPEN = 'accepts anonymous requests, as the expect input allows (200)';

/** True if the host accepted the anonymous request and `expect: anonymous: 200` allows that. */
const isOpen = ({ name, status, observed }: Check): boolean => name === 'anonymous' && status === 'pass' && observed?.value === 200;

const RESULTS: Readonly<Record<Status, string>> = { pass: 'yes', warn: 'unknown', fail: 'no' };

/** Returns a result such as `yes (200)`. If there was no response, returns `unknown` for all checks except the health check. */
function resultOf({ name, status, observed }: Check): string {
  if (observed === undefined) return name === 'reachable' || status === 'pass' ? RESULTS[status] : 'unknown';
  return `${RESULTS[status]} (${String(observed.value)})`;
}

/** True if the check was requested by a line in the `expect` input. */
export function isExpectation(check: Check): check is Check & { readonly expected: string } {
  return check.expected !== undefined && check.name !== 'responseTime';
}

function spent({ dns, connect, tls, firstByte }: Timings): string {
  const phases = Object.entries({ dns, connect, tls, 'first byte': firstByte });
  const rounded = phases.flatMap(([name, ms]) => (ms === undefined ? [] : [{ name, ms: Math.round(ms) }]));
  const total = rounded.reduce((sum, { ms }) => sum + ms, 0);
  return `${String(total)} ms (${rounded.map(({ name, ms }) => `${name} ${String(ms)}`).join(' · ')})`;
}

/** Returns one annotation per cause. If there are more than `ANNOTATIONS` causes, the last annotation summarizes the remaining causes. */
export function failureStories(outcome: Outcome, request: Request): readonly Story[] {
  const { groups } = outcome;
  const shown = groups.length <= ANNOTATIONS ? groups : groups.slice(0, ANNOTATIONS - 1);
  const stories = shown.map((group, index) => story(group, index === 0 && !hasSeveralInputErrors(outcome), request));
  return shown === groups ? stories : [...stories, rest(groups.slice(shown.length), request)];
}

/** Returns the next step for the user, or undefined if there is no failure. */
export function nextStep(outcome: Outcome): string | undefined {
  const { groups } = outcome;
  if (!hasSeveralInputErrors(outcome)) return groups[0] && safe(groups[0].failure.next);
  return `Correct the ${String(groups.length)} errors in the inputs, then run the job again.`;
}

/** True if several inputs are invalid. In that case, the action does not request a token. */
export function hasSeveralInputErrors({ groups, tokens }: Outcome): boolean {
  return tokens.length === 0 && groups.length > 1;
}

/**
 * Escapes a line so that the runner does not interpret it as a workflow command. Commands start with `::` at the beginning of a line, or
 * with `##[` anywhere in a line (actions/runner ActionCommand.cs).
 */
export function safe(text: string): string {
  return visible(text)
    .trimEnd()
    .replace(/^(\s*):(?=:)/u, '$1: ')
    .replaceAll('##[', '## [');
}

function story(group: FailureGroup, withoutNext: boolean, request: Request): Story {
  const { failure, level, places, placeKind } = group;
  const count = places.length > 1 ? ` (${plural(places.length, placeKind)})` : '';
  return {
    level,
    title: safe(failure.title),
    annotation: safe(`${headline(group)} ${reference(failure.code, request.run.docs)}`),
    heading: safe(`${failure.code}: details and fix${count}`),
    lines: details(group, withoutNext, request),
  };
}

function rest(groups: readonly FailureGroup[], request: Request): Story {
  const title = `${String(groups.length)} more causes`;
  const { docs } = request.run;
  return {
    level: groups.some(({ level }) => level === 'error') ? 'error' : 'warning',
    title,
    annotation: safe(`Codes: ${failureCodes(groups).join(', ')}. The log contains the details.${docs === undefined ? '' : ` See ${docs}`}`),
    heading: title,
    lines: groups.flatMap((group) => [safe(`${group.failure.title}${where(group)}`), ...details(group, false, request), '']),
  };
}

function details(group: FailureGroup, withoutNext: boolean, request: Request): readonly string[] {
  return [
    ...sentences(group, withoutNext).map(([label, text]) => `${label}:`.padEnd(6) + text),
    ...alignedFacts(group.facts).map((fact) => `  ${fact}`),
    ...placeLines(group),
    ...commandLines(group.commands),
    ...commandNotes(group, request).flatMap((note) => ['', note]),
  ].map(safe);
}

/** Returns the sentences that describe a failure, with labels such as `Why`. Set `withoutNext` to omit the next step. */
export function sentences({ failure, waiting }: FailureGroup, withoutNext: boolean): readonly [label: string, text: string][] {
  const { what, why, next } = failure;
  return Object.entries({ What: what, Why: why, ...(!withoutNext && { Do: next }), ...(waiting !== undefined && { Wait: waiting }) });
}

/** Returns the log lines for commands. */
export function commandLines(commands: readonly Command[]): readonly string[] {
  return commands.flatMap(({ label, text }) => ['', `${label}:`, ...text.split('\n')]);
}

/** Returns notes about omitted commands and about `***`, which GitHub shows in place of IDs stored as secrets. */
export function commandNotes({ commands, casesWithoutCommands: others }: FailureGroup, { signIn, run }: Request): readonly string[] {
  // Workflow runs from forks and Dependabot cannot access regular secrets, so GitHub does not mask IDs in their logs.
  const maskable = run.fork || run.actor === 'dependabot[bot]' ? {} : { 'client ID': signIn.clientId, 'tenant ID': signIn.tenantId };
  const ids = Object.entries(maskable).filter(([, id]) => id !== undefined && commands.some(({ text }) => text.includes(id)));
  const names = ids.map(([name]) => name).join(' or ');
  return [
    ...(others > 0 ? [`Run the same commands for ${plural(others, 'more endpoint')}, with the host of each endpoint.`] : []),
    ...(names === ''
      ? []
      : [`If a command shows ***, replace *** with your ${names}. GitHub masks the ID because the repository stores it as a secret.`]),
  ];
}

/** Returns one line per affected endpoint or host. If only one is affected and the message already identifies it, returns no lines. */
function placeLines({ places, placeKind, failure }: FailureGroup): readonly string[] {
  if (places.length === 0 || (places.length === 1 && failure.shared !== undefined)) return [];
  const lines = places.map(({ name, facts }) => {
    const own = facts.map((fact) => `${fact.name} ${fact.value}`);
    return `  ${name}${own.length === 0 ? '' : `  (${own.join(', ')})`}`;
  });
  const heading = placeKind === 'endpoint' ? 'Endpoint' : 'Host';
  return [`${heading}${places.length === 1 ? '' : 's'}:`, ...lines];
}

/** Formats each name-value pair as one line and aligns the values. */
export function alignedFacts(facts: readonly Fact[]): readonly string[] {
  const width = Math.max(0, ...facts.map(({ name }) => name.length));
  return facts.map(({ name, value }) => `${name.padEnd(width)}  ${line(value, LONGEST)}`);
}

/** The log does not show the title of an annotation, so the text must state what failed and the likely cause. */
function headline({ failure, places }: FailureGroup): string {
  const others = failure.shared === undefined ? places.slice(1).map(({ name }) => name) : [];
  const also = others.length === 0 ? '' : ` Also at ${joinList(others)}.`;
  return failure.headline ?? `${failure.what}${also} ${failure.why}`;
}

function where({ cases }: FailureGroup): string {
  const hosts = cases.flatMap(({ endpoint, audience }) => (audience === undefined ? (endpoint?.target.host ?? []) : []));
  return hosts.length === 0 ? '' : ` at ${joinList([...new Set(hosts)])}`;
}
