/** Failures of token exchanges that receive no response, and all failures of sign-in methods other than GitHub OIDC. */
import type { CredentialContext } from './contexts.ts';
import type { Definition, Definitions } from './define.ts';
import { ADD_PERMISSIONS, addPermission } from './github.ts';
import { EMPTY_VALUE_CAUSES, WITHOUT_SECRETS } from './inputs.ts';
import { bash, bashWord, powershellString } from './shell.ts';

const USE_OIDC = 'set credential: github-oidc with client-id and tenant-id. GitHub OIDC does not require an existing login';
const EARLIER_STEP = 'In an earlier step, run';
const SET_IDS = 'Set client-id and tenant-id in the step. Check that the variables or secrets used in these inputs exist';

/** Command that stores the virtual machine's resource ID in `machine` (Microsoft Learn: virtual-machines/instance-metadata-service). */
const MACHINE =
  "machine=$(curl --silent --noproxy '*' --header Metadata:true " +
  '"http://169.254.169.254/metadata/instance/compute/resourceId?api-version=2021-02-01&format=text")';

function toolFailed(tool: string, command: (audience: string) => string): Omit<Definition<CredentialContext>, 'title'> {
  return {
    what: ({ timedOutAfterMs, exitCode }) =>
      timedOutAfterMs === undefined
        ? `${tool} failed${exitCode === undefined ? '' : ` with exit code ${String(exitCode)}`}.`
        : `${tool} did not respond within ${String(Math.round(timedOutAfterMs / 1000))} s, so the action stopped it.`,
    causes: ({ timedOutAfterMs, hadOutput }) => [
      timedOutAfterMs !== undefined && `${tool} might be waiting for user input, such as an interactive login, or for the network.`,
      timedOutAfterMs === undefined &&
        hadOutput !== false &&
        `The output of ${tool} contains no error code that the action recognizes. The action does not show the output, because it might contain secrets.`,
      hadOutput === false && `${tool} did not print any output.`,
    ],
    fixes: ({ audience }) => `${EARLIER_STEP} ${command(audience)}. Then read the output of that step.`,
    facts: ({ audience, exitCode, hadOutput }) => ({
      Audience: audience,
      'Exit code': exitCode?.toString(),
      Output: hadOutput === undefined ? undefined : hadOutput ? 'yes (not shown)' : 'none',
    }),
  };
}

