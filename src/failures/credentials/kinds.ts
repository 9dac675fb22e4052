/** What an earlier step, or the machine, must have left for sign-ins other than GitHub's. */
import type { Recovery } from '../../model/failure.ts';
import { maskedIdNote } from '../masked.ts';
import type { CredentialContext } from '../contexts.ts';
import type { LegacyDefinition } from '../define.ts';
import { OIDC_PERMISSIONS } from '../github.ts';
import { SKIP, skipRemedy, unseenSecrets } from '../inputs.ts';
import { bashWord, powershellString } from '../shell.ts';

/** One way out of most of these. */
const USE_OIDC = 'set credential: github-oidc with client-id and tenant-id, which needs no earlier login';

export const noLogin: LegacyDefinition<CredentialContext> = {
  code: 'no-login',
  title: 'There is neither an identity in the inputs nor a login to use',
  recovery: 'none',
  describe: ({ withoutSecrets }) => ({
    what: 'client-id and tenant-id are not given, and neither the Azure CLI nor Azure PowerShell is logged in.',
    ...(withoutSecrets === undefined
      ? {
          why:
            'Without the two IDs the step uses the login of an earlier step of the same job, such as azure/login; a login of another ' +
            'job does not count.',
          next:
            'Give client-id and tenant-id to the step, and the permissions below to the job (if it has permissions: already, add only the line ' +
            'id-token: write to them).',
          commands: [{ label: 'In the job', language: 'yaml', text: OIDC_PERMISSIONS.join('\n') }],
        }
      : {
          why: `${unseenSecrets(withoutSecrets)}, so IDs kept as secrets are empty here.`,
          next: `Skip the job in such runs: ${SKIP}.`,
          commands: [skipRemedy(withoutSecrets)],
        }),
  }),
};

export const azureCliMissing = kind(
  'azure-cli-missing',
  'The Azure CLI is not installed on this runner',
  'az is not on the PATH of this runner.',
  'The sign-in asks the Azure CLI for the token.',
  `Install the Azure CLI on the runner, or ${USE_OIDC}.`,
);

export const azureCliNotLoggedIn = kind(
  'azure-cli-not-logged-in',
  'The Azure CLI has no login that works',
  'The Azure CLI has no login in this job, or one that has expired.',
  'A login lasts for its job, and that of azure/login gives tokens for a new audience for about 5 minutes only.',
  `Add azure/login to this job right before the step, or ${USE_OIDC}.`,
);

export const loginExpired = kind(
  'login-expired',
  'The login of an earlier step has expired',
  'AADSTS700024: the login of an earlier step can give no further tokens.',
  'azure/login leaves behind an assertion that lives about 5 minutes, and a token for a new audience needs it again.',
  `Set credential: github-oidc with client-id and tenant-id: it takes a fresh assertion each time, without the login.`,
);

export const azureCliFailed = kind(
  'azure-cli-failed',
  'The Azure CLI gave no token',
  'az account get-access-token failed, without a code that this catalogue knows.',
  'Its words may hold anything, so they are not repeated here.',
  ({ audience }) =>
    `Run az account get-access-token --resource ${bashWord(audience)} --query expiresOn in a step before this one and read what it ` +
    'says.',
);

export const azurePowershellMissing = kind(
  'azure-powershell-missing',
  'PowerShell is not installed on this runner',
  'Neither pwsh nor, on Windows, powershell is on the PATH of this runner.',
  'The sign-in asks Azure PowerShell for the token.',
  `Install PowerShell on the runner, or ${USE_OIDC}.`,
);

export const azAccountsMissing = kind(
  'az-accounts-missing',
  'The PowerShell module Az.Accounts is not installed',
  'PowerShell is there, and its module Az.Accounts (2.2.0 or newer) is not.',
  'The sign-in asks Get-AzAccessToken of that module for the token.',
  'Run Install-Module Az.Accounts -Scope CurrentUser -Force in a step before this one.',
);

export const azurePowershellNotLoggedIn = kind(
  'azure-powershell-not-logged-in',
  'Azure PowerShell is not logged in',
  'Azure PowerShell has no login in this job.',
  'A login lasts for its job, and azure/login leaves one for PowerShell only with enable-AzPSSession: true.',
  `Add azure/login with enable-AzPSSession: true to this job before the step, or ${USE_OIDC}.`,
);

