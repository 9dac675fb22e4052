/** What endpoints answer: the matrix of domain §3.6, anonymous and authorised probe side by side. */
import { serviceOfHost } from '../azure/services/index.ts';
import type { AnswerFacts, EndpointFacts } from './facts.ts';
import { failure, type Fact, type Failure, type Heals, type Kind, type Telling } from './failure.ts';
import { secretNote } from './entra/kind.ts';
import { roleRemedies } from './role.ts';

export const tokenRejected = kind('token-rejected', 'The service does not accept the token', 'never', (facts) => ({
  what: `${facts.target.name} answered 401: the ${facts.target.service.title} does not accept the token itself; no role is in question yet.`,
  why: rejection(facts),
  next: rejectionRemedy(facts),
  facts: [
    ...known('Token: audience (aud)', facts.token?.audience),
    ...known('Service expects: audience', facts.expects.audience),
    ...known('Token: tenant (tid)', facts.token?.tenantId),
    ...known('Service expects: tenant', facts.expects.tenantId),
  ],
}));

export const roleMissing = kind('role-missing', 'The identity has no role on the service', 'wait', (facts) => ({
  what: `${facts.target.name} knows the token and answered 403: the identity may not read data.`,
  why: `It needs the role ${facts.target.service.role.name} on the service; Owner and Contributor give no access to data. A role takes up to 10 minutes to work: wait-seconds: 600 waits for it.`,
  next: roleNext(facts),
  facts: [...known('Object ID (oid) of the identity', facts.token?.objectId), ...known('Token: tenant (tid)', facts.token?.tenantId), secretNote('the client ID or object ID')],
  remedies: roleRemedies(facts),
}));

export const jobsNotListable = kind('jobs-not-listable', 'The identity may not list de-identification jobs', 'never', (facts) => ({
  what: `${facts.target.name} knows the token and answered 403 to the list of jobs.`,
  why: `That is as it should be for an identity that only de-identifies in real time (role DeID Realtime Data User); jobs need the role ${facts.target.service.role.name}.`,
  next: 'Nothing, if the identity is for real-time use only; otherwise run the az role assignment create command below.',
  facts: [...known('Object ID (oid) of the identity', facts.token?.objectId), secretNote('the client ID or object ID')],
  remedies: roleRemedies(facts),
}));

export const requestForbidden = kind('request-forbidden', 'The service refuses the request for another reason than a role', 'never', (facts) => ({
  what: `${facts.target.name} answered 403, and not for want of a role.`,
  why: 'Its answer names another reason: most often its customer-managed key cannot be used.',
  next: 'Open Resource health and the encryption settings of the service in the Azure portal.',
}));

export const networkBlocked = kind('network-blocked', 'The service is closed to this network', 'never', (facts) => ({
  what: `${facts.target.name} answered 403 to a request without any token, so its network rules refuse this runner.`,
  why: 'Public network access is disabled or there is a private endpoint (the service takes up to 5 minutes to apply that). A role cannot change it.',
  next: 'Run the job on a runner inside the service\'s virtual network (runs-on: a self-hosted one), or enable public network access of the workspace.',
}));

export const pathNotFound = kind('path-not-found', 'There is no service under this address', 'never', (facts) => ({
  what: `${facts.target.name} answered 404.`,
  why: 'The path is wrong: paths are case-sensitive, DICOM needs its version (/v2), FHIR has no path of its own (no /fhir, no /R4).',
  next: `Correct endpoint: ${facts.target.trust === 'azure' ? `https://${facts.target.host}${facts.target.service.basePath('')?.path ?? ''}` : 'the URL under which the gateway offers the service'}`,
}));

export const serviceDeprecated = kind('service-deprecated', 'Azure API for FHIR has been retired', 'never', (facts) => ({
  what: `${facts.target.name} answered 410 with the code service-deprecated: it takes no requests for data any more.`,
  why: 'Azure API for FHIR was retired on 2026-09-30. Its /metadata and /health/check still answer 200, and $export still works.',
  next: 'Move the data to a FHIR service of Azure Health Data Services and set endpoint to it: https://learn.microsoft.com/azure/healthcare-apis/fhir/migration-strategies',
}));

export const gone = kind('gone', 'What was asked for is gone', 'never', (facts) => ({
  what: `${facts.target.name} answered 410, without the code that retired services give.`,
  why: `What stood under this address was removed.${retiredFamily(facts) ? ' The host is one of Azure API for FHIR, which was retired on 2026-09-30.' : ''}`,
  next: 'Check in the Azure portal whether the service still exists, and correct endpoint.',
}));

