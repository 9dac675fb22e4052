/** Installs what the real suite runs against, where it may: the packages of its own lock, and Debian's. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missing, onPath, type Part, type PartName, PARTS } from './support/parts.ts';

const HERE = import.meta.dirname;

/** Installs the npm packages, unless those of this very lock are there. */
export function installPackages(): void {
  const installed = join(HERE, 'node_modules', '.installed');
  const lock = createHash('sha256')
    .update(readFileSync(join(HERE, 'package-lock.json')))
    .digest('hex');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return;
  console.log("Installing software of others (600 MB, apart from the action's own packages) …");
  // npm is a batch file on Windows.
  execFileSync('npm', ['ci', '--fetch-timeout=60000'], { cwd: HERE, stdio: 'inherit', shell: process.platform === 'win32' });
  writeFileSync(installed, lock);
}

/** Installs Debian's packages for the parts that may be installed unasked, or were asked for. */
export function installPrograms(env: Readonly<Record<string, string | undefined>>): void {
  const asked = env['REAL_AZ'] === '1' || env['CI'] === 'true';
  const wanted = Object.values<Part>(PARTS).filter(({ onlyWhenAsked }) => onlyWhenAsked === undefined || asked);
  const packages = wanted.filter((part) => !part.programs.every(onPath)).flatMap((part) => part.packages);
  if (packages.length === 0 || !mayInstall()) return;
  console.log(`Installing ${packages.join(', ')} …`);
  // Servers among them must not start by themselves: Orthanc and Squid would listen on every address.
  const policy = '/usr/sbin/policy-rc.d';
  const own = !existsSync(policy);
  if (own) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
  } finally {
    if (own) rmSync(policy);
  }
}

/** One line for each part that cannot run here. */
export function skippedParts(): string[] {
  const names = Object.keys(PARTS).filter((name): name is PartName => name in PARTS);
  return names.flatMap((name) => {
    const why = missing(name);
    return why === undefined ? [] : [`SKIPPED ${PARTS[name].what}: ${why}`];
  });
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && onPath('apt-get');
}

/** A package that cannot be had is a part that is skipped, not a suite that fails. */
function apt(...args: readonly string[]): void {
  spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
