/** Common code of the servers. Each server listens on the socket file in its last argument, and ends when its standard input is closed. */
import { createServer } from 'node:http';

/** @param {import('node:http').RequestListener} listener */
export function serve(listener) {
  createServer(listener).listen(process.argv.at(-1), () => {
    process.stdout.write('ready\n');
  });
  process.stdin.resume().once('end', () => process.exit(0));
}

/** Returns the body of a request as text. */
export async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