export const serviceLocked = kind('service-locked', 'The service is locked for an import', 'never', (facts) => ({
  what: `${facts.target.name} answered 423: it is locked.`,
  why: 'A FHIR service in initial import mode takes nothing but its import.',
  next: 'Turn off initial import mode of the service (Import in its settings) when the import is done.',
}));

export const dependencyFailed = kind('dependency-failed', 'The service cannot use its key or storage', 'never', (facts) => ({
  what: `${facts.target.name} answered 424: the service is there and the token is in order, but something that the service needs is not.`,
  why: 'Its customer-managed key was removed, disabled or closed to it, or its storage account is.',
  next: 'Open Resource health and the encryption settings of the service in the Azure portal, and restore its access to the key or storage.',
}));

export const serviceThrottled = kind('service-throttled', 'The service has too many requests', 'retry', (facts) => ({
  what: `${facts.target.name} answered 429, and went on to for as long as this step tried.`,
  why: 'Other clients use up the service\'s limit of requests.',
  next: 'Run the job at a quieter time, or set wait-seconds: 300 so that the step keeps trying.',
}));

export const serviceUnavailable = kind('service-unavailable', 'The service is in trouble', 'retry', (facts) => ({
  what: `${facts.target.name} answered ${String(facts.status)}.`,
  why: `The service is starting, being upgraded, or has a fault of its own.${facts.status === 503 ? ' 503 is also what it answers when its key, its storage or its configured authority does not work.' : ''}`,
  next: 'Run the job again, or set wait-seconds: 300; if it lasts, open Resource health of the service in the Azure portal.',
}));

export const redirected = kind('redirected', 'The address redirects elsewhere', 'never', (facts) => ({
  what: `${facts.target.name} answered ${String(facts.status)}: a redirect, which was not followed.`,
  why: 'The token goes to the host you named and to no other. Azure\'s services do not redirect: a gateway, or a sign-in page of the network, does.',
  next: 'Set endpoint to the address that the service itself has, or ask the network team about the redirect.',
}));

export const htmlAnswer = kind('html-answer', 'A web page answered instead of the service', 'never', (facts) => ({
  what: `${facts.target.name} answered ${String(facts.status)} with an HTML page.`,
  why: 'Healthcare services answer no HTML: this is a page of a proxy, of a network\'s sign-in, or of another server at this address.',
  next: `Look at it from the same runner: curl -i ${facts.target.base}`,
}));

export const unexpectedAnswer = kind('unexpected-answer', 'The answer is not one of this service', 'never', (facts) => ({
  what: `${facts.target.name} answered ${String(facts.status)} with a body that a ${facts.target.service.title} does not give.`,
  why: 'Another service stands at this address, or a gateway changes its answers.',
  next: `Check endpoint and, for a host that is not Azure's own, service: this was read as a ${facts.target.service.title}.`,
}));

export const unexpectedStatus = kind('unexpected-status', 'The service answered something unexpected', 'never', (facts) => ({
  what: `${facts.target.name} answered ${String(facts.status)}.`,
  why: 'A service of this kind does not answer its probe so; a gateway in front of it may, or endpoint names another service.',
  next: `Check endpoint, and look at it from the same runner: curl -i ${facts.target.base}`,
}));

export const openServerKind = kind('open-server', 'The service answers without a token', 'never', (facts) => ({
  what: `${facts.target.name} answered ${String(facts.status)} to the same read without a token: anybody who reaches it can read its data.`,
  why: 'Authentication is turned off on the server, or the gateway in front of it adds credentials of its own.',
  next: 'Close the endpoint now, then turn on authentication in the server or gateway.',
}));

/** All kinds told from {@link EndpointFacts}, for the catalogue. */
export const serviceKinds: readonly Kind<EndpointFacts>[] = [
  tokenRejected,
  roleMissing,
  jobsNotListable,
  requestForbidden,
  networkBlocked,
  pathNotFound,
  serviceDeprecated,
  gone,
  serviceLocked,
  dependencyFailed,
  serviceThrottled,
  serviceUnavailable,
  redirected,
  htmlAnswer,
  unexpectedAnswer,
  unexpectedStatus,
  openServerKind,
];

type Rule = readonly [(facts: AnswerFacts) => boolean, Kind<EndpointFacts>];

