/** One question to one endpoint: asked, tried again while that can help, and what came back reduced to what may be looked at. */
import type { Failure, AttemptResult } from '../model/failure.ts';
import { guid, isRecord, list, parseJson, text } from '../util/json.ts';
import type { BodyForm, ProbeRequest } from '../azure/services/service.ts';
import type { BodyKind, IssueCode } from '../failures/contexts.ts';
import { networkFailure } from '../failures/network.ts';
import type { HttpResponse, Timings, HttpClient } from '../http/client.ts';
import { retry, retryAfter, type Clock, type Deadlines } from '../util/retry.ts';
import type { Run, Target } from '../model/request.ts';

/** What asking needs of the world. */
export interface ProbeContext {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** When quick tries end; waiting for what propagates goes on around the whole verdict, not here. */
  readonly deadlines: Deadlines;
  /** Lets only so many endpoints be examined at once: each holds a connection while it is. */
  readonly limit: <Value>(ask: () => Promise<Value>) => Promise<Value>;
  readonly timeoutMs: number;
  readonly run: Run;
}

/** An answer without its body: of that, only what has a known shape. */
export interface ResponseSummary {
  readonly status: number;
  readonly bodyKind: BodyKind;
  /** The parsed body where one was asked for, of any shape. */
  readonly json: unknown;
  readonly issueCode: IssueCode | undefined;
  /** The server's own ID of the request. */
  readonly requestId: string | undefined;
  readonly challenge: Challenge;
  /** Host that a redirect leads to. */
  readonly redirectsTo: string | undefined;
  readonly timings: Timings;
  /** How long the server asks to be left alone. Milliseconds. */
  readonly retryAfterMs: number | undefined;
}

/** What was seen at last; with the failure where that is none of an answer, or what came is not what a healthy service answers. */
export type ProbeResult =
  | { readonly seen: ResponseSummary; readonly failure: undefined }
  | { readonly seen: ResponseSummary | undefined; readonly failure: Failure };

/** What a 401 says is expected (FS: Startup.cs:262; DS: SecurityModule.cs): validated URLs only. */
export interface Challenge {
  readonly audience: string | undefined;
  readonly tenantId: string | undefined;
}

/**
 * Asks.
 *
 * @param above where the question's path begins: the target's base, or its root.
 * @param token to send along; undefined for an anonymous question.
 * @param judge whether an answer is one, or a failure that may heal by asking again.
 * @returns what was seen, or the failure: of the wire, or as judged.
 */
export async function probe(
  target: Target,
  above: string,
  question: ProbeRequest,
  token: string | undefined,
  judge: (seen: ResponseSummary) => Failure | undefined,
  asking: ProbeContext,
): Promise<ProbeResult> {
  const { http, clock, timeoutMs, run } = asking;
  const url = new URL(`${above}${question.path}`);
  const headers = { ...headersOf(target, question, run), ...(token !== undefined && { ...LAST, authorization: `Bearer ${token}` }) };
  let seen: ResponseSummary | undefined;
  const attempt = async (): Promise<AttemptResult<ResponseSummary>> => {
    seen = undefined;
    const reply = await http.send({ url, headers, ...(question.maxBytes !== undefined && { maxBytes: question.maxBytes }) });
    if (!reply.ok) {
      const { error: fault } = reply;
      // A host that was silent is not asked again within a verdict: in a fleet, that patience would be everybody's.
      return {
        ok: false,
        failure: networkFailure({ error: fault, whose: `the ${target.service.title}`, timeoutMs }),
        noRetry: SILENT.has(fault.code),
      };
    }
    seen = summarizeResponse(reply.response, clock.now(), question.form);
    const failure = judge(seen);
    return failure === undefined ? { ok: true, value: seen } : { ok: false, failure, retryAfterMs: seen.retryAfterMs };
  };
  const result = await retry(attempt, asking.deadlines, clock, () => undefined);
  return result.ok ? { seen: result.value, failure: undefined } : { seen, failure: result.failure };
}

/** The read with the token is the last question: in a fleet, connections kept for nothing would be hundreds. */
const LAST = { connection: 'close' } as const;

const SILENT = new Set(['TIMEOUT', 'DEADLINE', 'ETIMEDOUT']);

