/** Healthcare services behind a wire without a network, and what a smoke test needs to ask them. */
import type { Failure } from '../../../src/model/failure.ts';
import type { Endpoint } from '../../../src/azure/endpoints.ts';
import type { HttpResult, HttpRequest } from '../../../src/http/client.ts';
import type { TokenProvider } from '../../../src/auth/provider.ts';
import type { EndpointOutcome, Granted, TokenOutcome } from '../../../src/model/outcome.ts';
import type { Request } from '../../../src/model/request.ts';
import type { ProbeContext } from '../../../src/checks/probe.ts';
import type { Testing } from '../../../src/checks/smoke-test.ts';
import { START, VirtualClock } from './clock.ts';
import { CLIENT_ID, TENANT_ID } from './inputs.ts';
import { OBJECT_ID, requestOf } from './requests.ts';
import { answer, FakeWire } from './http.ts';

/** What a probe is, whatever the service: by its path and by whether it brings a token. */
export type ProbeName = 'reachable' | 'anonymous' | 'authorised' | 'statement' | 'other';

export function probeOf({ url, headers = {} }: HttpRequest): ProbeName {
  if (/\/health(?:\/check)?$/.test(url.pathname)) return 'reachable';
  if (url.pathname.endsWith('/metadata')) return 'statement';
  if (!/\/(?:StructureDefinition|extendedquerytags|jobs)$/.test(url.pathname)) return 'other';
  return 'authorization' in headers ? 'authorised' : 'anonymous';
}

/** How a service answers a probe; `number` counts that probe from 1. */
export type Behaviour = Partial<Record<ProbeName, HttpResult | ((number: number) => HttpResult)>>;

const WELL: Readonly<Record<string, HttpResult>> = {
  fhir: answer(200, {
    headers: { 'content-type': 'application/fhir+json' },
    body: { resourceType: 'Bundle', type: 'searchset', total: 0 },
  }),
  dicom: answer(200, { body: [] }),
  deid: answer(200, { body: { value: [] } }),
};

export const STATEMENT = {
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  rest: [{ mode: 'server', resource: [{ type: 'Patient' }, { type: 'Observation' }], operation: [{ name: 'export' }] }],
};

/** A service that is well, but for what is told. */
export function serviceOf(target: Endpoint, behaviour: Behaviour = {}): FakeWire {
  const counts = new Map<ProbeName, number>();
  const well: Readonly<Record<ProbeName, HttpResult>> = {
    reachable: answer(200, { body: { overallStatus: 'Healthy' } }),
    anonymous: answer(401),
    authorised: WELL[target.service.name] ?? answer(200),
    statement: answer(200, { body: STATEMENT }),
    other: answer(404),
  };
  return new FakeWire((request) => {
    const probe = probeOf(request);
    const number = (counts.get(probe) ?? 0) + 1;
    counts.set(probe, number);
    const told = behaviour[probe] ?? well[probe];
    return typeof told === 'function' ? told(number) : told;
  });
}

/** A token that was granted; `number` tells one from another. */
export function grantedFor(audience: string, number = 1): Granted {
  return {
    audience,
    token: `token-number-${String(number)}`,
    expiresOn: START + 3_599_000,
    claims: { audience, tenantId: TENANT_ID, applicationId: CLIENT_ID, objectId: OBJECT_ID, version: '1.0' },
  };
}

/** Gives tokens at once, counts them, or gives none. */
export class Purse implements TokenProvider {
  renewed = 0;
  readonly #failure: Failure | undefined;

  /** @param failure why there is no token */
  constructor(failure?: Failure) {
    this.#failure = failure;
  }

  readonly getToken = (audience: string): Promise<TokenOutcome> => Promise.resolve(this.#outcome(audience));

  readonly renewToken = (audience: string): Promise<TokenOutcome> => {
    this.renewed += 1;
    return this.getToken(audience);
  };

  readonly spans = (): readonly [] => [];

  #outcome(audience: string): TokenOutcome {
    if (this.#failure !== undefined) return { granted: false, audience, failure: this.#failure };
    return { granted: true, audience, grant: grantedFor(audience, 1 + this.renewed) };
  }
}

/** What asking and testing need, with time that passes only while everybody sleeps. */
export interface Bench {
  readonly http: FakeWire;
  readonly clock: VirtualClock;
  readonly asking: ProbeContext;
  readonly testing: Testing;
  readonly request: Request;
  readonly purse: Purse;
  /** One line for every pause. */
  readonly pauses: string[];
  /** The probes that were made, in order. */
  readonly probes: () => ProbeName[];
}

export function benchOf(
  http: FakeWire,
  {
    inputs = {},
    purse = new Purse(),
    deadlineMs = 60_000,
  }: { inputs?: Readonly<Record<string, string>>; purse?: Purse; deadlineMs?: number } = {},
): Bench {
  const request = requestOf({ endpoint: 'https://contoso-prod.fhir.azurehealthcareapis.com', ...inputs });
  const clock = new VirtualClock();
  const { waitMs, timeoutMs } = request.limits;
  const deadlines = { deadline: START + waitMs + deadlineMs, waitUntil: START + waitMs };
  const asking: ProbeContext = {
    http,
    clock,
    limit: (ask) => ask(),
    timeoutMs,
    run: request.run,
    deadlines: { ...deadlines, waitUntil: 0 },
  };
  const pauses: string[] = [];
  const testing: Testing = {
    asking,
    tokens: purse,
    deadlines,
    onPause: (what, { failure, attempts }) => pauses.push(`${what}: ${failure.code} after ${String(attempts)}`),
  };
  return { http, clock, asking, testing, request, purse, pauses, probes: () => http.sent.map(probeOf) };
}

/** The checks of a verdict: name, status, and the code of what is wrong. */
export function checksOf({ checks }: EndpointOutcome): string[] {
  return checks.map(({ name, status, failure }) => [name, status, ...(failure === undefined ? [] : [failure.code])].join(' '));
}
