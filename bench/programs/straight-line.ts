/**
 * The straight-line script. It gets the same token as the action and, if ENDPOINT is set, sends the same three probes. It uses only
 * `node:https`, and sends one request after the other on persistent connections through the same proxy. It has no checks, retries or failure
 * messages.
 */
import { appendFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { env } from 'node:process';

const agent = new Agent({ keepAlive: true, proxyEnv: env });

async function send(
  url: string,
  { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { agent, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(text));
    });
    sending.on('error', reject).end(body);
  });
}

function field(json: string, name: string): string {
  const response: unknown = JSON.parse(json);
  const value: unknown = typeof response === 'object' && response !== null ? Reflect.get(response, name) : undefined;
  if (typeof value !== 'string') throw new Error(`no ${name}`);
  return value;
}

const {
  ACTIONS_ID_TOKEN_REQUEST_URL = '',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN = '',
  AZURE_CLIENT_ID = '',
  AZURE_TENANT_ID = '',
  GITHUB_OUTPUT = '',
  AUDIENCE = '',
  ENDPOINT,
} = env;
const idTokenResponse = await send(`${ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${encodeURIComponent('api://AzureADTokenExchange')}`, {
  headers: { authorization: `Bearer ${ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
});
const form = new URLSearchParams({
  grant_type: 'client_credentials',
  client_id: AZURE_CLIENT_ID,
  scope: `${AUDIENCE}/.default`,
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  client_assertion: field(idTokenResponse, 'value'),
});
const token = field(
  await send(`https://login.microsoftonline.com/${AZURE_TENANT_ID}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  }),
  'access_token',
);
console.log(`::add-mask::${token}`);
if (ENDPOINT !== undefined) {
  await send(`${ENDPOINT}/health/check`);
  await send(`${ENDPOINT}/StructureDefinition?_summary=count`);
  await send(`${ENDPOINT}/StructureDefinition?_summary=count`, { headers: { authorization: `Bearer ${token}` } });
}
appendFileSync(GITHUB_OUTPUT, `token=${token}\n`);
agent.destroy();
