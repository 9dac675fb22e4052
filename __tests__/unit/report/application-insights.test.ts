/** Tests the fields and limits of availability results, and which results are sent again. */
import { describe, expect, test } from '@jest/globals';
import { envelopeMistakes } from '../../../lab/azure/application-insights.ts';
import { IDS } from '../../../lab/azure/contoso.ts';
import type { HttpRequest, HttpResult } from '../../../src/http/types.ts';
import { sendAvailability } from '../../../src/report/application-insights.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import type { Request } from '../../../src/model/request.ts';
import { isRecord, list } from '../../../src/util/json.ts';
import { ACTION } from '../../../src/util/text.ts';
import { FakeHttpClient, respond, fault } from '../support/http.ts';
import { DEID, DICOM, FHIR } from '../failures/samples.ts';
import { granted, outcome, passing, refusing, request, silent, sluggish, START } from './outcomes.ts';

const AUDIENCE = 'https://monitor.azure.com';
const HOST = 'westeurope-5.in.applicationinsights.azure.com';
const KEY = IDS.instrumentationKey;
const resource = { instrumentationKey: KEY, ingestionEndpoint: new URL(`https://${HOST}`), audience: AUDIENCE };
const endpoints = [passing(FHIR), refusing(DICOM), passing(DEID)];

/** Sends the results of three endpoints to a server that returns these responses. */
const send = (...answers: readonly HttpResult[]) => deliver(outcome({ endpoints }), request(), answers);

async function envelopesOf(found: Outcome, of: Request = request()): Promise<readonly unknown[]> {
  const { sent } = await deliver(found, of, []);
  return sent.flatMap(({ body }) => list(JSON.parse(String(body))));
}

async function deliver(found: Outcome, of: Request, answers: readonly HttpResult[], grant: Parameters<typeof granted>[1] = {}) {
  const http = new FakeHttpClient((_, number) => answers[number - 1] ?? respond(200, { body: {} }));
  const { sent } = http;
  const slept: number[] = [];
  const log: string[] = [];
  let now = START;
  const warnings = await sendAvailability(resource, found, of, (audience) => Promise.resolve(granted(audience, grant)), {
    deadline: START + 30_000,
    log: (line) => log.push(line),
    http,
    clock: {
      now: () => now,
      random: () => 0,
      sleep: (ms) => {
        if (ms >= 30_000) return new Promise(() => undefined);
        slept.push(ms);
        now += ms;
        return Promise.resolve();
      },
    },
  });
  return { sent, slept, log, warnings, names: sent.map(namesIn) };
}

const baseDataOf = (envelope: unknown): Record<string, unknown> =>
  isRecord(envelope) && isRecord(envelope['data']) && isRecord(envelope['data']['baseData']) ? envelope['data']['baseData'] : {};
const namesIn = ({ body }: HttpRequest): readonly unknown[] => list(JSON.parse(String(body))).map((one) => baseDataOf(one)['name']);
/** @param statusCodes status code for each index of a result. */
const errors = (statusCodes: Readonly<Record<number, number>>): object => ({
  itemsReceived: 3,
  itemsAccepted: 3 - Object.keys(statusCodes).length,
  errors: Object.entries(statusCodes).map(([index, statusCode]) => ({ index: Number(index), statusCode, message: 'text of the server' })),
});

