/**
 * Decides whether the action prints commands that create a federated credential. The claims come from an unverified token. A credential
 * for another issuer or repository would let outsiders use the identity.
 */
import type { Run } from '../model/request.ts';
import { HIDDEN } from '../util/secrets.ts';
import type { AssertionClaims } from './contexts.ts';

type TrustProblem = 'issuer' | 'repository' | 'pull-request' | 'characters';

/** Issuer of ID tokens for jobs on github.com. */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/**
 * Matches typical environment, branch and repository names. Characters outside this set can be invisible or look like ASCII
 * letters. Repeated, leading or trailing spaces are easy to overlook. GitHub encodes a colon in a name as `%3A`.
 */
const ORDINARY = /^(?:[A-Za-z0-9._@:/#&'()+,=-]|%3A|(?<![ :]) (?![ :]|$))*$/;

/**
 * Returns the reason for not showing the commands that create a federated credential for an ID token, or undefined if they are shown.
 *
 * @param run the run that requested the ID token. Undefined if the run is unknown.
 */
export function trustProblem(assertion: AssertionClaims, run: Run | undefined): TrustProblem | undefined {
  if (run === undefined || !isOwnIssuer(assertion.issuer, run.serverUrl)) return 'issuer';
  if (!identifiesRepository(assertion.subject, run)) return 'repository';
  if (isPullRequest(assertion, run)) return 'pull-request';
  const { subject, issuer, audience } = assertion;
  return ORDINARY.test(subject) && ORDINARY.test(issuer) && audience !== HIDDEN ? undefined : 'characters';
}

/** True if the issuer belongs to github.com, an enterprise on github.com, or ghe.com. The signing keys of these issuers are public. */
export function isPublicIssuer(issuer: string): boolean {
  return (
    issuer === GITHUB_ISSUER ||
    /^https:\/\/token\.actions\.githubusercontent\.com\/[A-Za-z0-9_-]+$/.test(issuer) ||
    gheSubdomain(issuer) !== undefined
  );
}

const gheSubdomain = (issuer: string): string | undefined => /^https:\/\/token\.actions\.([a-z0-9-]+)\.ghe\.com$/.exec(issuer)?.[1];

/** True if the issuer belongs to the GitHub server that hosts the run. Repository names are unique only within one server. */
function isOwnIssuer(issuer: string, serverUrl: string): boolean {
  if (!URL.canParse(serverUrl)) return false;
  const { hostname, origin, protocol } = new URL(serverUrl);
  const subdomain = /^([a-z0-9-]+)\.ghe\.com$/.exec(hostname)?.[1];
  if (subdomain !== undefined) return gheSubdomain(issuer) === subdomain;
  if (hostname === 'github.com') return isPublicIssuer(issuer) && gheSubdomain(issuer) === undefined;
  return protocol === 'https:' && issuer === `${origin}/_services/token`;
}

/**
 * True if the subject identifies the run's repository. A default subject has the form `repo:owner/name:…` and contains either both the
 * owner ID and the repository ID, or neither. A subject that is based on a subject template must contain the repository ID. Every colon is
 * a separator, because GitHub encodes a colon in a name as `%3A`.
 */
function identifiesRepository(subject: string, { repository, repositoryId, repositoryOwnerId }: Run): boolean {
  const parts = subject.split(':');
  if (parts[0] === 'repo') {
    const [, owner, ownerId, name, id] = /^([^/@]+)(?:@(\d+))?\/([^/@]+)(?:@(\d+))?$/.exec(String(parts[1])) ?? [];
    if (owner === undefined || name === undefined) return false;
    const sameName = `${owner}/${name}`.toLowerCase() === repository.toLowerCase();
    return sameName && (ownerId ?? repositoryOwnerId) === repositoryOwnerId && (id ?? repositoryId) === repositoryId;
  }
  return repositoryId !== '' && parts.some((part, index) => part === repositoryId && parts[index - 1] === 'repository_id');
}

/**
 * True if this is the subject for pull request runs. A credential with this subject would grant access to anyone who can open a pull
 * request from a branch of the repository.
 *
 * Claim names appear only at even positions, so a value that looks like a claim name is not treated as one. The value of `environment` is
 * empty if the job has no environment.
 */
function isPullRequest({ subject, eventName }: AssertionClaims, { eventName: event }: Run): boolean {
  const parts = subject.toLowerCase().split(':');
  const isValueOf = (name: string, index: number): boolean => index % 2 === 1 && parts[index - 1] === name;
  if (parts.some((part, index) => /^pull_request|refs\/pull\//.test(part) && !isValueOf('environment', index))) return true;
  const hasContext = parts.some(
    (part, index) => (part !== '' && isValueOf('environment', index)) || (/^refs\/(?:heads|tags)\//.test(part) && isValueOf('ref', index)),
  );
  return !hasContext && [eventName, event].some((name) => name?.toLowerCase().startsWith('pull_request') === true);
}
