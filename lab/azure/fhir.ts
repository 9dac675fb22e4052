/**
 * Simulates a FHIR R4 service. Paths, error bodies and the order of the pipeline follow the microsoft/fhir-server source code.
 * As on Azure, a search ignores unknown parameters and returns patients.
 */
import { callerOf, type DataAction, type Roles } from './access.ts';
import { capabilityStatement, OPERATIONS, RESOURCE_TYPES } from './capability-statement.ts';
import type { Patient } from './patients.ts';
import { challengeOf, type Operation, replacement, type Service, takeThrottle, type ServiceState } from './service.ts';
import { type Handler, json, type LabResponse, type LabRequest } from '../network/site.ts';

/** Number of conformance resources per type. The tests only need to know which counts are zero. */
const COUNTS: Readonly<Record<string, number>> = { StructureDefinition: 148, SearchParameter: 1401, ValueSet: 0, OperationDefinition: 9 };

/** Search parameters for all resource types and for individual types. Others are ignored, or rejected with strict handling. */
const COMMON_PARAMETERS =
  /^(?:_(?:id|count|summary|elements|total|lastUpdated|sort|format|profile|tag|type|security|include|revinclude)|ct)$/;
const PARAMETERS: Readonly<Record<string, RegExp>> = {
  Patient: /^(?:family|given|name|identifier|birthdate|gender|active)$/,
  StructureDefinition: /^(?:url|name|status|type|kind|version)$/,
};

const PAGE = 10;

/** Creates the request handler of a FHIR service or of the retired Azure API for FHIR. */
export function fhirService(service: Service, state: ServiceState): Handler {
  return (request) => {
    const path = request.path.startsWith(service.prefix) ? request.path.slice(service.prefix.length) || '/' : undefined;
    if (path === undefined) return routeNotFound();
    return replacement(service, request, path) ?? withRequestId(pipeline(service, state, { ...request, path }), request);
  };
}

/**
 * The order of the pipeline is: network, retirement, import lock, anonymous paths, throttling, routing, authentication, authorization,
 * operation.
 */
function pipeline(service: Service, state: ServiceState, request: LabRequest): LabResponse {
  // The service turns every 403 without a body into the same OperationOutcome, so this response looks like a missing role (fhir-server:
  // FhirController.cs:108-158).
  if (service.condition === 'private-link') return outcome(403, 'forbidden', 'Authorization failed.');
  if (service.condition === 'retired' && !passesRetirement(request)) return retired();
  // The lock applies to $reindex and to writes (fhir-server: InitialImportLockMiddleware.cs:38-48).
  if (service.condition === 'importing' && (request.method !== 'GET' || request.path.endsWith('/$reindex'))) {
    return json(423, { severity: 'Error', code: 'Locked', diagnostics: 'Service is locked for initial import mode.' });
  }
  const open = anonymous(service, request);
  if (open !== undefined) return open;
  if (takeThrottle(service, request)) {
    const issue = [{ severity: 'error', code: 'throttled', diagnostics: 'The maximum number of concurrent API calls was reached.' }];
    // The service returns the delay in both headers (fhir-server: ThrottlingMiddleware.cs:35-38).
    return json(429, { resourceType: 'OperationOutcome', issue }, { 'retry-after': '1', 'x-ms-retry-after-ms': '1000' });
  }
  const route = routeOf(service, request);
  if (typeof route === 'number' && !service.authorisesFirst) return route === 405 ? methodNotAllowed() : routeNotFound();
  if (service.condition !== 'open') {
    const refused = refusal(service, state.roles, request, typeof route === 'number' ? { action: 'fhir/read' } : route);
    if (refused !== undefined) return refused;
  }
  // The gateway has authorized the request but does not know the path, so it returns an empty 404.
  if (typeof route === 'number') return { status: 404 };
  return route.operation === undefined ? search(service, state.patients, request) : lookUp(route.operation, request);
}

/** Returns the response for a caller who is not authenticated or has no access to a route. Otherwise returns undefined. */
function refusal(service: Service, roles: Roles, request: LabRequest, { action, operation }: Route): LabResponse | undefined {
  const caller = callerOf(request, { ...service, roles, action });
  if (caller === 'anonymous' || caller === 'bad-token') {
    return outcome(401, 'login', 'Authentication failed.', challengeOf(service, caller === 'bad-token'));
  }
  // The handlers check whether the operation is enabled before they check the data action (fhir-server: GetReindexRequestHandler.cs,
  // GetBulkUpdateHandler.cs).
  if (operation !== undefined && service.disabledOperations.has(operation)) {
    return outcome(400, 'not-supported', `The requested operation "${operation}" is not supported or not enabled.`);
  }
  // The middleware throws before the handler checks the data action (fhir-server: SmartClinicalScopesMiddleware.cs).
  if (caller === 'no-role' && roles.allows(request.bearer?.objectId ?? '', request.host, 'fhir/smart')) {
    return outcome(400, 'invalid', 'The fhirUser claim is required when using SMART on FHIR.');
  }
  return caller === 'no-role' ? outcome(403, 'forbidden', 'Authorization failed.') : undefined;
}

