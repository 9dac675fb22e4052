/** What the suite's servers share: listening on the socket file that they are told, and ending with whoever started them. */
import { createServer } from 'node:http';

/** @param {import('node:http').RequestListener} listener */
export function serve(listener) {
  const [socket] = process.argv.slice(2);
  createServer(listener).listen(socket, () => {
    process.stdout.write('ready\n');
  });
  process.stdin.resume().once('end', () => process.exit(0));
}

/** A request's body, as text. */
export async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
