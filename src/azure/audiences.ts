/** Parses audiences and rejects audiences that are known to fail (docs/lab.md lists the references). */
import { CLOUDS, type Cloud } from './clouds.ts';
import {
  describeFlaws,
  misspelt,
  inputError,
  ok,
  separatorIn,
  withoutSlash,
  type InputError,
  type ParseResult,
} from '../util/user-input.ts';
import { cloudOfSharedHost, isWorkspace, nearAzureHost, serviceNamed, serviceOfHost, SERVICES } from './services/index.ts';
import { labelOf, type Service } from './services/service.ts';
import { GUID } from '../util/json.ts';
import { type Notice, notice, warning } from '../util/text.ts';

const DICOM = 'https://dicom.healthcareapis.azure.com';
const WORDS = Object.values(SERVICES).flatMap(({ name, sharedAudience }) => (sharedAudience === undefined ? [] : [name]));
export const AUDIENCE_FORMS = `${WORDS.join(', ')}, an https:// or api:// URI, or the GUID of an application`;
/** Matches a URI with a scheme, a host without a user name, and an optional path. */
const RESOURCE_URI = /^(?:https|api):\/\/[\w.~:[\]-]+(?:\/[\w.~:/+=&;!*%-]*)?$/i;
/** Undocumented hosts that might be valid audiences (UNVERIFIED). */
const UNDOCUMENTED = new Set(['healthcareapis.azure.com', 'fhir.azurehealthcareapis.com', 'deid.azurehealthcareapis.com']);
/** Hosts of the Azure management APIs and Microsoft Graph. Healthcare services return 401 for tokens that are issued for these hosts. */
const CONTROL_PLANES = new Set([
  ...['management.azure.com', 'management.core.windows.net', 'management.usgovcloudapi.net', 'management.chinacloudapi.cn'],
  ...['graph.microsoft.com', 'graph.microsoft.us'],
]);
/** Matches the GitHub OIDC audience of federated credentials in any cloud (Entra docs: workload-identity-federation). */
const OIDC_AUDIENCE = /^api:\/\/azureadtokenexchange[a-z]*\/?$/i;

/**
 * Parses one trimmed, non-empty audience. Returns the audience without `/.default`.
 *
 * @param alone true if this is the only line in the `audience` input. The error message can then suggest the `endpoint` input instead.
 */
export function readAudience(given: string, cloud: Cloud, alone = false): ParseResult<string> {
  const read = parseAudience(given, cloud, alone);
  if (!('code' in read) || read.code !== 'input-invalid') return read;
  return describeFlaws(given, (value) => !('code' in parseAudience(value, cloud, alone)), ['audience']) ?? read;
}

function parseAudience(given: string, cloud: Cloud, alone: boolean): ParseResult<string> {
  const resource = given.replace(/(?<!\/\.default)(?:\/\.default)+$/, '');
  const word = withoutSlash(resource);
  if (word.toLowerCase() === 'fhir')
    return inputError(
      'is set to fhir, which is not an audience',
      alone ? 'Remove the audience input, and set the endpoint input to the service URL' : 'Set it to the URL of the FHIR service',
      { code: 'audience-fhir-word' },
    );
  const service = serviceNamed(word);
  if (service !== undefined) {
    const shared = service.sharedAudience?.[cloud.name];
    return shared === undefined ? sharedAudienceError(service, cloud) : ok(shared);
  }
  if (GUID.test(word)) return ok(word);
  if (OIDC_AUDIENCE.test(resource))
    return inputError(
      'is set to the audience of the GitHub ID token, not to the audience of the access token',
      'Remove the audience input. If there is no endpoint, set the audience input to the audience of the service instead. To change the audience of the ID token, use oidc-audience',
      { code: 'audience-oidc' },
    );
  const url = RESOURCE_URI.test(resource) ? URL.parse(resource) : null;
  if (url === null) return formError(resource);
  // Audiences of Azure healthcare services never contain a port.
  return url.protocol === 'api:' || url.port !== '' ? ok(resource) : readUrl(url, resource, cloud);
}

