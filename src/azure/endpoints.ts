/** Endpoints as users write them, one a line: `<url> [service=…] [audience=…]`. Which host may get a token is decided here, offline. */
import { auditPair } from './audience-fit.ts';
import { legacyNote, readAudience, sharedAudience } from './audiences.ts';
import { CLOUDS, type Cloud } from './clouds.ts';
import { warning, type Notice } from '../util/notice.ts';
import { choices, redactForLog, invalid, type InputError, type ParseResult } from './parse-result.ts';
import { serviceNamed, serviceOfHost, SERVICES, type KnownHost } from './services/index.ts';
import type { Service } from './services/service.ts';

/** An endpoint that may be probed with a token. */
export interface Endpoint {
  /** As logs, summary and reports name it: host, port where it is not 443, and path. */
  readonly name: string;
  /** `https://host[:port]` and the base path, without a slash at the end. */
  readonly base: string;
  /** The base without its version segment: where the health page stands. */
  readonly root: string;
  /** Lower case; with its port where it is not 443. */
  readonly host: string;
  readonly service: Service;
  readonly audience: string;
  /** Azure's own host for the service, or one that the user named in `trusted-hosts`. */
  readonly trust: 'azure' | 'user';
}

/** What the other inputs say about endpoints. */
export interface EndpointDefaults {
  readonly cloud: Cloud;
  /** For hosts that are not Azure's own. */
  readonly service: Service | undefined;
  /** As read from `audience`: for lines that do not derive or name their own. */
  readonly audience: string | undefined;
  /** Whether `audience` also overrides what the line derives: it is the only line. */
  readonly override: boolean;
  /** `host` or `host:port`, lower case. */
  readonly trustedHosts: ReadonlySet<string>;
}

const LINE = `\`<url> [service=${Object.keys(SERVICES).join('|')}] [audience=…]\`, one endpoint a line`;
const SERVICE_NAMES = choices(Object.keys(SERVICES));

/**
 * Reads one line of `endpoint`.
 *
 * @param line trimmed, not empty.
 * @param defaults what the other inputs say.
 * @returns the endpoint and what to tell the user, or the first mistake in the line.
 */
export function readEndpoint(line: string, defaults: EndpointDefaults): ParseResult<Endpoint> {
  const options = new Map<string, string>();
  for (const word of line.split(/\s+/).slice(1)) {
    const [, name, value] = /^(service|audience)=(.+)$/.exec(word) ?? [];
    if (name === undefined || value === undefined || options.has(name)) return invalid('input-invalid', LINE);
    options.set(name, value);
  }
  const address = line.replace(/\s.*$/, '');
  const written = line.slice(address.length);
  const url = readUrl(address, written);
  if (!(url instanceof URL)) return { ok: false, error: url };
  const named = options.get('service');
  const service = named === undefined ? defaults.service : serviceNamed(named);
  if (named !== undefined && service === undefined) return invalid('input-invalid', `service=… as one of ${SERVICE_NAMES}`);
  const parsed = { url, service, named: named !== undefined, audience: options.get('audience'), written };
  const known = url.port === '' ? serviceOfHost(url.hostname) : undefined;
  return known === undefined ? readOther(parsed, defaults) : readKnown(parsed, known, defaults);
}

interface Line {
  readonly url: URL;
  readonly service: Service | undefined;
  /** Whether the line itself names the service. */
  readonly named: boolean;
  readonly audience: string | undefined;
  /** What stands behind the address, as written. */
  readonly written: string;
}

const BASE = 'a base URL without user name, query or fragment';