interface Route {
  readonly action: DataAction;
  readonly operation?: Operation;
}

const OPERATION_ACTIONS = {
  export: 'fhir/export',
  import: 'fhir/import',
  reindex: 'fhir/reindex',
  'bulk-update': 'fhir/bulk-operate',
} as const satisfies Readonly<Record<Operation, DataAction>>;

/**
 * Finds the route of a request, or the status if there is no route. Routing happens before authentication, so the result is the same for
 * every caller.
 */
function routeOf(service: Service, { method, path }: LabRequest): Route | 404 | 405 {
  const [, type = '', name = '', id = '', ...rest] = path.split('/');
  if (type === '_operations') {
    if (!isOperation(name) || id === '' || rest.length > 0 || service.missingRoutes.has(name)) return 404;
    return method === 'GET' ? { action: OPERATION_ACTIONS[name], operation: name } : 405;
  }
  if (path === '/') return { action: 'fhir/read' };
  // Resource types are case-sensitive (fhir-server: ResourceTypesRouteConstraint.cs).
  return RESOURCE_TYPES.includes(type) && id === '' ? { action: 'fhir/read' } : 404;
}

function isOperation(name: string): name is Operation {
  return Object.hasOwn(OPERATION_ACTIONS, name);
}

/** Returns the response for a job ID. The lab has no jobs, so every valid job ID is unknown. */
function lookUp(operation: Operation, { path }: LabRequest): LabResponse {
  const id = decodeURIComponent(path.split('/')[3] ?? '');
  if (operation === 'import' || operation === 'bulk-update') {
    // The route accepts 64-bit integers. A negative integer overflows the SQL partition (fhir-server: ImportController.cs,
    // BulkUpdateController.cs).
    if (!/^-?\d{1,19}$/.test(id) || BigInt(id) > 9_223_372_036_854_775_807n) return outcome(400, 'invalid', 'The job ID is not valid.');
    if (id.startsWith('-')) return outcome(500, 'exception', 'There was an error processing your request.');
  }
  return outcome(404, 'not-found', `The requested job "${id}" was not found.`);
}

