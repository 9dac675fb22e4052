/** The five requests of a run with one FHIR endpoint, in order, and faults for each of them. */
import { HOSTS, createHandler } from '../../../lab/azure/contoso.ts';
import { type FaultName, isConnectFault, isHandshakeFault } from '../../../lab/network/faults.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import type { Lab } from '../../../lab/lab.ts';
import type { LabRequest } from '../../../lab/network/site.ts';

export const REQUESTS = ['ID token', 'exchange', 'anonymous probe', 'same read without token', 'authorised read'] as const;
export type RequestName = (typeof REQUESTS)[number];

const READ = '/StructureDefinition';

interface Definition {
  readonly host: string;
  /** True for requests of this kind. */
  readonly matches: (request: Pick<LabRequest, 'path' | 'authorised'>) => boolean;
  /** The previous request on the same connection. A connection fault can start only after the response to that request. */
  readonly after?: RequestName;
}

const DEFINITIONS: Readonly<Record<RequestName, Definition>> = {
  'ID token': { host: ID_TOKEN_HOST, matches: () => true },
  exchange: { host: 'login.microsoftonline.com', matches: () => true },
  'anonymous probe': { host: HOSTS.fhir, matches: ({ path }) => path === '/health/check' },
  'same read without token': {
    host: HOSTS.fhir,
    matches: ({ path, authorised }) => path === READ && authorised === 'none',
    after: 'anonymous probe',
  },
  'authorised read': { host: HOSTS.fhir, matches: ({ authorised }) => authorised === 'bearer', after: 'same read without token' },
};

/** Adds a permanent fault to a request. */
export function addFault(lab: Lab, name: RequestName, fault: FaultName): void {
  const { host, after } = DEFINITIONS[name];
  if (isConnectFault(fault) || isHandshakeFault(fault)) {
    if (after === undefined) lab.fault(host, fault);
    else failConnectionAfter(lab, DEFINITIONS[after], fault);
    return;
  }
  const filters = {
    'ID token': {},
    exchange: {},
    'anonymous probe': { path: '/health/check' },
    'same read without token': { path: READ, only: 'anonymous' },
    'authorised read': { path: READ, only: 'authorised' },
  } as const;
  lab.fault(host, fault, filters[name]);
}

/** Responds to the previous request, closes its connection, and makes all later connections fail. */
function failConnectionAfter(lab: Lab, { host, matches }: Definition, fault: FaultName): void {
  const handler = createHandler(lab.service(host), { roles: lab.roles, patients: lab.patients });
  lab.site(host, async (request) => {
    const response = await handler(request);
    if (!matches(request)) return response;
    lab.fault(host, fault);
    return { ...response, headers: { ...response.headers, connection: 'close' } };
  });
}

/** Returns the number of requests or connections that the fault affected. */
export function countAttempts(lab: Lab, name: RequestName, fault: FaultName): number {
  const { host, after } = DEFINITIONS[name];
  if (!isConnectFault(fault) && !isHandshakeFault(fault)) return lab.requests.filter((request) => request.fault === fault).length;
  const connections = lab.connects.filter(({ authority }) => authority === `${host}:443`).length;
  return after === undefined ? connections : connections - 1;
}
