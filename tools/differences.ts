/** Compares the files in two folders. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Returns one line per missing, extra or different file. Returns an empty list if the folders are equal.
 *
 * @param kept path of the committed folder
 * @param fresh path of the new folder
 */
export function differences(kept: string, fresh: string): readonly string[] {
  const names = new Set([kept, fresh].filter((folder) => existsSync(folder)).flatMap((folder) => readdirSync(folder)));
  return [...names].sort().flatMap((name) => difference(name, join(kept, name), join(fresh, name)));
}

function difference(name: string, kept: string, fresh: string): readonly string[] {
  if (!existsSync(kept)) return [`dist/${name} is missing`];
  if (!existsSync(fresh)) return [`dist/${name} is not part of the build`];
  const [before, after] = [readFileSync(kept), readFileSync(fresh)];
  if (before.equals(after)) return [];
  const at = before.findIndex((byte, index) => byte !== after[index]);
  return [
    `dist/${name} differs, first at byte ${String(at === -1 ? before.length : at)} (${String(before.length)} bytes, now ${String(after.length)})`,
  ];
}
