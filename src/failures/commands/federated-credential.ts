/** Commands for federated credentials. They look up names, groups and IDs themselves, so there is nothing to fill in. */
import { createHash } from 'node:crypto';
import type { Cloud } from '../../azure/clouds.ts';
import type { Command } from '../../model/failure.ts';
import type { AssertionClaims } from '../contexts.ts';
import { asciiJson, bashWord, powershellString } from '../shell.ts';

const ARM_VERSION = 'api-version=2023-01-31';
/** Stops a script before az fails with an unclear error about an empty name. */
const NO_CREDENTIAL = 'no credential has this issuer and subject';
const NO_IDENTITY = 'no identity with this client ID in this subscription';

/**
 * Address of the credentials of an application. `az ad app federated-credential list` fails if one of them is a flexible credential (azure-cli issue
 * 32816), and only the beta version returns their expressions.
 */
function graphUrl(clientId: string): string {
  return `$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)beta/applications(appId='${clientId}')/federatedIdentityCredentials`;
}

/** Scripts for both types of identity, each for both shells. */
interface Scripts {
  readonly bashApp: readonly string[];
  readonly powershellApp: readonly string[];
  readonly bashIdentity: readonly string[];
  readonly powershellIdentity: readonly string[];
}

/** Lists the credentials of an identity. The commands are the same in both shells. */
export function listCredentials(clientId: string, cloud: Cloud): readonly Command[] {
  const query = (properties: string): string =>
    `--query "value[].{name:name, issuer:${properties}issuer, subject:${properties}subject, expression:${properties}claimsMatchingExpression.value}" --output table`;
  const identity = `$(az identity list --query "[?clientId=='${clientId}'].id" --output tsv)`;
  return [
    both(cloud, 'app registration: list its credentials', `az rest --method get --url "${graphUrl(clientId)}" ${query('')}`),
    both(
      cloud,
      'user-assigned identity: list its credentials',
      `az rest --method get --url "${identity}/federatedIdentityCredentials?${ARM_VERSION}" ${query('properties.')}`,
    ),
  ];
}

/** Shows which application or identity has the client ID. */
export function showIdentity(clientId: string, cloud: Cloud): readonly Command[] {
  return [
    both(
      cloud,
      'app registration: show its name',
      `az ad app show --id '${clientId}' --query "{name:displayName, clientId:appId}" --output table`,
    ),
    both(
      cloud,
      'user-assigned identity: show its name',
      `az identity list --query "[?clientId=='${clientId}'].{name:name, group:resourceGroup}" --output table`,
    ),
  ];
}

/**
 * Adds a federated credential with the presented issuer, subject and audience.
 *
 * @param clientId of the app registration or user-assigned identity.
 */
export function addCredential(presented: AssertionClaims, clientId: string, cloud: Cloud): readonly Command[] {
  const { issuer, subject, audience } = presented;
  const name = credentialName(presented);
  const id = bashWord(clientId);
  const app = asciiJson({ name, issuer, subject, audiences: [audience] });
  const identity = asciiJson({ properties: { issuer, subject, audiences: [audience] } });
  return commands(cloud, {
    bashApp: [`az ad app federated-credential create --id ${id} --parameters ${bashWord(app)}`],
    powershellApp: [`${powershellString(app)} | az ad app federated-credential create --id ${id} --parameters '@-'`],
    bashIdentity: [
      bashNameAndGroup(clientId),
      `az identity federated-credential create --identity-name "\${name:?${NO_IDENTITY}}" --resource-group "$group" --name ${name} ${bashClaims(presented)}`,
    ],
    powershellIdentity: [
      powershellIdentityId(clientId),
      `if ($identity) { ${powershellString(identity)} | az rest --method put --url "$identity/federatedIdentityCredentials/${name}?${ARM_VERSION}" ` +
        `--body '@-' } else { '${NO_IDENTITY}' }`,
    ],
  });
}

/**
 * Sets the credential with the presented issuer and subject to what was presented. It finds the subject in any letter case. Entra refuses a second
 * credential with the same issuer and subject, so adding one does not fix a wrong audience or letter case.
 */
