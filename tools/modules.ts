/** Lists the packages in a bundle, based on webpack's statistics. */

/** A module in webpack's statistics. A merged module lists all of its parts, including itself. */
interface Module {
  readonly name: string;
  readonly chunks: readonly unknown[];
  readonly modules: readonly Module[];
}

/**
 * Returns the packages of which a bundle contains at least one module. ncc's own list (`--license`) omits ES modules that webpack merged.
 *
 * @param stats webpack's statistics, as written by ncc (`--stats-out`)
 * @returns sorted folders of packages: `node_modules/@azure/identity`
 * @throws TypeError if the statistics have an unknown format, so that a new ncc version cannot cause an empty list
 */
export function packagesIn(stats: unknown): readonly string[] {
  const emitted = modulesOf(stats).filter(({ chunks }) => chunks.length > 0);
  const names = emitted.flatMap(namesOf);
  const folders = names.map(packageFolder).filter((folder) => folder !== undefined);
  return [...new Set(folders)].sort();
}

/**
 * Returns the folder of the innermost package that contains a module. Undefined for modules of the project and for Node's built-in modules.
 */
export function packageFolder(path: string): string | undefined {
  return /^\.\/(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
}

function namesOf(module: Module): readonly string[] {
  return [module.name, ...module.modules.flatMap(namesOf)];
}

function modulesOf(value: unknown): readonly Module[] {
  if (typeof value !== 'object' || value === null || !('modules' in value) || !Array.isArray(value.modules)) {
    throw new TypeError('These are not the stats of a bundle: they list no modules');
  }
  return value.modules.map(moduleOf);
}

function moduleOf(value: unknown): Module {
  if (typeof value !== 'object' || value === null || !('name' in value) || typeof value.name !== 'string') {
    throw new TypeError('These are not the stats of a bundle: a module has no name');
  }
  const chunks: readonly unknown[] = 'chunks' in value && Array.isArray(value.chunks) ? value.chunks : [];
  return { name: value.name, chunks, modules: 'modules' in value ? modulesOf(value) : [] };
}
