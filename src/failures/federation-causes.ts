/** Causes for an ID token that no federated credential matches, from the claims that GitHub presented (GHD: reference/security/oidc). */
import type { AssertionClaims, EntraContext } from './contexts.ts';
import type { Rule } from './define.ts';

/** GitHub's default subjects, with names or with names and IDs (GHD: reference/security/oidc). */
const DEFAULT_FORM = /^repo:[^/:]+\/[^/:]+:(?:environment:[^:]+|pull_request|ref:[^:]+)$/;
const WITH_IDS = /^repo:[^/:]+@\d+\/[^/:]+@\d+:/;

/** Causes for a subject of GitHub's default form that matches a pattern. */
const subject = (pattern: RegExp, text: string): Rule<EntraContext> => ({
  when: ({ assertion }) => assertion !== undefined && DEFAULT_FORM.test(assertion.subject) && pattern.test(assertion.subject),
  text,
});
const issuer = (pattern: RegExp, text: string): Rule<EntraContext> => ({
  when: ({ assertion }) => assertion !== undefined && pattern.test(assertion.issuer),
  text,
});

export const UNSEEN: Rule<EntraContext> = {
  when: (context) => isUnseen(context),
  text: 'The existing login sent an assertion of its own, so its claims are not known here.',
};

export const subjectCauses: readonly Rule<EntraContext>[] = [
  UNSEEN,
  {
    when: (context) => !isUnseen(context),
    text: 'Entra compares the whole subject. The existing credentials may differ from it in one of these points.',
  },
  subject(
    WITH_IDS,
    'The subject contains the IDs of owner and repository, as in repositories that were created, renamed or transferred after 15 July 2026. ' +
      'A credential with the names alone does not match.',
  ),
  subject(
    /:environment:/,
    'The job names an environment, so the subject contains the environment, not the branch. A credential for a branch, a tag or pull requests does not match.',
  ),
  subject(
    /:pull_request$/,
    'A pull request started the run, so the subject contains pull_request, not the branch. A credential for a branch or an environment does not match.',
  ),
  subject(
    /:ref:refs\/tags\//,
    'The job names no environment, so the subject contains the tag. A credential for an environment, a branch or another tag does not match.',
  ),
  subject(
    /:ref:(?!refs\/tags\/)/,
    'The job names no environment, so the subject contains the branch. A credential for an environment, another branch or pull requests does not match.',
  ),
  subject(
    /^repo:[^/:@]+\/[^/:@]+:/,
    'The subject contains names without IDs. A credential with IDs (repo:owner@id/repository@id), as the Entra portal creates it by default, does not match.',
  ),
  {
    when: ({ assertion }) => assertion !== undefined && !DEFAULT_FORM.test(assertion.subject),
    text: "The subject does not have GitHub's default form, because the organization or the repository has a subject template. The credential must follow the template.",
  },
  {
    when: ({ assertion }) => assertion !== undefined && isReusable(assertion),
    text: 'The job comes from a reusable workflow of another repository. The subject still names the calling repository.',
  },
  {
    when: (context) => !isUnseen(context),
    text: 'A flexible credential (preview) must also compare repository_id or repository_owner_id.',
  },
];

export const issuerCauses: readonly Rule<EntraContext>[] = [
  UNSEEN,
  issuer(
    /^https:\/\/token\.actions\.githubusercontent\.com$/,
    'The issuer is that of GitHub.com. The credential may have a slash at the end, or the issuer of an enterprise or of GitHub Enterprise Server.',
  ),
  issuer(
    /^https:\/\/token\.actions\.githubusercontent\.com\//,
    'The enterprise has its own issuer, which ends with its name. A credential for the issuer of GitHub.com does not match.',
  ),
  issuer(
    /\.ghe\.com$/,
    'GitHub with data residency (ghe.com) has its own issuer. A credential for the issuer of GitHub.com does not match.',
  ),
  issuer(/\/_services\/token$/, 'GitHub Enterprise Server has its own issuer. A credential for the issuer of GitHub.com does not match.'),
  {
    when: (context) => !isUnseen(context),
    text: 'The credential must have exactly the presented issuer, without a slash at the end.',
  },
];

/** True if a tool reported the refusal, so that this step knows neither the claims nor the identity. */
export function isUnseen({ assertion, clientId }: EntraContext): boolean {
  return assertion === undefined || clientId === undefined;
}

function isReusable({ jobWorkflowRef, repository }: AssertionClaims): boolean {
  return jobWorkflowRef !== undefined && repository !== undefined && !jobWorkflowRef.startsWith(`${repository}/`);
}
