/** Programs as processes of their own: nothing that others wrote is ever loaded into the process that judges it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { jest } from '@jest/globals';

// Interpreters of others start as fast as they do, beside whatever else two cores are doing.
jest.setTimeout(60_000);

export interface Ended {
  /** Undefined when a signal ended it. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  /** Its environment, whole: nothing but PATH is inherited. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Milliseconds after which it is killed; 60,000 without. */
  readonly timeoutMs?: number;
}

/** Runs a program to its end. */
export async function runProgram(command: string, args: readonly string[], options: ProgramOptions = {}): Promise<Ended> {
  const child = spawn(command, args, { cwd: options.cwd, env: { ...path(), ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const killer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs ?? 60_000);
  try {
    const ended = exitOf(child);
    const [stdout, stderr, exitCode] = await Promise.all([textOf(child.stdout), textOf(child.stderr), ended]);
    return { exitCode, stdout, stderr };
  } finally {
    clearTimeout(killer);
  }
}

/** Runs one of the suite's own programs on this Node; what it prints is JSON. */
export async function runClient(script: string, args: readonly string[], options: ProgramOptions = {}): Promise<unknown> {
  const { exitCode, stdout, stderr } = await runProgram(process.execPath, [join(import.meta.dirname, '..', script), ...args], options);
  if (exitCode !== 0) throw new Error(`${script} ended with ${String(exitCode)}: ${stderr || stdout}`);
  const value: unknown = JSON.parse(stdout);
  return value;
}

/** A server of others, listening on a socket file. */
export interface Server {
  readonly socket: string;
  stop(): Promise<void>;
}

/**
 * Starts one of the suite's servers: a program that listens on the socket file that it is told, and prints `ready`.
 *
 * @param script relative to this suite's folder
 * @param before a command that starts it, such as `unshare`
 * @throws Error when it ends before it is ready; what it said is in the message
 */
export async function startServer(script: string, args: readonly string[] = [], before: readonly string[] = []): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'real-'));
  const socket = join(folder, 'socket');
  const [command = '', ...rest] = [...before, process.execPath, join(import.meta.dirname, '..', script), socket, ...args];
  // Its standard input is the leash: whoever started it is gone when it closes, and it ends too.
  const child = spawn(command, rest, { cwd: folder, env: path(), stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = exitOf(child);
  const said = textOf(child.stderr);
  const impatient = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await Promise.race([
    ready(child.stdout),
    ended.then(async (code) => {
      throw new Error(`${script} ended with ${String(code)} before it was ready: ${await said}`);
    }),
  ]);
  clearTimeout(impatient);
  return {
    socket,
    async stop() {
      child.stdin.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ready(stdout: Readable): Promise<void> {
  for await (const line of createInterface({ input: stdout })) {
    if (line !== 'ready') continue;
    stdout.resume();
    return;
  }
  // The end of the process says more.
  await new Promise<never>(() => undefined);
}

function exitOf(child: ChildProcess): Promise<number | undefined> {
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => {
      done(code ?? undefined);
    });
  });
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function path(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '' };
}
