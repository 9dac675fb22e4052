/** The folders and command files of a step (actions/runner FileCommandManager.cs). */
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Files that exist before the step starts. */
export interface FileOptions {
  /** Event payload of the workflow run. */
  readonly event?: unknown;
  /** Files in the workspace, as a map from paths to contents. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A file that the step created or changed. */
export interface WrittenFile {
  /** Path relative to the runner's folder, with forward slashes: `work/report.json`, `temp/x`, `home/.azure/…`. */
  readonly path: string;
  readonly content: string;
}

export interface Written {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Variables that the step exports to later steps. The action must leave environment, state and path empty. */
  readonly environment: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly path: string;
  /** New and changed files, except the command files. */
  readonly writtenFiles: readonly WrittenFile[];
}

const FILE_COMMANDS = ['output', 'env', 'state', 'path', 'step_summary'] as const;
export type CommandFiles = Readonly<Record<(typeof FILE_COMMANDS)[number], string>>;

/**
 * Creates the folders and files of a runner: workspace, temp, home, event, and one empty file per file command. Returns the paths of the
 * command files.
 */
export async function createFiles(folder: string, options: FileOptions): Promise<CommandFiles> {
  for (const name of ['work', 'temp', 'home', 'commands', 'event', 'tools']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'event', 'event.json'), JSON.stringify(options.event ?? {}));
  for (const [path, content] of Object.entries(options.files ?? {})) {
    await mkdir(join(folder, 'work', path, '..'), { recursive: true });
    await writeFile(join(folder, 'work', path), content);
  }
  const file = (name: keyof CommandFiles): string => join(folder, 'commands', `${name}_${crypto.randomUUID()}`);
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

/** Removes a folder, even if a process that is about to end still writes to it. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 10 });
}

/** Returns the environment variables that contain the paths of the runner's files. Keeps a HOME variable in the step's environment. */
export function variablesOf(folder: string, commands: CommandFiles, given: Readonly<Record<string, string>>): Record<string, string> {
  return {
    HOME: join(folder, 'home'),
    USERPROFILE: join(folder, 'home'),
    ...Object.fromEntries(FILE_COMMANDS.map((name) => [`GITHUB_${name.toUpperCase()}`, commands[name]])),
    GITHUB_WORKSPACE: join(folder, 'work'),
    GITHUB_EVENT_PATH: join(folder, 'event', 'event.json'),
    RUNNER_TEMP: join(folder, 'temp'),
    RUNNER_TOOL_CACHE: join(folder, 'tools'),
    ...(given['HOME'] === undefined ? {} : { HOME: given['HOME'] }),
  };
}

/** Reads all data that the step wrote. */
export async function collect(folder: string, commands: CommandFiles, before: ReadonlyMap<string, string>): Promise<Written> {
  const content = async (name: keyof CommandFiles): Promise<string> => readFile(commands[name], 'utf8');
  const after = await listFiles(folder);
  const left = [...after.keys()].filter((path) => !path.startsWith('commands/') && before.get(path) !== after.get(path)).sort();
  return {
    outputs: parseFileCommand(await content('output')),
    environment: parseFileCommand(await content('env')),
    state: parseFileCommand(await content('state')),
    path: await content('path'),
    summary: await content('step_summary'),
    writtenFiles: await Promise.all(left.map(async (path) => ({ path, content: await readFile(join(folder, path), 'utf8') }))),
  };
}

/** Returns all files in a folder, each with a stamp that changes if the file changes. The paths are relative, with forward slashes. */
export async function listFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const stamps = files.map(async (file): Promise<[string, string]> => {
    const { mtimeMs, size } = await stat(file);
    return [relative(folder, file).replaceAll('\\', '/'), `${String(mtimeMs)} ${String(size)}`];
  });
  return new Map(await Promise.all(stamps));
}

/**
 * Parses a command file: `name=value` lines and `name<<delimiter` blocks (FileCommandManager.cs).
 *
 * @throws Error for any other line and for a block without an end. The runner fails the step in both cases
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
