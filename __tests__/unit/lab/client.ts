/** A plain client of the lab, for tests of the lab itself: Node's own https through the lab's proxy, trusting the lab's root. */
import { readFileSync } from 'node:fs';
import https from 'node:https';
import type { Lab } from '../../../lab/lab.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Trusts only the certificates of Node. */
  readonly distrust?: boolean;
  readonly timeoutMs?: number;
}

/** Sends one request on a connection of its own. A network error rejects with Node's `code`. */
export async function ask(
  lab: Lab,
  url: string,
  { method = 'GET', headers = {}, body, distrust = false, timeoutMs = 5000 }: Asking = {},
): Promise<Answered> {
  const ca = distrust ? undefined : readFileSync(lab.env['NODE_EXTRA_CA_CERTS'] ?? '');
  const agent = new https.Agent({ proxyEnv: { HTTPS_PROXY: lab.env['HTTPS_PROXY'] }, ...(ca === undefined ? {} : { ca }) });
  try {
    return await new Promise<Answered>((done, failed) => {
      const request = https.request(url, { agent, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.on('end', () => {
          done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() });
        });
      });
      const limit = setTimeout(() => {
        failed(Object.assign(new Error('too slow'), { code: 'TOO_SLOW' }));
        request.destroy();
      }, timeoutMs);
      request.on('close', () => clearTimeout(limit));
      request.on('error', failed);
      request.end(body);
    });
  } finally {
    agent.destroy();
  }
}

/** What to ask for otherwise than the happy path does. */
type Exchange = Readonly<Partial<Record<'tenant' | 'clientId' | 'scope' | 'assertion' | 'authority', string>>>;

/** Exchanges an ID token as the published grant says, without any library between. */
export async function exchange(lab: Lab, given: Exchange = {}): Promise<Answered> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: given.clientId ?? lab.env['AZURE_CLIENT_ID'] ?? '',
    scope: given.scope ?? 'https://dicom.healthcareapis.azure.com/.default',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: given.assertion ?? (await lab.github.mint('api://AzureADTokenExchange')),
  });
  const tenant = encodeURIComponent(given.tenant ?? lab.env['AZURE_TENANT_ID'] ?? '');
  return ask(lab, `https://${given.authority ?? 'login.microsoftonline.com'}/${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'client-request-id': '3a1b5c7d-0000-4000-8000-00000000c1d2' },
    body: form.toString(),
  });
}

/** The access token of a scope, as a header. */
export async function bearer(lab: Lab, scope: string): Promise<{ authorization: string }> {
  const token = member(await exchange(lab, { scope }), 'access_token');
  return { authorization: `Bearer ${String(token)}` };
}

/** Returns one member of a JSON response. */
export function member({ body }: Answered, name: string): unknown {
  const value: unknown = JSON.parse(body);
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
}
