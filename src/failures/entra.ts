/** Refusals by Microsoft Entra that do not concern federated credentials. Only `error_codes[0]` decides, because the texts change (ED: reference-error-codes). */
import type { Failure } from '../model/failure.ts';
import type { EntraContext } from './contexts.ts';
import { createFailure, type FailureDefinition } from './define.ts';
import { directoryDefinitions } from './directory.ts';
import { busyCauses, codeOf, evidenceOf, foreignResponse, kindOf, known, responseFacts, runAgain, waitFor } from './evidence.ts';
import * as federation from './federation.ts';
import { presentedFacts } from './federation.ts';
import { policyDefinitions } from './policy.ts';
import { isPublicIssuer } from './trust.ts';

type Definition = FailureDefinition<EntraContext>;

const assertionExpired: Definition = {
  code: 'assertion-expired',
  title: 'The ID token is outside its time of validity',
  recovery: 'transient',
  aadsts: [700024, 50013, 500133],
  what: (context) => `${codeOf(context)}: the ID token was not valid when Entra checked it.`,
  causes: [
    {
      text: "GitHub's ID tokens are valid for about 5 minutes, and each attempt uses a new one. The request was delayed, or a clock is wrong.",
    },
  ],
  fixes: [{ text: 'Run the job again. If it fails again, check the clock of the runner and, if you use it, of GitHub Enterprise Server.' }],
  facts: presentedFacts,
};

const clockSkew: Definition = {
  code: 'clock-skew',
  title: "The runner's clock is wrong",
  recovery: 'none',
  what: (context) => {
    const skew = context.clockSkewSeconds ?? 0;
    return (
      `${codeOf(context)}: the ID token was not valid when Entra checked it, and the runner's clock is ` +
      `${String(Math.abs(skew))} s ${skew > 0 ? 'ahead of' : 'behind'} Entra's clock.`
    );
  },
  causes: [{ text: 'ID tokens are valid for about 5 minutes, so they fail if the clock of the runner or of a GitHub server is wrong.' }],
  fixes: [{ text: "Set the runner's clock by NTP: sudo timedatectl set-ntp true on Linux, w32tm /resync on Windows." }],
  facts: ({ clockSkewSeconds = 0 }) => known({ Clock: `${String(clockSkewSeconds)} s compared with Entra's` }),
};

const assertionSignature: Definition = {
  code: 'assertion-signature',
  title: 'Entra could not verify the signature of the ID token',
  recovery: 'transient',
  aadsts: [700027, 500031],
  what: (context) => `${codeOf(context)}: Entra could not verify the signature of the ID token with the issuer's keys.`,
  causes: [
    { text: "Entra caches the issuer's keys, so a change of keys causes failures for minutes." },
    {
      when: ({ assertion }) => assertion === undefined || !isPublicIssuer(assertion.issuer),
      text: 'GitHub Enterprise Server may publish other keys than the one that it signs with.',
    },
    { when: ({ attempts = 1 }) => attempts > 1, text: ({ attempts = 1 }) => `All ${String(attempts)} attempts failed.` },
  ],
  fixes: [
    {
      when: ({ assertion }) => assertion !== undefined && isPublicIssuer(assertion.issuer),
      text: 'Run the job again in a few minutes.',
    },
    { text: 'Run the job again in a few minutes. If it fails again, check that /.well-known/jwks of the issuer has the key that signs.' },
  ],
  facts: presentedFacts,
  wait: { hint: 'Entra may accept the new keys within minutes', seconds: 300 },
};

const assertionNotAccepted: Definition = {
  code: 'assertion-not-accepted',
  title: 'Entra does not accept this type of assertion',
  recovery: 'none',
  aadsts: [700222, 700226, 700227, 700236],
  what: (context) => `${codeOf(context)}: Entra does not accept a token of this issuer as an assertion.`,
  causes: [{ text: "Entra accepts GitHub's ID tokens as assertions, but not tokens that Entra itself issued." }],
  fixes: [{ text: 'Set credential: github-oidc with client-id and tenant-id.' }],
  facts: presentedFacts,
};

