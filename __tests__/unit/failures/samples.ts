/** Sample contexts and failures with realistic facts. All IDs are fictitious. */
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { SERVICES } from '../../../src/azure/services/index.ts';
import { entraFailure } from '../../../src/failures/entra.ts';
import { networkFailure } from '../../../src/failures/network.ts';
import { authorisedFailure, reachableFailure } from '../../../src/failures/service.ts';
import type { Failure } from '../../../src/model/failure.ts';
import type { GitHubApiContext } from '../../../src/failures/reporting.ts';
import type {
  AssertionClaims,
  CredentialContext,
  EndpointContext,
  EntraContext,
  GitHubContext,
  NetworkContext,
  ResponseSummary,
} from '../../../src/failures/contexts.ts';
import type { Run, Target } from '../../../src/model/request.ts';
import type { NetworkError } from '../../../src/http/types.ts';

type ServiceName = keyof typeof SERVICES;

export const CLIENT_ID = '11111111-aaaa-4bbb-8ccc-222222222222';
export const TENANT_ID = '33333333-dddd-4eee-8fff-444444444444';
export const OBJECT_ID = '55555555-1234-4abc-9def-666666666666';
export const OTHER_TENANT_ID = '99999999-0000-4aaa-8bbb-000000000000';
const REQUEST_ID = '77777777-9abc-4def-8123-888888888888';

export const ASSERTION: AssertionClaims = {
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:contoso/clinical-platform:environment:prod',
  audience: 'api://AzureADTokenExchange',
  jobWorkflowRef: 'contoso/clinical-platform/.github/workflows/verify.yml@refs/heads/main',
  eventName: 'push',
  repository: 'contoso/clinical-platform',
};

/** Returns the context of a refusal with this error code. */
export function entra(errorCode: number | undefined, changes: Partial<EntraContext> = {}): EntraContext {
  return {
    httpStatus: 400,
    errorCode,
    traceId: 'aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb',
    correlationId: 'cccccccc-4444-4555-8666-dddddddddddd',
    timestamp: '2026-11-21 04:05:06Z',
    clockSkewSeconds: 0,
    assertion: ASSERTION,
    clientId: CLIENT_ID,
    tenantId: TENANT_ID,
    audience: 'https://contoso-prod.fhir.azurehealthcareapis.com',
    cloud: CLOUDS.azurecloud,
    run: RUN,
    ...changes,
  };
}

/** Returns the context of a refusal, with changes to the default claims. */
export function presenting(errorCode: number, changes: Partial<AssertionClaims>, others: Partial<EntraContext> = {}): EntraContext {
  return entra(errorCode, { assertion: { ...ASSERTION, ...changes }, ...others });
}

const SHARED = { dicom: 'https://dicom.healthcareapis.azure.com', deid: 'https://deid.azure.com' } as const;

export function target(service: ServiceName, host: string, path = '', changes: Partial<Target> = {}): Target {
  const audience = service === 'fhir' ? `https://${host}` : SHARED[service];
  return {
    name: `${host}${path}`,
    base: `https://${host}${path}`,
    root: `https://${host}`,
    host,
    service: SERVICES[service],
    audience,
    trust: 'azure',
    ...changes,
  };
}

export const FHIR = target('fhir', 'contoso-prod.fhir.azurehealthcareapis.com');
export const DICOM = target('dicom', 'contoso-imaging.dicom.azurehealthcareapis.com', '/v2');
export const DEID = target('deid', 'c4h9e2d1a0b7f6e5.api.eus001.deid.azure.com');
export const GATEWAY = target('fhir', 'fhir.contoso.example', '/r4', { trust: 'user' });

/** A response without special values. */
export const RESPONSE: ResponseSummary = {
  status: 200,
  bodyKind: 'fhir',
  bytes: 512,
  issueCode: undefined,
  ownRefusal: false,
  repeatsId: false,
  health: undefined,
  requestId: REQUEST_ID,
  challenge: {
    bearer: false,
    otherSchemes: [],
    audience: undefined,
    unknownAudience: false,
    tenantId: undefined,
    insufficientScope: false,
  },
  redirect: undefined,
  retryAfterMs: undefined,
  address: undefined,
  proxy: undefined,
};

/** A Bearer challenge without parameters. */
export const BEARER: Partial<EndpointContext> = { challenge: { ...RESPONSE.challenge, bearer: true } };

/** A Bearer challenge that says that the token lacks a permission. */
export const LACKS_PERMISSION: Partial<EndpointContext> = {
  challenge: { ...RESPONSE.challenge, bearer: true, insufficientScope: true },
};

