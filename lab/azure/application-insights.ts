/**
 * Simulates the Application Insights ingestion endpoint. The path, envelope and limits follow the published specification
 * (azure-rest-api-specs: Monitor.Exporters/v2.1 swagger.json; azure-monitor-docs: application-insights-limits.md). The statuses follow the
 * troubleshooting article (SupportArticles-docs: investigate-missing-telemetry.md).
 */
import { callerOf, type Roles } from './access.ts';
import { isRecord, json, type LabResponse, type LabRequest } from '../network/site.ts';
import type { Web } from '../network/web.ts';

export type AvailabilityResult = Readonly<Record<string, unknown>>;

export interface ApplicationInsights {
  readonly host: string;
  readonly instrumentationKey: string;
  readonly connectionString: string;
  readonly received: AvailabilityResult[];
  /** Differences between the received envelopes and the specification. Each difference is a bug in the client. */
  readonly mistakes: string[];
  /**
   * Audiences of the tokens that the endpoint accepts, with and without a trailing slash (azure-monitor-docs: azure-ad-authentication.md;
   * .NET requests the second).
   */
  audiences: string[];
  readonly tenantId: string;
  /** Maps the index of a result in the request to the HTTP status with which the endpoint rejects it. */
  readonly rejected: Map<number, number>;
  /** Sets the next responses, such as 307 or 308 with a `location`, 402, 439, 429 or 503. */
  respond(response: LabResponse, times?: number): void;
  /** Adds another host for the same component, so that a redirect can lead there. */
  addHost(host: string): void;
}

type Check = (value: unknown) => boolean;

const text =
  (max: number): Check =>
  (value) =>
    typeof value === 'string' && value !== '' && value.length <= max;
/** Matches `DD.HH:MM:SS.MMMMMM`, below 1000 days. The days are optional. */
const duration: Check = (value) => typeof value === 'string' && /^(?:\d{1,3}\.)?[0-2]\d:[0-5]\d:[0-5]\d(?:\.\d{1,7})?$/.test(value);
const names: Check = (value) => isRecord(value) && Object.keys(value).every((name) => name.length <= 150);
/** Matches a UTC time that differs from the current time by less than 48 hours. Azure rejects older records. */
const recent: Check = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && Math.abs(Date.now() - Date.parse(value)) < 48 * 3_600_000;

const ENVELOPE: Readonly<Record<string, Check>> = {
  ver: (value) => value === 1,
  name: text(1024),
  time: recent,
  sampleRate: (value) => typeof value === 'number',
  seq: text(64),
  iKey: text(40),
  tags: (value) => isRecord(value) && Object.values(value).every((tag) => typeof tag === 'string'),
  data: isRecord,
};
const BASE_DATA: Readonly<Record<string, Check>> = {
  ver: (value) => value === 2,
  id: text(512),
  name: text(1024),
  duration,
  success: (value) => typeof value === 'boolean',
  runLocation: text(1024),
  message: text(8192),
  properties: (value) =>
    names(value) && isRecord(value) && Object.values(value).every((one) => typeof one === 'string' && one.length <= 8192),
  measurements: (value) => names(value) && isRecord(value) && Object.values(value).every((one) => typeof one === 'number'),
};
const REQUIRED = { envelope: ['name', 'time', 'data'], baseData: ['ver', 'id', 'name', 'duration', 'success'] } as const;
/** Maximum size of one item, in bytes. */
const MAX_ITEM = 65_536;

function compare(value: Readonly<Record<string, unknown>>, checks: Readonly<Record<string, Check>>, required: readonly string[]): string[] {
  const missing = required.filter((name) => value[name] === undefined).map((name) => `${name} is missing`);
  const wrong = Object.entries(value).filter(([name, member]) => checks[name]?.(member) !== true);
  return [...missing, ...wrong.map(([name]) => (name in checks ? `${name} is not valid` : `${name} is not in the specification`))];
}

