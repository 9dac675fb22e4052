/** Records the requests to the lab, and detects patient data in responses. */
import type { FaultName } from '../network/faults.ts';
import type { LabResponse, LabRequest } from '../network/site.ts';
import type { Vault } from '../azure/tokens.ts';

/** A request to the lab, recorded without its credentials. */
export interface RecordedRequest {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly method: string;
  readonly path: string;
  /** Decoded query without the question mark. */
  readonly query: string;
  readonly authorised: 'none' | 'bearer' | 'other';
  /** Audience of the bearer token. Undefined if the lab did not issue the token. */
  readonly audience: string | undefined;
  /** Headers with lowercase names, except credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** Form fields, except secrets. */
  readonly form: Readonly<Record<string, string>> | undefined;
  /** Status of the response as if there were no fault. Undefined until there is a response. */
  status: number | undefined;
  /** The fault that was applied instead of the response. */
  fault: FaultName | undefined;
  /** Time of the request, in milliseconds since the epoch. */
  readonly at: number;
}

export interface RequestLog {
  readonly requests: RecordedRequest[];
  readonly patientDataServed: boolean;
  record(request: LabRequest): { setResult: (response: LabResponse, fault: FaultName | undefined) => void };
  clear(): void;
}

const CREDENTIALS: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie', 'x-identity-header', 'secret']);
const SECRET_FIELDS: ReadonlySet<string> = new Set(['client_assertion', 'client_secret']);

/** Creates an empty log. The vault contains the patient data that the log detects. */
export function createRequestLog(vault: Vault): RequestLog {
  const requests: RecordedRequest[] = [];
  let served = false;
  return {
    requests,
    get patientDataServed() {
      return served;
    },
    record(request) {
      const recorded: RecordedRequest = {
        scheme: request.scheme,
        host: request.host,
        method: request.method,
        path: request.path,
        query: decodeURIComponent(request.query.toString().replaceAll('+', ' ')),
        authorised: request.authorised,
        audience: request.bearer?.audience,
        headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => !CREDENTIALS.has(name))),
        form: formOf(request),
        status: undefined,
        fault: undefined,
        at: Date.now(),
      };
      requests.push(recorded);
      return {
        setResult(response, fault) {
          recorded.status = response.status;
          recorded.fault = fault;
          const body = response.body?.toString() ?? '';
          served ||= vault.secrets.some(({ patient, value }) => patient === true && body.includes(value));
        },
      };
    },
    clear() {
      requests.splice(0);
      served = false;
    },
  };
}

function formOf({ headers, body }: LabRequest): Readonly<Record<string, string>> | undefined {
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded') !== true) return undefined;
  return Object.fromEntries([...new URLSearchParams(body)].filter(([name]) => !SECRET_FIELDS.has(name)));
}

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * Returns one line per request for snapshots: method, host, path, query, scope, caller and status. GUIDs are replaced with words, so that
 * the lines are the same in every run.
 *
 * @param known GUIDs with their words
 * @param order `name` sorts the lines, because the order of parallel requests varies
 */
export function linesOf(
  requests: readonly RecordedRequest[],
  known: ReadonlyMap<string, string>,
  order: 'arrival' | 'name' = 'name',
): string[] {
  const lines = requests.map((request) => {
    const query = request.query === '' ? '' : `?${request.query}`;
    const scope = request.form?.['scope'] === undefined ? '' : ` scope=${request.form['scope']}`;
    const who =
      request.audience === undefined ? (request.authorised === 'none' ? 'anonymous' : request.authorised) : `token for ${request.audience}`;
    const end = request.fault ?? String(request.status ?? 'no response');
    const line = `${request.method} ${request.scheme === 'http' ? 'http://' : ''}${request.host}${request.path}${query}${scope} (${who}) → ${end}`;
    return line.replace(GUID, (guid) => `<${known.get(guid) ?? 'guid'}>`);
  });
  return order === 'name' ? lines.sort() : lines;
}
