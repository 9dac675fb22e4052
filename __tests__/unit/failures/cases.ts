/** Failures with realistic facts, by case name. The troubleshooting page is generated from them in this order. */
import { groupFailures } from '../../../src/failures/group.ts';
import type { Failure } from '../../../src/model/failure.ts';
import type { Target } from '../../../src/model/request.ts';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { credentialFailures } from '../../../src/failures/credentials.ts';
import { createFailure } from '../../../src/failures/define.ts';
import * as github from '../../../src/failures/github.ts';
import { tokenFailures } from '../../../src/failures/token.ts';
import { reportFailures } from '../../../src/failures/reporting.ts';
import { runFailures } from '../../../src/failures/run.ts';
import type { AccessRight } from '../../../src/azure/services/service.ts';
import { exposureFailures, rightFailures, withUnsignedToken, withUnverified } from '../../../src/failures/service-exposure.ts';
import { responseFailures } from '../../../src/failures/service-responses.ts';
import { createEndpointFailure, statementFailure } from '../../../src/failures/service.ts';
import type { CredentialContext, EndpointContext } from '../../../src/failures/contexts.ts';
import { missedBypass, type MissedBypass } from '../../../src/http/proxy.ts';
import { INPUT_CASES } from './input-cases.ts';
import * as sample from './samples.ts';

const { expecting, responded, probed, api, credential, entraError, mismatch, networkError, failedRead, failedProbe } = sample;
const { CLIENT_ID, DEID, DICOM, FHIR, GATEWAY, PROXY, TENANT_ID } = sample;
const GOV = { cloud: CLOUDS.azureusgovernment };
const UNTRACED = { traceId: undefined, correlationId: undefined, timestamp: undefined };
/** A sign-in whose identity only the Azure CLI knows. */
const BY_CLI = { clientId: undefined, assertion: undefined };
const UNDECODED = { token: undefined };
const RETIRED = sample.target('fhir', 'contoso.azurehealthcareapis.com');

function each<Value>(name: string, values: readonly Value[], create: (value: Value) => Failure): Readonly<Record<string, Failure>> {
  return Object.fromEntries(values.map((value) => [`${name}: ${String(value)}`, create(value)]));
}

type SignInCode = keyof typeof credentialFailures;
function signIn(code: SignInCode, method: CredentialContext['method'], changes: Partial<CredentialContext> = {}): Failure {
  return createFailure(credentialFailures, code, credential(method, changes));
}

/** Returns the combined failure for a fault on three hosts. */
function atThreeHosts(step: Parameters<typeof networkError>[0], code: string, changes: Parameters<typeof networkError>[2] = {}): Failure {
  const hosts = [
    ['run-actions-1-azure-eastus.actions.githubusercontent.com', "GitHub's ID token service"],
    [FHIR.host, 'the FHIR service'],
    ['fhir.contoso.example:8443', 'the FHIR service'],
  ] as const;
  return together(hosts.map(([host, whose]) => networkError(step, code, { ...changes, host }, { whose })));
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
  ...each('HTTP', [401, 503, 429, 200], (httpStatus) => github.idTokenRefused(sample.github({}, { httpStatus }))),
  'a block page of the network': github.idTokenRefused(sample.github({}, { httpStatus: 403, response: sample.BLOCK_PAGE })),
};

type Delivery = Parameters<(typeof reportFailures)['application-insights-failed']['what']>[0];
function undelivered(changes: Partial<Delivery>): Failure {
  return createFailure(reportFailures, 'application-insights-failed', {
    host: 'westeurope-5.in.applicationinsights.azure.com',
    instrumentationKey: '0f3a6c52-8d1e-4b7a-9c41-2e5f7d903b18',
    lost: 2,
    sent: 2,
    principalId: sample.OBJECT_ID,
    clientId: sample.CLIENT_ID,
    httpStatus: undefined,
    ...changes,
  });
}
const SET_STATUS = 'set the status of deployment 42';
const WRITE_ISSUE = 'create or update the incident issue "prod"';
const rejected = (...request: Parameters<typeof api>): Failure => createFailure(reportFailures, 'github-api-failed', api(...request));

