/**
 * Runs a built action as GitHub's runner does: a copy of action.yml and dist in a folder with no node_modules above it, Node 24, inputs
 * as INPUT_*, file commands as files, nothing inherited but PATH; and reads its output as the runner does.
 * By the runner's own code: NodeScriptActionHandler.cs, FileCommandManager.cs; inputs' names: toolkit packages/core/src/core.ts.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { collect, type Laid, layOut, listFiles, variablesOf, type Written } from './files.ts';
import { inputsOf, readManifest } from './manifest.ts';
import { type Annotation, createOutputReader, type OutputReader } from './workflow-commands.ts';

export interface RunOptions extends Laid {
  /** Folder of the action: its action.yml, and what `runs.main` names. */
  readonly action: string;
  /** The step's environment, whole: nothing but PATH is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** The step's `with:` block. What it leaves out has action.yml's default. */
  readonly with?: Readonly<Record<string, string>>;
  /** Values of `${{ … }}` in action.yml's defaults: `{ 'github.token': '…' }`. Others are empty. */
  readonly contexts?: Readonly<Record<string, string>>;
  /** Milliseconds after which the process is killed; 60,000 without. */
  readonly timeoutMs?: number;
  /** A folder to use instead of dist, such as an instrumented build. */
  readonly dist?: string;
}

/** What came of a step. */
export interface Run extends Written {
  /** Undefined when a signal ended the process. */
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  /** Whether the runner's bound had to kill it. */
  readonly timedOut: boolean;
  /** As the user sees it: commands taken out, masked; debug lines when the environment asks for step debugging. */
  readonly log: string;
  /** The log with debug lines, for the leak check. */
  readonly fullLog: string;
  /** Standard output as it was written. */
  readonly rawLog: string;
  /** Standard error as it was written. */
  readonly stderr: string;
  readonly annotations: readonly Annotation[];
  readonly masks: readonly string[];
  readonly otherCommands: readonly string[];
  readonly durationMs: number;
  /** Greatest resident memory in bytes; undefined where /proc does not tell. */
  readonly maxRss: number | undefined;
}

/** A step under way. */
export interface Running {
  /** Sends a signal: the runner cancels with SIGINT, then SIGTERM 7.5 s later. */
  send(signal: NodeJS.Signals): void;
  /** Waits until the log holds a text, as it was written; rejects when the step ends without it. */
  line(text: string): Promise<void>;
  readonly finished: Promise<Run>;
}

/** Runs a step to its end. */
export async function runAction(options: RunOptions): Promise<Run> {
  return (await startAction(options)).finished;
}

/** Starts a step. The caller must await `finished`, which removes the folder of the runner. */
export async function startAction(options: RunOptions): Promise<Running> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'runner-')));
  const { main, defaults } = readManifest(join(options.action, 'action.yml'), options.contexts ?? {});
  const staged = join(folder, 'action');
  await mkdir(staged);
  await cp(options.dist ?? join(options.action, 'dist'), join(staged, 'dist'), { recursive: true });
  const commands = await layOut(folder, options);
  const before = await listFiles(folder);

  const started = performance.now();
  const child = spawn(nodeFor(options.action), [join(staged, main)], {
    cwd: join(folder, 'work'),
    env: { ...inherited(), ...options.env, ...variablesOf(folder, commands, options.env), ...inputsOf({ ...defaults, ...options.with }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const finished = watch(child, started, options).then(async (ended) => {
    const run = { ...ended, ...(await collect(folder, commands, before)) };
    await rm(folder, { recursive: true, force: true });
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
    child.once('exit', () => {
      failed(new Error(`The step ended without writing ${text}`));
    });
  });
}

type Ended = Omit<Run, keyof Written>;

async function watch(child: ChildProcess, started: number, options: RunOptions): Promise<Ended> {
  const reader = createOutputReader();
  let timedOut = false;
  let maxRss: number | undefined;
  const killer = setTimeout(() => {
    timedOut = true;
    child.kill('SIGKILL');
  }, options.timeoutMs ?? 60_000);
  const meter = setInterval(() => {
    maxRss = peakMemory(child.pid) ?? maxRss;
  }, 20);
  const ended = new Promise<[number | null, string | null, number]>((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code, signal) => {
      done([code, signal, performance.now() - started]);
    });
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
    clearTimeout(killer);
    clearInterval(meter);
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

/** VmHWM is the kernel's own high-water mark: what is missed is only growth after the last look. */
function peakMemory(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/** The Node that this is, when it is new enough; else the one that npm installed beside the action. */
function nodeFor(action: string): string {
  const [major = '0'] = process.versions.node.split('.');
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = ['', '..', '../..'].map((up) => join(action, up, 'node_modules', '.bin', name)).find((path) => existsSync(path));
  return Number(major) >= 24 ? process.execPath : (installed ?? process.execPath);
}

function inherited(): Record<string, string> {
  // Windows opens no socket without SystemRoot.
  const names = ['PATH', 'SystemRoot'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}
