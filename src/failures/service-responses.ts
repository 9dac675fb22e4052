/** Failures for unexpected responses from a service, or from a gateway or proxy in front of it. */
import type { WaitHint } from '../model/failure.ts';
import { either } from '../util/text.ts';
import { serviceOfHost } from '../azure/services/index.ts';
import { FHIR_SERVICES } from '../azure/services/service.ts';
import { curlStep } from './commands.ts';
import { withoutQuery, type EndpointContext } from './contexts.ts';
import type { Definitions } from './define.ts';
import { eitherShell } from './shell.ts';

export const azure = ({ target }: EndpointContext): boolean => target.trust === 'azure';
export const user = ({ target }: EndpointContext): boolean => target.trust === 'user';
/** True if a retry might return a different status. */
export const isTransient = (status: number): boolean => status === 408 || status === 429 || status >= 500;
/** Explains the output of `curlStep`. Only proxies and gateways add a Via header (RFC 9110 §7.6.3). */
export const SENDER =
  'If the output includes a Via header, or a Server header that identifies a proxy or gateway, ask the owner of the proxy or gateway why it returns this response. Otherwise,';
export const PORTAL = "Check the service's Resource health page and encryption settings in the Azure portal";

/** Returns a message prefix that contains the endpoint, the HTTP status and the request. */
export const returned = ({ target, status, path }: EndpointContext, request = ''): string =>
  `${target.name} returned ${String(status)} for ${request}GET ${withoutQuery(path)}`;

/** Delays of up to this many seconds do not affect the suggested `wait-seconds`. This value is also the safety margin for longer delays. */
const QUICK_PAUSE = 10;
/** Longest delay, in seconds, that the maximum value of `wait-seconds` allows. */
const LONGEST_PAUSE = 3590;

const askedPause = ({ retryAfterMs = 0 }: EndpointContext): number => Math.ceil(retryAfterMs / 1000);

/** Suggests `wait-seconds` for a temporary problem. Returns false if the server requested a delay that exceeds the maximum. */
export function passing(context: EndpointContext): WaitHint | false {
  const pause = askedPause(context);
  if (pause <= QUICK_PAUSE) return { hint: 'The service might recover within minutes', seconds: 300 };
  if (pause > LONGEST_PAUSE) return false;
  const seconds = Math.max(pause + QUICK_PAUSE, context.attempts > 1 ? 300 : 0);
  return { hint: `The service asked clients to wait ${String(pause)} s`, seconds, tooShort: true };
}

function later(context: EndpointContext): string | false {
  const pause = askedPause(context);
  if (pause <= LONGEST_PAUSE) return false;
  return `Run the job again in ${String(Math.ceil(pause / 60))} minutes, because the service asked clients to wait ${String(pause)} s.`;
}

