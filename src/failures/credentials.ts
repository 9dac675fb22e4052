/** Failures of sign-in methods other than GitHub OIDC, and of exchanges that ended without a response. */
import type { CredentialContext } from './contexts.ts';
import type { FailureDefinition } from './define.ts';
import { known } from './evidence.ts';
import { OIDC_PERMISSIONS } from './github.ts';
import { SKIP, skipRemedy, unseenSecrets } from './inputs.ts';
import { managedIdentityFailed, managedIdentityMissing, managedIdentityNotLocal, managedIdentityUnreachable } from './managed-identity.ts';
import { bashWord, powershellString } from './shell.ts';

type Definition = FailureDefinition<CredentialContext>;

const USE_OIDC = 'set credential: github-oidc with client-id and tenant-id, which needs no existing login';
const EARLIER_STEP = 'a step before this one';

const audienceFact: Definition['facts'] = ({ audience }) => known({ Audience: audience });

export const noLogin: Definition = {
  code: 'no-login',
  title: 'The identity is empty, and there is no existing login',
  recovery: 'none',
  what: 'client-id and tenant-id are empty, and neither the Azure CLI nor Azure PowerShell is logged in.',
  causes: [
    {
      when: ({ withoutSecrets }) => withoutSecrets !== undefined,
      text: ({ withoutSecrets }) => `${unseenSecrets(withoutSecrets ?? 'fork')}, so IDs that are kept as secrets are empty here.`,
    },
    {
      text:
        'A variable or secret that is empty counts as not given. Usual causes: ' +
        '(1) the value is in secrets and the workflow reads it from vars, or the reverse; (2) no variable or secret has that name; ' +
        '(3) it belongs to an environment that the job does not name; (4) a reusable workflow is called without secrets: inherit.',
    },
    { text: 'Without both IDs, the step uses a login that an earlier step of the same job made, such as azure/login.' },
  ],
  fixes: [
    {
      when: ({ withoutSecrets }) => withoutSecrets !== undefined,
      text: `Skip the job in such runs: ${SKIP}.`,
    },
    {
      when: ({ idTokens }) => idTokens === true,
      text: 'Set client-id and tenant-id in the step to values that are not empty, or log in with azure/login in an earlier step of this job.',
    },
    {
      text:
        'Set client-id and tenant-id in the step to values that are not empty, and add the permissions below to the job. ' +
        'If it has permissions: already, add only the line id-token: write to them.',
    },
  ],
  commands: ({ withoutSecrets, idTokens }) => {
    if (withoutSecrets !== undefined) return [skipRemedy(withoutSecrets)];
    return idTokens === true ? [] : [{ label: 'In the job', language: 'yaml', text: OIDC_PERMISSIONS.join('\n') }];
  },
};

export const azureCliMissing: Definition = {
  code: 'azure-cli-missing',
  title: 'The Azure CLI is not installed on this runner',
  recovery: 'none',
  what: 'The action found no az in the folders of PATH on this runner.',
  causes: [{ text: 'The sign-in method azure-cli requests the token from the Azure CLI.' }],
  fixes: [{ text: `Install the Azure CLI on the runner, or ${USE_OIDC}.` }],
  facts: audienceFact,
};

export const azureCliNotLoggedIn: Definition = {
  code: 'azure-cli-not-logged-in',
  title: 'The Azure CLI has no valid login',
  recovery: 'none',
  what: 'The Azure CLI has no login in this job, or one that has expired.',
  causes: [{ text: 'A login is valid within its job only. The login of azure/login gives tokens for a new audience for about 5 minutes.' }],
  fixes: [{ text: `Add azure/login to this job right before the step, or ${USE_OIDC}.` }],
  facts: audienceFact,
};

export const loginExpired: Definition = {
  code: 'login-expired',
  title: 'The existing login has expired',
  recovery: 'none',
  aadsts: [700024],
  what: 'AADSTS700024: the existing login can give no more tokens.',
  causes: [
    {
      text: 'azure/login stores an assertion that is valid for about 5 minutes, and a token for a new audience needs it again (azure-cli issue 28708).',
    },
  ],
  fixes: [{ text: 'Set credential: github-oidc with client-id and tenant-id. It uses a new assertion each time and no existing login.' }],
  facts: audienceFact,
};

/** What a tool that failed for an unknown reason, or not at all, is known by. */
function toolFailed(tool: string, command: (audience: string) => string): Omit<Definition, 'code' | 'title'> {
  return {
    recovery: 'none',
    what: ({ timedOutAfterMs, exitCode }) => {
      if (timedOutAfterMs !== undefined)
        return `${tool} did not respond within ${String(timedOutAfterMs / 1000)} s, so the action stopped it.`;
      return exitCode === undefined ? `${tool} failed.` : `${tool} failed with exit code ${String(exitCode)}.`;
    },
    causes: [
      {
        when: ({ timedOutAfterMs }) => timedOutAfterMs !== undefined,
        text: 'It may wait for a person, such as an interactive login, or for the network.',
      },
      {
        when: ({ timedOutAfterMs, hadOutput }) => timedOutAfterMs === undefined && hadOutput !== false,
        text: 'Its output has no code that the action knows. The action does not repeat it, because it may contain secrets.',
      },
      { when: ({ hadOutput }) => hadOutput === false, text: 'It printed nothing.' },
    ],
    fixes: [{ text: ({ audience }) => `Run ${command(audience)} in ${EARLIER_STEP} and read its output.` }],
    facts: ({ audience, exitCode, hadOutput }) =>
      known({
        Audience: audience,
        'Exit code': exitCode === undefined ? undefined : String(exitCode),
        Output: hadOutput === undefined ? undefined : hadOutput ? 'yes (not shown)' : 'none',
      }),
  };
}

