/**
 * Decides for which claims the action may print commands that create trust. The claims come from an unverified token, and a credential for a foreign
 * issuer or repository would give a stranger the identity.
 */
import type { Run } from '../model/request.ts';
import { HIDDEN } from '../util/secrets.ts';
import type { AssertionClaims } from './contexts.ts';

/** Why no command may create a credential for an assertion. */
type TrustProblem = 'issuer' | 'repository' | 'pull-request' | 'characters';

const GITHUB = 'https://token.actions.githubusercontent.com';

/** Characters of ordinary names of environments, branches and repositories. `%3A` is how GitHub writes a colon within a name. */
const ORDINARY = /^(?:[\p{L}\p{N} ._@:/#&'()+,=-]|%3A)*$/u;

/**
 * Returns why the action must not print commands that trust an assertion.
 *
 * @param run of which the assertion must be. Undefined if it is not known.
 */
export function trustProblem(assertion: AssertionClaims, run: Run | undefined): TrustProblem | undefined {
  if (run === undefined || !isOwnIssuer(assertion.issuer, run.serverUrl)) return 'issuer';
  if (!namesRepository(assertion.subject, run)) return 'repository';
  if (isPullRequest(assertion, run)) return 'pull-request';
  const { subject, issuer, audience } = assertion;
  return ORDINARY.test(subject) && ORDINARY.test(issuer) && audience !== HIDDEN ? undefined : 'characters';
}

/** True for the issuer of github.com, with or without an enterprise's name, and for that of ghe.com. Their keys are public. */
export function isPublicIssuer(issuer: string): boolean {
  return (
    issuer === GITHUB ||
    /^https:\/\/token\.actions\.githubusercontent\.com\/[A-Za-z0-9_-]+$/.test(issuer) ||
    gheSubdomain(issuer) !== undefined
  );
}

function gheSubdomain(issuer: string): string | undefined {
  return /^https:\/\/token\.actions\.([a-z0-9-]+)\.ghe\.com$/.exec(issuer)?.[1];
}

/** Names of repositories are unique on one server only, so the issuer must be that of the server that runs the job (GHD: reference/security/oidc). */
function isOwnIssuer(issuer: string, serverUrl: string): boolean {
  if (!URL.canParse(serverUrl)) return false;
  const { hostname, origin, protocol } = new URL(serverUrl);
  const subdomain = /^([a-z0-9-]+)\.ghe\.com$/.exec(hostname)?.[1];
  if (subdomain !== undefined) return gheSubdomain(issuer) === subdomain;
  if (hostname === 'github.com') return isPublicIssuer(issuer) && gheSubdomain(issuer) === undefined;
  return protocol === 'https:' && issuer === `${origin}/_services/token`;
}

/**
 * True if a subject names the repository of the run: `repo:owner/name:…`, with or without the IDs of both, or by a template with the repository's ID.
 * A colon within a name is written `%3A`, so colons separate names from values.
 */
function namesRepository(subject: string, { repository, repositoryId, repositoryOwnerId }: Run): boolean {
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
 * A credential for `pull_request` would let everyone in who can open a pull request from a branch of the repository. Names are at even places
 * of a subject, and a value may be the same word as a name. The value of `environment` is empty in a job without one.
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
