/** The report `deployment-id`: the verdict as the final status of a deployment. */
import type { Failure } from '../../model/failure.ts';
import { failureCodes } from '../../failures/group.ts';
import { isFailing, type Outcome } from '../../model/outcome.ts';
import type { Request } from '../../model/request.ts';
import { plural } from '../../util/text.ts';
import { runUrl } from '../links.ts';
import { isPublicRepository } from './incident-text.ts';
import { ownerAndName, reportToGitHub, type ReportingContext } from './client.ts';

/** GitHub's limit: "The maximum description length is 140 characters" (OpenAPI description of deployment statuses). */
const LONGEST_DESCRIPTION = 140;

/** A status of a deployment. */
interface DeploymentStatus {
  /** GitHub has no state for a warning. It is a success with that description, unless `fail-on: warn` makes it a failure. */
  readonly state: 'success' | 'failure';
  /** One line of fixed words, codes and counts. */
  readonly description: string;
}

/** Returns the verdict as a status of a deployment. In a public repository it does not reveal what failed, as the incident does not. */
export function deploymentStatus(outcome: Outcome, request: Pick<Request, 'failOn' | 'run'>): DeploymentStatus {
  const { status, endpoints } = outcome;
  const { failOn } = request;
  const withCodes = (start: string): string => (isPublicRepository(outcome, request) ? start : addCodes(start, outcome));
  const failing = isFailing(status, failOn);
  const count = endpoints.filter((endpoint) => endpoint.status === status).length;
  const where = count === 0 ? '' : ` at ${String(count)} of ${plural(endpoints.length, 'endpoint')}`;
  if (failing) return { state: 'failure', description: withCodes(status === 'warn' ? `Failed on warnings${where}` : `Failed${where}`) };
  return { state: 'success', description: status === 'warn' ? withCodes(`Passed with warnings${where}`) : `Passed${where}` };
}

/** Appends as many codes as fit, and the number of the others. */
function addCodes(start: string, outcome: Outcome): string {
  const codes = failureCodes(outcome);
  for (let shown = codes.length; shown > 0; shown--) {
    const rest = codes.length - shown;
    const line = `${start} (${codes.slice(0, shown).join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''})`;
    if (line.length <= LONGEST_DESCRIPTION) return line;
  }
  return start;
}

/**
 * Sets the final status of the deployment `request.deploymentId`, with a link to the run's log. Never throws.
 *
 * Does nothing without an ID, or if nothing was probed and nothing failed, because that is no verdict on a deployment.
 * @returns warnings.
 */
export async function reportDeployment(outcome: Outcome, request: Request, context: ReportingContext): Promise<readonly Failure[]> {
  const { deploymentId: id, run } = request;
  if (id === undefined || outcome.status === 'skipped') return [];
  const log = runUrl(run);
  return reportToGitHub(`set the status of deployment ${String(id)}`, 'deployments', request, context, async (github) => {
    await github.rest.repos.createDeploymentStatus({
      ...ownerAndName(run),
      deployment_id: id,
      ...deploymentStatus(outcome, request),
      ...(log !== undefined && { log_url: log }),
    });
    return [];
  });
}
