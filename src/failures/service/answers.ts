/** Answers that say something of the service or the way to it, whoever asked. */
import { serviceOfHost } from '../../azure/services/index.ts';
import type { EndpointContext } from '../contexts.ts';
import { kind, known } from './kind.ts';
import { askStep, fhirServices, resourceRemedy } from './role.ts';

/** What trying again may outlast. */
const PASSING = { hint: 'It may pass within minutes', seconds: 300 } as const;

const PORTAL = 'Open Resource health and the encryption settings of the service in the Azure portal';

export const pathNotFound = kind('path-not-found', 'There is no service under this address', 'none', (facts) => ({
  what: `${facts.target.name} answered 404.`,
  ...(facts.target.trust === 'azure'
    ? {
        why: 'The name is wrong, the service is gone, or it is still being made.',
        next:
          'Run the command below: no output means that the subscription has no such service (az account set chooses another one); ' +
          'then correct endpoint.',
        commands: [resourceRemedy(facts)],
      }
    : {
        why: 'The path is wrong: paths are case-sensitive, DICOM needs its version (/v2), and FHIR stands where the gateway puts it.',
        next: 'Correct endpoint: it is the URL under which the gateway offers the service.',
      }),
}));

export const serviceDeprecated = kind('service-deprecated', 'Azure API for FHIR has been retired', 'none', (facts) => ({
  what: `${facts.target.name} answered 410 with the code service-deprecated: it takes no requests for data any more.`,
  why: 'Azure API for FHIR was retired on 2026-09-30. Its /metadata and /health/check still answer 200, and $export still works.',
  next:
    'Run the command below: it lists the FHIR services that may be the successor, as workspace/service; set endpoint to ' +
    `https://workspace-service.fhir.azurehealthcareapis.${facts.cloud.name === 'azureusgovernment' ? 'us' : 'com'} of that one. ` +
    'If there is none, move the data first: https://learn.microsoft.com/azure/healthcare-apis/fhir/migration-strategies',
  commands: [fhirServices(facts)],
}));

export const gone = kind('gone', 'What was asked for is gone', 'none', ({ target }) => ({
  what: `${target.name} answered 410, without the code that retired services give.`,
  why:
    'What stood under this address was ' +
    `removed.${isRetired(target) ? ' The host is one of Azure API for FHIR, retired on 2026-09-30.' : ''}`,
  next: 'Check in the Azure portal whether the service still exists, and correct endpoint.',
}));

export const serviceLocked = kind('service-locked', 'The service is locked for an import', 'none', ({ target }) => ({
  what: `${target.name} answered 423: it is locked.`,
  why: 'A FHIR service in initial import mode takes nothing but its import.',
  next: 'Turn off initial import mode of the service (Import in its settings) when the import is done.',
}));

export const dependencyFailed = kind('dependency-failed', 'The service cannot use its key or storage', 'none', ({ target }) => ({
  what: `${target.name} answered 424: the service is there, but something that it needs is not.`,
  why: 'Its customer-managed key was removed, disabled or closed to it, or its storage account is.',
  next: `${PORTAL}, and restore its access to the key or storage.`,
}));

export const serviceThrottled = kind('service-throttled', 'The service has too many requests', 'transient', ({ target }) => ({
  what: `${target.name} answered 429 for as long as this step tried.`,
  why: "Other clients use up the service's limit of requests.",
  next: 'Run the job at a quieter time.',
  wait: PASSING,
}));

export const serviceUnavailable = kind('service-unavailable', 'The service is in trouble', 'transient', ({ target, status }) => ({
  what: `${target.name} answered ${String(status)}.`,
  why:
    'The service is starting, being upgraded, or has a fault of its own.' +
    (status === 503 ? ' A service also answers 503 when its key, its storage or its configured authority does not work.' : ''),
  next: 'Run the job again; if it lasts, open Resource health of the service in the Azure portal.',
  wait: PASSING,
}));

export const redirected = kind('redirected', 'The address redirects elsewhere', 'none', (facts) => {
  const { target, status, redirectsTo } = facts;
  const to = redirectsTo === undefined ? '' : ` to ${redirectsTo}`;
  return {
    what: `${target.name} answered ${String(status)}: a redirect${to}, which was not followed.`,
    ...(target.trust === 'azure'
      ? {
          why:
            "Azure's services do not redirect: something between does, mostly a sign-in or block page of the network. " +
            'The token goes to the named host alone.',
          next: `Ask the network team to let the runner reach ${target.host}:443 without a redirect${to}; the step below shows it to them.`,
        }
      : {
          why: 'A gateway does this, or a sign-in page of the network. The token goes to the named host alone.',
          next:
            redirectsTo === undefined
              ? `Run the step below, read the Location line in its output, and ask whoever runs ${target.host} which address the service itself has.`
              : `Ask whoever runs ${target.host} whether ${redirectsTo} is the service's own address, and only then set endpoint to it.`,
        }),
    facts: known('Redirects to', redirectsTo),
    commands: [askStep(facts)],
  };
});

export const htmlAnswer = kind('html-answer', 'A web page answered instead of the service', 'none', (facts) => ({
  what: `${facts.target.name} answered ${String(facts.status)} with an HTML page.`,
  why: "Healthcare services answer no HTML: this is a page of a proxy, of a network's sign-in, or of another server at this address.",
  next:
    "Add the step below before this one: the lines Server and Via of its output, and the page's title, say who answers. " +
    (facts.target.trust === 'azure'
      ? `Ask the network team to let ${facts.target.host}:443 through unchanged, and show them that.`
      : `If it is the network, ask its team to let ${facts.target.host} through; if it is another server, correct endpoint.`),
  commands: [askStep(facts)],
}));

export const unexpectedAnswer = kind('unexpected-answer', 'The answer is not one of this service', 'none', ({ target, status }) => ({
  what: `${target.name} answered ${String(status)} with a body that a ${target.service.title} does not give.`,
  why: 'Another service stands at this address, or a gateway changes its answers.',
  next: `Check endpoint and, for a host that is not Azure's own, service: this was read as a ${target.service.title}.`,
}));

export const unexpectedStatus = kind('unexpected-status', 'The service answered something unexpected', 'none', (facts) => ({
  what: `${facts.target.name} answered ${String(facts.status)}.`,
  why: 'A service of this kind does not answer its probe so; a gateway in front of it may, or endpoint names another service.',
  next: 'Check endpoint, and add the step below before this one: the lines Server and Via of its output say who answers.',
  commands: [askStep(facts)],
}));

function isRetired({ host }: EndpointContext['target']): boolean {
  return serviceOfHost(host)?.family.retired === true;
}