/** Whoever asked: the first rule that fits. A gateway's 502 often comes as a web page and is a 502 all the same, so pages come after the statuses. */
const GENERAL: readonly Rule[] = [
  [({ status }) => status >= 300 && status < 400, redirected],
  [({ status }) => status === 424, dependencyFailed],
  [({ status }) => status === 429, serviceThrottled],
  [({ status }) => status === 408 || status >= 500, serviceUnavailable],
  [({ looks }) => looks === 'html', htmlAnswer],
  [({ status, issueCode }) => status === 410 && issueCode === 'service-deprecated', serviceDeprecated],
  [({ status }) => status === 410, gone],
  [({ status }) => status === 404, pathNotFound],
  [({ status }) => status === 423, serviceLocked],
  [({ status }) => status < 300, unexpectedAnswer],
];

/** The anonymous probe: the network's rules refuse before anything looks at a token. */
const REACHABLE: readonly Rule[] = [[({ status }) => status === 403, networkBlocked], ...GENERAL];

/** The authorised read. A bare 403 looks the same whether the network or a role is the cause: only the anonymous probe tells them apart. */
const AUTHORISED: readonly Rule[] = [
  [({ status, anonymousStatus }) => status === 403 && anonymousStatus === 403, networkBlocked],
  ...GENERAL,
  [({ status }) => status === 401, tokenRejected],
  [({ status, issueCode }) => status === 403 && issueCode === 'other', requestForbidden],
  [({ status, target }) => status === 403 && target.service.forbidden === 'warn', jobsNotListable],
  [({ status }) => status === 403, roleMissing],
];

/** Tells an answer to the authorised read that is not the one asked for. */
export function authorisedFailure(facts: AnswerFacts): Failure {
  return tellBy(AUTHORISED, facts);
}

/** Tells an answer to the anonymous probe that is not the one asked for. */
export function reachableFailure(facts: AnswerFacts): Failure {
  return tellBy(REACHABLE, facts);
}

/** Tells that the authorised read was answered without the token too. `status` is that of the answer without it. */
export function openServer(facts: EndpointFacts): Failure {
  return failure(openServerKind, facts);
}

function tellBy(rules: readonly Rule[], facts: AnswerFacts): Failure {
  const [, kind] = rules.find(([fits]) => fits(facts)) ?? [undefined, unexpectedStatus];
  return failure(kind, facts);
}

function kind(code: string, title: string, heals: Heals, tell: (facts: EndpointFacts) => Telling): Kind<EndpointFacts> {
  return {
    code,
    title,
    heals,
    tell: (facts) => {
      const telling = tell(facts);
      return { ...telling, facts: [...(telling.facts ?? []), ...evidence(facts)] };
    },
  };
}

function rejection({ token, expects, target, cloud }: EndpointFacts): string {
  if (differ(token?.audience, expects.audience)) return 'The token is for another audience than the service says it expects.';
  if (differ(token?.tenantId, expects.tenantId)) return 'The token is of another tenant than the service says it trusts.';
  if (target.service.sharedAudience === undefined) {
    return 'The service expects another audience, as SMART on FHIR deployments do (their audience is an application of their own), or it trusts another tenant.';
  }
  return `The service trusts another tenant, or expects another audience than ${target.service.sharedAudience[cloud.name] ?? target.audience}.`;
}

function rejectionRemedy({ token, expects, target }: EndpointFacts): string {
  if (expects.audience !== undefined && differ(token?.audience, expects.audience)) return `Set audience: ${expects.audience}`;
  if (expects.tenantId !== undefined && differ(token?.tenantId, expects.tenantId)) return `Use an identity of the tenant ${expects.tenantId}: set tenant-id to it, and client-id to an identity there.`;
  return `Compare the token's audience and tenant below with Authentication of the ${target.service.title} in the Azure portal, and set audience or tenant-id to what stands there.`;
}

function roleNext({ target, token, clientId }: EndpointFacts): string {
  if (target.trust === 'user') return `Assign the role ${target.service.role.name} to the identity on the service behind ${target.host}.`;
  if (token?.objectId === undefined && clientId === undefined) return `Assign the role ${target.service.role.name} to the identity of the login, on the service.`;
  return 'Run the az role assignment create command below, and set wait-seconds: 600 in the step so that it waits for the role.';
}

function differ(got: string | undefined, expected: string | undefined): boolean {
  return got !== undefined && expected !== undefined && got !== expected;
}

function retiredFamily({ target }: EndpointFacts): boolean {
  return serviceOfHost(target.host)?.family.retired === true;
}

function evidence({ status, anonymousStatus, requestId }: EndpointFacts): readonly Fact[] {
  return [
    { name: 'HTTP status', value: String(status) },
    ...known('HTTP status of the anonymous probe', anonymousStatus?.toString()),
    ...known('Request ID, for Azure support', requestId),
  ];
}

function known(name: string, value: string | undefined): readonly Fact[] {
  return value === undefined ? [] : [{ name, value }];
}
