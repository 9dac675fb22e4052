/** Failures with realistic facts, by case name. The troubleshooting page is generated from them in this order. */
import { groupFailures } from '../../../src/failures/group.ts';
import type { Failure } from '../../../src/model/failure.ts';
import type { Target } from '../../../src/model/request.ts';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { credentialFailures } from '../../../src/failures/credentials.ts';
import { entraFailure } from '../../../src/failures/entra.ts';
import { createFailure } from '../../../src/failures/define.ts';
import * as github from '../../../src/failures/github.ts';
import { tokenFailures } from '../../../src/failures/token.ts';
import { networkFailure } from '../../../src/failures/network.ts';
import { reportFailures } from '../../../src/failures/reporting.ts';
import { runFailures } from '../../../src/failures/run.ts';
import type { AccessRight } from '../../../src/azure/services/service.ts';
import { exposureFailures, rightFailures } from '../../../src/failures/service-exposure.ts';
import { responseFailures } from '../../../src/failures/service-responses.ts';
import { authorisedFailure, createEndpointFailure, reachableFailure, statementFailure } from '../../../src/failures/service.ts';
import type { AccessContext, CredentialContext, EndpointContext } from '../../../src/failures/contexts.ts';
import { missedBypass, type MissedBypass } from '../../../src/http/proxy.ts';
import { INPUT_CASES } from './input-cases.ts';
import * as sample from './samples.ts';

const { responded, probed, api, credential, entra, fault, presenting, CLIENT_ID, DEID, DICOM, FHIR, GATEWAY, PROXY, TENANT_ID } = sample;
const GOV = { cloud: CLOUDS.azureusgovernment };
const UNTRACED = { traceId: undefined, correlationId: undefined, timestamp: undefined };
const UNDECODED = { token: undefined };

type SignInCode = keyof typeof credentialFailures;
function signIn(code: SignInCode, method: CredentialContext['method'], changes: Partial<CredentialContext> = {}): Failure {
  return createFailure(credentialFailures, code, credential(method, changes));
}

/** Returns the combined failure for a fault on three hosts. */
function atThreeHosts(step: Parameters<typeof fault>[0], code: string, changes: Parameters<typeof fault>[2] = {}): Failure {
  const hosts = [
    ['run-actions-1-azure-eastus.actions.githubusercontent.com', "GitHub's ID token service"],
    [FHIR.host, 'the FHIR service'],
    ['fhir.contoso.example:8443', 'the FHIR service'],
  ] as const;
  return together(hosts.map(([host, whose]) => networkFailure(fault(step, code, { ...changes, host }, { whose }))));
}

/** Returns the combined failure for several failures with the same cause. */
function together(failures: readonly Failure[]): Failure {
  const [first, ...others] = groupFailures({ errors: failures }).map(({ failure }) => failure);
  if (first === undefined || others.length > 0) throw new Error('Not one cause');
  return first;
}

export const GITHUB_CASES: Readonly<Record<string, Failure>> = {
  'no permission': github.noIdToken(sample.github()),
  'no permission, on GitHub Enterprise Server': github.noIdToken(sample.github({ serverUrl: 'https://github.contoso.example' })),
  "a fork's pull request": github.noIdToken(sample.github({ eventName: 'pull_request', fork: true })),
  'a run of Dependabot': github.noIdToken(sample.github({ actor: 'dependabot[bot]' })),
  'outside GitHub': github.noIdToken(sample.github({ onGitHub: false })),
  'the ID token service refuses': github.idTokenRefused(sample.github({}, { httpStatus: 401 })),
  'the ID token service is in trouble': github.idTokenRefused(sample.github({}, { httpStatus: 503 })),
  'the ID token service throttles': github.idTokenRefused(sample.github({}, { httpStatus: 429 })),
  'a response without an ID token': github.idTokenRefused(sample.github({}, { httpStatus: 200 })),
  'a block page of the network': github.idTokenRefused(sample.github({}, { httpStatus: 403, response: sample.BLOCK_PAGE })),
};

const DELIVERY = {
  host: 'westeurope-5.in.applicationinsights.azure.com',
  instrumentationKey: '0f3a6c52-8d1e-4b7a-9c41-2e5f7d903b18',
  lost: 2,
  sent: 2,
  principalId: sample.OBJECT_ID,
  clientId: sample.CLIENT_ID,
};
const refusals = ['no-response', 'rate-limit', 'ip-allow-list', 'saml', 'archived', 'locked', 'label-dropped'] as const;

