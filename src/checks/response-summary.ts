/** Extracts measurements and recognized values from a response, and discards everything else. */
import { isKnownAudience } from '../azure/audiences.ts';
import type { Cloud } from '../azure/clouds.ts';
import type { ProbeRequest, Service } from '../azure/services/service.ts';
import type { ResponseSummary } from '../failures/contexts.ts';
import { guid, isRecord, list, member, parseJson, retryAfter, text } from '../util/json.ts';
import { HIDDEN } from '../util/secrets.ts';
import { markupOf } from '../util/text.ts';
import type { HttpResponse } from '../http/types.ts';

/** Information about a request that is needed to interpret the response. */
interface SummaryOptions {
  readonly url: URL;
  readonly cloud: Cloud;
  readonly service: Pick<Service, 'refusal'>;
  readonly audience: string;
  readonly now: number;
  /** Hides a value that contains part of a live token. */
  readonly hide: (value: string) => string;
  readonly form?: ProbeRequest['form'] | undefined;
  /** Job ID in the request URL. */
  readonly sentId?: string | undefined;
}

/** Returns the summary of a response, and the values from the body that the checks need. */
export function reduceResponse(response: HttpResponse, options: SummaryOptions) {
  const { status, headers, address, proxy, missedBypass } = response;
  // Names of de-identification jobs might contain patient names, so a successful response is not parsed.
  const parse = options.form !== 'job-list' || status < 200 || status >= 300;
  const body = readBody(response, parse);
  const outcome = isRecord(body.json) && body.json['resourceType'] === 'OperationOutcome' ? body.json : undefined;
  const issue = outcome && list(outcome['issue'])[0];
  const issueCode = outcome && issueCodeOf(issue);
  return {
    ...{ status, address, proxy, missedBypass },
    matchesForm: options.form !== undefined && FORMS[options.form](body, status),
    /** The parsed CapabilityStatement, if the request expects one. Reports must not use this untrusted content directly. */
    statement: options.form === 'capability-statement' ? body.json : undefined,
    bodyKind: body.kind,
    bytes: response.body.length,
    issueCode,
    ownRefusal: status === 403 && isOwnRefusal(options.service.refusal, issueCode, body),
    repeatsId: options.sentId !== undefined && issueCode === 'not-found' && repeats(issue, options.sentId),
    health: status === 200 ? healthOf(body) : undefined,
    requestId: requestIdOf(headers, status >= 400 ? outcome : undefined, options.hide),
    challenge: readChallenge(headers['www-authenticate'], options),
    redirect: status >= 300 && status < 400 ? redirectOf(headers['location'], options.url) : undefined,
    retryAfterMs: retryAfter(headers, options.now),
  };
}

const FORMS: Readonly<Record<NonNullable<ProbeRequest['form']>, (body: Body, status: number) => boolean>> = {
  'fhir-bundle': ({ json }) => member(json, 'resourceType') === 'Bundle' && member(json, 'type') === 'searchset',
  'capability-statement': ({ json, isWhole }) => isWhole && member(json, 'resourceType') === 'CapabilityStatement',
  'json-array': ({ json }, status) => status === 204 || Array.isArray(json),
  // Do not accept a web page or an error with status 200 as a list of jobs (Azure REST API specification: PagedDeidentificationJob).
  'job-list': ({ text: start = '' }) => hasTopLevelArray(start, 'value'),
};

/** A decoded response body. `json` is undefined if the body is not JSON or should not be parsed. */
interface Body {
  readonly kind: ResponseSummary['bodyKind'];
  readonly json: unknown;
  /** False if only the beginning of the body was decoded. */
  readonly isWhole: boolean;
  readonly text: string | undefined;
}

/** Number of bytes needed to detect the format of a response body. */
export const START_BYTES = 64 * 1024;

