/** What a token can be asked for: the strings users write, normalised, and those that are known to be wrong (domain §1.3, §1.6, §1.7, §1.10). */
import { CLOUDS, type Cloud } from './clouds.ts';
import { notice, warning, type Note } from './note.ts';
import { serviceNamed, serviceOfHost, SERVICES } from './services/index.ts';
import type { Service } from './services/service.ts';
import { GUID } from './shape.ts';

/** A mistake that can be seen offline. The codes are those of src/failures/input.ts. */
export interface Mistake {
  readonly code:
    | 'input-invalid'
    | 'audience-generic'
    | 'audience-is-endpoint'
    | 'audience-terraform'
    | 'audience-control-plane'
    | 'audience-fhir-word'
    | 'audience-refused'
    | 'dicom-gov-audience'
    | 'cloud-endpoint-mismatch'
    | 'endpoint-untrusted'
    | 'endpoint-workspace';
  readonly allowed: string;
  readonly instead?: string;
  /** The audience that is at fault, in a line that holds more. */
  readonly audience?: string;
}

export type Read<Value> =
  { readonly ok: true; readonly value: Value; readonly notes: readonly Note[] } | { readonly ok: false; readonly mistake: Mistake };

const DICOM = 'https://dicom.healthcareapis.azure.com';
const WORDS = Object.values(SERVICES)
  .filter(({ sharedAudience }) => sharedAudience !== undefined)
  .map(({ name }) => `\`${name}\``);