describe('the availability results', () => {
  const longest = { ...FHIR, name: `gateway.contoso.example/${'x'.repeat(4000)}` };

  test.each([
    ['a pass, a failure and a pass', endpoints],
    ['no response', [silent(FHIR)]],
    ['a warning', [sluggish(FHIR, 812)]],
    ['an endpoint that is longer than a name may be', [passing(longest)]],
  ])('match the specification for %s', async (_, checked) => {
    // The specification compares the time with the current time.
    const envelopes = await envelopesOf(outcome({ endpoints: checked, ended: Date.now() }));
    expect(envelopes.flatMap((envelope) => envelopeMistakes(envelope, KEY))).toEqual([]);
    expect(envelopes.map((envelope) => baseDataOf(envelope)['name'])).toEqual(checked.map(({ target }) => target.name.slice(0, 1024)));
  });

  test('report a warning as a success with the title and code of the failure', async () => {
    const [envelope] = await envelopesOf(outcome({ endpoints: [sluggish(FHIR, 812)] }));
    expect(baseDataOf(envelope)).toMatchObject({
      success: true,
      duration: '00.00:00:00.812',
      message: expect.stringContaining('(latency-high)'),
      properties: { service: 'fhir', status: 'warn', failure: 'latency-high' },
      measurements: { latencyMs: 812 },
    });
  });

  test.each([
    ['', ACTION],
    ['contoso/clinical-platform', 'contoso/clinical-platform'],
  ])('contain the location of a run in the repository %j: %s', async (repository, location) => {
    const [envelope] = await envelopesOf(outcome(), request({ run: { ...request().run, repository } }));
    expect(baseDataOf(envelope)['runLocation']).toBe(location);
  });

  test.each([
    [124, '00.00:00:00.124'],
    [3_661_001, '00.01:01:01.001'],
  ])('contain the duration of %d ms as %s', async (ms, text) => {
    const [envelope] = await envelopesOf(outcome({ endpoints: [passing(FHIR, ms)] }));
    expect(baseDataOf(envelope)['duration']).toBe(text);
  });
});