function headersOf(target: Target, question: ProbeRequest, run: Run): Record<string, string> {
  // Only Azure's own hosts keep the audit headers in their log; a gateway is not told where we run.
  const audit = target.trust === 'azure' ? target.service.auditHeaders(`${run.repository}/${run.runId}/${run.runAttempt}`) : {};
  return { 'user-agent': 'azure-healthcare-token', ...question.headers, ...audit };
}

/**
 * Reduces an answer.
 *
 * @param now milliseconds since the epoch, for a `Retry-After` that is a date.
 * @param form in which a success is understood.
 */
export function summarizeResponse(answer: HttpResponse, now: number, form?: BodyForm): ResponseSummary {
  // The names of de-identification jobs may be those of patients: what is asked for its status alone is not even parsed.
  const unread = form === 'ignored' && answer.status >= 200 && answer.status < 300;
  const json = unread ? undefined : parseJson(answer.body);
  return {
    status: answer.status,
    bodyKind: looksOf(answer, json),
    json,
    issueCode: issueCodeOf(json),
    requestId:
      guid(answer.headers['x-request-id']) ?? guid(isRecord(json) ? json['id'] : undefined) ?? guid(answer.headers['x-ms-request-id']),
    challenge: readChallenge(answer.headers['www-authenticate']),
    redirectsTo: hostOf(answer.headers['location']),
    timings: answer.timings,
    retryAfterMs: retryAfter(answer.headers, now),
  };
}

function looksOf({ headers, body }: HttpResponse, json: unknown): BodyKind {
  if (isRecord(json) && text(json['resourceType']) !== undefined) return 'fhir';
  if (json !== undefined) return 'json';
  if (body.length === 0) return 'empty';
  const start = Buffer.from(body.subarray(0, 256)).toString('latin1');
  return /^\s*<(?:!doctype html|html|head|body)/i.test(start) || (headers['content-type'] ?? '').startsWith('text/html') ? 'html' : 'other';
}

const ISSUE_CODES: ReadonlySet<string> = new Set<IssueCode>(['login', 'forbidden', 'service-deprecated']);

function isIssueCode(code: string | undefined): code is IssueCode {
  return code !== undefined && ISSUE_CODES.has(code);
}

/** The code of an OperationOutcome (hl7.org/fhir/R4/operationoutcome.html) that decides something: the coded detail before the issue's type. */
function issueCodeOf(json: unknown): IssueCode | undefined {
  if (!isRecord(json) || json['resourceType'] !== 'OperationOutcome') return undefined;
  const issue = list(json['issue'])[0];
  if (!isRecord(issue)) return 'other';
  const { details } = issue;
  const coding = isRecord(details) ? list(details['coding'])[0] : undefined;
  const codes = [isRecord(coding) ? text(coding['code']) : undefined, text(issue['code'])];
  return codes.find(isIssueCode) ?? 'other';
}

/**
 * Reads the challenge of a 401: `Bearer authorization_uri="…", resource_id="…", realm="…"` (RFC 9110 §11.6.1; the names are Azure's).
 *
 * @param header the value of `WWW-Authenticate`.
 */
export function readChallenge(header: string | undefined): Challenge {
  const parameter = (name: string): string | undefined => new RegExp(`\\b${name}="([^"\\s<>\`]{1,300})"`, 'i').exec(header ?? '')?.[1];
  const audience = parameter('resource_id') ?? parameter('realm');
  return {
    audience: audience !== undefined && isAudience(audience) ? audience : undefined,
    tenantId: tenantOf(parameter('authorization_uri')),
  };
}

function isAudience(value: string): boolean {
  return guid(value) !== undefined || (/^(?:https|api):\/\/[\w.:/-]{1,250}$/.test(value) && URL.canParse(value));
}

/** The host of a URL, where it is the name of one (RFC 1123 §2.1): of the rest, a server may have written anything. */
export function hostOf(url: string | undefined): string | undefined {
  const host = url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url).hostname : '';
  return HOST_NAME.test(host) ? host : undefined;
}

const HOST_NAME = /^(?=.{4,100}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** The tenant in the URL of an authority: its first path segment, where that is a GUID. */
export function tenantOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? guid(new URL(url).pathname.split('/')[1]) : undefined;
}
