/** Tests mistakes in a runner's network settings, and networks in which a runner can reach only some hosts. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import { runScenario } from '../support/scenario.ts';
import { preload } from '../support/preload.ts';
import { startFixedServer } from '../support/untrusted-content.ts';
import { testSituations, type Situation } from '../support/verdicts.ts';

const ENTRA = 'login.microsoftonline.com';
const DEAD = 'http://runner:9Secret9@127.0.0.1:9';
const CHECK = { endpoint: `https://${HOSTS.fhir}` };
const TOKEN = { audience: 'dicom' };

describe('an entry of NO_PROXY that never matches', () => {
  const missed = (entry: string, says: RegExp, inputs: Readonly<Record<string, string>> = TOKEN): Situation => ({
    name: entry,
    with: inputs,
    env: { HTTPS_PROXY: DEAD, https_proxy: DEAD, NO_PROXY: entry, no_proxy: entry },
    failure: 'proxy-unreachable',
    says: [says],
    never: [/9Secret9/],
  });
  const silent = (entry: string): Situation => ({ ...missed(entry, /could not be reached/), never: [/The runner ignores/, /9Secret9/] });
  testSituations('is mentioned only if it means the host: $name', [
    missed('*.microsoftonline.com', /replace \*\.microsoftonline\.com with \.microsoftonline\.com in NO_PROXY/),
    missed('*.azurehealthcareapis.com', /replace \*\.azurehealthcareapis\.com with \.azurehealthcareapis\.com in NO_PROXY/, CHECK),
    missed('localhost;.microsoftonline.com', /separate the NO_PROXY entries with commas/),
    missed(`10.0.0.1 .githubusercontent.com`, /separate the NO_PROXY entries with commas/),
    missed(`https://${HOSTS.fhir}`, /a NO_PROXY entry that contains a scheme or a path/, CHECK),
    missed('10.0.0.0/8', new RegExp(`add ${HOSTS.fhir} to NO_PROXY`), CHECK),
    missed('10.0.0.0/8,*.azurehealthcareapis.com;login.microsoftonline.com', /separate the NO_PROXY entries with commas/, CHECK),
    missed('10.0.0.0/8,*.microsoftonline.com', /replace \*\.microsoftonline\.com with/, CHECK),
    silent('*.contoso.example'),
    silent('https://intranet.contoso.example'),
    {
      name: 'the proxy refuses one host',
      with: CHECK,
      setUp: (lab) => lab.fault(HOSTS.fhir, 'refused'),
      env: { NO_PROXY: '*.fhir.azurehealthcareapis.com', no_proxy: '*.fhir.azurehealthcareapis.com' },
      failure: 'proxy-bad-gateway',
      says: [/with \.fhir\.azurehealthcareapis\.com in NO_PROXY/],
    },
    ...[
      { of: '*.microsoftonline.com', host: ENTRA, status: 403, body: '', failure: 'entra-unreadable' },
      { of: '*.actions.githubusercontent.com', host: ID_TOKEN_HOST, status: 403, body: '', failure: 'id-token-refused' },
      { of: `*${ID_TOKEN_HOST}`, host: ID_TOKEN_HOST, status: 200, body: '<html>', failure: 'id-token-unreadable' },
    ].map(({ of, host, status, body, failure }): Situation => ({
      name: `${String(status)} for ${host}`,
      with: TOKEN,
      setUp: (lab) => lab.site(host, () => ({ status, body })),
      env: { NO_PROXY: of, no_proxy: of },
      failure,
      says: [/The runner ignores the entry \*\S+ in NO_PROXY, .*/, /To bypass the proxy for \S+, replace/],
    })),
  ]);
});

