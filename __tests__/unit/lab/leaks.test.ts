import { describe, expect, test } from '@jest/globals';
import { findLeaks, findLeaksInTexts } from '../../../lab/runner/leaks.ts';
import { signer, randomText } from '../../../lab/network/keys.ts';
import type { Run } from '../../../lab/runner/runner.ts';
import { createOutputReader } from '../../../lab/runner/workflow-commands.ts';

const token = await (await signer('entra')).sign({ aud: 'https://x.example', uti: randomText(200) });
const [header = '', payload = '', signature = ''] = token.split('.');
const password = 'p@ss word/+%';
const canary = 'Canaryqwertzuiopasdfgh';
const secrets = [
  { name: 'access token', value: token },
  { name: 'password', value: password },
  { name: 'patient', value: canary },
];

function leaksOf(text: string): string[] {
  return findLeaksInTexts([['log', text]], secrets).map(({ what }) => what);
}

function runWith(change: Partial<Run>): Run {
  return {
    exitCode: 0,
    signal: undefined,
    timedOut: false,
    log: '',
    fullLog: '',
    rawLog: '',
    stderr: '',
    annotations: [],
    masks: [],
    otherCommands: [],
    outputs: {},
    summary: '',
    environment: {},
    state: {},
    path: '',
    writtenFiles: [],
    durationMs: 1,
    maxRss: undefined,
    ...change,
  };
}

describe('the leak check', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  test.each([
    ['the whole token', `x ${token} y`],
    ['16 characters of its payload', payload.slice(100, 116)],
    ['16 characters of its signature', signature.slice(-16)],
    ['base64 of the token', base64(token)],
    ['base64 of the token at offset 1', base64(`a${token}`)],
    ['base64 of the token at offset 2', base64(`ab${token}`)],
    ['base64url of its payload', Buffer.from(`ab${payload.slice(40, 70)}`).toString('base64url')],
    ['base64 of a basic credential', base64(`user:${password}`)],
    ['the password', `proxy http://user:${password}@host`],
    ['the password, URL-encoded', encodeURIComponent(password)],
    ['the canary', `patient ${canary}`],
    ['the canary, URL-encoded letter by letter', Array.from(canary, (one) => `%${one.charCodeAt(0).toString(16)}`).join('')],
    ['the canary, wrapped over lines', `${canary.slice(0, 9)}\n    ${canary.slice(9)}`],
    ['the canary in JSON', JSON.stringify({ name: canary })],
  ])('finds %s', (_what, text) => expect(leaksOf(text)).not.toEqual([]));

  test('reports the secret, its part, the place and the position of a leak', () => {
    expect(findLeaksInTexts([['summary', `1234 ${signature.slice(10, 40)}`]], secrets)).toEqual([
      { where: 'summary', what: 'access token (signature)', at: 5 },
    ]);
  });
});

test.each([
  ['the header of a token', header],
  ['15 characters of a payload', payload.slice(100, 115)],
  ['an ordinary line', 'Token for https://x.example: expires 2026-11-21T05:53:50.000Z (in 60 min)'],
  ['a stray percent sign', '100% of %zz'],
])('the leak check ignores %s', (_what, text) => expect(leaksOf(text)).toEqual([]));

describe('the leak check of a run', () => {
  test.each([
    ['log', { fullLog: token }],
    ['annotations', { annotations: [{ level: 'error', title: token, message: '' }] }],
    ['stderr', { stderr: token }],
    ['summary', { summary: token }],
    ['environment', { environment: { TOKEN: token } }],
    ['state', { state: { token } }],
    ['path', { path: token }],
    ['output report', { outputs: { report: token } }],
    ['file temp/x', { writtenFiles: [{ path: 'temp/x', content: token }] }],
  ] as const)('searches the %s', (where, change) => expect(findLeaks(runWith(change), secrets)[0]?.where).toBe(where));

  test('allows the token in the outputs token and tokens', () =>
    expect(findLeaks(runWith({ outputs: { token, tokens: JSON.stringify({ a: token }) } }), secrets)).toEqual([]));

  test('finds patient data in the outputs token and tokens', () =>
    expect(findLeaks(runWith({ outputs: { token: canary } }), secrets)).toEqual([{ where: 'output token', what: 'patient', at: 0 }]));

  test('finds a token that is logged before it is masked, but not after', () => {
    const log = (...lines: string[]): string => {
      const reader = createOutputReader();
      for (const line of lines) reader.line(line);
      return reader.shown({ debug: true });
    };
    const masks = [token, payload, signature].map((value) => `::add-mask::${value}`);
    expect(findLeaks(runWith({ fullLog: log(...masks, token, payload, `${header}.${payload}`) }), secrets)).toEqual([]);
    expect(findLeaks(runWith({ fullLog: log(token, ...masks) }), secrets)).not.toEqual([]);
    expect(findLeaks(runWith({ fullLog: log(`::add-mask::${token}`, payload) }), secrets)).not.toEqual([]);
  });
});
