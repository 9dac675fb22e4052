/**
 * The straight-line script: the same token, and with an endpoint the same three probes, as somebody would write them by hand with nothing but Node.
 * One request after the other, on kept-alive connections, through the same proxy. It checks nothing, tries once and explains no failure.
 */
import { appendFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { env } from 'node:process';

const agent = new Agent({ keepAlive: true, proxyEnv: env });

async function ask(
  url: string,
  { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { agent, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve(text);
      });
    });
    sending.on('error', reject).end(body);
  });
}

function field(json: string, name: string): string {
  const answer: unknown = JSON.parse(json);
  const value: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
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
const idTokenAnswer = await ask(`${ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${encodeURIComponent('api://AzureADTokenExchange')}`, {
  headers: { authorization: `Bearer ${ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
});
const form = new URLSearchParams({
  grant_type: 'client_credentials',
  client_id: AZURE_CLIENT_ID,
  scope: `${AUDIENCE}/.default`,
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  client_assertion: field(idTokenAnswer, 'value'),
});
const token = field(
  await ask(`https://login.microsoftonline.com/${AZURE_TENANT_ID}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  }),
  'access_token',
);
console.log(`::add-mask::${token}`);
if (ENDPOINT !== undefined) {
  await ask(`${ENDPOINT}/health/check`);
  await ask(`${ENDPOINT}/StructureDefinition?_summary=count`);
  await ask(`${ENDPOINT}/StructureDefinition?_summary=count`, { headers: { authorization: `Bearer ${token}` } });
}
appendFileSync(GITHUB_OUTPUT, `token=${token}\n`);
agent.destroy();