const forbidden = (code: 'deployments-permission-missing' | 'issues-permission-missing', action: string): Failure =>
  createFailure(reportFailures, code, api(action, 403, 'permission'));

export const REPORTING_CASES: Readonly<Record<string, Failure>> = {
  'no output file': createFailure(reportFailures, 'no-output-file', { systemCode: undefined }),
  ...Object.fromEntries(
    ['ENOSPC', 'EROFS'].map((systemCode) => [`outputs: ${systemCode}`, createFailure(reportFailures, 'no-output-file', { systemCode })]),
  ),
  'no permission for deployments': forbidden('deployments-permission-missing', 'set the status of deployment 42'),
  'no permission for issues': forbidden('issues-permission-missing', 'write the incident issue "prod"'),
  ...Object.fromEntries(
    [401, 403, 404, 410, 422, 503].map((status) => [
      `GitHub: ${String(status)}`,
      createFailure(reportFailures, 'github-api-failed', api('set the status of deployment 42', status)),
    ]),
  ),
  ...Object.fromEntries(
    refusals.map((refusal) => [
      `GitHub: ${refusal}`,
      createFailure(reportFailures, 'github-api-failed', api('write the incident issue "prod"', undefined, refusal)),
    ]),
  ),
  'incident 422': createFailure(reportFailures, 'github-api-failed', api('write the incident issue "prod"', 422)),
  'incident 451': createFailure(reportFailures, 'github-api-failed', api('write the incident issue "prod"', 451)),
  'incident locked': createFailure(reportFailures, 'incident-locked', { issue: 7 }),
  'incident not checked': createFailure(reportFailures, 'incident-not-checked', { issue: 7 }),
  ...Object.fromEntries(
    (['pull-request', 'branch', 'default-branch-unknown'] as const).map((reason) => [
      `incident: ${reason}`,
      createFailure(reportFailures, 'incident-not-allowed', { reason }),
    ]),
  ),
  'public log': createFailure(reportFailures, 'log-public', { known: true }),
  'log that may be public': createFailure(reportFailures, 'log-public', { known: false }),
  ...Object.fromEntries(
    [206, 308, 400, 401, 402, 403, 404, 503, undefined].map((httpStatus) => [
      `Application Insights: ${String(httpStatus)}`,
      createFailure(reportFailures, 'application-insights-failed', { ...DELIVERY, httpStatus }),
    ]),
  ),
  'Application Insights: no token': createFailure(reportFailures, 'application-insights-failed', {
    ...DELIVERY,
    httpStatus: undefined,
    tokenFailure: { title: 'The tenant does not exist', code: 'tenant-not-found' },
  }),
};

const subjectMismatch = (subject: string): Failure => entraFailure(presenting(700213, { subject }));

