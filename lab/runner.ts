/**
 * Runs a built action as GitHub's runner does: a copy of action.yml and dist in a folder with no node_modules above it, Node 24, inputs
 * as INPUT_*, file commands as files, nothing inherited but PATH; and reads its output as the runner does.
 * By the runner's own code: NodeScriptActionHandler.cs, FileCommandManager.cs; inputs' names: toolkit packages/core/src/core.ts.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { parse } from 'yaml';
import { isRecord } from './site.ts';
import { type Annotation, createOutputReader, type OutputReader } from './workflow-commands.ts';

export interface RunOptions {
  /** Folder of the action: its action.yml, and what `runs.main` names. */
  readonly action: string;
  /** The step's environment, whole: nothing but PATH is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** The step's `with:` block. What it leaves out has action.yml's default. */
  readonly with?: Readonly<Record<string, string>>;
  /** Values of `${{ … }}` in action.yml's defaults: `{ 'github.token': '…' }`. Others are empty. */
  readonly contexts?: Readonly<Record<string, string>>;
  /** The event's payload. */
  readonly event?: unknown;
  /** Files of the workspace before the step: path → content. */
  readonly files?: Readonly<Record<string, string>>;
  /** Milliseconds after which the process is killed; 60,000 without. */
  readonly timeoutMs?: number;
  /** A folder to take in the place of the action's dist: an instrumented build. */
  readonly dist?: string;
}

/** A file that the step left behind. */
export interface FileLeft {
  /** Relative to the runner's folder, with forward slashes: `work/report.json`, `temp/x`, `home/.azure/…`. */
  readonly path: string;
  readonly content: string;
}

/** What came of a step. */
export interface Run {
  /** Undefined when a signal ended the process. */
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  /** Whether the runner's bound had to kill it. */
  readonly timedOut: boolean;
  /** As the user sees it: commands taken out, masked; debug lines when the environment asks for step debugging. */
  readonly log: string;
  /** As `log`, with debug lines always: what the leak oracle reads. */
  readonly fullLog: string;
  /** Standard output as it was written. */
  readonly rawLog: string;
  /** Standard error as it was written. */
  readonly stderr: string;
  readonly annotations: readonly Annotation[];
  readonly masks: readonly string[];
  readonly otherCommands: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What the step exported to later steps' environment, state and path: all empty, if it keeps its promise. */
  readonly environment: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly path: string;
  /** Files of workspace, temp and home that were not there before. */
  readonly filesLeft: readonly FileLeft[];
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

const FILE_COMMANDS = ['output', 'env', 'state', 'path', 'step_summary'] as const;
type FileCommand = (typeof FILE_COMMANDS)[number];

/** Starts a step. Whoever starts it awaits `finished`: the runner's folder is removed then. */
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
    env: { ...inherited(), ...options.env, ...runnersOwn(folder, commands, options), ...inputsOf({ ...defaults, ...options.with }) },
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

type Ended = Omit<Run, 'outputs' | 'summary' | 'environment' | 'state' | 'path' | 'filesLeft'>;

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

/** `main`, and every input's default with its expressions put in. */
function readManifest(file: string, contexts: Readonly<Record<string, string>>): { main: string; defaults: Record<string, string> } {
  const manifest: unknown = parse(readFileSync(file, 'utf8'));
  if (!isRecord(manifest) || !isRecord(manifest['runs']) || typeof manifest['runs']['main'] !== 'string')
    throw new Error(`${file} names no runs.main`);
  const inputs = isRecord(manifest['inputs']) ? manifest['inputs'] : {};
  const defaults = Object.entries(inputs).map(([name, input]): [string, string] => {
    const value = isRecord(input) ? input['default'] : undefined;
    const written = typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
    return [name, written.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_whole, expression: string) => contexts[expression] ?? '')];
  });
  return { main: manifest['runs']['main'], defaults: Object.fromEntries(defaults) };
}

/** Blanks become underscores, letters capitals; hyphens stay (toolkit core.ts: getInput). */
function inputsOf(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]));
}

async function layOut(folder: string, options: RunOptions): Promise<Readonly<Record<FileCommand, string>>> {
  for (const name of ['work', 'temp', 'home', 'commands', 'event', 'tools']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'event', 'event.json'), JSON.stringify(options.event ?? {}));
  for (const [path, content] of Object.entries(options.files ?? {})) {
    await mkdir(join(folder, 'work', path, '..'), { recursive: true });
    await writeFile(join(folder, 'work', path), content);
  }
  const file = (name: FileCommand): string => join(folder, 'commands', `${name}_${crypto.randomUUID()}`);
  const commands = {
    output: file('output'),
    env: file('env'),
    state: file('state'),
    path: file('path'),
    step_summary: file('step_summary'),
  };
  for (const name of FILE_COMMANDS) await writeFile(commands[name], '');
  return commands;
}

function runnersOwn(folder: string, commands: Readonly<Record<FileCommand, string>>, options: RunOptions): Record<string, string> {
  return {
    HOME: join(folder, 'home'),
    USERPROFILE: join(folder, 'home'),
    ...Object.fromEntries(FILE_COMMANDS.map((name) => [`GITHUB_${name.toUpperCase()}`, commands[name]])),
    GITHUB_WORKSPACE: join(folder, 'work'),
    GITHUB_EVENT_PATH: join(folder, 'event', 'event.json'),
    RUNNER_TEMP: join(folder, 'temp'),
    RUNNER_TOOL_CACHE: join(folder, 'tools'),
    ...(options.env['HOME'] === undefined ? {} : { HOME: options.env['HOME'] }),
  };
}

async function collect(
  folder: string,
  commands: Readonly<Record<FileCommand, string>>,
  before: ReadonlySet<string>,
): Promise<Omit<Run, keyof Ended>> {
  const content = async (name: FileCommand): Promise<string> => readFile(commands[name], 'utf8');
  const left = [...(await listFiles(folder))].filter((path) => !before.has(path)).sort();
  return {
    outputs: parseFileCommand(await content('output')),
    environment: parseFileCommand(await content('env')),
    state: parseFileCommand(await content('state')),
    path: await content('path'),
    summary: await content('step_summary'),
    filesLeft: await Promise.all(left.map(async (path) => ({ path, content: await readFile(join(folder, path), 'utf8') }))),
  };
}

async function listFiles(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Set(
    entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  );
}

/**
 * Reads a file command: `name=value` lines and `name<<delimiter` blocks (FileCommandManager.cs).
 *
 * @throws Error for a line that is neither, and for a block without its end: the runner fails the step then
 */
export function parseFileCommand(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const [, heredoc, delimiter] = /^([^=]*?)<<(.+)$/.exec(line) ?? [];
    if (heredoc !== undefined && heredoc !== '' && delimiter !== undefined) {
      const end = lines.indexOf(delimiter, at + 1);
      if (end === -1) throw new Error(`No end of the value of ${heredoc}`);
      values[heredoc] = lines.slice(at + 1, end).join('\n');
      at = end;
      continue;
    }
    const [, name, value] = /^([^=]+)=(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error('A line that the runner does not understand');
    values[name] = value;
  }
  return values;
}
