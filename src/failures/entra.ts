/**
 * Failures that Microsoft Entra reports. The action uses only `error_codes[0]` to identify failures, because Microsoft can change its error
 * messages (Entra docs: reference-error-codes). Failure messages show the error code before `what`, as in `AADSTS700213: …`, unless the
 * response is unreadable.
 */
import type { Fact, Failure, Recovery } from '../model/failure.ts';
import type { EntraContext } from './contexts.ts';
import { codesBy, createFailure, known, type Definitions } from './define.ts';
import { directoryFailures } from './directory.ts';
import * as attempt from './evidence.ts';
import { federationFailures, presentedFacts } from './federation.ts';
import { withBypass } from './network-facts.ts';
import { isPublicIssuer } from './trust.ts';

export const entraFailures = {
  ...federationFailures,
  ...directoryFailures,
  'assertion-expired': {
    title: 'The ID token has expired or is not valid yet',
    recovery: 'transient',
    aadsts: [700024, 50013, 500133],
    what: 'the ID token was not valid when Entra checked it.',
    causes:
      "GitHub's ID tokens are valid for about 5 minutes, and each attempt uses a new ID token. Either the request was delayed, or the clock of the runner or of GitHub Enterprise Server is wrong.",
    fixes:
      "Run the job again. If the job fails again, check the runner's clock. If you use GitHub Enterprise Server, also check its clock.",
    facts: presentedFacts,
  },
  'clock-skew': {
    title: "The runner's clock is wrong",
    what: ({ clockSkewSeconds }) =>
      `the ID token was not valid when Entra checked it, and the runner's clock is ${String(Math.abs(clockSkewSeconds))} s ${clockSkewSeconds > 0 ? 'ahead of' : 'behind'} Entra's clock.`,
    causes:
      'ID tokens are valid for about 5 minutes. Entra rejects an ID token if the clock of the runner or of GitHub Enterprise Server is wrong.',
    fixes: "Synchronize the runner's clock with NTP. Run sudo timedatectl set-ntp true on Linux, or w32tm /resync on Windows.",
  },
  'assertion-signature': {
    title: 'Entra could not verify the signature of the ID token',
    recovery: 'transient',
    aadsts: [700027, 500031],
    what: "Entra could not verify the signature of the ID token with the issuer's keys.",
    causes: (context) => [
      "Entra caches the issuer's keys, so sign-ins can fail for several minutes after a key rotation.",
      !hasPublicIssuer(context) && 'GitHub Enterprise Server might not publish its signing key.',
    ],
    fixes: (context) =>
      hasPublicIssuer(context)
        ? 'Run the job again in a few minutes.'
        : "Run the job again in a few minutes. If the job fails again, check that the issuer's /.well-known/jwks contains the signing key.",
    facts: presentedFacts,
    wait: { hint: 'Entra might accept the new keys within minutes', seconds: 300 },
  },
  'assertion-not-accepted': {
    title: 'Entra does not accept this type of assertion',
    aadsts: [700222, 700226, 700227, 700236],
    what: 'Entra does not accept a token from this issuer as an assertion.',
    causes: "Entra accepts GitHub's ID tokens as assertions, but not tokens that Entra itself issued.",
    fixes: 'Set credential: github-oidc with client-id and tenant-id.',
    facts: presentedFacts,
  },
  'issuer-unreachable': {
    title: 'Entra could not reach the issuer of the ID token',
    recovery: 'propagation',
    aadsts: [90061, 50166, 900612, 501661],
    what: "Entra could not read the issuer's /.well-known/openid-configuration.",
    causes: (context) =>
      hasPublicIssuer(context)
        ? 'The issuer is a public GitHub issuer, so your configuration is not the cause. The likely cause is a temporary problem in GitHub, in Entra or in the connection between them.'
        : 'Entra reads this document over the internet. If GitHub Enterprise Server is behind a firewall, Entra cannot reach it.',
    fixes: (context) =>
      hasPublicIssuer(context)
        ? 'Run the job again. If the job fails again, see https://www.githubstatus.com and https://azure.status.microsoft.'
        : "Publish the issuer's /.well-known/openid-configuration and /.well-known/jwks on the internet, or use credential: managed-identity on a runner in Azure.",
    facts: presentedFacts,
    wait: (context) => hasPublicIssuer(context) && { hint: 'The request might succeed within minutes', seconds: 300 },
  },
  'scope-invalid': {
    title: 'Entra does not accept the audience as a scope',
    aadsts: [70011, 1002012, 28000, 700022],
    what: ({ audience }) => `Entra does not accept ${audience}/.default as a scope.`,
    causes:
      'A scope must contain exactly one resource, identified by its https:// or api:// URI or its application ID. A scope must not contain spaces.',
    fixes: 'Set the audience input to the https:// or api:// URI or the application ID of one resource. Write one audience per line.',
  },
  'exchange-malformed': {
    title: 'Entra could not read the token request',
    aadsts: [900144, 900561, 50027, 5002723, 901002],
    what: 'Entra could not read the token request.',
    causes:
      'A proxy might have changed the request. If no proxy changed the request, this failure is a bug in the action, because the inputs are valid.',
    fixes:
      "If the runner uses a proxy, run the job without the proxy. If the job fails again, open an issue in the action's repository and include the trace ID below.",
  },
  'client-secret-refused': {
    title: 'Entra refused a client secret',
    aadsts: [7000215, 7000222, 7000218],
    what: 'Entra expected a client secret or rejected the one it received.',
    causes: 'This action never sends a client secret, so the invalid or expired client secret must come from the existing login.',
    fixes:
      'Set credential: github-oidc with client-id and tenant-id. GitHub OIDC does not require a client secret, so remove the secret from the workflow.',
  },
  'entra-transient': {
    title: 'Microsoft Entra is busy or temporarily unavailable',
    recovery: 'transient',
    aadsts: [90012, 90024, 90033, 90055, 50196],
    what: (context) =>
      isLoop(context)
        ? 'Microsoft Entra rejected the request, because jobs or programs with this client ID are requesting tokens in a loop.'
        : 'Microsoft Entra could not process the request.',
    causes: (context) =>
      isLoop(context)
        ? ['Entra adds up the requests from all jobs and programs that use this client ID.', attempt.pauseCause(context)]
        : attempt.busyCauses('Microsoft Entra', context),
    fixes: (context) =>
      isLoop(context)
        ? `Use the tenant's service principal sign-in logs to find the job or program that repeatedly requests tokens with this client ID, and stop it. ${attempt.runAgain(context)}`
        : attempt.runAgain(context),
    wait: (context) => !isLoop(context) && attempt.waitFor(context),
  },
  'entra-unreadable': {
    title: 'The response from Microsoft Entra could not be read',
    recovery: 'transient',
    what: ({ cloud, httpStatus, response }) =>
      `${cloud.authorityHost} returned HTTP ${String(httpStatus)} with ${attempt.kindOf(response)} instead of a token or an error code.`,
    causes: (context) => attempt.foreignResponse('Microsoft Entra', context),
    fixes: (context) =>
      attempt.isForeign(context)
        ? `Ask your network team to allow POST requests from the runner to https://${context.cloud.authorityHost}, and to exempt this host from TLS inspection.`
        : 'Run the job again.',
    facts: (context) => ({ Request: `POST https://${context.cloud.authorityHost}/…/oauth2/v2.0/token`, ...attempt.responseFacts(context) }),
  },
  'entra-refused': {
    title: 'Microsoft Entra refused to issue the token',
    what: 'Microsoft Entra refused to issue the token.',
    causes: 'The action does not recognize this error code, so it cannot identify the cause.',
    fixes: ({ errorCode }) =>
      `Open https://login.microsoftonline.com/error?code=${String(errorCode)}, which describes the error code. Then look up the correlation ID below in the tenant's sign-in logs for service principals and managed identities.`,
    facts: presentedFacts,
  },
} satisfies Definitions<EntraContext>;

