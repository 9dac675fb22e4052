/** The report `deployment-id`: the verdict as the final status of a deployment. */
import type { Failure } from '../../model/failure.ts';
import { deploymentsPermissionMissing } from '../../failures/github.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Request } from '../../model/request.ts';
import { asWarnings, createGitHubClient, isFailing, ownerAndName, runUrl, type ReportingContext } from './client.ts';

/** GitHub's limit: "The maximum description length is 140 characters" (its OpenAPI description of deployment statuses). */
const LONGEST_DESCRIPTION = 140;

/** GitHub's words for 403: "Resource not accessible by integration". A 404 is a deployment that this repository does not have. */
const REFUSALS = new Map([[403, deploymentsPermissionMissing]]);

/** What a deployment is told. */
export interface DeploymentStatus {
  /** A deployment has no state between the two: a warning is a success that says so, unless `fail-on` makes it a failure. */
  readonly state: 'success' | 'failure';
  /** One line of fixed words, codes and counts. */
  readonly description: string;
}

/** @returns the verdict in a deployment's terms */
export function deploymentStatus(outcome: Outcome, request: Request): DeploymentStatus {
  const state = isFailing(outcome, request) ? 'failure' : 'success';
  return { state, description: description(outcome, state) };
}

function description({ status, endpoints, failures }: Outcome, state: DeploymentStatus['state']): string {
  const codes = [...new Set(failures.map(({ code }) => code))];
  const all = endpoints.length;
  const such = endpoints.filter((endpoint) => endpoint.status === status).length;
  const where = such === 0 ? '' : ` at ${String(such)} of ${String(all)} ${all === 1 ? 'endpoint' : 'endpoints'}`;
  switch (status) {
    case 'skipped':
      return 'Token granted; no endpoint was probed';
    case 'pass':
      return `Passed${where}`;
    case 'warn':
      return withCodes(`${state === 'failure' ? 'Failed on' : 'Passed with'} warnings${where}`, codes);
    case 'fail':
      return withCodes(`Failed${where}`, codes);
  }
}

/** Adds as many codes as there is room for, and the number of the others. */
function withCodes(start: string, codes: readonly string[]): string {
  for (let shown = codes.length; shown > 0; shown--) {
    const rest = codes.length - shown;
    const line = `${start} (${codes.slice(0, shown).join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''})`;
    if (line.length <= LONGEST_DESCRIPTION) return line;
  }
  return start;
}

/**
 * Gives the deployment of `request.deploymentId` its final status, with a link to the run's log.
 * @returns warnings; never throws. Does nothing without an ID or a token
 */
export async function reportDeployment(outcome: Outcome, request: Request, context: ReportingContext): Promise<readonly Failure[]> {
  const { deploymentId: id, githubToken: token, run } = request;
  if (id === undefined || token === undefined) return [];
  const log = runUrl(run);
  return asWarnings(`set the status of deployment ${String(id)}`, REFUSALS, () =>
    createGitHubClient(token, run.apiUrl, context).rest.repos.createDeploymentStatus({
      ...ownerAndName(run),
      deployment_id: id,
      ...deploymentStatus(outcome, request),
      ...(log !== undefined && { log_url: log }),
    }),
  );
}
