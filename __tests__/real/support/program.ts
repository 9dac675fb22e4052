/** Runs programs as processes of their own: nothing that others wrote is ever loaded into the process that judges it. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

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

/** Its exit code; undefined when a signal ended it. */
export function exitOf(child: ChildProcess): Promise<number | undefined> {
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => {
      done(code ?? undefined);
    });
  });
}

/** All that comes out of a stream. */
export async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** All that is inherited. */
export function path(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '' };
}
