/** What a token can be asked for: the strings users write, normalised, and those that are known to be wrong (sources: docs/lab.md). */
import { CLOUDS, type Cloud, type CloudName } from './clouds.ts';
import { notice, warning } from '../util/notice.ts';
import { choices, ok, redactForLog, invalid, type ParseResult } from './parse-result.ts';
import { serviceNamed, serviceOfHost, SERVICES, sharedHosts } from './services/index.ts';
import { labelOf } from './services/resources.ts';
import type { Service } from './services/service.ts';
import { GUID } from '../util/json.ts';

const DICOM = 'https://dicom.healthcareapis.azure.com';
const WORDS = Object.values(SERVICES).flatMap(({ name, sharedAudience }) => (sharedAudience === undefined ? [] : [name]));
/** What `audience` takes, for those who gave something else. */
export const AUDIENCE_FORMS = `${choices(WORDS)}, an https:// or api:// URI, or the GUID of an application`;
/** A host without a user name, and a path. */
const RESOURCE_URI = /^(?:https|api):\/\/[^/?#@,\\]+(?:\/[^?#,]*)?$/i;
/** Nothing that was read documents these as audiences (UNVERIFIED). */
const UNDOCUMENTED = new Set(['healthcareapis.azure.com', 'fhir.azurehealthcareapis.com', 'deid.azurehealthcareapis.com']);

/**
 * Reads one audience as a user wrote it.
 *
 * @param given trimmed, not empty.
 * @param cloud where the token is asked for.
 * @returns the resource to ask a token for, without `/.default`, and what to tell the user.
 */
export function readAudience(given: string, cloud: Cloud): ParseResult<string> {
  const word = given.toLowerCase();
  if (word === 'fhir')
    return invalid(
      'audience-fhir-word',
      'the URL of the FHIR service itself',
      'https://<workspace>-<service>.fhir.azurehealthcareapis.com',
    );
  const service = serviceNamed(word);
  if (service !== undefined) return sharedAudience(service, cloud);
  const resource = given.replace(/(?:\/\.default)+$/, '');
  if (GUID.test(resource)) return ok(resource);
  if (!/^[\x21-\x7e]+$/.test(resource) || !RESOURCE_URI.test(resource) || !URL.canParse(resource))
    return invalid('input-invalid', AUDIENCE_FORMS);
  return resource.toLowerCase().startsWith('api:') ? ok(resource) : readUrl(resource, cloud);
}

/**
 * The one audience that all instances of a service share.
 *
 * @returns a mistake for a service that has none in this cloud, or none that is documented.
 */
export function sharedAudience(service: Service, cloud: Cloud): ParseResult<string> {
  const audience = service.sharedAudience?.[cloud.name];
  if (audience !== undefined) return ok(audience);
  return service.name === 'dicom' && cloud.name === 'azureusgovernment'
    ? invalid('dicom-gov-audience', 'the audience that your DICOM service names in Azure US Government')
    : invalid('input-invalid', `an audience that exists in ${cloud.title}: no ${service.title} is known there`);
}

function readUrl(resource: string, cloud: Cloud): ParseResult<string> {
  const url = new URL(resource);
  const host = url.hostname;
  // A look-alike with a port is nobody's audience, and not Azure's.
  if (url.port !== '') return ok(resource);
  if (UNDOCUMENTED.has(host))
    return ok(resource, [warning(`${host} is documented nowhere as an audience: Entra may not know it (AADSTS500011)`)]);
  return readKnownWrong(host) ?? readShared(host, cloud) ?? readInstance(url, cloud) ?? ok(resource);
}

/** Strings that are on the web and lead nowhere. */
function readKnownWrong(host: string): ParseResult<string> | undefined {
  if (host === 'azurehealthcareapis.com')
    return ok('https://azurehealthcareapis.com', [
      warning(`${host} is a generic name: Entra issues a token for it that FHIR services refuse`),
    ]);
  if (host === 'dicom.azurehealthcareapis.azure.com') return invalid('audience-terraform', `\`dicom\` or ${DICOM}`, DICOM);
  if (/\.workspace\.azurehealthcareapis\.(?:com|us)$/.test(host))
    return invalid('endpoint-workspace', 'the URL of a FHIR service, or `dicom`');
  return undefined;
}

/** An audience that all instances of a service share. */
function readShared(host: string, cloud: Cloud): ParseResult<string> | undefined {
  // The likely one in US Government too, where none is documented (UNVERIFIED): it is what the user is told to try there.
  if (`https://${host}` === DICOM && cloud.name === 'azureusgovernment') return ok(DICOM);
  const shared = Object.values(CLOUDS).find(({ name }) => sharedHosts(name).has(host));
  if (shared === undefined) return undefined;
  return shared.name === cloud.name ? ok(`https://${host}`) : ofOtherCloud(cloud, shared.name);
}

/** The URL of one instance: the audience of a FHIR service, and of no other. */
function readInstance({ hostname: host, pathname }: URL, cloud: Cloud): ParseResult<string> | undefined {
  const known = serviceOfHost(host);
  if (known === undefined) return undefined;
  const { service, family } = known;
  if (family.cloud !== cloud.name) return ofOtherCloud(cloud, family.cloud);
  const audience = family.audience(host);
  if (audience === undefined || service.sharedAudience !== undefined)
    return invalid('audience-is-endpoint', `the audience all instances of the ${service.title} share`, audience);
  const cut =
    pathname === '/' ? [] : [notice(`the path ${redactForLog(pathname)} was cut: the audience of a FHIR service is its URL without one`)];
  return ok(audience, family.retired ? [...cut, warning(legacyNote(host))] : cut);
}

function ofOtherCloud(cloud: Cloud, other: CloudName): ParseResult<never> {
  return invalid('cloud-endpoint-mismatch', `an audience of ${cloud.title}`, `environment: ${other}`);
}

/** What to tell of a host of the retired Azure API for FHIR. */
export function legacyNote(host: string): string {
  const label = labelOf(host);
  const missing = label.includes('-')
    ? `; if it is a FHIR service of a workspace, .fhir is missing: ${label}.fhir.azurehealthcareapis.com`
    : '';
  return `${host} is a host of Azure API for FHIR, which was retired on 2026-09-30${missing}`;
}

/** The scope that asks for a resource: a resource that ends in a slash keeps it, and gets a second one (ED: scopes-oidc, "Trailing slash and .default"). */
export function scopeOf(audience: string): string {
  return `${audience}/.default`;
}

/**
 * True if a token's audience can be compared with the requested one. The resource decides between its URI (v1 tokens) and its client ID
 * (v2 tokens), so a GUID says nothing about a URI (Microsoft Entra: access-tokens, "Token formats").
 */
export function isComparable(requested: string, received: string | undefined): boolean {
  return received !== undefined && GUID.test(received) === GUID.test(requested);
}