/** @param options what stands behind the address in the line. */
function readUrl(address: string, options: string): URL | InputError {
  if (address.includes('@')) return { code: 'input-invalid', allowed: BASE };
  if (/^http:/i.test(address))
    return {
      code: 'input-invalid',
      allowed: 'an https:// URL: a token is never sent in the clear',
      instead: redactForLog(`${address.replace(/^http:/i, 'https:')}${options}`),
    };
  const url = /^https:\/\//i.test(address) && URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) return { code: 'input-invalid', allowed: LINE };
  if (/[?#]/.test(address)) return { code: 'input-invalid', allowed: BASE };
  return url;
}

/** A host that Azure runs: service, cloud and audience follow from it. */
function readKnown(
  { url, service: asked, named, audience, written: options }: Line,
  { service, family }: KnownHost,
  defaults: EndpointDefaults,
): ParseResult<Endpoint> {
  const { cloud } = defaults;
  if (family.cloud !== cloud.name)
    return invalid(
      'cloud-endpoint-mismatch',
      `an endpoint of ${cloud.title}, or \`environment: ${family.cloud}\``,
      `environment: ${family.cloud}`,
    );
  if (named && asked !== service)
    return invalid('input-invalid', `service=${service.name}, or nothing: ${url.hostname} is a ${service.title}`);
  const written = withoutSlash(url.pathname);
  const base = written === '' ? service.bare : service.basePath(written);
  if (base === undefined) {
    return invalid(
      'input-invalid',
      `the service's base URL, without the path ${redactForLog(url.pathname)}`,
      `${url.origin}${service.bare.path}${options}`,
    );
  }
  const derived = family.audience(url.hostname);
  const chosen = chooseAudience(audience, derived, service, defaults);
  if (!chosen.ok) return chosen;
  const notes = [...(base.note === undefined ? [] : [base.note]), ...(family.retired ? [warning(legacyNote(url.hostname))] : [])];
  return endpoint({ url, path: base.path, service, audience: chosen.value, trust: 'azure' }, [...notes, ...chosen.notes]);
}

/** What hosts of Azure have in their names, and a script that can be mistaken for another. */
const LOOK_ALIKE = /azurehealthcareapis|healthcareapis|deid|azure|xn--/;

/** Any other host: it must be named in `trusted-hosts`, and say what it is. Its path is kept, gateways have their own. */
function readOther({ url, service, audience }: Line, defaults: EndpointDefaults): ParseResult<Endpoint> {
  if (!defaults.trustedHosts.has(url.host)) {
    if (/\.workspace\.azurehealthcareapis\.(?:com|us)$/.test(url.hostname))
      return invalid('endpoint-workspace', 'the URL of a FHIR or DICOM service of the workspace');
    return invalid(
      'endpoint-untrusted',
      `a host that Azure runs for a healthcare service, or one named in trusted-hosts`,
      // Whoever is in a hurry pastes what is offered: never a host that was made to be mistaken for one of Azure's.
      LOOK_ALIKE.test(url.hostname) ? undefined : `trusted-hosts: ${redactForLog(url.host)}`,
    );
  }
  if (service === undefined)
    return invalid(
      'input-invalid',
      `service=… in the line or the input \`service\`, as one of ${SERVICE_NAMES}: ${redactForLog(url.host)} is not Azure's own host`,
    );
  const shared = service.sharedAudience === undefined ? undefined : sharedAudience(service, defaults.cloud);
  const derived = shared?.ok === true ? shared.value : undefined;
  const chosen = chooseAudience(audience, derived, service, defaults);
  return chosen.ok
    ? endpoint({ url, path: withoutSlash(url.pathname), service, audience: chosen.value, trust: 'user' }, chosen.notes)
    : chosen;
}

/** A mistake in the audience of a line names the audience: the line holds more. */
function ofLine(audience: string, read: ParseResult<string>): ParseResult<string> {
  return read.ok ? read : { ok: false, error: { ...read.error, audience, inLine: true } };
}

/** The line's own word wins, then for a single line the input, then what the host says, then the input. */
function chooseAudience(
  word: string | undefined,
  derived: string | undefined,
  service: Service,
  defaults: EndpointDefaults,
): ParseResult<string> {
  const own = word === undefined ? undefined : ofLine(word, readAudience(word, defaults.cloud));
  if (own?.ok === false) return own;
  const audience = own?.value ?? (defaults.override ? defaults.audience : undefined) ?? derived ?? defaults.audience;
  if (audience === undefined) {
    return service.sharedAudience !== undefined && defaults.cloud !== CLOUDS.azurecloud
      ? sharedAudience(service, defaults.cloud)
      : invalid(
          'input-invalid',
          `audience=… in the line, or the input \`audience\`: the audience of this ${service.title} does not follow from its host`,
        );
  }
  const audit = auditPair(audience, service, derived);
  if (audit !== undefined && 'mistake' in audit) return { ok: false, error: { ...audit.mistake, audience } };
  return { ok: true, value: audience, notes: [...(own?.notes ?? []), ...(audit === undefined ? [] : [audit.warning])] };
}

function endpoint(
  { url, path, ...rest }: { url: URL; path: string; service: Service; audience: string; trust: 'azure' | 'user' },
  notes: readonly Notice[],
): ParseResult<Endpoint> {
  const base = `${url.origin}${path}`;
  const root = rest.service.versionSegment === undefined ? base : base.replace(rest.service.versionSegment, '');
  return { ok: true, value: { ...rest, base, root, host: url.host, name: `${url.host}${path}` }, notes };
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}
