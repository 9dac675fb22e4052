/** Failures in which no federated credential matches GitHub's ID token, or in which the token violates a tenant policy. */
import { CLOUDS } from '../azure/clouds.ts';
import type { Command } from '../model/failure.ts';
import { addCredential, correctCredential, listCredentials, showIdentity } from './commands.ts';
import type { EntraContext } from './contexts.ts';
import type { Definition, Definitions, Facts } from './define.ts';
import { GITHUB_ISSUER, trustProblem } from './trust.ts';

const WAIT = { hint: 'A new federated credential can take several minutes to take effect', seconds: 300 } as const;

/** Instructions for ID tokens whose claims must not be trusted. Messages with these instructions contain no commands. */
const DISTRUST: Readonly<Record<NonNullable<ReturnType<typeof trustProblem>>, string>> = {
  issuer:
    'Do not add a credential for this issuer, because it is not the issuer of the GitHub server that is running this job. Find out which server responded to the ID token request. A proxy that inspects TLS may have responded.',
  repository:
    'Do not add a credential for this subject, because the subject does not name the repository of this run. If the organization has a subject template, include repository_id in the template, or ask the organization owner to create the credential.',
  'pull-request':
    'Add environment: to the job, and create a credential for that environment. A credential for pull requests would accept every pull request, so the action prints no command for such a credential.',
  characters:
    "Do not add a credential for this subject until you have checked who named the run's environment or branch, and who started the run. The name contains unusual characters, and anyone who can push a branch can choose its name.",
};

/** Replaces the instruction if the claims are unknown or must not be trusted. */
function unlessRefused(fix: string, { assertion, clientId, run }: EntraContext): string {
  if (assertion === undefined || clientId === undefined)
    return 'Set credential: github-oidc with client-id and tenant-id, so that the step uses its own ID token.';
  const problem = trustProblem(assertion, run);
  return problem === undefined ? fix : DISTRUST[problem];
}

const ADD =
  "Run the first block of commands to list the identity's credentials. If the list has no credential for this job, run the second block (or the third in PowerShell) to create a credential with exactly the presented values.";
const CORRECT =
  "Run the first block of commands to list the identity's credentials. Then run the second block (or the third in PowerShell) to set the existing credential to the presented values.";
const CHECK_IDENTITY =
  "Run the first block of commands to see the identity's name. If this is the intended identity, run the second block (or the third in PowerShell) to create the credential. Otherwise, correct client-id.";
const UNSEEN = 'The existing login sent its own assertion, so this step does not know the claims in the assertion.';

/** Matches the default subjects of GitHub's ID tokens, with or without IDs after the names (GHD: reference/security/oidc). */
const DEFAULT_FORM = /^repo:[^/:]+\/[^/:]+:(?:environment:[^:]+|pull_request|ref:[^:]+)$/;

/** Returns common reasons why existing credentials do not have this subject. */
function subjectReasons(subject: string): readonly (string | false)[] {
  if (!DEFAULT_FORM.test(subject))
    return [
      "The subject does not have GitHub's default form, because the organization or the repository has a subject template. The credential must follow the template.",
    ];
  return [
    /^repo:[^/:]+@\d+\/[^/:]+@\d+:/.test(subject) &&
      'The subject contains the IDs of the owner and repository. GitHub adds the IDs for repositories on github.com that were created, renamed or transferred on or after 15 July 2026. Credentials that contain only the names do not match.',
    subject.includes(':environment:') &&
      'The job uses an environment, so the subject contains the environment instead of the branch. Credentials for branches, tags or pull requests do not match.',
    subject.endsWith(':pull_request') &&
      'A pull request started the run, so the subject contains pull_request instead of the branch. Credentials for branches or environments do not match.',
    subject.includes(':ref:refs/tags/') &&
      'The job does not use an environment, so the subject contains the tag. Credentials for environments, branches or other tags do not match.',
    /:ref:(?!refs\/tags\/)/.test(subject) &&
      'The job does not use an environment, so the subject contains the branch. Credentials for environments, other branches or pull requests do not match.',
    /^repo:[^/:@]+\/[^/:@]+:/.test(subject) &&
      'The Entra portal now creates credentials with IDs (repo:owner@id/repository@id) by default. These credentials do not match, because the subject contains names without IDs.',
  ];
}

