/**
 * Replaces a DICOM service of the lab with Orthanc. The gate forwards DICOMweb requests. It adds Azure's own features, which are the health
 * check, extended query tags, the change feed (from Orthanc's /changes), the versions, and 204 for an empty search result.
 */
import type { Lab } from '../../../lab/lab.ts';
import { isRecord, json, type LabResponse, type LabRequest, text } from '../../../lab/network/site.ts';
import { guarded, type Upstream, upstreamOf } from './gate.ts';

/** The version segment is mandatory (azure-docs: api-versioning-dicom-service.md). */
const VERSION = /^\/(?:v1|v2)(\/.*)$/;

/**
 * Puts a gate in front of Orthanc.
 *
 * @param host the host of the service
 * @param socket the file that Orthanc listens on. Its DICOMweb root is `/v2/`
 */
export function openDicomGate(lab: Lab, host: string, socket: string): void {
  const upstream = upstreamOf(socket);
  const refusals = { unauthorised: { status: 401 }, forbidden: text(403, 'Authorization failed.') };
  const inside = guarded(lab, lab.service(host), 'dicom/read', refusals, (request) => respond(upstream, request));
  lab.site(host, (request) => {
    // The health check needs no authentication (dicom-server: Web/Startup.cs:74).
    if (request.path === '/health/check' && request.method === 'GET') return health(upstream);
    return VERSION.test(request.path) ? inside(request) : { status: 404 };
  });
}

/** Returns the health of Orthanc in the same format as Azure (azure-docs: fhir-faq.md has the same format for FHIR). */
const health = async (upstream: Upstream): Promise<LabResponse> => {
  const healthy = await upstream.getJson('/system').then(isRecord, () => false);
  const status = healthy ? 'Healthy' : 'Unhealthy';
  return json(healthy ? 200 : 503, {
    overallStatus: status,
    details: [{ name: 'DataStoreHealthCheck', status, description: null, data: {} }],
  });
};

async function respond(upstream: Upstream, request: LabRequest): Promise<LabResponse> {
  const [, path = ''] = VERSION.exec(request.path) ?? [];
  const own = OWN[path];
  const response = own === undefined ? mapEmptyList(await upstream.forward(request, { path: `/v2${path}` })) : await own(upstream, request);
  // azure-docs: api-versioning-dicom-service.md.
  return { ...response, headers: { ...response.headers, 'api-supported-versions': 'v1, v2' } };
}

/** Paths that Azure serves in addition to DICOMweb. */
const OWN: Readonly<Record<string, (upstream: Upstream, request: LabRequest) => Promise<LabResponse>>> = {
  // The list is empty until a tag is added (dicom-server: ExtendedQueryTagController.cs).
  '/extendedquerytags': () => Promise.resolve(json(200, [])),
  '/changefeed': changeFeed,
};

/** Replaces status 200 with 204 if Orthanc returns an empty list, as the service's DICOM conformance statement requires. */
function mapEmptyList(response: LabResponse): LabResponse {
  return response.status === 200 && response.body?.toString().trim() === '[]' ? { status: 204 } : response;
}

/**
 * Returns the first page of the change feed (dicom-server: ChangeFeedController.cs; docs/concepts/change-feed.md). Entries contain the data
 * sets unless `includemetadata=false`. All entries are current, because no test replaces an instance.
 */
async function changeFeed(upstream: Upstream, { query }: LabRequest): Promise<LabResponse> {
  const log = await upstream.getJson('/changes?limit=10');
  const stored = records(log, 'Changes').filter(({ ChangeType }) => ChangeType === 'NewInstance');
  const withMetadata = query.get('includemetadata') !== 'false';
  return json(200, await Promise.all(stored.map((change, index) => entry(upstream, change, index + 1, withMetadata))));
}

async function entry(upstream: Upstream, change: Record<string, unknown>, sequence: number, withMetadata: boolean): Promise<unknown> {
  const tags = await upstream.getJson(`/instances/${String(change['ID'])}/simplified-tags`);
  const uid = (level: string): string => (isRecord(tags) ? String(tags[`${level}InstanceUID`]) : '');
  const [study, series, instance] = [uid('Study'), uid('Series'), uid('SOP')];
  const [metadata] = withMetadata
    ? list(await upstream.getJson(`/v2/studies/${study}/series/${series}/instances/${instance}/metadata`))
    : [];
  return {
    Sequence: sequence,
    StudyInstanceUid: study,
    SeriesInstanceUid: series,
    SopInstanceUid: instance,
    Action: 'Create',
    Timestamp: timestamp(String(change['Date'])),
    State: 'Current',
    ...(withMetadata ? { Metadata: metadata } : {}),
  };
}

/** Converts Orthanc's `20261102T080000`, which is UTC, to Azure's form with a time zone. */
function timestamp(date: string): string {
  return date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6.0000000+00:00');
}

function records(value: unknown, name: string): Record<string, unknown>[] {
  return isRecord(value) ? list(value[name]).filter(isRecord) : [];
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