export const azAccountsSecureString = kind(
  'az-accounts-securestring',
  'Az.Accounts gave the token in a form that could not be read',
  'Get-AzAccessToken answered, and no token could be read from it.',
  'Since Az.Accounts 5.0.0 (Az 14.0.0) it gives a SecureString in place of text, and anything else that PowerShell prints gets in between.',
  `Run Update-Module Az.Accounts in a step before this one, or ${USE_OIDC}.`,
);

export const azurePowershellFailed = kind(
  'azure-powershell-failed',
  'Azure PowerShell gave no token',
  'Get-AzAccessToken failed, without a code that this catalogue knows.',
  'Its words may hold anything, so they are not repeated here.',
  ({ audience }) =>
    `Run (Get-AzAccessToken -ResourceUrl ${powershellString(audience)}).ExpiresOn in a step before this one and read what it says.`,
);

export const managedIdentityUnreachable = kind(
  'managed-identity-unreachable',
  'This runner has no managed identity endpoint',
  'Nothing answers at 169.254.169.254, where Azure gives tokens to its own machines.',
  'Only machines in Azure have that endpoint; GitHub-hosted runners and machines elsewhere do not.',
  `Run the job on a self-hosted runner in Azure, or ${USE_OIDC}.`,
);

export const managedIdentityMissing: LegacyDefinition<CredentialContext> = {
  code: 'managed-identity-missing',
  title: 'The managed identity is not assigned to this machine',
  recovery: 'none',
  describe: ({ clientId }) => ({
    what:
      clientId === undefined
        ? 'This machine has no system-assigned identity.'
        : 'The user-assigned identity of client-id is not assigned to this machine.',
    why: 'The endpoint answers, and knows no such identity on this machine.',
    next:
      clientId === undefined
        ? 'Run the commands below on the runner: they turn on its system-assigned identity; or name a user-assigned one in client-id.'
        : 'Run the commands below on the runner: they assign the identity to it.',
    facts: clientId === undefined ? [] : [{ name: 'Client ID', value: clientId }, maskedIdNote('the client ID')],
    commands: [{ label: 'Bash, on the runner, after az login', language: 'bash', text: [MACHINE, assign(clientId)].join('\n') }],
  }),
};

export const managedIdentityFailed = kind(
  'managed-identity-failed',
  'The managed identity endpoint gave no token',
  'The managed identity endpoint of this machine answered, without a token.',
  'The endpoint is throttled or in trouble, or does not know the audience.',
  'Run the job again; if it fails again, check audience.',
  'transient',
);

export const exchangeFailed = kind(
  'exchange-failed',
  'The exchange ended without an answer',
  'The exchange with Entra ended before anything was sent or answered.',
  'This is a fault of the action or of a library in it.',
  "Run the job again; if it fails again, report it at the action's issues page with this log.",
  'transient',
);

export const tokenMalformed = kind(
  'token-malformed',
  'What came back is not a token',
  'The sign-in gave something that is not a token, so it is not handed on.',
  "A wrapper around the command line tool, or something that answers in Entra's place, does this.",
  "Run the login's own command in a step before this one (az account get-access-token --query expiresOn) and look at what it prints.",
);

/** All kinds of this party, for the catalogue. */
export const credentialKinds: readonly LegacyDefinition<CredentialContext>[] = [
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
  managedIdentityMissing,
  managedIdentityFailed,
  exchangeFailed,
  tokenMalformed,
];

/** The machine's own resource ID, as its metadata service tells it (LEARN: virtual-machines/instance-metadata-service). */
const MACHINE =
  "machine=$(curl --silent --noproxy '*' --header Metadata:true " +
  '"http://169.254.169.254/metadata/instance/compute/resourceId?api-version=2021-02-01&format=text")';

function assign(clientId: string | undefined): string {
  const command = 'az vm identity assign --ids "$machine"';
  if (clientId === undefined) return command;
  return `${command} --identities "$(az identity list --query "[?clientId=='${clientId}'].id" --output tsv)"`;
}

function kind(
  code: string,
  title: string,
  what: string,
  why: string,
  next: string | ((facts: CredentialContext) => string),
  recovery: Recovery = 'none',
): LegacyDefinition<CredentialContext> {
  return {
    code,
    title,
    recovery,
    describe: (facts) => ({
      what,
      why,
      next: typeof next === 'string' ? next : next(facts),
      facts: [{ name: 'Audience', value: facts.audience }],
    }),
  };
}
