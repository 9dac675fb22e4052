/** Failures of a proxy: any response to CONNECT is the proxy's, never the service's. */
import { joinList } from '../util/text.ts';
import type { NetworkContext } from './contexts.ts';
import type { FailureDefinition } from './define.ts';
import * as at from './network-facts.ts';

type Definition = FailureDefinition<NetworkContext>;

function returned(context: NetworkContext): string {
  const { proxyStatus } = context.error;
  const status = proxyStatus === undefined ? 'something other than a tunnel' : String(proxyStatus);
  return `${at.proxyFirst(context)} returned ${status} to the connection to ${at.named(context)}.`;
}

/** True if the proxy offers schemes, but not the only one that the runner and this action support. */
function lacksBasic({ error: { proxySchemes = [] } }: NetworkContext): boolean {
  return proxySchemes.length > 0 && !proxySchemes.includes('Basic');
}

const hadLogin = ({ error }: NetworkContext): boolean => error.proxyLogin === true;

export const PROXY = {
  proxyAuthentication: at.define(
    {
      code: 'proxy-authentication',
      title: 'The proxy requires authentication',
      recovery: 'none',
      what: returned,
      causes: [
        {
          when: lacksBasic,
          text: ({ error: { proxySchemes = [] } }) =>
            `The proxy offers ${joinList(proxySchemes)}. The runner and this action support only Basic, so no user name in HTTPS_PROXY can help.`,
        },
        {
          when: (context) => !lacksBasic(context) && hadLogin(context),
          text: 'The proxy refused the user name and password in HTTPS_PROXY. They are wrong or expired, or special characters are not percent-encoded.',
        },
        { when: (context) => !lacksBasic(context) && !hadLogin(context), text: 'HTTPS_PROXY has no user name and password.' },
      ],
      fixes: [
        {
          when: lacksBasic,
          text: `Run a local helper that signs in to the proxy, such as cntlm or px, and set HTTPS_PROXY to its address ${at.WHERE}.`,
        },
        {
          when: hadLogin,
          text: `Correct the user name and password in HTTPS_PROXY, with special characters percent-encoded, ${at.WHERE}.`,
        },
        { text: `Add USER:PASSWORD@ before the host in HTTPS_PROXY, with special characters percent-encoded, ${at.WHERE}.` },
      ],
    },
    at.BYPASS_HINTS,
  ),
  proxyForbidden: at.define(
    {
      code: 'proxy-forbidden',
      title: 'The proxy does not allow the host',
      recovery: 'none',
      what: returned,
      causes: [{ text: "The response is the proxy's, not the service's. The host is not on the list of the proxy." }],
      fixes: [{ text: (context) => `Ask the network team to allow ${at.ports(context)} on ${at.proxyOf(context)}.` }],
    },
    at.BYPASS_HINTS,
  ),
  proxyBadGateway: at.define(
    {
      code: 'proxy-bad-gateway',
      title: 'The proxy cannot reach the host',
      recovery: 'transient',
      what: returned,
      causes: [
        {
          when: (context) => at.placesOf(context).length > 1,
          text: 'The proxy reached none of these hosts, so its own connection or name server is probably down.',
        },
        {
          when: (context) => at.placesOf(context).length === 1,
          text: "The proxy could not resolve or reach the host. The name is wrong or private, or the proxy's own connection is down.",
        },
      ],
      fixes: [
        {
          when: (context) => at.placesOf(context).length > 1,
          text: (context) => `Ask the network team why ${at.proxyOf(context)} cannot reach ${at.ports(context)}.`,
        },
        {
          text: (context) =>
            `Run nslookup ${at.nameOf(context)} on the runner. If the address is private, add the host to NO_PROXY ${at.WHERE}. ` +
            `Otherwise ask the network team why ${at.proxyOf(context)} cannot reach it.`,
        },
      ],
    },
    at.BYPASS_HINTS,
  ),
  proxyRefused: at.define(
    {
      code: 'proxy-refused',
      title: 'The proxy refused the connection',
      recovery: 'none',
      what: returned,
      causes: [{ text: "The response is the proxy's, not the service's. A redirect is often a sign-in page of the network." }],
      fixes: [
        { text: (context) => `Ask the network team to allow ${at.ports(context)} on ${at.proxyOf(context)} without a sign-in page.` },
      ],
    },
    at.BYPASS_HINTS,
  ),
  proxyUnreachable: at.define(
    {
      code: 'proxy-unreachable',
      title: 'The proxy cannot be reached',
      recovery: 'transient',
      what: (context) =>
        `${at.proxyFirst(context)} could not be reached (${context.error.code}), so nothing was sent to ${at.named(context)}.`,
      causes: [{ text: 'HTTPS_PROXY names a host or port without a proxy, or the proxy is down.' }],
      fixes: [
        {
          text: (context) =>
            `Correct or remove HTTPS_PROXY ${at.WHERE}. If ${at.proxyOf(context)} is the right one, ask the network team whether it is up.`,
        },
      ],
    },
    at.BYPASS_HINTS,
  ),
} as const satisfies Readonly<Record<string, Definition>>;

/** Failures by the status of the proxy's response. Every other status is `proxy-refused`. */
export const PROXY_STATUS: ReadonlyMap<number, Definition> = new Map([
  [403, PROXY.proxyForbidden],
  [407, PROXY.proxyAuthentication],
  [502, PROXY.proxyBadGateway],
  [503, PROXY.proxyBadGateway],
  [504, PROXY.proxyBadGateway],
]);
