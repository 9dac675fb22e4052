/** The suite's own programs around what others wrote: clients that end by themselves, and servers on socket files. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import './slowly.ts';
import { exitOf, path, type ProgramOptions, runProgram, textOf } from './program.ts';

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