export const FEDERATION_CASES: Readonly<Record<string, Failure>> = {
  'environment presented': entraFailure(presenting(700213, {})),
  'branch presented': subjectMismatch('repo:contoso/clinical-platform:ref:refs/heads/main'),
  'tag presented': subjectMismatch('repo:contoso/clinical-platform:ref:refs/tags/v1.2.3'),
  'pull request presented': subjectMismatch('repo:contoso/clinical-platform:pull_request'),
  'subject with IDs': subjectMismatch('repo:contoso@123456/clinical-platform@456789:environment:prod'),
  'job of a reusable workflow elsewhere': entraFailure(
    presenting(700213, { jobWorkflowRef: 'contoso/workflows/.github/workflows/health-check.yml@refs/tags/v1' }),
  ),
  'subject by a template': entraFailure(
    presenting(700213, {
      subject:
        'repo:contoso/clinical-platform:ref:refs/heads/main:job_workflow_ref:contoso/workflows/.github/workflows/x.yml@refs/heads/main',
    }),
  ),
  'an environment with a difficult name': subjectMismatch("repo:contoso/clinical-platform:environment:R&D's prod%3A"),
  'a subject with shell characters': subjectMismatch('repo:contoso/clinical-platform:environment:<script>"$(id)"'),
  'in US Government': entraFailure(presenting(700213, { audience: 'api://AzureADTokenExchangeUSGov' }, GOV)),
  'an existing login': entraFailure(entra(700213, { assertion: undefined })),
  'the older form of the refusal': entraFailure(presenting(70021, {})),
  'other letter case': entraFailure(presenting(7002138, { subject: 'repo:Contoso/clinical-platform:environment:Prod' })),
  "GitHub.com's issuer": entraFailure(presenting(700211, {})),
  "an enterprise's issuer": entraFailure(presenting(700211, { issuer: 'https://token.actions.githubusercontent.com/contoso' })),
  'the issuer of ghe.com': entraFailure(
    presenting(
      700211,
      { issuer: 'https://token.actions.contoso.ghe.com' },
      { run: { ...sample.RUN, serverUrl: 'https://contoso.ghe.com' } },
    ),
  ),
  'a repository of another owner': subjectMismatch('repo:stranger/x:ref:refs/heads/main'),
  'a required enterprise claim': entraFailure(entra(7002381, { attempts: 2 })),
  'another enterprise than required': entraFailure(presenting(7002381, { enterprise: 'contoso' }, { attempts: 2 })),
  'a required enterprise claim, with an existing login': entraFailure(entra(7002381, { assertion: undefined, attempts: 2 })),
  'the issuer of GitHub Enterprise Server': entraFailure(
    presenting(
      700211,
      { issuer: 'https://github.contoso.example/_services/token' },
      { run: { ...sample.RUN, serverUrl: 'https://github.contoso.example' } },
    ),
  ),
  'an unknown issuer': entraFailure(presenting(700211, { issuer: 'https://issuer.contoso.example' })),
  'the credential has another audience': entraFailure(presenting(700212, {})),
  "another cloud's audience": entraFailure(presenting(700212, {}, GOV)),
  'a custom audience': entraFailure(presenting(700212, { audience: 'api://contoso' })),
  'no federated credential': entraFailure(presenting(70025, {})),
};

export const ENTRA_CASES: Readonly<Record<string, Failure>> = {
  'application not found': entraFailure(entra(700016)),
  'no service principal': entraFailure(entra(7000229)),
  'application disabled': entraFailure(entra(7000112)),
  'tenant not found': entraFailure(entra(90002)),
  'another cloud': entraFailure(entra(900439)),
  'FHIR service not known': entraFailure(entra(500011)),
  'shared audience not known': entraFailure(entra(500011, { audience: DEID.audience })),
  'a scope as the audience': entraFailure(entra(500011, { audience: 'api://contoso-gateway/user_impersonation' })),
  'own audience not known': entraFailure(entra(500011, { audience: 'api://0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd', ...GOV })),
  'assignment required': entraFailure(entra(501051, { audience: 'api://0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd' })),
  'no API permission': entraFailure(entra(650057)),
  'no API permission, reported by the Azure CLI': entraFailure(entra(650057, { clientId: undefined, assertion: undefined })),
  'Conditional Access': entraFailure(entra(53003)),
  'security policy': entraFailure(entra(530035)),
  'tenant restriction': entraFailure(entra(500021)),
  'assertion expired': entraFailure(entra(700024)),
  'assertion expired, clock ahead': entraFailure(entra(700024, { clockSkewSeconds: 412 })),
  'assertion expired, clock behind': entraFailure(entra(700024, { clockSkewSeconds: -412 })),
  signature: entraFailure(entra(700027)),
  'signature of GitHub Enterprise Server': entraFailure(presenting(700027, { issuer: sample.SERVER_ISSUER })),
  'an assertion of Entra itself': entraFailure(entra(700222)),
  'issuer not reachable': entraFailure(entra(90061)),
  'issuer of GitHub Enterprise Server not reachable': entraFailure(presenting(90061, { issuer: sample.SERVER_ISSUER })),
  scope: entraFailure(entra(70011)),
  'request not readable': entraFailure(entra(900144)),
  'client secret': entraFailure(entra(7000215, { assertion: undefined })),
  throttled: entraFailure(entra(90055)),
  'the same request too often': entraFailure(entra(50196)),
  'HTTP 429': entraFailure(entra(90055, { httpStatus: 429 })),
  'a 503 without a code': entraFailure(entra(undefined, { httpStatus: 503, ...UNTRACED })),
  'a response without a code': entraFailure(entra(undefined, { httpStatus: 200, ...UNTRACED })),
  'a block page of the network': entraFailure(entra(undefined, { httpStatus: 403, response: sample.BLOCK_PAGE })),
  'HTTP that a strict parser refuses': networkFailure(fault('headers', 'HPE_UNEXPECTED_CONTENT_LENGTH')),
  'address of the environment': networkFailure(fault('request', 'ADDRESS_NOT_ALLOWED')),
  'an unknown code': entraFailure(entra(123456)),
  'no service principal, reported by the Azure CLI': entraFailure(entra(7000229, { clientId: undefined, assertion: undefined })),
  'application disabled, reported by the Azure CLI': entraFailure(entra(7000112, { clientId: undefined, assertion: undefined })),
  'application not found, reported by the Azure CLI': entraFailure(
    entra(700016, { httpStatus: undefined, clientId: undefined, tenantId: undefined, assertion: undefined, ...UNTRACED }),
  ),
};