describe('a proxy variable with special characters or another scheme', () => {
  const login = 'contains a special character in the (?:user name|password) that is not percent-encoded';
  const quoted = 'begins or ends with a quotation mark';
  const refused = (name: string, value: string, problem: string): Situation => ({
    name: name,
    with: TOKEN,
    env: { HTTPS_PROXY: value, https_proxy: undefined },
    failure: 'input-invalid',
    says: [new RegExp(`HTTPS_PROXY ${problem}`)],
    never: [/9Sec|ret9|CORP|corp/],
    check: ({ requests }) => expect(requests).toEqual([]),
  });
  testSituations('is reported without its value: $name', [
    refused('a backslash', 'http://CORP\\svc:9Secret9@proxy.example:3128', login),
    refused('a backslash and no scheme', 'CORP\\svc:9Secret9@proxy.example:3128', login),
    refused('a slash', 'http://svc:9Sec/ret9@proxy.example:3128', login),
    refused('a hash', 'http://svc:9Sec#ret9@proxy.example:3128', login),
    refused('a question mark', 'http://svc:9Sec?ret9@proxy.example:3128', login),
    refused('double quotation marks', '"http://svc:9Secret9@proxy.example:3128"', quoted),
    refused('single quotation marks', "'http://proxy.example:3128'", quoted),
    refused('another scheme', 'socks5://svc:9Secret9@proxy.example:1080', 'does not begin with http://'),
    refused('no host', 'http://:8080', 'is not a valid URL'),
    refused('an invalid port', 'http://svc:9Secret9@proxy.example:bad', 'is not a valid URL'),
  ]);

  test.each(['p ss word', 'p@ss%word'])('is accepted with the password "%s" without encoding', async (password) => {
    const run = await runScenario({
      with: TOKEN,
      lab: { proxyCredentials: { user: 'svc', password } },
      env: ({ proxy }) => {
        const url = `http://svc:${password}@127.0.0.1:${String(proxy.port)}`;
        return { HTTPS_PROXY: url, https_proxy: url };
      },
    });
    expect({ log: run.log, exitCode: run.exitCode }).toMatchObject({ exitCode: 0 });
  });
});

describe('NODE_EXTRA_CA_CERTS that Node ignores', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ca-'));
  const file = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const ignored = (name: string, path: string, says: RegExp): Situation => ({
    name: name,
    with: TOKEN,
    env: { NODE_EXTRA_CA_CERTS: path },
    noisy: true,
    failure: 'tls-untrusted',
    says: [says, /^Next: Correct the path .+ in NODE_EXTRA_CA_CERTS/m],
  });
  testSituations('is reported: $name', [
    ignored('no such file', '/opt/corp/ca.pem', /which does not exist/),
    ignored('quotation marks in the value', `"${file('good.pem', '')}"`, /which does not exist/),
    ignored('a folder', folder, /which cannot be read/),
    ignored('DER', file('ca.crt', Buffer.from([0x30, 0x82, 1, 2, 3])), /not a PEM certificate/),
    ignored('an empty file', file('empty.pem', ''), /not a PEM certificate/),
    ignored('damaged PEM', file('bad.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'), /not a PEM certificate/),
  ]);
});

/** Makes the step resolve names to an address, or fail to resolve or reach them. */
function unreachable(hosts: readonly string[], code: string, address: string): { readonly NODE_OPTIONS: string } {
  const fails = "Object.assign(new Error('x'), { code })";
  return preload(`
    import dns from 'node:dns';
    import { Socket } from 'node:net';
    const [hosts, code, address] = ${JSON.stringify([hosts, code, address])};
    const { lookup } = dns;
    dns.lookup = (name, options, done) => {
      if (!hosts.includes(name)) lookup(name, options, done);
      else if (address === '') done(${fails});
      else done(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
    };
    const { connect } = Socket.prototype;
    Socket.prototype.connect = function (...args) {
      const [options] = args.flat();
      if (!hosts.includes(options.host) || address === '') return connect.apply(this, args);
      options.lookup(options.host, {}, (error, ip, family) => {
        this.emit('lookup', error, ip, family, options.host);
        this.destroy(${fails});
      });
      return this;
    };
  `);
}