const issuerUnreachable: Definition = {
  code: 'issuer-unreachable',
  title: 'Entra could not reach the issuer of the ID token',
  recovery: 'propagation',
  aadsts: [90061, 50166, 900612, 501661],
  what: (context) => `${codeOf(context)}: Entra could not read /.well-known/openid-configuration of the issuer.`,
  causes: [
    {
      when: hasPublicIssuer,
      text: 'The issuer is public, so Entra could not reach GitHub just now. This is a temporary fault of GitHub, of Entra or between them.',
    },
    {
      when: (context) => !hasPublicIssuer(context),
      text: 'Entra reads it from the internet. A GitHub Enterprise Server behind a firewall cannot respond.',
    },
  ],
  fixes: [
    {
      when: hasPublicIssuer,
      text: 'Run the job again. If it fails again, see https://www.githubstatus.com and https://azure.status.microsoft.',
    },
    {
      text: 'Publish /.well-known/openid-configuration and /.well-known/jwks of the issuer to the internet, or use credential: managed-identity on a runner in Azure.',
    },
  ],
  facts: presentedFacts,
  wait: (context) => (hasPublicIssuer(context) ? { hint: 'It may recover within minutes', seconds: 300 } : undefined),
};

const scopeInvalid: Definition = {
  code: 'scope-invalid',
  title: 'Entra does not accept the audience as a scope',
  recovery: 'none',
  aadsts: [70011, 1002012, 28000, 700022],
  what: (context) => `${codeOf(context)}: Entra does not accept ${context.audience}/.default as a scope.`,
  causes: [{ text: 'A scope names one resource by its https:// or api:// URI or its application ID, without spaces.' }],
  fixes: [{ text: 'Correct audience. Write one audience per line.' }],
  facts: ({ audience }) => known({ Audience: audience }),
};

const exchangeMalformed: Definition = {
  code: 'exchange-malformed',
  title: 'Entra could not read the token request',
  recovery: 'none',
  aadsts: [900144, 900561, 50027, 5002723, 901002],
  what: (context) => `${codeOf(context)}: Entra could not read the token request.`,
  causes: [{ text: 'A proxy may have changed the request. Otherwise this is a fault of the action, because the inputs are valid.' }],
  fixes: [
    { text: "If the runner uses a proxy, run the job without it. If that fails too, report the trace ID at the action's issues page." },
  ],
};

const clientSecretRefused: Definition = {
  code: 'client-secret-refused',
  title: 'Entra refused a client secret',
  recovery: 'none',
  aadsts: [7000215, 7000222, 7000218],
  what: (context) => `${codeOf(context)}: Entra expected a client secret, or refused the one that it received.`,
  causes: [{ text: 'This action never sends a secret, so the existing login uses one that is wrong or expired.' }],
  fixes: [
    { text: 'Set credential: github-oidc with client-id and tenant-id. It needs no secret, so remove the secret from the workflow.' },
  ],
  facts: ({ clientId }) => known({ 'Client ID': clientId }),
};

const entraTransient: Definition = {
  code: 'entra-transient',
  title: 'Microsoft Entra is busy or has a temporary fault',
  recovery: 'transient',
  aadsts: [90012, 90024, 90033, 90055, 50196],
  what: (context) => `${codeOf(context)}: Microsoft Entra could not process the request.`,
  causes: busyCauses('Microsoft Entra'),
  fixes: [{ text: runAgain }],
  wait: waitFor,
};

