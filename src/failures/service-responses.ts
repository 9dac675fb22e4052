/** Failures of a service: its response is not the expected one, whoever sent the request. */
import type { Fact, WaitHint } from '../model/failure.ts';
import { serviceOfHost } from '../azure/services/index.ts';
import { curlStep, findResource, listFhirServices } from './commands/role.ts';
import type { BodyKind, EndpointContext } from './contexts.ts';
import type { FailureDefinition } from './define.ts';

type Definition = FailureDefinition<EndpointContext>;

export const azure = ({ target }: EndpointContext): boolean => target.trust === 'azure';
export const user = ({ target }: EndpointContext): boolean => target.trust === 'user';
const portal = 'Open Resource health and the encryption settings of the service in the Azure portal';

/** Returns the start of `what`: which endpoint returned which status to which request. */
export function returned({ target, status, path }: EndpointContext): string {
  return `${target.name} returned ${String(status)} to GET ${path.replace(/\?.*$/, '')}`;
}

/** Returns a fact, if its value is known. */
export function known(name: string, value: string | undefined): readonly Fact[] {
  return value === undefined ? [] : [{ name, value }];
}

/** Pauses up to this length are made without `wait-seconds`. Seconds. */
const QUICK_PAUSE = 10;
/** Longest pause that `wait-seconds` can cover. Seconds. */
const LONGEST_PAUSE = 3590;

const askedPause = ({ retryAfterMs = 0 }: EndpointContext): number => Math.ceil(retryAfterMs / 1000);

/** Returns the wait hint of a failure that can pass, from the time that the server asked for. Undefined if the step cannot wait so long. */
function passing(context: EndpointContext): WaitHint | undefined {
  const pause = askedPause(context);
  if (pause <= QUICK_PAUSE) return { hint: 'It may pass within minutes', seconds: 300 };
  if (pause > LONGEST_PAUSE) return undefined;
  const seconds = Math.max(pause + QUICK_PAUSE, context.attempts > 1 ? 300 : 0);
  return { hint: `The service asks to wait ${String(pause)} s`, seconds, tooShort: true };
}

const later = {
  when: (context: EndpointContext) => askedPause(context) > LONGEST_PAUSE,
  text: (context: EndpointContext) =>
    `Run the job again in ${String(Math.ceil(askedPause(context) / 60))} minutes, because the service asks to wait ${String(askedPause(context))} s.`,
};

export const pathNotFound: Definition = {
  code: 'path-not-found',
  title: 'There is no service at this address',
  recovery: 'propagation',
  what: (context) => `${returned(context)}.`,
  causes: [
    { when: azure, text: 'The name is wrong, the service was deleted, or it is still being created.' },
    {
      when: user,
      text: 'The path is wrong, or the service is not started. Paths are case-sensitive, and DICOM needs its version (/v2).',
    },
  ],
  fixes: [
    {
      when: azure,
      text:
        'Run the command below. No output means that the subscription has no such service (az account set selects another subscription). ' +
        'Then correct endpoint.',
    },
    { text: 'Correct endpoint. It is the URL under which the gateway offers the service.' },
  ],
  commands: (context) => (azure(context) ? [findResource(context)] : []),
  wait: { hint: 'A new service can take several minutes to start', seconds: 600 },
};

export const readNotOffered: Definition = {
  code: 'read-not-offered',
  title: 'The service responds but does not offer the resource that the check reads',
  recovery: 'propagation',
  what: (context) => `${returned(context)}, although a service responds at this address.`,
  causes: [
    {
      text: ({ path }) =>
        `The server does not offer ${path.replace(/\?.*$/, '')}, the base path of endpoint is incomplete, or the service is still starting.`,
    },
  ],
  fixes: [
    {
      text: ({ path }) =>
        `Check the base path in endpoint, and whether the server offers ${path.replace(/\?.*$/, '')}. This check needs it.`,
    },
  ],
  commands: (context) => [curlStep(context)],
  wait: { hint: 'A new service can take several minutes to start', seconds: 600 },
};

export const serviceDeprecated: Definition = {
  code: 'service-deprecated',
  title: 'Azure API for FHIR has been retired',
  recovery: 'none',
  what: (context) => `${returned(context)} with the code service-deprecated. It no longer accepts requests for data.`,
  causes: [
    { text: 'Azure API for FHIR was retired on 2026-09-30. Its /metadata and /health/check still return 200, and $export still works.' },
  ],
  fixes: [
    {
      text: ({ cloud }) =>
        'Run the command below. It lists the FHIR services that can be the successor, as workspace/service. Set endpoint to ' +
        `https://workspace-service.fhir.azurehealthcareapis.${cloud.name === 'azureusgovernment' ? 'us' : 'com'} of that service. ` +
        'If there is none, move the data first: https://learn.microsoft.com/azure/healthcare-apis/fhir/migration-strategies',
    },
  ],
  commands: (context) => [listFhirServices(context)],
};

export const gone: Definition = {
  code: 'gone',
  title: 'The requested resource is gone',
  recovery: 'none',
  what: (context) => `${returned(context)}, without the code of a retired service.`,
  causes: [
    { text: 'The service at this address was removed.' },
    {
      when: ({ target }) => serviceOfHost(target.host)?.family.retired === true,
      text: 'The host belongs to Azure API for FHIR, which was retired on 2026-09-30.',
    },
  ],
  fixes: [{ text: 'Check in the Azure portal whether the service still exists, and correct endpoint.' }],
};

export const serviceLocked: Definition = {
  code: 'service-locked',
  title: 'The service is locked',
  recovery: 'none',
  what: (context) => `${returned(context)}: it is locked.`,
  causes: [{ text: 'A FHIR service in initial import mode refuses writes, but not reads. A 423 to a read comes from another component.' }],
  fixes: [{ text: 'Ask the owner of the service what locks it. Turn off initial import mode when the import is done.' }],
};

