/** Tests direct connections to this machine. The real suite tests direct connections to real host names. */
import { expect, test } from '@jest/globals';
import { IDS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';
import { startLab } from '../../../lab/lab.ts';
import { preload } from '../support/preload.ts';
import { outlineOf, runScenarioIn } from '../support/scenario.ts';
import { connectionsOf, LOG_CONNECTIONS } from '../support/connections.ts';

/** Adds a service at `localhost`. Connections to it never use the proxy. */
async function withGateway<Value>(port: (lab: Lab) => number, use: (lab: Lab, host: string) => Promise<Value>): Promise<Value> {
  const lab = await startLab();
  try {
    const host = `localhost:${String(port(lab))}`;
    lab.service(host, { kind: 'fhir', audiences: [IDS.smartResource] });
    lab.roles.grant(IDS.principal, host, 'FHIR Data Reader');
    return await use(lab, host);
  } finally {
    await lab.stop();
  }
}

test('logs the duration of each phase of a direct connection', async () => {
  await withGateway(
    ({ web }) => web.port,
    async (lab, host) => {
      const run = await runScenarioIn(lab, {
        with: { endpoint: `https://${host} service=fhir audience=api://smart.contoso.example`, 'trusted-hosts': host },
        env: LOG_CONNECTIONS,
        noisy: true,
      });
      expect({ log: run.log, ...run.outputs }).toMatchObject({ status: 'pass' });
      expect(run.step.log).toMatch(/\(dns \d+ · connect \d+ · tls \d+ · first byte \d+\)/);
      // The read request with the token closes the first connection, so the request with the unsigned token needs another one.
      expect(connectionsOf(run).filter((where) => where === host)).toHaveLength(2);
      expect(lab.connects.map(({ authority }) => authority)).not.toContain(host);
    },
  );
});

test('reports a closed port', async () => {
  await withGateway(
    () => 9,
    async (lab, host) => {
      const run = await runScenarioIn(lab, {
        with: { endpoint: `https://${host} service=fhir audience=api://smart.contoso.example`, 'trusted-hosts': host },
      });
      expect(run.outputs).toMatchObject({ failure: 'connection-refused' });
      const annotations = ['notice', 'error connection-refused'];
      expect(outlineOf(run)).toMatchObject({ endpoints: ['FAIL fhir connection-refused'], annotations });
    },
  );
});

test.each([400, 700])('uses an address that needs %i ms to connect if the other address refuses', async (slowMs) => {
  await withGateway(
    ({ web }) => web.port,
    async (lab, host) => {
      const run = await runScenarioIn(lab, {
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
      expect({ log: run.log, ...run.outputs }).toMatchObject({ status: 'pass' });
    },
  );
});
