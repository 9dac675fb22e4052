/** Creates URLs for the run on GitHub, and replaces IDs that must not appear in reports. */
import type { Outcome } from '../model/outcome.ts';
import type { Request, Run } from '../model/request.ts';
import { guid } from '../util/json.ts';

/** Returns the URL of the run's log, or undefined if GitHub's variables are missing or malformed. */
export function runUrl({ serverUrl, repository, runId, runAttempt }: Run): string | undefined {
  return pageOf(serverUrl, repository, `actions/runs/${runId}/attempts/${runAttempt}`, /^actions\/runs\/\d+\/attempts\/\d+$/);
}

/** Returns the known URLs of the run, its commit and its workflow file. */
export function runLinks(run: Run): Readonly<Record<string, string>> {
  const { serverUrl, repository, sha, workflowRef } = run;
  const workflow = workflowRef.startsWith(`${repository}/`) ? workflowRef.slice(repository.length + 1).replace(/@.*$/s, '') : '';
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

/**
 * Returns a function that replaces the client and tenant IDs, which an audience or a gateway path may contain.
 * A tenant domain is not replaced, because a host may have the same name.
 */
export function idHider({ tokens }: Pick<Outcome, 'tokens'>, { signIn }: Pick<Request, 'signIn'>): (text: string) => string {
  const claimed = tokens.flatMap((token) => (token.granted ? [token.grant.claims?.applicationId, token.grant.claims?.tenantId] : []));
  const ids = [signIn.clientId, signIn.tenantId, ...claimed].flatMap((id) => guid(id) ?? []);
  const patterns = ids.map((id) => new RegExp(id, 'gi'));
  return (text) => patterns.reduce((shown, id) => shown.replaceAll(id, 'hidden-id'), text);
}
