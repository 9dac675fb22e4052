/**
 * Orthanc behind the gate, in the place of a DICOM service. DICOMweb itself passes as it is; mapped is what Azure has beside it or answers
 * otherwise: the health check, extended query tags, the change feed (from Orthanc's own /changes), the versions, and 204 for nothing found.
 */
import { guarded, type Upstream, upstreamOf } from './gate.ts';
import type { Lab } from '../../../lab/lab.ts';
import { isRecord, json, type LabAnswer, type LabRequest, text } from '../../../lab/network/site.ts';

/** AD: api-versioning-dicom-service.md: the version segment is mandatory. */
const VERSION = /^\/(v1|v2)(\/.*)$/;

/**
 * Puts Orthanc in the place of one of the lab's DICOM services.
 *
 * @param host of that service
 * @param socket the file on which an Orthanc listens whose DICOMweb root is `/v2/`
 */
export function openDicomGate(lab: Lab, host: string, socket: string): void {
  const upstream = upstreamOf(socket);
  const refusals = { unauthorised: { status: 401 }, forbidden: text(403, 'Authorization failed.') };
  const inside = guarded(lab, lab.service(host), 'dicom/read', refusals, (request) => answer(upstream, request));
  lab.site(host, (request) => {
    // Before any authentication (DS: Web/Startup.cs:74).
    if (request.path === '/health/check' && request.method === 'GET') return health(upstream);
    return VERSION.test(request.path) ? inside(request) : { status: 404 };
  });
}

/** Healthy is what answers; the shape is the service's (AD: fhir-faq.md has the same one for FHIR). */
const health = async (upstream: Upstream): Promise<LabAnswer> => {
  const well = await upstream.ask('/system').then(isRecord, () => false);
  const status = well ? 'Healthy' : 'Unhealthy';
  return json(well ? 200 : 503, {
    overallStatus: status,
    details: [{ name: 'DataStoreHealthCheck', status, description: null, data: {} }],
  });
};

async function answer(upstream: Upstream, request: LabRequest): Promise<LabAnswer> {
  const [, version = '', path = ''] = VERSION.exec(request.path) ?? [];
  const own = OWN[path];
  const answered =
    own === undefined ? nothingFoundIs204(await upstream.pass(request, { path: `/v2${path}` })) : await own(upstream, request, version);
  // AD: api-versioning-dicom-service.md.
  return { ...answered, headers: { ...answered.headers, 'api-supported-versions': 'v1, v2' } };
}

/** What Azure has and DICOMweb has not. */
const OWN: Readonly<Record<string, (upstream: Upstream, request: LabRequest, version: string) => Promise<LabAnswer>>> = {
  // DS: ExtendedQueryTagController.cs: a list, empty where none was ever added.
  '/extendedquerytags': () => Promise.resolve(json(200, [])),
  '/changefeed': changeFeed,
};

/** "204 when empty" (the service's DICOM conformance statement); Orthanc answers 200 and an empty list. */
function nothingFoundIs204(answered: LabAnswer): LabAnswer {
  return answered.status === 200 && answered.body?.toString().trim() === '[]' ? { status: 204 } : answered;
}

/**
 * The change feed (DS: ChangeFeedController.cs; docs/concepts/change-feed.md): entries by sequence from `offset` on, `limit` of 10 in v1 and
 * 100 in v2, and whole data sets unless `includeMetadata=false`. Orthanc's instances are never replaced here, so each is current.
 */
async function changeFeed(upstream: Upstream, { query }: LabRequest, version: string): Promise<LabAnswer> {
  const asked = new Map([...query].map(([name, value]) => [name.toLowerCase(), value]));
  const from = asked.get('starttime');
  if (version === 'v2' && from !== undefined && Date.parse(from) > Date.now()) return json(200, []);
  const log = await upstream.ask('/changes?limit=1000');
  const stored = records(log, 'Changes').filter(({ ChangeType }) => ChangeType === 'NewInstance');
  const offset = Number(asked.get('offset') ?? 0);
  const page = stored.slice(offset, offset + Number(asked.get('limit') ?? (version === 'v2' ? 100 : 10)));
  const withMetadata = asked.get('includemetadata')?.toLowerCase() !== 'false';
  return json(200, await Promise.all(page.map((change, index) => entry(upstream, change, offset + index + 1, withMetadata))));
}

async function entry(upstream: Upstream, change: Record<string, unknown>, sequence: number, withMetadata: boolean): Promise<unknown> {
  const tags = await upstream.ask(`/instances/${String(change['ID'])}/simplified-tags`);
  const uid = (level: string): string => (isRecord(tags) ? String(tags[`${level}InstanceUID`]) : '');
  const [study, series, instance] = [uid('Study'), uid('Series'), uid('SOP')];
  const [metadata] = withMetadata ? list(await upstream.ask(`/v2/studies/${study}/series/${series}/instances/${instance}/metadata`)) : [];
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

/** Orthanc's `20261102T080000` is UTC; Azure's has a zone. */
function timestamp(date: string): string {
  return date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6.0000000+00:00');
}

function records(value: unknown, name: string): Record<string, unknown>[] {
  return isRecord(value) ? list(value[name]).filter(isRecord) : [];
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
