/** Sign-ins other than GitHub's, told by what the library says, which is matched and never repeated. */
import type { Failure } from '../model/failure.ts';
import { entraFailure } from './entra.ts';
import type { CredentialContext } from './contexts.ts';
import { createFailure, type LegacyDefinition } from './define.ts';
import * as kinds from './credentials/kinds.ts';

export * from './credentials/kinds.ts';

interface Readings {
  readonly signs: readonly (readonly [RegExp, LegacyDefinition<CredentialContext>])[];
  readonly otherwise: LegacyDefinition<CredentialContext>;
}

/** Words of @azure/identity 4.14 by which it tells these apart; it has no codes. They decide, and are never shown. */
const READINGS: Readonly<Record<CredentialContext['method'], Readings>> = {
  'azure-cli': {
    signs: [
      [/Azure CLI could not be found|\bENOENT\b/, kinds.azureCliMissing],
      [/az login/, kinds.azureCliNotLoggedIn],
    ],
    otherwise: kinds.azureCliFailed,
  },
  'azure-powershell': {
    signs: [
      [/Unable to execute PowerShell/, kinds.azurePowershellMissing],
      [/Az\.Accounts?\b.*is not installed/, kinds.azAccountsMissing],
      [/Connect-AzAccount/, kinds.azurePowershellNotLoggedIn],
      [/No access token found in the output|Unable to parse the output/, kinds.azAccountsSecureString],
    ],
    otherwise: kinds.azurePowershellFailed,
  },
  'managed-identity': {
    signs: [
      [/identity not found/i, kinds.managedIdentityMissing],
      // MSAL writes "Not Available" for whatever an answer does not say, so those two words alone say nothing.
      [/it is not available|unreachable/i, kinds.managedIdentityUnreachable],
    ],
    otherwise: kinds.managedIdentityFailed,
  },
  'github-oidc': { signs: [], otherwise: kinds.exchangeFailed },
  'existing-login': { signs: [], otherwise: kinds.noLogin },
};

/** Of a refusal that a command line tool reports, only the code is known. */
const UNSEEN = {
  httpStatus: undefined,
  traceId: undefined,
  correlationId: undefined,
  timestamp: undefined,
  clockSkewSeconds: undefined,
  assertion: undefined,
} as const;

/**
 * Tells why a sign-in gave no token.
 *
 * @param facts which sign-in, and for what.
 * @param error what it threw; undefined when it threw nothing and what it gave is no token, or when no login was there to ask.
 */
export function credentialFailure(facts: CredentialContext, error: unknown): Failure {
  const { method: way, clientId, tenantId, audience, cloud } = facts;
  if (error === undefined && way !== 'existing-login') {
    return createFailure(way === 'azure-powershell' ? kinds.azAccountsSecureString : kinds.tokenMalformed, facts);
  }
  const words = error instanceof Error ? error.message : '';
  const errorCode = Number(/AADSTS(\d{4,9})\b/.exec(words)?.[1]);
  if (errorCode === 700024) return createFailure(kinds.loginExpired, facts);
  if (cloud !== undefined && errorCode > 0) {
    return entraFailure({ ...UNSEEN, errorCode, clientId, tenantId, audience, cloud });
  }
  const { signs, otherwise } = READINGS[way];
  return createFailure(signs.find(([sign]) => sign.test(words))?.[1] ?? otherwise, facts);
}
