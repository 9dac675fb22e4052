/** Builds dist, for `npm run build` and for `npm run check-dist`. */
import { execFileSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { licensesOf } from './licenses.ts';
import { packagesIn } from './modules.ts';

export const ROOT = dirname(import.meta.dirname);
export const DIST = join(ROOT, 'dist');

const COMPILED = join(ROOT, 'build');
const STATS = join(COMPILED, 'stats.json');

const resolve = createRequire(import.meta.url).resolve;

/**
 * Compiles src, bundles it with its dependencies, and writes the licenses of all bundled packages next to the bundle.
 *
 * Module numbers depend on paths relative to the project folder. The same sources and lock file give the same bytes in any folder, if
 * node_modules is a real folder instead of a link.
 *
 * @param dist absolute path of the output folder. Its content is deleted first
 * @throws Error if tsc or ncc fails. Their messages are on stderr
 */
export function bundleInto(dist: string): void {
  requireEmptyPackages();
  for (const folder of [COMPILED, dist]) rmSync(folder, { recursive: true, force: true });
  runNode(resolve('typescript/lib/tsc.js'), ['--project', join(ROOT, 'tsconfig.build.json')]);
  const options = ['--out', dist, '--stats-out', STATS, '--no-cache', '--quiet'];
  runNcc(['build', join(COMPILED, 'main.js'), ...options]);
  tidy(dist);
  const stats: unknown = JSON.parse(readFileSync(STATS, 'utf8'));
  writeFileSync(join(dist, 'licenses.txt'), licensesOf(packagesIn(stats), ROOT));
}

/** Packages that package.json replaces with empty packages, so that dist does not contain them. */
export const EMPTY = ['undici', '@actions/http-client', '@actions/exec', 'jsonwebtoken', 'open', 'http-proxy-agent', 'https-proxy-agent'];

/** Throws if node_modules contains real packages instead of the empty packages, because dist would then contain them. */
function requireEmptyPackages(): void {
  const real = EMPTY.filter((name) => !lstatSync(join(ROOT, 'node_modules', name)).isSymbolicLink());
  if (real.length > 0) throw new Error(`node_modules does not match package-lock.json (${real.join(', ')}). Run: npm ci`);
}

/**
 * Removes references to source maps that are not in dist, and Windows line breaks. Git would convert the line breaks, and dist would then
 * differ from the build.
 */
function tidy(dist: string): void {
  for (const name of readdirSync(dist).filter((file) => file.endsWith('.js'))) {
    const path = join(dist, name);
    const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
    writeFileSync(path, text.replaceAll(/^\/\/# sourceMappingURL=\S+\n/gm, ''));
  }
}

/** Runs ncc. ncc reads `paths` only from the file at an absolute path in TS_NODE_PROJECT, and reports no error if the file is missing. */
export function runNcc(args: readonly string[]): void {
  runNode(resolve('@vercel/ncc/dist/ncc/cli.js'), args, { TS_NODE_PROJECT: join(ROOT, 'tools', 'identity', 'tsconfig.json') });
}

/** Runs a script with the current Node, because npm's shims are not executable programs on Windows. */
function runNode(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  execFileSync(process.execPath, [script, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}
