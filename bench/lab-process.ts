/** Runs the lab in a separate process, so that its own work does not distort the measurement. Started by lab.ts. */
import { IDS } from '../lab/azure/contoso.ts';
import { startLab } from '../lab/lab.ts';
import { dicomHosts, MOST_ENDPOINTS } from './endpoints.ts';

const lab = await startLab();
for (const host of dicomHosts(MOST_ENDPOINTS)) {
  lab.service(host);
  lab.roles.grant(IDS.principal, host, 'DICOM Data Reader');
}
// `az login` lists the subscriptions. There are none.
lab.site('management.azure.com', () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"value":[]}' }));

process.on('message', (latency: { serverMs: number; rttMs: number }) => {
  Object.assign(lab.latency, latency);
  const counts = { requests: lab.requests.length, connections: lab.connects.length };
  lab.clear();
  void lab.github.mint('api://AzureADTokenExchange').then((idToken) => process.send?.({ ...counts, idToken }));
});
process.once('disconnect', () => void lab.stop());
process.send?.({ env: lab.env });
