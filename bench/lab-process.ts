/** Runs the lab in a separate process, so that the work of the lab does not distort the measurement. lab.ts starts this process. */
import { connect, createServer } from 'node:net';
import { IDS } from '../lab/azure/contoso.ts';
import { startLab } from '../lab/lab.ts';
import { join } from '../lab/network/tcp-faults.ts';
import { listen } from '../lab/network/web.ts';
import { dicomHosts, hostileHosts, MOST_ENDPOINTS, type Network } from './lab.ts';

const lab = await startLab();
for (const host of [...dicomHosts(MOST_ENDPOINTS), ...hostileHosts()]) {
  lab.service(host);
  lab.roles.grant(IDS.principal, host, 'DICOM Data Reader');
}
for (const [index, host] of hostileHosts().entries()) lab.fault(host, index % 2 === 0 ? 'gzip-bomb' : 'flood');
// `az login` lists the subscriptions of the identity. This identity has no subscriptions.
lab.site('management.azure.com', () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"value":[]}' }));

let directConnections = 0;
/** Replaces the proxy in runs without a proxy. The emulated TCP handshake takes one round trip before the first bytes arrive. */
const direct = createServer((client) => {
  directConnections++;
  const { rttMs } = lab.latency;
  client.on('error', () => undefined);
  const open = (): void => join(client, connect(lab.web.port, '127.0.0.1'), rttMs / 2);
  if (rttMs === 0) open();
  else setTimeout(open, rttMs);
});
const directPort = await listen(direct);

process.on('message', ({ serverMs, rttMs }: Network) => {
  Object.assign(lab.latency, { serverMs, rttMs });
  const counts = { requests: lab.requests.length, connections: lab.connects.length + directConnections };
  lab.clear();
  directConnections = 0;
  void lab.github.mint('api://AzureADTokenExchange').then((idToken) => process.send?.({ ...counts, idToken }));
});
process.once('disconnect', () => {
  direct.close();
  void lab.stop();
});
process.send?.({ env: lab.env, directPort: String(directPort) });
