/** Likely causes, read off what GitHub presented: never computed from the repository's name (domain: immutable subjects, custom templates). */
import { CLOUDS, type Cloud } from '../../azure/clouds.ts';
import type { AssertionClaims } from '../facts.ts';

/** GitHub's default subjects, with names or with names and IDs. Colons within a value arrive as `%3A`. */
const DEFAULT_FORM = /^repo:[^/:]+\/[^/:]+:(?:environment:[^:]+|pull_request|ref:[^:]+)$/;
const WITH_IDS = /^repo:[^/:]+@\d+\/[^/:]+@\d+:/;

const CONTEXTS: readonly (readonly [RegExp, string])[] = [
  [/:environment:/, 'The job names an environment, so GitHub presents that environment whatever the branch; a credential for a branch, a tag or pull requests does not match.'],
  [/:pull_request$/, 'The run belongs to a pull request, so GitHub presents pull_request and no branch; a credential for a branch or an environment does not match.'],
  [/:ref:refs\/tags\//, 'The job names no environment, so GitHub presents the tag; a credential for an environment, a branch or another tag does not match.'],
  [/:ref:/, 'The job names no environment, so GitHub presents the branch; a credential for an environment, another branch or pull requests does not match.'],
];

const ISSUERS: readonly (readonly [RegExp, string])[] = [
  [/^https:\/\/token\.actions\.githubusercontent\.com$/, 'This is the issuer of GitHub.com; the credential names another one: often a slash at the end, or the issuer of an enterprise or of GitHub Enterprise Server.'],
  [/^https:\/\/token\.actions\.githubusercontent\.com\//, 'The enterprise uses an issuer of its own, with its name at the end; a credential for the plain issuer of GitHub.com does not match.'],
  [/\.ghe\.com(?:\/|$)/, 'GitHub with data residency (ghe.com) has an issuer of its own; a credential for the issuer of GitHub.com does not match.'],
  [/\/_services\/token$/, 'GitHub Enterprise Server is an issuer of its own; a credential for the issuer of GitHub.com does not match.'],
];

/** Why Entra may know no credential with the subject. */
export function subjectCause(presented: AssertionClaims): string {
  const { subject } = presented;
  if (!DEFAULT_FORM.test(subject)) {
    return 'The subject does not have GitHub\'s default form: the organization or the repository has a subject template of its own, and the credential must follow it.';
  }
  const context = CONTEXTS.find(([pattern]) => pattern.test(subject))?.[1];
  const form = WITH_IDS.test(subject)
    ? 'It also holds the IDs of owner and repository (GitHub\'s form for repositories created, renamed or transferred after 15 July 2026); a credential made of the names alone does not match.'
    : 'It also holds names without IDs; a credential in the form repo:owner@id/repository@id, which the Entra portal now makes by default, does not match.';
  return [context, form, ...reusable(presented)].join(' ');
}

/** Why Entra may know no credential with the issuer. */
export function issuerCause({ issuer }: AssertionClaims): string {
  return ISSUERS.find(([pattern]) => pattern.test(issuer))?.[1] ?? 'The credential must name exactly the issuer that was presented, without a slash at the end.';
}

/** Why the audience of the ID token may be refused. */
export function audienceCause({ audience }: AssertionClaims, cloud: Cloud): string {
  if (audience === cloud.oidcAudience) return `This is the audience of ${cloud.title}; the credential was made with another one.`;
  const other = Object.values(CLOUDS).find(({ oidcAudience }) => oidcAudience === audience);
  const whose = other === undefined ? 'an audience of your own, from oidc-audience' : `the audience of ${other.title}`;
  return `The ID token carries ${whose}; ${cloud.title} expects ${cloud.oidcAudience} unless the credential says otherwise.`;
}

/** A reusable workflow of another repository leaves the subject as it is, which surprises whoever made the credential for it. */
function reusable({ jobWorkflowRef, repository }: AssertionClaims): readonly string[] {
  if (jobWorkflowRef === undefined || repository === undefined || jobWorkflowRef.startsWith(`${repository}/`)) return [];
  return ['The job comes from a reusable workflow of another repository; the subject names the calling repository all the same.'];
}
