/** Failures of the network in front of a service: its rules, redirects and web pages. */
import { curlStep, showNetworkRules } from './commands/role.ts';
import type { EndpointContext } from './contexts.ts';
import type { FailureDefinition } from './define.ts';
import { azure, returned, user } from './service-responses.ts';

type Definition = FailureDefinition<EndpointContext>;

/** Ends of host names whose name resolution a private endpoint changes, and the zones that do it (Azure: private-endpoint-dns). */
function privateZones({ target: { host } }: EndpointContext): { readonly noProxy: string; readonly zones: string | undefined } {
  const suffix = /(\.azurehealthcareapis\.(?:com|us))$/.exec(host)?.[1];
  if (suffix === undefined) return { noProxy: '.deid.azure.com', zones: undefined };
  const zone = (label: string): string => `privatelink${label}${suffix}`;
  const inWorkspace = /\.(?:fhir|dicom)\.azurehealthcareapis\./.test(host);
  return { noProxy: suffix, zones: inWorkspace ? ['.workspace', '.fhir', '.dicom'].map(zone).join(', ') : zone('') };
}

const rulesBelow = 'The lines below show the network rules of the service and its workspace.';

const throughProxy = (context: EndpointContext): boolean => azure(context) && context.proxy !== undefined;
const publicAddress = (context: EndpointContext): boolean => azure(context) && context.proxy === undefined && context.address === 'public';

export const networkBlocked: Definition = {
  code: 'network-blocked',
  title: 'The service refuses requests from this network',
  recovery: 'none',
  what: (context) => `${returned(context)} without a token too, so a network rule refuses this runner. A role cannot change it.`,
  causes: [
    {
      when: throughProxy,
      text: ({ proxy }) =>
        `The request went through the proxy ${proxy ?? ''}, so the service received it from a public address. A service with a private endpoint refuses that.`,
    },
    {
      when: publicAddress,
      text:
        'The host name resolved to a public address. Inside the network of a private endpoint it resolves to a private one. ' +
        'The DNS record of a new service can be missing until the private endpoint is refreshed.',
    },
    {
      when: (context) => azure(context) && !throughProxy(context) && !publicAddress(context),
      text: 'Public network access is disabled, or the service has a private endpoint. A change of either takes up to 5 minutes to take effect.',
    },
    { when: user, text: 'The gateway, or the service behind it, accepts requests only from certain networks.' },
  ],
  fixes: [
    {
      when: throughProxy,
      text: (context) =>
        `Set NO_PROXY=${privateZones(context).noProxy} on a runner inside the service's virtual network, so that requests reach the private endpoint directly. ${rulesBelow}`,
    },
    {
      when: publicAddress,
      text: (context) => {
        const { zones } = privateZones(context);
        return `Link the private DNS zones${zones === undefined ? ' of the service' : ` (${zones})`} to the network of the runner, or set runs-on to a runner inside the service's virtual network. ${rulesBelow}`;
      },
    },
    { when: azure, text: `Set runs-on to a self-hosted runner inside the service's virtual network. ${rulesBelow}` },
    { text: "Ask the owner of the gateway to allow the runner's address, or set runs-on to a runner inside its network." },
  ],
  commands: showNetworkRules,
};

export const redirected: Definition = {
  code: 'redirected',
  title: 'The address redirects the request',
  recovery: 'none',
  what: (context) => `${returned(context)}: a redirect to ${destination(context)}, which was not followed.`,
  causes: [
    {
      when: ({ redirect }) => redirect?.to === 'sign-in',
      text: 'A sign-in page for people responds where a service returns 401.',
    },
    {
      when: (context) => azure(context) && context.redirect?.to !== 'sign-in',
      text: 'Azure services do not redirect. A sign-in or block page of the network is likely.',
    },
    {
      when: (context) => user(context) && context.redirect?.to === 'same-host',
      text: 'The base path in endpoint is not the one that the gateway uses: for example, a final part or a slash is missing.',
    },
    {
      when: (context) => user(context) && (context.redirect?.to === 'other-host' || context.redirect?.to === 'nowhere'),
      text: 'A gateway or a sign-in page of the network redirects. The token is sent only to the host of endpoint.',
    },
  ],
  fixes: [
    {
      when: azure,
      text: ({ target }) =>
        `Ask the network team to let the runner reach ${target.host}:443 without a redirect. The step below shows them the response.`,
    },
    {
      when: ({ redirect }) => redirect?.to === 'sign-in',
      text: ({ target }) =>
        `Ask the owner of ${target.host} to let requests with a bearer token pass without the sign-in page (for App Service: Return HTTP 401 for unauthenticated requests).`,
    },
    {
      when: ({ redirect }) => redirect?.to === 'same-host',
      text: 'Run the step below, read the Location line of its output, and correct the path in endpoint.',
    },
    {
      text: ({ target }) =>
        `Run the step below and read the Location line of its output. Ask the owner of ${target.host} whether that is the address of the service, and only then set endpoint to it.`,
    },
  ],
  commands: (context) => [curlStep(context)],
};

export const htmlResponse: Definition = {
  code: 'html-answer',
  title: 'A web page was returned instead of a response of the service',
  recovery: 'none',
  what: (context) => `${returned(context)} with an HTML page of ${String(context.bytes)} bytes.`,
  causes: [
    {
      text: 'Healthcare services do not return HTML. The page comes from a proxy, a sign-in of the network, or another server at this address.',
    },
  ],
  fixes: [
    {
      when: azure,
      text: ({ target }) =>
        `Ask the network team to let ${target.host}:443 through unchanged. The step below shows which server responds (lines Server and Via).`,
    },
    {
      text: ({ target }) =>
        'Add the step below. Its lines Server and Via show which server responds. If a proxy does, ask the network team to let ' +
        `${target.host} through unchanged; otherwise correct endpoint.`,
    },
  ],
  commands: (context) => [curlStep(context)],
};

function destination({ redirect }: EndpointContext): string {
  if (redirect?.to === 'sign-in') return `the sign-in page ${redirect.name}`;
  return { 'same-host': 'another path of the same host', 'other-host': 'another host', nowhere: 'no address' }[redirect?.to ?? 'nowhere'];
}