/** Returns a response to the read with the token, after 200 for the health probe and 401 for the read without a token. */
export function responded(status: number, changes: Partial<EndpointContext> = {}): EndpointContext {
  const of = changes.target ?? FHIR;
  const { path } = of.service.authorised;
  return {
    ...RESPONSE,
    target: of,
    cloud: CLOUDS.azurecloud,
    ...{ path, url: `${of.base}${path}`, attempts: 1 },
    status,
    anonymousStatus: 200,
    anonymousReadStatus: 401,
    token: { audience: of.audience, tenantId: TENANT_ID, objectId: OBJECT_ID },
    expects: { audience: undefined, tenantId: undefined, source: 'challenge' },
    clientId: CLIENT_ID,
    ...changes,
  };
}

/** Returns a response to the anonymous health probe. */
export function probed(status: number, changes: Partial<EndpointContext> = {}): EndpointContext {
  const { path } = (changes.target ?? FHIR).service.reachable;
  return responded(status, { path, anonymousStatus: undefined, anonymousReadStatus: undefined, token: undefined, ...changes });
}

/** Audience of an application. */
export const API = 'api://0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd';

/** Returns a Bearer challenge that names the expected audience and tenant, or the same from another source. */
export function expecting(
  audience: string | undefined,
  tenantId: string | undefined,
  source: EndpointContext['expects']['source'] = 'challenge',
): Partial<EndpointContext> {
  return { ...BEARER, expects: { audience, tenantId, source } };
}

type FaultContext = Omit<NetworkContext, 'occurrences'>;

export function fault(
  step: NetworkError['phase'],
  code: string,
  changes: Partial<NetworkError> = {},
  others: Partial<FaultContext> = {},
): FaultContext {
  return {
    error: {
      phase: step,
      code,
      host: FHIR.host,
      afterMs: 1234.5,
      proxy: undefined,
      proxyStatus: undefined,
      address: undefined,
      ...changes,
    },
    whose: 'the FHIR service',
    timeoutMs: 10_000,
    ...others,
  };
}

/** A web page instead of a response from the service. */
export const BLOCK_PAGE = { kind: 'html', bytes: 5120, mediaType: 'text/html', proxy: undefined } as const;
/** Issuer of a GitHub Enterprise Server. */
export const SERVER_ISSUER = 'https://github.contoso.example/_services/token';

export const PROXY = { proxy: 'proxy.contoso.example:8080' } as const;

export const RUN: Run = {
  onGitHub: true,
  repository: 'contoso/clinical-platform',
  workflow: 'verify',
  runId: '123456789',
  runAttempt: '1',
  eventName: 'push',
  actor: 'octocat',
  serverUrl: 'https://github.com',
  apiUrl: 'https://api.github.com',
  ref: 'refs/heads/main',
  refProtected: true,
  repositoryId: '456789',
  repositoryOwnerId: '123456',
  defaultBranch: 'main',
  visibility: 'private',
  fromPullRequest: false,
  outputFile: true,
  fork: false,
  links: { run: 'https://github.com/contoso/clinical-platform/actions/runs/123456789/attempts/1' },
  docs: 'docs/troubleshooting.md',
};

export function github(run: Partial<Run> = {}, changes: Partial<GitHubContext> = {}): GitHubContext {
  return { run: { ...RUN, ...run }, httpStatus: undefined, ...changes };
}

export function api(
  action: string,
  httpStatus: number | undefined,
  refusal: GitHubApiContext['refusal'] = httpStatus === undefined ? 'no-response' : 'other',
): GitHubApiContext {
  return { action, httpStatus, refusal };
}

export function credential(method: CredentialContext['method'], changes: Partial<CredentialContext> = {}): CredentialContext {
  return { method, clientId: undefined, audience: SHARED.dicom, ...changes };
}

/** A gateway that names an unknown audience and requires a second credential. */
export const EXPECTS_UNKNOWN_AUDIENCE: Partial<EndpointContext> = {
  target: GATEWAY,
  challenge: { ...RESPONSE.challenge, bearer: true, unknownAudience: true, otherSchemes: ['Basic'] },
};

export const entraError = (...context: Parameters<typeof entra>): Failure => entraFailure(entra(...context));
/** Returns the failure for a refusal of an ID token with these claims. */
export const mismatch = (...context: Parameters<typeof presenting>): Failure => entraFailure(presenting(...context));
export const failedRead = (...response: Parameters<typeof responded>): Failure => authorisedFailure(responded(...response));
export const failedProbe = (...response: Parameters<typeof probed>): Failure => reachableFailure(probed(...response));
export const networkError = (...error: Parameters<typeof fault>): Failure => networkFailure(fault(...error));