function readBody({ headers, body, truncated, compressed }: HttpResponse, parse: boolean): Body {
  const isWhole = truncated !== true && hasFewValues(body);
  if (compressed) return { kind: 'compressed', json: undefined, isWhole, text: undefined };
  const content = decodeText(isWhole ? body : body.subarray(0, START_BYTES), !isWhole);
  const start = content.slice(0, 4096).trimStart();
  const type = (headers['content-type'] ?? '').toLowerCase();
  if (!parse && JSON_START.test(start)) return { kind: 'json', json: undefined, isWhole, text: start };
  const json = !parse ? undefined : isWhole ? parseJson(content) : startOfJson(content, type);
  return { kind: kindOf(body, json, start, type), json, isWhole, text: parse ? content : undefined };
}

/** Matches the start of a JSON object or of an array of objects. Does not match a log line such as `[ERROR] …`. */
const JSON_START = /^(?:\{\s*["}]|\[\s*(?:[{\]]|$))/;

function kindOf(bytes: Uint8Array, json: unknown, start: string, contentType: string): ResponseSummary['bodyKind'] {
  if (isRecord(json) && text(json['resourceType']) !== undefined) return 'fhir';
  if (json !== undefined) return 'json';
  if (bytes.length === 0 || (bytes.length < 4096 && start === '' && /^\s*$/.test(Buffer.from(bytes).toString('latin1')))) return 'empty';
  const markup = markupOf(start);
  if (markup === 'fhir-xml') return markup;
  return contentType.startsWith('text/html') ? 'html' : (markup ?? 'other');
}

/** If a body contains more commas and opening brackets than this, only its beginning is parsed. Real responses contain fewer. */
const MOST_VALUES = 100_000;

/** True if the body contains few enough JSON values to be parsed. A two-byte value such as `{}` can take hundreds of bytes of memory. */
function hasFewValues(bytes: Uint8Array): boolean {
  const [comma, bracket, brace] = [0x2c, 0x5b, 0x7b];
  let count = 0;
  for (const byte of bytes) if (byte === comma || byte === bracket || byte === brace) count++;
  return count <= MOST_VALUES;
}

/** Decodes UTF-8, or UTF-16 with a byte order mark. Bytes in other encodings, such as Latin-1, become replacement characters. */
function decodeText(bytes: Uint8Array, isCut: boolean): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes, { stream: isCut });
}

/** Matches a JSON bracket, a JSON string, or a property name and its one-word value. The last string might be incomplete. */
const TOKENS = /[{}[\]]|"((?:[^"\\]|\\.?)*)(?:"|$)(?:\s*:\s*"(\w{1,40})")?/gs;

/**
 * Reads the beginning of a JSON document. Returns an empty array, or an object with only the properties `resourceType` and `type`. A
 * document without a resource type is treated as a bundle if a nested resource or the content type identifies the document as FHIR.
 */
function startOfJson(content: string, contentType: string): unknown {
  const start = content.trimStart();
  if (start.startsWith('[')) return JSON_START.test(start) ? [] : undefined;
  if (!start.startsWith('{')) return undefined;
  const own = new Map<string, string>();
  let depth = 0;
  let isFhir = contentType.startsWith('application/fhir+json');
  for (const [token, name, value] of start.matchAll(TOKENS)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    else if (name !== undefined && value !== undefined && depth === 1) own.set(name, value);
    else isFhir ||= name === 'resourceType';
  }
  return { resourceType: own.get('resourceType') ?? (isFhir ? 'Bundle' : undefined), type: own.get('type') };
}

/** True if the text starts with a JSON object that contains an array in this top-level property. */
function hasTopLevelArray(start: string, property: string): boolean {
  let depth = 0;
  let previous: string | undefined;
  for (const [token, name, value] of start.startsWith('{') ? start.matchAll(TOKENS) : []) {
    if (token === '[' && depth === 1 && previous === property) return true;
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    previous = value === undefined ? name : undefined;
  }
  return false;
}

/** FHIR R4 issue types (hl7.org/fhir/R4/valueset-issue-type.html), plus the issue code that a retired service returns. */
const ISSUE_CODES: ReadonlySet<string> = new Set([
  ...['invalid', 'structure', 'required', 'value', 'invariant', 'security', 'login', 'unknown', 'expired', 'forbidden', 'suppressed'],
  ...['processing', 'not-supported', 'duplicate', 'multiple-matches', 'not-found', 'deleted', 'too-long', 'code-invalid', 'extension'],
  ...['too-costly', 'business-rule', 'conflict', 'transient', 'lock-error', 'no-store', 'exception', 'timeout', 'incomplete', 'throttled'],
  ...['informational', 'service-deprecated'],
]);

/** Returns the code in the issue's details if it is a known code, otherwise the issue type. */
function issueCodeOf(issue: unknown): string {
  const coding = list(member(issue, 'details', 'coding'))[0];
  const codes = [text(member(coding, 'code')), text(member(issue, 'code'))];
  return codes.find((code) => code !== undefined && ISSUE_CODES.has(code)) ?? 'other';
}

function isOwnRefusal(refusal: Service['refusal'], issueCode: string | undefined, { json, text: content }: Body): boolean {
  switch (refusal) {
    case 'issue-forbidden':
      return issueCode === 'forbidden';
    case 'fixed-text':
      return content?.trim() === 'Authorization failed.';
    case 'error-object':
      return text(member(json, 'error', 'code')) !== undefined;
  }
}

/** True if the issue contains the ID as a separate word. Ignores an ID in a path, because a server without this route might echo the path. */
function repeats(issue: unknown, id: string): boolean {
  const texts = [text(member(issue, 'diagnostics')), text(member(issue, 'details', 'text'))];
  const word = new RegExp(`(?<![\\w./\\\\-])${id}(?![\\w/\\\\-])`, 'i');
  return texts.some((value) => value !== undefined && word.test(value));
}

/** Azure services return `overallStatus`. Other servers return `status` or plain text (Microsoft.Extensions.Diagnostics.HealthChecks). */
function healthOf({ json, text: content }: Body): ResponseSummary['health'] {
  const word = isRecord(json) ? (text(json['overallStatus']) ?? text(json['status'])) : (text(json) ?? content?.slice(0, 40));
  return (['Degraded', 'Unhealthy'] as const).find((known) => known.toLowerCase() === word?.trim().toLowerCase());
}

/** Azure's FHIR service sends request IDs as GUIDs or, in some responses, as 32 hexadecimal digits. */
const REQUEST_ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})$/i;

