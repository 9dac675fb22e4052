/** Which credential of @azure/identity each sign-in means. */
import { createEmptyPipeline, type HttpClient as AzureHttpClient, type Pipeline } from '@azure/core-rest-pipeline';
import {
  AzureCliCredential,
  AzurePowerShellCredential,
  ClientAssertionCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import type { Cloud } from '../azure/clouds.ts';
import type { HttpClient } from '../http/client.ts';
import type { SignIn } from '../model/request.ts';
import { createTransport, type RecordedResult } from './transport.ts';

/** A sign-in by one way: a login left behind is looked for by two, one after the other. */
export type SingleSignIn = Exclude<SignIn, { method: 'existing-login' }>;

export type SignInMethod = SingleSignIn['method'];

/** What a credential is made of, beside the sign-in's IDs. */
export interface Making {
  readonly cloud: Cloud;
  /** Gives the ID token to present. Called by the credential that presents one, and when all else that it needs is there. */
  readonly assertion: () => Promise<string>;
  readonly http: HttpClient;
  readonly recorded: RecordedResult;
  /** By which Entra's sign-in log can be searched for this exchange. */
  readonly requestId: string;
  /** For a command that is run: how long it may take, in milliseconds. */
  readonly processTimeoutMs: number;
}

/**
 * Nothing between the library and the wire. Its usual pipeline retries, follows redirects, and loads a second HTTP client only to see that the body of
 * an exchange is no form data (20 ms): tries, limits and redirects are the action's own business.
 */
function straightTo(httpClient: AzureHttpClient): { httpClient: AzureHttpClient; pipeline: Pipeline; retryOptions: { maxRetries: 0 } } {
  // The managed identity's credential adds a policy of its own, which heeds retryOptions.
  return { httpClient, pipeline: createEmptyPipeline(), retryOptions: { maxRetries: 0 } };
}

/**
 * Makes the credential of a sign-in. It is used for one token and thrown away: after a failure MSAL would answer the next request from its throttle
 * cache, without sending one.
 */
export function createCredential(
  signIn: SingleSignIn,
  { cloud, assertion, http, recorded, requestId, processTimeoutMs: processTimeoutInMs }: Making,
): TokenCredential {
  const { tenantId } = signIn;
  switch (signIn.method) {
    case 'github-oidc':
      return new ClientAssertionCredential(signIn.tenantId, signIn.clientId, assertion, {
        authorityHost: `https://${cloud.authorityHost}`,
        ...straightTo(createTransport(http, recorded, requestId)),
      });
    case 'azure-cli':
      return new AzureCliCredential({ processTimeoutInMs, ...(tenantId !== undefined && { tenantId }) });
    case 'azure-powershell':
      return new AzurePowerShellCredential({ processTimeoutInMs, ...(tenantId !== undefined && { tenantId }) });
    case 'managed-identity': {
      const options = straightTo(createTransport(http, recorded, requestId, true));
      return signIn.clientId === undefined
        ? new ManagedIdentityCredential(options)
        : new ManagedIdentityCredential({ clientId: signIn.clientId, ...options });
    }
  }
}