export const dependencyFailed: Definition = {
  code: 'dependency-failed',
  title: 'The service cannot use its key or storage',
  recovery: 'none',
  what: (context) => `${returned(context)}. The service is running, but a dependency of it is not available.`,
  causes: [{ text: 'The service lost access to its customer-managed key or to its storage account, or one of them was removed.' }],
  fixes: [{ text: `${portal}, and restore its access to the key or storage.` }],
};

export const serviceThrottled: Definition = {
  code: 'service-throttled',
  title: 'The service receives too many requests',
  recovery: 'transient',
  what: (context) => `${returned(context)} in ${attempts(context)}.`,
  causes: [{ text: 'Other clients use up the request limit of the service or of a gateway.' }],
  fixes: [later, { text: 'Run the job at a quieter time.' }],
  wait: passing,
};

export const serviceUnavailable: Definition = {
  code: 'service-unavailable',
  title: 'The service is not available',
  recovery: 'transient',
  what: (context) => `${returned(context)} in ${attempts(context)}.`,
  causes: [
    { text: 'The service is starting, is being upgraded, or has a fault of its own.' },
    {
      when: ({ status }) => status === 503,
      text: 'A service also returns 503 if its storage or its configured authority does not work.',
    },
    {
      when: ({ status, issueCode }) => status === 401 && issueCode !== undefined,
      text: 'A FHIR service returns 401 with this issue code if its own sign-in to its database fails. The token is not the cause.',
    },
  ],
  fixes: [later, { text: 'Run the job again. If the failure remains, open Resource health of the service in the Azure portal.' }],
  wait: passing,
};

export const serviceDegraded: Definition = {
  code: 'service-degraded',
  title: 'The service reports that it is not healthy',
  recovery: 'none',
  what: (context) => `${returned(context)} with the status ${context.health ?? 'Degraded'}.`,
  causes: [{ text: 'A dependency of the service has a problem, such as its customer-managed key, or the service started minutes ago.' }],
  fixes: [{ text: `${portal}. This is a warning: the read decides the verdict.` }],
};

export const healthPathFailed: Definition = {
  code: 'health-path-failed',
  title: 'The health path of the host is not usable',
  recovery: 'transient',
  what: (context) => `${returned(context)}.`,
  causes: [{ text: 'Gateways often do not publish the health path, or protect it. The read decides the verdict.' }],
  fixes: [
    { text: ({ path }) => `Nothing, if the gateway does not publish ${path}. Otherwise ask the owner of the gateway about this status.` },
  ],
};

export const unexpectedResponse: Definition = {
  code: 'unexpected-answer',
  title: 'The response is not one of this service',
  recovery: 'none',
  what: (context) => `${returned(context)} with ${bodyOf(context)}, which a ${context.target.service.title} does not return.`,
  causes: [
    {
      when: ({ bodyKind }) => bodyKind === 'compressed',
      text: 'The body is compressed with an unknown coding, is damaged, or exceeds the size limit.',
    },
    { when: ({ bodyKind }) => bodyKind !== 'compressed', text: 'Another service is at this address, or a gateway changes the responses.' },
  ],
  fixes: [
    { text: ({ target }) => `Check endpoint, and service for a host that is not Azure's. The action expects a ${target.service.title}.` },
  ],
};

export const unexpectedStatus: Definition = {
  code: 'unexpected-status',
  title: 'The service returned an unexpected status',
  recovery: 'none',
  what: (context) => `${returned(context)}.`,
  causes: [
    { text: 'A service of this kind does not return this status to the request. A gateway may, or endpoint names another service.' },
    {
      when: ({ target, status }) => target.service.name === 'fhir' && status === 400,
      text: 'A FHIR service returns 400 to an application whose custom role grants smart/action.',
    },
  ],
  fixes: [{ text: 'Check endpoint, and add the step below. Its lines Server and Via show which server responds.' }],
  commands: (context) => [curlStep(context)],
};

export const statementUnreadable: Definition = {
  code: 'statement-unreadable',
  title: 'The CapabilityStatement of the service cannot be read',
  recovery: 'none',
  what: (context) => `${returned(context)} with ${bodyOf(context)} instead of a CapabilityStatement, so expect cannot be checked.`,
  causes: [
    {
      when: ({ status }) => status !== 401 && status !== 403,
      text: 'A gateway does not publish /metadata, or the server does not offer it as JSON.',
    },
    {
      when: ({ status }) => status === 401 || status === 403,
      text: 'A gateway protects /metadata. The action requests it without a token, because FHIR services publish it.',
    },
  ],
  fixes: [
    {
      when: ({ status }) => status === 401 || status === 403,
      text: 'Ask the owner of the gateway to publish /metadata without a token, or remove the lines of expect that need it.',
    },
    { text: 'Run the step below to see the response, and correct endpoint, or remove the lines of expect that need /metadata.' },
  ],
  commands: (context) => [curlStep(context)],
};

const BODIES: Readonly<Record<BodyKind, string>> = {
  fhir: 'FHIR in JSON',
  'fhir-xml': 'FHIR in XML',
  json: 'JSON',
  xml: 'XML',
  html: 'an HTML page',
  empty: 'no body',
  compressed: 'a compressed body that cannot be read',
  other: 'a body of unknown type',
};

/** Describes a body by its kind and size. */
export function bodyOf({ bodyKind, bytes }: EndpointContext): string {
  return bodyKind === 'empty' ? BODIES.empty : `${BODIES[bodyKind]} (${String(bytes)} bytes)`;
}

function attempts({ attempts: count }: EndpointContext): string {
  return count === 1 ? 'one attempt' : `${String(count)} attempts`;
}
