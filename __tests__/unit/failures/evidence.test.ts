import { expect, test } from '@jest/globals';
import type { AttemptContext } from '../../../src/failures/contexts.ts';
import {
  bypassFor,
  busyCauses,
  foreignResponse,
  isBusy,
  kindOf,
  responseFacts,
  runAgain,
  waitFor,
} from '../../../src/failures/evidence.ts';
import { BLOCK_PAGE } from './samples.ts';

test('causes, fixes and evidence for responses of Entra', () => {
  const missedBypass = { error: 'wildcard', entry: '*.example', instead: '.example', host: 'a.example' } as const;
  const empty = { kind: 'empty', bytes: 0, mediaType: undefined, proxy: 'proxy.example' } as const;
  const contexts: readonly AttemptContext[] = [
    { httpStatus: 200 },
    { httpStatus: 400, attempts: 1 },
    { httpStatus: 200, attempts: 2 },
    { httpStatus: 403, response: { ...empty, missedBypass } },
    { httpStatus: 200, response: { ...empty, missedBypass } },
    { httpStatus: 403, response: { ...empty, missedBypass: { ...missedBypass, error: 'range' } } },
    { httpStatus: 200, response: BLOCK_PAGE },
    { httpStatus: 429, attempts: 3, retryAfterMs: 60_000 },
    { httpStatus: 503, attempts: 1, retryAfterMs: 240_001, waitTooLong: true },
    { httpStatus: 503, retryAfterMs: 3_540_000 },
    { httpStatus: 503, retryAfterMs: 3_540_001 },
  ];
  const lines = contexts.map((context) =>
    [
      foreignResponse('Entra', context),
      busyCauses('Entra', context).filter(Boolean).join(' '),
      runAgain(context),
      kindOf(context.response),
      ...[waitFor(context), responseFacts(context), bypassFor(context) ?? null].map((value) => JSON.stringify(value)),
    ].join(' | '),
  );
  expect(lines).toMatchInlineSnapshot(`
   [
     "Entra might be having a temporary problem. | Entra is temporarily unavailable or is throttling requests. | Run the job again. | an unreadable response | {"hint":"The request might succeed within minutes","seconds":300} | {} | null",
     "Entra might be having a temporary problem. | Entra is temporarily unavailable or is throttling requests. | Run the job again. | an unreadable response | {"hint":"The request might succeed within minutes","seconds":300} | {} | null",
     "All 2 attempts received an unusable response. A proxy or filter between the runner and Entra might have modified the responses. | Entra is temporarily unavailable or is throttling requests. All 2 attempts failed. | Run the job again. | an unreadable response | {"hint":"The request might succeed within minutes","seconds":300} | {} | null",
     "A proxy or filter between the runner and Entra probably sent this response, because Entra does not return HTTP 403 for this request. | Entra is temporarily unavailable or is throttling requests. | Run the job again. | an empty response | {"hint":"The request might succeed within minutes","seconds":300} | {"Response body":"0 bytes, no known type","Through a proxy":"proxy.example"} | {"error":"wildcard","entry":"*.example","instead":".example","host":"a.example"}",
     "Entra might be having a temporary problem. | Entra is temporarily unavailable or is throttling requests. | Run the job again. | an empty response | {"hint":"The request might succeed within minutes","seconds":300} | {"Response body":"0 bytes, no known type","Through a proxy":"proxy.example"} | null",
     "A proxy or filter between the runner and Entra probably sent this response, because Entra does not return HTTP 403 for this request. | Entra is temporarily unavailable or is throttling requests. | Run the job again. | an empty response | {"hint":"The request might succeed within minutes","seconds":300} | {"Response body":"0 bytes, no known type","Through a proxy":"proxy.example"} | null",
     "This web page probably came from a proxy or filter between the runner and Entra. The page might be a block page or the network's sign-in page. | Entra is temporarily unavailable or is throttling requests. | Run the job again. | a web page | {"hint":"The request might succeed within minutes","seconds":300} | {"Response body":"5120 bytes, text/html","Through a proxy":"no"} | null",
     "A proxy or filter between the runner and Entra probably sent this response, because Entra does not return HTTP 429 for this request. | Entra is throttling requests. All 3 attempts failed. The server requested a delay of 60 s. | Run the job again in 1 minute. | an unreadable response | {"hint":"The request might succeed within minutes","seconds":300} | {} | null",
     "A proxy or filter between the runner and Entra probably sent this response, because Entra does not return HTTP 503 for this request. | Entra is temporarily unavailable or is throttling requests. The server requested a delay of 241 s, which is longer than this step can wait. | Run the job again in 5 minutes. | an unreadable response | {"hint":"The request might succeed within minutes","seconds":360,"tooShort":true} | {} | null",
     "A proxy or filter between the runner and Entra probably sent this response, because Entra does not return HTTP 503 for this request. | Entra is temporarily unavailable or is throttling requests. The server requested a delay of 3540 s. | Run the job again in 59 minutes. | an unreadable response | {"hint":"The request might succeed within minutes","seconds":3600} | {} | null",
     "A proxy or filter between the runner and Entra probably sent this response, because Entra does not return HTTP 503 for this request. | Entra is temporarily unavailable or is throttling requests. The server requested a delay of 3541 s. | Run the job again in 60 minutes. | an unreadable response | false | {} | null",
   ]
  `);
});

test('a server is busy', () =>
  expect([407, 408, 409, 428, 429, 430, 499, 500, 503, 510, 511, 512].filter(isBusy)).toEqual([408, 429, 500, 503, 510, 512]));
