/**
 * Runs the npm package `proxy`, which responds with 407 to requests without Basic credentials.
 *
 * Usage: node npm-proxy.mjs <address> <port> <user:password>
 */
import { createServer } from 'node:http';
import { createProxy } from 'proxy';

const [, , address, port, login] = process.argv;
const expected = `Basic ${Buffer.from(login).toString('base64')}`;
const server = createProxy(createServer());
server.authenticate = ({ headers }) => headers['proxy-authorization'] === expected;
server.listen(Number(port), address, () => {
  process.stdout.write('ready\n');
});
process.stdin.resume().once('end', () => process.exit(0));
