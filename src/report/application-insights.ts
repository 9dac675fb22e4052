/** Sends one availability result per endpoint to Application Insights. The results for all 200 possible endpoints fit in one request. */
import { createHash, randomUUID } from 'node:crypto';
import type { ApplicationInsights } from '../azure/application-insights.ts';
import { createFailure } from '../failures/define.ts';
import { reportFailures, type DeliveryContext } from '../failures/reporting.ts';
import type { Failure } from '../model/failure.ts';
import { idHider, type Granted, type Outcome, type TokenOutcome } from '../model/outcome.ts';
import type { Request } from '../model/request.ts';
import { member, objects, parseJson, retryAfter } from '../util/json.ts';
import type { ReportingContext } from './github/client.ts';
import { pauseForReport, TRANSIENT_STATUSES } from '../model/retry.ts';
import { ACTION, VERSION } from '../util/text.ts';
import type { HttpResponse } from '../http/types.ts';

/** URL path for availability results. The older path `v2/track` rejects Entra tokens. */
const PATH = '/v2.1/track';
const MOST_REDIRECTS = 3;
/** Maximum number of characters in the name of an availability result (Azure REST API specification, Monitor.Exporters 2.1). */
const LONGEST_NAME = 1024;

type Envelope = Readonly<Record<string, unknown>>;

/** Sends the availability results of a run. Returns warnings and never throws. */
export async function sendAvailability(
  resource: ApplicationInsights,
  outcome: Outcome,
  request: Request,
  getToken: (audience: string) => Promise<TokenOutcome>,
  context: ReportingContext,
): Promise<readonly Failure[]> {
  const { instrumentationKey } = resource;
  const envelopes = availabilityResults(outcome, request, instrumentationKey);
  const host = resource.ingestionEndpoint.host;
  const failed = (details: Omit<DeliveryContext, 'host' | 'sent' | 'instrumentationKey' | 'clientId'>): readonly Failure[] => [
    createFailure(reportFailures, 'application-insights-failed', {
      ...{ host, instrumentationKey, sent: envelopes.length, clientId: request.signIn.clientId },
      ...details,
    }),
  ];
  // With retries, the token request might take longer than the time limit for reports.
  const deadline = context.clock.sleep(context.deadline - context.clock.now()).then(() => undefined);
  const token = await Promise.race([getToken(resource.audience), deadline]);
  if (token?.granted !== true) {
    return failed({ lost: envelopes.length, httpStatus: undefined, principalId: undefined, tokenFailure: token?.failure });
  }
  const delivery = await deliver(envelopes, resource.ingestionEndpoint, token.grant, request, context);
  return delivery.lost === 0 ? [] : failed({ ...delivery, principalId: token.grant.claims?.objectId });
}

/** The results do not contain a token, response text, a client ID or a tenant ID. */
function availabilityResults(outcome: Outcome, request: Request, instrumentationKey: string): readonly Envelope[] {
  const { run } = request;
  const hide = idHider(outcome, request);
  const operation = createHash('sha256').update(`${run.repository} ${run.runId} ${run.runAttempt}`).digest('hex').slice(0, 32);
  return outcome.endpoints.map(({ target, status, checks, latencyMs }) => {
    const { failure } = checks.find((check) => check.status === 'fail') ?? checks.find((check) => check.failure !== undefined) ?? {};
    return {
      ver: 1,
      name: 'Microsoft.ApplicationInsights.Availability',
      time: new Date(outcome.ended).toISOString(),
      sampleRate: 100,
      iKey: instrumentationKey,
      tags: { 'ai.cloud.role': ACTION, 'ai.operation.id': operation, 'ai.internal.sdkVersion': `${ACTION}:${VERSION}` },
      data: {
        baseType: 'AvailabilityData',
        baseData: {
          ver: 2,
          id: randomUUID(),
          name: hide(target.name).slice(0, LONGEST_NAME),
          // The format is `DD.HH:MM:SS.mmm`. The number of days is always 0, because requests time out in less than an hour.
          duration: `00.${new Date(latencyMs ?? 0).toISOString().slice(11, 23)}`,
          success: status !== 'fail',
          runLocation: run.repository || ACTION,
          message: failure === undefined ? status : `${failure.title} (${failure.code})`,
          properties: { service: target.service.name, status, failure: failure?.code, run: run.links.run, attempt: run.runAttempt },
          measurements: latencyMs === undefined ? undefined : { latencyMs },
        },
      },
    };
  });
}

