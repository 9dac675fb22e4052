/**
 * Redirects all connections of a program without a proxy to the lab. The program still uses the real host names. `node --import` loads this
 * module before the program.
 */
import dns, { type LookupAddress, type LookupOptions } from 'node:dns';
import { Socket } from 'node:net';

const target = { host: '127.0.0.1', port: process.env['LAB_PORT'] };
const connect: unknown = Object.getOwnPropertyDescriptor(Socket.prototype, 'connect')?.value;
if (typeof connect !== 'function') throw new TypeError('This version of Node has no Socket.prototype.connect');
const value = new Proxy(connect, {
  apply(original, socket, args: readonly (object | readonly object[])[]): unknown {
    // The options are either the first argument, or the first item of an array of arguments that Node has normalized.
    Object.assign(args.flat()[0] ?? {}, target);
    return Reflect.apply(original, socket, args);
  },
});
Object.defineProperty(Socket.prototype, 'connect', { value });

// The action resolves the host name before it connects.
const lab: LookupAddress = { address: target.host, family: 4 };
Object.defineProperty(dns, 'lookup', {
  value: (_host: string, _options: LookupOptions, done: (error: null, addresses: readonly LookupAddress[]) => void) => {
    process.nextTick(done, null, [lab]);
  },
});
