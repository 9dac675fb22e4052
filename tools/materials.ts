/** Removes all packages that are not in dist from npm's CycloneDX bill of materials. */
import { isRecord, list, member, objects, text } from '../src/util/json.ts';

/**
 * Returns a bill of materials with only some components and the dependencies between them. In the result, the action depends directly on
 * all components.
 *
 * @param bill output of `npm sbom --sbom-format cyclonedx`
 * @param packages components to keep, as `name@version`
 * @throws Error if a package is not in the bill, because then the lock file does not match the bundle
 */
export function cutTo(bill: unknown, packages: ReadonlySet<string>): unknown {
  const kept = objects(bill, 'components').filter((component) => packages.has(text(component['bom-ref']) ?? ''));
  const missing = [...packages].filter((name) => !kept.some((component) => component['bom-ref'] === name));
  if (missing.length > 0) throw new Error(`The bill of materials lacks ${missing.join(', ')}`);
  const root = member(bill, 'metadata', 'component', 'bom-ref');
  const among = objects(bill, 'dependencies')
    .filter(({ ref }) => packages.has(text(ref) ?? ''))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: list(dependsOn).filter((name) => packages.has(text(name) ?? '')) }));
  return {
    ...fields(bill),
    // npm uses the name of the folder as the name of the action, so the name is replaced.
    metadata: {
      ...fields(member(bill, 'metadata')),
      component: { ...fields(member(bill, 'metadata', 'component')), name: text(root)?.replace(/@[^@]*$/, '') },
    },
    components: kept,
    dependencies: [{ ref: root, dependsOn: [...packages] }, ...among],
  };
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
