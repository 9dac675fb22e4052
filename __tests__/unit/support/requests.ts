/** Requests, targets and token claims for tests. All IDs are fictitious. */
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { readEndpoint, type Endpoint } from '../../../src/azure/endpoints.ts';
import { SERVICES } from '../../../src/azure/services/index.ts';
import type { Request } from '../../../src/model/request.ts';
import { readGood } from './inputs.ts';

type ServiceName = keyof typeof SERVICES;

export const OBJECT_ID = '55555555-1234-4abc-9def-666666666666';

const HOSTS: Readonly<Record<ServiceName, string>> = {
  fhir: 'contoso-prod.fhir.azurehealthcareapis.com',
  dicom: 'contoso-imaging.dicom.azurehealthcareapis.com',
  deid: 'c4h9e2d1.api.eus001.deid.azure.com',
};

/** Returns an endpoint on an Azure host. */
export function target(service: ServiceName): Endpoint {
  return endpoint(`https://${HOSTS[service]}`);
}

/** Returns an endpoint on a gateway that the user operates. */
export function gateway(service: ServiceName, host = 'gateway.contoso.example/healthcare'): Endpoint {
  return endpoint(`https://${host} service=${service} audience=${service === 'fhir' ? 'api://contoso' : service}`);
}

/** Returns the request for a step. */
export function requestOf(inputs: Readonly<Record<string, string>> = {}): Request {
  return readGood(inputs).request;
}

function endpoint(line: string): Endpoint {
  const trustedHosts = new Set(['gateway.contoso.example']);
  const read = readEndpoint(line, { cloud: CLOUDS.azurecloud, service: SERVICES.fhir, audience: undefined, override: true, trustedHosts });
  if ('code' in read) throw new TypeError(`not an endpoint: ${line}`);
  return read.value;
}
