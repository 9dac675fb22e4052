/** Reads the `endpoint`, `audience`, `service` and `trusted-hosts` inputs. */
import { AUDIENCE_FORMS, readAudience } from '../azure/audiences.ts';
import type { Cloud } from '../azure/clouds.ts';
import { readEndpoint } from '../azure/endpoints.ts';
import { serviceNamed, SERVICES } from '../azure/services/index.ts';
import type { Service } from '../azure/services/service.ts';
import type { Target } from '../model/request.ts';
import { describeFlaws, misspelt, inputError, type InputError } from '../util/user-input.ts';
import type { Reader } from './reader.ts';
import { either, notice, warning } from '../util/text.ts';

/** Maximum number of endpoints per step. More endpoints would make the reports too large and the step too slow. */
export const MOST_ENDPOINTS = 200;

/** Reads the endpoints and the audiences. Both lists keep the order of the input and do not contain duplicates. */
export function readTargets(reader: Reader, cloud: Cloud): { audiences: string[]; targets: Target[] } {
  const lines = reader.lines('endpoint');
  const given = reader.lines('audience');
  const service = readService(reader);
  const trustedHosts = readTrustedHosts(reader);
  if (lines.length === 0 && given.length === 0 && !reader.isInvalid('endpoint') && !reader.isInvalid('audience')) {
    const fix = `Set the endpoint input to the URL of a service. To get a token without checking an endpoint, set the audience input to ${AUDIENCE_FORMS}`;
    reader.record('endpoint', inputError('is empty, and the audience input is also empty', fix));
  }
  const tooMany = lines.length > 0 && given.length > 1;
  if (tooMany) {
    const fix = 'Write one audience. Add audience=… to the endpoint lines that require a different audience';
    reader.record(
      'audience',
      inputError(`contains ${String(given.length)} lines, but only one is allowed if the endpoint input is set`, fix),
    );
  }
  // Do not report errors in the audience lines yet, because the user must first delete all but one of those lines.
  const audiences = (tooMany ? [] : given).flatMap((line) =>
    reader.take('audience', readAudience(line.text, cloud, given.length === 1), line),
  );
  if (lines.length === 0) {
    const listed = Map.groupBy(audiences, (audience) => audience);
    for (const [audience, same] of listed) noticeDuplicates(reader, 'audience', audience, same.length);
    return { audiences: [...listed.keys()], targets: [] };
  }
  const usable = reader.isInvalid('audience') ? undefined : audiences[0];
  const defaults = { cloud, service, audience: usable, override: lines.length === 1 && usable !== undefined, trustedHosts };
  const targets = readEndpoints(reader, lines, defaults);
  if (usable !== undefined && targets.length > 0 && !targets.some(({ audience }) => audience === usable))
    reader.notices.push(warning('The audience input is not used, because every endpoint line has its own audience.'));
  return { audiences: [...new Set(targets.map(({ audience }) => audience))], targets };
}

function readEndpoints(reader: Reader, lines: ReturnType<Reader['lines']>, defaults: Parameters<typeof readEndpoint>[1]): Target[] {
  const input = 'endpoint';
  const read = lines.flatMap((line) => reader.take(input, readEndpoint(line.text, defaults), line).map((target) => ({ line, target })));
  const byBase = Map.groupBy(read, ({ target }) => target.base);
  const fix = `Write at most ${String(MOST_ENDPOINTS)} endpoints per step. Use a matrix for more endpoints`;
  if (byBase.size > MOST_ENDPOINTS) reader.record(input, inputError(`contains ${String(byBase.size)} endpoints`, fix));
  return [...byBase].flatMap(([base, same]) => {
    noticeDuplicates(reader, input, base, same.length);
    return same.slice(0, 1).map((first) => {
      for (const { line, target } of same) {
        if (target.service === first.target.service && target.audience === first.target.audience) continue;
        const problem = `repeats the endpoint of line ${String(first.line.number)} with a different service or audience`;
        reader.record(input, inputError(problem, 'Remove one of these lines from the endpoint input'), line);
      }
      return first.target;
    });
  });
}

