/** Prepares the programs to compare, in a temporary folder. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AUDIENCES, HOSTS } from '../lab/azure/contoso.ts';
import { dicomHosts } from './endpoints.ts';

/** A command and its arguments. */
export type Command = readonly [string, ...string[]];

/** A program that gets a token. */
export interface Program {
  readonly name: string;
  /** Returns the commands to run in sequence, without a shell. `env` is the whole environment. */
  readonly commands: (env: Readonly<Record<string, string>>, idToken: string) => readonly Command[];
  /** Variables in addition to those of the runner. */
  readonly env: Readonly<Record<string, string>>;
  /** True for a Node program, whose CPU time and memory can be measured. */
  readonly node: boolean;
}

/** All programs. */
export interface Programs {
  /** Temporary folder. The caller removes it. */
  readonly folder: string;
  readonly action: Program;
  readonly script: Program;
  readonly azureIdentity: Program;
  /** Undefined if the Azure CLI is not installed. */
  readonly azureCli: Program | undefined;
  readonly actionWithSmokeTest: Program;
  readonly scriptWithSmokeTest: Program;
  readonly actionWithEndpoints: (size: number) => Program;
  /** Path of the module that records CPU time and memory. */
  readonly usage: string;
}

const ROOT = dirname(import.meta.dirname);
const SCRIPTS = ['straight-line', 'azure-identity', 'usage'];
const AUDIENCE = AUDIENCES.dicom(HOSTS.dicom)[0] ?? '';
const ENDPOINT = `https://${HOSTS.fhir}`;

/**
 * Prepares the programs. The action is a copy of dist without node_modules, as on a runner. The scripts are compiled to JavaScript, because
 * stripping types takes time at each start. The script that uses libraries is bundled, as an action is.
 */
export function prepare(dist = join(ROOT, 'dist')): Programs {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  cpSync(dist, join(folder, 'action', 'dist'), { recursive: true });
  const action = join(folder, 'action', 'dist', 'index.js');
  const scripts = join(folder, 'scripts');
  compile(scripts);
  const straightLine = join(scripts, 'straight-line.js');
  const azureIdentity = bundle(join(scripts, 'azure-identity.js'), join(folder, 'azure-identity'));
  return {
    folder,
    action: nodeProgram('this action', action, { INPUT_AUDIENCE: 'dicom' }),
    script: nodeProgram('straight-line script', straightLine, { AUDIENCE }),
    azureIdentity: nodeProgram('@azure/identity, as documented', azureIdentity, { AUDIENCE }),
    azureCli: azureCli(),
    actionWithSmokeTest: nodeProgram('this action', action, { INPUT_ENDPOINT: ENDPOINT }),
    scriptWithSmokeTest: nodeProgram('straight-line script', straightLine, { AUDIENCE: ENDPOINT, ENDPOINT }),
    actionWithEndpoints: (size) =>
      nodeProgram(`${String(size)} endpoints`, action, {
        INPUT_ENDPOINT: dicomHosts(size)
          .map((host) => `https://${host}/v2`)
          .join('\n'),
      }),
    usage: join(scripts, 'usage.js'),
  };
}

function nodeProgram(name: string, file: string, env: Readonly<Record<string, string>>): Program {
  return { name, commands: () => [[process.execPath, file]], env, node: true };
}

/** Logs in with an ID token and a new configuration, as on a new runner, and then gets the token. */
function azureCli(): Program | undefined {
  if (spawnSync('az', ['version'], { stdio: 'ignore' }).status !== 0) return undefined;
  return {
    name: 'az login + az account get-access-token',
    commands: ({ AZURE_CLIENT_ID = '', AZURE_TENANT_ID = '' }, idToken) => {
      const identity = ['--service-principal', '--username', AZURE_CLIENT_ID, '--tenant', AZURE_TENANT_ID, '--federated-token', idToken];
      return [
        ['az', 'login', ...identity, '--allow-no-subscriptions', '--output', 'none'],
        ['az', 'account', 'get-access-token', '--resource', AUDIENCE, '--query', 'accessToken', '--output', 'tsv'],
      ];
    },
    env: {},
    node: false,
  };
}

/** Compiles the scripts with the options of src, which only remove types. */
function compile(folder: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const options = ['--ignoreConfig', '--noCheck', '--outDir', folder, '--target', 'ES2024', '--module', 'NodeNext'];
  runTool('typescript/lib/tsc.js', [...options, ...SCRIPTS.map((name) => join(import.meta.dirname, 'programs', `${name}.ts`))]);
}

/** Bundles a script with its libraries, as an action is. */
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
