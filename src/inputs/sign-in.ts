/** Reads the sign-in method and the cloud from the inputs and environment variables. */
import { CLOUDS, type Cloud } from '../azure/clouds.ts';
import type { IdTokenService, SignIn } from '../model/request.ts';
import { GUID } from '../util/json.ts';
import { either, notice, plural } from '../util/text.ts';
import { flawOf, inputError, type InputError } from '../util/user-input.ts';
import type { Reader } from './reader.ts';

const METHODS = ['auto', 'github-oidc', 'azure-cli', 'azure-powershell', 'managed-identity'] as const;
/** Clouds that `azure/login` supports but this action does not. */
const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
  ['azurestack', 'is set to Azure Stack Hub, which has no healthcare services'],
  ['azuregermancloud', 'is set to the German cloud, which was closed in 2021'],
]);
/** Words that Entra accepts instead of a tenant ID, even though they do not identify a single tenant. */
const ANY_TENANT = new Set(['common', 'organizations', 'consumers']);
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

/** Maps cloud names from `az cloud list`, Terraform and Azure PowerShell to values of the `environment` input. */
const CLOUD_WORDS: readonly (readonly [RegExp, Cloud['name']])[] = [
  [/china/i, 'azurechinacloud'],
  [/gov/i, 'azureusgovernment'],
  [/public|^azure$/i, 'azurecloud'],
];

/** Reads the `environment` input. Returns the public cloud if the input is invalid, so that the other inputs can still be checked. */
export function readCloud(reader: Reader): Cloud {
  const parse = (text: string): Cloud | undefined => Object.values(CLOUDS).find(({ name }) => name === text.toLowerCase());
  return reader.parsed('environment', CLOUDS.azurecloud, parse, (given) => {
    const fix = `Set it to ${either(Object.keys(CLOUDS))}`;
    const unsupported = UNSUPPORTED.get(given.toLowerCase());
    if (unsupported !== undefined) return inputError(unsupported, fix, { code: 'environment-unsupported' });
    const correction = CLOUD_WORDS.find(([word]) => word.test(given))?.[1];
    return inputError('is not a cloud that the action supports', fix, { correction });
  });
}

/**
 * Reads the sign-in method, client ID and tenant ID. Only GitHub OIDC reads IDs from environment variables. Other sign-in methods ignore
 * these variables, because Kubernetes clusters also set them in runner pods, possibly for a different identity.
 */
export function readSignIn(reader: Reader, cloud: Cloud): SignIn {
  const method = reader.word('credential', METHODS, 'auto');
  const oidcAudience = readOidcAudience(reader) ?? cloud.oidcAudience;
  noteAuthorityHost(reader, cloud);
  const inputOnly = method !== 'auto' && method !== 'github-oidc';
  const client = readId(reader, CLIENT, inputOnly);
  const tenant = readId(reader, TENANT, inputOnly);
  if (client.value !== undefined && client.value === tenant.value) {
    const fix =
      'Set client-id to the application (client) ID, and tenant-id to the directory (tenant) ID. The commands below show both IDs';
    reader.record(String(client.from), inputError(`is the same ID as ${String(tenant.from)}`, fix));
  }
  if (inputOnly) return { method, clientId: client.value, tenantId: tenant.value };
  if (method === 'auto' && client.from === undefined && tenant.from === undefined) {
    const idTokens = reader.variable('ACTIONS_ID_TOKEN_REQUEST_URL') !== undefined;
    return { method: 'existing-login', clientId: undefined, tenantId: undefined, idTokens };
  }
  for (const { id, from } of [client, tenant]) {
    // If `credential` is invalid, the user might have meant a sign-in method that requires fewer IDs, so do not report missing IDs.
    if (from !== undefined || reader.isInvalid('credential')) continue;
    reader.record(id.input, inputError('is empty', id.fix, { code: 'credential-ids-incomplete', dependsOn: id.variable }));
  }
  const taken = [client, tenant].flatMap(({ id, from }) => (from === id.variable ? [`${id.input} from ${id.variable}`] : []));
  if (taken.length > 0) reader.notices.push({ level: 'info', text: `Identity: ${taken.join(', ')}.` });
  return {
    method: 'github-oidc',
    clientId: client.value ?? '',
    tenantId: tenant.value ?? '',
    oidcAudience,
    idToken: readIdTokenService(reader),
  };
}

interface Id {
  readonly input: string;
  readonly variable: string;
  readonly what: string;
  readonly fix: string;
  readonly fits: (value: string) => boolean;
}

