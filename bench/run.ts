/** One run of one program, from its start to its end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabProcess, Pace, Seen } from './lab.ts';
import type { Command, Program } from './programs.ts';

/** What one run took. Milliseconds from the start of the process, or of the first of several. */
export interface Run extends Seen {
  /** To the token in the runner's output file; for commands that print it, to their end, when a shell would have it. */
  readonly tokenMs: number;
  readonly exitMs: number;
}

/** What one run used of the machine. */
export interface Usage {
  readonly cpuMs: number;
  readonly peakBytes: number;
}

/** The ground that a program runs on. */
export interface Ground {
  readonly lab: LabProcess;
  /** Temporary folder, for the folders of single runs. */
  readonly folder: string;
}

/** Runs a program and times it. */
export async function timed(program: Program, pace: Pace, ground: Ground): Promise<Run> {
  return inFolder(program, pace, ground, async ({ env, output, idToken }) => {
    const written = Promise.withResolvers<number>();
    const watcher = watch(output, () => {
      if (statSync(output).size > 0) written.resolve(performance.now());
    });
    try {
      const started = performance.now();
      for (const command of program.commands(env, idToken)) await ended(command, env);
      const exitMs = performance.now() - started;
      const tokenMs = program.node ? (await written.promise) - started : exitMs;
      return { tokenMs, exitMs, ...(await ground.lab.next(pace)) };
    } finally {
      watcher.close();
    }
  });
}

/** Runs a program of Node and notes what it used. Its times are not those of a run without the note-taker, and are not told. */
export async function used(program: Program, pace: Pace, ground: Ground, noteTaker: string): Promise<Usage> {
  return inFolder(program, pace, ground, async ({ env, folder, idToken }) => {
    const file = join(folder, 'usage.json');
    for (const [node, ...args] of program.commands(env, idToken))
      await ended([node, '--import', noteTaker, ...args], { ...env, USAGE_FILE: file });
    const usage: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isUsage(usage)) throw new TypeError(`${program.name} left no note of its usage`);
    return usage;
  });
}

interface Given {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly output: string;
  readonly idToken: string;
}

/** A folder of its own for a run, with the runner's files and an empty home. */
async function inFolder<Result>(
  program: Program,
  pace: Pace,
  { lab, folder: above }: Ground,
  act: (given: Given) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(above, 'run-'));
  const place = (name: string): string => join(folder, name);
  for (const name of ['home', 'azure', 'work', 'temp']) mkdirSync(place(name));
  for (const name of ['output', 'summary']) writeFileSync(place(name), '');
  const env = {
    PATH: process.env['PATH'] ?? '',
    ...lab.env,
    HOME: place('home'),
    GITHUB_OUTPUT: place('output'),
    GITHUB_STEP_SUMMARY: place('summary'),
    GITHUB_WORKSPACE: place('work'),
    RUNNER_TEMP: place('temp'),
    AZURE_CONFIG_DIR: place('azure'),
    AZURE_CORE_COLLECT_TELEMETRY: 'false',
    REQUESTS_CA_BUNDLE: lab.env['NODE_EXTRA_CA_CERTS'] ?? '',
    ...program.env,
  };
  try {
    const { idToken } = await lab.next(pace);
    return await act({ folder, env, output: place('output'), idToken });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @throws Error when a command fails: a program that got no token has not been measured. */
async function ended([command, ...args]: Command, env: Readonly<Record<string, string>>): Promise<void> {
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
