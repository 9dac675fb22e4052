/**
 * Runs a built action as GitHub's runner does: with a copy of dist outside the project, Node 24, inputs as INPUT_* variables, command
 * files, and no inherited variables except PATH. Sources: NodeScriptActionHandler.cs, FileCommandManager.cs; input names: toolkit
 * packages/core/src/core.ts.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { collect, type FileOptions, createFiles, listFiles, removeFolder, variablesOf, type Written } from './files.ts';
import { inputsOf, readManifest } from './manifest.ts';
import { type Annotation, createOutputReader, type OutputReader } from './workflow-commands.ts';

export interface RunOptions extends FileOptions {
  readonly action: string;
  /** All environment variables of the step. Only PATH is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Inputs in the `with:` block. All other inputs have their default values. */
  readonly with?: Readonly<Record<string, string>>;
  /** Values of the expressions in default values: `{ 'github.token': '…' }`. Other expressions are empty. */
  readonly contexts?: Readonly<Record<string, string>>;
  /** Time limit in milliseconds. The default is 60,000. */
  readonly timeoutMs?: number;
  /** Folder that is used instead of dist, such as an instrumented build. */
  readonly dist?: string;
}

export interface Run extends Written {
  /** Exit code of the process. Undefined if a signal ended the process. */
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  /** True if the process was ended because of the time limit. */
  readonly timedOut: boolean;
  /** The log as users see it, with masked secrets and without commands. Contains debug lines only if step debugging is on. */
  readonly log: string;
  /** The log with debug lines, for the leak check. */
  readonly fullLog: string;
  /** Standard output, unchanged. */
  readonly rawLog: string;
  /** Standard error, unchanged. */
  readonly stderr: string;
  readonly annotations: readonly Annotation[];
  readonly masks: readonly string[];
  readonly otherCommands: readonly string[];
  readonly durationMs: number;
  /** Peak memory in bytes. Undefined if the system has no /proc. */
  readonly maxRss: number | undefined;
}

export interface Running {
  /** Sends a signal. To cancel a step, the runner sends SIGINT and, 7.5 s later, SIGTERM. */
  send(signal: NodeJS.Signals): void;
  /** Waits until the step has printed a text. Rejects if the step ends first. */
  line(text: string): Promise<void>;
  readonly finished: Promise<Run>;
}

/** Runs a step. */
export async function runAction(options: RunOptions): Promise<Run> {
  return (await startAction(options)).finished;
}

/** Starts a step. The caller must await `finished`, which removes the runner's folder. */
export async function startAction(options: RunOptions): Promise<Running> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'runner-')));
  const { main, defaults } = readManifest(join(options.action, 'action.yml'), options.contexts ?? {});
  const copy = join(folder, 'action');
  await mkdir(copy);
  await cp(options.dist ?? join(options.action, 'dist'), join(copy, 'dist'), { recursive: true });
  const commands = await createFiles(folder, options);
  const before = await listFiles(folder);

  const started = performance.now();
  const child = spawn(nodeFor(options.action), [join(copy, main)], {
    cwd: join(folder, 'work'),
    env: { ...inherited(), ...options.env, ...variablesOf(folder, commands, options.env), ...inputsOf({ ...defaults, ...options.with }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const finished = watch(child, started, options).then(async (ended) => {
    const run = { ...ended, ...(await collect(folder, commands, before)) };
    await removeFolder(folder);
    return run;
  });
  return { send: (signal) => child.kill(signal), line: (text) => waitFor(text, child), finished };
}

function waitFor(text: string, child: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    let written = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      written += chunk.toString();
      if (written.includes(text)) done();
    });
    child.once('exit', () => failed(new Error(`The step ended without writing ${text}`)));
  });
}

type Ended = Omit<Run, keyof Written>;

async function watch(child: ChildProcess, started: number, options: RunOptions): Promise<Ended> {
  const reader = createOutputReader();
  let timedOut = false;
  let maxRss: number | undefined;
  const killTimer = setTimeout(() => {
    timedOut = true;
    child.kill('SIGKILL');
  }, options.timeoutMs ?? 60_000);
  const memoryTimer = setInterval(() => {
    maxRss = peakMemory(child.pid) ?? maxRss;
  }, 20);
  const ended = new Promise<[number | null, string | null, number]>((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code, signal) => done([code, signal, performance.now() - started]));
  });
  try {
    const [rawLog, stderr, [code, signal, durationMs]] = await Promise.all([
      drain(child.stdout, reader),
      drain(child.stderr, reader),
      ended,
    ]);
    const debug = options.env['RUNNER_DEBUG'] === '1';
    return {
      exitCode: code ?? undefined,
      signal: signal ?? undefined,
      timedOut,
      log: reader.shown({ debug }),
      fullLog: reader.shown({ debug: true }),
      rawLog,
      stderr,
      annotations: reader.annotations,
      masks: reader.masks,
      otherCommands: reader.otherCommands,
      durationMs,
      maxRss,
    };
  } finally {
    clearTimeout(killTimer);
    clearInterval(memoryTimer);
  }
}

async function drain(stream: Readable | null, reader: OutputReader): Promise<string> {
  if (stream === null) return '';
  const lines: string[] = [];
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    lines.push(line);
    reader.line(line);
  }
  return lines.join('\n');
}

/** Reads the peak memory of the process from the kernel. Misses growth after the last call. */
function peakMemory(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/** Returns the current Node if it is new enough, otherwise the Node that npm installed. */
function nodeFor(action: string): string {
  const [major = '0'] = process.versions.node.split('.');
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = ['', '..', '../..'].map((up) => join(action, up, 'node_modules', '.bin', name)).find((path) => existsSync(path));
  return Number(major) >= 24 ? process.execPath : (installed ?? process.execPath);
}

function inherited(): Record<string, string> {
  // Windows needs SystemRoot to open a socket.
  const names = ['PATH', 'SystemRoot'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}