const CLIENT: Id = {
  input: 'client-id',
  variable: 'AZURE_CLIENT_ID',
  what: 'not a GUID',
  fix: 'Set it to the client ID of the app registration or user-assigned identity. The commands below list the client IDs',
  fits: (value) => GUID.test(value),
};
const TENANT: Id = {
  input: 'tenant-id',
  variable: 'AZURE_TENANT_ID',
  what: 'neither a GUID nor a domain',
  fix: 'Set it to a verified domain of the tenant, or to the tenant ID in the output of the command below',
  fits: (value) => GUID.test(value) || (DOMAIN.test(value) && !ANY_TENANT.has(value.toLowerCase())),
};

/** Reads an ID from its input or, if the input is empty, from its environment variable. `from` is the name of the input or variable. */
function readId(reader: Reader, id: Id, inputOnly: boolean): { id: Id; from: string | undefined; value: string | undefined } {
  const input = reader.text(id.input);
  const given = input ?? (inputOnly || reader.isInvalid(id.input) ? undefined : reader.userVariable(id.variable));
  if (given === undefined) {
    const from = [id.input, id.variable].find((name) => reader.isInvalid(name));
    return { id, from, value: undefined };
  }
  const from = input === undefined ? id.variable : id.input;
  const value = given.toLowerCase();
  if (id.fits(given)) return { id, from, value };
  const length = `the value has ${plural(given.length, 'character')}${given.length === 36 ? '' : ', but a GUID has 36'}`;
  const error =
    id === TENANT && ANY_TENANT.has(value)
      ? inputError(`is set to ${value}, which does not identify a single tenant`, id.fix, { code: 'tenant-common' })
      : (urlOfDomain(id, given) ?? inputError(`is ${id.what} (${length})`, id.fix));
  reader.malformed(from, given, id.fits, error);
  return { id, from, value: undefined };
}

/** Returns the error for a URL that contains the domain of the tenant, such as `https://contoso.com/`. */
function urlOfDomain(id: Id, given: string): InputError | undefined {
  const host = given.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  const isAuthority = Object.values(CLOUDS).some(({ authorityHost }) => authorityHost === host.toLowerCase());
  return id.fits(host) && !isAuthority
    ? inputError('contains other text around the domain', 'Remove https:// and the slash after the domain', { correction: host })
    : undefined;
}

function readOidcAudience(reader: Reader): string | undefined {
  const input = 'oidc-audience';
  const parse = (text: string): string | undefined =>
    /^[\x21-\x7e]{1,600}$/.test(text) && !/["'`<>]/.test(text) && flawOf(text, [input]) === undefined ? text : undefined;
  const fix = 'Set it to the audience of the federated credential, which has at most 600 characters and no spaces';
  return reader.parsed(input, undefined, parse, () => inputError('is not an audience', fix));
}

function readIdTokenService(reader: Reader): IdTokenService | undefined {
  const variable = 'ACTIONS_ID_TOKEN_REQUEST_URL';
  const address = reader.variable(variable) ?? '';
  const url = URL.parse(address);
  const requestToken = reader.variable('ACTIONS_ID_TOKEN_REQUEST_TOKEN') ?? '';
  if (url === null || !/^[\x21-\x7e]+$/.test(requestToken)) return undefined;
  return requireHttps(reader, variable, address) ? { url, requestToken } : undefined;
}

/** True if the address is an https URL without a user name. Otherwise, records an error for the variable that contains the address. */
export function requireHttps(reader: Reader, variable: string, address: string): boolean {
  const isHttps = /^https:\/\/[^@]+$/i.test(address) && URL.canParse(address);
  const fix = 'Set it to an https:// URL in the runner settings. The action never sends a token without encryption';
  if (!isHttps) reader.record(variable, inputError('does not begin with https://', fix));
  return isHttps;
}

/** Adds a notice if AZURE_AUTHORITY_HOST does not match the `environment` input. Kubernetes clusters set this variable in pods. */
function noteAuthorityHost(reader: Reader, cloud: Cloud): void {
  const given = reader.variable('AZURE_AUTHORITY_HOST');
  if (given === undefined) return;
  const address = given.includes('://') ? given : `https://${given}`;
  if (URL.parse(address)?.host === cloud.authorityHost) return;
  const authority = `${cloud.authorityHost}, the authority for environment: ${cloud.name}`;
  reader.notices.push(notice(`AZURE_AUTHORITY_HOST is ignored. The token comes from ${authority}.`));
}
