/** Which run this step is part of: the environment that the runner sets. */
import { isRecord } from '../util/json.ts';
import type { Run } from '../model/request.ts';
import type { Reader } from './reader.ts';

/** The payload of an event, of any shape. */
export type ReadEvent = (path: string | undefined) => unknown;

/** Whether an event's payload says that its pull request comes from a fork (GHD: webhook payloads, pull_request). */
function isOfFork(payload: unknown): boolean {
  const head = isRecord(payload) && isRecord(payload['pull_request']) ? payload['pull_request']['head'] : undefined;
  return isRecord(head) && isRecord(head['repo']) && head['repo']['fork'] === true;
}

/** The runner names the repository and ref of the action that it runs, but for one of the workflow's own repository (`uses: ./`). */
function docsOf(variable: (name: string) => string, serverUrl: string): string {
  const page = 'docs/troubleshooting.md';
  const [repository, ref] = [variable('GITHUB_ACTION_REPOSITORY'), variable('GITHUB_ACTION_REF')];
  const known = /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref);
  return known ? `${serverUrl}/${repository}/blob/${ref}/${page}` : page;
}

/**
 * The workflow run, as GitHub's environment tells it.
 *
 * @param readEvent gives the payload of the event that started it.
 */
export function readRun(reader: Reader, readEvent: ReadEvent): Run {
  const variable = (name: string, otherwise = ''): string => reader.variable(name) ?? otherwise;
  const eventName = variable('GITHUB_EVENT_NAME');
  const serverUrl = variable('GITHUB_SERVER_URL', 'https://github.com');
  return {
    // act says that it is GitHub, and that it is act.
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
    ref: variable('GITHUB_REF'),
    refProtected: variable('GITHUB_REF_PROTECTED') === 'true',
    workflowRef: variable('GITHUB_WORKFLOW_REF'),
    repositoryId: variable('GITHUB_REPOSITORY_ID'),
    repositoryOwnerId: variable('GITHUB_REPOSITORY_OWNER_ID'),
    defaultBranch: undefined,
    visibility: undefined,
    fromPullRequest: eventName.startsWith('pull_request'),
    eventPath: reader.variable('GITHUB_EVENT_PATH'),
    fork: eventName.startsWith('pull_request') && isOfFork(readEvent(reader.variable('GITHUB_EVENT_PATH'))),
    stepDebug: reader.variable('RUNNER_DEBUG') === '1',
    docs: docsOf(variable, serverUrl),
    outputFile: reader.variable('GITHUB_OUTPUT') !== undefined,
  };
}
