/**
 * Compares a FHIR server's CapabilityStatement (hl7.org/fhir/R4/capabilitystatement.html) with expectations. Azure declares support for
 * US Core only in `instantiates` and `supportedProfile` (fhir-server: ListedCapabilityStatement.cs, USCore6InstantiateCapability.cs).
 */
import { list, member, objects, text } from '../../util/json.ts';
import { plural } from '../../util/text.ts';
import type { Expected } from './service.ts';

/** Maps common aliases for operations to the names that Azure uses. */
const OPERATION_ALIASES: ReadonlyMap<string, string> = new Map([
  ['everything', 'patient-everything'],
  ['patient/$everything', 'patient-everything'],
  ['patient/$export', 'patient-export'],
  ['group/$export', 'group-export'],
]);

/** Maps the common names of FHIR releases to the start of their version numbers (hl7.org/fhir/directory.html). */
const RELEASES: ReadonlyMap<string, string> = new Map([
  ['stu3', '3.0.'],
  ['r4', '4.0.'],
  ['r4b', '4.3.'],
  ['r5', '5.0.'],
]);

/** Matches a FHIR version with or without a known pre-release suffix. Other suffixes could be arbitrary text from the server. */
const VERSION = /^\d{1,2}\.\d{1,2}(?:\.\d{1,3})?(?:-(?:ballot|cibuild|draft|preview|snapshot)\d{0,2})?$/;

export const CAPABILITY_CHECKS: Readonly<Record<string, Expected>> = {
  'fhir-version': (statement) => {
    const given = text(member(statement, 'fhirVersion')) ?? '';
    const found = VERSION.test(given) ? given : 'no version';
    return (value) => {
      const release = RELEASES.get(value.toLowerCase());
      return { met: release === undefined ? found === value || found.startsWith(`${value}.`) : found.startsWith(release), found };
    };
  },
  resource: (statement) => membership(resources(statement).map(({ type }) => type)),
  operation: (statement) => {
    // A CapabilityStatement can list operations for the whole server and for each resource type.
    const operations = [objects(statement, 'rest'), resources(statement)].flat().flatMap((owner) => objects(owner, 'operation'));
    const isMember = membership(operations.map(({ name }) => text(name)?.toLowerCase()));
    return (value) => {
      const name = value.replace(/^\$/, '').toLowerCase();
      // In a CapabilityStatement, the names of most operations do not include a resource type.
      return isMember(OPERATION_ALIASES.get(name) ?? name.replace(/^[a-z]+\/\$?/, ''));
    };
  },
  profile: (statement) => membership(resources(statement).flatMap((resource) => list(resource['supportedProfile']))),
  instantiates: (statement) => membership(list(member(statement, 'instantiates'))),
};

function resources(statement: unknown): readonly Record<string, unknown>[] {
  return objects(statement, 'rest').flatMap((rest) => objects(rest, 'resource'));
}

/**
 * If the value is not in the list, `found` contains only the list length, because messages must not include text from the server. An item
 * `url|version` also matches the URL without a version (hl7.org/fhir/R4/references.html#canonical).
 */
function membership(items: readonly unknown[]): ReturnType<Expected> {
  const found = new Set(items.map(text).filter((item) => item !== undefined));
  const known = new Set([...found].flatMap((item) => [item, item.replace(/\|.*/s, '')]));
  const others = found.size === 0 ? 'none' : plural(found.size, 'other value');
  return (value) => ({ met: known.has(value), found: known.has(value) ? value : others });
}