/** What `audience` takes, for those who gave something else. */
export const AUDIENCE_FORMS = `${WORDS.join(', ')}, an https:// or api:// URI, or the GUID of an application`;
/** A host without a user name, and a path. */
const RESOURCE_URI = /^(?:https|api):\/\/[^/?#@,\\]+(?:\/[^?#,]*)?$/i;
/** Resources whose tokens a healthcare service answers with 401: they are for managing Azure, not for its data. */
const CONTROL_PLANES = new Set([
  'management.azure.com',
  'management.core.windows.net',
  'management.usgovcloudapi.net',
  'management.chinacloudapi.cn',
  'graph.microsoft.com',
  'graph.microsoft.us',
]);
/** Nothing that was read documents these as audiences (UNVERIFIED). */
const UNDOCUMENTED = new Set(['healthcareapis.azure.com', 'fhir.azurehealthcareapis.com', 'deid.azurehealthcareapis.com']);

/**
 * Reads one audience as a user wrote it.
 *
 * @param given trimmed, not empty.
 * @param cloud where the token is asked for.
 * @returns the resource to ask a token for, without `/.default`, and what to tell the user.
 */
export function readAudience(given: string, cloud: Cloud): Read<string> {
  const word = given.toLowerCase();
  if (word === 'fhir')
    return wrong('audience-fhir-word', 'the URL of the FHIR service itself', 'https://<workspace>-<service>.fhir.azurehealthcareapis.com');
  const service = serviceNamed(word);
  if (service !== undefined) return sharedAudience(service, cloud);
  const resource = given.replace(/(?:\/\.default)+$/, '');
  if (GUID.test(resource)) return right(resource);
  if (!/^[\x21-\x7e]+$/.test(resource) || !RESOURCE_URI.test(resource) || !URL.canParse(resource))
    return wrong('input-invalid', AUDIENCE_FORMS);
  return resource.toLowerCase().startsWith('api:') ? right(resource) : readUrl(resource, cloud);
}

/**
 * The one audience that all instances of a service share.
 *
 * @returns a mistake for a service that has none in this cloud, or none that is documented.
 */
export function sharedAudience(service: Service, cloud: Cloud): Read<string> {
  const audience = service.sharedAudience?.[cloud.name];
  if (audience !== undefined) return right(audience);
  return service.name === 'dicom' && cloud.name === 'azureusgovernment'
    ? wrong('dicom-gov-audience', 'the audience that your DICOM service names in Azure US Government')
    : wrong('input-invalid', `an audience that exists in ${cloud.title}: no ${service.title} is known there`);
}

function readUrl(resource: string, cloud: Cloud): Read<string> {
  const url = new URL(resource);
  const host = url.hostname;
  // A look-alike with a port is nobody's audience, and not Azure's.
  if (url.port === '') {
    if (host === 'azurehealthcareapis.com')
      return right('https://azurehealthcareapis.com', [
        warning(`${host} is a generic name: Entra issues a token for it that FHIR services refuse`),
      ]);
    if (host === 'dicom.azurehealthcareapis.azure.com') return wrong('audience-terraform', `\`dicom\` or ${DICOM}`, DICOM);
    if (/\.workspace\.azurehealthcareapis\.(?:com|us)$/.test(host))
      return wrong('endpoint-workspace', 'the URL of a FHIR service, or `dicom`');
    // The likely one in US Government too, where none is documented (UNVERIFIED): it is what the user is told to try there.
    if (`https://${host}` === DICOM && cloud.name === 'azureusgovernment') return right(DICOM);
    const shared = Object.values(CLOUDS).find(({ name }) => sharedHosts(name).has(host));
    if (shared !== undefined)
      return shared.name === cloud.name
        ? right(`https://${host}`)
        : wrong('cloud-endpoint-mismatch', `an audience of ${cloud.title}`, `environment: ${shared.name}`);
    const known = serviceOfHost(host);
    if (known !== undefined) {
      const { service, family } = known;
      if (family.cloud !== cloud.name)
        return wrong('cloud-endpoint-mismatch', `an audience of ${cloud.title}`, `environment: ${family.cloud}`);
      const audience = family.audience(host);
      if (audience === undefined || service.sharedAudience !== undefined)
        return wrong('audience-is-endpoint', `the audience all instances of the ${service.title} share`, audience ?? '');
      const cut =
        url.pathname === '/'
          ? []
          : [notice(`the path ${shown(url.pathname)} was cut: the audience of a FHIR service is its URL without one`)];
      return right(audience, family.retired ? [...cut, warning(legacyNote(host))] : cut);
    }
    if (UNDOCUMENTED.has(host))
      return right(resource, [warning(`${host} is documented nowhere as an audience: Entra may not know it (AADSTS500011)`)]);
  }
  return right(resource);
}

/** What to tell of a host of the retired Azure API for FHIR. */
export function legacyNote(host: string): string {
  const [label = ''] = host.split('.');
  const missing = label.includes('-')
    ? `; if it is a FHIR service of a workspace, .fhir is missing: ${label}.fhir.azurehealthcareapis.com`
    : '';
  return `${host} is a host of Azure API for FHIR, which was retired on 2026-09-30${missing}`;
}

/**
 * Whether an endpoint's service is known to refuse tokens for an audience.
 *
 * @param audience as {@link readAudience} returned it.
 * @param service of the endpoint.
 * @param derived what the endpoint's own audience would be; undefined when it has none of its own.
 * @returns the mistake, or what to warn of, or undefined when nothing speaks against it.
 */
export function auditPair(
  audience: string,
  service: Service,
  derived: string | undefined,
): { readonly mistake: Mistake } | { readonly warning: Note } | undefined {
  if (audience === derived) return undefined;
  const instead = derived === undefined ? {} : { instead: derived };
  const host = URL.canParse(audience) ? new URL(audience).hostname : '';
  if (CONTROL_PLANES.has(host))
    return { mistake: { code: 'audience-control-plane', allowed: `the audience of the ${service.title}`, ...instead } };
  if (host === 'azurehealthcareapis.com' && service.name === 'fhir')
    return { mistake: { code: 'audience-generic', allowed: 'the URL of the FHIR service itself', ...instead } };
  const other = Object.values(CLOUDS).some(({ name }) => sharedHosts(name).has(host)) && !sharedBy(service, host);
  const foreign = service.sharedAudience !== undefined && serviceOfHost(host) !== undefined;
  if (other || foreign)
    return { mistake: { code: 'audience-refused', allowed: `an audience that a ${service.title} accepts`, ...instead } };
  if (derived !== undefined && (service.sharedAudience !== undefined || serviceOfHost(host) !== undefined)) {
    return { warning: warning(`the audience of this ${service.title} is usually ${derived}, not ${shown(audience)}`) };
  }
  return undefined;
}

function sharedHosts(cloud: Cloud['name']): Set<string> {
  return new Set(
    Object.values(SERVICES).flatMap(({ sharedAudience }) => {
      const audience = sharedAudience?.[cloud];
      return audience === undefined ? [] : [new URL(audience).hostname];
    }),
  );
}

function sharedBy(service: Service, host: string): boolean {
  return Object.values(service.sharedAudience ?? {}).some((audience) => new URL(audience).hostname === host);
}

/** The scope that asks for a resource: a resource that ends in a slash keeps it, and gets a second one (ED: scopes-oidc, "Trailing slash and .default"). */
export function scopeOf(audience: string): string {
  return `${audience}/.default`;
}

/** Text of a user, short enough for one line and with nothing in it that a log, a terminal or Markdown would act on. */
export function shown(value: string): string {
  const plain = value.replace(/[^\x20-\x7e]/g, '?');
  return plain.length > 120 ? `${plain.slice(0, 117)}...` : plain;
}

function right(value: string, notes: readonly Note[] = []): Read<string> {
  return { ok: true, value, notes };
}

export function wrong(code: Mistake['code'], allowed: string, instead?: string): Read<never> {
  return { ok: false, mistake: { code, allowed, ...(instead !== undefined && instead !== '' && { instead }) } };
}
