/** Parses `endpoint` lines of the form `<url> [service=…] [audience=…]` and decides which hosts are allowed to receive a token. */
import { auditPair, belongsToCloud, isKnownAudience, readAudience, retiredNote, sharedAudienceError } from './audiences.ts';
import type { Cloud } from './clouds.ts';
import { type InputError, type ParseResult, describeFlaws, inputError, isPrintable, ok, withoutSlash } from '../util/user-input.ts';
import { cloudOfSharedHost, imitatesAzure, isWorkspace, nearAzureHost, serviceNamed, serviceOfHost, SERVICES } from './services/index.ts';
import type { Service } from './services/service.ts';
import { type Notice, either, joinList, warning } from '../util/text.ts';

/** An endpoint that is allowed to receive a token. */
export interface Endpoint {
  /** Display name, which consists of the host, the port if it is not 443, and the path. */
  readonly name: string;
  /** `https://host[:port]` followed by the base path. Does not end with a slash. */
  readonly base: string;
  /** Base URL of the health check, which is `base` without the API version. */
  readonly root: string;
  /** Host in lowercase, with its port unless it is 443. */
  readonly host: string;
  readonly service: Service;
  readonly audience: string;
  /** `azure` for a host that Azure operates, `user` for a host in `trusted-hosts`. */
  readonly trust: 'azure' | 'user';
}

/** Values of the other endpoint-related inputs. */
interface EndpointDefaults {
  readonly cloud: Cloud;
  /** Value of the `service` input, which applies to hosts that Azure does not operate. */
  readonly service: Service | undefined;
  readonly audience: string | undefined;
  /** True if the `endpoint` input contains only one line, so that the `audience` input overrides the host's audience. */
  readonly override: boolean;
  /** Trusted hosts in lowercase, as `host` or `host:port`. */
  readonly trustedHosts: ReadonlySet<string>;
}

const SERVICE_NAMES = Object.keys(SERVICES);
const LINE_FORM = 'Write one endpoint per line, as <url> [service=…] [audience=…]';

/** Parses one trimmed, non-empty `endpoint` line. Returns the endpoint, or the first error in the line. */
export function readEndpoint(line: string, defaults: EndpointDefaults): ParseResult<Endpoint> {
  const read = parseLine(line, defaults);
  if (!('code' in read)) return read;
  const flaws = describeFlaws(line, (value) => !('code' in parseLine(value, defaults)), ['endpoint', 'url']);
  const isForm = read.code === 'input-invalid' && read.correction === undefined && read.dependsOn === undefined;
  return flaws !== undefined && (flaws.fits || isForm) ? flaws : read;
}

/** An endpoint line with valid syntax. */
interface Line {
  readonly url: URL;
  readonly service: Service | undefined;
  readonly audience: string | undefined;
  /** True if the line is safe to log, because it contains only `https://` and a host. */
  readonly bare: boolean;
  /** The words after the URL. */
  readonly words: readonly string[];
}

