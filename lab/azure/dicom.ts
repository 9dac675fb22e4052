/**
 * Simulates versions 1 and 2 of the DICOM service, based on the microsoft/dicom-server source code.
 * Errors are plain text. By default, the change feed returns full data sets, and the QIDO search returns patient names, so a probe that
 * reads patient data is detected.
 */
import { callerOf } from './access.ts';
import type { Patient } from './patients.ts';
import { challengeOf, replacement, type Service, takeThrottle, type ServiceState } from './service.ts';
import { type Handler, json, type LabResponse, type LabRequest, text } from '../network/site.ts';

const HEALTHY = { overallStatus: 'Healthy', details: [{ name: 'DataStoreHealthCheck', status: 'Healthy', description: null }] };
const VERSION = /^\/(v1\.0-prerelease|v1|v2)(\/.*)?$/;

/** Creates the request handler of a DICOM service. */
export function dicomService(service: Service, state: ServiceState): Handler {
  return (request) => {
    const path = request.path.startsWith(service.prefix) ? request.path.slice(service.prefix.length) || '/' : '/';
    const replaced = replacement(service, request, path);
    if (replaced !== undefined) return replaced;
    const answer = route(service, state, { ...request, path });
    return { ...answer, headers: { ...answer.headers, 'x-request-id': crypto.randomUUID() } };
  };
}

function route(service: Service, state: ServiceState, request: LabRequest): LabResponse {
  if (service.condition === 'private-link') return text(403, 'Authorization failed.');
  // The server handles health checks before authentication (dicom-server: Web/Startup.cs:74).
  if (request.path === '/health/check' && request.method === 'GET') return json(200, HEALTHY);
  const [, version, rest = '/'] = VERSION.exec(request.path) ?? [];
  // All routes start with the version (dicom-server: VersionedRouteAttribute.cs:13).
  if (version === undefined) return { status: 404 };
  // The server sends this header (dicom-server: ApiVersionsConvention.cs).
  const versions = { 'api-supported-versions': '1.0-prerelease, 1, 2' };
  if (rest === '/api.yaml')
    return text(200, `openapi: 3.0.1\ninfo:\n  title: Azure Healthcare APIs DICOM\n  version: ${version}\n`, versions);
  // The server refuses a query with angle brackets before authentication (dicom-server: Web/Startup.cs:70).
  if (/[<>]/.test(request.query.toString()) || /%3c/i.test(request.query.toString())) return text(400, 'The query string is not valid.');
  if (takeThrottle(service, request)) return text(429, 'Too many requests.', { 'retry-after': '1' });
  if (service.condition !== 'open') {
    const caller = callerOf(request, { ...service, roles: state.roles, action: 'dicom/read' });
    if (caller === 'anonymous' || caller === 'bad-token') return { status: 401, headers: challengeOf(service, caller === 'bad-token') };
    if (caller === 'no-role') return text(403, 'Authorization failed.');
  }
  if (request.method !== 'GET') return { status: 405 };
  const answer = read(service, state.patients, request, rest, version === 'v2');
  return { ...answer, headers: { ...answer.headers, ...versions } };
}

function read(service: Service, patients: readonly Patient[], { query }: LabRequest, path: string, second: boolean): LabResponse {
  const asked = service.ignoresQuery ? new URLSearchParams() : query;
  switch (path) {
    case '/extendedquerytags':
      return json(200, []);
    case '/changefeed':
      return changeFeed(patients, asked, second);
    case '/studies': {
      const uid = asked.get('StudyInstanceUID');
      const found = patients.filter((one) => uid === null || one.studyInstanceUid === uid).slice(0, Number(asked.get('limit') ?? 100));
      // The response to a search without results is 204, not an empty list (conformance statement).
      return found.length === 0 ? { status: 204 } : json(200, found.map(dataSet), { 'content-type': 'application/dicom+json' });
    }
    default:
      return { status: 404 };
  }
}

/**
 * Returns the change feed (dicom-server: ChangeFeedController.cs). Metadata is included by default. Version 1 has `offset` and `limit`
 * (default 10). Version 2 also has a time window, and its default limit is 100.
 */
function changeFeed(patients: readonly Patient[], asked: URLSearchParams, second: boolean): LabResponse {
  const start = asked.get('startTime') ?? asked.get('starttime');
  if (second && start !== null) {
    if (!/(?:Z|[+-]\d\d:\d\d)$/.test(start)) return text(400, 'The value is not a time with a zone.');
    if (Date.parse(start) > Date.now()) return json(200, []);
  }
  const limit = Number(asked.get('limit') ?? (second ? 100 : 10));
  return json(
    200,
    patients.slice(0, limit).map((patient, index) => entryOf(patient, index + 1, metadataWanted(asked))),
  );
}

function metadataWanted(asked: URLSearchParams): boolean {
  const [, value = 'true'] = [...asked].find(([name]) => name.toLowerCase() === 'includemetadata') ?? [];
  return value.toLowerCase() !== 'false';
}

function entryOf(patient: Patient, sequence: number, withMetadata: boolean): unknown {
  return {
    Sequence: sequence,
    StudyInstanceUid: patient.studyInstanceUid,
    SeriesInstanceUid: `${patient.studyInstanceUid}.1`,
    SopInstanceUid: `${patient.studyInstanceUid}.1.1`,
    Action: 'Create',
    Timestamp: '2026-11-02T08:00:00.0000000+00:00',
    State: 'Current',
    ...(withMetadata ? { Metadata: dataSet(patient) } : {}),
  };
}

function dataSet(patient: Patient): unknown {
  return {
    '00100010': { vr: 'PN', Value: [{ Alphabetic: `${patient.familyName}^${patient.givenName}` }] },
    '00100020': { vr: 'LO', Value: [patient.medicalRecordNumber] },
    '00100030': { vr: 'DA', Value: [patient.birthDate.replaceAll('-', '')] },
    '0020000D': { vr: 'UI', Value: [patient.studyInstanceUid] },
  };
}
