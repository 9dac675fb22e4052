/**
 * Creates the `report` output in the format of draft-inadarei-api-health-check-06 (`application/health+json`). Section numbers (§) refer to
 * the draft.
 */
import { idHider, type Check, type EndpointOutcome, type Outcome, type TokenOutcome } from '../model/outcome.ts';
import type { Request } from '../model/request.ts';
import { VERSION } from '../util/text.ts';

/**
 * Returns the report as JSON. The report contains fixed text, host names and validated values, but never a token, server text, client ID or
 * tenant ID.
 *
 * Each check is an object under `<host>:<measurement>`. A failed token request is an object under `<authority host>:token`, because the
 * token service is the component that failed.
 */
export function healthReport(outcome: Outcome, request: Request): string {
  const hide = idHider(outcome, request);
  const principals = new Map(outcome.tokens.flatMap((token) => (token.granted ? [[token.audience, token.grant.claims?.objectId]] : [])));
  const rows = [
    ...outcome.endpoints.flatMap((endpoint) =>
      endpoint.checks.map((check) => endpointCheck(endpoint, check, principals.get(endpoint.target.audience), hide)),
    ),
    ...outcome.tokens.flatMap((token) => tokenCheck(token, outcome, request, hide)),
  ];
  const first = outcome.groups[0]?.failure;
  return JSON.stringify({
    status: outcome.status === 'skipped' ? 'pass' : outcome.status,
    version: VERSION,
    notes: outcome.endpoints.length === 0 ? [note(outcome)] : undefined,
    // `output` (§3.5) contains only fixed text.
    output: first?.title,
    failure: first?.code,
    checks: Object.fromEntries([...Map.groupBy(rows, ([key]) => key)].map(([key, found]) => [key, found.map(([, row]) => row)])),
    links: request.run.links,
  });
}

type Row = readonly [key: string, check: object];

function endpointCheck({ target }: EndpointOutcome, check: Check, principal: string | undefined, hide: (text: string) => string): Row {
  const { observed, expected, right, failure, note } = check;
  const row = {
    // `componentId` (§4.1) distinguishes endpoints with the same host, which share an array.
    componentId: hide(target.name),
    componentType: 'component',
    observedValue: typeof observed?.value === 'string' ? hide(observed.value) : observed?.value,
    observedUnit: observed?.unit,
    expected: expected === undefined ? undefined : hide(expected),
    principal: right === undefined ? undefined : principal,
    status: check.status,
    // The draft (§4.6) omits `affectedEndpoints` if a check passed. This report always contains it, because endpoints with the same host
    // share an array.
    affectedEndpoints: [hide(target.base)],
    time: new Date(check.time).toISOString(),
    output: failure?.title,
    failure: failure?.code,
    note,
  };
  return [key(hide(target.host), check.name), row];
}

function tokenCheck(token: TokenOutcome, outcome: Outcome, request: Request, hide: (text: string) => string): readonly Row[] {
  if (token.granted) return [];
  const needing = request.targets.filter(({ audience }) => audience === token.audience).map(({ base }) => hide(base));
  const row = {
    componentId: hide(token.audience),
    componentType: 'component',
    status: 'fail',
    affectedEndpoints: needing.length > 0 ? needing : undefined,
    time: new Date(outcome.ended).toISOString(),
    output: token.failure.title,
    failure: token.failure.code,
  };
  return [[key(request.cloud.authorityHost, 'token'), row]];
}

function note({ tokens }: Outcome): string {
  if (tokens.length === 0) return 'The step requested no token and checked no endpoint.';
  return tokens.every(({ granted }) => granted) ? 'The step got a token and checked no endpoint.' : 'The step checked no endpoint.';
}

/** Returns a key of the `checks` object (§4). Neither part of the key may contain a colon, so `host:8443` becomes `host_8443`. */
function key(component: string, measurement: string): string {
  return `${component.replaceAll(':', '_')}:${measurement.replaceAll(':', '_')}`;
}
