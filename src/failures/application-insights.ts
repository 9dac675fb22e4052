/** Failures of the delivery to Application Insights. They never change the verdict. */
import type { Command } from '../model/failure.ts';
import type { FailureDefinition } from './define.ts';
import { bashWord } from './shell.ts';

/** Availability results that Application Insights did not accept. */
export interface DeliveryContext {
  /** Host of the ingestion endpoint. */
  readonly host: string;
  /** Undefined if there was no response. */
  readonly httpStatus: number | undefined;
  /** Results that were not accepted, of all. */
  readonly lost: number;
  readonly sent: number;
  /** GUID from the connection string. It is no secret (Azure Monitor: connection-strings). */
  readonly instrumentationKey: string;
  /** Object ID of the identity. */
  readonly principalId: string | undefined;
  /** Set if there was no token: title and code of that failure. */
  readonly tokenFailure?: { readonly title: string; readonly code: string } | undefined;
}

const MONITORING_ROLE = 'Monitoring Metrics Publisher';

export const applicationInsightsFailed: FailureDefinition<DeliveryContext> = {
  code: 'application-insights-failed',
  title: 'Application Insights did not accept the results',
  recovery: 'transient',
  what: ({ host, httpStatus, lost, sent, tokenFailure }) => {
    const results = `${String(lost)} of ${String(sent)} availability results`;
    if (tokenFailure !== undefined)
      return `The step did not send ${results}, because it got no token for Azure Monitor. The verdict is not affected.`;
    const response = httpStatus === undefined ? 'there was no response' : `HTTP ${String(httpStatus)}`;
    return `${host} did not accept ${results} (${response}). The verdict is not affected.`;
  },
  causes: [
    {
      when: ({ tokenFailure }) => tokenFailure !== undefined,
      text: ({ tokenFailure }) => `${tokenFailure?.title ?? ''} (${tokenFailure?.code ?? ''}).`,
    },
    {
      when: delivery(403),
      text: `The identity does not have the role ${MONITORING_ROLE} on the Application Insights resource, the role is not active yet, or the connection string is of another resource.`,
    },
    { when: delivery(400), text: 'The instrumentation key is wrong, or the resource does not accept the data.' },
    { when: delivery(401), text: 'The resource does not accept the token. The connection string may be of another cloud.' },
    { when: delivery(402, 439), text: 'The daily quota of the resource is used up.' },
    { when: delivery(404), text: 'The connection string has no regional ingestion endpoint.' },
    { when: delivery(206), text: 'The resource accepted only a part of the results.' },
    {
      when: delivery(307, 308),
      text: 'The ingestion host redirected the request too often, or to a host that is not an ingestion host of the cloud.',
    },
    {
      when: ({ httpStatus, tokenFailure }) => tokenFailure === undefined && (httpStatus === undefined || isServerProblem(httpStatus)),
      text: 'The ingestion host could not be reached, or has a temporary problem.',
    },
  ],
  fixes: [
    {
      when: ({ tokenFailure }) => tokenFailure !== undefined,
      text: 'Allow the identity to get a token for Azure Monitor, then run the job again.',
    },
    {
      when: delivery(403),
      text: `Assign the role ${MONITORING_ROLE} to the identity with the command below. A new role takes up to 10 minutes to take effect.`,
    },
    { when: delivery(400, 401, 404), text: 'Copy the connection string of the resource from the Azure portal again.' },
    { when: delivery(402, 439), text: 'Raise the daily cap of the resource, or wait until the next day.' },
    { text: 'Run the job again. If it fails again, allow connections from the runner to the ingestion host.' },
  ],
  commands: ({ principalId, instrumentationKey, httpStatus, tokenFailure }) =>
    httpStatus === 403 && tokenFailure === undefined ? [roleCommand(principalId, instrumentationKey)] : [],
};

function delivery(...statuses: readonly number[]) {
  return ({ httpStatus, tokenFailure }: DeliveryContext): boolean =>
    tokenFailure === undefined && httpStatus !== undefined && statuses.includes(httpStatus);
}

function isServerProblem(httpStatus: number): boolean {
  return httpStatus === 408 || httpStatus === 429 || httpStatus >= 500;
}

function roleCommand(principalId: string | undefined, instrumentationKey: string): Command {
  const query = `value[?properties.InstrumentationKey=='${instrumentationKey}'].id | [0]`;
  const list = '/subscriptions/{subscriptionId}/providers/microsoft.insights/components?api-version=2020-02-02';
  return {
    label: 'Bash, in the subscription of the Application Insights resource',
    language: 'bash',
    text: [
      'az role assignment create \\',
      `  --assignee-object-id ${bashWord(principalId ?? '')} \\`,
      '  --assignee-principal-type ServicePrincipal \\',
      `  --role '${MONITORING_ROLE}' \\`,
      `  --scope "$(az rest --method get --url '${list}' --query "${query}" --output tsv)"`,
    ].join('\n'),
  };
}
