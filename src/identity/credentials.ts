/** Which credential of @azure/identity each sign-in means. A new way to sign in is one entry of the table. */
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
  /** The ID token to present; empty for the ways that present none. */
  readonly assertion: string;
  readonly wire: Wire;
  readonly recorded: Recorded;
  /** By which Entra's sign-in log can be searched for this exchange. */
  readonly requestId: string;
  /** For a command that is run: how long it may take, in milliseconds. */
  readonly processTimeoutMs: number;
}

/**
 * A credential is used for one token and thrown away: after a failure MSAL would answer the next request from its throttle cache, without sending one.
 * Tries, limits and redirects are the action's own business, so the library's are switched off.
 */
export const CREDENTIALS: Readonly<Record<Way, (making: Making) => TokenCredential>> = {
  'github-oidc': ({ clientId = '', tenantId = '', cloud, assertion, wire, recorded, requestId }) =>
    new ClientAssertionCredential(tenantId, clientId, () => Promise.resolve(assertion), {
      authorityHost: `https://${cloud.authorityHost}`,
      httpClient: transportOf(wire, recorded, requestId),
      retryOptions: { maxRetries: 0 },
      redirectOptions: { maxRetries: 0 },
    }),
  'azure-cli': ({ tenantId, processTimeoutMs: processTimeoutInMs }) =>
    new AzureCliCredential({ processTimeoutInMs, ...(tenantId !== undefined && { tenantId }) }),
  'azure-powershell': ({ tenantId, processTimeoutMs: processTimeoutInMs }) =>
    new AzurePowerShellCredential({ processTimeoutInMs, ...(tenantId !== undefined && { tenantId }) }),
  'managed-identity': ({ clientId, wire, recorded, requestId }) => {
    const options = {
      httpClient: transportOf(wire, recorded, requestId, true),
      retryOptions: { maxRetries: 0 },
      redirectOptions: { maxRetries: 0 },
    };
    return clientId === undefined ? new ManagedIdentityCredential(options) : new ManagedIdentityCredential({ clientId, ...options });
  },
};
