/**
 * The FHIR service, R4. Anonymous and guarded paths, bodies of refusals and the order of the pipeline are those of microsoft/fhir-server
 * (FS), file by file as docs/lab.md lists them. Its search is lenient, as Azure's is: what it does not know it ignores, and serves patients.
 */
import { callerOf } from './access.ts';
import { capabilityStatement, RESOURCE_TYPES } from './capability-statement.ts';
import type { Patient } from './patients.ts';
import { challengeOf, retryHeaders, type Service, takeThrottle, type Ward } from './service.ts';
import { type Handler, json, type LabAnswer, type LabRequest } from '../network/site.ts';

/** Conformance resources that a fresh R4 service holds: counts only matter as "some". */
const COUNTS: Readonly<Record<string, number>> = { StructureDefinition: 148, SearchParameter: 1401, ValueSet: 0, OperationDefinition: 9 };

/** Parameters that every search knows, and a few of each type; the rest is ignored or, under strict handling, refused. */
const COMMON_PARAMETERS: ReadonlySet<string> = new Set([
  '_id',
  '_count',
  '_summary',
  '_elements',
  '_total',
  '_lastUpdated',
  '_sort',
  '_format',
  '_profile',
  '_tag',
  '_type',
  '_security',
  '_include',
  '_revinclude',
  'ct',
]);
const PARAMETERS: Readonly<Record<string, ReadonlySet<string>>> = {
  Patient: new Set(['family', 'given', 'name', 'identifier', 'birthdate', 'gender', 'active']),
  StructureDefinition: new Set(['url', 'name', 'status', 'type', 'kind', 'version']),
};

const PAGE = 10;

/** A FHIR service, current or legacy, as its settings say. */
export function fhirService(service: Service, ward: Ward): Handler {
  return (request) => {
    const path = request.path.startsWith(service.prefix) ? request.path.slice(service.prefix.length) || '/' : undefined;
    if (path === undefined) return outcome(404, 'not-found', 'The requested route was not found.');
    const raw = service.answers.get(path);
    if (raw !== undefined) return typeof raw === 'function' ? raw(request) : raw;
    return stamped(pipeline(service, ward, { ...request, path }), request);
  };
}

/** FS pipeline order: network, retirement, import lock, anonymous paths, throttling, then authentication and authorization. */
function pipeline(service: Service, ward: Ward, request: LabRequest): LabAnswer {
  // Every bare 403 is made into the same OperationOutcome: body and all it looks like a missing role (FS: FhirController.cs:108-158).
  if (service.condition === 'private-link') return outcome(403, 'forbidden', 'Authorization failed.');
  const open = anonymous(service, request);
  if (service.condition === 'retired' && !(request.method === 'GET' && ['/health/check', '/metadata'].includes(request.path)))
    return retired();
  if (service.condition === 'importing' && request.method !== 'GET') {
    return json(423, { severity: 'Error', code: 'Locked', details: 'Service is locked for initial import mode.' });
  }
  if (open !== undefined) return open;
  if (takeThrottle(service, request)) {
    return outcome(429, 'throttled', 'The maximum number of concurrent API calls on this instance was reached.', retryHeaders(service));
  }
  if (service.condition !== 'open') {
    const caller = callerOf(request, { ...service, roles: ward.roles, action: 'fhir/read' });
    if (caller === 'anonymous' || caller === 'bad-token') {
      return outcome(401, 'login', 'Authentication failed.', challengeOf(service, caller === 'bad-token'));
    }
    if (caller === 'no-role') return outcome(403, 'forbidden', 'Authorization failed.');
  }
  if (service.condition === 'degraded')
    return outcome(403, 'exception', 'Error occurred during an operation that is dependent on the customer-managed key.');
  return search(service, ward.patients, request);
}

/** Paths that need no token (FS: FhirController.cs:682, 695, 708; health check). */
function anonymous(service: Service, { method, path }: LabRequest): LabAnswer | undefined {
  if (method !== 'GET') return undefined;
  if (path === '/health/check') return health(service);
  if (path === '/metadata') return fhir(200, capabilityStatement(service));
  if (path === '/$versions') return json(200, { versions: [service.fhirVersion.slice(0, 3)], default: service.fhirVersion.slice(0, 3) });
  if (path === '/.well-known/smart-configuration') {
    const base = `https://${service.authority}/${service.tenantId}`;
    return json(200, {
      authorization_endpoint: `${base}/oauth2/authorize`,
      token_endpoint: `${base}/oauth2/token`,
      capabilities: ['launch-ehr'],
    });
  }
  return path.startsWith('/OperationDefinition/') ? outcome(404, 'not-found', 'Resource type is not found.') : undefined;
}

