/** Removes all packages that are not in dist from npm's CycloneDX bill of materials. */

/**
 * Returns a bill of materials with only some components and the dependencies between them. In the result, the action depends directly on
 * all components.
 *
 * @param bill output of `npm sbom --sbom-format cyclonedx`
 * @param packages components to keep, as `name@version`
 * @throws Error if a package is not in the bill, because then the lock file does not match the bundle
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
    // npm uses the name of the folder as the name of the action, so the name is replaced.
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
