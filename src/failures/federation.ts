/** Failures of the match between GitHub's ID token and the federated credentials of an identity. */
import { CLOUDS } from '../azure/clouds.ts';
import type { Command, Fact } from '../model/failure.ts';
import { addCredential, correctCredential, listCredentials, showIdentity } from './commands/federated-credential.ts';
import type { EntraContext } from './contexts.ts';
import type { FailureDefinition, Rule } from './define.ts';
import { codeOf, known } from './evidence.ts';
import { issuerCauses, isUnseen, subjectCauses, UNSEEN } from './federation-causes.ts';
import { trustProblem, type TrustProblem } from './trust.ts';

/** Propagation of a new credential. */
const WAIT = { hint: 'A new federated credential can take several minutes to take effect', seconds: 300 } as const;

/** Fixes for claims that must not be trusted. They come first, and no command follows them. */
const refusals: readonly Rule<EntraContext>[] = [
  {
    when: isUnseen,
    text: 'Set credential: github-oidc with client-id and tenant-id, so that the step uses an ID token of its own.',
  },
  problem(
    'issuer',
    'Add no credential for this issuer, because it is not the issuer of the GitHub server that runs this job. ' +
      'Find out what responded to the ID token request, such as a proxy that inspects TLS.',
  ),
  problem(
    'repository',
    'Add no credential for this subject, because it does not name the repository of this run. ' +
      'If the organization has a subject template, include repository_id in it, or ask its owner for the credential.',
  ),
  problem(
    'pull-request',
    'Add environment: to the job, and create a credential for that environment. ' +
      'A credential for pull requests would accept every pull request, so the action prints no command for it.',
  ),
  problem(
    'characters',
    'Check who named the environment or branch of this run, and who started it. Add no credential for it until you know. ' +
      'Its name contains unusual characters, and everyone who may push a branch can choose its name.',
  ),
];

const ADD: Rule<EntraContext> = {
  text: (context) =>
    'Use the commands for your type of identity. First list its credentials. If none is for this job, create one with exactly the presented values.' +
    unintendedEnvironment(context),
};
const CORRECT: Rule<EntraContext> = {
  text: 'Use the commands for your type of identity. First list its credentials. Then set the existing credential to the presented values.',
};

type Definition = FailureDefinition<EntraContext>;

/** What mismatches with the same fix have in common. */
const toAdd = {
  recovery: 'propagation',
  fixes: [...refusals, ADD],
  facts: presentedFacts,
  commands: (context) => commandsFor(context, listCredentials, addCredential),
  wait: (context) => (mayCreate(context) ? WAIT : undefined),
} as const satisfies Partial<Definition>;
const toCorrect = {
  recovery: 'none',
  facts: presentedFacts,
  commands: (context) => commandsFor(context, listCredentials, correctCredential),
} as const satisfies Partial<Definition>;

export const subjectMismatch: Definition = {
  ...toAdd,
  code: 'subject-mismatch',
  title: 'No federated credential has the subject of the ID token',
  aadsts: [700213],
  what: (context) => `${codeOf(context)}: the identity has no federated credential with the subject that GitHub presented.`,
  causes: subjectCauses,
};

export const subjectCaseMismatch: Definition = {
  ...toCorrect,
  code: 'subject-case-mismatch',
  title: 'The federated credential has the subject with different letter case',
  aadsts: [7002138],
  what: (context) => `${codeOf(context)}: a federated credential has the subject that GitHub presented, but with different letter case.`,
  causes: [
    UNSEEN,
    { text: 'Entra compares letter case. GitHub writes owner, repository and environment as they were created.' },
    { text: 'If both look equal, delete the credential and add it again.' },
  ],
  fixes: [...refusals, CORRECT],
};

export const issuerMismatch: Definition = {
  ...toAdd,
  code: 'issuer-mismatch',
  title: 'No federated credential has the issuer of the ID token',
  aadsts: [700211],
  what: (context) => `${codeOf(context)}: the identity has no federated credential with the issuer that GitHub presented.`,
  causes: issuerCauses,
};

export const oidcAudienceMismatch: Definition = {
  ...toCorrect,
  code: 'oidc-audience-mismatch',
  title: 'The federated credential expects another audience of the ID token',
  aadsts: [700212, 7002121, 70022204],
  what: (context) => `${codeOf(context)}: the federated credential expects another audience than the ID token has.`,
  causes: [UNSEEN, { when: (context) => !isUnseen(context), text: audienceCause }],
  fixes: [
    ...refusals,
    {
      // The workflow chose the audience, so the mistake is probably there.
      when: ({ assertion, cloud }) => assertion?.audience !== cloud.oidcAudience,
      text: 'Remove oidc-audience from the step, or set environment to the cloud of the identity. Use the commands only if the presented audience is intended.',
    },
    CORRECT,
  ],
};

