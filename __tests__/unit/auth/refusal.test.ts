import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeAttempt, readRefusal } from '../../../src/auth/acquire.ts';
import { START, VirtualClock } from '../support/clock.ts';
import { bare } from '../support/http.ts';
import { anyText, bodies, checkProperty } from '../support/property.ts';

const TRACE_ID = 'aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb';
const CORRELATION_ID = 'cccccccc-4444-4555-8666-dddddddddddd';

/** An error response from Entra (Entra docs: reference-error-codes). */
const REFUSAL = {
  error: 'invalid_client',
  error_description: `AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:x'.\r\nTrace ID: ${TRACE_ID}`,
  error_codes: [700213],
  timestamp: '2026-11-21 04:05:06Z',
  trace_id: TRACE_ID,
  correlation_id: CORRELATION_ID,
  error_uri: 'https://login.microsoftonline.com/error?code=700213',
};

const NO_DETAILS = { errorCode: undefined, traceId: undefined, correlationId: undefined, timestamp: undefined };

const read = (body: unknown, headers: Readonly<Record<string, string>> = {}, status = 400) =>
  readRefusal(bare(status, headers, body), { clock: new VirtualClock(), hide: (value) => value });

describe('readRefusal', () => {
  test('returns the code, IDs and timestamp', () => {
    expect(read(REFUSAL, {}, 401)).toEqual({
      httpStatus: 401,
      errorCode: 700213,
      traceId: TRACE_ID,
      correlationId: CORRELATION_ID,
      timestamp: '2026-11-21 04:05:06Z',
      clockSkewSeconds: 0,
    });
  });

  test('returns the first code and no text', () => {
    expect(read({ ...REFUSAL, error_codes: [70021, 700213] }).errorCode).toBe(70021);
    expect(JSON.stringify(read(REFUSAL))).not.toMatch(/matching|repo:x|invalid_client/);
  });
});

test('readRefusal hides IDs that contain part of a live token', () => {
  const context = { clock: new VirtualClock(), hide: () => 'hidden' };
  expect(readRefusal(bare(400, {}, REFUSAL), context)).toMatchObject({ traceId: 'hidden', correlationId: 'hidden' });
});

describe('readRefusal ignores', () => {
  test.each([
    ['truncated JSON', '{"error_codes":[700213'],
    ['an array', [REFUSAL]],
    ['a code in the description only', { error: 'invalid_client', error_description: 'AADSTS700213: …' }],
    ['bytes that are not text', new Uint8Array([0xff, 0xfe, 0x7b])],
    ['wrong types', { error_codes: { 0: 700213 }, timestamp: 1, trace_id: [TRACE_ID], correlation_id: { id: CORRELATION_ID } }],
    [
      'hostile values',
      {
        error_codes: ['700213\n::error::x'],
        timestamp: '2026-11-21 04:05:06Z\n::error::x',
        trace_id: `${TRACE_ID}\n`,
        correlation_id: '<img src=x>',
      },
    ],
    ['a hostile line before a timestamp', { timestamp: '::error::x\n2026-11-21 04:05:06Z' }],
    ['a fractional code', { error_codes: [700213.5] }],
    ['a code below 1', { error_codes: [0] }],
    ['a code with ten digits', { error_codes: [1_000_000_000] }],
    ['a code beyond the safe integers', '{"error_codes":[9007199254740993]}'],
  ])('%s', (_, body) => expect(read(body)).toMatchObject(NO_DETAILS));
});

test('readRefusal returns only valid codes, IDs and timestamps for any response', () => {
  const claim = fc.oneof(anyText, fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(TRACE_ID, TRACE_ID.toUpperCase(), 1e300, -1, 0));
  const refusal = fc.record(
    {
      error_codes: fc.oneof(fc.array(fc.oneof(fc.integer(), fc.double(), anyText)), fc.jsonValue({ maxDepth: 1 })),
      timestamp: claim,
      trace_id: claim,
      correlation_id: claim,
      error_description: anyText,
    },
    { requiredKeys: [] },
  );
  checkProperty(
    fc.property(bodies(refusal), fc.oneof(anyText, fc.constantFrom('Sat, 21 Nov 2026 04:05:06 GMT', '')), (body, date) => {
      const { errorCode, traceId, correlationId, timestamp, clockSkewSeconds } = read(body, { date });
      if (errorCode !== undefined) expect(Number.isSafeInteger(errorCode) && errorCode > 0).toBe(true);
      for (const id of [traceId, correlationId]) if (id !== undefined) expect(id).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      if (timestamp !== undefined) expect(timestamp).toMatch(/^[\d :-]+Z$/);
      expect(Number.isSafeInteger(clockSkewSeconds)).toBe(true);
    }),
    700,
  );
});

describe('the clock skew between the runner and Entra', () => {
  test.each([
    ['is 0 if the times are equal', 'Sat, 21 Nov 2026 04:05:06 GMT', 0],
    ['is positive if the runner is ahead', 'Sat, 21 Nov 2026 04:00:06 GMT', 300],
    ['is negative if the runner is behind', 'Sat, 21 Nov 2026 04:10:06 GMT', -300],
    ['is 0 for an invalid date', 'yesterday', 0],
  ])('%s', (_, date, seconds) => expect(read('', { date }).clockSkewSeconds).toBe(seconds));
});

describe('describeAttempt', () => {
  const describeResponse = (headers: Readonly<Record<string, string>>, body = 'x', pauseUntil = START + 9000) => {
    const deadlines = { deadline: START + 60_000, waitUntil: START, pauseUntil };
    return describeAttempt(bare(503, headers, body), 2, { clock: new VirtualClock(), deadlines });
  };

  test.each([
    [undefined, 'x', 'other', undefined],
    ['application/json', ' ', 'empty', 'application/json'],
    ['text/html', 'x', 'html', 'text/html'],
    ['text/html', '', 'empty', 'text/html'],
    [' Text/HTML ; charset=utf-8;\nx', 'x', 'html', 'text/html'],
    ['text/plain', '<!DOCTYPE html>', 'html', 'text/plain'],
    ['text/plain', `${' '.repeat(4096)}<html>`, 'empty', 'text/plain'],
    ['text/xml', '<a/>', 'other', 'text/xml'],
    ['application/xml', 'x', 'other', 'application/xml'],
    ['application/octet-stream', 'x', 'other', 'application/octet-stream'],
    ['application/x-hostile', 'x', 'other', undefined],
  ])('with the type %j and the body %j finds %s', (type, body, kind, mediaType) =>
    expect(describeResponse(type === undefined ? {} : { 'content-type': type }, body)).toEqual({
      attempts: 2,
      retryAfterMs: undefined,
      waitTooLong: false,
      response: { kind, bytes: body.length, mediaType, proxy: undefined, missedBypass: undefined },
    }),
  );

  test.each([
    ['8', START + 9000, false],
    ['9', START + 9000, true],
    ['10', START + 9000, true],
    [undefined, START, true],
  ])('compares the pause of %s s with the end of the pauses', (seconds, pauseUntil, waitTooLong) =>
    expect(describeResponse(seconds === undefined ? {} : { 'retry-after': seconds }, 'x', pauseUntil).waitTooLong).toBe(waitTooLong),
  );
});
