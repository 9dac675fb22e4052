/** What a token is asked for and what is probed with it: the inputs `endpoint`, `audience`, `service` and `trusted-hosts`, read together. */
import { AUDIENCE_FORMS, readAudience } from '../azure/audiences.ts';
import type { Cloud } from '../azure/clouds.ts';
import { readEndpoint } from '../azure/endpoints.ts';
import { choices, redactForLog, type ParseResult } from '../azure/parse-result.ts';
import { serviceNamed, SERVICES } from '../azure/services/index.ts';
import type { Service } from '../azure/services/service.ts';
import { INPUT_KINDS } from '../failures/inputs.ts';
import type { Note, Target } from '../model/request.ts';
import { misspelt, type Reader } from './reader.ts';

/** More would not fit the limits of one step: summary, report and time. A matrix has room for more (docs/recipes.md). */
export const MOST_ENDPOINTS = 200;

/**
 * Reads audiences and endpoints.
 *
 * @returns each distinct audience once, in the order written, and the endpoints.
 */
export function readTargets(reader: Reader, cloud: Cloud, notes: Note[]): { audiences: string[]; targets: Target[] } {
  const lines = reader.lines('endpoint');
  const given = reader.lines('audience');
  const service = readService(reader);
  const trustedHosts = readTrustedHosts(reader);
  if (lines.length === 0 && given.length === 0)
    reader.wrong(
      'endpoint',
      '',
      `the URL of a service, whose audience follows from it; or in its place an \`audience\`: ${AUDIENCE_FORMS}`,
    );
  if (lines.length > MOST_ENDPOINTS)
    reader.wrong('endpoint', `${String(lines.length)} lines`, `up to ${String(MOST_ENDPOINTS)} endpoints in one step`);
  if (lines.length > 0 && given.length > 1)
    reader.wrong(
      'audience',
      `${String(given.length)} lines`,
      'one audience beside `endpoint`; a line of `endpoint` can name its own by audience=…',
    );
  const audiences = given.flatMap((audience) => take(reader, 'audience', audience, readAudience(audience, cloud), notes));
  // A wrong audience stands in for itself: one mistake, not one more for every line that wanted it.
  const defaults = {
    cloud,
    service,
    audience: audiences[0] ?? given[0],
    override: lines.length === 1 && audiences.length > 0,
    trustedHosts,
  };
  if (lines.length === 0) {
    return {
      audiences: distinct(
        audiences,
        (audience) => audience,
        (audience) => notes.push(twice('audience', audience)),
      ),
      targets: [],
    };
  }
  const written = lines.flatMap((line) =>
    take(reader, 'endpoint', line, readEndpoint(line, defaults), notes).map((target): Written => ({ line, target })),
  );
  const targets = distinct(
    written,
    ({ target }) => target.base,
    (again, first) => {
      if (isSame(again.target, first.target)) notes.push(twice('endpoint', again.target.base));
      else
        reader.wrong(
          'endpoint',
          again.line,
          `one service and one audience for each endpoint; another line has ${redactForLog(first.line)}`,
        );
    },
  ).map(({ target }) => target);
  if (audiences[0] !== undefined && targets.length > 0 && !targets.some(({ audience }) => audience === audiences[0])) {
    notes.push({ level: 'warning', text: 'audience: not used, since every line of endpoint has an audience of its own.' });
  }
  return { audiences: [...new Set(targets.map(({ audience }) => audience))], targets };
}

/** A line of `endpoint`, and what was read of it. */
interface Written {
  readonly line: string;
  readonly target: Target;
}

function isSame(one: Target, other: Target): boolean {
  return one.service === other.service && one.audience === other.audience;
}

function readService(reader: Reader): Service | undefined {
  const given = reader.text('service');
  if (given === undefined) return undefined;
  const service = serviceNamed(given);
  if (service === undefined) {
    reader.wrong('service', given, `one of ${choices(Object.keys(SERVICES))}`, misspelt(given, Object.keys(SERVICES)));
  }
  return service;
}

/** Exact hosts only: a pattern would send a token to hosts that nobody looked at. */
function readTrustedHosts(reader: Reader): Set<string> {
  const hosts = new Set<string>();
  for (const line of reader.lines('trusted-hosts')) {
    const url = URL.canParse(`https://${line}`) ? new URL(`https://${line}`) : undefined;
    // No more than names, addresses and ports are made of: a host stands in commands to paste.
    if (url === undefined || /[/\\?#@*\s,]/.test(line) || !/^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d+)?$/.test(url.host))
      reader.wrong('trusted-hosts', line, 'one exact `host` or `host:port` a line, without scheme, path or `*`');
    else hosts.add(url.host);
  }
  return hosts;
}

/** The value of a reading in a list, or its mistake noted. */
function take<Value>(reader: Reader, input: string, given: string, read: ParseResult<Value>, notes: Note[]): Value[] {
  if (read.ok) {
    notes.push(...read.notes.map(({ level, text }) => ({ level, text: `${input}: ${text}.` })));
    return [read.value];
  }
  const { code, allowed, instead, audience, inLine } = read.error;
  const at = audience === undefined ? { input, given: redactForLog(given) } : { input: 'audience', given: redactForLog(audience) };
  reader.note(INPUT_KINDS[code], { ...at, allowed, ...(instead !== undefined && { instead }), ...(inLine && { inLine }) });
  return [];
}

function twice(input: string, value: string): Note {
  return { level: 'notice', text: `${input}: ${redactForLog(value)} stands there twice and counts once.` };
}

/** Each value once, in the order written; `onAgain` is told of one whose key was there before. */
function distinct<Value>(values: readonly Value[], key: (value: Value) => string, onAgain: (again: Value, first: Value) => void): Value[] {
  const known = new Map<string, Value>();
  for (const value of values) {
    const first = known.get(key(value));
    if (first === undefined) known.set(key(value), value);
    else onAgain(value, first);
  }
  return [...known.values()];
}