export const azureCliFailed: Definition = {
  ...toolFailed(
    'az account get-access-token',
    (audience) => `az account get-access-token --resource ${bashWord(audience)} --query expiresOn`,
  ),
  code: 'azure-cli-failed',
  title: 'The Azure CLI gave no token',
};

export const azurePowershellMissing: Definition = {
  code: 'azure-powershell-missing',
  title: 'PowerShell is not installed on this runner',
  recovery: 'none',
  what: 'The action found no pwsh (or, on Windows, powershell) in the folders of PATH on this runner.',
  causes: [{ text: 'The sign-in method azure-powershell requests the token from Azure PowerShell.' }],
  fixes: [{ text: `Install PowerShell on the runner, or ${USE_OIDC}.` }],
  facts: audienceFact,
};

export const azAccountsMissing: Definition = {
  code: 'az-accounts-missing',
  title: 'The PowerShell module Az.Accounts is not installed',
  recovery: 'none',
  what: 'PowerShell is installed, but its module Az.Accounts (2.2.0 or newer) is not.',
  causes: [{ text: 'The sign-in method azure-powershell uses Get-AzAccessToken of that module.' }],
  fixes: [{ text: `Run Install-Module Az.Accounts -Scope CurrentUser -Force in ${EARLIER_STEP}.` }],
  facts: audienceFact,
};

export const azurePowershellNotLoggedIn: Definition = {
  code: 'azure-powershell-not-logged-in',
  title: 'Azure PowerShell is not logged in',
  recovery: 'none',
  what: 'Azure PowerShell has no login in this job.',
  causes: [{ text: 'A login is valid within its job only. azure/login logs in PowerShell only with enable-AzPSSession: true.' }],
  fixes: [{ text: `Add azure/login with enable-AzPSSession: true to this job before the step, or ${USE_OIDC}.` }],
  facts: audienceFact,
};

export const azAccountsSecureString: Definition = {
  code: 'az-accounts-securestring',
  title: 'Az.Accounts gave the token in a form that could not be read',
  recovery: 'none',
  what: 'Get-AzAccessToken ended without an error, but the action could not read a token from its output.',
  causes: [
    {
      text: 'Since Az.Accounts 5.0.0 (Az 14.0.0), the token is a SecureString, not text. A profile or a module may also print other lines.',
    },
  ],
  fixes: [{ text: `Run Update-Module Az.Accounts in ${EARLIER_STEP}, or ${USE_OIDC}.` }],
  facts: audienceFact,
};

export const azurePowershellFailed: Definition = {
  ...toolFailed('Get-AzAccessToken', (audience) => `(Get-AzAccessToken -ResourceUrl ${powershellString(audience)}).ExpiresOn`),
  code: 'azure-powershell-failed',
  title: 'Azure PowerShell gave no token',
};

export const exchangeFailed: Definition = {
  code: 'exchange-failed',
  title: 'The token request ended without a response',
  recovery: 'transient',
  what: ({ authority }) =>
    authority === undefined
      ? 'The token request to Microsoft Entra ended before anything was sent or received.'
      : `Something directed the token request to another host than ${authority}, so the action sent nothing.`,
  causes: [
    { when: ({ authority }) => authority === undefined, text: 'This is a fault of the action or of one of its libraries.' },
    {
      when: ({ authority }) => authority !== undefined,
      text: 'A library reads the host from a variable, such as MSAL_FORCE_REGION. An earlier step or the runner may have set it.',
    },
  ],
  fixes: [
    {
      when: ({ authority }) => authority !== undefined,
      text: 'Remove variables such as MSAL_FORCE_REGION and AZURE_REGIONAL_AUTHORITY_NAME from the job and the runner, and find out what set them.',
    },
    { text: "Run the job again. If it fails again, report it at the action's issues page with this log." },
  ],
  facts: audienceFact,
};

export const tokenMalformed: Definition = {
  code: 'token-malformed',
  title: 'The output of the sign-in is not a token',
  recovery: 'none',
  what: ({ method }) =>
    method === 'managed-identity'
      ? 'The managed identity endpoint returned something other than a token, so the action does not output it.'
      : 'The command ended without an error, but it printed something other than a token. The action does not output it.',
  causes: [{ text: 'A wrapper around the command, or another service at the address of the endpoint, causes this.' }],
  fixes: [
    {
      when: ({ method }) => method === 'managed-identity',
      text: `Check which service is at the managed identity endpoint of this machine, or ${USE_OIDC}.`,
    },
    { text: `Run the command in ${EARLIER_STEP} (az account get-access-token --query expiresOn) and read its output.` },
  ],
  facts: ({ audience, exitCode }) => known({ Audience: audience, 'Exit code': exitCode === undefined ? undefined : String(exitCode) }),
};

/** All definitions of this file, in the order of the troubleshooting page. */
export const credentialDefinitions: readonly Definition[] = [
  noLogin,
  azureCliMissing,
  azureCliNotLoggedIn,
  loginExpired,
  azureCliFailed,
  azurePowershellMissing,
  azAccountsMissing,
  azurePowershellNotLoggedIn,
  azAccountsSecureString,
  azurePowershellFailed,
  managedIdentityUnreachable,
  managedIdentityNotLocal,
  managedIdentityMissing,
  managedIdentityFailed,
  exchangeFailed,
  tokenMalformed,
];
