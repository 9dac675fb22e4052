import { afterEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { Servers } from '../support/servers.ts';

const servers = new Servers();
afterEach(() => servers.stop());

const BEARER = 'bearer-s3cr3t';
const BODY = 'assertion-s3cr3t';
const PASSWORD = 'proxy-s3cr3t';

/** Sends a direct request, a request through the proxy, and a request for a tunnel that the proxy refuses. */
const CHILD = `
  const { createHttpClient } = await import(process.argv[1]);
  const [, , proxy, server] = process.argv;
  const http = createHttpClient({ https: new URL(proxy), http: new URL(proxy), bypass: [] }, { timeoutMs: 3000, deadline: Infinity }, Date.now);
  const request = { method: 'POST', headers: { authorization: 'Bearer ${BEARER}' }, body: '${BODY}' };
  for (const url of [server, 'http://server.example/', 'https://server.example/']) {
    const reply = await http.send({ ...request, url: new URL(url) });
    console.log(reply.ok ? reply.response.status : reply.error.proxyStatus);
  }
  http.close();
`;

/** NODE_DEBUG prints options of a request, but not headers that are set on the request itself. */
test.each(['https', 'http,https,net,tls,stream', '*'])("Node's debug log contains no secret with NODE_DEBUG=%s", async (NODE_DEBUG) => {
  const { port } = await servers.http((_, response) => response.end('ok'));
  const proxy = await servers.proxy({ response: 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n' });
  const forward = await servers.http((_, response) => response.end('ok'));
  const source = new URL('../../../src/http/client.ts', import.meta.url).href;
  const running = [proxy.port, forward.port].map((through) => {
    const address = `http://user:${PASSWORD}@127.0.0.1:${String(through)}`;
    const args = ['--input-type=module', '--eval', CHILD, source, address, `http://127.0.0.1:${String(port)}/`];
    const child = spawn(process.execPath, args, { env: { ...process.env, NODE_DEBUG, HTTP_PROXY: '', HTTPS_PROXY: '' } });
    return [text(child.stdout), text(child.stderr)];
  });
  const log = (await Promise.all(running.flat())).join('');
  // Make sure that the request was sent. Otherwise, the log would be empty for another reason.
  expect(forward.requests.map(({ headers }) => headers.authorization)).toContain(`Bearer ${BEARER}`);
  expect(proxy.connects.map(({ authorization }) => authorization)).toEqual([`Basic ${Buffer.from(`user:${PASSWORD}`).toString('base64')}`]);
  expect(log).toMatch(/^200$/m);
  for (const secret of [BEARER, BODY, PASSWORD]) {
    for (const encoded of [secret, Buffer.from(secret).toString('base64'), Buffer.from(`user:${secret}`).toString('base64')])
      expect(log).not.toContain(encoded);
  }
});
