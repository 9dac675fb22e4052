/** How dist is made, for `npm run build` that keeps it and `npm run check-dist` that compares it. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { licencesOf } from './licences.ts';
import { packagesIn } from './modules.ts';

export const ROOT = dirname(import.meta.dirname);
export const DIST = join(ROOT, 'dist');

const COMPILED = join(ROOT, 'build');
const STATS = join(COMPILED, 'stats.json');

const resolve = createRequire(import.meta.url).resolve;

/**
 * Compiles src, bundles it with what it imports, and writes beside it the licences of what is in there.
 *
 * The bundle's module numbers come from paths relative to the project's folder: the same sources and lock give the same bytes in any folder,
 * as long as node_modules is a real folder in it. A link in its place would change every number.
 *
 * @param dist absolute path of the folder to fill; what it held is removed
 * @throws when tsc or ncc fails; what they say is on stderr
 */
export function bundleInto(dist: string): void {
  for (const folder of [COMPILED, dist]) rmSync(folder, { recursive: true, force: true });
  runNode(resolve('typescript/lib/tsc.js'), ['--project', join(ROOT, 'tsconfig.build.json')]);
  const options = ['--out', dist, '--stats-out', STATS, '--no-cache', '--quiet'];
  // ncc looks the stubs up by an absolute path only. A relative one it cannot find, and says nothing: dist would be 1.3 MB larger.
  const env = { TS_NODE_PROJECT: join(ROOT, 'tools', 'stubs.json') };
  runNode(resolve('@vercel/ncc/dist/ncc/cli.js'), ['build', join(COMPILED, 'main.js'), ...options], env);
  tidy(dist);
  const stats: unknown = JSON.parse(readFileSync(STATS, 'utf8'));
  writeFileSync(join(dist, 'licenses.txt'), licencesOf(packagesIn(stats), ROOT));
}

/**
 * Takes out what only disturbs a reader: each package's pointer to a source map that is not here, and Windows line ends, which git would
 * change in the commit, so that dist would never again be what the build makes. Neither has a meaning in JavaScript.
 */
function tidy(dist: string): void {
  for (const name of readdirSync(dist).filter((file) => file.endsWith('.js'))) {
    const path = join(dist, name);
    const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
    writeFileSync(path, text.replaceAll(/^\/\/# sourceMappingURL=\S+\n/gm, ''));
  }
}

/** The Node that runs this runs the tools too: npm's shims for them are not programs on Windows. */
function runNode(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  execFileSync(process.execPath, [script, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}