/** Sends the results, and retries up to two times. After a partial rejection, resends only the results with temporary errors. */
async function deliver(
  envelopes: readonly Envelope[],
  ingestion: URL,
  { token }: Granted,
  request: Request,
  context: ReportingContext,
): Promise<Pick<DeliveryContext, 'lost' | 'httpStatus' | 'retryAfterMs' | 'hasLocation'>> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'user-agent': `${ACTION}/${VERSION}` };
  let url = new URL(PATH, ingestion);
  let pending = envelopes;
  let lost = 0;
  let partial = false;
  let redirects = 0;
  for (let attempts = 1; ;) {
    const result = await context.http.send({ url, method: 'POST', headers, body: JSON.stringify(pending) });
    const response = result.ok ? result.response : undefined;
    const target = response && redirectTarget(response, url, request.cloud.monitor.hosts);
    if (target !== undefined && redirects < MOST_REDIRECTS) {
      redirects += 1;
      url = target;
      continue;
    }
    const httpStatus = partial ? 206 : response?.status;
    if (response !== undefined && response.status >= 200 && response.status < 300) {
      const refused = refusedIn(response, pending);
      lost += refused.lost;
      pending = refused.retry;
      partial = partial || response.status === 206;
      if (pending.length === 0) return { lost, httpStatus: partial ? 206 : response.status };
    } else if (response !== undefined && !TRANSIENT_STATUSES.has(response.status)) {
      return { lost: lost + pending.length, httpStatus, hasLocation: locationOf(response, url) !== undefined };
    }
    const retryAfterMs = response && retryAfter(response.headers, context.clock.now());
    const reason = result.ok ? `HTTP ${String(result.response.status)}` : result.error.code;
    if (!(await pauseForReport(`Application Insights (${reason})`, attempts, retryAfterMs, context)))
      return { lost: lost + pending.length, httpStatus, retryAfterMs };
    attempts += 1;
  }
}

/** Returns the redirect URL if it points to an ingestion host in the same cloud. Other hosts must not receive the token. */
function redirectTarget(response: HttpResponse, from: URL, hosts: readonly string[]): URL | undefined {
  const location = locationOf(response, from);
  if ((response.status !== 307 && response.status !== 308) || location === undefined) return undefined;
  const { protocol, port, username, password, hostname } = location;
  const trusted = hosts.some((suffix) => hostname.endsWith(suffix));
  const safe = protocol === 'https:' && port === '' && username === '' && password === '';
  return trusted && safe ? new URL(PATH, `https://${hostname}`) : undefined;
}

function locationOf({ headers: { location } }: HttpResponse, from: URL): URL | undefined {
  return location === undefined ? undefined : (URL.parse(location, from.href) ?? undefined);
}

/** Returns the rejected results that can be sent again, and the number of rejected results that cannot. */
function refusedIn({ status, body }: HttpResponse, sent: readonly Envelope[]) {
  const parsed = parseJson(body);
  const errors = new Map(objects(parsed, 'errors').map(({ index, statusCode }) => [index, statusCode]));
  const isTemporary = (status: unknown): boolean => typeof status === 'number' && TRANSIENT_STATUSES.has(status);
  const refused = sent.flatMap((envelope, index) => (errors.has(index) ? [{ envelope, temporary: isTemporary(errors.get(index)) }] : []));
  if (refused.length === 0) {
    const accepted = member(parsed, 'itemsAccepted');
    const isCount = typeof accepted === 'number' && Number.isInteger(accepted) && accepted >= 0 && accepted <= sent.length;
    // A proxy or web filter might return a web page or an empty response with status 200.
    const otherwise = status !== 206 && parsed !== undefined ? sent.length : 0;
    return { retry: [], lost: sent.length - (isCount ? accepted : otherwise) };
  }
  const retry = refused.filter(({ temporary }) => temporary).map(({ envelope }) => envelope);
  return { retry, lost: refused.length - retry.length };
}
