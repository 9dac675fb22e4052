/** Which credential of @azure/identity each sign-in means. A new way to sign in is one entry of the table. */
import { createEmptyPipeline, type HttpClient, type Pipeline } from '@azure/core-rest-pipeline';
import {
  AzureCliCredential,
  AzurePowerShellCredential,
  ClientAssertionCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import type { Cloud } from '../azure/clouds.ts';
import type { Wire } from '../http.ts';
import type { SignIn } from '../request.ts';
import { transportOf, type Recorded } from './transport.ts';

export type Way = Exclude<SignIn['way'], 'login-left-behind'>;

/** What a credential is made of. */
export interface Making {
  readonly clientId: string | undefined;
  readonly tenantId: string | undefined;
  readonly cloud: Cloud;
  /** Gives the ID token to present. Called by the credential that presents one, and when all else that it needs is there. */
  readonly assertion: () => Promise<string>;
  readonly wire: Wire;
  readonly recorded: Recorded;
  /** By which Entra's sign-in log can be searched for this exchange. */
  readonly requestId: string;
  /** For a command that is run: how long it may take, in milliseconds. */
  readonly processTimeoutMs: number;
}

/**
 * Nothing between the library and the wire. Its usual pipeline retries, follows redirects, and loads a second HTTP client only to see that the body of
 * an exchange is no form data (20 ms): tries, limits and redirects are the action's own business.
 */
function straightTo(httpClient: HttpClient): { httpClient: HttpClient; pipeline: Pipeline; retryOptions: { maxRetries: 0 } } {
  // The managed identity's credential adds a policy of its own, which heeds retryOptions.
  return { httpClient, pipeline: createEmptyPipeline(), retryOptions: { maxRetries: 0 } };
}

/** A credential is used for one token and thrown away: after a failure MSAL would answer the next request from its throttle cache, without sending one. */
export const CREDENTIALS: Readonly<Record<Way, (making: Making) => TokenCredential>> = {
  'github-oidc': ({ clientId = '', tenantId = '', cloud, assertion, wire, recorded, requestId }) =>
    new ClientAssertionCredential(tenantId, clientId, assertion, {
      authorityHost: `https://${cloud.authorityHost}`,
      ...straightTo(transportOf(wire, recorded, requestId)),
    }),
  'azure-cli': ({ tenantId, processTimeoutMs: processTimeoutInMs }) =>
    new AzureCliCredential({ processTimeoutInMs, ...(tenantId !== undefined && { tenantId }) }),
  'azure-powershell': ({ tenantId, processTimeoutMs: processTimeoutInMs }) =>
    new AzurePowerShellCredential({ processTimeoutInMs, ...(tenantId !== undefined && { tenantId }) }),
  'managed-identity': ({ clientId, wire, recorded, requestId }) => {
    const options = straightTo(transportOf(wire, recorded, requestId, true));
    return clientId === undefined ? new ManagedIdentityCredential(options) : new ManagedIdentityCredential({ clientId, ...options });
  },
};