const CODES = codesBy(entraFailures, ({ aadsts }) => aadsts);

/** Clock skew above this limit is reported as the cause. A difference of a few seconds is normal. */
const SKEW_SECONDS = 60;

/** Returns the failure for a Microsoft Entra response that contains no token. */
export function entraFailure(context: EntraContext): Failure {
  const code = failureOf(context);
  const failure = withBypass(
    createFailure(entraFailures, code, context),
    code === 'entra-unreadable' ? attempt.bypassFor(context) : undefined,
  );
  return {
    ...failure,
    what: code === 'entra-unreadable' ? failure.what : `${codeOf(context)}: ${failure.what}`,
    recovery: recoveryOf(code, context) ?? failure.recovery,
    facts: [...failure.facts, ...evidence(context)],
  };
}

function failureOf({ errorCode, httpStatus = 0, clockSkewSeconds }: EntraContext): keyof typeof entraFailures {
  const code = errorCode === undefined ? undefined : CODES.get(errorCode);
  if (code === 'assertion-expired' && Math.abs(clockSkewSeconds) > SKEW_SECONDS) return 'clock-skew';
  if (code !== undefined) return code;
  if (attempt.isBusy(httpStatus)) return 'entra-transient';
  return errorCode === undefined ? 'entra-unreadable' : 'entra-refused';
}

function recoveryOf(code: keyof typeof entraFailures, context: EntraContext): Recovery | undefined {
  const { attempts = 1, httpStatus = 200 } = context;
  // A tenant policy does not change during a run, so the action retries only once.
  if (code === 'enterprise-claim-required' && attempts > 1) return 'none';
  // If a response contains no error code and its status is neither 200 nor 400, it probably comes from a proxy, so retries do not help.
  if (code === 'entra-unreadable' && httpStatus !== 200 && httpStatus !== 400) return 'none';
  return code === 'issuer-unreachable' && hasPublicIssuer(context) ? 'transient' : undefined;
}

const codeOf = ({ errorCode, httpStatus }: EntraContext): string =>
  errorCode === undefined ? `HTTP ${String(httpStatus)}` : `AADSTS${String(errorCode)}`;

function evidence(context: EntraContext): readonly Fact[] {
  const { clientId, tenantId, audience, errorCode, httpStatus, traceId, correlationId, timestamp } = context;
  const status = errorCode === undefined || httpStatus === undefined ? '' : `, HTTP ${String(httpStatus)}`;
  return known({
    ...{ 'Client ID': clientId, 'Tenant ID': tenantId, Audience: audience },
    ...{ Response: `${codeOf(context)}${status}`, 'Trace ID': traceId, 'Correlation ID': correlationId, Timestamp: timestamp },
  });
}

const isLoop = ({ errorCode }: EntraContext): boolean => errorCode === 50196;
const hasPublicIssuer = ({ assertion }: EntraContext): boolean => assertion !== undefined && isPublicIssuer(assertion.issuer);
