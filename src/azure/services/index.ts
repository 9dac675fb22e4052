/** The supported services. To add a service, add a file to this folder and an entry here. */
import { CLOUDS, type Cloud } from '../clouds.ts';
import { deid } from './deid.ts';
import { dicom } from './dicom.ts';
import { fhir } from './fhir.ts';
import type { Service } from './service.ts';

export const SERVICES = { fhir, dicom, deid } satisfies Readonly<Record<string, Service>>;

/** A host that Azure operates, with its service and cloud. */
interface KnownHost {
  readonly service: Service;
  readonly family: Service['hosts'][number];
}

/**
 * Finds the service behind an Azure host.
 *
 * @param host full host name, in lower case, without a port.
 * @returns undefined for any other host, because patterns match only full names.
 */
export function serviceOfHost(host: string): KnownHost | undefined {
  for (const service of Object.values(SERVICES)) {
    const family = service.hosts.find(({ pattern }) => pattern.test(host));
    if (family !== undefined) return { service, family };
  }
  return undefined;
}

/** Returns the cloud in which this host is the shared audience of a service. */
export function cloudOfSharedHost(host: string): Cloud | undefined {
  return Object.values(CLOUDS).find(({ name }) =>
    Object.values(SERVICES).some(({ sharedAudience }: Service) => sharedAudience?.[name] === `https://${host}`),
  );
}

/** Finds a service by name. Ignores letter case. */
export function serviceNamed(word: string): Service | undefined {
  return Object.values(SERVICES).find(({ name }) => name === word.toLowerCase());
}