export const REPORTING_CASES: Readonly<Record<string, Failure>> = {
  ...each('outputs', [undefined, 'ENOSPC', 'EROFS'], (systemCode) => createFailure(reportFailures, 'no-output-file', { systemCode })),
  deployments: createFailure(reportFailures, 'deployments-permission-missing', api(SET_STATUS, 403, 'permission')),
  issues: createFailure(reportFailures, 'issues-permission-missing', api(WRITE_ISSUE, 403, 'permission')),
  ...each('GitHub', [401, 403, 404, 410, 422, 503], (status) => rejected(SET_STATUS, status)),
  ...each(
    'GitHub',
    ['no-response', 'unexpected-json', 'rate-limit', 'ip-allow-list', 'saml', 'archived', 'locked', 'label-dropped'] as const,
    (refusal) => rejected(WRITE_ISSUE, undefined, refusal),
  ),
  'a response from another server': rejected(SET_STATUS, 302, 'not-github'),
  ...each('incident', [422, 451], (status) => rejected(WRITE_ISSUE, status)),
  'incident locked': createFailure(reportFailures, 'incident-locked', { issue: 7 }),
  'incident not checked': createFailure(reportFailures, 'incident-not-checked', { issue: 7 }),
  ...each('incident', ['pull-request', 'branch', 'default-branch-unknown'] as const, (reason) =>
    createFailure(reportFailures, 'incident-not-allowed', { reason }),
  ),
  ...each('public log', [true, false], (known) => createFailure(reportFailures, 'log-public', { known })),
  ...each('Application Insights', [204, 206, 302, 308, 400, 401, 402, 403, 404, 429, 503, undefined], (httpStatus) =>
    undelivered({ httpStatus }),
  ),
  'Application Insights: some accepted': undelivered({ lost: 1, httpStatus: 206 }),
  'Application Insights: no location': undelivered({ httpStatus: 307, hasLocation: false }),
  'Application Insights: no token': undelivered({ tokenFailure: { title: 'The tenant does not exist', code: 'tenant-not-found' } }),
};

const subjectMismatch = (subject: string): Failure => mismatch(700213, { subject });
const issuerMismatch = (issuer: string, serverUrl: string): Failure => mismatch(700211, { issuer }, { run: { ...sample.RUN, serverUrl } });
const WORKFLOW = 'contoso/workflows/.github/workflows/x.yml@refs/heads/main';

export const FEDERATION_CASES: Readonly<Record<string, Failure>> = {
  'environment presented': mismatch(700213, {}),
  'branch presented': subjectMismatch('repo:contoso/clinical-platform:ref:refs/heads/main'),
  'tag presented': subjectMismatch('repo:contoso/clinical-platform:ref:refs/tags/v1.2.3'),
  'pull request presented': subjectMismatch('repo:contoso/clinical-platform:pull_request'),
  'subject with IDs': subjectMismatch('repo:contoso@123456/clinical-platform@456789:environment:prod'),
  'job of a reusable workflow elsewhere': mismatch(700213, { jobWorkflowRef: WORKFLOW }),
  'subject by a template': subjectMismatch(`repo:contoso/clinical-platform:ref:refs/heads/main:job_workflow_ref:${WORKFLOW}`),
  'an environment with a difficult name': subjectMismatch("repo:contoso/clinical-platform:environment:R&D's prod%3A"),
  'a subject with shell characters': subjectMismatch('repo:contoso/clinical-platform:environment:<script>"$(id)"'),
  'an existing login': entraError(700213, { assertion: undefined }),
  'the older form of the refusal': mismatch(70021, {}),
  'other letter case': mismatch(7002138, { subject: 'repo:Contoso/clinical-platform:environment:Prod' }),
  "GitHub.com's issuer": mismatch(700211, {}),
  "an enterprise's issuer": mismatch(700211, { issuer: 'https://token.actions.githubusercontent.com/contoso' }),
  'the issuer of ghe.com': issuerMismatch('https://token.actions.contoso.ghe.com', 'https://contoso.ghe.com'),
  'a repository of another owner': subjectMismatch('repo:stranger/x:ref:refs/heads/main'),
  'a required enterprise claim': entraError(7002381, { attempts: 2 }),
  'another enterprise than required': mismatch(7002381, { enterprise: 'contoso' }, { attempts: 2 }),
  'a required enterprise claim, with an existing login': entraError(7002381, { assertion: undefined, attempts: 2 }),
  'the issuer of GitHub Enterprise Server': issuerMismatch(sample.SERVER_ISSUER, 'https://github.contoso.example'),
  'an unknown issuer': mismatch(700211, { issuer: 'https://issuer.contoso.example' }),
  'the credential has another audience': mismatch(700212, {}),
  "another cloud's audience": mismatch(700212, {}, GOV),
  'a custom audience': mismatch(700212, { audience: 'api://contoso' }),
  'no federated credential': mismatch(70025, {}),
};

