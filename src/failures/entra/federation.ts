/** Entra knows the identity and does not know this job: issuer, subject and audience of the ID token against the federated credentials. */
import type { Fact } from '../../model/failure.ts';
import type { LegacyMessage } from '../define.ts';
import type { AssertionClaims, EntraContext } from '../contexts.ts';
import type { LegacyDefinition } from '../define.ts';
import { maskedIdNote } from '../masked.ts';
import { audienceCause, issuerCause, subjectCause } from './cause.ts';
import { addCredential, correctCredential } from './federated-credential.ts';
import { codeOf, entraKind, known } from './kind.ts';

const ADD =
  'Run the command below for an app registration (az ad app federated-credential create), which adds exactly what GitHub presented; if az ' +
  'says that it does not exist, run both lines for a user-assigned identity.';
const CORRECT =
  'Run the commands below for an app registration (az ad app federated-credential update), which set the existing credential to what GitHub ' +
  'presented; if az says that it does not exist, run those for a user-assigned identity.';
const IN_TIME = { hint: 'A new federated credential takes minutes to be known everywhere', seconds: 300 } as const;

export const subjectMismatch: LegacyDefinition<EntraContext> = entraKind({
  code: 'subject-mismatch',
  title: 'No federated credential has the subject of the ID token',
  recovery: 'propagation',
  describe: (facts) => add(facts, 'the identity has no federated credential with the subject that GitHub presented', subjectCause),
});

export const subjectCaseMismatch: LegacyDefinition<EntraContext> = entraKind({
  code: 'subject-case-mismatch',
  title: 'The federated credential has the subject in other letter case',
  recovery: 'none',
  describe: (facts) =>
    correct(
      facts,
      'a federated credential has the subject that GitHub presented, but in other upper and lower case',
      () => 'Entra has compared subjects letter by letter since August 2024; GitHub writes owner, repository and environment as created.',
    ),
});

export const issuerMismatch: LegacyDefinition<EntraContext> = entraKind({
  code: 'issuer-mismatch',
  title: 'No federated credential has the issuer of the ID token',
  recovery: 'propagation',
  describe: (facts) => add(facts, 'the identity has no federated credential with the issuer that GitHub presented', issuerCause),
});

export const oidcAudienceMismatch: LegacyDefinition<EntraContext> = entraKind({
  code: 'oidc-audience-mismatch',
  title: 'The federated credential expects another audience of the ID token',
  recovery: 'none',
  describe: (facts) => {
    const { assertion, cloud } = facts;
    const telling = correct(facts, 'the federated credential expects another audience than the ID token carries', (presented) =>
      audienceCause(presented, cloud),
    );
    if (assertion === undefined || assertion.audience === cloud.oidcAudience) return telling;
    // The audience was chosen in the workflow, so that is where it is most likely wrong.
    return {
      ...telling,
      next:
        `Remove oidc-audience from the step, or set environment to the cloud of the identity; if ${assertion.audience} is meant, run ` +
        'the commands below.',
    };
  },
});

export const federatedCredentialMismatch: LegacyDefinition<EntraContext> = entraKind({
  code: 'federated-credential-mismatch',
  title: 'No federated credential matches the ID token',
  recovery: 'propagation',
  describe: (facts) => add(facts, 'no federated credential has the issuer, subject and audience that GitHub presented', subjectCause),
});

export const federatedCredentialMissing: LegacyDefinition<EntraContext> = entraKind({
  code: 'federated-credential-missing',
  title: 'The identity has no federated credential',
  recovery: 'propagation',
  describe: (facts) =>
    add(
      facts,
      'the identity has no federated credential at all',
      () => 'Either none was made yet, or it was made for another application than the one in client-id.',
    ),
});

function add(facts: EntraContext, what: string, cause: (presented: AssertionClaims) => string): LegacyMessage {
  const telling = tell(facts, what, cause, ADD, addCredential);
  // Without a command to run there is nothing that time could bring.
  return (telling.commands ?? []).length === 0 ? telling : { ...telling, wait: IN_TIME };
}

function correct(facts: EntraContext, what: string, cause: (presented: AssertionClaims) => string): LegacyMessage {
  return tell(facts, what, cause, CORRECT, correctCredential);
}

/** What people name environments, branches and repositories with; `%3A` is GitHub's own for a colon. */
const HARMLESS = /^(?:[\p{L}\p{N} ._@:/#&'()+,=-]|%3A)*$/u;

/** A subject that nobody should make a credential for before its author is known: whoever may open a branch may choose its name. */
const SUSPICIOUS = {
  why:
    'The subject holds characters that names of environments, branches and repositories seldom have. Whoever may push a branch may choose its ' +
    'name, and a credential for it would let that run in.',
  next: 'Look first at who named the environment or branch of this run, and who started it; add no credential for it until you know.',
} as const;

/** GitHub presents an environment in place of the branch, and somebody may have named one without meaning that. */
function unlessMeant({ environment = '', subject }: AssertionClaims): string {
  return subject.includes(':environment:') && environment !== '' && HARMLESS.test(environment)
    ? ` If environment: ${environment} is not meant for this job, remove that line from it instead.`
    : '';
}

function tell(
  facts: EntraContext,
  what: string,
  cause: (presented: AssertionClaims) => string,
  next: string,
  commands: typeof addCredential,
): LegacyMessage {
  const { assertion, clientId, cloud } = facts;
  const said = `${codeOf(facts)}: ${what}.`;
  if (assertion === undefined || clientId === undefined) {
    return {
      what: said,
      why: 'The login presented an assertion of its own, which this step has not seen.',
      next: 'Set credential: github-oidc with client-id and tenant-id, so that the step presents an ID token of its own.',
    };
  }
  if (![assertion.issuer, assertion.subject].every((presented) => HARMLESS.test(presented)))
    return { what: said, ...SUSPICIOUS, facts: presentedFacts(assertion) };
  return {
    what: said,
    why: cause(assertion),
    next: `${next}${cause === subjectCause ? unlessMeant(assertion) : ''}`,
    facts: [...presentedFacts(assertion), maskedIdNote('the client ID')],
    commands: commands(assertion, clientId, cloud),
  };
}

/** Issuer, subject, audience and the workflow as presented: what the credential must name. */
export function presentedFacts({ issuer, subject, audience, jobWorkflowRef }: AssertionClaims): readonly Fact[] {
  return known({
    'Presented issuer (iss)': issuer,
    'Presented subject (sub)': subject,
    'Presented audience (aud)': audience,
    'Presented job_workflow_ref': jobWorkflowRef,
  });
}
