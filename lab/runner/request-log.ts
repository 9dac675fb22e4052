/** What the lab saw: each request in the order of its arrival, and whether a patient datum was ever put on the wire. */
import type { FaultName } from '../network/faults.ts';
import type { LabAnswer, LabRequest } from '../network/site.ts';
import type { Vault } from '../azure/tokens.ts';

/** One request that the lab saw. Holds no credential. */
export interface SeenRequest {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly method: string;
  readonly path: string;
  /** Decoded, without the question mark. */
  readonly query: string;
  readonly authorised: 'none' | 'bearer' | 'other';
  /** Audience of the bearer, when it is one of the lab's own tokens. */
  readonly audience: string | undefined;
  /** All but those that carry credentials. Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The fields of a form, without the assertion. */
  readonly form: Readonly<Record<string, string>> | undefined;
  /** Of the honest answer; undefined while there is none. */
  status: number | undefined;
  /** The fault that took the answer's place. */
  fault: FaultName | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface Logbook {
  readonly requests: SeenRequest[];
  readonly patientDataServed: boolean;
  note(request: LabRequest): { answered: (answer: LabAnswer, fault: FaultName | undefined) => void };
  /** Forgets the requests, for the next run against the same lab. */
  clear(): void;
}

const CREDENTIALS: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie', 'x-identity-header', 'secret']);
const SECRET_FIELDS: ReadonlySet<string> = new Set(['client_assertion', 'client_secret']);

/** An empty logbook, which knows the patients' data by the vault. */
export function createLogbook(vault: Vault): Logbook {
  const requests: SeenRequest[] = [];
  let served = false;
  return {
    requests,
    get patientDataServed() {
      return served;
    },
    note(request) {
      const seen: SeenRequest = {
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
      requests.push(seen);
      return {
        answered(answer, fault) {
          seen.status = answer.status;
          seen.fault = fault;
          const body = answer.body?.toString() ?? '';
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
 * One line for each request, for snapshots: method, host, path and query, what was asked of Entra, the caller, the answer.
 * What differs from run to run (GUIDs other than the known ones) is named instead.
 *
 * @param known GUIDs to keep, each with the word that stands for it
 * @param order `arrival`, or `name`: sorted, for requests that go side by side
 */
export function linesOf(
  requests: readonly SeenRequest[],
  known: ReadonlyMap<string, string>,
  order: 'arrival' | 'name' = 'name',
): string[] {
  const lines = requests.map((seen) => {
    const query = seen.query === '' ? '' : `?${seen.query}`;
    const scope = seen.form?.['scope'] === undefined ? '' : ` scope=${seen.form['scope']}`;
    const who = seen.audience === undefined ? (seen.authorised === 'none' ? 'anonymous' : seen.authorised) : `token for ${seen.audience}`;
    const end = seen.fault ?? String(seen.status ?? 'no answer');
    const line = `${seen.method} ${seen.scheme === 'http' ? 'http://' : ''}${seen.host}${seen.path}${query}${scope} (${who}) → ${end}`;
    return line.replace(GUID, (guid) => `<${known.get(guid) ?? 'guid'}>`);
  });
  return order === 'name' ? lines.sort() : lines;
}
