/** Which packages are really in a bundle, by webpack's own list of what it put there. */

/** What is read of a module in webpack's stats. A module that was merged with others lists them, itself included, as its own modules. */
interface Module {
  readonly name: string;
  readonly chunks: readonly unknown[];
  readonly modules: readonly Module[];
}

/**
 * The packages that a bundle holds at least one module of.
 *
 * ncc's own list (`--license`) misses every ES module that webpack merged into another: it named 2 of 70 packages in a comparable action.
 *
 * @param stats of webpack, as ncc writes them (`--stats-out`)
 * @returns paths of the packages' folders, relative to the project's, sorted: `node_modules/@azure/identity`
 * @throws TypeError when the stats have another shape, so that a new ncc cannot give an empty list in silence
 */
export function packagesIn(stats: unknown): readonly string[] {
  const emitted = modulesOf(stats).filter(({ chunks }) => chunks.length > 0);
  const names = emitted.flatMap(namesOf);
  const folders = names.map(packageFolder).filter((folder) => folder !== undefined);
  return [...new Set(folders)].sort();
}

/** @returns the folder of the innermost package that a module path lies in; undefined for a module of the project's own or of Node's */
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