export const ENTRA_CASES: Readonly<Record<string, Failure>> = {
  ...each(
    'AADSTS',
    [
      700016, 7000229, 7000112, 90002, 900439, 500011, 650057, 53003, 530035, 500021, 700024, 700027, 700222, 90061, 70011, 900144, 90055,
      50196, 123456,
    ],
    (code) => entraError(code),
  ),
  'shared audience not known': entraError(500011, { audience: DEID.audience }),
  'a scope as the audience': entraError(500011, { audience: 'api://contoso-gateway/user_impersonation' }),
  'own audience not known': entraError(500011, { audience: 'api://0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd', ...GOV }),
  'assignment required': entraError(501051, { audience: 'api://0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd' }),
  'no API permission, reported by the Azure CLI': entraError(650057, BY_CLI),
  'assertion expired, clock ahead': entraError(700024, { clockSkewSeconds: 412 }),
  'assertion expired, clock behind': entraError(700024, { clockSkewSeconds: -412 }),
  'signature of GitHub Enterprise Server': mismatch(700027, { issuer: sample.SERVER_ISSUER }),
  'issuer of GitHub Enterprise Server not reachable': mismatch(90061, { issuer: sample.SERVER_ISSUER }),
  'client secret': entraError(7000215, { assertion: undefined }),
  'HTTP 429': entraError(90055, { httpStatus: 429 }),
  'a 503 without a code': entraError(undefined, { httpStatus: 503, ...UNTRACED }),
  'a response without a code': entraError(undefined, { httpStatus: 200, ...UNTRACED }),
  'a block page of the network': entraError(undefined, { httpStatus: 403, response: sample.BLOCK_PAGE }),
  'no app role, reported by the Azure CLI': entraError(501051, BY_CLI),
  'no service principal, reported by the Azure CLI': entraError(7000229, BY_CLI),
  'application disabled, reported by the Azure CLI': entraError(7000112, BY_CLI),
  'application not found, reported by the Azure CLI': entraError(700016, {
    ...BY_CLI,
    ...UNTRACED,
    httpStatus: undefined,
    tenantId: undefined,
  }),
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
const TIMES = ['a token that is valid at 2026-11-21T04:05:11.000Z', 'one that expired at 2026-11-21T04:00:00.000Z'] as const;

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
  ...each(
    'azure-cli',
    ['azure-cli-missing', 'azure-cli-not-logged-in', 'login-expired', 'azure-cli-failed', 'token-malformed'] as const,
    (code) => signIn(code, 'azure-cli'),
  ),
  'Azure CLI silent': signIn('azure-cli-failed', 'azure-cli', { timedOutAfterMs: 10_000 }),
  'Azure CLI failed without output': signIn('azure-cli-failed', 'azure-cli', { exitCode: 1, hadOutput: false }),
  ...each('azure', ['powershell-missing', 'powershell-not-logged-in', 'powershell-failed'] as const, (code) =>
    signIn(`azure-${code}`, 'azure-powershell'),
  ),
  ...each('az-accounts', ['missing', 'securestring'] as const, (code) => signIn(`az-accounts-${code}`, 'azure-powershell')),
  'user-assigned identity not assigned': signIn('managed-identity-missing', 'managed-identity', { clientId: CLIENT_ID }),
  ...each('managed-identity', ['unreachable', 'missing', 'failed', 'not-local'] as const, (code) =>
    signIn(`managed-identity-${code}`, 'managed-identity'),
  ),
  'not a token of the managed identity endpoint': signIn('token-malformed', 'managed-identity'),
  'exchange failed': signIn('exchange-failed', 'github-oidc'),
};

