/** The output `report`: draft-inadarei-api-health-check-06, media type `application/health+json`. Sections (§) are the draft's. */
import type { Check, EndpointOutcome, Outcome, Status, TokenOutcome } from '../model/outcome.ts';
import type { Request } from '../model/request.ts';
import { idHider } from './hide-ids.ts';
import { runLinks } from './links.ts';
import { VERSION } from '../util/text.ts';

/** One result (§4). */
interface HealthCheck {
  /** §4.1: name of the endpoint. Several endpoints of one host share an array. */
  readonly componentId?: string;
  readonly componentType: 'component';
  readonly observedValue?: string | number;
  readonly observedUnit?: string;
  /** §4.10, own key: value of the expectation. */
  readonly expected?: string;
  /** §4.10, own key: object ID of the identity whose access was checked. */
  readonly principal?: string;
  readonly status: Status;
  /** §4.6. The draft omits it for a pass. Here it is always set, because endpoints of one host share an array. */
  readonly affectedEndpoints?: readonly string[];
  /** §4.7: ISO 8601, UTC. */
  readonly time: string;
  /** §4.8: fixed words only. */
  readonly output?: string;
  /** §4.10, own key: stable code of the failure. */
  readonly failure?: string;
  /** §4.10, own key: a sentence that limits what a pass says. */
  readonly note?: string;
}

/** A health document (§3). */
interface HealthReport {
  readonly status: Status;
  /** §3.2: version of this action. */
  readonly version: string;
  readonly notes?: readonly string[];
  /** §3.5: title of the first failure. */
  readonly output?: string;
  /** Own key: stable code of the first failure. */
  readonly failure?: string;
  readonly checks: Readonly<Record<string, readonly HealthCheck[]>>;
  /** §3.7. */
  readonly links: Readonly<Record<string, string>>;
}

/**
 * Returns the verdict in the standard form. Holds fixed words, host names and validated values: no token, server text, client ID or tenant ID.
 *
 * Every check of an endpoint is an object under `<host>:<measurement>`. An audience without a token is an object under
 * `<authority host>:token`, because the token service is the component that failed.
 */
export function healthReport(outcome: Outcome, request: Request): HealthReport {
  const hide = idHider(outcome, request);
  const principals = new Map(outcome.tokens.flatMap((token) => (token.granted ? [[token.audience, token.grant.claims?.objectId]] : [])));
  const rows = [
    ...outcome.endpoints.flatMap((endpoint) =>
      endpoint.checks.map((check) => endpointCheck(endpoint, check, principals.get(endpoint.target.audience), hide)),
    ),
    ...outcome.tokens.flatMap((token) => tokenCheck(token, outcome, request, hide)),
  ];
  const first = outcome.groups[0]?.failure;
  return {
    status: outcome.status === 'skipped' ? 'pass' : outcome.status,
    version: VERSION,
    ...(outcome.endpoints.length === 0 && { notes: [note(outcome)] }),
    ...(first !== undefined && { output: first.title, failure: first.code }),
    checks: Object.fromEntries([...Map.groupBy(rows, ([key]) => key)].map(([key, found]) => [key, found.map(([, row]) => row)])),
    links: runLinks(request.run),
  };
}

type Row = readonly [key: string, check: HealthCheck];

function endpointCheck({ target }: EndpointOutcome, check: Check, principal: string | undefined, hide: (text: string) => string): Row {
  const { value, unit } = check.observed ?? {};
  return [
    key(target.host, check.name),
    {
      componentId: hide(target.name),
      componentType: 'component',
      ...(value !== undefined && { observedValue: typeof value === 'string' ? hide(value) : value }),
      ...(unit !== undefined && { observedUnit: unit }),
      ...(check.expected !== undefined && { expected: hide(check.expected) }),
      ...(check.right !== undefined && principal !== undefined && { principal }),
      status: check.status,
      affectedEndpoints: [hide(target.base)],
      time: new Date(check.time).toISOString(),
      ...(check.failure !== undefined && { output: check.failure.title, failure: check.failure.code }),
      ...(check.note !== undefined && { note: check.note }),
    },
  ];
}

function tokenCheck(token: TokenOutcome, outcome: Outcome, request: Request, hide: (text: string) => string): readonly Row[] {
  if (token.granted) return [];
  const needing = request.targets.filter(({ audience }) => audience === token.audience).map(({ base }) => hide(base));
  return [
    [
      key(request.cloud.authorityHost, 'token'),
      {
        componentId: hide(token.audience),
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
  if (tokens.length === 0) return 'No token was requested and no endpoint was probed.';
  return tokens.every(({ granted }) => granted) ? 'A token was issued. No endpoint was probed.' : 'No endpoint was probed.';
}

/** Returns a key (§4). Neither part may hold a colon, so `host:8443` becomes `host_8443`. */
function key(component: string, measurement: string): string {
  return `${component.replaceAll(':', '_')}:${measurement.replaceAll(':', '_')}`;
}