export const federatedCredentialMismatch: Definition = {
  ...toAdd,
  code: 'federated-credential-mismatch',
  title: 'No federated credential matches the ID token',
  aadsts: [70021],
  what: (context) => `${codeOf(context)}: no federated credential has the issuer, subject and audience that GitHub presented.`,
  causes: subjectCauses,
};

export const federatedCredentialMissing: Definition = {
  ...toAdd,
  code: 'federated-credential-missing',
  title: 'The identity has no federated credential',
  aadsts: [70025],
  what: (context) => `${codeOf(context)}: the identity of client-id has no federated credential.`,
  causes: [UNSEEN, { text: 'Either nobody created one yet, or client-id belongs to another identity than the one with the credential.' }],
  fixes: [
    ...refusals,
    {
      text: 'Run the first command for your type of identity: it shows the name behind client-id. If that is the intended identity, create the credential with the command for it. Otherwise correct client-id.',
    },
  ],
  commands: (context) => commandsFor(context, showIdentity, addCredential),
};

export const enterpriseClaimRequired: Definition = {
  code: 'enterprise-claim-required',
  title: "A policy of the tenant does not accept the enterprise of GitHub's ID token",
  // A second attempt is made, because GitHub omits the claim in some runs only (Azure/login#552).
  recovery: 'transient',
  aadsts: [7002381],
  what: ({ assertion, ...context }) =>
    `${codeOf({ ...context, assertion })}: a policy of the tenant requires an enterprise claim in GitHub's ID token. ` +
    (assertion === undefined
      ? 'The claims of this token are not known.'
      : assertion.enterprise === undefined
        ? 'This token has no such claim.'
        : `This token has the enterprise ${assertion.enterprise}.`),
  causes: [
    {
      when: ({ assertion }) => assertion?.enterprise === undefined,
      text: 'The organization of the repository may not belong to an enterprise, or GitHub omitted the claim in this run.',
    },
    { when: ({ assertion }) => assertion?.enterprise !== undefined, text: 'The policy may allow other enterprises only.' },
    { when: ({ attempts = 1 }) => attempts > 1, text: 'A second attempt with a new ID token failed in the same way.' },
  ],
  fixes: [
    {
      text: "Ask the tenant's administrator which enterprises the policy on GitHub's ID tokens allows, and show them the presented claims. If the claim is only sometimes absent, run the job again.",
    },
  ],
  facts: (context) => [
    ...presentedFacts(context),
    ...known({ 'Presented enterprise': context.assertion && (context.assertion.enterprise ?? 'absent') }),
  ],
};

/** Returns the claims that a credential must match. */
export function presentedFacts({ assertion }: Pick<EntraContext, 'assertion'>): readonly Fact[] {
  if (assertion === undefined) return [];
  return known({
    'Presented issuer (iss)': assertion.issuer,
    'Presented subject (sub)': assertion.subject,
    'Presented audience (aud)': assertion.audience,
    'Presented job_workflow_ref': assertion.jobWorkflowRef,
  });
}

function mayCreate({ assertion, run, clientId }: EntraContext): boolean {
  return assertion !== undefined && clientId !== undefined && trustProblem(assertion, run) === undefined;
}

function problem(name: TrustProblem, text: string): Rule<EntraContext> {
  return { when: ({ assertion, run }) => assertion !== undefined && trustProblem(assertion, run) === name, text };
}

function commandsFor(context: EntraContext, look: typeof listCredentials, change: typeof addCredential): readonly Command[] {
  const { assertion, clientId, cloud } = context;
  if (assertion === undefined || clientId === undefined || !mayCreate(context)) return [];
  return [...look(clientId, cloud), ...change(assertion, clientId, cloud)];
}

/** GitHub prefers the environment to the branch, and the job may name one by mistake. */
function unintendedEnvironment({ assertion }: EntraContext): string {
  const environment = /:environment:([^:]+)/.exec(assertion?.subject ?? '')?.[1]?.replaceAll('%3A', ':');
  if (environment === undefined) return '';
  return ` If the job should not use the environment ${environment}, remove environment: from it instead.`;
}

function audienceCause({ assertion, cloud }: EntraContext): string {
  if (assertion?.audience === cloud.oidcAudience) return `The ID token has the audience of ${cloud.title}. The credential has another one.`;
  const other = Object.values(CLOUDS).find(({ oidcAudience }) => oidcAudience === assertion?.audience);
  const whose = other === undefined ? 'the audience that oidc-audience sets' : `the audience of ${other.title}`;
  return `The ID token has ${whose}. Credentials for ${cloud.title} usually have ${cloud.oidcAudience}.`;
}
