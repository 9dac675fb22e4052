/**
 * Simulates the data plane of the de-identification service. Paths, API versions and the error body follow the specification
 * (azure-rest-api-specs: healthdataaiservices) and Azure.Core. The 401 and 403 bodies and the /health responses are guesses (UNVERIFIED).
 * Do not rely on them.
 */
import { callerOf } from './access.ts';
import type { Patient } from './patients.ts';
import { replacement, type Service, takeThrottle, type ServiceState } from './service.ts';
import { type Handler, json, type LabResponse, type LabRequest, text } from '../network/site.ts';

/** API versions in the example folders of the specification (azure-rest-api-specs). */
const VERSIONS: ReadonlySet<string> = new Set(['2024-07-12-preview', '2024-11-15', '2025-07-15-preview', '2025-12-15']);

/** Creates the request handler of a de-identification service. */
export function deidService(service: Service, state: ServiceState): Handler {
  return (request) => {
    const path = request.path.startsWith(service.prefix) ? request.path.slice(service.prefix.length) || '/' : '/';
    const replaced = replacement(service, request, path);
    if (replaced !== undefined) return replaced;
    const answer = route(service, state, { ...request, path });
    const sent = request.headers['x-ms-client-request-id'];
    return {
      ...answer,
      headers: {
        ...answer.headers,
        'x-ms-request-id': crypto.randomUUID(),
        ...(sent === undefined ? {} : { 'x-ms-client-request-id': sent }),
      },
    };
  };
}

function route(service: Service, state: ServiceState, request: LabRequest): LabResponse {
  // The TCP connection and the TLS handshake succeed, but the service refuses the request (azure-docs: configure-private-endpoints.md).
  if (service.condition === 'private-link') return error(403, 'PublicNetworkAccessDisabled', 'Public network access is disabled.');
  if (request.path === '/health') return text(200, 'Healthy');
  if (request.path !== '/jobs') return error(404, 'NotFound', 'The resource was not found.');
  const version = request.query.get('api-version');
  if (!service.ignoresQuery) {
    if (version === null)
      return error(400, 'MissingApiVersionParameter', 'The api-version query parameter (?api-version=) is required for all requests.');
    if (!VERSIONS.has(version)) return error(400, 'UnsupportedApiVersionValue', 'The api-version is not supported.');
  }
  if (takeThrottle(service, request)) {
    return error(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': '1' });
  }
  if (service.condition !== 'open') {
    const caller = callerOf(request, { ...service, roles: state.roles, action: 'deid/batch/read' });
    if (caller === 'anonymous' || caller === 'bad-token')
      return error(401, 'Unauthorized', 'The request is not authorized.', { 'www-authenticate': 'Bearer' });
    if (caller === 'no-role') return error(403, 'Forbidden', 'The principal does not have the required permission.');
  }
  const page = service.ignoresQuery ? state.patients.length : Number(request.query.get('maxpagesize') ?? 100);
  return json(200, { value: state.patients.slice(0, page).map(jobOf) });
}

/**
 * Creates an entry in the list of jobs. Users choose the names and locations of jobs, so they may contain patient names
 * (azure-rest-api-specs example: documents_smith_1).
 */
function jobOf(patient: Patient): unknown {
  return {
    name: patient.jobName,
    createdAt: '2026-11-02T08:00:00Z',
    lastUpdatedAt: '2026-11-02T08:05:00Z',
    status: 'Succeeded',
    operation: 'Surrogate',
    sourceLocation: { location: `https://contosowards.blob.core.windows.net/${patient.jobName}`, prefix: 'in/' },
    targetLocation: { location: 'https://contosowards.blob.core.windows.net/out', prefix: 'out/' },
  };
}

function error(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}): LabResponse {
  return json(status, { error: { code, message } }, { 'x-ms-error-code': code, ...headers });
}