const CHALLENGE = sample.RESPONSE.challenge;
const denied = { issueCode: 'forbidden', ownRefusal: true } as const;
const via = { anonymousStatus: 403, proxy: 'proxy.contoso.example:8080' } as const;
const exposed = (code: keyof typeof exposureFailures, context: EndpointContext): Failure =>
  createEndpointFailure(exposureFailures, code, context);
type AccessResult = 'missing' | 'excessive' | 'unknown';
const accessed = (result: AccessResult, right: AccessRight, expected: 'allowed' | 'denied', read: EndpointContext): Failure =>
  createEndpointFailure(rightFailures, `access-${result}`, { ...read, right, expected });

export const SERVICE_CASES: Readonly<Record<string, Failure>> = {
  '401, other audience expected': failedRead(401, expecting(sample.API, TENANT_ID)),
  '401, other audience expected by a gateway': failedRead(401, { ...expecting(sample.API, TENANT_ID), target: GATEWAY }),
  '401, other tenant expected': failedRead(401, expecting(FHIR.audience, sample.OTHER_TENANT_ID, '/metadata')),
  '401, unknown audience expected': failedRead(401, sample.EXPECTS_UNKNOWN_AUDIENCE),
  '401, both match': failedRead(401, expecting(FHIR.audience, TENANT_ID)),
  '401, permission missing': failedRead(401, sample.LACKS_PERMISSION),
  '401, audience with a slash expected': failedRead(401, expecting(`${FHIR.audience}/`, undefined)),
  '401 of FHIR, nothing named': failedRead(401, { issueCode: 'login' }),
  '401 of DICOM, nothing named': failedRead(401, { target: DICOM, ...sample.BEARER }),
  '401 of a gateway, nothing named': failedRead(401, { target: GATEWAY, ...sample.BEARER }),
  '401 without a challenge': failedRead(401, { bodyKind: 'empty' }),
  '401 with another issue code': failedRead(401, { target: GATEWAY, issueCode: 'other' }),
  '401 that asks for a key': failedRead(401, { target: GATEWAY, challenge: { ...CHALLENGE, otherSchemes: ['AzureApiManagementKey'] } }),
  "401 for the service's own fault": failedRead(401, { issueCode: 'exception', attempts: 3 }),
  '403 of FHIR': failedRead(403, denied),
  '403 of DICOM': failedRead(403, { target: DICOM, bodyKind: 'other', ownRefusal: true }),
  '403 of FHIR in US Government': failedRead(403, { ...denied, ...GOV }),
  '403, the token cannot be decoded': failedRead(403, { ...denied, ...UNDECODED }),
  '403, nothing known of the identity': failedRead(403, { ...denied, ...UNDECODED, clientId: undefined }),
  '403 behind a gateway': failedRead(403, { ...denied, target: GATEWAY }),
  '403 of de-id': failedRead(403, { target: DEID, bodyKind: 'json', ownRefusal: true }),
  '403 without a reason': failedRead(403, { bodyKind: 'json' }),
  '403, permission missing': failedRead(403, { ...sample.LACKS_PERMISSION, target: GATEWAY }),
  '403 with another code': failedRead(403, { issueCode: 'exception' }),
  '403 of a quota': failedRead(403, { bodyKind: 'json', retryAfterMs: 7_800_000, target: GATEWAY }),
  '403 for everyone': failedRead(403, { ...denied, target: GATEWAY, anonymousStatus: 403, anonymousReadStatus: 403 }),
  '403 for the read only': failedRead(403, { anonymousReadStatus: 403 }),
  '403 without a token': failedProbe(403),
  '403 through a proxy': failedRead(403, via),
  '403 at a public address': failedProbe(403, { address: 'public' }),
  '403 of de-id at a public address': failedProbe(403, { address: 'public', target: DEID }),
  '404': failedRead(404, { target: DICOM, bodyKind: 'other', anonymousStatus: 404 }),
  '404 behind a gateway': failedRead(404, { target: GATEWAY, anonymousStatus: 404 }),
  '404 of a service that exists': failedRead(404, { target: GATEWAY, issueCode: 'not-found' }),
  '410 with the code': failedRead(410, { issueCode: 'service-deprecated', target: RETIRED }),
  '410 with the code, in US Government': failedRead(410, { issueCode: 'service-deprecated', target: RETIRED, ...GOV }),
  '410 on a retired host': failedRead(410, { target: RETIRED }),
  '423': failedRead(423),
  '424': failedRead(424, { target: DICOM }),
  '429': failedRead(429, { retryAfterMs: 300_000 }),
  '500': failedRead(500, { attempts: 3 }),
  '503 and an hour of pause': failedRead(503, { retryAfterMs: 3_600_000 }),
  '429 after 25 s of pause': failedRead(429, { retryAfterMs: 25_000 }),
  '503 without a token': failedProbe(503, { attempts: 3, retryAfterMs: 6000 }),
  'degraded health': createEndpointFailure(responseFailures, 'service-degraded', probed(200, { health: 'Degraded' })),
  'the health path of a gateway': failedProbe(302, { target: GATEWAY }),
  'a redirect': failedProbe(302, { redirect: { to: 'nowhere' }, bodyKind: 'html' }),
  'a redirect to a sign-in page': failedRead(302, { target: GATEWAY, redirect: { to: 'sign-in', name: 'login.microsoftonline.com' } }),
  'a redirect to another port': failedRead(308, { target: GATEWAY, redirect: { to: 'other-origin' } }),
  'a redirect to the same host': failedRead(308, { target: GATEWAY, redirect: { to: 'same-host' } }),
  'a redirect to another host': failedRead(307, { target: GATEWAY, redirect: { to: 'other-host' } }),
  'a web page behind a gateway': failedRead(200, { target: GATEWAY, bodyKind: 'html' }),
  'a web page': failedRead(200, { bodyKind: 'html' }),
  'a body of another service': failedRead(200, { bodyKind: 'json' }),
  'a body that cannot be read': failedRead(200, { bodyKind: 'compressed' }),
  'no body': failedRead(204, { bodyKind: 'empty', bytes: 0 }),
  'another status': failedProbe(401),
  '400 of FHIR': failedRead(400),
  'an open server': exposed('open-server', responded(200)),
  'an open gateway': exposed('open-server', responded(200, { target: GATEWAY })),
  'a host that responds without a token': exposed('anonymous-accepted', responded(200, { bodyKind: 'html' })),
  'no proof of a refusal': exposed('anonymous-unavailable', responded(503, { attempts: 3 })),
  'no refusal, but a redirect': exposed('anonymous-unclear', responded(302, { target: GATEWAY, redirect: { to: 'other-host' } })),
  'no refusal, but a 404': exposed('anonymous-unclear', responded(404)),
  'no refusal, but a 403 for everything': exposed('anonymous-unclear', responded(403, { target: GATEWAY, anonymousStatus: 403 })),
  'no refusal, but a 403 after a reset': exposed('anonymous-unclear', responded(403, { target: GATEWAY, anonymousStatus: undefined })),
  'an expected 200 without a read that succeeds': exposed('open-server', responded(200, { target: GATEWAY, intended: true })),
  'an expected 404 without a read that succeeds': exposed('anonymous-unclear', responded(404, { target: GATEWAY, intended: true })),
  'an unsigned token that is accepted': exposed('token-not-checked', responded(200, { target: GATEWAY })),
  'an unsigned token that gets 404': exposed('token-check-unclear', responded(404, { target: GATEWAY })),
  'an unsigned token that gets 500': exposed('token-check-unclear', responded(500, { target: GATEWAY })),
  'an unsigned token without a tenant': exposed('token-check-unclear', responded(401, { target: GATEWAY, ...UNDECODED })),
  'a missing right': accessed('missing', 'export', 'allowed', responded(403, denied)),
  'a missing right behind a gateway': accessed('missing', 'bulk-operate', 'allowed', responded(403, { ...denied, target: GATEWAY })),
  'an excessive right': accessed('excessive', 'import', 'denied', responded(404, { issueCode: 'not-found' })),
  'an excessive right behind a gateway': accessed('excessive', 'reindex', 'denied', responded(404, { target: GATEWAY })),
  'an unproven right': accessed('unknown', 'export', 'denied', responded(400)),
  'an unproven right behind a gateway': accessed(
    'unknown',
    'export',
    'denied',
    responded(404, { target: GATEWAY, anonymousReadStatus: 404 }),
  ),
  'an unproven right after a server error': accessed('unknown', 'export', 'denied', responded(503)),
  'an unproven read': accessed('unknown', 'read', 'denied', responded(403, { ...denied, target: GATEWAY, anonymousReadStatus: 404 })),
  'an unproven read of de-id': accessed('unknown', 'read', 'denied', responded(403, { target: DEID })),
  'no statement': statementFailure(responded(404, { path: '/metadata', bodyKind: 'html' })),
  'a statement that is not available': statementFailure(responded(503, { path: '/metadata', attempts: 3 })),
  'a protected statement': statementFailure(responded(401, { target: GATEWAY, path: '/metadata', bodyKind: 'empty' })),
};

