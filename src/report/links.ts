/** URLs of the run on GitHub. */
import type { Run } from '../model/request.ts';

/** Returns the URL of this run's log, or undefined if GitHub's environment does not have the known form. */
export function runUrl({ serverUrl, repository, runId, runAttempt }: Run): string | undefined {
  return pageOf(serverUrl, repository, `actions/runs/${runId}/attempts/${runAttempt}`, /^actions\/runs\/\d+\/attempts\/\d+$/);
}

/** Returns the URLs of the run, its commit and its workflow file, as far as they are known. */
export function runLinks(run: Run): Readonly<Record<string, string>> {
  const { serverUrl, repository, sha, workflowRef } = run;
  const workflow = workflowRef.startsWith(`${repository}/`) ? workflowRef.slice(repository.length + 1).replace(/@.*$/, '') : '';
  const links = {
    run: runUrl(run),
    commit: pageOf(serverUrl, repository, `commit/${sha}`, /^commit\/[\da-f]{40,64}$/),
    workflow: pageOf(serverUrl, repository, `blob/${sha}/${workflow}`, /^blob\/[\da-f]{40,64}\/\.github\/workflows\/[\w.-]+$/),
  };
  return Object.fromEntries(Object.entries(links).flatMap(([name, url]) => (url === undefined ? [] : [[name, url]])));
}

function pageOf(serverUrl: string, repository: string, path: string, form: RegExp): string | undefined {
  const url = `${serverUrl}/${repository}`;
  return /^https?:\/\/[\w.-]+(:\d+)?\/[\w.-]+\/[\w.-]+$/.test(url) && form.test(path) ? `${url}/${path}` : undefined;
}
