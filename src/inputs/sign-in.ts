/** Who asks: which sign-in the inputs and the environment mean, and for which cloud. */
import { CLOUDS, type Cloud } from '../azure/clouds.ts';
import { choices, redactForLog } from '../azure/parse-result.ts';
import { GUID } from '../util/json.ts';
import { credentialIdsIncomplete, environmentUnsupported, inputInvalid, tenantCommon } from '../failures/inputs.ts';
import { withoutSecrets } from '../failures/github.ts';
import type { IdTokenService, Note, Run, SignIn } from '../model/request.ts';
import type { Reader } from './reader.ts';

const WAYS = ['auto', 'github-oidc', 'azure-cli', 'azure-powershell', 'managed-identity'] as const;
/** Words of `azure/login` for clouds that this action cannot serve. */
const UNSUPPORTED = new Set(['azurestack', 'azuregermancloud']);
/** Names that stand for any directory: an app-only token is issued by one. */
const ANY_TENANT = new Set(['common', 'organizations', 'consumers']);
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

/** The cloud of the input `environment`; the public one while that is a mistake, so that the other inputs can be read on. */
export function readCloud(reader: Reader): Cloud {
  const input = 'environment';
  const given = reader.text(input) ?? 'azurecloud';
  const name = given.toLowerCase();
  const cloud = Object.values(CLOUDS).find((known) => known.name === name);
  if (cloud !== undefined) return cloud;
  const allowed = `one of ${choices(Object.keys(CLOUDS))}`;
  if (UNSUPPORTED.has(name)) reader.note(environmentUnsupported, { input, given: redactForLog(given), allowed });
  else reader.wrong(input, given, allowed, CLOUD_WORDS.find(([word]) => word.test(name))?.[1]);
  return CLOUDS.azurecloud;
}

/** What other tools call the clouds: `az cloud list`, Terraform, Azure PowerShell. */
const CLOUD_WORDS: readonly (readonly [RegExp, Cloud['name']])[] = [
  [/china/, 'azurechinacloud'],
  [/gov/, 'azureusgovernment'],
  [/public|^azure$/, 'azurecloud'],
];

/**
 * The sign-in that was asked for. Client and tenant of the environment count for GitHub OIDC only: clusters inject IDs of their own into runner pods,
 * and those must not narrow a login or pick a managed identity.
 *
 * @param reader the inputs.
 * @param cloud decides the audience of the ID token.
 * @param run may be one that sees no secrets, and then no IDs that are kept as such.
 * @param notes gets where the IDs came from.
 */
export function readSignIn(reader: Reader, cloud: Cloud, run: Run, notes: Note[]): SignIn {
  const way = reader.word('credential', WAYS, 'auto');
  const oidcAudience = readOidcAudience(reader) ?? cloud.oidcAudience;
  warnOfAuthorityHost(reader, cloud, notes);
  const own = way !== 'auto' && way !== 'github-oidc';
  const client = readId(reader, CLIENT, own);
  const tenant = readId(reader, TENANT, own);
  if (own) return { method: way, clientId: client.value, tenantId: tenant.value };
  if (way === 'auto' && client.from === undefined && tenant.from === undefined)
    return { method: 'existing-login', clientId: undefined, tenantId: undefined };
  for (const { id, from } of [client, tenant]) {
    if (from === undefined)
      reader.note(credentialIdsIncomplete, {
        input: id.input,
        given: '',
        allowed: id.allowed,
        withoutSecrets: withoutSecrets(run),
      });
  }
  const taken = [client, tenant].flatMap(({ id, from }) => (from === id.variable ? [`${id.input} from ${id.variable}`] : []));
  if (taken.length > 0) notes.push({ level: 'info', text: `Identity: ${taken.join(', ')}.` });
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
  readonly allowed: string;
  readonly fits: (value: string) => boolean;
}

const CLIENT: Id = {
  input: 'client-id',
  variable: 'AZURE_CLIENT_ID',
  allowed: 'the client ID of an app registration or user-assigned identity: a GUID',
  fits: (value) => GUID.test(value),
};
const TENANT: Id = {
  input: 'tenant-id',
  variable: 'AZURE_TENANT_ID',
  allowed: 'the ID of a tenant: a GUID, or one of its verified domains',
  fits: (value) => GUID.test(value) || (DOMAIN.test(value) && !ANY_TENANT.has(value.toLowerCase())),
};

/** Reads an ID from its input, else from its variable unless only the input counts. `from` is where something was given, right or wrong. */
function readId(reader: Reader, id: Id, inputOnly: boolean): { id: Id; from: string | undefined; value: string | undefined } {
  const input = reader.text(id.input);
  const given = input ?? (inputOnly ? undefined : reader.variable(id.variable));
  if (given === undefined) return { id, from: undefined, value: undefined };
  const from = input === undefined ? id.variable : id.input;
  if (id.fits(given)) return { id, from, value: given.toLowerCase() };
  reader.note(id === TENANT && ANY_TENANT.has(given.toLowerCase()) ? tenantCommon : inputInvalid, {
    input: from,
    given: redactForLog(given),
    allowed: id.allowed,
  });
  return { id, from, value: undefined };
}

function readOidcAudience(reader: Reader): string | undefined {
  const given = reader.text('oidc-audience');
  if (given === undefined || /^[\x21-\x7e]{1,600}$/.test(given)) return given;
  reader.wrong('oidc-audience', given, 'the audience of the federated credential: up to 600 characters without spaces');
  return undefined;
}

/** Where the runner hands out ID tokens: set for a job with `id-token: write`, and for no other. */
function readIdTokenService(reader: Reader): IdTokenService | undefined {
  const url = reader.variable('ACTIONS_ID_TOKEN_REQUEST_URL');
  const requestToken = reader.variable('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
  if (url === undefined || requestToken === undefined || !URL.canParse(url) || !/^[\x21-\x7e]+$/.test(requestToken)) return undefined;
  return { url: new URL(url), requestToken };
}

/** Clusters inject it into pods, for a client of their own: an assertion goes to the authority of `environment` only. */
function warnOfAuthorityHost(reader: Reader, cloud: Cloud, notes: Note[]): void {
  const given = reader.variable('AZURE_AUTHORITY_HOST');
  if (given === undefined) return;
  const address = given.includes('://') ? given : `https://${given}`;
  if (URL.canParse(address) && new URL(address).host === cloud.authorityHost) return;
  notes.push({
    level: 'warning',
    text: `AZURE_AUTHORITY_HOST is ignored: the token is asked of ${cloud.authorityHost}, the authority of environment: ${cloud.name}.`,
  });
}
