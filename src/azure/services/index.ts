/** Every service that the action supports. To add one, add a file to this folder and a row here. */
import { CLOUDS, type Cloud } from '../clouds.ts';
import { deid } from './deid.ts';
import { dicom } from './dicom.ts';
import { fhir } from './fhir.ts';
import type { Service } from './service.ts';

export const SERVICES = { fhir, dicom, deid } satisfies Readonly<Record<string, Service>>;

/** A host that Azure runs, and for what. */
interface KnownHost {
  readonly service: Service;
  readonly family: Service['hosts'][number];
}

/**
 * Finds the service behind one of Azure's own hosts.
 *
 * @param host whole host name, lower case, without port.
 * @returns undefined for every other host, because patterns match whole names only.
 */
export function serviceOfHost(host: string): KnownHost | undefined {
  for (const service of Object.values(SERVICES)) {
    const family = service.hosts.find(({ pattern }) => pattern.test(host));
    if (family !== undefined) return { service, family };
  }
  return undefined;
}

/** Returns the cloud in which a host is the audience that all instances of a service share. */
export function cloudOfSharedHost(host: string): Cloud | undefined {
  return Object.values(CLOUDS).find(({ name }) =>
    Object.values(SERVICES).some(({ sharedAudience }: Service) => sharedAudience?.[name] === `https://${host}`),
  );
}

/** Returns the service with a name, in any letter case. */
export function serviceNamed(word: string): Service | undefined {
  return Object.values(SERVICES).find(({ name }) => name === word.toLowerCase());
}