export const responseFailures = {
  redirected: {
    title: 'The address redirects the request',
    what: (context) => `${returned(context)}. The response redirects to ${destination(context)}. The action did not follow the redirect.`,
    causes: (context) => {
      const { redirect } = context;
      if (redirect?.to === 'sign-in')
        return [
          'The host redirects requests to an interactive sign-in page. A healthcare service returns 401 instead of a redirect.',
          user(context) && 'The host also redirects requests that include the token, so it probably does not accept bearer tokens.',
        ];
      if (azure(context))
        return 'Azure services do not redirect. The network is probably redirecting the request to a sign-in page or block page.';
      return redirect?.to === 'same-host'
        ? "The gateway's base path differs from the path in the endpoint input. For example, the last segment or a slash might be missing."
        : "A gateway or the network's captive portal is redirecting requests. The token is sent only to the host in the endpoint input.";
    },
    fixes: (context) => {
      const { redirect, target } = context;
      if (azure(context))
        return `Ask the network team not to redirect requests from the runner to ${target.host}:443. Send them the output of the step below, which shows the response.`;
      if (redirect?.to === 'sign-in')
        return `Ask the owner of ${target.host} to accept bearer tokens for the audience ${target.audience}. Requests without a valid token should return 401 instead of a redirect.`;
      return redirect?.to === 'same-host'
        ? 'Run the step below, and check the Location header in its output. Then correct the path in the endpoint input.'
        : `Run the step below, and check the Location header in its output. Ask the owner of ${target.host} whether the Location header contains the address of the service. Set the endpoint input to that address only if the owner confirms it.`;
    },
    commands: (context) => !(user(context) && context.redirect?.to === 'sign-in') && curlStep(context),
  },
  'dependency-failed': {
    title: 'The service cannot use its key or storage',
    what: (context) => `${returned(context)}. The service is running, but its key or storage is not available.`,
    causes: 'The service lost access to its customer-managed key or to its storage account, or the key or account was removed.',
    fixes: `${PORTAL}. Then restore the service's access to its key or storage.`,
  },
  'service-throttled': {
    title: 'The service is receiving too many requests',
    recovery: 'transient',
    what: (context) => `${returned(context)}.${attempts(context)}`,
    causes: 'Other clients are using up the request limit of the service or a gateway.',
    fixes: (context) => [later(context), 'Run the job again when other clients are sending fewer requests.'],
    wait: passing,
  },
  'service-unavailable': {
    title: 'The service or a gateway is temporarily unavailable',
    recovery: 'transient',
    what: (context) => `${returned(context)}.${attempts(context)}`,
    causes: (context) => [
      isStatement(context)
        ? `The health check succeeded, so the service is running except for ${context.path}, which the action needs for the expect input.`
        : 'The service is starting, is being upgraded, or has an internal error.',
      originOf(context),
      context.target.service.name === 'fhir' &&
        context.status === 500 &&
        context.anonymousReadStatus === 401 &&
        'A FHIR service can also return 500 if the application is assigned a custom role that includes the smart/action permission.',
      context.status === 503 &&
        !isStatement(context) &&
        'A service also returns 503 if its storage or its configured authority is not available.',
      context.status === 401 &&
        context.issueCode === 'exception' &&
        'A FHIR service returns 401 with this issue code if it cannot authenticate to its own database. The token is not the cause.',
    ],
    fixes: (context) => [
      later(context),
      isStatement(context) &&
        `Run the job again. If ${context.path} still fails, add the step below. ${SENDER} open the service's Resource health page in the Azure portal.`,
      "Run the job again. If the job fails again, open the service's Resource health page in the Azure portal.",
    ],
    commands: (context) => isStatement(context) && curlStep(context),
    wait: passing,
  },
  'service-degraded': {
    title: 'The service reports that it is not healthy',
    what: (context) => `${returned(context)}, but reported the status ${String(context.health)}.`,
    causes: 'A dependency of the service, such as its customer-managed key, is unavailable, or the service started only minutes ago.',
    fixes: `${PORTAL}. This status triggers only a warning, because the result depends on the read request that includes the access token.`,
  },
  'health-path-failed': {
    title: "The host's health path cannot be used",
    recovery: 'transient',
    what: (context) => `${returned(context)}.`,
    causes: 'Many gateways hide or protect the health path. The result depends on the read request that includes the access token.',
    fixes: ({ path }) =>
      `If the gateway does not expose ${path}, ignore this warning. Otherwise, ask the gateway owner why the gateway returns this status.`,
  },
  'html-answer': {
    title: 'A web page was returned instead of a response from the service',
    what: (context) => `${returned(context)}. The body is an HTML page (${String(context.bytes)} bytes).`,
    causes:
      "Healthcare services do not return HTML. The page comes from a proxy, the network's captive portal, or another server at this address.",
    fixes: (context) =>
      azure(context)
        ? `Ask the network team not to modify traffic to ${context.target.host}:443. Send them the output of the step below, which shows the response.`
        : `Add the step below. ${SENDER} correct the endpoint input.`,
    commands: curlStep,
  },
  'service-deprecated': {
    title: 'Azure API for FHIR has been retired',
    what: (context) =>
      `${returned(context)}. The response contains the code service-deprecated, so the service no longer accepts data requests.`,
    causes: 'Azure API for FHIR was retired on 2026-09-30. Its paths /metadata and /health/check still return 200.',
    fixes: ({ cloud }) =>
      `Run the command below to list your FHIR services in the format workspace/service. Choose the replacement service, and set the endpoint input to https://<workspace>-<service>.fhir.azurehealthcareapis.${cloud.name === 'azureusgovernment' ? 'us' : 'com'}. ` +
      'If you have no replacement yet, see https://learn.microsoft.com/azure/healthcare-apis/fhir/migration-strategies',
    commands: ({ cloud }) => eitherShell(cloud, 'List the FHIR services', FHIR_SERVICES),
  },
  gone: {
    title: 'The requested resource is gone',
    what: (context) => `${returned(context)}. The response does not contain the code that a retired service returns.`,
    causes: ({ target }) => [
      'The service at this address was removed.',
      serviceOfHost(target.host)?.family.retired === true && 'The host belongs to Azure API for FHIR, which was retired on 2026-09-30.',
    ],
    fixes: 'In the Azure portal, check whether the service still exists. If it does not, correct the endpoint input.',
  },
  'read-not-offered': {
    title: 'The service responds but does not offer the resource that the check reads',
    recovery: 'propagation',
    what: (context) => `${returned(context)}, although a service responds at this address.`,
    causes: ({ path }) =>
      `The server does not support ${withoutQuery(path)}, the base path in the endpoint input is incomplete, or the service is still starting.`,
    fixes: ({ path }) =>
      `Check the base path in the endpoint input. Then check whether the server supports ${withoutQuery(path)}, which this check requires.`,
    commands: curlStep,
    wait: { hint: 'A new service can take several minutes to start', seconds: 600 },
  },
  'path-not-found': {
    title: 'There is no service at this address',
    recovery: 'propagation',
    what: (context) => `${returned(context)}.`,
    causes: (context) =>
      azure(context)
        ? 'The name is incorrect, the service was deleted, or it is still being created.'
        : 'The path is incorrect, or the service is not running. Paths are case-sensitive, and the path of a DICOM service must include the version (/v2).',
    fixes: (context) =>
      azure(context)
        ? 'Run the command below to find the service. If the command prints nothing, the service is not in the selected subscription. Select another subscription with az account set, or correct the endpoint input.'
        : 'Set the endpoint input to the URL at which the gateway exposes the service.',
    commands: ({ target, cloud }) =>
      target.trust === 'azure' && eitherShell(cloud, 'Find the service', target.service.role.scopeCommand(target.host)),
    wait: { hint: 'A new service can take several minutes to start', seconds: 600 },
  },
  'service-locked': {
    title: 'The service is locked',
    what: (context) => `${returned(context)}. This status means that the service is locked.`,
    causes:
      'A FHIR service in initial import mode rejects writes but allows reads. If a read returns 423, the response probably came from another component, such as a gateway.',
    fixes: ({ target }) => `Ask the owner of ${target.host} which component returns 423, and why.`,
  },
  'unexpected-answer': {
    title: 'The response is not from the expected type of service',
    what: (context) => `${returned(context)}${mismatchOf(context)}.`,
    causes: ({ bodyKind }) =>
      bodyKind === 'compressed'
        ? 'The body uses an unknown compression format, is damaged, or exceeds the size limit.'
        : 'A different service is at this address, or a gateway is changing the responses.',
    fixes: ({ target }) =>
      `Check the endpoint input. If the host is not an Azure host, also check the service input. The action expects a ${target.service.title} at this address.`,
  },
  'statement-unreadable': {
    title: "The service's CapabilityStatement cannot be read",
    what: (context) =>
      `${returned(context)}. The action received ${bodyOf(context)} instead of a CapabilityStatement, so it cannot check the expect input.`,
    causes: ({ status }) =>
      status === 401 || status === 403
        ? 'A gateway requires a token for /metadata. The action requests /metadata without a token, because FHIR services do not require authentication for it.'
        : 'Either a gateway blocks /metadata, or the server does not return /metadata as JSON.',
    fixes: ({ status }) =>
      status === 401 || status === 403
        ? 'Ask the gateway owner to allow unauthenticated requests for /metadata, or edit the expect input to remove the lines that require /metadata.'
        : 'Run the step below to see the response. Then correct the endpoint input, or edit the expect input to remove the lines that require /metadata.',
    commands: curlStep,
  },
  'unexpected-status': {
    title: 'The service returned an unexpected status',
    what: (context) => `${returned(context)}.`,
    causes: ({ target, status }) => [
      'This type of service does not return this status for the request. A gateway might have sent the response, or the endpoint input might identify a different service.',
      target.service.name === 'fhir' &&
        status === 400 &&
        'A FHIR service returns 400 if the application is assigned a custom role that includes the smart/action permission.',
    ],
    fixes: ({ target }) => `Check the endpoint input. Then add the step below. ${SENDER} report the status to the owner of ${target.host}.`,
    commands: curlStep,
  },
} satisfies Definitions<EndpointContext>;

