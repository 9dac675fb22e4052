/** Whether a token for an audience can open an endpoint: what is known to be refused costs no request. */
import { CLOUDS } from './clouds.ts';
import { warning, type Notice } from '../util/notice.ts';
import { redactForLog, type InputError } from './parse-result.ts';
import { serviceOfHost, sharedHosts } from './services/index.ts';
import type { Service } from './services/service.ts';

/** Resources whose tokens a healthcare service answers with 401: they are for managing Azure, not for its data. */
const CONTROL_PLANES = new Set([
  'management.azure.com',
  'management.core.windows.net',
  'management.usgovcloudapi.net',
  'management.chinacloudapi.cn',
  'graph.microsoft.com',
  'graph.microsoft.us',
]);

/**
 * Whether an endpoint's service is known to refuse tokens for an audience.
 *
 * @param audience as readAudience returned it.
 * @param service of the endpoint.
 * @param derived what the endpoint's own audience would be; undefined when it has none of its own.
 * @returns the mistake, or what to warn of, or undefined when nothing speaks against it.
 */
export function auditPair(
  audience: string,
  service: Service,
  derived: string | undefined,
): { readonly mistake: InputError } | { readonly warning: Notice } | undefined {
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
    return { warning: warning(`the audience of this ${service.title} is usually ${derived}, not ${redactForLog(audience)}`) };
  }
  return undefined;
}

function sharedBy(service: Service, host: string): boolean {
  return Object.values(service.sharedAudience ?? {}).some((audience) => new URL(audience).hostname === host);
}
