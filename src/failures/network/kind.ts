/** What all faults of the wire have in common: the hosts, the step, the code, and who stood between. */
import { joinList } from '../../util/text.ts';
import type { Fact, Recovery } from '../../model/failure.ts';
import type { LegacyOccurrence, LegacyMessage } from '../define.ts';
import { serviceOfHost } from '../../azure/services/index.ts';
import type { NetworkError } from '../../http/client.ts';
import type { NetworkContext } from '../contexts.ts';
import { sharing, type LegacyDefinition } from '../define.ts';

/** A fault, and every host of the run that it kept from being reached. */
export interface Faults extends NetworkContext {
  readonly hosts: readonly LegacyOccurrence[];
}

/**
 * A kind of fault. What stands in the way of several hosts stands there once: hosts that fail alike behind the same proxy, or behind none,
 * have one cause.
 */
export function kind(
  code: string,
  title: string,
  recovery: Recovery,
  tell: (faults: Faults) => LegacyMessage,
): LegacyDefinition<NetworkContext> {
  return {
    code,
    title,
    recovery,
    describe(facts) {
      const { error: fault, whose } = facts;
      // Silence is one cause wherever it sets in, and so is a proxy's word; else only what failed in the same way did so for the same reason.
      const how = SILENCE.has(fault.code) || fault.proxyStatus !== undefined ? '' : `${fault.phase} ${fault.code} ${String(fault.address)}`;
      const key = [code, String(fault.proxy), String(fault.proxyStatus), how].join(' ');
      return sharing(key, { at: fault.host, of: whose, how: fault.phase }, (hosts) => ({
        headline: `${title}: ${named({ ...facts, hosts })}.`,
        ...tell({ ...facts, hosts }),
        facts: evidence(facts),
      }));
    },
  };
}

/** The hosts and whose they are. */
export function named({ hosts }: Faults): string {
  return joinList(hosts.map(({ at, of }) => `${at} (${of})`));
}

/** The hosts alone. */
export function hostsOf({ hosts }: Faults): string {
  return joinList(hosts.map(({ at }) => at));
}

/** The hosts as a firewall's list has them. */
export function ports({ hosts }: Faults): string {
  return joinList(hosts.map(({ at }) => (/:\d+$/.test(at) ? at : `${at}:443`)));
}

/** The first host's name, as name servers know it. */
export function nameOf({ host }: NetworkError): string {
  return host.replace(/:\d+$/, '');
}

/** The steps in which they failed, each once. */
export function stepsOf({ hosts }: Faults): ReadonlySet<string> {
  return new Set(hosts.map(({ how }) => how));
}

/** The proxy in between, by its name where it is known. */
export function proxyOf({ proxy }: NetworkError): string {
  return proxy === undefined ? 'the proxy in between' : `the proxy ${proxy}`;
}

/** The same at the beginning of a sentence. */
export function proxyAtFirst(fault: NetworkError): string {
  return proxyOf(fault).replace(/^t/, 'T');
}

/** What the kind of the address says: a public one for a healthcare service may mean that a private DNS zone is missing. */
export function addressHint({ address, host }: NetworkError): string {
  if (address === 'private') return ' The name led to a private address, which only runners inside that network reach.';
  if (address === undefined || serviceOfHost(host) === undefined) return '';
  return ' The name led to a public address; a service with a private endpoint has a private one inside its network.';
}

/** Codes of time that ran out: ours, and the kernel's. */
const SILENCE: ReadonlySet<string> = new Set(['TIMEOUT', 'ETIMEDOUT']);

function evidence({ error: fault }: NetworkContext): readonly Fact[] {
  const { phase: step, code, proxy, proxyStatus, address, afterMs } = fault;
  return [
    // Of silence alone, and in whole seconds: hosts that fail alike are told once, and the milliseconds would tell them apart.
    { name: 'Step', value: SILENCE.has(code) ? `${step}, after ${String(Math.round(afterMs / 1000))} s` : step },
    { name: 'Code', value: proxyStatus === undefined ? code : `${code} ${String(proxyStatus)}` },
    ...(address === undefined ? [] : [{ name: 'Address', value: address }]),
    ...(proxy === undefined ? [] : [{ name: 'Proxy', value: proxy }]),
  ];
}