function formError(given: string): InputError {
  if (given.includes('@')) return inputError('contains an @', 'Write a URI without a user name');
  if (/^http:/i.test(given)) return inputError('begins with http://', 'Write https:// instead of http://');
  const withScheme = `https://${given}`;
  const host = URL.parse(withScheme)?.hostname ?? '';
  if ((serviceOfHost(host) ?? cloudOfSharedHost(host)) !== undefined)
    return inputError('does not start with https://', 'Write https:// in front of the host', {
      correction: given.includes('/') ? undefined : withScheme,
    });
  const separator = separatorIn(given);
  if (separator !== undefined) return inputError(`contains a ${separator}`, `Write one audience per line, without ${separator}s`);
  if (/\s/.test(given)) return inputError('contains a space', 'Write one audience per line');
  if (/^https:.*[?#]/i.test(given)) return inputError('contains a query or a fragment', 'Remove the ? or # and everything after it');
  return inputError('is not an audience', `Set it to ${AUDIENCE_FORMS}`, { correction: misspelt(given, WORDS) });
}

/** Returns the error for a service that has no documented shared audience in this cloud. */
export function sharedAudienceError(service: Service, cloud: Cloud): InputError {
  if (service.name === 'dicom' && cloud.name === 'azureusgovernment')
    return inputError(
      'refers to a DICOM service in Azure US Government, which requires an explicit audience',
      `Set it to ${DICOM}, or to the audience in the output of the commands below`,
      { code: 'dicom-gov-audience' },
    );
  const problem = `is set to ${service.name}, but ${cloud.title} has no known ${service.title}`;
  return inputError(problem, 'Remove the audience', { dependsOn: 'environment' });
}

function readUrl(url: URL, resource: string, cloud: Cloud): ParseResult<string> {
  const host = url.hostname;
  if (UNDOCUMENTED.has(host))
    return ok(resource, [warning(`Microsoft does not document ${host} as an audience, so Entra might not recognize it (AADSTS500011)`)]);
  if (host === 'azurehealthcareapis.com')
    return ok(`https://${host}`, [
      warning(`${host} is a generic audience. Entra issues tokens for this audience, but FHIR services reject them`),
    ]);
  if (host === 'dicom.azurehealthcareapis.azure.com')
    return inputError("contains a typo from Terraform's documentation", 'Set it to dicom', {
      code: 'audience-terraform',
      correction: 'dicom',
    });
  if (isWorkspace(host))
    return inputError('is a workspace URL, not an audience', 'Set it to the URL of a FHIR service, or to dicom', {
      code: 'endpoint-workspace',
    });
  const shared = cloudOfSharedHost(host);
  // Microsoft does not document a DICOM audience for Azure US Government, which probably accepts the public cloud audience (UNVERIFIED).
  if (shared === cloud || (`https://${host}` === DICOM && cloud.name === 'azureusgovernment')) return ok(`https://${host}`);
  if (shared !== undefined) return belongsToCloud(shared.name);
  const known = serviceOfHost(host);
  return known === undefined ? (nearAzureHost(host) ?? ok(resource)) : readInstance(url, known, cloud);
}

/** Only FHIR services use their URL as the audience. */
function readInstance(
  { hostname: host, pathname }: URL,
  { service, family }: NonNullable<ReturnType<typeof serviceOfHost>>,
  cloud: Cloud,
): ParseResult<string> {
  if (family.cloud !== cloud.name) return belongsToCloud(family.cloud);
  const audience = family.audience(host);
  if (audience === undefined || service.sharedAudience !== undefined)
    return inputError(`is the URL of one ${service.title}, which is not a valid audience`, `Set it to ${service.name}`, {
      code: 'audience-is-endpoint',
      correction: audience === undefined ? undefined : service.name,
    });
  const cut = notice('the action removes the path, because the audience of a FHIR service is its URL without a path');
  return ok(audience, [...(pathname === '/' ? [] : [cut]), ...(family.retired ? [warning(retiredNote(host))] : [])]);
}

/** Returns the error for a host that belongs to another cloud. */
export function belongsToCloud(other: Cloud['name']): InputError {
  return inputError(
    `contains an address in ${CLOUDS[other].title}`,
    `Set environment: ${other} in the step, with a client-id and tenant-id from that cloud. If the address is wrong, correct it instead`,
    { code: 'cloud-endpoint-mismatch', dependsOn: 'environment' },
  );
}

/** Returns the warning for a host that belongs to the retired Azure API for FHIR. */
export function retiredNote(host: string): string {
  const label = labelOf(host);
  const missing = label.includes('-') ? `. For a FHIR service in a workspace, write ${label}.fhir.azurehealthcareapis.com` : '';
  return `${host} belongs to Azure API for FHIR, which was retired on 2026-09-30${missing}`;
}

/**
 * Returns an error if the endpoint's service is known to reject tokens for the audience. Otherwise, returns notices.
 *
 * @param derived audience that the endpoint's host or service determines, if any.
 */
export function auditPair(audience: string, service: Service, derived: string | undefined): InputError | readonly Notice[] {
  if (audience === derived) return [];
  const host = URL.parse(audience)?.hostname ?? '';
  const fix =
    derived === undefined
      ? `Set it to the audience of the ${service.title}`
      : `Remove the audience. The action then uses the endpoint's audience, ${derived}`;
  if (CONTROL_PLANES.has(host))
    return inputError('is set to the audience of Azure Resource Manager or Microsoft Graph', fix, { code: 'audience-control-plane' });
  if (host === 'azurehealthcareapis.com' && service.name === 'fhir')
    return inputError('is set to the generic audience, which FHIR services do not accept', fix, { code: 'audience-generic' });
  const other = cloudOfSharedHost(host) !== undefined && !Object.values(service.sharedAudience ?? {}).includes(`https://${host}`);
  const isInstance = serviceOfHost(host) !== undefined;
  const isShared = service.sharedAudience !== undefined;
  if (other || (isShared && isInstance))
    return inputError(`is set to the audience of another Azure service, not of the ${service.title}`, fix, { code: 'audience-refused' });
  return derived !== undefined && (isShared || isInstance)
    ? [warning(`the audience is not the default audience of this ${service.title} (${derived})`)]
    : [];
}

/** Returns the scope for an audience. Keeps a trailing slash (Entra docs: scopes-oidc, "Trailing slash and .default"). */
export function scopeOf(audience: string): string {
  return `${audience}/.default`;
}

/** True if the audience is safe to log. This applies to service names, GUIDs, `api://<GUID>`, shared audiences and URLs of Azure hosts. */
export function isKnownAudience(audience: string): boolean {
  if (GUID.test(audience.replace(/^api:\/\//i, ''))) return true;
  const word = audience.toLowerCase();
  const host = URL.parse(audience)?.host ?? '';
  const isKnownHost = (serviceOfHost(host) ?? cloudOfSharedHost(host)) !== undefined;
  return WORDS.includes(word) || (isKnownHost && word === `https://${host}`);
}
