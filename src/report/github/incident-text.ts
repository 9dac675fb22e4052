/**
 * Creates the text of incident issues from fixed phrases, codes, times and host names. The issue text does not contain client IDs, tenant
 * IDs or text from servers. In a public repository, the text does not reveal what failed.
 */
import { createHash } from 'node:crypto';
import { failureCodes, idHider, isFailing, isPublicRepository, type Outcome } from '../../model/outcome.ts';
import type { Request, Target } from '../../model/request.ts';
import { plural } from '../../util/text.ts';
import { code, prose, table } from '../markdown.ts';

/** Data from a run's result that is used to update an incident issue. */
export interface Finding {
  readonly failing: boolean;
  /** `place` is an endpoint, an audience or `this run`. The failures are sorted, so equal results produce equal text. */
  readonly failed: readonly { readonly place: string; readonly code: string; readonly title: string }[];
  /** Number of failing endpoints. Undefined if the run did not check any endpoint. */
  readonly count: number | undefined;
  /** Hashes of the failing endpoints. If the run failed for another reason, contains the hashes of all endpoints. */
  readonly endpoints: readonly string[];
  /** Hashes of the endpoints for which all checks are conclusive. */
  readonly checked: ReadonlySet<string>;
  /** Hash of the failures. Changes only if the set of failures changes. */
  readonly fingerprint: string;
  readonly isPublic: boolean;
}

/** Maximum number of table rows. GitHub limits an issue body to 65,536 characters. */
const MOST_ROWS = 50;

/** Marks the end of the action's section in an issue body. */
const END = '<!-- azure-healthcare-token end -->';

/** Returns the failures that cause the run to fail. Includes warnings only if nothing else failed, because they might be intermittent. */
export function findingOf(outcome: Outcome, request: Request): Finding {
  const failing = isFailing(outcome.status, request.failOn);
  const failed = failing ? failedPlaces(outcome, request) : [];
  const isPublic = isPublicRepository(outcome, request);
  const hashes = (targets: readonly Target[]): readonly string[] => targets.map(({ base }) => hash(base, 12)).toSorted();
  const failedTargets = outcome.endpoints.filter(({ status }) => status === outcome.status).map(({ target }) => target);
  const count = outcome.endpoints.length > 0 ? failedTargets.length : undefined;
  const endpoints = failing ? hashes(failedTargets.length > 0 ? failedTargets : request.targets) : [];
  // In a public repository, the fingerprint must not reveal which failures occurred.
  const fingerprint = hash(JSON.stringify(isPublic ? endpoints : failed.map(({ place, code }) => [place, code])), 16);
  const conclusive = outcome.endpoints.filter(({ checks }) => !failureCodes(checks).some((code) => INCONCLUSIVE.has(code)));
  const checked = new Set(hashes(conclusive.map(({ target }) => target)));
  return { failing, failed, count, endpoints, checked, fingerprint, isPublic };
}

/** Failure codes of inconclusive checks. An inconclusive check does not show that an earlier failure is resolved. */
const INCONCLUSIVE: ReadonlySet<string> = new Set(['anonymous-unavailable', 'anonymous-unclear', 'token-check-unclear', 'access-unknown']);

function failedPlaces(outcome: Outcome, request: Request): Finding['failed'] {
  const { groups, status } = outcome;
  const cases = groups.flatMap((group) => group.cases).filter((one) => one.status === 'fail' || status === 'warn');
  const needed = new Set(cases.flatMap(({ endpoint, audience }) => (endpoint === undefined ? [] : (audience ?? []))));
  const hide = idHider(outcome, request);
  const rows = cases
    .filter(({ endpoint, audience }) => endpoint !== undefined || audience === undefined || !needed.has(audience))
    .map(({ endpoint, audience, failure }) => ({
      place: hide(endpoint?.target.name ?? audience ?? 'this run'),
      code: failure.code,
      title: failure.title,
    }));
  const unique = new Map(rows.map((row) => [`${row.place} ${row.code}`, row]));
  return [...unique].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}

function hash(text: string, digits: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, digits);
}

/** Returns the start of the hidden HTML comment for an incident. Base64 does not use `-`, so the key cannot close the comment. */
export function marker(key: string): string {
  return `<!-- azure-healthcare-token incident ${Buffer.from(key, 'utf8').toString('base64')} `;
}