/** True for read requests that a retired service still serves (fhir-server: RuntimeStateMiddleware.cs:87-168). */
function passesRetirement({ method, path }: LabRequest): boolean {
  return method === 'GET' && (/^\/(?:health\/check|metadata)$/.test(path) || /\/\$export$|^\/_operations\/export\//.test(path));
}

/**
 * Returns the response for a path that requires no token (fhir-server: FhirController.cs:682, 695, 708;
 * OperationDefinitionController.cs:69-194).
 */
function anonymous(service: Service, { method, path }: LabRequest): LabResponse | undefined {
  const body = openBody(service, path);
  if (body === undefined) return undefined;
  return method === 'GET' ? body : methodNotAllowed();
}

function openBody(service: Service, path: string): LabResponse | undefined {
  if (path === '/health/check') return health();
  if (path === '/metadata') return fhir(200, capabilityStatement(service));
  const operation = OPERATIONS.find((name) => path === `/OperationDefinition/${name}`);
  return operation === undefined ? undefined : fhir(200, operationDefinition(service, operation));
}

function operationDefinition(service: Service, name: string): unknown {
  const scopes = { system: true, type: false, instance: false };
  const url = `https://${service.host}${service.prefix}/OperationDefinition/${name}`;
  return { resourceType: 'OperationDefinition', id: name, url, name, status: 'active', kind: 'operation', code: name, ...scopes };
}

/**
 * Returns the response of the health check (fhir-server: FhirServerApplicationBuilderExtensions.cs:66-143). The names of the entries are
 * those of a server with SQL.
 */
function health(): LabResponse {
  const entry = { name: 'StorageInitializedHealthCheck', status: 'Healthy', description: 'Successfully connected.', data: {} };
  return json(200, { overallStatus: 'Healthy', details: [entry] });
}

function routeNotFound(): LabResponse {
  return outcome(404, 'not-found', 'The requested route was not found.');
}

function methodNotAllowed(): LabResponse {
  return outcome(405, 'not-supported', 'The requested method is not supported.');
}

function search(service: Service, patients: readonly Patient[], request: LabRequest): LabResponse {
  if (request.method !== 'GET') return methodNotAllowed();
  const [, type = '', id] = request.path.split('/');
  if (type === '') return bundle(request, patients, PAGE);
  if (id !== undefined) {
    const patient = type === 'Patient' ? patients.find((one) => one.id === id) : undefined;
    return patient === undefined
      ? outcome(404, 'not-found', `Resource type '${type}' with id '${id}' couldn't be found.`)
      : fhir(200, resourceOf(patient));
  }
  const asked = service.ignoresQuery ? new URLSearchParams() : request.query;
  const names = [...asked.keys()].map((name) => name.replace(/:.*/, ''));
  const unknown = names.find((name) => !COMMON_PARAMETERS.test(name) && PARAMETERS[type]?.test(name) !== true);
  if (unknown !== undefined && /handling\s*=\s*strict/.test(request.headers['prefer'] ?? '')) {
    // With strict handling, an unknown parameter is an error (fhir-server: SearchOptionsFactory.cs:611-616, BadRequestException.cs).
    return outcome(400, 'invalid', `The search parameter '${unknown}' is not supported for resource type '${type}'.`);
  }
  if (asked.has('_elements') && asked.has('_summary'))
    return outcome(400, 'invalid', "The '_elements' and '_summary' parameters cannot be specified together.");
  const found = type === 'Patient' ? patients.filter((one) => !asked.has('_id') || asked.get('_id') === one.id) : [];
  const total = type === 'Patient' ? found.length : (COUNTS[type] ?? 0);
  if (asked.get('_summary') === 'count') return fhir(200, { resourceType: 'Bundle', id: crypto.randomUUID(), type: 'searchset', total });
  const count = Number(asked.get('_count') ?? PAGE);
  return bundle(request, asked.get('_elements') === 'id' ? found.map(({ id: only }) => ({ id: only })) : found, count);
}

function bundle(request: LabRequest, found: readonly (Patient | Pick<Patient, 'id'>)[], count: number): LabResponse {
  const base = `https://${request.host}`;
  return fhir(200, {
    resourceType: 'Bundle',
    id: crypto.randomUUID(),
    meta: { lastUpdated: new Date().toISOString() },
    type: 'searchset',
    link: [{ relation: 'self', url: `${base}${request.path}` }],
    entry: found.slice(0, count).map((one) => ({
      fullUrl: `${base}/Patient/${one.id}`,
      resource: 'familyName' in one ? resourceOf(one) : { resourceType: 'Patient', id: one.id },
      search: { mode: 'match' },
    })),
  });
}

function resourceOf(patient: Patient): unknown {
  return {
    resourceType: 'Patient',
    id: patient.id,
    meta: { versionId: '1', lastUpdated: '2026-11-02T08:00:00.000+00:00' },
    active: true,
    identifier: [{ system: 'http://hospital.example/mrn', value: patient.medicalRecordNumber }],
    name: [{ use: 'official', family: patient.familyName, given: [patient.givenName] }],
    birthDate: patient.birthDate,
  };
}

/**
 * Builds an OperationOutcome with one issue. The `id` is the server's correlation ID (fhir-server:
 * OperationOutcomeExceptionFilterAttribute.cs:63-80).
 */
function outcome(status: number, code: string, diagnostics: string, headers: Readonly<Record<string, string>> = {}): LabResponse {
  const issue = [{ severity: 'error', code, diagnostics }];
  // A 401 response has no `meta`, because the server writes it before the filter runs (fhir-server: FhirController.cs:107-158).
  const meta = status === 401 ? {} : { meta: { lastUpdated: new Date().toISOString() } };
  return fhir(status, { resourceType: 'OperationOutcome', id: crypto.randomUUID(), ...meta, issue }, headers);
}

/**
 * Returns the response of a retired service (fhir-server: RuntimeStateMiddleware.cs). The coding distinguishes it from the 410 response for
 * a deleted resource.
 */
function retired(): LabResponse {
  const system = 'https://azurehealthcareapis.com/fhir/operation-outcome-code';
  const coding = [{ system, code: 'service-deprecated', display: 'FHIR service deprecated' }];
  const issue = {
    severity: 'error',
    code: 'business-rule',
    details: { coding, text: 'This FHIR service has been deprecated.' },
    diagnostics: 'This FHIR service is deprecated no longer accepts normal workloads.',
  };
  return fhir(410, { resourceType: 'OperationOutcome', issue: [issue] });
}

function fhir(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): LabResponse {
  return json(status, value, { 'content-type': 'application/fhir+json; charset=utf-8', ...headers });
}

/**
 * Adds the server's request ID, and returns the client's request ID in a separate header (fhir-server:
 * FhirRequestContextMiddleware.cs:88-103).
 */
function withRequestId(answer: LabResponse, request: LabRequest): LabResponse {
  const sent = request.headers['x-request-id'];
  return {
    ...answer,
    headers: { ...answer.headers, 'x-request-id': crypto.randomUUID(), ...(sent === undefined ? {} : { 'x-correlation-id': sent }) },
  };
}
