/** What all faults of the wire have in common: host, step, code, and who stood between. */
import { serviceOfHost } from '../../azure/services/index.ts';
import type { Fault } from '../../http.ts';
import type { NetworkFacts } from '../facts.ts';
import type { Fact, Heals, Kind, Telling } from '../failure.ts';

/** A kind whose tellings end with the evidence that every fault carries. */
export function kind(code: string, title: string, heals: Heals, tell: (facts: NetworkFacts) => Telling): Kind<NetworkFacts> {
  return { code, title, heals, tell: (facts) => ({ ...tell(facts), headline: `${title}: ${named(facts)}.`, facts: evidence(facts) }) };
}

/** The host and whose it is. */
export function named({ fault, whose }: NetworkFacts): string {
  return `${fault.host} (${whose})`;
}

/** Name of the proxy in between. */
export function proxyOf({ proxy }: Fault): string {
  return proxy ?? 'in between';
}

/** What the kind of the address says: a public one for a healthcare service may mean that a private DNS zone is missing. */
export function addressHint({ address, host }: Fault): string {
  if (address === 'private') return ' The name led to a private address, which only runners inside that network reach.';
  if (address === undefined || serviceOfHost(host) === undefined) return '';
  return ' The name led to a public address; a service with a private endpoint has a private one inside its network.';
}

function evidence({ fault }: NetworkFacts): readonly Fact[] {
  const { step, code, proxy, proxyStatus, address, afterMs, host } = fault;
  return [
    { name: 'Host', value: host },
    // Whole seconds: hosts that fail alike are told once, and the milliseconds would tell them apart.
    { name: 'Step', value: afterMs < 1000 ? step : `${step}, after ${String(Math.round(afterMs / 1000))} s` },
    { name: 'Code', value: proxyStatus === undefined ? code : `${code} ${String(proxyStatus)}` },
    ...(address === undefined ? [] : [{ name: 'Address', value: address }]),
    ...(proxy === undefined ? [] : [{ name: 'Proxy', value: proxy }]),
  ];
}
