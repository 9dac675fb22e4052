/**
 * Simulates local managed identity endpoints: IMDS on a virtual machine (Entra docs: how-to-use-vm-token.md) and App Service (Microsoft
 * Learn: overview-managed-identity.md). They use plain http on loopback. With AZURE_POD_IDENTITY_AUTHORITY_HOST, MSAL uses this IMDS
 * endpoint.
 */
import { createServer } from 'node:http';
import type { Entra } from './entra.ts';
import { mintAccessToken } from './entra-tokens.ts';
import { randomText } from '../network/keys.ts';
import type { Registration } from './entra.ts';
import type { Vault } from './tokens.ts';
import { listen } from '../network/web.ts';

export interface ManagedIdentity {
  /** Base URL of the endpoints, `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Environment variables for a job on a virtual machine. */
  readonly machine: Readonly<Record<string, string>>;
  readonly appService: Readonly<Record<string, string>>;
  /** Paths and queries of all requests, in order. */
  readonly requests: string[];
  /** Identities that are assigned to this machine. The first identity is system-assigned. */
  readonly identities: Registration[];
  stop(): Promise<void>;
}

/** Starts the managed identity endpoints. */
export async function startManagedIdentity(entra: Entra, vault: Vault, identities: Registration[]): Promise<ManagedIdentity> {
  const requests: string[] = [];
  const header = randomText(32);
  vault.keep({ name: 'managed identity header', value: header });

  const server = createServer((incoming, response) => {
    const url = new URL(`http://127.0.0.1${incoming.url ?? '/'}`);
    requests.push(decodeURIComponent(`${url.pathname}${url.search}`));
    void answer(url, incoming.headers['metadata'] === 'true' || incoming.headers['x-identity-header'] === header).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });

  async function answer(url: URL, allowed: boolean): Promise<[number, unknown]> {
    if (!allowed) return [400, { error: 'invalid_request', error_description: 'Required metadata header not specified' }];
    const clientId = url.searchParams.get('client_id');
    const identity = clientId === null ? identities[0] : identities.find((one) => one.clientId === clientId);
    if (identity === undefined) return [400, { error: 'invalid_request', error_description: 'Identity not found' }];
    const requested = url.searchParams.get('resource') ?? '';
    const resource = entra.resources.find(
      ({ identifiers, applicationId }) => applicationId === requested || identifiers.includes(requested.replace(/\/$/, '')),
    );
    const unknown = `AADSTS500011: The resource principal named ${requested} was not found`;
    if (resource === undefined) return [400, { error: 'invalid_resource', error_description: unknown }];
    const { issued, expiresIn } = await mintAccessToken({
      identity: { ...identity, kind: 'user-assigned' },
      requested,
      resource,
      now: new Date(),
      overrides: entra.overrides,
    });
    vault.issue(issued);
    const times = { expires_in: String(expiresIn), expires_on: String(Math.floor(issued.expiresOn / 1000)) };
    return [200, { access_token: issued.value, client_id: identity.clientId, ...times, resource: requested, token_type: 'Bearer' }];
  }

  const url = `http://127.0.0.1:${String(await listen(server))}`;
  return {
    url,
    machine: { AZURE_POD_IDENTITY_AUTHORITY_HOST: url },
    appService: { IDENTITY_ENDPOINT: `${url}/msi/token`, IDENTITY_HEADER: header },
    requests,
    identities,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
