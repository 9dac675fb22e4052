/** Loaded before a program that uses no proxy, by `node --import`. Sends all connections to the lab, under the real names of their hosts. */
import dns, { type LookupAddress, type LookupOptions } from 'node:dns';
import { Socket } from 'node:net';

const target = { host: '127.0.0.1', port: process.env['LAB_PORT'] };
const connect: unknown = Object.getOwnPropertyDescriptor(Socket.prototype, 'connect')?.value;
if (typeof connect !== 'function') throw new TypeError('This version of Node has no Socket.prototype.connect');
const value = new Proxy(connect, {
  apply(original, socket, args: readonly (object | readonly object[])[]): unknown {
    // The options are the first argument, or the first item of arguments that Node has normalized.
    Object.assign(args.flat()[0] ?? {}, target);
    return Reflect.apply(original, socket, args);
  },
});
Object.defineProperty(Socket.prototype, 'connect', { value });

// The action resolves a name before it connects.
const lab: LookupAddress = { address: target.host, family: 4 };
Object.defineProperty(dns, 'lookup', {
  value: (_host: string, _options: LookupOptions, done: (error: null, addresses: readonly LookupAddress[]) => void) => {
    process.nextTick(done, null, [lab]);
  },
});
