/** A CycloneDX bill of materials, as npm makes it, cut to what is really there. */

/**
 * @param bill of npm: `npm sbom --sbom-format cyclonedx`
 * @param packages what stays, as `name@version`
 * @returns the bill with these components alone, and the dependencies among them; the action itself depends on all of them, for those that
 *   stood between are gone
 * @throws when a package is not in the bill: the lock and the bundle have come apart
 */
export function cutTo(bill: unknown, packages: ReadonlySet<string>): unknown {
  const { components, dependencies, metadata, ...rest } = fields(bill);
  const kept = list(components).filter((component) => packages.has(text(component['bom-ref'])));
  const missing = [...packages].filter((name) => !kept.some((component) => component['bom-ref'] === name));
  if (missing.length > 0) throw new Error(`The bill of materials lacks ${missing.join(', ')}`);
  const root = fields(fields(metadata)['component']);
  const among = list(dependencies)
    .filter(({ ref }) => packages.has(text(ref)))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: texts(dependsOn).filter((name) => packages.has(name)) }));
  return {
    ...rest,
    // npm names the action after the folder it was checked out in.
    metadata: { ...fields(metadata), component: { ...root, name: text(root['bom-ref']).replace(/@[^@]*$/, '') } },
    components: kept,
    dependencies: [{ ref: root['bom-ref'], dependsOn: [...packages] }, ...among],
  };
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function list(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(fields) : [];
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(text) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
