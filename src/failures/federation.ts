/** Failures that occur because GitHub's ID token matches no federated credential or violates a tenant policy. */
import { CLOUDS } from '../azure/clouds.ts';
import type { Command } from '../model/failure.ts';
import { addCredential, correctCredential, listCredentials, showIdentity } from './commands.ts';
import type { EntraContext } from './contexts.ts';
import type { Definition, Definitions, Facts } from './define.ts';
import { GITHUB_ISSUER, trustProblem } from './trust.ts';

const WAIT = { hint: 'A new federated credential can take several minutes to take effect', seconds: 300 } as const;

/** Instructions to show if the claims of an ID token must not be trusted. Messages with these instructions do not include commands. */
const DISTRUST: Readonly<Record<NonNullable<ReturnType<typeof trustProblem>>, string>> = {
  issuer:
    'Do not add a credential for this issuer, because it is not the issuer of the GitHub server that is running this job. Find out which server responded to the ID token request. A proxy that inspects TLS might have responded.',
  repository:
    "Do not add a credential for this subject, because it does not identify this run's repository. If the organization has a subject template, include repository_id in the template, or ask the organization owner to create the credential.",
  'pull-request':
    'Add environment: to the job, and create a credential for that environment. A federated credential for pull requests would trust every pull request in the repository, so the action does not print a command that creates one.',
  characters:
    'Do not add a credential for this subject until you have checked who chose the environment or branch name and who triggered the run. The name contains unusual characters, and anyone who can push a branch can choose its name.',
};

/** Returns the fix, or a different instruction if the ID token's claims are unknown or must not be trusted. */
function unlessRefused(fix: string, { assertion, clientId, run }: EntraContext): string {
  if (assertion === undefined || clientId === undefined)
    return 'Set credential: github-oidc with client-id and tenant-id, so that the step uses its own ID token.';
  const problem = trustProblem(assertion, run);
  return problem === undefined ? fix : DISTRUST[problem];
}

const ADD =
  "Run the first block of commands to list the identity's credentials. If no credential in the list matches this job, run the second block (or the third in PowerShell) to create one with the values from the ID token.";
const CORRECT =
  "Run the first block of commands to list the identity's credentials. Then run the second block (or the third in PowerShell) to update the existing credential with the values from the ID token.";
const CHECK_IDENTITY =
  "Run the first block of commands to show the identity's name. If this is the intended identity, run the second block (or the third in PowerShell) to create the credential. Otherwise, correct client-id.";
const UNSEEN = 'The existing login used a different assertion, so this step cannot read the claims in that assertion.';

/** Matches the default subjects of GitHub's ID tokens, with or without IDs after the names (GitHub docs: reference/security/oidc). */
const DEFAULT_FORM = /^repo:[^/:]+\/[^/:]+:(?:environment:[^:]+|pull_request|ref:[^:]+)$/;

/** Returns common reasons why no existing federated credential matches this subject. */
function subjectReasons(subject: string): readonly (string | false)[] {
  if (!DEFAULT_FORM.test(subject))
    return [
      "The subject is not in GitHub's default format, because the organization or repository customizes it with a subject template. The credential must match the template.",
    ];
  return [
    /^repo:[^/:]+@\d+\/[^/:]+@\d+:/.test(subject) &&
      'The subject contains the IDs of the owner and repository. GitHub adds the IDs for repositories on github.com that were created, renamed or transferred on or after 15 July 2026. Credentials that contain only the names do not match this subject.',
    subject.includes(':environment:') &&
      'The job uses an environment, so the subject contains the environment instead of the branch. Credentials for branches, tags or pull requests do not match this subject.',
    subject.endsWith(':pull_request') &&
      'A pull request triggered the run, so the subject contains pull_request instead of the branch. Credentials for branches or environments do not match this subject.',
    subject.includes(':ref:refs/tags/') &&
      'The job does not use an environment, so the subject contains the tag. Credentials for environments, branches or other tags do not match this subject.',
    /:ref:(?!refs\/tags\/)/.test(subject) &&
      'The job does not use an environment, so the subject contains the branch. Credentials for environments, other branches or pull requests do not match this subject.',
    /^repo:[^/:@]+\/[^/:@]+:/.test(subject) &&
      'By default, the Entra portal now creates credentials whose subject contains IDs (repo:owner@id/repository@id). These credentials do not match, because the subject in the ID token does not contain IDs.',
  ];
}

function subjectCauses({ assertion, clientId }: EntraContext): string {
  if (assertion === undefined || clientId === undefined) return UNSEEN;
  const { subject, jobWorkflowRef, repository } = assertion;
  const isReusable = jobWorkflowRef !== undefined && repository !== undefined && !jobWorkflowRef.startsWith(`${repository}/`);
  const reasons = [
    ...subjectReasons(subject),
    isReusable &&
      'The job is defined in a reusable workflow in another repository. The subject still contains the name of the calling repository.',
    'The expression of a flexible credential (preview) must match sub and either repository_id or repository_owner_id.',
  ].filter((reason) => reason !== false);
  const numbered = reasons.map((reason, index) => `(${String(index + 1)}) ${reason}`);
  return `Entra compares the whole subject. Possible reasons for the mismatch: ${numbered.join(' ')}`;
}

