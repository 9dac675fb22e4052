/** A simple client for tests of the lab. It uses Node's https module through the lab's proxy and trusts the lab's root certificate. */
import { readFileSync } from 'node:fs';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import { IDS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';
import { member as memberOf } from '../../../src/util/json.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends one request on a new connection. */
export function ask(lab: Lab, url: string, { body, ...options }: Asking = {}): Promise<Answered> {
  const ca = readFileSync(lab.env['NODE_EXTRA_CA_CERTS'] ?? '');
  const agent = new https.Agent({ proxyEnv: { HTTPS_PROXY: lab.env['HTTPS_PROXY'] }, ca });
  return new Promise((resolve, reject) => {
    const request = https.request(url, { agent, ...options }, (response) => {
      const { statusCode = 0, headers } = response;
      text(response).then((content) => resolve({ status: statusCode, headers, body: content }), reject);
    });
    request.on('error', reject).end(body);
  });
}

/** Returns a header with the access token for a scope. */
export async function bearer(lab: Lab, scope: string): Promise<{ authorization: string }> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: IDS.client,
    scope,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await lab.github.mint('api://AzureADTokenExchange'),
  });
  const response = await ask(lab, `https://login.microsoftonline.com/${IDS.tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  });
  return { authorization: `Bearer ${String(member(response, 'access_token'))}` };
}

/** Returns one member of a JSON response. */
export function member({ body }: Answered, name: string): unknown {
  return memberOf(JSON.parse(body), name);
}