const ENTRA_HOST = { host: 'login.microsoftonline.com' };
const ENTRA = { whose: 'Microsoft Entra' };
const proxied = (proxyStatus: number, changes: Parameters<typeof networkError>[2] = {}): Failure =>
  networkError('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus, ...changes });
const bypass = (entry: string): MissedBypass | undefined =>
  missedBypass({ https: undefined, http: undefined, bypass: [entry] }, new URL(FHIR.base));

export const NETWORK_CASES: Readonly<Record<string, Failure>> = {
  'name not found': networkError('dns', 'ENOTFOUND'),
  'public name not found': networkError('dns', 'ENOTFOUND', ENTRA_HOST, ENTRA),
  'name not found, no proxy': networkError('dns', 'ENOTFOUND', { direct: {} }),
  'name not found at three hosts, only ALL_PROXY': atThreeHosts('dns', 'ENOTFOUND', { direct: { unused: 'ALL_PROXY' } }),
  'public name not found, excluded by NO_PROXY': networkError('dns', 'ENOTFOUND', { ...ENTRA_HOST, direct: { entry: '*' } }, ENTRA),
  'name server silent': networkError('dns', 'EAI_AGAIN'),
  'name server silent for this name only': networkError('dns', 'EAI_AGAIN', { namesResolved: true }),
  'refused, private address': networkError('connect', 'ECONNREFUSED', { address: 'private' }),
  'Entra refused': networkError('connect', 'ECONNREFUSED', ENTRA_HOST, ENTRA),
  'reset, public address': networkError('tls', 'ECONNRESET', { address: 'public' }),
  'cut off': networkError('body', 'CUT_OFF'),
  'reset in an access check': withUnverified(networkError('headers', 'ECONNRESET'), {
    right: 'export',
    expected: 'denied',
  }),
  'reset of the read with an unsigned token': withUnsignedToken(networkError('headers', 'ECONNRESET', { host: GATEWAY.host }), GATEWAY),
  'no route to Entra': networkError('connect', 'ENETUNREACH', ENTRA_HOST, ENTRA),
  'no route': networkError('connect', 'ENETUNREACH'),
  'time-out, name server': networkError('dns', 'TIMEOUT'),
  'time-out, connecting': networkError('connect', 'TIMEOUT', { address: 'public' }),
  'time-out, proxy': networkError('proxy', 'TIMEOUT', PROXY),
  'time-out, TLS': networkError('tls', 'TIMEOUT'),
  'time-out, no response behind a proxy': networkError('headers', 'TIMEOUT', PROXY, { timeoutMs: 2000 }),
  'time-out, sending': networkError('request', 'TIMEOUT'),
  'time-out, no response': networkError('headers', 'TIMEOUT', ENTRA_HOST, { ...ENTRA, timeoutMs: 1500 }),
  'time-out, half a response': networkError('body', 'TIMEOUT'),
  ...each('proxy', [407, 403, 502, 302, 429, 451], (proxyStatus) => proxied(proxyStatus)),
  'proxy that requests a delay': proxied(429, { proxyRetryAfterMs: 120_000 }),
  'proxy refuses credentials': proxied(407, { proxyLogin: true }),
  'proxy wants NTLM': proxied(407, { proxySchemes: ['NTLM', 'Negotiate'] }),
  ...each(
    'NO_PROXY',
    ['*.fhir.azurehealthcareapis.com', 'a.example;.azurehealthcareapis.com', `"${FHIR.host}"`, FHIR.base, '10.0.0.0/8'],
    (entry) => proxied(403, { missedBypass: bypass(entry) }),
  ),
  'no proxy at the address, with an entry for a host that was not needed yet': networkError('proxy', 'ECONNREFUSED', {
    ...PROXY,
    missedBypass: { error: 'wildcard', entry: '*.microsoftonline.com', instead: '.microsoftonline.com', host: ENTRA_HOST.host },
  }),
  'no proxy at the address': networkError('proxy', 'ECONNREFUSED', PROXY),
  'no proxy on the runner itself': networkError('proxy', 'ECONNREFUSED', { proxy: 'localhost:3128' }),
  ...each('proxy, for every host', [407, 403, 502], (proxyStatus) => atThreeHosts('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus })),
  'no proxy at the address, for every host': atThreeHosts('proxy', 'ECONNREFUSED', PROXY),
  'unknown authority of every host': atThreeHosts('tls', 'SELF_SIGNED_CERT_IN_CHAIN'),
  'everything times out': atThreeHosts('headers', 'TIMEOUT'),
  'everything times out behind a proxy': atThreeHosts('headers', 'TIMEOUT', PROXY),
  'time-out, with the longest limit': networkError('headers', 'TIMEOUT', {}, { timeoutMs: 300_000 }),
  'time-out, with a limit shorter than a handshake takes': networkError('connect', 'TIMEOUT', {}, { timeoutMs: 2000 }),
  'unknown authority': networkError('tls', 'SELF_SIGNED_CERT_IN_CHAIN'),
  'unknown authority at a private address': networkError('tls', 'SELF_SIGNED_CERT_IN_CHAIN', { address: 'private' }),
  'unknown authority, NODE_EXTRA_CA_CERTS missing': networkError('tls', 'SELF_SIGNED_CERT_IN_CHAIN', {
    extraCa: { path: '/opt/corp/ca.pem', problem: 'missing' },
  }),
  'unknown authority of the proxy': networkError('proxy', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', PROXY),
  'certificate expired': networkError('tls', 'CERT_HAS_EXPIRED'),
  'certificate of a gateway expired': networkError('tls', 'CERT_HAS_EXPIRED', { host: GATEWAY.host }),
  ...each('TLS', ['CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_SSL_WRONG_VERSION_NUMBER'], (code) =>
    networkError('tls', code),
  ),
  'proxy without TLS': networkError('proxy', 'ERR_SSL_WRONG_VERSION_NUMBER', PROXY),
  ...each('HTTP', ['HPE_INVALID_CONSTANT', 'HPE_UNEXPECTED_CONTENT_LENGTH'], (code) => networkError('headers', code)),
  ...each('request', ['TOO_LARGE', 'ADDRESS_NOT_ALLOWED'], (code) => networkError('request', code)),
  'an unknown code': networkError('request', 'EWHATEVER', PROXY),
};

const slow = (target: Target, latencyMs: number, limitMs = 500): Failure =>
  createFailure(runFailures, 'latency-high', { target, latencyMs, limitMs, occurrences: [] });
const unmet = (target: Target, name: string, expected: string, observed: string): Failure =>
  createFailure(runFailures, 'expectation-unmet', { target, name, expected, observed, occurrences: [] });

export const RUN_CASES: Readonly<Record<string, Failure>> = {
  deadline: networkError('headers', 'DEADLINE'),
  canceled: createFailure(runFailures, 'canceled', { errorName: 'none' }),
  'no verdict': createFailure(runFailures, 'no-verdict', { errorName: 'none' }),
  unsteady: createFailure(runFailures, 'unsteady', { target: FHIR, required: 3, seen: 2 }),
  slow: slow(FHIR, 812),
  'a limit below any network': slow(FHIR, 41, 1),
  'several slow': together([slow(FHIR, 612), slow(DICOM, 1812)]),
  'not as expected': unmet(FHIR, 'fhir-version', '4.0.1', '3.0.2'),
  'several lines not as expected': together([
    unmet(FHIR, 'fhir-version', '4.0.1', 'no version'),
    unmet(FHIR, 'resource', 'Patient', '1 other value'),
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
