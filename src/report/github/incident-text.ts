/**
 * The words of an incident issue. They stand in front of everybody who may read the repository: fixed words, codes, times and host
 * names, nothing that a server said, no client or tenant ID, and nothing that GitHub would turn into a mention, a link, an image or HTML.
 */
import { createHash } from 'node:crypto';
import type { Outcome } from '../../model/outcome.ts';
import type { Request } from '../../model/request.ts';
import { isFailing, runUrl } from './client.ts';
import { code, prose, table } from '../markdown.ts';

/** One thing that fails, at one place. */
export interface Failed {
  /** An endpoint's name, an audience, or `this run`. */
  readonly place: string;
  /** A failure's stable code. */
  readonly code: string;
  readonly title: string;
}

/** What a run has to say to an incident. */
export interface Finding {
  readonly failing: boolean;
  /** In order of place and code: two runs that see the same write the same. */
  readonly failed: readonly Failed[];
  /** Changes when, and only when, the set of (place, code) does. 16 hex digits. */
  readonly fingerprint: string;
}

/** GitHub takes 65,536 characters for a body, and nobody reads more rows than these: the run's summary has them all. */
const MOST_ROWS = 50;

const GUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;

/**
 * What of a run's outcome makes an incident: what fails the verdict, not what merely warns beside it, or a slow answer that comes and
 * goes would make a comment of every run.
 */
export function findingOf(outcome: Outcome, request: Request): Finding {
  const failing = isFailing(outcome, request);
  const failed = failing ? failedOf(outcome, outcome.status === 'warn') : [];
  const set = JSON.stringify(failed.map(({ place, code }) => [place, code]));
  return { failing, failed, fingerprint: createHash('sha256').update(set).digest('hex').slice(0, 16) };
}

function failedOf({ endpoints, tokens, failures }: Outcome, warningsFail: boolean): readonly Failed[] {
  const found = endpoints.flatMap(({ target, checks }) =>
    checks.flatMap(({ status, failure }) => (failure === undefined ? [] : [{ place: target.name, status, failure }])),
  );
  const atEndpoints = found.filter(({ status }) => status === 'fail' || warningsFail);
  // What a warning beside the failure says is not the incident's; a token's failure is told where an endpoint needs the token, once.
  const told = new Set(found.map(({ failure }) => failure.code));
  const atAudiences = tokens.flatMap((token) =>
    token.granted || told.has(token.failure.code) ? [] : [{ ...token, place: token.audience }],
  );
  for (const { failure } of atAudiences) told.add(failure.code);
  const elsewhere = failures.filter(({ code }) => !told.has(code)).map((failure) => ({ place: 'this run', failure }));
  const rows = [...atEndpoints, ...atAudiences, ...elsewhere].map(({ place, failure: { code, title } }) => ({ place, code, title }));
  const unique = new Map(rows.map((row) => [`${row.place} ${row.code}`, row]));
  return [...unique].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}

/**
 * The hidden first line by which an incident's issue is known again. The key is in Base64, which has neither `-` nor `>`: nothing in it
 * can end the comment.
 * @returns what the body starts with, up to the fingerprint
 */
export function marker(key: string): string {
  return `<!-- azure-healthcare-token incident ${Buffer.from(key, 'utf8').toString('base64')} `;
}

/** @returns the fingerprint in the body of an issue; undefined when the issue is not this key's */
export function fingerprintIn(body: string, key: string): string | undefined {
  const start = marker(key);
  return body.startsWith(start) ? /^([\da-f]{16}) -->/.exec(body.slice(start.length))?.[1] : undefined;
}

/** `2026-11-21 04:05 UTC`. @param ms since the epoch */
function time(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A length of time in its two largest units: `2 d 4 h`, `3 h 12 min`, `45 s`. @param ms not negative */
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

function whatFails({ failed }: Finding): string {
  const rows = failed.slice(0, MOST_ROWS).map((row) => [code(row.place.replaceAll(GUID, 'hidden-id')), code(row.code), prose(row.title)]);
  const more = failed.length - rows.length;
  const rest = more > 0 ? `\n\nAnd ${String(more)} more: they are in the summary of the run.` : '';
  return `${table(['where', 'failure', 'what it is'], rows)}${rest}`;
}

function log({ run }: Request): string {
  const url = runUrl(run);
  return url === undefined ? `run ${code(run.runId)}` : `[run ${run.runId}](${url})`;
}

/** The title, which never changes while the incident lasts. The input `incident-issue` takes letters, digits and ` ._/-` only. */
export function title(key: string): string {
  return `Health check fails: ${key}`;
}

/** @param since when the incident began, milliseconds since the epoch */
export function body(finding: Finding, key: string, since: number, outcome: Outcome, request: Request): string {
  return [
    `${marker(key)}${finding.fingerprint} -->`,
    `The health check ${code(key)} has been failing since ${time(since)}. As of ${time(outcome.ended)} this fails:`,
    '',
    whatFails(finding),
    '',
    `The log of ${log(request)} says why, and what to type next.`,
    '',
    `The workflow ${code(request.run.workflow)} keeps this issue: it comments when something else fails, and closes it when the check passes again.`,
  ].join('\n');
}

export function changedComment(finding: Finding, outcome: Outcome, request: Request): string {
  return [`What fails has changed. As of ${time(outcome.ended)}:`, '', whatFails(finding), '', `Seen by ${log(request)}.`].join('\n');
}

/** @param since when the incident began, milliseconds since the epoch */
export function recoveredComment(since: number, outcome: Outcome, request: Request): string {
  const lasted = duration(Math.max(0, outcome.ended - since));
  const warnings = outcome.status === 'warn' ? ', with warnings' : '';
  return `Recovered after ${lasted}: the check passes again${warnings} (${time(since)} to ${time(outcome.ended)}, seen by ${log(request)}).`;
}

/** @param first number of the issue that stays */
export function twinBody(first: number): string {
  return `Two runs opened an issue for the same incident at the same moment. It goes on in #${String(first)}.`;
}
