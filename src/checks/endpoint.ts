/** Examines one endpoint: is it there, is it closed to strangers, does the token open it? */
import type { Failure } from '../model/failure.ts';
import { isRecord, list, text } from '../util/json.ts';
import type { ProbeRequest } from '../azure/services/service.ts';
import { createFailure } from '../failures/define.ts';
import { expectationUnmet, latencyHigh } from '../failures/run.ts';
import type { Check, EndpointOutcome, Span, TokenOutcome } from '../model/outcome.ts';
import type { Request, Target } from '../model/request.ts';
import { probe, tenantOf, type ProbeResult, type ProbeContext, type Challenge, type ResponseSummary } from './probe.ts';
import { evaluateAuthorised, evaluateAnonymousRead, evaluateReachable, worst, type Evidence, type EvaluationContext } from './evaluate.ts';

/**
 * One verdict on one endpoint. The questions without a token go first: they run while the token is still being fetched.
 *
 * @param tokenOf gives the endpoint's token, once it is there.
 */
export async function checkEndpoint(
  target: Target,
  request: Request,
  tokenOf: () => Promise<TokenOutcome>,
  asking: ProbeContext,
): Promise<EndpointOutcome> {
  const { service, base, root } = target;
  const which: EvaluationContext = { target, cloud: request.cloud, clientId: request.signIn.clientId };
  const book = new CheckRecorder(target, asking);

  const reached = await book.probe('reachable', root, service.reachable, (seen) => evaluateReachable(seen, which));
  // Silence, a closed network, a redirect: whatever else was asked would be answered alike.
  if (!reached.passed) return book.outcome();
  const closed = await book.probe('anonymous', base, service.authorised, (seen) => evaluateAnonymousRead(seen, which));
  // A server that has just answered a stranger gets no token, and one that has fallen silent is not asked again.
  if (closed.seen !== undefined) await checkExpectations(target, request, book);

  const token = await tokenOf();
  if (!token.granted) {
    book.note({ name: 'authorised', failure: token.failure });
    return book.outcome();
  }
  if (!closed.passed) return book.outcome();
  const { token: secret, claims } = token.grant;
  const beside: Evidence = { anonymousStatus: reached.seen.status, claims, expects: closed.seen.challenge };
  const explain = async (seen: ResponseSummary): Promise<Failure | undefined> =>
    evaluateAuthorised(seen, which, { ...beside, expects: await expectedBy(target, seen, beside, book) });
  const authorised = await book.probe('authorised', base, service.authorised, (seen) => evaluateAuthorised(seen, which, beside), {
    token: secret,
    explain,
  });
  if (authorised.passed) checkLatency(target, request.maxLatencyMs, authorised.seen, book);
  return book.outcome();
}

/** What a probe came to. */
type Probed =
  { readonly passed: true; readonly seen: ResponseSummary } | { readonly passed: false; readonly seen: ResponseSummary | undefined };

/** Keeps what is found of one endpoint, in order. */
class CheckRecorder {
  readonly #target: Target;
  readonly #asking: ProbeContext;
  readonly #checks: Check[] = [];
  readonly #spans: Span[] = [];
  readonly #seen = new Map<string, ResponseSummary>();
  #last: ResponseSummary | undefined;

  constructor(target: Target, asking: ProbeContext) {
    this.#target = target;
    this.#asking = asking;
  }

