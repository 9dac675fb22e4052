/** Reads the details of the workflow run from the runner and determines which report files the step is allowed to write. */
import { accessSync, constants, existsSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { REPORT_FILES, type ReportInput, type Request, type Run } from '../model/request.ts';
import { list, member, objects, text } from '../util/json.ts';
import { inputError } from '../util/user-input.ts';
import type { Reader } from './reader.ts';

/** Environment variables that contain the paths of the runner's own files. */
const RUNNER_FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_EVENT_PATH'];
/** Names of folders that belong to Git or to the runner (actions/runner: Constants.cs). */
const RESERVED_FOLDERS = new Set(['.git', '_runner_file_commands', '_github_workflow', '_actions', '_runner_hook_logs']);
const UNWRITABLE = 'is not a file that this job can write to';
const OUTSIDE = 'is outside the workspace and RUNNER_TEMP';

/** Returns a function that prepares report files in the workspace or in RUNNER_TEMP (see {@link prepareFile}). */
export function filePreparer(reader: Reader, prepare: typeof prepareFile): (path: string) => string | undefined {
  const valuesOf = (names: readonly string[]): readonly string[] => names.flatMap((name) => reader.variable(name) ?? []);
  const [roots, reserved] = [valuesOf(['GITHUB_WORKSPACE', 'RUNNER_TEMP']), valuesOf(RUNNER_FILES)];
  return (path) => prepare(path, roots, reserved);
}

/** Reads the inputs for report files. Returns the absolute path of each file. */
export function readReportPaths(reader: Reader, prepare: (path: string) => string | undefined): Request['reportPaths'] {
  const paths = new Map<ReportInput, string>();
  const workspace = reader.variable('GITHUB_WORKSPACE');
  for (const { input, example } of REPORT_FILES) {
    const given = reader.text(input);
    if (given === undefined) continue;
    const path = resolve(workspace ?? '.', given);
    const [other] = [...paths].find(([, one]) => one === path || isWithin(path, one) || isWithin(one, path)) ?? [];
    const found =
      NOTATION_PROBLEMS.find(([pattern]) => pattern.test(given))?.[1] ??
      (other === undefined ? prepare(path) : `is the same file as ${other}, or one path is inside the other`);
    const isUnknown = found === OUTSIDE && workspace === undefined && !isAbsolute(given);
    const problem = isUnknown ? 'is relative to the workspace, but GITHUB_WORKSPACE is not set' : found;
    if (problem === undefined) {
      paths.set(input, path);
      continue;
    }
    const fix = 'Set it to the path of a file in the workspace or in ${{ runner.temp }}';
    reader.record(input, inputError(problem, fix, { correction: `\${{ runner.temp }}/${example}` }), given);
  }
  return paths;
}

const WINDOWS_NOTATION = [
  [/^[A-Za-z]:/, 'contains a drive letter, but the job does not run on Windows'],
  [/\\/, 'contains a backslash, but the job does not run on Windows'],
] as const;

/** Text that probably does not belong in a path, such as shell syntax. Without this check, the text would become part of the file name. */
const NOTATION_PROBLEMS: readonly (readonly [pattern: RegExp, problem: string])[] = [
  [/\$\{\{/, 'contains an expression that is not evaluated'],
  [/^[a-z][a-z\d+.-]+:[/\\]/i, 'is a URL instead of a path'],
  [/(?:^|[/\\])\.{1,2}$/, 'is the path of a folder'],
  [/\$|%\w+%/, 'contains a shell variable, but GitHub does not expand shell variables in inputs'],
  [/^~/, 'begins with ~, which only a shell expands'],
  [/[\r\n]/, 'contains a line break'],
  [/[\p{Cc}\p{Cf}]/u, 'contains an invisible character'],
  [/^["'`]|["'`]$/, 'begins or ends with a quotation mark'],
  [/[/\\]$/, 'ends with a slash, so it is the path of a folder'],
  ...WINDOWS_NOTATION.filter(() => sep === '/'),
];

/**
 * Creates the folder for a report file. This is the only side effect of reading the inputs. Rejects symbolic links in the path, because a
 * link could change before the file is written. Returns a description of the problem, or undefined if the file can be written.
 *
 * @param roots folders that are allowed to contain the file.
 * @param reserved paths of the runner's own files.
 */
export function prepareFile(path: string, roots: readonly string[], reserved: readonly string[]): string | undefined {
  try {
    const real = roots.filter((root) => existsSync(root)).map((root) => ({ root, real: realpathSync(root) }));
    const place = real.find(({ root }) => isWithin(path, root)) ?? real.find((each) => isWithin(path, each.real));
    if (place === undefined)
      return roots.some((root) => isWithin(path, root)) ? 'is in the workspace or RUNNER_TEMP, but that folder does not exist' : OUTSIDE;
    const below = relative(isWithin(path, place.root) ? place.root : place.real, path);
    const parts = below.split(/[/\\]/);
    const steps = parts.map((_, index) => join(place.real, ...parts.slice(0, index + 1)));
    if (steps.some((step) => lstatSync(step, { throwIfNoEntry: false })?.isSymbolicLink())) return 'contains a symbolic link';
    const target = join(place.real, below);
    if (isReserved(target, parts, reserved)) return 'belongs to Git or to the runner';
    mkdirSync(dirname(target), { recursive: true });
    if (existsSync(target) && !statSync(target).isFile()) return UNWRITABLE;
    accessSync(existsSync(target) ? target : dirname(target), constants.W_OK);
    return undefined;
  } catch {
    return UNWRITABLE;
  }
}

function isReserved(target: string, parts: readonly string[], reserved: readonly string[]): boolean {
  // Windows ignores dots and spaces at the end of a name, and `git~1` can be the short name of `.git`.
  const names = parts.map((part) => part.toLowerCase().replace(/(?<![. ])[. ]+$/, ''));
  if (names.some((name) => RESERVED_FOLDERS.has(name) || /^git~\d+$/.test(name))) return true;
  const files = reserved.map((file) => (existsSync(dirname(file)) ? join(realpathSync(dirname(file)), basename(file)) : file));
  return files.some((file) => file.toLowerCase() === target.toLowerCase());
}

function isWithin(path: string, root: string): boolean {
  const below = relative(root, path);
  return below !== '' && !isAbsolute(below) && below !== '..' && !/^\.\.[/\\]/.test(below);
}

/** True if the file is a named pipe. */
export function isPipe(path = ''): boolean {
  try {
    return statSync(path).isFIFO();
  } catch {
    return false;
  }
}

/** Returns the path if it is a writable file or character device. Rejects named pipes, because writing to one could block the action. */
export function writable(path = ''): string | undefined {
  try {
    accessSync(path, constants.W_OK);
    const stats = statSync(path);
    return stats.isFile() || stats.isCharacterDevice() ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Events that a pull request can trigger, but whose names do not contain "pull request" (GitHub docs: webhook-events-and-payloads). */
const MAY_BELONG_TO_PULL_REQUEST = ['workflow_run', 'check_suite', 'check_run', 'deployment_status'];

/** Matches the ref of a pull request, or the temporary branch that a merge queue creates for a pull request. */
const PULL_REQUEST_REF = /^(?:refs\/pull\/|(?:refs\/heads\/)?gh-readonly-queue\/)/;

/** If the fork was deleted, the payload does not contain a head repository. */
function isOfFork(payload: unknown): boolean {
  const base = text(member(payload, 'pull_request', 'base', 'repo', 'full_name'));
  const head = text(member(payload, 'pull_request', 'head', 'repo', 'full_name'));
  return base !== undefined && head?.toLowerCase() !== base.toLowerCase();
}

function isFromPullRequest(eventName: string, ref: string, payload: unknown): boolean {
  const name = eventName.toLowerCase();
  if (isOfPullRequest(name) || PULL_REQUEST_REF.test(ref)) return true;
  if (name === 'status')
    return !objects(payload, 'branches').some((branch) => branch['name'] === member(payload, 'repository', 'default_branch'));
  if (!MAY_BELONG_TO_PULL_REQUEST.includes(name)) return false;
  const origins = [...MAY_BELONG_TO_PULL_REQUEST, 'deployment'].map((origin) => member(payload, origin));
  return [...origins, member(payload, 'check_run', 'check_suite')].some((origin) => {
    const event = text(member(origin, 'event')) ?? '';
    const [own, head] = ['repository', 'head_repository'].map((repository) => text(member(origin, repository, 'full_name')));
    const isOfOtherRepository = member(origin, 'head_branch') === null || (head !== undefined && head !== own);
    // `pull_requests` does not list pull requests from forks. If another workflow triggered the event, the original event is unknown.
    const isOrMayBe = isOfOtherRepository || isOfPullRequest(event) || MAY_BELONG_TO_PULL_REQUEST.includes(event);
    const refs = ['ref', 'head_branch'].map((name) => text(member(origin, name)) ?? '');
    return isOrMayBe || list(member(origin, 'pull_requests')).length > 0 || refs.some((each) => PULL_REQUEST_REF.test(each));
  });
}

/** GitHub also sends `issue_comment` for comments on pull requests. */
function isOfPullRequest(event: string): boolean {
  return event.startsWith('pull_request') || event === 'issue_comment' || event === 'merge_group';
}

function visibilityOf(payload: unknown): Run['visibility'] {
  const visibility = member(payload, 'repository', 'visibility');
  if (visibility === 'public' || visibility === 'private' || visibility === 'internal') return visibility;
  const isPrivate = member(payload, 'repository', 'private');
  return typeof isPrivate === 'boolean' ? (isPrivate ? 'private' : 'public') : undefined;
}

/** Returns undefined on GitHub Enterprise, because the action's repository might be on a different host. */
function docsOf(variable: (name: string) => string, serverUrl: string): string | undefined {
  const [repository, ref] = [variable('GITHUB_ACTION_REPOSITORY'), variable('GITHUB_ACTION_REF')];
  const known = serverUrl === 'https://github.com' && /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref);
  return known ? `${serverUrl}/${repository}/blob/${ref}/docs/troubleshooting.md` : undefined;
}

/** Matches the URL of a run, commit or workflow page. Other URLs are omitted, because they could inject HTML or Markdown into a report. */
const RUN_PAGE =
  /^https?:\/\/[\w.-]+(:\d+)?\/[\w.-]+\/[\w.-]+\/(?:actions\/runs\/\d+\/attempts\/\d+|commit\/[\da-f]{40,64}|blob\/[\da-f]{40,64}\/\.github\/workflows\/[\w.-]+)$/;

function linksOf(variable: (name: string, otherwise?: string) => string, serverUrl: string): Run['links'] {
  const [repository, sha] = [variable('GITHUB_REPOSITORY'), variable('GITHUB_SHA')];
  const workflow = variable('GITHUB_WORKFLOW_REF').replace(`${repository}/`, '').replace(/@.*$/s, '');
  const pages = {
    run: `actions/runs/${variable('GITHUB_RUN_ID')}/attempts/${variable('GITHUB_RUN_ATTEMPT', '1')}`,
    commit: `commit/${sha}`,
    workflow: `blob/${sha}/${workflow}`,
  };
  const links = Object.entries(pages).map(([name, page]) => [name, `${serverUrl}/${repository}/${page}`] as const);
  return Object.fromEntries(links.filter(([, url]) => RUN_PAGE.test(url)));
}

/** Reads the details of the workflow run from the runner's environment variables and from the event payload. */
export function readRun(reader: Reader, readEvent: (path: string | undefined) => unknown): Run {
  const variable = (name: string, otherwise = ''): string => reader.variable(name) ?? otherwise;
  const [eventName, ref] = [variable('GITHUB_EVENT_NAME'), variable('GITHUB_REF')];
  const serverUrl = variable('GITHUB_SERVER_URL', 'https://github.com');
  const payload = readEvent(reader.variable('GITHUB_EVENT_PATH'));
  return {
    // The local runner `act` also sets GITHUB_ACTIONS, but only `act` sets the ACT variable.
    onGitHub: reader.variable('GITHUB_ACTIONS') === 'true' && reader.variable('ACT') === undefined,
    repository: variable('GITHUB_REPOSITORY'),
    workflow: variable('GITHUB_WORKFLOW'),
    runId: variable('GITHUB_RUN_ID'),
    runAttempt: variable('GITHUB_RUN_ATTEMPT', '1'),
    eventName,
    actor: variable('GITHUB_ACTOR'),
    serverUrl,
    apiUrl: variable('GITHUB_API_URL', 'https://api.github.com'),
    ref,
    refProtected: variable('GITHUB_REF_PROTECTED') === 'true',
    repositoryId: variable('GITHUB_REPOSITORY_ID'),
    repositoryOwnerId: variable('GITHUB_REPOSITORY_OWNER_ID'),
    defaultBranch: text(member(payload, 'repository', 'default_branch')),
    visibility: visibilityOf(payload),
    fromPullRequest: isFromPullRequest(eventName, ref, payload),
    fork: eventName.startsWith('pull_request') && isOfFork(payload),
    links: linksOf(variable, serverUrl),
    docs: docsOf(variable, serverUrl),
    outputFile: reader.variable('GITHUB_OUTPUT') !== undefined,
  };
}