export function correctCredential(presented: AssertionClaims, clientId: string, cloud: Cloud): readonly Command[] {
  const { issuer, subject, audience } = presented;
  const id = bashWord(clientId);
  const body = { issuer, subject, audiences: [audience] };
  const sameSubject = `SUBJECT=${bashWord(subject)} awk -F '\\t' 'tolower($2) == tolower(ENVIRON["SUBJECT"]) { print $1 }'`;
  const [same, iss] = [powershellString(subject), powershellString(issuer)];
  return commands(cloud, {
    bashApp: [
      `credential=$(az rest --method get --url "${graphUrl(clientId)}" --query "value[?issuer=='${issuer}'].[id,subject]" --output tsv | ${sameSubject})`,
      `az ad app federated-credential update --id ${id} --federated-credential-id "\${credential:?${NO_CREDENTIAL}}" --parameters ` +
        bashWord(asciiJson(body)),
    ],
    powershellApp: [
      `$all = (az rest --method get --url "${graphUrl(clientId)}" | ConvertFrom-Json).value`,
      `$credential = ($all | Where-Object { $_.issuer -eq ${iss} -and $_.subject -eq ${same} }).id`,
      powershellIf(
        `${powershellString(asciiJson(body))} | ` +
          `az ad app federated-credential update --id ${id} --federated-credential-id $credential --parameters '@-'`,
      ),
    ],
    bashIdentity: [
      bashNameAndGroup(clientId),
      `credential=$(az identity federated-credential list --identity-name "\${name:?${NO_IDENTITY}}" --resource-group "$group"` +
        ` --query "[?issuer=='${issuer}'].[name,subject]" --output tsv | ${sameSubject})`,
      `az identity federated-credential update --identity-name "$name" --resource-group "$group" --name "\${credential:?${NO_CREDENTIAL}}" ` +
        bashClaims(presented),
    ],
    powershellIdentity: [
      powershellIdentityId(clientId),
      `$all = (az rest --method get --url "$identity/federatedIdentityCredentials?${ARM_VERSION}" | ConvertFrom-Json).value`,
      `$credential = ($all | Where-Object { $_.properties.issuer -eq ${iss} -and $_.properties.subject -eq ${same} }).name`,
      powershellIf(
        `${powershellString(asciiJson({ properties: body }))} | ` +
          `az rest --method put --url "$identity/federatedIdentityCredentials/$($credential)?${ARM_VERSION}" --body '@-'`,
      ),
    ],
  });
}

/** Returns the line that selects the cloud. None for the public cloud, the default of az. */
export function cloudLine(cloud: Cloud): readonly string[] {
  return cloud.name === 'azurecloud' ? [] : [`az cloud set --name ${cloud.cliName}`];
}

function commands(cloud: Cloud, scripts: Scripts): readonly Command[] {
  const script = (lines: readonly string[]): string => [...cloudLine(cloud), ...lines].join('\n');
  return [
    { label: 'Bash, app registration', language: 'bash', text: script(scripts.bashApp) },
    { label: 'Bash, user-assigned identity', language: 'bash', text: script(scripts.bashIdentity) },
    { label: 'PowerShell, app registration', language: 'powershell', text: script(scripts.powershellApp) },
    { label: 'PowerShell, user-assigned identity', language: 'powershell', text: script(scripts.powershellIdentity) },
  ];
}

/**
 * Returns a name that Entra accepts (letters, digits, hyphens; 3 to 120 characters) and that no other credential of the identity has. Another subject
 * with the same name would be refused, or would overwrite the credential.
 */
function credentialName({ issuer, subject, audience }: AssertionClaims): string {
  const words = subject
    .replace(/^repo:/, '')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100);
  const digest = createHash('sha256').update(`${issuer}\n${subject}\n${audience}`).digest('hex').slice(0, 6);
  return `github-${words}-${digest}`;
}

/** Double quotes around and single quotes within have the same meaning in both shells. */
function both(cloud: Cloud, label: string, line: string): Command {
  return { label: `Bash or PowerShell, ${label}`, language: 'bash', text: [...cloudLine(cloud), line].join('\n') };
}

function bashNameAndGroup(clientId: string): string {
  return `read -r name group <<< "$(az identity list --query "[?clientId=='${clientId}'].[name,resourceGroup]" --output tsv)"`;
}

function powershellIdentityId(clientId: string): string {
  return `$identity = az identity list --query "[?clientId=='${clientId}'].id" --output tsv`;
}

function powershellIf(command: string): string {
  return `if ($credential) { ${command} } else { '${NO_CREDENTIAL}' }`;
}

function bashClaims({ issuer, subject, audience }: AssertionClaims): string {
  return `--issuer ${bashWord(issuer)} --subject ${bashWord(subject)} --audiences ${bashWord(audience)}`;
}