const BODIES: Readonly<Record<EndpointContext['bodyKind'], string>> = {
  fhir: 'FHIR in JSON',
  'fhir-xml': 'FHIR in XML',
  json: 'JSON',
  xml: 'XML',
  html: 'an HTML page',
  empty: 'an empty body',
  compressed: 'a compressed body that cannot be decompressed',
  other: 'unrecognized content',
};

/** Describes the type and size of a response body. */
export const bodyOf = ({ bodyKind, bytes }: EndpointContext): string =>
  bodyKind === 'empty' ? BODIES.empty : `${BODIES[bodyKind]} (${String(bytes)} bytes)`;

function mismatchOf(context: EndpointContext): string {
  const { bodyKind, bytes } = context;
  const { name, title } = context.target.service;
  if (bodyKind === 'compressed') return `, but the compressed body (${String(bytes)} bytes) could not be decompressed`;
  if (bodyKind === 'empty') return ', but the body is empty';
  if (name === 'fhir' && bodyKind === 'fhir-xml') return `, but the body (${String(bytes)} bytes) is FHIR in XML instead of JSON`;
  const expected = name === 'fhir' ? (bodyKind === 'fhir' ? 'a search result' : 'a FHIR response') : `a response from a ${title}`;
  return `, but the body (${String(bytes)} bytes of ${BODIES[bodyKind]}) is not ${expected}`;
}

function originOf({ issueCode, proxy, target }: EndpointContext): string {
  if (issueCode !== undefined) return `The response contains an OperationOutcome, so the ${target.service.title} itself probably sent it.`;
  return `The response might have come from ${either(['the service', 'a gateway', ...(proxy === undefined ? [] : [`the proxy ${proxy}`])])}.`;
}

/** True if the request was for the CapabilityStatement of a service that passed its health check. */
const isStatement = ({ path, target, anonymousStatus }: EndpointContext): boolean =>
  path === target.service.expectations?.question.path && anonymousStatus === 200;
/** Counts only the attempts since the last pause for `wait-seconds`, so a message must not present them as all attempts. */
const attempts = ({ attempts: count }: EndpointContext): string => (count === 1 ? '' : ` The last ${String(count)} attempts failed.`);

function destination({ redirect }: EndpointContext): string {
  if (redirect?.to === 'sign-in') return `the sign-in page ${redirect.name}`;
  return {
    'same-host': 'another path on the same host',
    'other-origin': 'a different scheme or port on the same host',
    'other-host': 'another host',
    nowhere: 'a missing or invalid address',
  }[redirect?.to ?? 'nowhere'];
}
