/** Third-party programs that the tests need. Finds them, or installs them at pinned versions. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface Tool {
  readonly name: string;
  /** Returns the reason why the tool can't be used, or undefined if it can. */
  missing(): string | undefined;
  /** Installs the tool. Throws if an installer fails. */
  install(): void;
}

export interface InstalledTool extends Tool {
  /** Returns the path of one of its programs or files. */
  path(name: string): string;
}

const SUITE = join(import.meta.dirname, '..');
const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'azure-healthcare-token');

/** True if a program of that name is on the PATH, or in the folders of system programs. */
export function onPath(program: string): boolean {
  return [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'].some((folder) => existsSync(join(folder, program)));
}

/** Returns the command line that runs a command as root, with sudo if the current user is not root. */
export function asRoot(...command: readonly string[]): [program: string, ...args: string[]] {
  const [program = '', ...args] = command;
  if (process.getuid?.() === 0) return [program, ...args];
  return ['sudo', '-n', 'env', `PATH=${process.env['PATH'] ?? ''}`, program, ...args];
}

/** Programs of Debian packages. The Debian release pins their versions. */
export function debian(packages: readonly string[], programs: readonly string[]): Tool {
  return {
    name: `Debian's ${packages.join(', ')}`,
    missing() {
      const absent = programs.filter((program) => !onPath(program));
      return absent.length === 0 ? undefined : `${absent.join(', ')} not installed`;
    },
    install() {
      // Without this policy, apt starts Orthanc and Squid as services that listen on every address.
      const policy = '/usr/sbin/policy-rc.d';
      const script = String.raw`[ -e ${policy} ] || { printf '#!/bin/sh\nexit 101\n' > ${policy}; chmod 755 ${policy}; trap 'rm ${policy}' EXIT; }
apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"`;
      run(asRoot('sh', '-c', script, 'install', ...packages));
    },
  };
}

export const npmPackages: Tool = installedOnce(
  'npm packages',
  join(SUITE, 'node_modules'),
  readFileSync(join(SUITE, 'package.json'), 'utf8'),
  () => {
    // npm is a batch file on Windows.
    run(['npm', 'install', '--fetch-timeout=60000'], { cwd: SUITE, shell: process.platform === 'win32' });
  },
);

/** Python packages with exact versions, in a virtual environment. */
export function python(name: string, ...requirements: readonly string[]): InstalledTool {
  const folder = join(CACHE, name);
  return installedOnce(requirements.join(', '), folder, '', () => {
    run(['python3', '-m', 'venv', folder]);
    run([join(folder, 'bin', 'pip'), 'install', '--quiet', '--disable-pip-version-check', ...requirements]);
  });
}

/** A program that Go builds from a module at an exact version. */
export function go(module: string, version: string): InstalledTool {
  const name = module.slice(module.lastIndexOf('/') + 1);
  const folder = join(CACHE, `${name}-${version}`);
  return installedOnce(`${module}@${version}`, folder, '', () => {
    run(['go', 'install', `${module}@${version}`], { env: { ...process.env, CGO_ENABLED: '0', GOBIN: folder } });
  });
}

/** The Java libraries of a pom.xml. */
export function maven(name: string, pom: string): InstalledTool {
  const folder = join(CACHE, name);
  const file = join(SUITE, pom);
  return installedOnce(`Java libraries of ${name}`, folder, readFileSync(file, 'utf8'), () => {
    run([
      'mvn',
      '--quiet',
      '--batch-mode',
      '--update-snapshots',
      '--file',
      file,
      'dependency:copy-dependencies',
      `-DoutputDirectory=${folder}`,
    ]);
  });
}

/** A folder whose path is in an environment variable. The suite cannot install it. */
export function folderIn(variable: string, file: string): InstalledTool {
  const folder = process.env[variable] ?? '';
  return {
    name: variable,
    path: (name) => join(folder, name),
    missing: () =>
      folder !== '' && existsSync(join(folder, file)) ? undefined : `${variable} is not the path of a folder that contains ${file}`,
    install: () => undefined,
  };
}

/** Linux namespaces. A kernel or a container can forbid them. */
export function namespaces(flags: readonly string[]): Tool {
  return {
    name: `unshare ${flags.join(' ')}`,
    missing() {
      const [program, ...args] = asRoot('unshare', ...flags, 'true');
      return spawnSync(program, args, { stdio: 'ignore' }).status === 0 ? undefined : `unshare ${flags.join(' ')} is not allowed`;
    },
    install: () => undefined,
  };
}

/** A tool that counts as installed only after its installer has succeeded with the same specification. */
function installedOnce(name: string, folder: string, specification: string, install: () => void): InstalledTool {
  const marker = join(folder, '.installed');
  const expected = createHash('sha256').update(`${name}\n${specification}`).digest('hex');
  return {
    name,
    path: (file) => join(folder, file),
    missing: () => (existsSync(marker) && readFileSync(marker, 'utf8') === expected ? undefined : `${name} not installed`),
    install() {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      install();
      writeFileSync(marker, expected);
    },
  };
}

/** Runs an installer for at most 10 minutes. Throws with the end of its output unless it exits with 0. */
function run([program = '', ...args]: readonly string[], options: { env?: NodeJS.ProcessEnv; cwd?: string; shell?: boolean } = {}): void {
  const { error, status, signal, output } = spawnSync(program, args, { timeout: 600_000, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  if (error !== undefined) throw error;
  if (status === 0) return;
  const text = output
    .map((one) => one?.toString() ?? '')
    .join('')
    .trim()
    .slice(-2000);
  throw new Error(`${program} ended with ${String(status ?? signal)}: ${text}`);
}