function noticeDuplicates(reader: Reader, input: string, value: string, count: number): void {
  if (count > 1) reader.notices.push(notice(`The ${input} input lists ${value} ${String(count)} times. The action ignores duplicates.`));
}

function readService(reader: Reader): Service | undefined {
  const names = Object.keys(SERVICES);
  return reader.parsed('service', undefined, serviceNamed, (given) =>
    inputError(`is not ${either(names)}`, `Set it to ${either(names)}`, { correction: misspelt(given, names) }),
  );
}

/** Converts a line to a lowercase `host` or `host:port`. Rejects wildcards, because they could match hosts that were not reviewed. */
function hostOf(line: string): string | undefined {
  const host = URL.parse(`https://${line}`)?.host ?? '';
  // The host is inserted into commands, so allow only characters that occur in host names, IP addresses and ports.
  const isHost = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d+)?$/.test(host) && !/^\.|\.\.|\.$/.test(host);
  return isHost && !/[/\\?#@*\s,]/.test(line) ? host : undefined;
}

/**
 * Reads the `trusted-hosts` input. To avoid a second error for the same endpoint, treats hosts on invalid input lines as trusted. This is
 * safe, because the action does not send requests to Azure or to endpoints if an input is invalid.
 */
function readTrustedHosts(reader: Reader): ReadonlySet<string> {
  const input = 'trusted-hosts';
  const addresses = reader.lines('endpoint').map(({ text }) => text.replace(/\s.*$/s, ''));
  const needed = addresses.map((address) => URL.parse(address)?.host ?? '').filter((host) => host !== '');
  return new Set(
    reader.lines(input).flatMap((line) => {
      const host = hostOf(line.text);
      if (host !== undefined) return [host];
      reader.record(input, hostError(line.text), line);
      const parts = line.text
        .replace(SCHEME, '')
        .replace(/^\./, '*.')
        .split(/[,;\s]+/);
      return parts.flatMap((part) => hostsMeant(needed, part.replace(/[/?#].*$/s, '').replace(/^[^\w[*]+|(?<![^\w\]])[^\w\]]+$/g, '')));
    }),
  );
}

const SCHEME = /^https?:\/\//i;

function hostError(text: string): InputError {
  const rest = text.replace(SCHEME, '');
  const bare = rest.replace(/\/$/, '');
  const correction = hostOf(bare) === undefined ? undefined : bare;
  const flaws = describeFlaws(text, (value) => hostOf(value) !== undefined, ['trusted-hosts']);
  if (text.includes('*')) return inputError('contains a wildcard', 'Write the exact name of each host');
  if (rest.startsWith('.'))
    return inputError('contains a period before the host, but only exact host names are allowed', 'Write the exact name of each host');
  if (text.includes('@')) return inputError('contains an @', 'Write one exact host or host:port per line');
  if (SCHEME.test(text) && URL.canParse(text)) {
    const problem = correction !== undefined && rest === bare ? 'contains a scheme' : 'contains a scheme and a path';
    return inputError(problem, 'Remove https:// and everything after the host', { correction });
  }
  if (flaws !== undefined && (flaws.fits || text.startsWith('#'))) return flaws;
  if (/[,;\s]/.test(text)) return inputError('contains several hosts', 'Write one host per line, without commas');
  if (text.includes('/')) return inputError('contains a path', 'Write only the host', { correction });
  return inputError('is not a host', 'Write one exact host or host:port per line');
}

/** Returns the host or, if it starts with a wildcard, the matching hosts in the `endpoint` input. */
function hostsMeant(needed: readonly string[], written: string): readonly string[] {
  if (!written.startsWith('*')) return [hostOf(written)].filter((host) => host !== undefined);
  return needed.filter((host) => host.endsWith(written.slice(1).toLowerCase()));
}
