/** The programs that are compared, made ready in a temporary folder. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AUDIENCES, HOSTS } from '../lab/azure/contoso.ts';
import { fleetHosts } from './fleet.ts';

/** A command and its arguments. */
export type Command = readonly [string, ...string[]];

/** One way to get a token. */
export interface Program {
  readonly name: string;
  /** Commands to be run one after the other, each without a shell. `env` is the whole environment. */
  readonly commands: (env: Readonly<Record<string, string>>, idToken: string) => readonly Command[];
  /** Beside what a runner's environment holds. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether it is a program of Node, whose use of the machine can be noted. */
  readonly node: boolean;
}

/** All programs. */
export interface Programs {
  /** The caller that prepared the programs removes it. */
  readonly folder: string;
  readonly action: Program;
  readonly script: Program;
  readonly obvious: Program;
  /** Undefined where the Azure CLI is not installed. */
  readonly azureCli: Program | undefined;
  readonly actionWithSmokeTest: Program;
  readonly scriptWithSmokeTest: Program;
  readonly actionWithFleet: (size: number) => Program;
  /** Loaded before a program to note its use of the machine. */
  readonly usage: string;
}

const ROOT = dirname(import.meta.dirname);
const SCRIPTS = ['straight-line', 'obvious', 'usage'];
const AUDIENCE = AUDIENCES.dicom(HOSTS.dicom)[0] ?? '';
const ENDPOINT = `https://${HOSTS.fhir}`;

/**
 * Makes the programs ready: the action as the runner has it, a copy of dist with no node_modules above it; the scripts as plain JavaScript, since
 * stripping types would cost each of their starts; the one that has libraries bundled as an action would be.
 */
export function prepare(dist = join(ROOT, 'dist')): Programs {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  cpSync(dist, join(folder, 'action', 'dist'), { recursive: true });
  const action = join(folder, 'action', 'dist', 'index.js');
  const scripts = join(folder, 'scripts');
  compile(scripts);
  const straightLine = join(scripts, 'straight-line.js');
  const obvious = bundle(join(scripts, 'obvious.js'), join(folder, 'obvious'));
  return {
    folder,
    action: nodeProgram('this action', action, { INPUT_AUDIENCE: 'dicom' }),
    script: nodeProgram('straight-line script', straightLine, { AUDIENCE }),
    obvious: nodeProgram('@azure/identity, the obvious way', obvious, { AUDIENCE }),
    azureCli: azureCli(),
    actionWithSmokeTest: nodeProgram('this action', action, { INPUT_ENDPOINT: ENDPOINT }),
    scriptWithSmokeTest: nodeProgram('straight-line script', straightLine, { AUDIENCE: ENDPOINT, ENDPOINT }),
    actionWithFleet: (size) =>
      nodeProgram(`${String(size)} endpoints`, action, {
        INPUT_ENDPOINT: fleetHosts(size)
          .map((host) => `https://${host}/v2`)
          .join('\n'),
      }),
    usage: join(scripts, 'usage.js'),
  };
}

function nodeProgram(name: string, file: string, env: Readonly<Record<string, string>>): Program {
  return { name, commands: () => [[process.execPath, file]], env, node: true };
}

/** A login in a fresh configuration, as on a fresh runner, then the token; the ID token is given to it. */
function azureCli(): Program | undefined {
  if (spawnSync('az', ['version'], { stdio: 'ignore' }).status !== 0) return undefined;
  return {
    name: 'az login + az account get-access-token',
    commands: ({ AZURE_CLIENT_ID = '', AZURE_TENANT_ID = '' }, idToken) => {
      const who = ['--service-principal', '--username', AZURE_CLIENT_ID, '--tenant', AZURE_TENANT_ID, '--federated-token', idToken];
      return [
        ['az', 'login', ...who, '--allow-no-subscriptions', '--output', 'none'],
        ['az', 'account', 'get-access-token', '--resource', AUDIENCE, '--query', 'accessToken', '--output', 'tsv'],
      ];
    },
    env: {},
    node: false,
  };
}

/** Compiles the scripts as src is compiled: types taken out, nothing else. */
function compile(folder: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const options = ['--ignoreConfig', '--noCheck', '--outDir', folder, '--target', 'ES2024', '--module', 'NodeNext'];
  runTool('typescript/lib/tsc.js', [...options, ...SCRIPTS.map((name) => join(import.meta.dirname, 'programs', `${name}.ts`))]);
}

/** Bundles a script with its libraries, as an action would be. */
function bundle(file: string, folder: string): string {
  symlinkSync(join(ROOT, 'node_modules'), join(dirname(file), 'node_modules'), 'junction');
  runTool('@vercel/ncc/dist/ncc/cli.js', ['build', file, '--out', folder, '--no-cache', '--quiet']);
  return join(folder, 'index.js');
}

function runTool(tool: string, args: readonly string[]): void {
  execFileSync(process.execPath, [createRequire(import.meta.url).resolve(tool), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
