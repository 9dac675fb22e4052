/** Parses `endpoint` lines in combination with other inputs, for table-driven tests. */
import { CLOUDS, type Cloud } from '../../../src/azure/clouds.ts';
import { readEndpoint, type Endpoint } from '../../../src/azure/endpoints.ts';
import type { ParseResult } from '../../../src/util/user-input.ts';
import { SERVICES } from '../../../src/azure/services/index.ts';
import { parsed, type Parsed } from './read.ts';

type EndpointDefaults = Parameters<typeof readEndpoint>[1];

type ServiceName = keyof typeof SERVICES;

export const FHIR = 'contoso-prod.fhir.azurehealthcareapis.com';
export const DICOM = 'contoso-imaging.dicom.azurehealthcareapis.com';
export const DEID = 'c4h9e2d1.api.eus001.deid.azure.com';
export const GATEWAY = 'fhir.contoso.example';
/** The audience that all DICOM services share. */
export const SHARED = 'https://dicom.healthcareapis.azure.com';

export interface OtherInputs {
  readonly cloud?: Cloud['name'];
  readonly service?: ServiceName;
  readonly audience?: string;
  /** True (default) if there is only one line. */
  readonly override?: boolean;
  readonly trusted?: readonly string[];
}

/** Reads one line. */
export function read(
  line: string,
  { cloud = 'azurecloud', service, audience, override = true, trusted = [] }: OtherInputs = {},
): ParseResult<Endpoint> {
  const defaults: EndpointDefaults = {
    cloud: CLOUDS[cloud],
    service: service && SERVICES[service],
    audience,
    override,
    trustedHosts: new Set(trusted),
  };
  return readEndpoint(line, defaults);
}

/** Returns the service, base URL, audience and trust on one line, or the error. */
export function summary(line: string, otherInputs?: OtherInputs): Parsed<string> {
  const value = parsed(read(line, otherInputs));
  return 'refused' in value ? value : `${value.service.name} ${value.base} for ${value.audience} (${value.trust})`;
}
