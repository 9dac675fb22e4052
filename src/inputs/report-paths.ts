/** The action's own files: where reports go, and the event that started the run. */
import { accessSync, constants, existsSync, lstatSync, mkdirSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import type { PrepareFile } from './index.ts';

/**
 * Makes the folder of a report. Links are followed before it is decided whether the file lies inside: a link must not lead a report out.
 *
 * @param path absolute.
 * @param roots folders that reports may be in.
 */
export const prepareFile: PrepareFile = (path, roots) => {
  const real = roots.filter((root) => existsSync(root)).map((root) => realpathSync(root));
  const inside = (place: string): boolean => real.some((root) => isWithin(followed(place), root));
  try {
    if (!inside(existing(path))) return 'outside';
    mkdirSync(dirname(path), { recursive: true });
    if (existsSync(path) && statSync(path).isDirectory()) return 'unwritable';
    accessSync(existsSync(path) ? path : dirname(path), constants.W_OK);
    return 'ready';
  } catch {
    return 'unwritable';
  }
};

/** Where a path leads; for a link that leads nowhere yet, what it points to. */
function followed(place: string): string {
  return existsSync(place) ? realpathSync(place) : resolve(dirname(place), readlinkSync(place));
}

function isWithin(path: string, root: string): boolean {
  const way = relative(root, path);
  return !isAbsolute(way) && way !== '..' && !/^\.\.[/\\]/.test(way);
}

/** The nearest part of a path that is there, be it a link that leads nowhere yet: writing to it would make what it points to. */
function existing(path: string): string {
  const isThere = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  return isThere || dirname(path) === path ? path : existing(dirname(path));
}

/** The path of a file that is there and can be written; undefined for every other. */
export function writable(path: string | undefined): string | undefined {
  try {
    accessSync(path ?? '', constants.W_OK);
    return path;
  } catch {
    return undefined;
  }
}
