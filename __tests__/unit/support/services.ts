/** Fake healthcare services without a network, and a context for smoke tests. */
import type { smokeTest } from '../../../src/checks/smoke-test.ts';
import type { Failure } from '../../../src/model/failure.ts';
import type { Endpoint } from '../../../src/azure/endpoints.ts';
import type { TokenProvider } from '../../../src/auth/provider.ts';
import type { EndpointOutcome, Granted, TokenOutcome } from '../../../src/model/outcome.ts';
import type { Context, Request } from '../../../src/model/request.ts';
import { START, VirtualClock } from './clock.ts';
import { CLIENT_ID, TENANT_ID } from './inputs.ts';
import { OBJECT_ID, requestOf } from './requests.ts';
import { respond, FakeHttpClient } from './http.ts';
import type { HttpRequest, HttpResult } from '../../../src/http/types.ts';

type SharedResources = Parameters<typeof smokeTest>[2];

/** Kinds of probes, by path and token. */
export type ProbeName = 'reachable' | 'anonymous' | 'authorised' | 'unsigned' | 'statement' | 'lookup' | 'access' | 'control' | 'other';

export function probeOf({ url, headers = {} }: HttpRequest): ProbeName {
  if (/\/health(?:\/check)?$/.test(url.pathname)) return 'reachable';
  if (url.pathname.endsWith('/metadata')) return 'statement';
  if (/\/_operations\/(?:export|import|reindex|bulk-update)\//.test(url.pathname)) return 'authorization' in headers ? 'access' : 'lookup';
  if (url.pathname.includes('/_operations/')) return 'control';
  if (!/\/(?:StructureDefinition|extendedquerytags|jobs)$/.test(url.pathname)) return 'other';
  if (headers['cache-control'] === 'no-cache') return 'unsigned';
  return 'authorization' in headers ? 'authorised' : 'anonymous';
}

/** Responses to each type of request. `number` counts the requests of one type, starting at 1. */
export type Behaviour = Partial<Record<ProbeName, HttpResult | ((number: number, request: HttpRequest) => HttpResult)>>;

const HEALTHY: Readonly<Record<string, HttpResult>> = {
  fhir: respond(200, {
    headers: { 'content-type': 'application/fhir+json' },
    body: { resourceType: 'Bundle', type: 'searchset', total: 0 },
  }),
  dicom: respond(200, { body: [] }),
  deid: respond(200, { body: { value: [] } }),
};

export const STATEMENT = {
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  rest: [{ mode: 'server', resource: [{ type: 'Patient' }, { type: 'Observation' }], operation: [{ name: 'export' }] }],
};

/** The FHIR response to an identity without a role (fhir-server: UnauthorizedFhirActionException.cs). */
export const DENIED = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'forbidden', diagnostics: 'Authorization failed.' }],
};

/** Returns a healthy service with some responses replaced. */
export function serviceOf(target: Endpoint, behaviour: Behaviour = {}): FakeHttpClient {
  const counts = new Map<ProbeName, number>();
  const healthy: Readonly<Record<ProbeName, HttpResult>> = {
    reachable: respond(200, { body: { overallStatus: 'Healthy' } }),
    anonymous: respond(401),
    authorised: HEALTHY[target.service.name] ?? respond(200),
    unsigned: respond(401),
    statement: respond(200, { body: STATEMENT }),
    lookup: respond(401),
    access: respond(403, { body: DENIED }),
    control: respond(404),
    other: respond(404),
  };
  return new FakeHttpClient((request) => {
    const probe = probeOf(request);
    const number = (counts.get(probe) ?? 0) + 1;
    counts.set(probe, number);
    const response = behaviour[probe] ?? healthy[probe];
    return typeof response === 'function' ? response(number, request) : response;
  });
}

/** Returns a token. A different `number` results in a different token. */
export function grantedFor(audience: string, number = 1): Granted {
  return {
    audience,
    token: `token-number-${String(number)}`,
    expiresOn: START + 3_599_000,
    claims: { audience, tenantId: TENANT_ID, applicationId: CLIENT_ID, objectId: OBJECT_ID, version: '1.0' },
  };
}

/** Returns the same token for every call, or a failure. */
export class FakeTokens implements TokenProvider {
  readonly repositoryVisibility = (): undefined => undefined;
  readonly #failure: Failure | undefined;

  /** @param failure the reason why there is no token */
  constructor(failure?: Failure) {
    this.#failure = failure;
  }

  readonly getToken = (audience: string): Promise<TokenOutcome> => Promise.resolve(this.#outcome(audience));

  readonly getFreshToken = this.getToken;

  readonly lastGrant = (audience: string): Granted | undefined => (this.#failure === undefined ? grantedFor(audience) : undefined);

  readonly spans = (): readonly [] => [];

  #outcome(audience: string): TokenOutcome {
    if (this.#failure !== undefined) return { granted: false, audience, failure: this.#failure };
    return { granted: true, audience, grant: grantedFor(audience) };
  }
}

/** Dependencies for checking endpoints. Time passes only during pauses. */
export interface ProbeFixture {
  readonly http: FakeHttpClient;
  readonly clock: VirtualClock;
  readonly context: Context;
  readonly resources: SharedResources;
  readonly request: Request;
  readonly fakeTokens: FakeTokens;
  /** One line for each pause. */
  readonly pauses: string[];
  /** Other lines of the log. */
  readonly lines: string[];
  /** Sent probes, in order. */
  readonly probes: () => ProbeName[];
}

export function createProbeFixture(
  http: FakeHttpClient,
  {
    inputs = {},
    fakeTokens = new FakeTokens(),
    deadlineMs = 60_000,
    changes = {},
    random = 0,
  }: {
    inputs?: Readonly<Record<string, string>>;
    fakeTokens?: FakeTokens;
    deadlineMs?: number;
    changes?: Partial<Request>;
    random?: number;
  } = {},
): ProbeFixture {
  const request = { ...requestOf({ endpoint: 'https://contoso-prod.fhir.azurehealthcareapis.com', ...inputs }), ...changes };
  const clock = new VirtualClock(random);
  const { waitMs } = request.limits;
  const [pauses, lines]: [string[], string[]] = [[], []];
  let ids = 0;
  const context: Context = {
    ...{ http, clock, started: START, mask: () => undefined },
    deadlines: { deadline: START + waitMs + deadlineMs, waitUntil: START + waitMs, pauseUntil: START + (waitMs || deadlineMs) },
    hide: (value) => (value.includes('5ec2e7') ? '(hidden)' : value),
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    log: {
      ...{ info: (line: string) => lines.push(line), notice: () => undefined },
      pause: (what, { failure, attempts }) => pauses.push(`${what}: ${failure.code} after ${String(attempts)}`),
    },
  };
  const resources: SharedResources = { tokens: fakeTokens, limit: (check) => check() };
  return { http, clock, context, resources, request, fakeTokens, pauses, lines, probes: () => http.sent.map(probeOf) };
}

/** Returns name, status and failure code of each check. */
export function checksOf({ checks }: EndpointOutcome): string[] {
  return checks.map(({ name, status, failure }) => [name, status, ...(failure === undefined ? [] : [failure.code])].join(' '));
}
