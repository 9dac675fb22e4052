/** Parses Application Insights connection strings by the same rules as the .NET parser (Azure Monitor docs: connection-strings). */
import { CLOUDS, type Cloud } from './clouds.ts';
import { belongsToCloud } from './audiences.ts';
import { GUID } from '../util/json.ts';
import { type InputError, inputError, ok, type ParseResult } from '../util/user-input.ts';
import { warning } from '../util/text.ts';

/** The Application Insights resource that receives availability results. */
export interface ApplicationInsights {
  readonly instrumentationKey: string;
  /** Scheme and host of the ingestion endpoint. The host belongs to the selected cloud. */
  readonly ingestionEndpoint: URL;
  readonly audience: string;
}

const COPY = 'Set it to the connection string that the Azure portal shows on the overview page of the resource';

/**
 * Parses a connection string, which consists of `key=value` pairs separated by `;`. Keys are case-insensitive, and unknown keys are
 * ignored. Accepts only ingestion hosts of the selected cloud.
 */
export function readConnectionString(given: string, cloud: Cloud): ParseResult<ApplicationInsights> {
  const wrong = (problem: string): InputError => inputError(problem, COPY);
  const values = new Map<string, string>();
  for (const pair of (given.endsWith(';') ? given.slice(0, -1) : given).split(';')) {
    const at = pair.indexOf('=');
    const [key, value] = [pair.slice(0, Math.max(0, at)).trim().toLowerCase(), pair.slice(at + 1).trim()];
    if (key === '' || value === '' || /[\r\n]/.test(pair)) return wrong('contains an entry that does not have the form key=value');
    if (values.has(key)) return wrong('contains the same key twice');
    values.set(key, value);
  }
  const key = values.get('instrumentationkey');
  if (key === undefined) return wrong('does not contain an InstrumentationKey');
  if (!GUID.test(key)) return wrong('contains an InstrumentationKey that is not a GUID');
  const address = addressOf(values);
  const endpoint = URL.parse(address);
  // Accept `https://<host>`, optionally followed by port 443, a trailing slash, or both.
  const isOrigin = endpoint?.protocol === 'https:' && endpoint.port === '' && endpoint.pathname === '/' && !/[@?#\\]/.test(address);
  if (!isOrigin || !/^[\w.-]+$/.test(endpoint.hostname))
    return wrong('contains an ingestion endpoint that is not https://<host>/ on port 443');
  const host = endpoint.hostname.replace(/\.$/, '');
  const owner = Object.values(CLOUDS).find(({ monitor }) => monitor.hosts.some((suffix) => host.endsWith(suffix)));
  if (owner === undefined)
    return inputError('contains an ingestion endpoint that is not an Azure Monitor host', COPY, {
      reason: 'The action sends a token along with the results, so it sends them only to Azure Monitor hosts.',
    });
  if (owner.name !== cloud.name) return belongsToCloud(owner.name);
  const { audience } = cloud.monitor;
  const named = values.get('aadaudience')?.replace(/\/(?:\/?\.default)?$/, '') ?? audience;
  const ignored = `the action ignores AADAudience, because the Azure Monitor audience in ${cloud.title} is ${audience}`;
  const resource = { instrumentationKey: key.toLowerCase(), ingestionEndpoint: new URL(`https://${host}`), audience };
  return ok(resource, named === audience ? [] : [warning(ignored)]);
}

function addressOf(values: ReadonlyMap<string, string>): string {
  const [suffix, location] = [values.get('endpointsuffix'), values.get('location')];
  const region = location === undefined ? '' : `${trimDots(location)}.`;
  return (
    values.get('ingestionendpoint') ??
    (suffix === undefined ? 'https://dc.services.visualstudio.com' : `https://${region}dc.${trimDots(suffix)}`)
  );
}

function trimDots(text: string): string {
  return text.replaceAll(/^\.+|(?<!\.)\.+$/g, '');
}