describe('a host of GitHub or Entra that cannot be reached', () => {
  const row = (host: string, code: string, address: string, failure: string, says: readonly RegExp[]): Situation => ({
    name: `${code} ${address} at ${host}`,
    with: TOKEN,
    env: { NO_PROXY: host, no_proxy: host, ...unreachable([host], code, address) },
    failure,
    says,
    never: [/service.s network/, /A service/, /new service/, /private DNS zone/],
  });
  const access = (host: string, version: string): readonly RegExp[] => [
    new RegExp(`no route to the ${version} address of the host`),
    new RegExp(`^Next: Ask the network team to allow outbound access from the runner to ${host}:443. .* to the ${version} address`, 'm'),
  ];
  testSituations('is reported: $name', [
    row(ID_TOKEN_HOST, 'ENETUNREACH', '140.82.112.21', 'network-unreachable', access(ID_TOKEN_HOST, 'IPv4')),
    row(ENTRA, 'EHOSTUNREACH', '2603:1006:2000::1', 'network-unreachable', access(ENTRA, 'IPv6')),
    row(ENTRA, 'ECONNREFUSED', '20.190.160.1', 'connection-refused', [/The runner needs outbound access to this host/]),
    row(ID_TOKEN_HOST, 'ECONNREFUSED', '10.1.2.3', 'connection-refused', [/The runner needs outbound access to this host/]),
    row(ID_TOKEN_HOST, 'ENOTFOUND', '', 'name-not-found', [/does not resolve public host names/, /NO_PROXY contains run-actions-1/]),
    row(ENTRA, 'ENOTFOUND', '', 'name-not-found', [/does not resolve public host names/]),
  ]);
});

describe('a runner that needs a proxy but does not use it', () => {
  const NONE = { HTTPS_PROXY: undefined, https_proxy: undefined };
  const SECRET = 'http://svc:9Secret9@proxy.example:3128';
  const row = (name: string, env: Readonly<Record<string, string | undefined>>, cause: RegExp, fix: RegExp): Situation => ({
    name,
    with: CHECK,
    env: { ...env, ...unreachable([ID_TOKEN_HOST, ENTRA, HOSTS.fhir], 'ENOTFOUND', '') },
    failure: 'name-not-found',
    says: [/does not resolve public host names/, cause, fix],
    never: [/typo/, /new service/, /9Secret9/, /proxy\.example/],
  });
  const UNSET = /^Next: .* If the runner needs a proxy, set HTTPS_PROXY to its URL/m;
  testSituations('is reported: $name', [
    row('no variable', NONE, /might need a proxy, but HTTPS_PROXY is not set\.$/m, UNSET),
    row('ALL_PROXY', { ...NONE, ALL_PROXY: SECRET }, /HTTPS_PROXY is not set\. Setting ALL_PROXY is not enough\.$/m, UNSET),
    row('HTTP_PROXY', { ...NONE, http_proxy: SECRET }, /HTTPS_PROXY is not set\. Setting HTTP_PROXY is not enough\.$/m, UNSET),
    row('NO_PROXY', { NO_PROXY: '*', no_proxy: '*' }, /because NO_PROXY contains \*\.$/m, /^Next: .* remove \* from NO_PROXY/m),
  ]);
});

const WRONG = [/rejected the user name and password in HTTPS_PROXY\. The credentials are incorrect or expired/];
const HELPER = /^Next: Run a local proxy, such as cntlm or px, that authenticates/m;

test.each([
  ['NTLM', 'NTLM', '', [/The proxy offers NTLM\. .* so a user name in HTTPS_PROXY does not help/, HELPER], /are incorrect or expired/],
  ['Negotiate and NTLM', 'Negotiate, NTLM', 'svc:9Secret9@', [/The proxy offers NTLM and Negotiate/, HELPER], /are incorrect or expired/],
  ['an unknown scheme', 'Kerberos2 realm="pwned"', '', [/The proxy offers another scheme/, HELPER], /are incorrect or expired/],
  ['Basic, and a wrong password', 'Basic realm="corp"', 'svc:9Secret9@', WRONG, /does not contain a user name/],
  ['Basic or Negotiate, and a wrong password', 'Negotiate, Basic realm="corp"', 'svc:9Secret9@', WRONG, /does not contain a user name/],
])('explains the refusal of a proxy that requires %s', async (_, challenge, login, says, never) => {
  const server = await startFixedServer(
    `HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: ${challenge}\r\nContent-Length: 0\r\n\r\n`,
  );
  const url = server.url.replace('//', `//${login}`);
  try {
    const { outputs, step } = await runScenario({ with: TOKEN, env: { HTTPS_PROXY: url, https_proxy: url } });
    expect(outputs['failure']).toBe('proxy-authentication');
    for (const text of says) expect(step.log).toMatch(text);
    expect(step.log).not.toMatch(never);
    expect(step.rawLog).not.toMatch(/pwned|9Secret9/);
  } finally {
    await server.stop();
  }
});
