/** The exchange itself: the assertion's time and signature, the scope, Entra's own troubles. */
import type { EntraContext } from '../contexts.ts';
import type { LegacyDefinition } from '../define.ts';
import { presentedFacts } from './federation.ts';
import { codeOf, entraKind, known } from './kind.ts';

/** What retrying may outlast. */
const PASSING = { hint: 'It may pass within minutes', seconds: 300 } as const;

export const assertionExpired: LegacyDefinition<EntraContext> = entraKind({
  code: 'assertion-expired',
  title: 'The ID token is outside its time of validity',
  recovery: 'transient',
  describe: (facts) => ({
    what: `${codeOf(facts)}: the ID token was not valid at the moment Entra looked at it.`,
    why:
      "GitHub's ID tokens live about 5 minutes. Each try takes a new one, so either the exchange was held up on its way or a clock " +
      'is wrong.',
    next: 'Run the job again; if it fails again, compare the clock of GitHub Enterprise Server, where there is one, with true time.',
    facts: facts.assertion === undefined ? [] : presentedFacts(facts.assertion),
  }),
});

export const clockSkew: LegacyDefinition<EntraContext> = entraKind({
  code: 'clock-skew',
  title: "The runner's clock is wrong",
  recovery: 'none',
  describe: (facts) => {
    const skew = Number(facts.clockSkewSeconds);
    return {
      what:
        `${codeOf(facts)}: the ID token was not valid at the moment Entra looked at it, and the runner's clock is ` +
        `${String(Math.abs(skew))} s ${skew > 0 ? 'ahead of' : 'behind'} Entra's.`,
      why: "ID tokens live about 5 minutes, so they fail where clocks disagree: the runner's, or that of a GitHub server beside it.",
      next: "Set the runner's clock by NTP: sudo timedatectl set-ntp true on Linux, w32tm /resync on Windows.",
      facts: [{ name: 'Clock', value: `${String(skew)} s against Entra's` }],
    };
  },
});

export const assertionSignature: LegacyDefinition<EntraContext> = entraKind({
  code: 'assertion-signature',
  title: 'Entra could not verify the signature of the ID token',
  recovery: 'transient',
  describe: (facts) => ({
    what: `${codeOf(facts)}: Entra could not verify the signature of the ID token with the issuer's keys.`,
    why:
      "Entra keeps issuers' keys for a while, so a change of keys fails for minutes; on GitHub Enterprise Server the published keys " +
      'may not be the signing ones.',
    next:
      `Run the job again in a few minutes; if it fails again, check that ${facts.assertion?.issuer ?? 'the issuer'}/.well-known/jwks ` +
      'holds the key that signs.',
    facts: facts.assertion === undefined ? [] : presentedFacts(facts.assertion),
  }),
});

export const assertionNotGithub: LegacyDefinition<EntraContext> = entraKind({
  code: 'assertion-not-accepted',
  title: 'Entra does not accept this kind of assertion',
  recovery: 'none',
  describe: (facts) => ({
    what: `${codeOf(facts)}: Entra does not accept a token of this issuer as an assertion.`,
    why: "Tokens that Entra itself issued cannot be presented this way; GitHub's ID token can.",
    next: 'Set credential: github-oidc with client-id and tenant-id.',
    facts: facts.assertion === undefined ? [] : presentedFacts(facts.assertion),
  }),
});

export const issuerUnreachable: LegacyDefinition<EntraContext> = entraKind({
  code: 'issuer-unreachable',
  title: 'Entra cannot reach the issuer of the ID token',
  recovery: 'propagation',
  describe: (facts) => ({
    what: `${codeOf(facts)}: Entra could not fetch the issuer's /.well-known/openid-configuration.`,
    why: 'Entra asks the issuer from the internet; a GitHub Enterprise Server behind a firewall cannot answer.',
    next:
      'Publish /.well-known/openid-configuration and /.well-known/jwks of the issuer to the internet, or use credential: ' +
      'managed-identity on a runner in Azure.',
    facts: facts.assertion === undefined ? [] : presentedFacts(facts.assertion),
  }),
});

export const scopeInvalid: LegacyDefinition<EntraContext> = entraKind({
  code: 'scope-invalid',
  title: 'Entra does not accept the audience as a scope',
  recovery: 'none',
  describe: (facts) => ({
    what: `${codeOf(facts)}: ${facts.audience} followed by /.default is not a scope that Entra accepts.`,
    why: 'A scope is one resource: its https:// or api:// URI or its application ID, without spaces.',
    next: 'Correct audience; several audiences go on lines of their own.',
    facts: known({ Audience: facts.audience }),
  }),
});

export const exchangeMalformed: LegacyDefinition<EntraContext> = entraKind({
  code: 'exchange-malformed',
  title: 'Entra could not read the exchange',
  recovery: 'none',
  describe: (facts) => ({
    what: `${codeOf(facts)}: Entra could not read the request for the token.`,
    why:
      'A part of it was missing or changed on its way; the inputs were checked before, so this is a fault of the action or of a ' +
      'proxy that rewrites requests.',
    next: "Run the job without the proxy if you can; else report the trace ID at the action's issues page.",
  }),
});

export const clientSecretRefused: LegacyDefinition<EntraContext> = entraKind({
  code: 'client-secret-refused',
  title: 'Entra refused a client secret',
  recovery: 'none',
  describe: (facts) => ({
    what: `${codeOf(facts)}: Entra expected a client secret, or refused the one it was given.`,
    why: 'This action never sends a secret: the login that an earlier step left behind does.',
    next: 'Set credential: github-oidc with client-id and tenant-id, which needs no secret, and remove the secret from the workflow.',
    facts: known({ 'Client ID': facts.clientId }),
  }),
});

export const entraTransient: LegacyDefinition<EntraContext> = entraKind({
  code: 'entra-transient',
  title: 'Entra is busy or in trouble',
  recovery: 'transient',
  describe: (facts) => ({
    what: `${codeOf(facts)}: Entra could not serve the request just now.`,
    why: 'It is throttling, or has a fault of its own; the tries of this step did not outlast it.',
    next: 'Run the job again.',
    wait: PASSING,
  }),
});

export const entraUnreadable: LegacyDefinition<EntraContext> = entraKind({
  code: 'entra-unreadable',
  title: 'The answer is not one that Entra gives',
  recovery: 'none',
  describe: (facts) => ({
    what: `${facts.cloud.authorityHost} answered HTTP ${String(facts.httpStatus)} with neither a token nor an error code.`,
    why: "Something between answered in its place: a proxy's block page, a sign-in page of the network, a gateway.",
    next: `Ask the network team to let POST https://${facts.cloud.authorityHost} through unchanged.`,
  }),
});

export const entraRefused: LegacyDefinition<EntraContext> = entraKind({
  code: 'entra-refused',
  title: 'Entra refused the exchange',
  recovery: 'none',
  describe: (facts) => ({
    what: `${codeOf(facts)}: Entra refused to issue the token.`,
    why: "This catalogue does not know the code; Microsoft's page does.",
    next: `Open https://login.microsoftonline.com/error?code=${String(facts.errorCode)}`,
    facts: known({ 'Client ID': facts.clientId, 'Tenant ID': facts.tenantId, Audience: facts.audience }),
  }),
});
