/** Creates dist/licenses.txt with the licenses of all bundled packages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { member, text } from '../src/util/json.ts';

interface Notice {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Content of the license and notice files of the package. */
  readonly text: string;
}

const RULE = `${'-'.repeat(80)}\n`;

/**
 * Returns the text of dist/licenses.txt, with one entry per package and version, sorted by name.
 *
 * @param packages sorted folders of packages, relative to the root
 * @param root absolute path of the project
 * @throws Error if a package has no license or no license text, because a person must then check the package
 */
export function licensesOf(packages: readonly string[], root: string): string {
  const notices = packages.map((folder) => noticeOf(join(root, folder)));
  const entries = notices.map((notice) => `${RULE}${notice.name}@${notice.version} (${notice.license})\n${RULE}\n${notice.text}\n`);
  const head = `The JavaScript in this folder contains code from ${String(packages.length)} packages. Each package is listed with its version and license.\n`;
  return [head, ...new Set(entries.sort())].join('\n');
}

/** Returns the packages in the text that {@link licensesOf} created, as `name@version`. */
export function bundledIn(licenses: string): ReadonlySet<string> {
  const parts = licenses.split(RULE);
  return new Set(parts.flatMap((part) => /^(?<id>\S+@\S+) \(.+\)\n$/.exec(part)?.groups?.['id'] ?? []));
}

function noticeOf(folder: string): Notice {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  if (files.length === 0) throw new Error(`${folder} ships no license text`);
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  return {
    name: field(manifest, 'name'),
    version: field(manifest, 'version'),
    license: field(manifest, 'license'),
    text: `${texts.join('\n\n')}\n`,
  };
}

function field(manifest: unknown, name: 'name' | 'version' | 'license'): string {
  const value = text(member(manifest, name));
  if (value === undefined) throw new TypeError(`A package of the bundle has no ${name}: ${JSON.stringify(member(manifest, 'name'))}`);
  return value;
}