function differs(
  code: keyof typeof tokenFailures,
  method: CredentialContext['method'],
  requested: string,
  received = '99999999-0000-4aaa-8bbb-000000000000',
  cloud = CLOUDS.azurecloud,
): Failure {
  return createFailure(tokenFailures, code, { method, authorityHost: cloud.authorityHost, audience: FHIR.audience, requested, received });
}
const TIMES = ['a token that is valid at 2026-11-21T04:05:06.000Z', 'one that expired at 2026-11-21T04:00:00.000Z'] as const;

export const TOKEN_CASES: Readonly<Record<string, Failure>> = {
  'another tenant': differs('token-tenant-mismatch', 'azure-cli', TENANT_ID),
  'another application': differs('token-application-mismatch', 'azure-cli', CLIENT_ID),
  'another audience': differs('token-audience-mismatch', 'azure-cli', FHIR.audience, `${FHIR.audience}/`),
  'another tenant, from Entra itself': differs('token-tenant-mismatch', 'github-oidc', TENANT_ID),
  'another tenant, from Entra in US Government': differs('token-tenant-mismatch', 'github-oidc', TENANT_ID, undefined, GOV.cloud),
  'expired, from Entra itself': differs('token-expired', 'github-oidc', ...TIMES),
  expired: differs('token-expired', 'azure-cli', ...TIMES),
};

export const SIGN_IN_CASES: Readonly<Record<string, Failure>> = {
  'no login': signIn('no-login', 'existing-login'),
  'no login, in a run of Dependabot': signIn('no-login', 'existing-login', { withoutSecrets: 'dependabot' }),
  'no login, in a job that may get ID tokens': signIn('no-login', 'existing-login', { idTokens: true }),
  'no Azure CLI': signIn('azure-cli-missing', 'azure-cli'),
  'Azure CLI not logged in': signIn('azure-cli-not-logged-in', 'azure-cli'),
  'login expired': signIn('login-expired', 'azure-cli'),
  'Azure CLI failed': signIn('azure-cli-failed', 'azure-cli'),
  'Azure CLI silent': signIn('azure-cli-failed', 'azure-cli', { timedOutAfterMs: 10_000 }),
  'Azure CLI failed without output': signIn('azure-cli-failed', 'azure-cli', { exitCode: 1, hadOutput: false }),
  'no PowerShell': signIn('azure-powershell-missing', 'azure-powershell'),
  'no Az.Accounts': signIn('az-accounts-missing', 'azure-powershell'),
  'Azure PowerShell not logged in': signIn('azure-powershell-not-logged-in', 'azure-powershell'),
  SecureString: signIn('az-accounts-securestring', 'azure-powershell'),
  'Azure PowerShell failed': signIn('azure-powershell-failed', 'azure-powershell'),
  'no managed identity endpoint': signIn('managed-identity-unreachable', 'managed-identity'),
  'user-assigned identity not assigned': signIn('managed-identity-missing', 'managed-identity', { clientId: CLIENT_ID }),
  'no system-assigned identity': signIn('managed-identity-missing', 'managed-identity'),
  'managed identity endpoint failed': signIn('managed-identity-failed', 'managed-identity'),
  'exchange failed': signIn('exchange-failed', 'github-oidc'),
  'managed identity endpoint elsewhere': signIn('managed-identity-not-local', 'managed-identity'),
  'not a token': signIn('token-malformed', 'azure-cli'),
  'not a token of the managed identity endpoint': signIn('token-malformed', 'managed-identity'),
};

const denied = { issueCode: 'forbidden', ownRefusal: true } as const;
const via = { anonymousStatus: 403, proxy: 'proxy.contoso.example:8080' } as const;
const exposed = (code: keyof typeof exposureFailures, context: EndpointContext): Failure =>
  createEndpointFailure(exposureFailures, code, context);
