/** Likely causes, read off what GitHub presented: never computed from the repository's name (GHD: reference/security/oidc). */
import { CLOUDS, type Cloud } from '../../azure/clouds.ts';
import type { AssertionClaims } from '../contexts.ts';

/** GitHub's default subjects, with names or with names and IDs. Colons within a value arrive as `%3A`. */
const DEFAULT_FORM = /^repo:[^/:]+\/[^/:]+:(?:environment:[^:]+|pull_request|ref:[^:]+)$/;
const WITH_IDS = /^repo:[^/:]+@\d+\/[^/:]+@\d+:/;

const TEMPLATE =
  "The subject does not have GitHub's default form: the organization or the repository has a subject template of its own, " +
  'and the credential must follow it.';

/** GitHub prefers the environment to the pull request, and both to the branch or tag (GHD: reference/security/oidc). */
const CONTEXTS: readonly (readonly [RegExp, string])[] = [
  [
    /:environment:/,
    'The job names an environment, so GitHub presents that and no branch; ' +
      'a credential for a branch, a tag or pull requests does not match.',
  ],
  [
    /:pull_request$/,
    'The run belongs to a pull request, so GitHub presents pull_request and no branch; ' +
      'a credential for a branch or an environment does not match.',
  ],
  [
    /:ref:refs\/tags\//,
    'The job names no environment, so GitHub presents the tag; ' +
      'a credential for an environment, a branch or another tag does not match.',
  ],
];
const BRANCH =
  'The job names no environment, so GitHub presents the branch; ' +
  'a credential for an environment, another branch or pull requests does not match.';

const IDS =
  'The subject holds the IDs of owner and repository, as GitHub has it for repositories created, renamed or transferred ' +
  'after 15 July 2026; a credential with the names alone does not match.';
const NAMES =
  'The subject holds names without IDs; a credential with IDs (repo:owner@id/repository@id), ' +
  'as the Entra portal now makes it by default, does not match.';
const REUSABLE = 'The job comes from a reusable workflow of another repository; the subject names the calling repository all the same.';

const ISSUERS: readonly (readonly [RegExp, string])[] = [
  [
    /^https:\/\/token\.actions\.githubusercontent\.com$/,
    'This is the issuer of GitHub.com; the credential names another: ' +
      'often one with a slash at the end, or that of an enterprise or of GitHub Enterprise Server.',
  ],
  [
    /^https:\/\/token\.actions\.githubusercontent\.com\//,
    'The enterprise has an issuer of its own, with its name at the end; a credential for the issuer of GitHub.com does not match.',
  ],
  [
    /\.ghe\.com(?:\/|$)/,
    'GitHub with data residency (ghe.com) has an issuer of its own; a credential for the issuer of GitHub.com does not match.',
  ],
  [/\/_services\/token$/, 'GitHub Enterprise Server is an issuer of its own; a credential for the issuer of GitHub.com does not match.'],
];
const OTHER_ISSUER = 'The credential must name exactly the issuer that was presented, without a slash at the end.';

/** Why Entra may know no credential with the subject. */
export function subjectCause(presented: AssertionClaims): string {
  const { subject } = presented;
  if (!DEFAULT_FORM.test(subject)) return TEMPLATE;
  const context = sentence(CONTEXTS, subject, BRANCH);
  // IDs are told first: a credential that is older than they are is the likelier cause.
  const both = WITH_IDS.test(subject) ? [IDS, context] : [context, NAMES];
  return [...both, ...(isReusable(presented) ? [REUSABLE] : [])].join(' ');
}

/** Why Entra may know no credential with the issuer. */
export function issuerCause({ issuer }: AssertionClaims): string {
  return sentence(ISSUERS, issuer, OTHER_ISSUER);
}

/** Why the audience of the ID token may be refused. */
export function audienceCause({ audience }: AssertionClaims, cloud: Cloud): string {
  if (audience === cloud.oidcAudience) return `The ID token carries the audience of ${cloud.title}; the credential has another one.`;
  const other = Object.values(CLOUDS).find(({ oidcAudience }) => oidcAudience === audience);
  const whose = other === undefined ? 'an audience of your own, from oidc-audience' : `the audience of ${other.title}`;
  return `The ID token carries ${whose}; credentials for ${cloud.title} usually have ${cloud.oidcAudience}.`;
}

/** A reusable workflow of another repository leaves the subject as it is, which surprises whoever made the credential for it. */
function isReusable({ jobWorkflowRef, repository }: AssertionClaims): boolean {
  return jobWorkflowRef !== undefined && repository !== undefined && !jobWorkflowRef.startsWith(`${repository}/`);
}

function sentence(table: readonly (readonly [RegExp, string])[], value: string, otherwise: string): string {
  return table.find(([pattern]) => pattern.test(value))?.[1] ?? otherwise;
}
