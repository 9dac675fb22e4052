/**
 * Compares the CapabilityStatement of a FHIR server (hl7.org/fhir/R4/capabilitystatement.html) with expectations.
 * Azure's statement has no `implementationGuide` (FS: ListedCapabilityStatement.cs), so US Core is found in `instantiates` and `supportedProfile`
 * (FS: USCore6InstantiateCapability.cs).
 */
import { list, member, objects, text } from '../../util/json.ts';
import type { Expected } from './service.ts';

/** Alternative names for Azure's operations, as used in the specification and by its users. */
const OPERATION_ALIASES: ReadonlyMap<string, string> = new Map([
  ['everything', 'patient-everything'],
  ['patient/$everything', 'patient-everything'],
  ['patient/$export', 'patient-export'],
  ['group/$export', 'group-export'],
]);

/** FHIR releases by their common names (hl7.org/fhir/directory.html). */
const RELEASES: ReadonlyMap<string, string> = new Map([
  ['stu3', '3.0.'],
  ['r4', '4.0.'],
  ['r4b', '4.3.'],
  ['r5', '5.0.'],
]);

const VERSION = /^\d{1,2}\.\d{1,2}(?:\.\d{1,3})?(?:-[a-z0-9]{1,20})?$/;

export const CAPABILITY_CHECKS: Readonly<Record<string, Expected>> = {
  'fhir-version': (statement, value) => {
    const given = text(member(statement, 'fhirVersion')) ?? '';
    const found = VERSION.test(given) ? given : 'no version';
    const release = RELEASES.get(value.toLowerCase());
    return { met: release === undefined ? found === value || found.startsWith(`${value}.`) : found.startsWith(release), found };
  },
  resource: (statement, value) =>
    membership(
      resources(statement).map(({ type }) => text(type)),
      value,
    ),
  operation: (statement, value) => {
    const name = value.replace(/^\$/, '').toLowerCase();
    return membership(operations(statement), OPERATION_ALIASES.get(name) ?? name);
  },
  profile: (statement, value) =>
    membership(
      resources(statement).flatMap((resource) => list(resource['supportedProfile']).map(text)),
      value,
      canonical,
    ),
  instantiates: (statement, value) => membership(list(member(statement, 'instantiates')).map(text), value, canonical),
};

function resources(statement: unknown): readonly Record<string, unknown>[] {
  return objects(statement, 'rest').flatMap((rest) => objects(rest, 'resource'));
}

/** Returns the names of all operations, at server and resource level. */
function operations(statement: unknown): readonly (string | undefined)[] {
  const owners = [...objects(statement, 'rest'), ...resources(statement)];
  return owners.flatMap((owner) => objects(owner, 'operation')).map(({ name }) => text(name)?.toLowerCase());
}

/** Removes the version from a canonical URL, `url|version` (hl7.org/fhir/R4/references.html#canonical). */
function canonical(url: string): string {
  return url.replace(/\|.*$/s, '');
}

/** Checks whether a list contains a value. The list comes from the server, so only its length is reported. */
function membership(
  found: readonly (string | undefined)[],
  value: string,
  plain: (value: string) => string = (same) => same,
): { met: boolean; found: string } {
  const exact = value.includes('|');
  const met = found.some((item) => item !== undefined && (item === value || (!exact && plain(item) === value)));
  const others = new Set(found).size;
  return { met, found: met ? value : others === 0 ? 'none' : `${String(others)} ${others === 1 ? 'other' : 'others'}` };
}
