/** Without a proxy: to this machine itself, since no other network is at hand here. Direct connections by real names are in the real suite. */
import { expect, test } from '@jest/globals';
import { IDS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';
import { startLab } from '../../../lab/lab.ts';
import { preload } from '../support/preload.ts';
import { playIn } from '../support/scenario.ts';
import { connectionsOf, WATCH } from '../support/watch.ts';

/** A service on this machine, beside the proxy that everything else takes: loopback names never go through one. */
async function withGateway<Value>(port: (lab: Lab) => number, play: (lab: Lab, host: string) => Promise<Value>): Promise<Value> {
  const lab = await startLab();
  try {
    const host = `localhost:${String(port(lab))}`;
    lab.service(host, { kind: 'fhir', audiences: [IDS.smartResource] });
    lab.roles.grant(IDS.principal, host, 'FHIR Data Reader');
    return await play(lab, host);
  } finally {
    await lab.stop();
  }
}

test('a direct connection: name, connection, handshake and first byte each have their time', async () => {
  await withGateway(
    ({ web }) => web.port,
    async (lab, host) => {
      const played = await playIn(lab, {
        with: { endpoint: `https://${host} service=fhir audience=api://smart.contoso.example`, 'trusted-hosts': host },
        env: WATCH,
        noisy: true,
      });
      expect({ log: played.log, ...played.outputs }).toMatchObject({ status: 'pass' });
      expect(played.run.log).toMatch(/\(dns \d+ · connect \d+ · tls \d+ · first byte \d+\)/);
      // The authorised read ends the first connection. The request with the unsigned token needs another one.
      expect(connectionsOf(played).filter((where) => where === host)).toHaveLength(2);
      expect(lab.connects.map(({ authority }) => authority)).not.toContain(host);
    },
  );
});

test('a port where nothing listens', async () => {
  await withGateway(
    () => 9,
    async (lab, host) => {
      const played = await playIn(lab, {
        with: { endpoint: `https://${host} service=fhir audience=api://smart.contoso.example`, 'trusted-hosts': host },
      });
      expect(played.outputs).toMatchObject({ failure: 'connection-refused' });
      expect(played.log).toMatchSnapshot('log');
    },
  );
});

test.each([400, 700])('an address that needs %i ms to connect, next to one that refuses, is still used', async (slowMs) => {
  await withGateway(
    ({ web }) => web.port,
    async (lab, host) => {
      const played = await playIn(lab, {
        with: { endpoint: `https://${host} service=fhir audience=api://smart.contoso.example`, 'trusted-hosts': host },
        env: preload(`
          import dns from 'node:dns';
          import { Socket } from 'node:net';
          import { syncBuiltinESMExports } from 'node:module';
          const { lookup } = dns;
          dns.lookup = (name, options, done) => name !== 'localhost' ? lookup(name, options, done)
            : done(null, [{ address: '127.0.0.1', family: 4 }, { address: '::1', family: 6 }]);
          syncBuiltinESMExports();
          const { connect } = Socket.prototype;
          Socket.prototype.connect = function (...args) {
            const [options] = args.flat();
            const find = options.lookup;
            if (find) options.lookup = (name, given, done) => find(name, given, (error, address, family) =>
              setTimeout(done, address === '127.0.0.1' ? ${String(slowMs)} : 0, error, address, family));
            return connect.apply(this, args);
          };
        `),
      });
      expect({ log: played.log, ...played.outputs }).toMatchObject({ status: 'pass' });
    },
  );
});
