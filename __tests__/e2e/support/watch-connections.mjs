/** Loaded before a step by NODE_OPTIONS=--import: tells on standard error where the process connects to, whoever in it does. */
import { Socket } from 'node:net';

// The stand-ins that it starts are not watched: what a real az connects to is its own business.
Reflect.deleteProperty(process.env, 'NODE_OPTIONS');

const { connect } = Socket.prototype;
Socket.prototype.connect = function connectAndTell(...args) {
  const [first] = args.flat();
  const { host = '127.0.0.1', port, path } = typeof first === 'object' && first !== null ? first : { port: first };
  process.stderr.write(`connects to ${path ?? `${host}:${port}`}\n`);
  return connect.apply(this, args);
};