/** Reads the hidden comment in an issue body. Returns undefined if the issue is not an incident with this key. */
export function stateIn(body: string, key: string): Pick<Finding, 'fingerprint' | 'endpoints'> | undefined {
  const start = startIn(body, key);
  const state = start < 0 ? '' : body.slice(start + marker(key).length);
  const [, fingerprint, endpoints = ''] = /^([\da-f]{16})(?: ([\da-f,]*))? -->/.exec(state) ?? [];
  return fingerprint === undefined ? undefined : { fingerprint, endpoints: endpoints.split(',').filter((one) => one !== '') };
}

/** Returns the position of the hidden comment, or -1. Ignores a hidden comment in text that was quoted from another issue. */
function startIn(body: string, key: string): number {
  let position = 0;
  for (const line of body.split('\n')) {
    const column = line.indexOf(marker(key));
    if (column >= 0 && !/^\s*>/.test(line)) return position + column;
    position += line.length + 1;
  }
  return -1;
}

/** Replaces the action's own section in an issue body. Preserves any text that users added before or after the section. */
export function replaceText(body: string, key: string, text: string): string {
  const start = startIn(body, key);
  const end = body.indexOf(END, start);
  return body.slice(0, start) + text + (end < 0 ? '' : body.slice(end + END.length));
}

function time(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Formats a duration in its two largest units, such as `2 d 4 h`, `3 h 12 min` or `45 s`. */
export function duration(ms: number): string {
  const units = [
    { name: 'd', size: 86_400_000, per: Infinity },
    { name: 'h', size: 3_600_000, per: 24 },
    { name: 'min', size: 60_000, per: 60 },
    { name: 's', size: 1000, per: 60 },
  ].map(({ name, size, per }) => ({ name, count: Math.floor(ms / size) % per }));
  const first = units.findIndex(({ count }) => count > 0);
  const shown = first === -1 ? units.slice(-1) : units.slice(first, first + 2).filter(({ count }) => count > 0);
  return shown.map(({ name, count }) => `${String(count)} ${name}`).join(' ');
}

function whatFails({ failed, count, isPublic }: Finding): string {
  if (isPublic) return `Failing endpoints: ${String(count ?? 'unknown')}.`;
  const rows = failed.slice(0, MOST_ROWS).map((row) => [code(row.place), code(row.code), prose(row.title)]);
  const more = failed.length - rows.length;
  const rest = more > 0 ? `\n\nThe run's summary contains ${plural(more, 'more row')}.` : '';
  return `${table(['Where', 'Failure', 'Title'], rows)}${rest}`;
}

function linkToRun({ run }: Request): string {
  return run.links.run === undefined ? `run ${code(run.runId)}` : `[run ${run.runId}](${run.links.run})`;
}

/** Returns the title of an incident issue. The title never changes. */
export function title(key: string): string {
  return `Health check fails: ${key}`;
}

/**
 * Builds the section that the action writes to the issue body.
 *
 * @param endpoints hashes of the endpoints that belong to the incident.
 * @param since start time of the incident, in milliseconds since the epoch.
 */
export function body(finding: Finding, endpoints: readonly string[], key: string, since: number, now: number, request: Request): string {
  return [
    `${marker(key)}${finding.fingerprint} ${endpoints.join(',')} -->`,
    `The health check ${code(key)} has been failing since ${time(since)}. State at ${time(now)}:`,
    '',
    whatFails(finding),
    '',
    `The log of ${linkToRun(request)} shows the cause and the next step.`,
    '',
    `The workflow ${code(request.run.workflow)} updates this issue. It comments when the failures change, and closes the issue when the check passes again.`,
    END,
  ].join('\n');
}

export function changedComment(finding: Finding, now: number, request: Request): string {
  return `The failures have changed. State at ${time(now)}:\n\n${whatFails(finding)}\n\nSource: ${linkToRun(request)}.`;
}

/** @param since start time of the incident, in milliseconds since the epoch. */
export function recoveredComment(since: number, { isPublic }: Finding, { ended, status }: Outcome, request: Request): string {
  const lasted = duration(Math.max(0, ended - since));
  const warnings = status === 'warn' && !isPublic ? ' with warnings' : '';
  return `Recovered after ${lasted}: the check passes again${warnings} (${time(since)} to ${time(ended)}, ${linkToRun(request)}).`;
}

/** @param first number of the issue that stays open. */
export function twinBody(first: number): string {
  return `Two runs opened issues for the same incident at the same time. See #${String(first)}.`;
}
