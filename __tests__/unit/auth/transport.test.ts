import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import { describe, expect, test } from '@jest/globals';
import type { HttpResult } from '../../../src/http/client.ts';
import { createTransport, type RecordedResult } from '../../../src/auth/transport.ts';
import { answer, FakeWire, fault } from '../support/http.ts';

const ID = '77777777-9abc-4def-8123-000000000001';

/** Sends what the library would send. */
const send = (body: string | undefined, reply: HttpResult = answer(200, { headers: { 'x-a': 'b' }, body: 'é' }), query = '') => {
  const http = new FakeWire(() => reply);
  const recorded: RecordedResult = { reply: undefined };
  const request = createPipelineRequest({
    url: `https://login.example/token${query}`,
    method: 'POST',
    headers: createHttpHeaders({ accept: 'application/json' }),
    ...(body !== undefined && { body }),
  });
  const response = createTransport(http, recorded, ID).sendRequest(request);
  return { response, recorded, reply, http };
};

describe('what the library sends goes out by the one wire', () => {
  test.each([
    ['first', 'client-request-id=other&scope=x', `client-request-id=${ID}&scope=x`],
    ['in the middle', 'scope=x&client-request-id=other&a=b', `scope=x&client-request-id=${ID}&a=b`],
    ['last', 'scope=x&client-request-id=other', `scope=x&client-request-id=${ID}`],
    ['nowhere', 'scope=x', 'scope=x'],
    ['as the end of another name', 'scope=x&my-client-request-id=other', 'scope=x&my-client-request-id=other'],
  ])("with the action's own ID in the place of the library's: %s", (_, body, sent) => {
    const { http } = send(body);
    expect(http.sent[0]).toMatchObject({ method: 'POST', body: sent, headers: { accept: 'application/json', 'client-request-id': ID } });
  });

  test('in the query too, where it stands there', () => {
    expect(send('', undefined, '?client-request-id=other').http.sent[0]?.url.search).toBe(`?client-request-id=${ID}`);
    expect(send('', undefined, '?a=b').http.sent[0]?.url.search).toBe('?a=b');
  });

  test('without a body when there is none', () => {
    expect(send(undefined).http.sent[0]).not.toHaveProperty('body');
  });
});

describe('what comes back', () => {
  test('is handed to the library, and kept', async () => {
    const { response, recorded, reply } = send('');
    const { status, headers, bodyAsText } = await response;
    expect({ status, header: headers.get('x-a'), bodyAsText }).toEqual({ status: 200, header: 'b', bodyAsText: 'é' });
    expect(recorded.reply).toBe(reply);
  });

  test('or did not is told the library as an error with the code alone, and kept', async () => {
    const { response, recorded, reply } = send('', fault('ECONNRESET'));
    await expect(response).rejects.toMatchObject({ code: 'ECONNRESET', message: 'ECONNRESET' });
    expect(recorded.reply).toBe(reply);
  });
});