export const credentialFailures = {
  'no-login': {
    title: 'No identity is set, and there is no existing login',
    what: 'client-id and tenant-id are empty, and neither the Azure CLI nor Azure PowerShell is logged in.',
    causes: ({ withoutSecrets }) =>
      withoutSecrets === undefined
        ? [EMPTY_VALUE_CAUSES, 'If both IDs are empty, the step uses the login from an earlier step of the same job, such as azure/login.']
        : WITHOUT_SECRETS[withoutSecrets].cause,
    fixes: ({ withoutSecrets, idTokens }) => [
      withoutSecrets !== undefined && WITHOUT_SECRETS[withoutSecrets].fix,
      idTokens === true && `${SET_IDS}. To use an existing login instead, log in with azure/login in an earlier step of this job.`,
      `${SET_IDS}. ${addPermission('id-token')}`,
    ],
    commands: ({ withoutSecrets, idTokens }) =>
      withoutSecrets === undefined ? idTokens !== true && ADD_PERMISSIONS : WITHOUT_SECRETS[withoutSecrets].command,
  },
  'azure-cli-missing': {
    title: 'The Azure CLI is not installed on this runner',
    what: "The action could not find az on the runner's PATH.",
    causes: 'The azure-cli sign-in method requests the token from the Azure CLI.',
    fixes: `Install the Azure CLI on the runner, or ${USE_OIDC}.`,
  },
  'azure-cli-not-logged-in': {
    title: 'The Azure CLI is not logged in, or its login has expired',
    what: 'No earlier step of this job logged in to the Azure CLI, or the login has expired.',
    causes:
      "On GitHub-hosted runners, a login lasts for only one job. After azure/login, the Azure CLI can get tokens for additional audiences for only about 5 minutes, until GitHub's ID token expires.",
    fixes: `Add azure/login to this job immediately before this step, or ${USE_OIDC}.`,
  },
  'login-expired': {
    title: 'The existing login has expired',
    what: 'AADSTS700024: the existing login has expired, so it cannot get more tokens.',
    causes:
      'azure/login stores an assertion that is valid for about 5 minutes. The Azure CLI needs a valid assertion to get a token for a new audience (azure-cli issue 28708).',
    fixes:
      'Set credential: github-oidc with client-id and tenant-id. GitHub OIDC uses a new assertion for each token and does not require an existing login.',
  },
  'azure-cli-failed': {
    ...toolFailed(
      'az account get-access-token',
      (audience) => `az account get-access-token --resource ${bashWord(audience)} --query expiresOn`,
    ),
    title: 'The Azure CLI did not return a token',
  },
  'azure-powershell-missing': {
    title: 'PowerShell is not installed on this runner',
    what: "The action could not find pwsh (or, on Windows, powershell) on the runner's PATH.",
    causes: 'The azure-powershell sign-in method requests the token from Azure PowerShell.',
    fixes: `Install PowerShell on the runner, or ${USE_OIDC}.`,
  },
  'az-accounts-missing': {
    title: 'The Az.Accounts PowerShell module is not installed',
    what: 'PowerShell is installed, but the Az.Accounts module (2.2.0 or newer) is not.',
    causes: 'The azure-powershell sign-in method uses Get-AzAccessToken from the Az.Accounts module.',
    fixes: `${EARLIER_STEP} Install-Module Az.Accounts -Scope CurrentUser -Force.`,
  },
  'azure-powershell-not-logged-in': {
    title: 'Azure PowerShell is not logged in',
    what: 'No earlier step of this job logged in to Azure PowerShell.',
    causes:
      'On GitHub-hosted runners, a login lasts for only one job. azure/login logs in to Azure PowerShell only if you set enable-AzPSSession: true.',
    fixes: `Add azure/login with enable-AzPSSession: true to this job before this step, or ${USE_OIDC}.`,
  },
  'az-accounts-securestring': {
    title: 'Az.Accounts returned the token in a format that could not be read',
    what: 'Get-AzAccessToken succeeded, but the action could not read a token from its output.',
    causes:
      'Since Az.Accounts 5.0.0 (Az 14.0.0), Get-AzAccessToken returns the token as a SecureString. A module or a wrapper around PowerShell might also print its own output.',
    fixes: `${EARLIER_STEP} Update-Module Az.Accounts, or ${USE_OIDC}.`,
  },
  'azure-powershell-failed': {
    ...toolFailed('Get-AzAccessToken', (audience) => `(Get-AzAccessToken -ResourceUrl ${powershellString(audience)}).ExpiresOn`),
    title: 'Azure PowerShell did not return a token',
  },
  'managed-identity-unreachable': {
    title: 'This runner has no managed identity endpoint',
    what: 'The managed identity endpoint (169.254.169.254 on a virtual machine) did not respond.',
    causes: 'Only machines in Azure and servers with Azure Arc have a managed identity endpoint. GitHub-hosted runners do not have one.',
    fixes: `Run the job on a self-hosted runner in Azure, or ${USE_OIDC}.`,
  },
  'managed-identity-not-local': {
    title: 'The managed identity endpoint is not a local address',
    what: 'An environment variable sets the managed identity endpoint to an address outside this machine and its private network, so the action did not send the request.',
    causes:
      'Azure sets IDENTITY_ENDPOINT, IMDS_ENDPOINT, MSI_ENDPOINT or AZURE_POD_IDENTITY_AUTHORITY_HOST to a loopback, link-local or private address. An earlier step or the runner might have changed the variable.',
    fixes: `Find out what sets the variable. On a virtual machine, remove the variable. Otherwise, ${USE_OIDC}.`,
  },
  'managed-identity-missing': {
    title: 'The managed identity is not assigned to this machine',
    what: ({ clientId }) =>
      clientId === undefined
        ? 'This machine has no system-assigned identity.'
        : 'The user-assigned identity that client-id specifies is not assigned to this machine.',
    causes: 'The managed identity endpoint reports that the requested identity is not assigned to this machine.',
    fixes: ({ clientId }) =>
      clientId === undefined
        ? 'Run the commands below on the runner to enable the system-assigned identity, or set client-id to the client ID of a user-assigned identity.'
        : 'Run the commands below on the runner to assign the identity to this machine.',
    facts: ({ clientId }) => ({ 'Client ID': clientId }),
    commands: ({ clientId }) => {
      const identities =
        clientId === undefined ? '' : ` --identities "$(az identity list --query "[?clientId=='${clientId}'].id" --output tsv)"`;
      return bash('Run on the runner after az login', MACHINE, `az vm identity assign --ids "$machine"${identities}`);
    },
  },
  'managed-identity-failed': {
    title: 'The managed identity endpoint did not return a token',
    recovery: 'transient',
    what: 'The managed identity endpoint of this machine responded but did not return a token.',
    causes: 'The managed identity endpoint is throttling requests, is temporarily unavailable, or does not recognize the audience.',
    fixes: 'Run the job again. If the job fails again, check the audience.',
    facts: ({ audience }) => ({ Audience: audience }),
  },
  'exchange-failed': {
    title: 'The token request ended without a response',
    recovery: 'transient',
    what: 'An unexpected error occurred before the action sent the token request to Microsoft Entra.',
    causes: 'This error is caused by a bug in the action or in one of its libraries.',
    fixes: "Run the job again. If the job fails again, open an issue in the action's repository and include this log.",
  },
  'token-malformed': {
    title: 'The sign-in did not return a token',
    what: ({ method }) =>
      method === 'managed-identity'
        ? 'The managed identity endpoint returned something other than a token, so the action has no token to output.'
        : 'The Azure command succeeded but did not return a token, so the action has no token to output.',
    causes: ({ method }) =>
      method === 'managed-identity'
        ? 'A different service might be running at the address of the managed identity endpoint.'
        : "A wrapper around the command might have changed the command's output.",
    fixes: ({ method }) =>
      method === 'managed-identity'
        ? `Check which service responds at the managed identity endpoint of this machine, or ${USE_OIDC}.`
        : `${EARLIER_STEP} the command (such as az account get-access-token --query expiresOn). Then read the output of that step.`,
    facts: ({ audience, exitCode }) => ({ Audience: audience, 'Exit code': exitCode?.toString() }),
  },
} satisfies Definitions<CredentialContext>;