  /** Asks, without noting a check. */
  async ask(
    name: string,
    above: string,
    question: ProbeRequest,
    judge: (seen: ResponseSummary) => Failure | undefined,
    token?: string,
  ): Promise<ProbeResult> {
    const { now } = this.#asking.clock;
    const start = now();
    const asked = await probe(this.#target, above, question, token, judge, this.#asking);
    this.#spans.push({ label: name, start, end: now(), ok: asked.failure === undefined });
    return asked;
  }

  /** Asks one of the three questions and notes its check; `explain` may look further into a failure. */
  async probe(
    name: string,
    above: string,
    question: ProbeRequest,
    judge: (seen: ResponseSummary) => Failure | undefined,
    { token, explain }: { token?: string; explain?: (seen: ResponseSummary) => Promise<Failure | undefined> } = {},
  ): Promise<Probed> {
    const asked = await this.ask(name, above, question, judge, token);
    const { seen, failure: why } = asked;
    if (seen !== undefined) this.#seen.set(name, seen);
    this.#last = seen;
    const explained = why !== undefined && seen !== undefined && explain !== undefined ? await explain(seen) : why;
    this.note({ name, failure: explained, observed: seen && { value: seen.status } });
    return asked.failure === undefined ? { passed: true, seen: asked.seen } : { passed: false, seen };
  }

  /** Notes a check: a pass, or what its failure makes of it. */
  note({
    name,
    failure: why,
    observed,
    expected,
  }: {
    name: string;
    failure?: Failure | undefined;
    observed?: Check['observed'] | undefined;
    expected?: string;
  }): void {
    const status = why === undefined ? 'pass' : WARNINGS.has(why.code) ? 'warn' : 'fail';
    const time = this.#asking.clock.now();
    this.#checks.push({
      name,
      status,
      time,
      ...(observed && { observed }),
      ...(expected !== undefined && { expected }),
      ...(why && { failure: why }),
    });
  }

  outcome(): EndpointOutcome {
    const authorised = this.#seen.get('authorised');
    return {
      target: this.#target,
      status: worst(this.#checks),
      checks: this.#checks,
      httpStatus: authorised?.status,
      latencyMs: authorised && latencyOf(authorised),
      timings: this.#seen.get('reachable')?.timings,
      spans: this.#spans,
      retryAfterMs: this.#last?.retryAfterMs,
    };
  }
}

/** Failures that make an endpoint no less healthy: an identity for real-time use alone, and a slow answer. */
const WARNINGS = new Set(['jobs-not-listable', 'latency-high']);

function latencyOf({ timings }: ResponseSummary): number {
  return Math.round(timings.firstByte);
}

function checkLatency(target: Target, limitMs: number | undefined, seen: ResponseSummary, book: CheckRecorder): void {
  const latencyMs = latencyOf(seen);
  const slow = limitMs !== undefined && latencyMs > limitMs ? createFailure(latencyHigh, { target, latencyMs, limitMs }) : undefined;
  const expected = limitMs === undefined ? {} : { expected: `${String(limitMs)} ms` };
  book.note({ name: 'responseTime', failure: slow, observed: { value: latencyMs, unit: 'ms' }, ...expected });
}

/** Holds the service's own statement against the lines of `expect` that it knows. */
async function checkExpectations(target: Target, { expectations }: Request, book: CheckRecorder): Promise<void> {
  const known = target.service.expectations;
  if (known === undefined) return;
  const wanted = expectations.flatMap(({ name, value }) => {
    const check = known.checks[name];
    return check === undefined ? [] : [{ name, value, check }];
  });
  if (wanted.length === 0) return;
  const { seen, failure: fault } = await book.ask('statement', target.base, known.question, () => undefined);
  for (const { name, value, check } of wanted) {
    const expected = `${name}: ${value}`;
    const result = seen?.status === 200 ? check(seen.json, value) : undefined;
    const unmet =
      result?.met === true
        ? undefined
        : (fault ?? createFailure(expectationUnmet, { target, name, expected: value, observed: result?.found }));
    book.note({ name, failure: unmet, expected, ...(result && { observed: { value: result.found } }) });
  }
}

/** What the service says it expects, for a 401: by its challenges, else by the authority in its CapabilityStatement. */
async function expectedBy(
  target: Target,
  { status, challenge }: ResponseSummary,
  { expects }: Evidence,
  book: CheckRecorder,
): Promise<Challenge> {
  const [audience, tenantId] = [challenge.audience ?? expects.audience, challenge.tenantId ?? expects.tenantId];
  const question = target.service.expectations?.question;
  if (status !== 401 || tenantId !== undefined || question === undefined) return { audience, tenantId };
  const { seen } = await book.ask('statement', target.base, question, () => undefined);
  return { audience, tenantId: tenantInStatement(seen?.json) };
}

/** The tenant in the OAuth URLs of a CapabilityStatement (FS: SecurityProvider.cs; the extension's name is SMART's). */
function tenantInStatement(statement: unknown): string | undefined {
  const within = (value: unknown, name: string): Record<string, unknown>[] =>
    list(isRecord(value) ? value[name] : undefined).filter(isRecord);
  const securities = within(statement, 'rest').map(({ security }) => security);
  const uris = securities.flatMap((security) => within(security, 'extension')).flatMap((extension) => within(extension, 'extension'));
  const tenants = uris.map(({ valueUri }) => tenantOf(text(valueUri)));
  return tenants.find((tenant) => tenant !== undefined);
}