const entraUnreadable: Definition = {
  code: 'entra-unreadable',
  title: 'The response of Microsoft Entra could not be read',
  recovery: 'transient',
  what: ({ cloud, httpStatus, response }) =>
    `${cloud.authorityHost} returned HTTP ${String(httpStatus)} with ${kindOf(response)} instead of a token or an error code.`,
  causes: foreignResponse('Microsoft Entra'),
  fixes: [
    {
      when: ({ response, attempts = 1 }) => response?.kind === 'html' || attempts > 1,
      text: ({ cloud }) => `Ask your network team to pass POST requests to https://${cloud.authorityHost} through unchanged.`,
    },
    { text: 'Run the job again.' },
  ],
  facts: (context) => [...known({ Request: `POST https://${context.cloud.authorityHost}/…/oauth2/v2.0/token` }), ...responseFacts(context)],
};

const entraRefused: Definition = {
  code: 'entra-refused',
  title: 'Microsoft Entra refused to issue the token',
  recovery: 'none',
  what: (context) => `${codeOf(context)}: Microsoft Entra refused to issue the token.`,
  causes: [{ text: "The action does not know this code. See Microsoft's list of AADSTS codes." }],
  fixes: [
    {
      text: ({ errorCode }) =>
        `Open https://login.microsoftonline.com/error?code=${String(errorCode ?? '')} and compare the facts below with it.`,
    },
  ],
  facts: (context) => [
    ...presentedFacts(context),
    ...known({ 'Client ID': context.clientId, 'Tenant ID': context.tenantId, Audience: context.audience }),
  ],
};

/** All definitions, in the order of the troubleshooting page. */
export const entraDefinitions: readonly Definition[] = [
  federation.subjectMismatch,
  federation.subjectCaseMismatch,
  federation.issuerMismatch,
  federation.oidcAudienceMismatch,
  federation.federatedCredentialMismatch,
  federation.federatedCredentialMissing,
  federation.enterpriseClaimRequired,
  ...directoryDefinitions,
  ...policyDefinitions,
  assertionExpired,
  clockSkew,
  assertionSignature,
  assertionNotAccepted,
  issuerUnreachable,
  scopeInvalid,
  exchangeMalformed,
  clientSecretRefused,
  entraTransient,
  entraUnreadable,
  entraRefused,
];

/** Definitions by AADSTS code. */
export const definitionOfCode: ReadonlyMap<number, Definition> = new Map(
  entraDefinitions.flatMap((definition) => (definition.aadsts ?? []).map((code) => [code, definition] as const)),
);

/** A larger difference of clocks is itself the cause: an ID token is valid for 300 s, and ordinary clocks agree within seconds. */
const SKEW_SECONDS = 60;

/** Creates the failure for a response of Microsoft Entra that is no token. */
export function entraFailure(context: EntraContext): Failure {
  const definition = definitionFor(context);
  const failure = createFailure(definition, context);
  return {
    ...failure,
    recovery: recoveryOf(definition, context),
    facts: [...failure.facts, ...evidenceOf(context)],
  };
}

function definitionFor({ errorCode, httpStatus = 0, clockSkewSeconds }: EntraContext): Definition {
  const definition = errorCode === undefined ? undefined : definitionOfCode.get(errorCode);
  if (definition === assertionExpired && Math.abs(clockSkewSeconds ?? 0) > SKEW_SECONDS) return clockSkew;
  if (definition !== undefined) return definition;
  if (httpStatus === 408 || httpStatus === 429 || httpStatus >= 500) return entraTransient;
  return errorCode === undefined ? entraUnreadable : entraRefused;
}

/** Some failures recover in some cases only. */
function recoveryOf(definition: Definition, context: EntraContext): Definition['recovery'] {
  const { attempts = 1, httpStatus = 200 } = context;
  // A policy does not change within a run, so one more attempt is enough.
  if (definition === federation.enterpriseClaimRequired && attempts > 1) return 'none';
  // Entra responds with 200 or 400. Any other status comes from a proxy.
  if (definition === entraUnreadable && httpStatus !== 200 && httpStatus !== 400) return 'none';
  if (definition === issuerUnreachable && hasPublicIssuer(context)) return 'transient';
  return definition.recovery;
}

function hasPublicIssuer({ assertion }: EntraContext): boolean {
  return assertion !== undefined && isPublicIssuer(assertion.issuer);
}