/** Returns the differences between an envelope and the specification. */
export function envelopeMistakes(item: unknown, instrumentationKey: string): string[] {
  if (!isRecord(item)) return ['the item is not an object'];
  const data = isRecord(item['data']) ? item['data'] : {};
  const baseData = isRecord(data['baseData']) ? data['baseData'] : {};
  return [
    ...compare(item, ENVELOPE, REQUIRED.envelope),
    ...compare(baseData, BASE_DATA, REQUIRED.baseData),
    ...(data['baseType'] === 'AvailabilityData' ? [] : ['baseType is not AvailabilityData']),
    ...(item['iKey'] === instrumentationKey ? [] : ['iKey is not the instrumentation key of the component']),
    ...(Buffer.byteLength(JSON.stringify(item)) > MAX_ITEM ? ['the item is larger than 64 KB'] : []),
  ];
}

/** Adds a component to the lab. Roles are assigned on the host of the component. */
export function startApplicationInsights(
  web: Web,
  roles: Roles,
  options: { readonly host: string; readonly tenantId: string; readonly audience: string; readonly instrumentationKey: string },
): ApplicationInsights {
  const forced: { readonly response: LabResponse; left: number }[] = [];
  const insights: ApplicationInsights = {
    host: options.host,
    instrumentationKey: options.instrumentationKey,
    connectionString: `InstrumentationKey=${options.instrumentationKey};IngestionEndpoint=https://${options.host}/;ApplicationId=${options.instrumentationKey};`,
    received: [],
    mistakes: [],
    audiences: [options.audience, `${options.audience}/`],
    tenantId: options.tenantId,
    rejected: new Map(),
    respond(response, times = Infinity) {
      forced.push({ response, left: times });
    },
    addHost(host) {
      web.attach(host, (request) => handle({ ...request, host: options.host }));
    },
  };

  function handle(request: LabRequest): LabResponse {
    const replaced = forced.find(({ left }) => left > 0);
    if (replaced !== undefined) {
      replaced.left -= 1;
      return replaced.response;
    }
    // `v2/track` does not accept tokens (SupportArticles-docs).
    if (request.path === '/v2/track') return error(request.authorised === 'none' ? 404 : 400, 'Authentication not supported');
    if (request.path !== '/v2.1/track') return { status: 404 };
    if (request.method !== 'POST') return { status: 405 };
    return refuse(request) ?? ingest(request);
  }

  function refuse(request: LabRequest): LabResponse | undefined {
    const caller = callerOf(request, { ...insights, roles, action: 'insights/publish' });
    if (caller === 'bad-token') return error(401, 'please provide the valid authorization token');
    // A token without the role is refused even if local authentication is on (microsoft/ApplicationInsights-dotnet#2795).
    if (caller === 'no-role') return error(403, 'provided credentials do not grant the access to ingest the telemetry into the component');
    return undefined;
  }

  function ingest({ headers, body }: LabRequest): LabResponse {
    if (!/^application\/json(?:;|$)/.test(headers['content-type'] ?? '')) return error(400, 'The content type is not supported');
    const items = itemsOf(body);
    if (items === undefined) return error(400, 'The body is not valid JSON');
    const errors = items.flatMap((item, index) => {
      const mistakes = envelopeMistakes(item, insights.instrumentationKey);
      insights.mistakes.push(...mistakes.map((mistake) => `item ${String(index)}: ${mistake}`));
      const statusCode = mistakes.length > 0 ? 400 : insights.rejected.get(index);
      return statusCode === undefined ? [] : [{ index, statusCode, message: mistakes.join('; ') || 'Rejected by the lab' }];
    });
    const failed = new Set(errors.map(({ index }) => index));
    const accepted = items.filter((_item, index) => !failed.has(index));
    insights.received.push(...accepted.flatMap(baseDataOf));
    const status = errors.length === 0 ? 200 : accepted.length > 0 ? 206 : 400;
    return json(status, { itemsReceived: items.length, itemsAccepted: accepted.length, errors });
  }

  web.attach(options.host, handle);
  return insights;
}

/** Parses an array, or a single object as an array with one item. */
function itemsOf(body: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items;
  } catch {
    return undefined;
  }
}

function baseDataOf(item: unknown): readonly AvailabilityResult[] {
  const data = isRecord(item) && isRecord(item['data']) ? item['data']['baseData'] : undefined;
  return isRecord(data) ? [data] : [];
}

function error(statusCode: number, message: string): LabResponse {
  return json(statusCode, { itemsReceived: 0, itemsAccepted: 0, errors: [{ index: 0, statusCode, message }] });
}