/** FS: FhirServerApplicationBuilderExtensions.cs; the degraded text is the documentation's (AD: fhir-faq.md). */
function health({ condition }: Service): LabAnswer {
  const well = condition !== 'degraded';
  const description = well ? 'Successfully connected.' : 'Customer-managed key is not properly set.';
  return json(200, {
    overallStatus: well ? 'Healthy' : 'Degraded',
    details: [{ name: 'DataStoreHealthCheck', status: well ? 'Healthy' : 'Degraded', description, data: {} }],
  });
}

function search(service: Service, patients: readonly Patient[], request: LabRequest): LabAnswer {
  if (request.method !== 'GET') return outcome(405, 'not-supported', 'The requested method is not supported by the lab.');
  const [, type = '', id, ...rest] = request.path.split('/');
  if (type === '' && id === undefined) return bundle(request, patients, PAGE);
  // Case-sensitive: /patient is no route (azure-docs#25622).
  if (!RESOURCE_TYPES.includes(type) || rest.length > 0) return outcome(404, 'not-found', 'The requested route was not found.');
  if (id !== undefined) {
    const patient = type === 'Patient' ? patients.find((one) => one.id === id) : undefined;
    return patient === undefined
      ? outcome(404, 'not-found', `Resource type '${type}' with id '${id}' couldn't be found.`)
      : fhir(200, resourceOf(patient));
  }
  const asked = service.ignoresQuery ? new URLSearchParams() : request.query;
  const unknown = [...asked.keys()].find(
    (name) => !COMMON_PARAMETERS.has(name.split(':')[0] ?? '') && PARAMETERS[type]?.has(name.split(':')[0] ?? '') !== true,
  );
  if (unknown !== undefined && /handling\s*=\s*strict/.test(request.headers['prefer'] ?? '')) {
    return outcome(400, 'not-supported', `The search parameter '${unknown}' is not supported for resource type '${type}'.`);
  }
  if (asked.has('_elements') && asked.has('_summary'))
    return outcome(400, 'invalid', "The '_elements' and '_summary' parameters cannot be specified together.");
  const found = type === 'Patient' ? patients.filter((one) => !asked.has('_id') || asked.get('_id') === one.id) : [];
  const total = type === 'Patient' ? found.length : (COUNTS[type] ?? 0);
  if (asked.get('_summary') === 'count') return fhir(200, { resourceType: 'Bundle', id: crypto.randomUUID(), type: 'searchset', total });
  const count = Number(asked.get('_count') ?? PAGE);
  return bundle(request, asked.get('_elements') === 'id' ? found.map(({ id: only }) => ({ id: only })) : found, count);
}

function bundle(request: LabRequest, found: readonly (Patient | Pick<Patient, 'id'>)[], count: number): LabAnswer {
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

/** An OperationOutcome of one issue. `id` is the server's correlation ID (azure-docs#27324). */
function outcome(status: number, code: string, diagnostics: string, headers: Readonly<Record<string, string>> = {}): LabAnswer {
  return fhir(
    status,
    { resourceType: 'OperationOutcome', id: crypto.randomUUID(), issue: [{ severity: 'error', code, diagnostics }] },
    headers,
  );
}

/** FS: RuntimeStateMiddleware.cs, commit c4dcb9f55: the coding is what tells it from a deleted resource's 410. */
function retired(): LabAnswer {
  const coding = [
    {
      system: 'https://azurehealthcareapis.com/fhir/operation-outcome-code',
      code: 'service-deprecated',
      display: 'FHIR service deprecated',
    },
  ];
  const issue = {
    severity: 'error',
    code: 'business-rule',
    details: { coding, text: 'This FHIR service has been deprecated.' },
    diagnostics: 'This FHIR service is deprecated no longer accepts normal workloads.',
  };
  return fhir(410, { resourceType: 'OperationOutcome', issue: [issue] });
}

function fhir(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): LabAnswer {
  return json(status, value, { 'content-type': 'application/fhir+json; charset=utf-8', ...headers });
}

/** FS: KnownHeaders.cs: the server's own ID, and the client's back under another name. */
function stamped(answer: LabAnswer, request: LabRequest): LabAnswer {
  const sent = request.headers['x-request-id'];
  return {
    ...answer,
    headers: { ...answer.headers, 'x-request-id': crypto.randomUUID(), ...(sent === undefined ? {} : { 'x-correlation-id': sent }) },
  };
}