const accessed = (code: keyof typeof rightFailures, context: AccessContext): Failure => createEndpointFailure(rightFailures, code, context);
const right = (name: AccessRight, expected: 'allowed' | 'denied', context: EndpointContext): AccessContext => ({
  ...context,
  right: name,
  expected,
});

export const SERVICE_CASES: Readonly<Record<string, Failure>> = {
  '401, other audience expected': authorisedFailure(responded(401, sample.EXPECTS_OTHER_AUDIENCE)),
  '401, other audience expected by a gateway': authorisedFailure(responded(401, { ...sample.EXPECTS_OTHER_AUDIENCE, target: GATEWAY })),
  '401, other tenant expected': authorisedFailure(responded(401, sample.EXPECTS_OTHER_TENANT)),
  '401, unknown audience expected': authorisedFailure(responded(401, sample.EXPECTS_UNKNOWN_AUDIENCE)),
  '401, both match': authorisedFailure(
    responded(401, { ...sample.BEARER, expects: { audience: FHIR.audience, tenantId: TENANT_ID, source: 'challenge' } }),
  ),
  '401 of FHIR, nothing named': authorisedFailure(responded(401, { issueCode: 'login' })),
  '401 of DICOM, nothing named': authorisedFailure(responded(401, { target: DICOM, ...sample.BEARER })),
  '401 of a gateway, nothing named': authorisedFailure(responded(401, { target: GATEWAY, ...sample.BEARER })),
  '401 without a challenge': authorisedFailure(responded(401, { bodyKind: 'empty' })),
  '401 with another issue code': authorisedFailure(responded(401, { target: GATEWAY, issueCode: 'other' })),
  '401 that asks for a key': authorisedFailure(
    responded(401, { target: GATEWAY, challenge: { ...sample.RESPONSE.challenge, otherSchemes: ['AzureApiManagementKey'] } }),
  ),
  "401 for the service's own fault": authorisedFailure(responded(401, { issueCode: 'exception', attempts: 3 })),
  '403 of FHIR': authorisedFailure(responded(403, denied)),
  '403 of DICOM': authorisedFailure(responded(403, { target: DICOM, bodyKind: 'other', ownRefusal: true })),
  '403 of FHIR in US Government': authorisedFailure(
    responded(403, { ...denied, target: sample.target('fhir', 'contoso-prod.fhir.azurehealthcareapis.us'), ...GOV }),
  ),
  '403, the token cannot be decoded': authorisedFailure(responded(403, { ...denied, ...UNDECODED })),
  '403, nothing known of the identity': authorisedFailure(responded(403, { ...denied, ...UNDECODED, clientId: undefined })),
  '403 behind a gateway': authorisedFailure(responded(403, { ...denied, target: GATEWAY })),
  '403 of de-id': authorisedFailure(responded(403, { target: DEID, bodyKind: 'json', ownRefusal: true })),
  '403 without a reason': authorisedFailure(responded(403, { bodyKind: 'json' })),
  '403 with another code': authorisedFailure(responded(403, { issueCode: 'exception' })),
  '403 of a quota': authorisedFailure(responded(403, { bodyKind: 'json', retryAfterMs: 7_800_000, target: GATEWAY })),
  '403 for everyone': authorisedFailure(responded(403, { ...denied, target: GATEWAY, anonymousStatus: 403, anonymousReadStatus: 403 })),
  '403 for the read only': authorisedFailure(responded(403, { anonymousReadStatus: 403 })),
  '403 without a token': reachableFailure(probed(403)),
  '403 through a proxy': authorisedFailure(responded(403, via)),
  '403 at a public address': reachableFailure(probed(403, { address: 'public' })),
  '403 of de-id at a public address': reachableFailure(probed(403, { address: 'public', target: DEID })),
  '404': authorisedFailure(responded(404, { target: DICOM, bodyKind: 'other', anonymousStatus: 404 })),
  '404 behind a gateway': authorisedFailure(responded(404, { target: GATEWAY, anonymousStatus: 404 })),
  '404 of a service that exists': authorisedFailure(responded(404, { target: GATEWAY, issueCode: 'not-found' })),
  '410 with the code': authorisedFailure(
    responded(410, { issueCode: 'service-deprecated', target: sample.target('fhir', 'contoso.azurehealthcareapis.com') }),
  ),
  '410 with the code, in US Government': authorisedFailure(
    responded(410, { issueCode: 'service-deprecated', target: sample.target('fhir', 'contoso.azurehealthcareapis.us'), ...GOV }),
  ),
  '410 on a retired host': authorisedFailure(responded(410, { target: sample.target('fhir', 'contoso.azurehealthcareapis.com') })),
  '423': authorisedFailure(responded(423)),
  '424': authorisedFailure(responded(424, { target: DICOM })),
  '429': authorisedFailure(responded(429, { retryAfterMs: 300_000 })),
  '500': authorisedFailure(responded(500, { attempts: 3 })),
  '503 and an hour of pause': authorisedFailure(responded(503, { retryAfterMs: 3_600_000 })),
  '429 after 25 s of pause': authorisedFailure(responded(429, { retryAfterMs: 25_000 })),
  '503 without a token': reachableFailure(probed(503, { attempts: 3, retryAfterMs: 6000 })),
  'degraded health': createEndpointFailure(responseFailures, 'service-degraded', probed(200, { health: 'Degraded' })),
  'the health path of a gateway': reachableFailure(probed(302, { target: GATEWAY })),
  'a redirect': reachableFailure(probed(302, { redirect: { to: 'nowhere' }, bodyKind: 'html' })),
  'a redirect to a sign-in page': authorisedFailure(
    responded(302, { target: GATEWAY, redirect: { to: 'sign-in', name: 'login.microsoftonline.com' } }),
  ),
  'a redirect to the same host': authorisedFailure(responded(308, { target: GATEWAY, redirect: { to: 'same-host' } })),
  'a redirect to another host': authorisedFailure(responded(307, { target: GATEWAY, redirect: { to: 'other-host' } })),
  'a web page behind a gateway': authorisedFailure(responded(200, { target: GATEWAY, bodyKind: 'html' })),
  'a web page': authorisedFailure(responded(200, { bodyKind: 'html' })),
  'a body of another service': authorisedFailure(responded(200, { bodyKind: 'json' })),
  'a body that cannot be read': authorisedFailure(responded(200, { bodyKind: 'compressed' })),
  'no body': authorisedFailure(responded(204, { bodyKind: 'empty', bytes: 0 })),
  'another status': reachableFailure(probed(401)),
  '400 of FHIR': authorisedFailure(responded(400)),
  'an open server': exposed('open-server', responded(200)),
  'an open gateway': exposed('open-server', responded(200, { target: GATEWAY })),
  'a host that responds without a token': exposed('anonymous-accepted', responded(200, { bodyKind: 'html' })),
  'no proof of a refusal': exposed('anonymous-unavailable', responded(503, { attempts: 3 })),
  'no refusal, but a redirect': exposed('anonymous-unclear', responded(302, { target: GATEWAY, redirect: { to: 'other-host' } })),
  'no refusal, but a 404': exposed('anonymous-unclear', responded(404)),
  'no refusal, but a 403 for everything': exposed('anonymous-unclear', responded(403, { target: GATEWAY })),
  'an unsigned token that is accepted': exposed('token-not-checked', responded(200, { target: GATEWAY })),
  'an unsigned token that gets 404': exposed('token-check-unclear', responded(404, { target: GATEWAY })),
  'an unsigned token without a tenant': exposed('token-check-unclear', responded(401, { target: GATEWAY, ...UNDECODED })),
  'a right that is missing': accessed('access-missing', right('export', 'allowed', responded(403, denied))),
  'a right that is missing behind a gateway': accessed(
    'access-missing',
    right('bulk-operate', 'allowed', responded(403, { ...denied, target: GATEWAY })),
  ),
  'an excessive right': accessed('access-excessive', right('import', 'denied', responded(404, { issueCode: 'not-found' }))),
  'an excessive right behind a gateway': accessed('access-excessive', right('reindex', 'denied', responded(404, { target: GATEWAY }))),
  'a right that is not proven': accessed('access-unknown', right('export', 'denied', responded(400))),
  'a right that is not proven behind a gateway': accessed(
    'access-unknown',
    right('export', 'denied', responded(404, { target: GATEWAY, anonymousReadStatus: 404 })),
  ),
  'a read of de-id that is not proven': accessed('access-unknown', right('read', 'denied', responded(403, { target: DEID }))),
  'no statement': statementFailure(responded(404, { path: '/metadata', bodyKind: 'html' })),
  'a statement that is not available': statementFailure(responded(503, { path: '/metadata', attempts: 3 })),
  'a protected statement': statementFailure(responded(401, { target: GATEWAY, path: '/metadata', bodyKind: 'empty' })),
};