function requestIdOf(
  headers: HttpResponse['headers'],
  outcome: Readonly<Record<string, unknown>> | undefined,
  hide: SummaryOptions['hide'],
): string | undefined {
  const ids = [headers['x-request-id'], text(outcome?.['id']), headers['x-ms-request-id']];
  const id = ids.find((value) => value !== undefined && REQUEST_ID.test(value))?.toLowerCase();
  return id && hide(id);
}

/** Maximum number of characters to parse in a challenge. The rest is ignored. */
const LONGEST_CHALLENGE = 4096;
const SCHEMES = ['Bearer', 'Basic', 'Negotiate', 'NTLM', 'Digest', 'AzureApiManagementKey'];

/**
 * Reads the authentication schemes in `WWW-Authenticate` (RFC 9110 §11.6.1), and the parameters of the `Bearer` scheme. Azure services send
 * `Bearer authorization_uri="…", resource_id="…", realm="…"` (fhir-server: Startup.cs:262; dicom-server: SecurityModule.cs).
 */
export function readChallenge(
  header: string | undefined,
  { cloud, audience, hide }: Pick<SummaryOptions, 'cloud' | 'audience' | 'hide'>,
): ResponseSummary['challenge'] {
  const parameters = new Map<string, string>();
  const schemes = new Set<string>();
  let scheme = '';
  for (const item of header?.slice(0, LONGEST_CHALLENGE).match(/(?:[^,"]|"[^"]*(?:"|$))+/g) ?? []) {
    const [start = '', next] = /^\s*([\w!#$%&'*+.^`|~-]+)(?=\s*$|\s+[^\s=])/.exec(item) ?? [];
    if (next !== undefined) scheme = SCHEMES.find((known) => known.toLowerCase() === next.toLowerCase()) ?? 'another scheme';
    if (next !== undefined) schemes.add(scheme);
    const [, name, given = ''] = /^\s*([\w-]+)\s*=(.*)$/s.exec(item.slice(start.length)) ?? [];
    // Trim the value first, because the regular expression would take hours on a header full of spaces.
    const [, value] = /^"?([^"]*)"?$/.exec(given.trim()) ?? [];
    if (scheme === 'Bearer' && name !== undefined && value !== undefined) parameters.set(name.toLowerCase(), value);
  }
  const named = [parameters.get('resource_id'), parameters.get('realm')].filter((value) => value !== undefined);
  const known = named.find((value) => value === audience || mayBeExpected(value));
  const shown = known === audience ? known : known && hide(known);
  const tenantId = tenantOf(parameters.get('authorization_uri'), cloud);
  return {
    bearer: schemes.has('Bearer'),
    otherSchemes: [...schemes].filter((name) => name !== 'Bearer'),
    audience: shown,
    unknownAudience: known === undefined && parameters.has('resource_id'),
    tenantId: tenantId !== undefined && hide(tenantId) === HIDDEN ? undefined : tenantId,
    insufficientScope: parameters.get('error') === 'insufficient_scope',
  };
}

/** Application IDs of Azure Resource Manager, Microsoft Graph and Azure AD Graph. Healthcare services reject tokens for these APIs. */
const CONTROL_PLANES: ReadonlySet<string> = new Set([
  '797f4846-ba00-4fd7-ba43-dac1f8f63013',
  '00000003-0000-0000-c000-000000000000',
  '00000002-0000-0000-c000-000000000000',
]);

/** True if the value is a known audience, but not the audience of an API in `CONTROL_PLANES`. */
export function mayBeExpected(value: string): boolean {
  const id = guid(value.replace(/^api:\/\//i, ''));
  return (id === undefined || !CONTROL_PLANES.has(id)) && isKnownAudience(value.replace(/\/$/, ''));
}

/** Returns the tenant GUID from a URL of the cloud's sign-in host, or undefined if the URL does not contain one. */
export function tenantOf(value: string | undefined, { authorityHost }: Cloud): string | undefined {
  const url = value !== undefined && URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== 'https:' || url.host !== authorityHost) return undefined;
  return guid(url.pathname.split('/')[1]);
}

const SIGN_IN_HOSTS: readonly string[] = [
  ...['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn', 'login.microsoft.com'],
  ...['login.windows.net', 'login.live.com', 'login.chinacloudapi.cn', 'sts.windows.net', 'accounts.google.com'],
];
const SIGN_IN_SUFFIXES: readonly string[] = ['b2clogin.com', 'ciamlogin.com', 'okta.com', 'auth0.com'];

function redirectOf(location: string | undefined, url: URL): NonNullable<ResponseSummary['redirect']> {
  if (location === undefined || !URL.canParse(location, url.href)) return { to: 'nowhere' };
  const { origin, hostname, pathname } = new URL(location, url);
  if (hostname === url.hostname) {
    if (pathname.startsWith('/.auth/login')) return { to: 'sign-in', name: 'of App Service' };
    return { to: origin === url.origin ? 'same-host' : 'other-origin' };
  }
  const name = SIGN_IN_HOSTS.find((host) => host === hostname) ?? SIGN_IN_SUFFIXES.find((suffix) => hostname.endsWith(`.${suffix}`));
  return name === undefined ? { to: 'other-host' } : { to: 'sign-in', name };
}
