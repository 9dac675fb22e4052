/** Runs third-party code in separate processes, so that it cannot change the process that checks it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { removeFolder } from '../../../lab/runner/files.ts';

export interface ProgramResult {
  /** Exit code of the program. Undefined if a signal ended it. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  /** The complete environment. Only PATH is inherited. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Milliseconds until the program is killed. Default: 60,000. */
  readonly timeoutMs?: number;
}

/** Runs a program and waits until it ends. */
export async function runProgram(command: string, args: readonly string[], options: ProgramOptions = {}): Promise<ProgramResult> {
  const child = spawn(command, args, { cwd: options.cwd, env: { ...inherited(), ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const killer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs ?? 60_000);
  try {
    const exit = exitOf(child);
    const [stdout, stderr, exitCode] = await Promise.all([textOf(child.stdout), textOf(child.stderr), exit]);
    return { exitCode, stdout, stderr };
  } finally {
    clearTimeout(killer);
  }
}

/** Runs one of the programs in `clients` and returns the JSON that it prints. Throws if it fails. */
export async function runClient(script: string, args: readonly string[], options: ProgramOptions = {}): Promise<unknown> {
  const file = join(import.meta.dirname, '..', 'clients', script);
  const { exitCode, stdout, stderr } = await runProgram(process.execPath, [file, ...args], options);
  if (exitCode !== 0) throw new Error(`${script} ended with ${String(exitCode)}: ${stderr || stdout}`);
  const value: unknown = JSON.parse(stdout);
  return value;
}

export interface Server {
  readonly socket: string;
  stop(): Promise<void>;
}

/**
 * Starts a server program. The last argument is the socket file to listen on. The program prints `ready`, and ends when its standard input
 * is closed. Throws if the program ends before it is ready.
 */
export async function startServer([program = '', ...args]: readonly string[]): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'real-'));
  const socket = join(folder, 'socket');
  const child = spawn(program, [...args, socket], { cwd: folder, env: inherited(), stdio: ['pipe', 'pipe', 'pipe'] });
  const exit = exitOf(child);
  const errors = textOf(child.stderr);
  const killer = setTimeout(() => child.kill('SIGKILL'), 60_000);
  await Promise.race([
    ready(child.stdout),
    exit.then(async (code) => {
      throw new Error(`${program} ended with ${String(code)} before it was ready: ${await errors}`);
    }),
  ]);
  clearTimeout(killer);
  return {
    socket,
    async stop() {
      child.stdin.end();
      await exit;
      await removeFolder(folder);
    },
  };
}

/** Returns the command line of one of the programs in `servers`. */
export function serverProgram(script: string, ...args: readonly string[]): string[] {
  return [process.execPath, join(import.meta.dirname, '..', 'servers', script), ...args];
}

async function ready(stdout: Readable): Promise<void> {
  for await (const line of createInterface({ input: stdout })) {
    if (line !== 'ready') continue;
    stdout.resume();
    return;
  }
  // Standard output is closed, so the program ends. Its exit code and messages are reported instead.
  await new Promise<never>(() => undefined);
}

function exitOf(child: ChildProcess): Promise<number | undefined> {
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => done(code ?? undefined));
  });
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function inherited(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '' };
}