function parseLine(line: string, defaults: EndpointDefaults): ParseResult<Endpoint> {
  const urls = line.split(/[\s,;]/).filter((each) => /^https?:/i.test(each));
  if (urls.length > 1) {
    const list = urls.every(isKnownAudience) ? `: ${urls.join(', then ')}` : '';
    return inputError(`contains ${String(urls.length)} URLs`, `Write one endpoint per line${list}`);
  }
  const address = line.replace(/\s.*/s, '');
  const [, ...words] = line.split(/\s+/);
  const options = new Map<string, string>();
  for (const word of words) {
    const [, given = '', value] = /^(service|audience)=(.+)/i.exec(word) ?? [];
    const name = given.toLowerCase();
    if (value === undefined)
      return /^(?:service|audience)[=:]?$/i.test(word)
        ? inputError('contains an option without a value', 'Write service=… and audience=… without spaces')
        : inputError('contains a word that is neither service=… nor audience=…', LINE_FORM);
    if (options.has(name)) return inputError(`contains ${name}= twice`, `Write ${name}= once`);
    options.set(name, value);
  }
  const url = parseUrl(address, line);
  if (!(url instanceof URL)) return url;
  const named = options.get('service');
  const service = named === undefined ? undefined : serviceNamed(named);
  if (named !== undefined && service === undefined)
    return inputError('contains an unknown service= value', `Write service=${either(SERVICE_NAMES)}`);
  const parsed: Line = { url, service, audience: options.get('audience'), bare: line.toLowerCase() === url.origin, words };
  const known = url.port === '' ? serviceOfHost(url.hostname) : undefined;
  if (known !== undefined) return readKnown(parsed, known, defaults);
  return /[?#]/.test(address)
    ? inputError('contains a query or a fragment', 'Remove the ? or # and everything after it')
    : readOther(parsed, defaults);
}

function parseUrl(address: string, line: string): URL | InputError {
  if (address.includes('@'))
    return inputError('contains an @ in its URL', 'Remove the user name and the password. The action uses a token instead');
  const isDoubled = /^https?:\/\/https?[:/]/i.test(address);
  if (!isDoubled && /^https:\/\//i.test(address))
    return URL.parse(address) ?? inputError('is not a valid URL', 'Set it to the base URL of the service');
  const rest = address.replace(/^(?:https?:\/\/(?=https?[:/]))?https?:?\/{0,2}/i, '');
  const url = URL.parse(`https://${rest}`);
  const known = line === address ? serviceOfHost(url?.host ?? '') : undefined;
  const correction = url !== null && known !== undefined ? `${url.origin}${versionOf(url, known.service) ?? ''}` : undefined;
  if (isDoubled) return inputError('contains https:// twice', 'Write https:// once at the start', { correction });
  if (/^http:/i.test(address)) {
    const reason = 'The action never sends a token without encryption.';
    return inputError('begins with http://', 'Write https:// instead of http://', { correction, reason });
  }
  if (/^https?[:/]/i.test(address)) return inputError('contains a typo in https://', 'Write https:// at the start', { correction });
  if (address.includes('://')) return inputError('does not start with https://', 'Set it to the https:// URL of the service');
  const added = `https://${line}`;
  return url !== null && /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/\S*)?$/.test(address)
    ? inputError('does not start with https://', 'Write https:// in front of the host', {
        correction: isPrintable(added) ? added : correction,
      })
    : inputError('is not a URL', LINE_FORM);
}

/** Creates an endpoint for an Azure host. The host name determines the service, the cloud and the audience. */
function readKnown(
  line: Line,
  { service, family }: NonNullable<ReturnType<typeof serviceOfHost>>,
  defaults: EndpointDefaults,
): ParseResult<Endpoint> {
  const { url } = line;
  if (family.cloud !== defaults.cloud.name) return belongsToCloud(family.cloud);
  if (line.service !== undefined && line.service !== service)
    return inputError(
      `contains a service= value that does not match its host, which belongs to a ${service.title}`,
      `Write service=${service.name}, or remove service=`,
    );
  const written = withoutSlash(url.pathname);
  const base = written === '' ? service.bare : service.basePath(written);
  if (base === undefined || /[?#]/.test(url.href)) return pathError(line, service);
  const notes = [...(base.note === undefined ? [] : [base.note]), ...(family.retired ? [warning(retiredNote(url.hostname))] : [])];
  return createEndpoint(line, { path: base.path, service, trust: 'azure' }, family.audience(url.hostname), defaults, notes);
}

function pathError({ url, audience, words }: Line, service: Service): InputError {
  const base = `${url.origin}${versionOf(url, service) ?? service.bare.path}`;
  const parts = [
    ...(['', versionOf(url, service)].includes(withoutSlash(url.pathname)) ? [] : ['a path']),
    ...(/^[^#]*\?/.test(url.href) ? ['a query'] : []),
    ...(url.href.includes('#') ? ['a fragment'] : []),
  ];
  return inputError(
    `contains ${joinList(parts)} that ${parts.length === 1 ? 'is' : 'are'} not part of the base URL`,
    `Write the URL as ${base}`,
    {
      ...((audience === undefined || isKnownAudience(audience)) && { correction: [base, ...words].join(' ') }),
    },
  );
}

/** Returns the API version at the start of the URL path, such as `/v1`, or undefined if the service does not support that version. */
function versionOf({ pathname }: URL, service: Service): string | undefined {
  const [version] = /^\/v\d[^/]*(?=\/|$)/.exec(pathname) ?? [];
  return version !== undefined && service.basePath(version) !== undefined ? version : undefined;
}

/** Creates an endpoint for a host that Azure does not operate. Keeps the URL path, because a gateway can serve the API under any path. */
function readOther(line: Line, defaults: EndpointDefaults): ParseResult<Endpoint> {
  const { url, bare } = line;
  const service = line.service ?? defaults.service;
  if (!defaults.trustedHosts.has(url.host)) return hostError(url, bare);
  if (service === undefined)
    return inputError('does not specify a service', `Add service=${either(SERVICE_NAMES)} to the line`, {
      reason: `${bare ? url.host : 'The host in that line'} is not an Azure host, so the action cannot derive the service.`,
      dependsOn: 'service',
    });
  const derived = service.sharedAudience?.[defaults.cloud.name];
  return createEndpoint(line, { path: withoutSlash(url.pathname), service, trust: 'user' }, derived, defaults);
}

/** Domains of API Management, Front Door, App Service and public IP addresses. Any Azure customer can create hosts in these domains. */
const SHARED_DOMAIN =
  /\.(azure-api\.(?:net|us|cn)|azurefd\.(?:net|us|cn)|azurewebsites\.(?:net|us)|chinacloudsites\.cn|cloudapp\.(?:azure\.com|usgovcloudapi\.net|chinacloudapi\.cn))$/;

function hostError(url: URL, bare: boolean): InputError {
  const host = url.hostname;
  const error = (problem: string, fix: string, correction?: string): InputError =>
    inputError(problem, fix, { code: 'endpoint-untrusted', correction: bare ? correction : undefined });
  if (isWorkspace(host))
    return inputError('is a workspace URL, not a service URL', 'Set it to the URL of a FHIR or DICOM service in the workspace', {
      code: 'endpoint-workspace',
    });
  if (cloudOfSharedHost(host) !== undefined) return error('is an audience, not the URL of a service', 'Set it to the URL of the service');
  if (serviceOfHost(host) !== undefined)
    return error('contains a port, but URLs of Azure services do not', 'Remove the port', `https://${host}`);
  const near = url.port === '' ? nearAzureHost(host) : undefined;
  if (near !== undefined) return error(near.problem, near.fix, near.correction);
  const problem = 'is not an Azure Health Data Services URL';
  if (imitatesAzure(host)) {
    const fix = 'Set it to the URL of the service. Do not add this host to trusted-hosts';
    return error('contains a host name that looks like an Azure Health Data Services host name but is not one', fix);
  }
  const [name, trust] = bare ? [url.host, `add trusted-hosts: ${url.host}`] : ['the host', 'add it to trusted-hosts'];
  const [, sharedDomain] = SHARED_DOMAIN.exec(host) ?? [];
  if (sharedDomain === undefined) return error(problem, `If ${name} is your own gateway or domain, ${trust}. Otherwise, correct the URL`);
  const fix = `If one of the commands below lists ${name}, you own it and can ${trust}. Otherwise, ask the gateway owner for the URL. The commands list only hosts in the selected subscription`;
  return { ...error(`${problem}. Many Azure customers share the domain ${sharedDomain}`, fix), sharedDomain };
}

/**
 * Uses the `audience=` option, the audience of the host or service, or the `audience` input, in that order of precedence. If the `endpoint`
 * input contains only one line, the `audience` input overrides the audience of the host or service.
 */
function createEndpoint(
  { url, audience: word }: Line,
  { path, service, trust }: { readonly path: string } & Pick<Endpoint, 'service' | 'trust'>,
  derived: string | undefined,
  { cloud, audience: input, override }: EndpointDefaults,
  notes: readonly Notice[] = [],
): ParseResult<Endpoint> {
  const own = word === undefined ? undefined : readAudience(word, cloud);
  if (own !== undefined && 'code' in own) {
    const fix = (derived ?? input) === undefined ? `Set it to the audience of the ${service.title}` : 'Remove audience=';
    return inLine(own.fix.startsWith('Remove the audience') ? { ...own, fix } : own);
  }
  const audience = own?.value ?? (override ? input : undefined) ?? derived ?? input;
  if (audience === undefined) {
    const error = sharedAudienceError(service, cloud);
    if (error.code === 'dicom-gov-audience') return { ...error, fix: inOption(error.fix) };
    const reason = `The action cannot derive the audience of this ${service.title} from its host.`;
    return inputError('does not specify an audience', 'Add audience=<URL> to the line', { reason, dependsOn: 'audience' });
  }
  const audit = auditPair(audience, service, derived);
  if ('code' in audit) return own === undefined ? { ...audit, input: 'audience' } : inLine(audit);
  const base = `${url.origin}${path}`;
  const root = service.versionSegment === undefined ? base : base.replace(service.versionSegment, '');
  const endpoint = { name: `${url.host}${path}`, base, root, host: url.host, service, audience, trust };
  return ok(endpoint, [...notes, ...(own?.notes ?? []), ...audit]);
}

/** Rewords an invalid-audience error so that it refers to the `audience=` option in an `endpoint` line. */
function inLine({ correction, ...error }: InputError): InputError {
  const fix = correction === undefined ? inOption(error.fix) : `Write audience=${correction} in the line`;
  return { ...error, problem: `contains an audience= option that ${error.problem}`, fix };
}

function inOption(fix: string): string {
  return fix.replace('Set it to ', 'Set audience= to ');
}
