/** Runs a program and measures it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, statSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder } from '../lab/runner/files.ts';
import type { LabCounts, LabProcess, Network } from './lab.ts';
import type { Command, Program } from './programs.ts';

/** Times of one run, in milliseconds since the start of the first process. */
export interface Run extends LabCounts {
  /** Time until the token is in the output file. For a program that prints the token, the time until its last command ends. */
  readonly tokenMs: number;
  readonly exitMs: number;
}

export interface Usage {
  readonly cpuMs: number;
  readonly peakBytes: number;
}

export interface RunContext {
  readonly lab: LabProcess;
  /** Temporary folder that contains one folder per run. */
  readonly folder: string;
  /** Path of the module that records CPU time and memory. */
  readonly usageRecorder: string;
  /** Path of the module that redirects connections to the lab if no proxy is used. */
  readonly directConnector: string;
}

/** Measures the times of one run. */
export async function measureTimes(program: Program, network: Network, context: RunContext): Promise<Run> {
  return withRunFolder(program, network, context, async ({ env, output, idToken }) => {
    const written = Promise.withResolvers<number>();
    const watcher = watch(output, () => {
      if (statSync(output).size > 0) written.resolve(performance.now());
    });
    try {
      const started = performance.now();
      for (const command of program.commands(env, idToken)) await runCommand(command, env);
      const exitMs = performance.now() - started;
      const tokenMs = program.writesToken ? (await written.promise) - started : exitMs;
      return { tokenMs, exitMs, ...(await context.lab.next(network)) };
    } finally {
      watcher.close();
    }
  });
}

/** Measures CPU time and memory of one run of a Node program. */
export async function measureUsage(program: Program, network: Network, context: RunContext): Promise<Usage> {
  return withRunFolder(program, network, context, async ({ env, folder, idToken }) => {
    const file = join(folder, 'usage.json');
    for (const [node, ...args] of program.commands(env, idToken))
      await runCommand([node, '--import', context.usageRecorder, ...args], { ...env, USAGE_FILE: file });
    const usage: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isUsage(usage)) throw new TypeError(`${program.name} recorded no usage`);
    return usage;
  });
}

interface RunFolder {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly output: string;
  readonly idToken: string;
}

/** Creates a folder with the runner's files and an empty home folder. Removes the folder after the run. */
async function withRunFolder<Result>(
  program: Program,
  network: Network,
  { lab, folder: parent, directConnector }: RunContext,
  body: (run: RunFolder) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(parent, 'run-'));
  const path = (name: string): string => join(folder, name);
  for (const name of ['home', 'azure', 'work', 'temp']) mkdirSync(path(name));
  for (const name of ['output', 'summary']) writeFileSync(path(name), '');
  const env = {
    PATH: process.env['PATH'] ?? '',
    ...lab.env,
    ...(!network.proxy && { HTTPS_PROXY: '', https_proxy: '', NODE_OPTIONS: `--import ${directConnector}`, LAB_PORT: lab.directPort }),
    HOME: path('home'),
    GITHUB_OUTPUT: path('output'),
    GITHUB_STEP_SUMMARY: path('summary'),
    GITHUB_WORKSPACE: path('work'),
    RUNNER_TEMP: path('temp'),
    AZURE_CONFIG_DIR: path('azure'),
    AZURE_CORE_COLLECT_TELEMETRY: 'false',
    REQUESTS_CA_BUNDLE: lab.env['NODE_EXTRA_CA_CERTS'] ?? '',
    ...program.env,
  };
  try {
    const { idToken } = await lab.next(network);
    return await body({ folder, env, output: path('output'), idToken });
  } finally {
    await removeFolder(folder);
  }
}

async function runCommand([command, ...args]: Command, env: Readonly<Record<string, string>>): Promise<void> {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.resume();
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const code: unknown = (await once(child, 'exit'))[0];
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}: ${errors.join('')}`);
}

function isUsage(value: unknown): value is Usage {
  return typeof value === 'object' && value !== null && 'cpuMs' in value && 'peakBytes' in value;
}
