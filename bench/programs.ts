/** Prepares the programs that are compared, in a temporary folder. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AUDIENCES, HOSTS } from '../lab/azure/contoso.ts';
import { dicomHosts, hostileHosts } from './lab.ts';
import type { RunContext } from './run.ts';

export type Command = readonly [string, ...string[]];

export interface Program {
  readonly name: string;
  /** Returns the commands, which run one after another without a shell. `env` contains all environment variables. */
  readonly commands: (env: Readonly<Record<string, string>>, idToken: string) => readonly Command[];
  /** Environment variables in addition to those of the runner. */
  readonly env: Readonly<Record<string, string>>;
  /** True if the program writes the token to the runner's output file. Otherwise, the time until the program ends is measured. */
  readonly writesToken: boolean;
}

export interface Programs {
  readonly action: Program;
  readonly script: Program;
  /** A program that starts and ends without doing anything. */
  readonly node: Program;
  /** Undefined if the Azure CLI is not installed. */
  readonly azureCli: Program | undefined;
  readonly actionWithSmokeTest: Program;
  readonly scriptWithSmokeTest: Program;
  readonly actionWithEndpoints: (count: number) => Program;
  /** The action with endpoints whose responses are too large. */
  readonly hostile: Program;
}

const ROOT = dirname(import.meta.dirname);
const SCRIPTS = ['straight-line', 'empty', 'direct', 'usage'];
const AUDIENCE = AUDIENCES.dicom(HOSTS.dicom)[0] ?? '';
const ENDPOINT = `https://${HOSTS.fhir}`;

/**
 * Prepares the programs. The action is a copy of dist without node_modules, as on a runner. The scripts are compiled to JavaScript, because
 * stripping types takes time at each start.
 */
export function prepare(dist = join(ROOT, 'dist')): Programs & Omit<RunContext, 'lab'> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  cpSync(dist, join(folder, 'action', 'dist'), { recursive: true });
  const action = join(folder, 'action', 'dist', 'index.js');
  const scripts = join(folder, 'scripts');
  compile(scripts);
  const straightLine = join(scripts, 'straight-line.js');
  return {
    folder,
    action: nodeProgram('this action', action, { INPUT_AUDIENCE: 'dicom' }),
    script: nodeProgram('straight-line script', straightLine, { AUDIENCE }),
    node: { ...nodeProgram('start of Node', join(scripts, 'empty.js'), {}), writesToken: false },
    azureCli: azureCli(),
    actionWithSmokeTest: nodeProgram('this action', action, { INPUT_ENDPOINT: ENDPOINT }),
    scriptWithSmokeTest: nodeProgram('straight-line script', straightLine, { AUDIENCE: ENDPOINT, ENDPOINT }),
    actionWithEndpoints: (count) => nodeProgram(`${String(count)} endpoints`, action, { INPUT_ENDPOINT: urlsOf(dicomHosts(count)) }),
    hostile: nodeProgram('hostile bodies', action, { INPUT_ENDPOINT: urlsOf(hostileHosts()), 'INPUT_FAIL-ON': 'never' }),
    usageRecorder: join(scripts, 'usage.js'),
    directConnector: join(scripts, 'direct.js'),
  };
}

function urlsOf(hosts: readonly string[]): string {
  return hosts.map((host) => `https://${host}/v2`).join('\n');
}

function nodeProgram(name: string, file: string, env: Readonly<Record<string, string>>): Program {
  return { name, commands: () => [[process.execPath, file]], env, writesToken: true };
}

/** Logs in to the Azure CLI with an ID token and an empty configuration, as on a new runner, and then gets the token. */
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
    writesToken: false,
  };
}

/** Compiles the scripts with the compiler options of src, which only remove types. */
function compile(folder: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const options = ['--ignoreConfig', '--noCheck', '--outDir', folder, '--target', 'ES2024', '--module', 'NodeNext'];
  const files = SCRIPTS.map((name) => join(import.meta.dirname, 'programs', `${name}.ts`));
  const compiler = createRequire(import.meta.url).resolve('typescript/lib/tsc.js');
  execFileSync(process.execPath, [compiler, ...options, ...files], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}
