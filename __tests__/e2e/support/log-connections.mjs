/** Logs every connection and name resolution of the process to standard error. Loaded by NODE_OPTIONS=--import. */
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';

// Child processes do not log their connections.
Reflect.deleteProperty(process.env, 'NODE_OPTIONS');

const { connect } = Socket.prototype;
Socket.prototype.connect = function connectAndLog(...args) {
  const [first] = args.flat();
  const { host = '127.0.0.1', port, path } = typeof first === 'object' && first !== null ? first : { port: first };
  process.stderr.write(`connects to ${path ?? `${host}:${port}`}\n`);
  return connect.apply(this, args);
};

const { lookup } = dns;
dns.lookup = function lookupAndLog(name, ...others) {
  process.stderr.write(`resolves ${name}\n`);
  return lookup(name, ...others);
};
syncBuiltinESMExports();
