/** The lab in a process of its own: on the event loop of what is timed, or of what times it, it would be measured too. Started by lab.ts. */
import { IDS } from '../lab/azure/contoso.ts';
import { startLab } from '../lab/lab.ts';
import { fleetHosts, LARGEST_FLEET } from './fleet.ts';

const lab = await startLab();
for (const host of fleetHosts(LARGEST_FLEET)) {
  lab.service(host);
  lab.roles.grant(IDS.principal, host, 'DICOM Data Reader');
}
// `az login` lists the subscriptions that it can see: none.
lab.site('management.azure.com', () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"value":[]}' }));

process.on('message', (order: { thinkMs: number; rttMs: number }) => {
  Object.assign(lab.pace, order);
  const seen = { requests: lab.requests.length, connections: lab.connects.length };
  lab.clear();
  void lab.github.mint('api://AzureADTokenExchange').then((idToken) => process.send?.({ ...seen, idToken }));
});
process.once('disconnect', () => void lab.stop());
process.send?.({ env: lab.env });
