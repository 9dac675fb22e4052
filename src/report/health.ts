/** The output `report`: draft-inadarei-api-health-check-06, media type `application/health+json`. Sections (§) are the draft's. */
import type { Check, EndpointOutcome, Outcome, Status, TokenOutcome } from '../model/outcome.ts';
import type { Request } from '../model/request.ts';

/** One finding (§4). */
export interface HealthCheck {
  /** §4.1: the endpoint, as the log names it: several endpoints of one host share an array. */
  readonly componentId?: string;
  readonly componentType: 'component';
  readonly observedValue?: string | number;
  readonly observedUnit?: string;
  /** §4.10, our own key: what was asked for, of an expectation. */
  readonly expected?: string;
  readonly status: Status;
  /**
   * §4.6. The draft leaves it out of what passes; here it always is, because several endpoints of one host share one array and a reader must
   * be able to tell them apart without a special case.
   */
  readonly affectedEndpoints?: readonly string[];
  /** §4.7: ISO 8601, UTC. */
  readonly time: string;
  /** §4.8: fixed words only. */
  readonly output?: string;
  /** §4.10, our own key: the failure's stable code. */
  readonly failure?: string;
}

/** A health document (§3). */
export interface HealthReport {
  readonly status: Status;
  readonly notes?: readonly string[];
  /** §3.5: the first failure, in fixed words. */
  readonly output?: string;
  readonly checks: Readonly<Record<string, readonly HealthCheck[]>>;
}

/** What stands where the report would show a client or tenant ID. */
const HIDDEN = 'hidden-id';

/** A GUID; other IDs (a tenant's domain) could not be told from a host's own name. */
const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * The verdict in the standard form. Holds fixed words, host names and validated values: no token, server text, client ID or tenant ID.
 *
 * Every check of an endpoint is one object under `<host>:<measurement>`. An audience without a token is one more under
 * `<authority host>:token`, because the token service is the component that fails then, whether or not an endpoint needs the token.
 * @param outcome of the run
 * @param request that it answers
 */
export function healthReport(outcome: Outcome, request: Request): HealthReport {
  const show = hiding(knownIds(outcome, request));
  const found = [
    ...outcome.endpoints.flatMap((endpoint) => endpoint.checks.map((check) => endpointCheck(endpoint, check, show))),
    ...outcome.tokens.flatMap((token) => tokenCheck(token, outcome, request, show)),
  ];
  const first = outcome.failures[0];
  return {
    status: outcome.status === 'skipped' ? 'pass' : outcome.status,
    ...(outcome.endpoints.length === 0 && { notes: [note(outcome)] }),
    ...(first !== undefined && { output: first.title }),
    checks: Object.fromEntries([...Map.groupBy(found, ([key]) => key)].map(([key, rows]) => [key, rows.map(([, row]) => row)])),
  };
}

type Row = readonly [key: string, check: HealthCheck];

function endpointCheck({ target }: EndpointOutcome, check: Check, show: (text: string) => string): Row {
  const { value, unit } = check.observed ?? {};
  return [
    key(target.host, check.name),
    {
      componentId: show(target.name),
      componentType: 'component',
      ...(value !== undefined && { observedValue: typeof value === 'string' ? show(value) : value }),
      ...(unit !== undefined && { observedUnit: unit }),
      ...(check.expected !== undefined && { expected: show(check.expected) }),
      status: check.status,
      affectedEndpoints: [show(target.base)],
      time: new Date(check.time).toISOString(),
      ...(check.failure !== undefined && { output: check.failure.title, failure: check.failure.code }),
    },
  ];
}

function tokenCheck(token: TokenOutcome, outcome: Outcome, request: Request, show: (text: string) => string): readonly Row[] {
  if (token.granted) return [];
  const needing = request.targets.filter(({ audience }) => audience === token.audience).map(({ base }) => show(base));
  return [
    [
      key(request.cloud.authorityHost, 'token'),
      {
        componentId: show(token.audience),
        componentType: 'component',
        status: 'fail',
        ...(needing.length > 0 && { affectedEndpoints: needing }),
        time: new Date(outcome.ended).toISOString(),
        output: token.failure.title,
        failure: token.failure.code,
      },
    ],
  ];
}

function note({ tokens }: Outcome): string {
  if (tokens.length === 0) return 'No token was asked for and no endpoint was probed.';
  return tokens.every(({ granted }) => granted) ? 'A token was issued. No endpoint was probed.' : 'No endpoint was probed.';
}

/** §4: neither part of a key may hold a colon, which separates them: `host:8443` is written `host_8443`, `resource:Patient` `resource_Patient`. */
function key(component: string, measurement: string): string {
  return `${component.replaceAll(':', '_')}:${measurement.replaceAll(':', '_')}`;
}

function knownIds({ tokens }: Outcome, { signIn }: Request): readonly string[] {
  const claimed = tokens.flatMap((token) => (token.granted ? [token.grant.claims?.applicationId, token.grant.claims?.tenantId] : []));
  return [signIn.clientId, signIn.tenantId, ...claimed].filter((id) => id !== undefined).filter((id) => GUID.test(id));
}

/** An audience may be, and a gateway's path may hold, the very ID that a user keeps to himself. */
function hiding(ids: readonly string[]): (text: string) => string {
  const patterns = ids.map((id) => new RegExp(id, 'gi'));
  return (text) => patterns.reduce((shown, id) => shown.replaceAll(id, HIDDEN), text);
}
