/** The five requests of a run with one FHIR endpoint, in order, and faults for each of them. */
import { HOSTS, createHandler } from '../../../lab/azure/contoso.ts';
import { appliesTo, type FaultFilter, type FaultName, isConnectFault, isHandshakeFault } from '../../../lab/network/faults.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import type { Lab } from '../../../lab/lab.ts';

export const REQUESTS = ['ID token', 'exchange', 'anonymous probe', 'same read without token', 'authorized read'] as const;
export type RequestName = (typeof REQUESTS)[number];

const READ = '/StructureDefinition';

interface Definition {
  readonly host: string;
  readonly filter: FaultFilter;
  /** The previous request on the same connection. A connection fault can start only after the response to that request. */
  readonly after?: RequestName;
}

const DEFINITIONS: Readonly<Record<RequestName, Definition>> = {
  'ID token': { host: ID_TOKEN_HOST, filter: {} },
  exchange: { host: 'login.microsoftonline.com', filter: {} },
  'anonymous probe': { host: HOSTS.fhir, filter: { path: '/health/check' } },
  'same read without token': { host: HOSTS.fhir, filter: { path: READ, only: 'anonymous' }, after: 'anonymous probe' },
  'authorized read': { host: HOSTS.fhir, filter: { path: READ, only: 'authorised' }, after: 'same read without token' },
};

/** Adds a permanent fault to a request. */
export function addFault(lab: Lab, name: RequestName, fault: FaultName): void {
  const { host, filter, after } = DEFINITIONS[name];
  const ofConnection = isConnectFault(fault) || isHandshakeFault(fault);
  if (ofConnection && after !== undefined) failConnectionAfter(lab, DEFINITIONS[after], fault);
  else lab.fault(host, fault, ofConnection ? {} : filter);
}

/** Responds to the previous request, closes its connection, and makes all later connections fail. */
function failConnectionAfter(lab: Lab, { host, filter }: Definition, fault: FaultName): void {
  const handler = createHandler(lab.service(host), { roles: lab.roles, patients: lab.patients });
  lab.site(host, async (request) => {
    const response = await handler(request);
    if (!appliesTo({ filter }, request)) return response;
    lab.fault(host, fault);
    return { ...response, headers: { ...response.headers, connection: 'close' } };
  });
}

export function countAttempts(lab: Lab, name: RequestName, fault: FaultName): number {
  const { host, after } = DEFINITIONS[name];
  if (!isConnectFault(fault) && !isHandshakeFault(fault)) return lab.requests.filter((request) => request.fault === fault).length;
  const connections = lab.connects.filter(({ authority }) => authority === `${host}:443`).length;
  return after === undefined ? connections : connections - 1;
}
