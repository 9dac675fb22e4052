/** Reports the verdict as the final status of a deployment. */
import type { Failure } from '../../model/failure.ts';
import { failureCodes } from '../../failures/group.ts';
import { isFailing, type Outcome } from '../../model/outcome.ts';
import type { Request } from '../../model/request.ts';
import { plural } from '../../util/text.ts';
import { runUrl } from '../links.ts';
import { isPublicRepository } from './incident-text.ts';
import { ownerAndName, reportToGitHub, type ReportingContext } from './client.ts';

/** Maximum length of a description (OpenAPI description of deployment statuses). Characters. */
const LONGEST_DESCRIPTION = 140;

/** A deployment status. */
interface DeploymentStatus {
  /** GitHub has no warning state. A warning is a success with that description, or a failure with `fail-on: warn`. */
  readonly state: 'success' | 'failure';
  /** One line of fixed text, codes and counts. */
  readonly description: string;
}

/** Returns the verdict as a deployment status. As in an incident, the status does not reveal what failed in a public repository. */
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

/** Appends as many codes as fit, and the number of omitted codes. */
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
 * Sets the final status of deployment `request.deploymentId`, with a link to the run's log. Never throws.
 *
 * Does nothing without an ID, or if nothing was probed and nothing failed, because there is no verdict on the deployment.
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
