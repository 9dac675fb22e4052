/**
 * Commands that make a federated credential from what was presented. Nothing is left for the user to look up: names, groups and IDs are
 * found by the commands themselves.
 */
import type { Command } from '../../model/failure.ts';
import { createHash } from 'node:crypto';
import type { Cloud } from '../../azure/clouds.ts';
import type { AssertionClaims } from '../contexts.ts';
import { asciiJson, bashWord, powershellString } from '../shell.ts';

const API = 'api-version=2023-01-31';
/** An empty name would be an error of its own, in words that say less. */
const NONE = 'no credential has this issuer and subject';

/** Without it a line pasted alone, or from another subscription, would end in words of az's that say less. */
const NO_IDENTITY = 'no identity with this client ID in this subscription';

/** Both kinds of identity, each in both shells. */
interface Scripts {
  readonly bashApp: readonly string[];
  readonly powershellApp: readonly string[];
  readonly bashIdentity: readonly string[];
  readonly powershellIdentity: readonly string[];
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
      `if ($identity) { ${powershellString(identity)} | az rest --method put --url "$identity/federatedIdentityCredentials/${name}?${API}" ` +
        `--body '@-' } else { '${NO_IDENTITY}' }`,
    ],
  });
}

/**
 * Sets the credential that has the presented issuer, and the presented subject in whatever case, to what was presented. For a wrong
 * audience or case: a second credential with the same issuer and subject is refused by Entra.
 */
export function correctCredential(presented: AssertionClaims, clientId: string, cloud: Cloud): readonly Command[] {
  const { issuer, subject, audience } = presented;
  const id = bashWord(clientId);
  const body = { issuer, subject, audiences: [audience] };
  const sameSubject = `SUBJECT=${bashWord(subject)} awk -F '\\t' 'tolower($2) == tolower(ENVIRON["SUBJECT"]) { print $1 }'`;
  const [same, iss] = [powershellString(subject), powershellString(issuer)];
  return commands(cloud, {
    bashApp: [
      `credential=$(az ad app federated-credential list --id ${id} --query "[?issuer=='${issuer}'].[id,subject]" --output tsv | ` +
        `${sameSubject})`,
      `az ad app federated-credential update --id ${id} --federated-credential-id "\${credential:?${NONE}}" --parameters ` +
        bashWord(asciiJson(body)),
    ],
    powershellApp: [
      `$credential = ((az ad app federated-credential list --id ${id} | ConvertFrom-Json) | Where-Object { $_.issuer -eq ${iss} ` +
        `-and $_.subject -eq ${same} }).id`,
      powershellIf(
        `${powershellString(asciiJson(body))} | ` +
          `az ad app federated-credential update --id ${id} --federated-credential-id $credential --parameters '@-'`,
      ),
    ],
    bashIdentity: [
      bashNameAndGroup(clientId),
      `credential=$(az identity federated-credential list --identity-name "\${name:?${NO_IDENTITY}}" --resource-group "$group"` +
        ` --query "[?issuer=='${issuer}'].[name,subject]" --output tsv | ${sameSubject})`,
      `az identity federated-credential update --identity-name "$name" --resource-group "$group" --name "\${credential:?${NONE}}" ` +
        bashClaims(presented),
    ],
    powershellIdentity: [
      powershellIdentityId(clientId),
      `$all = (az rest --method get --url "$identity/federatedIdentityCredentials?${API}" | ConvertFrom-Json).value`,
      `$credential = ($all | Where-Object { $_.properties.issuer -eq ${iss} -and $_.properties.subject -eq ${same} }).name`,
      powershellIf(
        `${powershellString(asciiJson({ properties: body }))} | ` +
          `az rest --method put --url "$identity/federatedIdentityCredentials/$($credential)?${API}" --body '@-'`,
      ),
    ],
  });
}

/** The line that makes `az` talk to the right cloud; none for the public one, its default. */
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
 * A name that Entra takes (letters, digits, hyphens; 3 to 120) and that no other credential of the identity has: the same name with another
 * subject would be refused, or overwritten.
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

function bashNameAndGroup(clientId: string): string {
  return `read -r name group <<< "$(az identity list --query "[?clientId=='${clientId}'].[name,resourceGroup]" --output tsv)"`;
}

function powershellIdentityId(clientId: string): string {
  return `$identity = az identity list --query "[?clientId=='${clientId}'].id" --output tsv`;
}

function powershellIf(command: string): string {
  return `if ($credential) { ${command} } else { '${NONE}' }`;
}

function bashClaims({ issuer, subject, audience }: AssertionClaims): string {
  return `--issuer ${bashWord(issuer)} --subject ${bashWord(subject)} --audiences ${bashWord(audience)}`;
}
