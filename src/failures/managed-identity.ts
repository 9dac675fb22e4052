/** Failures of the managed identity endpoint. */
import type { CredentialContext } from './contexts.ts';
import type { FailureDefinition } from './define.ts';
import { known } from './evidence.ts';

type Definition = FailureDefinition<CredentialContext>;

const USE_OIDC = 'set credential: github-oidc with client-id and tenant-id, which needs no existing login';

const audienceFact: Definition['facts'] = ({ audience }) => known({ Audience: audience });

export const managedIdentityUnreachable: Definition = {
  code: 'managed-identity-unreachable',
  title: 'This runner has no managed identity endpoint',
  recovery: 'none',
  what: 'Nothing responds at the managed identity endpoint (169.254.169.254 on a virtual machine).',
  causes: [{ text: 'Only machines in Azure, and servers with Azure Arc, have that endpoint. GitHub-hosted runners do not.' }],
  fixes: [{ text: `Run the job on a self-hosted runner in Azure, or ${USE_OIDC}.` }],
  facts: audienceFact,
};

export const managedIdentityNotLocal: Definition = {
  code: 'managed-identity-not-local',
  title: 'The managed identity endpoint is not a local address',
  recovery: 'none',
  what: 'A variable names a managed identity endpoint outside this machine and its private network, so the action sent nothing to it.',
  causes: [
    {
      text: 'Azure sets IDENTITY_ENDPOINT, IMDS_ENDPOINT, MSI_ENDPOINT or AZURE_POD_IDENTITY_AUTHORITY_HOST to a loopback, link-local or private address. An earlier step or the runner may have changed it.',
    },
  ],
  fixes: [{ text: `Check what sets these variables, and remove them on a virtual machine. Otherwise ${USE_OIDC}.` }],
  facts: audienceFact,
};

/** The machine's resource ID, from its metadata service (LEARN: virtual-machines/instance-metadata-service). */
const MACHINE =
  "machine=$(curl --silent --noproxy '*' --header Metadata:true " +
  '"http://169.254.169.254/metadata/instance/compute/resourceId?api-version=2021-02-01&format=text")';

export const managedIdentityMissing: Definition = {
  code: 'managed-identity-missing',
  title: 'The managed identity is not assigned to this machine',
  recovery: 'none',
  what: ({ clientId }) =>
    clientId === undefined
      ? 'This machine has no system-assigned identity.'
      : 'The user-assigned identity of client-id is not assigned to this machine.',
  causes: [{ text: 'The endpoint responded that this machine has no such identity.' }],
  fixes: [
    {
      when: ({ clientId }) => clientId === undefined,
      text: 'Run the commands below on the runner. They enable its system-assigned identity. Otherwise set client-id to a user-assigned identity.',
    },
    { text: 'Run the commands below on the runner. They assign the identity to it.' },
  ],
  facts: ({ clientId }) => known({ 'Client ID': clientId }),
  commands: ({ clientId }) => {
    const identities =
      clientId === undefined ? '' : ` --identities "$(az identity list --query "[?clientId=='${clientId}'].id" --output tsv)"`;
    const text = `${MACHINE}\naz vm identity assign --ids "$machine"${identities}`;
    return [{ label: 'Bash, on the runner, after az login', language: 'bash', text }];
  },
};

export const managedIdentityFailed: Definition = {
  code: 'managed-identity-failed',
  title: 'The managed identity endpoint gave no token',
  recovery: 'transient',
  what: 'The managed identity endpoint of this machine responded without a token.',
  causes: [{ text: 'The endpoint throttles requests or has a temporary fault, or it does not know the audience.' }],
  fixes: [{ text: 'Run the job again. If it fails again, check audience.' }],
  facts: audienceFact,
};
