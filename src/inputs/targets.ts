/** What a token is asked for and what is probed with it: the inputs `endpoint`, `audience`, `service` and `trusted-hosts`, read together. */
import { AUDIENCE_FORMS, readAudience, shown, type Read } from '../azure/audiences.ts';
import type { Cloud } from '../azure/clouds.ts';
import { readEndpoint } from '../azure/endpoints.ts';
import { serviceNamed, SERVICES } from '../azure/services/index.ts';
import type { Service } from '../azure/services/service.ts';
import { INPUT_KINDS } from '../failures/input.ts';
import type { Note, Target } from '../request.ts';
import { nearest, type Reader } from './reader.ts';

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
  const targets = lines.flatMap((line) => take(reader, 'endpoint', line, readEndpoint(line, defaults), notes));
  if (lines.length === 0) return { audiences: distinct(audiences, (audience) => audience, 'audience', notes), targets: [] };
  if (audiences[0] !== undefined && targets.length > 0 && !targets.some(({ audience }) => audience === audiences[0])) {
    notes.push({ level: 'warning', text: 'audience: not used, since every line of endpoint has an audience of its own.' });
  }
  return {
    audiences: [...new Set(targets.map(({ audience }) => audience))],
    targets: distinct(targets, ({ base }) => base, 'endpoint', notes),
  };
}

function readService(reader: Reader): Service | undefined {
  const given = reader.text('service');
  if (given === undefined) return undefined;
  const service = serviceNamed(given);
  if (service === undefined) {
    const names = Object.keys(SERVICES);
    reader.wrong('service', given, `one of ${names.map((name) => `\`${name}\``).join(', ')}`, nearest(given, names));
  }
  return service;
}

/** Exact hosts only: a pattern would send a token to hosts that nobody looked at. */
function readTrustedHosts(reader: Reader): Set<string> {
  const hosts = new Set<string>();
  for (const line of reader.lines('trusted-hosts')) {
    const url = URL.canParse(`https://${line}`) ? new URL(`https://${line}`) : undefined;
    if (url === undefined || /[/\\?#@*\s,]/.test(line) || url.host === '')
      reader.wrong('trusted-hosts', line, 'one exact `host` or `host:port` a line, without scheme, path or `*`');
    else hosts.add(url.host);
  }
  return hosts;
}

/** The value of a reading in a list, or its mistake noted. */
function take<Value>(reader: Reader, input: string, given: string, read: Read<Value>, notes: Note[]): Value[] {
  if (read.ok) {
    notes.push(...read.notes.map(({ level, text }) => ({ level, text: `${input}: ${text}.` })));
    return [read.value];
  }
  const { code, allowed, instead, audience } = read.mistake;
  const at = audience === undefined ? { input, given: shown(given) } : { input: 'audience', given: shown(audience) };
  reader.note(INPUT_KINDS[code], { ...at, allowed, ...(instead !== undefined && { instead }) });
  return [];
}

/** Each value once, in the order written; what was written twice is said. */
function distinct<Value>(values: readonly Value[], key: (value: Value) => string, input: string, notes: Note[]): Value[] {
  const first = new Map<string, Value>();
  for (const value of values) {
    if (first.has(key(value))) notes.push({ level: 'notice', text: `${input}: ${shown(key(value))} stands there twice and counts once.` });
    else first.set(key(value), value);
  }
  return [...first.values()];
}
