/** Where a run can be struck: the five questions that a run with one FHIR endpoint asks, in their order. */
import { HOSTS, createHandler } from '../../../lab/azure/contoso.ts';
import { type FaultName, isConnectFault, isHandshakeFault } from '../../../lab/network/faults.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import type { Lab } from '../../../lab/lab.ts';
import type { LabRequest } from '../../../lab/network/site.ts';

export const PLACES = ['ID token', 'exchange', 'anonymous probe', 'same read without token', 'authorised read'] as const;
export type Place = (typeof PLACES)[number];

const READ = '/StructureDefinition';

interface Spot {
  readonly host: string;
  /** Whether a request is this place's question. */
  readonly asks: (request: Pick<LabRequest, 'path' | 'authorised'>) => boolean;
  /** The question before it on the same connection: a fault of the connection can only strike once that one is answered. */
  readonly after?: Place;
}

const SPOTS: Readonly<Record<Place, Spot>> = {
  'ID token': { host: ID_TOKEN_HOST, asks: () => true },
  exchange: { host: 'login.microsoftonline.com', asks: () => true },
  'anonymous probe': { host: HOSTS.fhir, asks: ({ path }) => path === '/health/check' },
  'same read without token': {
    host: HOSTS.fhir,
    asks: ({ path, authorised }) => path === READ && authorised === 'none',
    after: 'anonymous probe',
  },
  'authorised read': { host: HOSTS.fhir, asks: ({ authorised }) => authorised === 'bearer', after: 'same read without token' },
};

/** Makes a place applyFault for ever. */
export function strike(lab: Lab, place: Place, fault: FaultName): void {
  const { host, after } = SPOTS[place];
  if (isConnectFault(fault) || isHandshakeFault(fault)) {
    if (after === undefined) lab.fault(host, fault);
    else strikeConnectionAfter(lab, SPOTS[after], fault);
    return;
  }
  const narrowings = {
    'ID token': {},
    exchange: {},
    'anonymous probe': { path: '/health/check' },
    'same read without token': { path: READ, only: 'anonymous' },
    'authorised read': { path: READ, only: 'authorised' },
  } as const;
  lab.fault(host, fault, narrowings[place]);
}

/** Answers the question before, ends that connection, and has every later one fail. */
function strikeConnectionAfter(lab: Lab, { host, asks }: Spot, fault: FaultName): void {
  const honest = createHandler(lab.service(host), { roles: lab.roles, patients: lab.patients });
  lab.site(host, async (request) => {
    const answer = await honest(request);
    if (!asks(request)) return answer;
    lab.fault(host, fault);
    return { ...answer, headers: { ...answer.headers, connection: 'close' } };
  });
}

/** How often the place was asked: by requests that were struck, or by connections that were. */
export function timesStruck(lab: Lab, place: Place, fault: FaultName): number {
  const { host, after } = SPOTS[place];
  if (!isConnectFault(fault) && !isHandshakeFault(fault)) return lab.requests.filter((request) => request.fault === fault).length;
  const connections = lab.connects.filter(({ authority }) => authority === `${host}:443`).length;
  return after === undefined ? connections : connections - 1;
}
