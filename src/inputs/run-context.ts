/** Reads the workflow run from the runner's environment and the event payload. */
import { list, member, text } from '../util/json.ts';
import type { Run } from '../model/request.ts';
import type { Reader } from './reader.ts';

/** Events that may belong to a pull request, although their names do not indicate it (GitHub: webhook-events-and-payloads). */
const MAY_BELONG_TO_PULL_REQUEST = ['workflow_run', 'check_suite', 'check_run', 'deployment_status'];

/** True if a pull request comes from a fork. If the fork was deleted, the payload has no repository. */
function isOfFork(payload: unknown): boolean {
  const base = text(member(payload, 'pull_request', 'base', 'repo', 'full_name'));
  const head = text(member(payload, 'pull_request', 'head', 'repo', 'full_name'));
  return base !== undefined && head?.toLowerCase() !== base.toLowerCase();
}

/** True if a pull request triggered the run, directly or through another event. */
function isFromPullRequest(eventName: string, ref: string, payload: unknown): boolean {
  const name = eventName.toLowerCase();
  if (isOfPullRequest(name) || ref.startsWith('refs/pull/')) return true;
  if (!MAY_BELONG_TO_PULL_REQUEST.includes(name)) return false;
  const origins = [...MAY_BELONG_TO_PULL_REQUEST, 'deployment'].map((origin) => member(payload, origin));
  return [...origins, member(payload, 'check_run', 'check_suite')].some((origin) => {
    const event = text(member(origin, 'event')) ?? '';
    const [own, head] = ['repository', 'head_repository'].map((repository) => text(member(origin, repository, 'full_name')));
    const isOfOtherRepository = member(origin, 'head_branch') === null || (head !== undefined && head !== own);
    // The list of pull requests omits those from forks, and the origin of a chain of events is unknown.
    const isOrMayBe = isOfOtherRepository || isOfPullRequest(event) || MAY_BELONG_TO_PULL_REQUEST.includes(event);
    const ref = text(member(origin, 'ref')) ?? '';
    return isOrMayBe || list(member(origin, 'pull_requests')).length > 0 || ref.startsWith('refs/pull/');
  });
}

/** True for pull request events. GitHub uses one event for comments on issues and on pull requests. */
function isOfPullRequest(event: string): boolean {
  return event.startsWith('pull_request') || event === 'issue_comment' || event === 'merge_group';
}

function visibilityOf(payload: unknown): Run['visibility'] {
  const visibility = member(payload, 'repository', 'visibility');
  if (visibility === 'public' || visibility === 'private' || visibility === 'internal') return visibility;
  const isPrivate = member(payload, 'repository', 'private');
  return typeof isPrivate === 'boolean' ? (isPrivate ? 'private' : 'public') : undefined;
}

/**
 * Returns the URL of the troubleshooting page. Undefined for `uses: ./`, where the action's repository is unknown, and on GitHub
 * Enterprise, where the repository may be on the server or on github.com.
 */
function docsOf(variable: (name: string) => string, serverUrl: string): string | undefined {
  const [repository, ref] = [variable('GITHUB_ACTION_REPOSITORY'), variable('GITHUB_ACTION_REF')];
  const known = serverUrl === 'https://github.com' && /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref);
  return known ? `${serverUrl}/${repository}/blob/${ref}/docs/troubleshooting.md` : undefined;
}

/** Reads the workflow run. */
export function readRun(reader: Reader, readEvent: (path: string | undefined) => unknown): Run {
  const variable = (name: string, otherwise = ''): string => reader.variable(name) ?? otherwise;
  const [eventName, ref, serverUrl] = [
    variable('GITHUB_EVENT_NAME'),
    variable('GITHUB_REF'),
    variable('GITHUB_SERVER_URL', 'https://github.com'),
  ];
  const eventPath = reader.variable('GITHUB_EVENT_PATH');
  const payload = readEvent(eventPath);
  return {
    // act sets both GITHUB_ACTIONS and ACT.
    onGitHub: reader.variable('GITHUB_ACTIONS') === 'true' && reader.variable('ACT') === undefined,
    repository: variable('GITHUB_REPOSITORY'),
    workflow: variable('GITHUB_WORKFLOW'),
    job: variable('GITHUB_JOB'),
    runId: variable('GITHUB_RUN_ID'),
    runAttempt: variable('GITHUB_RUN_ATTEMPT', '1'),
    eventName,
    actor: variable('GITHUB_ACTOR'),
    serverUrl,
    apiUrl: variable('GITHUB_API_URL', 'https://api.github.com'),
    sha: variable('GITHUB_SHA'),
    ref,
    refProtected: variable('GITHUB_REF_PROTECTED') === 'true',
    workflowRef: variable('GITHUB_WORKFLOW_REF'),
    repositoryId: variable('GITHUB_REPOSITORY_ID'),
    repositoryOwnerId: variable('GITHUB_REPOSITORY_OWNER_ID'),
    defaultBranch: text(member(payload, 'repository', 'default_branch')),
    visibility: visibilityOf(payload),
    fromPullRequest: isFromPullRequest(eventName, ref, payload),
    eventPath,
    fork: eventName.startsWith('pull_request') && isOfFork(payload),
    stepDebug: reader.variable('RUNNER_DEBUG') === '1',
    docs: docsOf(variable, serverUrl),
    outputFile: reader.variable('GITHUB_OUTPUT') !== undefined,
  };
}
