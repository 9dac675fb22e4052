/** Tests direct connections to this machine. The real suite tests direct connections to real host names. */
import { expect, test } from '@jest/globals';
import { IDS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';
import { startLab } from '../../../lab/lab.ts';
import { preload } from '../support/preload.ts';
import { type Environment, outlineOf, runScenarioIn, type ScenarioRun } from '../support/scenario.ts';
import { connectionsOf, LOG_CONNECTIONS } from '../support/connections.ts';

/** Runs the action with a service at `localhost`. Connections to it never use the proxy. */
async function runLocally(
  port: (lab: Lab) => number,
  env: Environment,
): Promise<{ readonly run: ScenarioRun; readonly lab: Lab; readonly host: string }> {
  const lab = await startLab();
  try {
    const host = `localhost:${String(port(lab))}`;
    lab.service(host, { kind: 'fhir', audiences: [IDS.smartResource] });
    lab.roles.grant(IDS.principal, host, 'FHIR Data Reader');
    const inputs = { endpoint: `https://${host} service=fhir audience=api://smart.contoso.example`, 'trusted-hosts': host };
    return { run: await runScenarioIn(lab, { with: inputs, env, noisy: true }), lab, host };
  } finally {
    await lab.stop();
  }
}

const labPort = ({ web }: Lab): number => web.port;

test('logs the duration of each phase of a direct connection', async () => {
  const { run, lab, host } = await runLocally(labPort, LOG_CONNECTIONS);
  expect({ log: run.log, ...run.outputs }).toMatchObject({ status: 'pass' });
  expect(run.step.log).toMatch(/\(dns \d+ · connect \d+ · tls \d+ · first byte \d+\)/);
  // The read request with the token closes the first connection, so the request with the unsigned token needs another one.
  expect(connectionsOf(run).filter((where) => where === host)).toHaveLength(2);
  expect(lab.connects.map(({ authority }) => authority)).not.toContain(host);
});

test('reports a closed port', async () => {
  const { run } = await runLocally(() => 9, {});
  expect(run.outputs).toMatchObject({ failure: 'connection-refused' });
  const annotations = ['notice', 'error connection-refused'];
  expect(outlineOf(run)).toMatchObject({ endpoints: ['FAIL fhir connection-refused'], annotations });
  expect(run.step.stderr).toBe('');
});

test.each([400, 700])('uses an address that needs %i ms to connect if the other address refuses', async (slowMs) => {
  const { run } = await runLocally(
    labPort,
    preload(`
    import dns from 'node:dns';
    import { Socket } from 'node:net';
    const { lookup } = dns;
    dns.lookup = (name, options, done) => name !== 'localhost' ? lookup(name, options, done)
      : done(null, [{ address: '127.0.0.1', family: 4 }, { address: '::1', family: 6 }]);
    const { connect } = Socket.prototype;
    Socket.prototype.connect = function (...args) {
      const [options] = args.flat();
      const find = options.lookup;
      if (find) options.lookup = (name, given, done) => find(name, given, (error, address, family) =>
        setTimeout(done, address === '127.0.0.1' ? ${String(slowMs)} : 0, error, address, family));
      return connect.apply(this, args);
    };
    `),
  );
  expect({ log: run.log, ...run.outputs, stderr: run.step.stderr }).toMatchObject({ status: 'pass', stderr: '' });
});