function issuerCauses({ assertion, clientId }: EntraContext): readonly (string | false)[] {
  if (assertion === undefined || clientId === undefined) return [UNSEEN];
  return [
    assertion.issuer === GITHUB_ISSUER
      ? 'The ID token was issued by GitHub.com. The issuer in the credential might end with a slash, or might be the issuer for an enterprise or GitHub Enterprise Server.'
      : /^https:\/\/token\.actions\.|\/_services\/token$/.test(assertion.issuer) &&
        'GitHub Enterprise Cloud with data residency (ghe.com) and GitHub Enterprise Server have their own issuers, and an enterprise on GitHub.com can have its own. A credential with the GitHub.com issuer does not match this ID token.',
    'The issuer in the credential must exactly match the issuer in the ID token and must not end with a slash.',
  ];
}

/** Returns the common properties of failures that can be resolved by adding or changing a credential. */
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
/** Common properties of failures that can occur if a flexible federated credential does not match the ID token. */
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
    what: "the identity has no federated credential that matches the subject in GitHub's ID token.",
  },
  'subject-case-mismatch': {
    ...changing(() => CORRECT, listCredentials, correctCredential),
    title: "The federated credential's subject differs in letter case",
    aadsts: [7002138],
    what: "the subject of a federated credential differs only in letter case from the subject in GitHub's ID token.",
    causes: [
      'Entra compares subjects case-sensitively. In the subject, GitHub preserves the letter case that the owner, repository and environment had when they were created.',
      'If both subjects look the same, delete the credential and create it again.',
    ],
  },
  'issuer-mismatch': {
    ...toAdd,
    title: 'No federated credential has the issuer of the ID token',
    aadsts: [700211],
    what: "the identity has no federated credential that matches the issuer of GitHub's ID token.",
    causes: issuerCauses,
  },
  'oidc-audience-mismatch': {
    ...changing(correctAudience, listCredentials, correctCredential),
    title: 'The federated credential expects a different audience in the ID token',
    aadsts: [700212, 7002121, 70022204],
    what: "the audience of the federated credential differs from the audience of GitHub's ID token.",
    causes: audienceCause,
  },
  'federated-credential-mismatch': {
    ...toCompare,
    title: 'No federated credential matches the ID token',
    aadsts: [70021],
    what: "no federated credential matches the issuer, subject and audience of GitHub's ID token.",
  },
  'federated-credential-missing': {
    ...{ ...toAdd, ...changing(() => CHECK_IDENTITY, showIdentity) },
    title: 'The identity has no federated credential',
    aadsts: [70025],
    what: 'the identity that client-id specifies has no federated credential.',
    causes:
      'Either the identity has no credential yet, or the credential belongs to an identity other than the one that client-id specifies.',
  },
  'enterprise-claim-required': {
    title: "GitHub's ID token lacks the enterprise claim that a tenant policy requires",
    // A retry might help, because GitHub omits the claim intermittently (Azure/login#552). The action retries once.
    recovery: 'transient',
    aadsts: [7002381],
    what: ({ assertion }) =>
      `a tenant policy requires an enterprise claim in GitHub's ID token. ${
        assertion === undefined
          ? 'The step cannot read the claims of this token.'
          : assertion.enterprise === undefined
            ? 'This token does not contain an enterprise claim.'
            : `The value of the claim in this token is ${assertion.enterprise}.`
      }`,
    causes: ({ assertion, attempts = 1 }) => [
      assertion?.enterprise === undefined
        ? "The repository's organization might not belong to an enterprise, or GitHub might have omitted the claim from this run's token."
        : 'The policy might require the claim of a different enterprise.',
      attempts > 1 && 'A second attempt with a new ID token failed in the same way.',
    ],
    fixes: ({ assertion }) =>
      assertion?.enterprise === undefined
        ? "Check whether the repository's organization belongs to an enterprise on GitHub. If it does, run the job again. If it does not, ask a tenant administrator to change the policy for this identity."
        : 'Ask a tenant administrator whether the policy should allow the enterprise that the ID token contains.',
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
  return ` If the job should not use the environment "${environment}", remove the environment key from the job instead.`;
}

/** If the workflow requested an audience other than the default, the error is probably in the workflow, not in the credential. */
function correctAudience({ assertion, cloud }: EntraContext): string {
  if (assertion?.audience === cloud.oidcAudience) return CORRECT;
  return "Remove oidc-audience from the step, or set the environment input to the identity's cloud. Use the commands below only if you want the federated credential to accept the audience in the ID token.";
}

function audienceCause({ assertion, cloud }: EntraContext): string {
  if (assertion === undefined) return UNSEEN;
  if (assertion.audience === cloud.oidcAudience)
    return `The ID token's audience is the default audience for ${cloud.title}. The credential specifies a different audience.`;
  const other = Object.values(CLOUDS).find(({ oidcAudience }) => oidcAudience === assertion.audience);
  const whose = other === undefined ? 'the value of the oidc-audience input' : `the default audience for ${other.title}`;
  return `The ID token's audience is ${whose}. By default, federated credentials for ${cloud.title} use the audience ${cloud.oidcAudience}.`;
}