function subjectCauses({ assertion, clientId }: EntraContext): string {
  if (assertion === undefined || clientId === undefined) return UNSEEN;
  const { subject, jobWorkflowRef, repository } = assertion;
  const isReusable = jobWorkflowRef !== undefined && repository !== undefined && !jobWorkflowRef.startsWith(`${repository}/`);
  const reasons = [
    ...subjectReasons(subject),
    isReusable && 'The job is defined in a reusable workflow in another repository. The subject still names the calling repository.',
    'If the credential is a flexible credential (preview), its expression must match sub and either repository_id or repository_owner_id.',
  ].filter((reason) => reason !== false);
  const numbered = reasons.map((reason, index) => `(${String(index + 1)}) ${reason}`);
  return `Entra compares the whole subject. Possible reasons for the mismatch: ${numbered.join(' ')}`;
}

function issuerCauses({ assertion, clientId }: EntraContext): readonly (string | false)[] {
  if (assertion === undefined || clientId === undefined) return [UNSEEN];
  return [
    assertion.issuer === GITHUB_ISSUER
      ? 'The ID token has the GitHub.com issuer. The issuer in the credential may end with a slash, or may belong to an enterprise or to GitHub Enterprise Server.'
      : /^https:\/\/token\.actions\.|\/_services\/token$/.test(assertion.issuer) &&
        'Enterprises, GitHub with data residency (ghe.com) and GitHub Enterprise Server have their own issuers. A credential with the GitHub.com issuer does not match.',
    'The issuer in the credential must be exactly the presented issuer, without a trailing slash.',
  ];
}

/** Returns the common properties of the failures that a new or changed credential fixes. */
const changing = (fix: (context: EntraContext) => string, look = listCredentials, change = addCredential) =>
  ({
    fixes: (context: EntraContext) => unlessRefused(fix(context), context),
    facts: presentedFacts,
    commands: (context: EntraContext) => commandsFor(context, look, change),
  }) satisfies Partial<Definition<EntraContext>>;

const toAdd = {
  ...changing((context) => ADD + unintendedEnvironment(context)),
  recovery: 'propagation',
  wait: (context) => mayCreate(context) && WAIT,
} as const satisfies Partial<Definition<EntraContext>>;
/** Common properties of the failures that a flexible credential can cause. */
const toCompare = {
  ...toAdd,
  causes: subjectCauses,
  facts: (context) => ({
    ...presentedFacts(context),
    'Presented repository_id': context.assertion?.repositoryId,
    'Presented repository_owner_id': context.assertion?.repositoryOwnerId,
  }),
} as const satisfies Partial<Definition<EntraContext>>;