describe('the delivery', () => {
  test.each([429, 500, 503, 408])('retries only the result that was refused with %d', async (status) => {
    const { names, warnings, slept } = await send(respond(206, { body: errors({ 1: status }) }));
    expect(names).toEqual([[FHIR.name, DICOM.name, DEID.name], [DICOM.name]]);
    expect([warnings, slept]).toEqual([[], [1000]]);
  });

  const [good, bad] = [respond(200, { body: {} }), respond(400)];
  test.each([
    [{ 1: 400 }, good, 1, '1 of 3', 'accepted only some of the results'],
    [{ 0: 400, 2: 503 }, good, 2, '1 of 3', 'accepted only some of the results'],
    [{ 2: 503 }, bad, 2, '1 of 3', 'accepted only some of the results'],
    [{ 0: 400, 1: 400, 2: 400 }, good, 1, '3 of 3', 'accepted none of the results'],
    [{ 0: 400, 1: 400, 2: 503 }, bad, 2, '3 of 3', 'accepted none of the results'],
  ])(
    'counts results that were refused with %j and then %j as lost after %d requests: %s',
    async (statusCodes, next, requests, lost, why) => {
      const { sent, warnings } = await send(respond(206, { body: errors(statusCodes) }), next);
      expect(sent).toHaveLength(requests);
      const [what, cause] = [lost, why].map((text) => expect.stringContaining(text));
      expect(warnings).toMatchObject([{ code: 'application-insights-failed', what, why: cause }]);
      expect(JSON.stringify(warnings)).not.toContain('text of the server');
    },
  );

  test.each([
    ['2 of 3', { itemsReceived: 3, itemsAccepted: 1 }],
    ['3 of 3', {}],
    ['3 of 3', 'hostile'],
    ...[987_654_321_098_765, -123_456_789_012_345, 0.123456789, 4, '2'].map((itemsAccepted) => ['3 of 3', { itemsAccepted }] as const),
    ['3 of 3', { errors: [{ statusCode: 400 }, { index: 9, statusCode: 400 }] }],
  ])('counts %s results as lost after the partial acceptance %j', async (text, body) => {
    const { sent, warnings } = await send(respond(206, { body }));
    expect([sent.length, warnings[0]?.what]).toEqual([1, expect.stringContaining(text)]);
  });

  test.each([
    ['a web page', respond(200, { headers: { 'content-type': 'text/html' }, body: '<html>blocked</html>' }), '3 of 3'],
    ['truncated JSON', respond(200, { headers: { 'content-type': 'application/json' }, body: '{"itemsReceived":3,"ite' }), '3 of 3'],
    ...[200, 201, 204].map((status) => [`no body, status ${String(status)}`, respond(status), '3 of 3'] as const),
    ['no acceptance', respond(200, { body: { itemsReceived: 3, itemsAccepted: 0 } }), '3 of 3'],
    ['fewer accepted results', respond(200, { body: { itemsReceived: 3, itemsAccepted: 2, errors: [] } }), '1 of 3'],
  ])('counts results as lost that a 200 does not confirm: %s', async (_, response, text) => {
    const { sent, warnings } = await send(response);
    expect([sent.length, warnings[0]?.what]).toEqual([1, expect.stringContaining(text)]);
    expect(warnings[0]?.why).toContain('A proxy or filter might have responded');
  });

  test.each([301, 302, 303])('says that ingestion hosts do not redirect with %d', async (status) => {
    const { sent, warnings } = await send(respond(status, { headers: { location: `https://${HOST}/` } }));
    expect([sent.length, warnings[0]?.why]).toEqual([1, expect.stringContaining('redirect only with 307 and 308')]);
  });

  test.each([307, 308])('says that a redirect with %d needs a valid location', async (status) => {
    for (const headers of [{}, { location: 'https://[' }]) {
      const { warnings } = await send(respond(status, { headers }));
      expect(warnings[0]?.why).toMatch(/^The redirect does not specify a valid URL/);
    }
    const { warnings } = await send(respond(status, { headers: { location: 'https://contoso.example/' } }));
    expect(warnings[0]?.why).toContain('to a host that is not an ingestion host');
  });

  test.each([
    [respond(429), 'is limiting the number of requests', 'later'],
    [respond(503), 'is temporarily unavailable', 'again'],
    [respond(405), 'A proxy or filter might have responded', 'again'],
    [fault('TIMEOUT'), 'is unreachable or temporarily unavailable', 'allow connections'],
  ])('gives the cause of the last of three attempts: %j', async (result, cause, fix) => {
    const { warnings } = await send(result, result, result);
    expect(warnings).toMatchObject([{ why: expect.stringContaining(cause), next: expect.stringContaining(fix) }]);
    expect(warnings[0]?.why.includes('unreachable')).toBe(!result.ok);
  });

  test.each([400, 503])('counts a repeated error once: %d', async (statusCode) => {
    const repeated = { errors: Array.from({ length: 1_000 }, () => ({ index: 0, statusCode })) };
    const { sent, warnings } = await send(respond(206, { body: repeated }), respond(400));
    expect(warnings[0]?.what).toContain('1 of 3');
    expect(sent.map(({ body = '' }) => body.length).every((length) => length < 10_000)).toBe(true);
  });

  test('stops after three partial acceptances', async () => {
    const { sent, warnings } = await send(
      respond(206, { body: errors({ 0: 503, 1: 503 }) }),
      respond(206, { body: errors({ 0: 503 }) }),
      respond(503),
      respond(200),
    );
    expect([sent.length, warnings[0]?.what]).toEqual([3, expect.stringContaining('1 of 3')]);
    expect(warnings[0]?.why).toContain('only some of the results');
  });

  test('waits as long as the server requests, but not beyond the deadline', async () => {
    const asks = (seconds: number): HttpResult => respond(429, { headers: { 'retry-after': String(seconds) } });
    const log = ['Waiting for Application Insights (HTTP 429). Sending the report again in 7.0 s.'];
    expect(await send(asks(7))).toMatchObject({ slept: [7000], log, warnings: [] });
    const tooLong = await send(asks(60));
    expect([tooLong.sent.length, tooLong.log, tooLong.warnings[0]?.why]).toEqual([1, [], expect.stringContaining('a delay of 60 s')]);
  });

  test.each([
    ['this identity', {}, '55555555-1234-4abc-9def-666666666666'],
    ['an identity that is looked up', { claims: undefined }, '"$(az ad sp show --id '],
  ])('shows a command that assigns the role to %s after a 403', async (_, grant, principal) => {
    const { warnings } = await deliver(outcome({ endpoints }), request(), [respond(403)], grant);
    expect(warnings[0]?.why).toContain('Monitoring Metrics Publisher');
    const [command] = warnings[0]?.commands ?? [];
    expect(command?.text).toMatch(/^scope=.*\naz role assignment create/);
    for (const part of ['Monitoring Metrics Publisher', KEY, principal]) expect(command?.text).toContain(part);
  });

  test('403 prints no command if the step does not know the identity', async () => {
    const login = request({ signIn: { method: 'existing-login', clientId: undefined, tenantId: undefined } });
    const { warnings } = await deliver(outcome({ endpoints }), login, [respond(403)], { claims: undefined });
    expect(warnings[0]?.commands).toEqual([]);
  });

  test('retries if there is no response', async () => {
    const { sent, warnings } = await send(fault('ECONNRESET'), fault('TIMEOUT'));
    expect([sent.length, warnings]).toEqual([3, []]);
  });
});
