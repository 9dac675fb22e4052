/** Reads the report paths and checks that the files may be written. */
import { accessSync, constants, existsSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { REPORT_FILES, type ReportInput, type Request } from '../model/request.ts';
import type { Reader } from './reader.ts';

/** Result of preparing a report file. `reserved` means that the file belongs to Git or the runner. */
type PreparedFile = 'ready' | 'outside' | 'link' | 'reserved' | 'unwritable';

/**
 * Creates the folder for a report and checks that the file can be written. This is the only side effect of reading the inputs.
 *
 * @param path absolute.
 * @param roots folders that may contain reports.
 * @param reserved the runner's own files.
 */
export type PrepareFile = (path: string, roots: readonly string[], reserved: readonly string[]) => PreparedFile;

/** Variables that contain the paths of the runner's own files. */
const RUNNER_FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_EVENT_PATH'];
/** Folders that belong to Git and the runner (actions/runner: Constants.cs). */
const RESERVED_FOLDERS = new Set(['.git', '_runner_file_commands', '_github_workflow', '_actions', '_runner_hook_logs']);

const PROBLEMS: Readonly<Record<Exclude<PreparedFile, 'ready'>, string>> = {
  outside: 'is outside the workspace and RUNNER_TEMP',
  link: 'leads through a link',
  reserved: 'is a file of Git or of the runner',
  unwritable: 'is not a file that this job can write',
};

/**
 * Reads the absolute report paths, by input.
 *
 * @param windows true on Windows, where a path may have a drive letter and backslashes.
 */
export function readReportPaths(reader: Reader, prepareFile: PrepareFile, windows = sep === '\\'): Request['reportPaths'] {
  const { workspace, roots, reserved } = readPlaces(reader);
  const inputs = new Map<string, ReportInput>();
  for (const { input, example } of REPORT_FILES) {
    const given = reader.text(input);
    if (given === undefined) continue;
    const path = resolve(workspace ?? '.', given);
    const problem = notationProblem(given, windows) ?? placeProblem(inputs.get(path), prepareFile, path, roots, reserved);
    const suggestion = `\${{ runner.temp }}/${example}`;
    if (problem === undefined) inputs.set(path, input);
    else reader.invalid(input, given, problem, 'Write the path of a file in the workspace, or in ${{ runner.temp }}', suggestion);
  }
  return new Map([...inputs].map(([path, input]) => [input, path]));
}

/** Returns a function that repeats the check of a path when the file is written. */
export function reportFileCheck(reader: Reader, prepareFile: PrepareFile): (path: string) => boolean {
  const { roots, reserved } = readPlaces(reader);
  return (path) => prepareFile(path, roots, reserved) === 'ready';
}

/** Reads the folders that may contain reports, and the paths of the runner's own files. */
function readPlaces(reader: Reader): {
  readonly workspace: string | undefined;
  readonly roots: readonly string[];
  readonly reserved: readonly string[];
} {
  const workspace = reader.variable('GITHUB_WORKSPACE');
  const roots = [workspace, reader.variable('RUNNER_TEMP')].filter((root) => root !== undefined);
  return { workspace, roots, reserved: RUNNER_FILES.flatMap((name) => reader.variable(name) ?? []) };
}

/** Describes a path in the syntax of a shell or another operating system. The action would create a file with that literal name. */
function notationProblem(path: string, windows: boolean): string | undefined {
  if (path.includes('$') || /%\w+%/.test(path)) return 'has a variable, which GitHub does not expand in with:';
  if (path.startsWith('~')) return 'begins with ~, which only a shell expands';
  if (/[\r\n]/.test(path)) return 'has a line break';
  if (/[\p{Cc}\p{Cf}]/u.test(path)) return 'has an invisible character';
  if (/^["'`]|["'`]$/.test(path)) return 'has quotation marks around it';
  if (/[/\\]$/.test(path)) return 'ends with a slash, so it names a folder';
  if (!windows && /^[A-Za-z]:/.test(path)) return 'has a drive letter, but the runner is not Windows';
  return !windows && path.includes('\\') ? 'has a backslash, but the runner is not Windows' : undefined;
}

function placeProblem(
  other: string | undefined,
  prepareFile: PrepareFile,
  path: string,
  roots: readonly string[],
  reserved: readonly string[],
): string | undefined {
  if (other !== undefined) return `is the same file as ${other}`;
  const prepared = prepareFile(path, roots, reserved);
  return prepared === 'ready' ? undefined : PROBLEMS[prepared];
}

/** Prepares a file on disk. Rejects every link in the workspace, because it could change before the file is written. */
export const prepareFile: PrepareFile = (path, roots, reserved) => {
  try {
    const real = roots.filter((root) => existsSync(root)).map((root) => ({ root, real: realpathSync(root) }));
    const place = real.find(({ root }) => isWithin(path, root)) ?? real.find((each) => isWithin(path, each.real));
    if (place === undefined) return 'outside';
    const below = relative(isWithin(path, place.root) ? place.root : place.real, path);
    const parts = below.split(/[/\\]/);
    const steps = parts.map((_, index) => join(place.real, ...parts.slice(0, index + 1)));
    if (steps.some((step) => lstatSync(step, { throwIfNoEntry: false })?.isSymbolicLink())) return 'link';
    const target = join(place.real, below);
    if (isReserved(target, parts, reserved)) return 'reserved';
    mkdirSync(dirname(target), { recursive: true });
    if (existsSync(target) && !statSync(target).isFile()) return 'unwritable';
    accessSync(existsSync(target) ? target : dirname(target), constants.W_OK);
    return 'ready';
  } catch {
    return 'unwritable';
  }
};

/** True for a file that belongs to Git or the runner, or is in the folder for the runner's command files. */
function isReserved(target: string, parts: readonly string[], reserved: readonly string[]): boolean {
  const files = reserved.map((file) => (existsSync(dirname(file)) ? join(realpathSync(dirname(file)), basename(file)) : file));
  return (
    parts.some((part) => RESERVED_FOLDERS.has(part.toLowerCase())) || files.some((file) => file.toLowerCase() === target.toLowerCase())
  );
}

function isWithin(path: string, root: string): boolean {
  const below = relative(root, path);
  return below !== '' && !isAbsolute(below) && below !== '..' && !/^\.\.[/\\]/.test(below);
}

/** Returns the path if the file exists and is writable, otherwise undefined. */
export function writable(path: string | undefined): string | undefined {
  try {
    accessSync(path ?? '', constants.W_OK);
    return path;
  } catch {
    return undefined;
  }
}