const ENTRA_HOST = { host: 'login.microsoftonline.com' };
const ENTRA = { whose: 'Microsoft Entra' };
const bypass = (entry: string): MissedBypass | undefined =>
  missedBypass({ https: undefined, http: undefined, bypass: [entry] }, new URL(FHIR.base));

export const NETWORK_CASES: Readonly<Record<string, Failure>> = {
  'name not found': networkFailure(fault('dns', 'ENOTFOUND')),
  'public name not found': networkFailure(fault('dns', 'ENOTFOUND', ENTRA_HOST, ENTRA)),
  'name server silent': networkFailure(fault('dns', 'EAI_AGAIN')),
  'name server silent for this name only': networkFailure(fault('dns', 'EAI_AGAIN', { namesResolved: true })),
  'refused, private address': networkFailure(fault('connect', 'ECONNREFUSED', { address: 'private' })),
  'Entra refused': networkFailure(fault('connect', 'ECONNREFUSED', ENTRA_HOST, ENTRA)),
  'reset, public address': networkFailure(fault('tls', 'ECONNRESET', { address: 'public' })),
  'cut off': networkFailure(fault('body', 'CUT_OFF')),
  'no route to Entra': networkFailure(fault('connect', 'ENETUNREACH', ENTRA_HOST, ENTRA)),
  'no route': networkFailure(fault('connect', 'ENETUNREACH')),
  'time-out, name server': networkFailure(fault('dns', 'TIMEOUT')),
  'time-out, connecting': networkFailure(fault('connect', 'TIMEOUT', { address: 'public' })),
  'time-out, proxy': networkFailure(fault('proxy', 'TIMEOUT', PROXY)),
  'time-out, TLS': networkFailure(fault('tls', 'TIMEOUT')),
  'time-out, no response behind a proxy': networkFailure(fault('headers', 'TIMEOUT', PROXY, { timeoutMs: 2000 })),
  'time-out, sending': networkFailure(fault('request', 'TIMEOUT')),
  'time-out, no response': networkFailure(fault('headers', 'TIMEOUT', ENTRA_HOST, { ...ENTRA, timeoutMs: 1500 })),
  'time-out, half a response': networkFailure(fault('body', 'TIMEOUT')),
  'proxy wants credentials': networkFailure(fault('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus: 407 })),
  'proxy refuses credentials': networkFailure(fault('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus: 407, proxyLogin: true })),
  'proxy wants NTLM': networkFailure(fault('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus: 407, proxySchemes: ['NTLM', 'Negotiate'] })),
  'proxy forbids': networkFailure(fault('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus: 403 })),
  ...Object.fromEntries(
    ['*.fhir.azurehealthcareapis.com', 'a.example;.azurehealthcareapis.com', `"${FHIR.host}"`, FHIR.base, '10.0.0.0/8'].map((entry) => [
      `proxy forbids, NO_PROXY=${entry}`,
      networkFailure(fault('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus: 403, missedBypass: bypass(entry) })),
    ]),
  ),
  'no proxy at the address, with an entry for a host that was not needed yet': networkFailure(
    fault('proxy', 'ECONNREFUSED', {
      ...PROXY,
      missedBypass: { mistake: 'wildcard', entry: '*.microsoftonline.com', instead: '.microsoftonline.com', host: ENTRA_HOST.host },
    }),
  ),
  'proxy cannot reach': networkFailure(fault('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus: 502 })),
  'proxy redirects': networkFailure(fault('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus: 302 })),
  'no proxy at the address': networkFailure(fault('proxy', 'ECONNREFUSED', PROXY)),
  'proxy wants credentials for every host': atThreeHosts('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus: 407 }),
  'proxy forbids every host': atThreeHosts('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus: 403 }),
  'proxy reaches no host': atThreeHosts('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus: 502 }),
  'no proxy at the address, for every host': atThreeHosts('proxy', 'ECONNREFUSED', PROXY),
  'unknown authority of every host': atThreeHosts('tls', 'SELF_SIGNED_CERT_IN_CHAIN'),
  'everything times out': atThreeHosts('headers', 'TIMEOUT'),
  'everything times out behind a proxy': atThreeHosts('headers', 'TIMEOUT', PROXY),
  'time-out, with the longest limit': networkFailure(fault('headers', 'TIMEOUT', {}, { timeoutMs: 300_000 })),
  'time-out, with a limit shorter than a handshake takes': networkFailure(fault('connect', 'TIMEOUT', {}, { timeoutMs: 2000 })),
  'unknown authority': networkFailure(fault('tls', 'SELF_SIGNED_CERT_IN_CHAIN')),
  'unknown authority at a private address': networkFailure(fault('tls', 'SELF_SIGNED_CERT_IN_CHAIN', { address: 'private' })),
  'unknown authority, NODE_EXTRA_CA_CERTS missing': networkFailure(
    fault('tls', 'SELF_SIGNED_CERT_IN_CHAIN', { extraCa: { path: '/opt/corp/ca.pem', problem: 'missing' } }),
  ),
  'unknown authority of the proxy': networkFailure(fault('proxy', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', PROXY)),
  'certificate expired': networkFailure(fault('tls', 'CERT_HAS_EXPIRED')),
  'certificate of a gateway expired': networkFailure(fault('tls', 'CERT_HAS_EXPIRED', { host: GATEWAY.host })),
  'certificate not valid yet': networkFailure(fault('tls', 'CERT_NOT_YET_VALID')),
  'certificate of another host': networkFailure(fault('tls', 'ERR_TLS_CERT_ALTNAME_INVALID')),
  'TLS failed': networkFailure(fault('tls', 'ERR_SSL_WRONG_VERSION_NUMBER')),
  'too large': networkFailure(fault('body', 'TOO_LARGE')),
  'not HTTP': networkFailure(fault('headers', 'HPE_INVALID_CONSTANT')),
  'HTTP that a strict parser refuses': networkFailure(fault('headers', 'HPE_UNEXPECTED_CONTENT_LENGTH')),
  'address of the environment': networkFailure(fault('request', 'ADDRESS_NOT_ALLOWED')),
  'an unknown code': networkFailure(fault('request', 'EWHATEVER', PROXY)),
};

const unmet = (target: Target, name: string, expected: string, observed: string): Failure =>
  createFailure(runFailures, 'expectation-unmet', { target, name, expected, observed, occurrences: [] });

export const RUN_CASES: Readonly<Record<string, Failure>> = {
  deadline: networkFailure(fault('headers', 'DEADLINE')),
  canceled: createFailure(runFailures, 'canceled', { errorName: 'none' }),
  'no verdict': createFailure(runFailures, 'no-verdict', { errorName: 'none' }),
  unsteady: createFailure(runFailures, 'unsteady', { target: FHIR, required: 3, seen: 2 }),
  slow: createFailure(runFailures, 'latency-high', { target: FHIR, latencyMs: 812, limitMs: 500, occurrences: [] }),
  'a limit below any network': createFailure(runFailures, 'latency-high', { target: FHIR, latencyMs: 41, limitMs: 1, occurrences: [] }),
  'several slow': together([
    createFailure(runFailures, 'latency-high', { target: FHIR, latencyMs: 612, limitMs: 500, occurrences: [] }),
    createFailure(runFailures, 'latency-high', { target: DICOM, latencyMs: 1812, limitMs: 500, occurrences: [] }),
  ]),
  'not as expected': unmet(FHIR, 'fhir-version', '4.0.1', '3.0.2'),
  'several lines not as expected': together([
    unmet(FHIR, 'fhir-version', '4.0.1', 'no version'),
    unmet(FHIR, 'resource', 'Patient', '1 other'),
    unmet(FHIR, 'operation', 'everything', 'none'),
  ]),
  'one line at several endpoints': together([
    unmet(FHIR, 'fhir-version', '4.0.1', '3.0.2'),
    unmet(GATEWAY, 'fhir-version', '4.0.1', '3.0.2'),
  ]),
  'internal error': createFailure(runFailures, 'internal-error', { errorName: 'TypeError' }),
};

export const CASES: Readonly<Record<string, Readonly<Record<string, Failure>>>> = {
  Inputs: INPUT_CASES,
  GitHub: GITHUB_CASES,
  Reports: REPORTING_CASES,
  'Microsoft Entra, federation': FEDERATION_CASES,
  'Microsoft Entra': ENTRA_CASES,
  'The token': TOKEN_CASES,
  'Other sign-ins': SIGN_IN_CASES,
  'The service': SERVICE_CASES,
  'The network': NETWORK_CASES,
  'The run': RUN_CASES,
};