export const federationFailures = {
  'subject-mismatch': {
    ...toCompare,
    title: 'No federated credential has the subject of the ID token',
    aadsts: [700213],
    what: 'the identity has no federated credential with the subject that GitHub presented.',
  },
  'subject-case-mismatch': {
    ...changing(() => CORRECT, listCredentials, correctCredential),
    title: "The federated credential's subject differs in letter case",
    aadsts: [7002138],
    what: 'the subject of a federated credential differs only in letter case from the subject that GitHub presented.',
    causes: [
      'Entra compares subjects case-sensitively. GitHub uses the letter case in which the owner, repository and environment were created.',
      'If both subjects look the same, delete the credential and create it again.',
    ],
  },
  'issuer-mismatch': {
    ...toAdd,
    title: 'No federated credential has the issuer of the ID token',
    aadsts: [700211],
    what: 'the identity has no federated credential with the issuer that GitHub presented.',
    causes: issuerCauses,
  },
  'oidc-audience-mismatch': {
    ...changing(correctAudience, listCredentials, correctCredential),
    title: 'The federated credential expects a different audience in the ID token',
    aadsts: [700212, 7002121, 70022204],
    what: 'the federated credential expects a different audience than the one in the ID token.',
    causes: audienceCause,
  },
  'federated-credential-mismatch': {
    ...toCompare,
    title: 'No federated credential matches the ID token',
    aadsts: [70021],
    what: 'no federated credential has the issuer, subject and audience that GitHub presented.',
  },
  'federated-credential-missing': {
    ...{ ...toAdd, ...changing(() => CHECK_IDENTITY, showIdentity) },
    title: 'The identity has no federated credential',
    aadsts: [70025],
    what: 'the identity in client-id has no federated credential.',
    causes: 'Either the identity has no credential yet, or the credential belongs to a different identity than the one in client-id.',
  },
  'enterprise-claim-required': {
    title: "GitHub's ID token lacks the enterprise claim that a tenant policy requires",
    // A retry can help, because GitHub omits the claim only in some runs (Azure/login#552). The action retries once.
    recovery: 'transient',
    aadsts: [7002381],
    what: ({ assertion }) =>
      `a tenant policy requires an enterprise claim in GitHub's ID token. ${
        assertion === undefined
          ? 'The step does not know the claims of this token.'
          : assertion.enterprise === undefined
            ? 'This token has no such claim.'
            : `The claim in this token is ${assertion.enterprise}.`
      }`,
    causes: ({ assertion, attempts = 1 }) => [
      assertion?.enterprise === undefined
        ? "The repository's organization may not belong to an enterprise, or GitHub omitted the claim in this run."
        : 'The policy may allow only other enterprises.',
      attempts > 1 && 'A second attempt with a new ID token failed in the same way.',
    ],
    fixes: ({ assertion }) =>
      assertion?.enterprise === undefined
        ? "Check whether the repository's organization belongs to an enterprise on GitHub. If it does, run the job again. If it does not, ask a tenant administrator to change the policy for this identity."
        : 'Ask a tenant administrator whether the policy should allow the presented enterprise.',
    facts: (context) => ({
      ...presentedFacts(context),
      'Presented enterprise': context.assertion && (context.assertion.enterprise ?? 'absent'),
    }),
  },
} satisfies Definitions<EntraContext>;

/** Returns the claims of the ID token that a credential must match. */
export function presentedFacts({ assertion }: EntraContext): Facts {
  return {
    'Presented issuer (iss)': assertion?.issuer,
    'Presented subject (sub)': assertion?.subject.replace(MISREAD, (character) => `\\u{${Number(character.codePointAt(0)).toString(16)}}`),
    'Presented audience (aud)': assertion?.audience,
    'Presented job_workflow_ref': assertion?.jobWorkflowRef,
  };
}

/** Matches characters that are invisible or easily mistaken for other characters. */
const MISREAD = /[^ -~]| (?= |:|$)/gu;

const mayCreate = ({ assertion, run, clientId }: EntraContext): boolean =>
  assertion !== undefined && clientId !== undefined && trustProblem(assertion, run) === undefined;

function commandsFor(context: EntraContext, look: typeof listCredentials, change: typeof addCredential): readonly Command[] {
  const { assertion, clientId, cloud } = context;
  if (assertion === undefined || clientId === undefined || !mayCreate(context)) return [];
  return [look(clientId, cloud), ...change(assertion, clientId, cloud)];
}

function unintendedEnvironment({ assertion }: EntraContext): string {
  const environment = /:environment:([^:]+)/.exec(assertion?.subject ?? '')?.[1]?.replaceAll('%3A', ':');
  if (environment === undefined) return '';
  return ` If the job should not use the environment ${environment}, remove environment: from the job instead.`;
}

/** If the workflow requested an audience other than the default, the workflow is probably wrong, not the credential. */
function correctAudience({ assertion, cloud }: EntraContext): string {
  if (assertion?.audience === cloud.oidcAudience) return CORRECT;
  return 'Remove oidc-audience from the step, or set the environment input to the cloud of the identity. Use the commands below only if you intend to use the presented audience.';
}

function audienceCause({ assertion, cloud }: EntraContext): string {
  if (assertion === undefined) return UNSEEN;
  if (assertion.audience === cloud.oidcAudience)
    return `The ID token has the default audience for ${cloud.title}. The credential expects a different audience.`;
  const other = Object.values(CLOUDS).find(({ oidcAudience }) => oidcAudience === assertion.audience);
  const whose = other === undefined ? 'the audience that oidc-audience sets' : `the default audience for ${other.title}`;
  return `The ID token has ${whose}. By default, credentials for ${cloud.title} expect ${cloud.oidcAudience}.`;
}
