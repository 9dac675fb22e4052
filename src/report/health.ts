/** Creates the `report` output. The section numbers in this file refer to draft-inadarei-api-health-check-06. */
import { idHider, type Check, type Outcome, type TokenOutcome } from '../model/outcome.ts';
import type { Request, Target } from '../model/request.ts';
import { VERSION } from '../util/text.ts';

/** Returns the report as JSON. It never contains a token, a client ID, a tenant ID or text from a server. */
export function healthReport(outcome: Outcome, request: Request): string {
  const { status, groups, tokens, endpoints } = outcome;
  const principals = new Map(tokens.flatMap((token) => (token.granted ? [[token.audience, token.grant.claims?.objectId]] : [])));
  const rows = [
    ...endpoints.flatMap(({ target, checks }) => checks.map((check) => endpointCheck(target, check, principals.get(target.audience)))),
    ...tokens.flatMap((token) => tokenCheck(token, outcome, request)),
  ];
  const first = groups[0]?.failure;
  const report = JSON.stringify({
    status: status === 'skipped' ? 'pass' : status,
    version: VERSION,
    notes: endpoints.length === 0 ? [note(outcome)] : undefined,
    // `output` (§3.5) contains only static text.
    output: first?.title,
    failure: first?.code,
    checks: Object.fromEntries([...Map.groupBy(rows, ([key]) => key)].map(([key, found]) => [key, found.map(([, row]) => row)])),
    links: request.run.links,
  });
  return idHider(outcome, request)(report);
}

type Row = readonly [key: string, check: object];

function endpointCheck(target: Target, { name, status, observed, expected, right, failure, note, time }: Check, principal?: string): Row {
  const row = {
    // Checks for endpoints on the same host share one array, so `componentId` (§4.1) identifies the endpoint of each check.
    componentId: target.name,
    componentType: 'component',
    observedValue: observed?.value,
    observedUnit: observed?.unit,
    expected,
    principal: right === undefined ? undefined : principal,
    status,
    // Unlike the draft (§4.6), this report includes `affectedEndpoints` for passed checks to distinguish the endpoints that share an array.
    affectedEndpoints: [target.base],
    time: new Date(time).toISOString(),
    output: failure?.title,
    failure: failure?.code,
    note,
  };
  return [key(target.host, name), row];
}

function tokenCheck(token: TokenOutcome, { ended }: Outcome, { targets, cloud }: Request): readonly Row[] {
  if (token.granted) return [];
  const needing = targets.filter(({ audience }) => audience === token.audience).map(({ base }) => base);
  const row = {
    componentId: token.audience,
    componentType: 'component',
    status: 'fail',
    affectedEndpoints: needing.length > 0 ? needing : undefined,
    time: new Date(ended).toISOString(),
    output: token.failure.title,
    failure: token.failure.code,
  };
  return [[key(cloud.authorityHost, 'token'), row]];
}

function note({ tokens }: Outcome): string {
  if (tokens.length === 0) return 'The step did not request a token. No endpoints were checked.';
  return tokens.every(({ granted }) => granted) ? 'The step got a token. No endpoints were checked.' : 'No endpoints were checked.';
}

/** Returns a key for the `checks` object (§4). A colon separates the two names, so colons within a name are replaced. */
function key(component: string, measurement: string): string {
  return `${component.replaceAll(':', '_')}:${measurement.replaceAll(':', '_')}`;
}
