import { describe, expect, test } from '@jest/globals';
import { missedBypass, proxyFor, proxyName, readProxies, whyDirect, type Proxies } from '../../../src/http/proxy.ts';

const settings = (env: Readonly<Record<string, string>>): Proxies => {
  const proxies = readProxies(env);
  if ('variable' in proxies) throw new TypeError(`${proxies.variable} is unreadable`);
  return proxies;
};

/** Returns the name of the proxy for a request, or `direct`. */
const proxyOf = (env: Readonly<Record<string, string>>, url: string): string => {
  const proxy = proxyFor(settings(env), new URL(url));
  return proxy === undefined ? 'direct' : proxyName(proxy);
};

const FHIR = 'https://contoso-prod.fhir.azurehealthcareapis.com/health/check';
const PROXY = { HTTPS_PROXY: 'http://proxy.example:8080' };

describe('the proxy variable', () => {
  test.each([
    ['is not set', {}, 'direct'],
    ['is in upper case', PROXY, 'proxy.example:8080'],
    ['is in lower case', { https_proxy: 'http://lower.example:3128' }, 'lower.example:3128'],
    ['is in lower case and upper case', { ...PROXY, https_proxy: 'http://lower.example:3128' }, 'lower.example:3128'],
    ['is blank in lower case', { ...PROXY, https_proxy: '  ' }, 'proxy.example:8080'],
    ['has whitespace around its value', { HTTPS_PROXY: ' http://proxy.example:8080\n' }, 'proxy.example:8080'],
    ['has no scheme', { HTTPS_PROXY: 'proxy.example:8080' }, 'proxy.example:8080'],
    ['has no port', { HTTPS_PROXY: 'http://proxy.example' }, 'proxy.example:80'],
    ['has the scheme https', { HTTPS_PROXY: 'https://proxy.example' }, 'proxy.example:443'],
    ['has credentials, which are not part of the name', { HTTPS_PROXY: 'http://user:s3cr3t@proxy.example:8080' }, 'proxy.example:8080'],
    ['has an IPv6 address', { HTTPS_PROXY: 'http://[fd00::1]:8080' }, '[fd00::1]:8080'],
    ['is set only for http', { HTTP_PROXY: 'http://proxy.example:8080', http_proxy: 'http://proxy.example:8080' }, 'direct'],
    ['is ALL_PROXY, which the runner ignores', { ALL_PROXY: 'http://proxy.example', all_proxy: 'http://proxy.example' }, 'direct'],
  ])('%s', (_, env, expected) => expect(proxyOf(env, FHIR)).toBe(expected));

  test('is separate for plain http', () => {
    expect(proxyOf({ HTTP_PROXY: 'http://proxy.example:8080' }, 'http://server.example/')).toBe('proxy.example:8080');
    expect(proxyOf(PROXY, 'http://server.example/')).toBe('direct');
  });
});

/** properties.test.ts compares the matching hosts with the runner's rules (actions/runner RunnerWebProxy.cs). */
describe('NO_PROXY', () => {
  test.each([
    ['lower case takes precedence over upper case', { no_proxy: 'a.example', NO_PROXY: 'azurehealthcareapis.com' }, 'proxy.example:8080'],
    ['an empty variable in lower case is ignored', { no_proxy: '', NO_PROXY: 'azurehealthcareapis.com' }, 'direct'],
  ])('%s', (_, env, expected) => expect(proxyOf({ ...PROXY, ...env }, FHIR)).toBe(expected));

  test('has no effect without a proxy', () => expect(proxyOf({ NO_PROXY: 'a.example' }, FHIR)).toBe('direct'));
});

test.each([
  ...['localhost', '127.0.0.1', '127.1.2.3:8443', '[::1]', '[0:0:0:0:0:0:0:1]', 'a.localhost', 'LOCALHOST'].map((host) => [host, 'direct']),
  ...['localhost.example', '127.example', '128.0.0.1', '[::2]', '169.254.169.254', 'notlocalhost'].map((host) => [
    host,
    'proxy.example:8080',
  ]),
])('only requests to this machine use no proxy: %s', (host, expected) => expect(proxyOf(PROXY, `https://${host}/`)).toBe(expected));

describe('the reason for a direct request', () => {
  const HTTP = { HTTP_PROXY: 'http://user:s3cr3t@proxy.example:8080' };
  test.each([
    ['no variable', {}, FHIR, {}],
    ['HTTP_PROXY', HTTP, FHIR, { unused: 'HTTP_PROXY' }],
    ['http_proxy', { http_proxy: 'proxy.example' }, FHIR, { unused: 'HTTP_PROXY' }],
    ['all_proxy', { all_proxy: 'socks5://user:s3cr3t@proxy.example' }, FHIR, { unused: 'ALL_PROXY' }],
    ['both, and an entry that has no effect', { ...HTTP, ALL_PROXY: 'x', NO_PROXY: '*' }, FHIR, { unused: 'HTTP_PROXY' }],
    ['a blank variable', { HTTP_PROXY: ' ', all_proxy: '' }, FHIR, {}],
    ['every host', { ...PROXY, NO_PROXY: 'a.example,*' }, FHIR, { entry: '*' }],
    ['a domain', { ...PROXY, ...HTTP, NO_PROXY: '.AzureHealthcareAPIs.com' }, FHIR, { entry: '.azurehealthcareapis.com' }],
    ['a port', { ...PROXY, NO_PROXY: 'a.example:8443,a.example:443' }, 'https://a.example/', { entry: 'a.example:443' }],
    ['another host', { ...PROXY, NO_PROXY: 'a.example' }, FHIR, undefined],
    ['this machine', HTTP, 'https://localhost:8443/', undefined],
    ['plain http', { ALL_PROXY: 'x' }, 'http://server.example/', undefined],
  ])('%s', (_, env, url, expected) => expect(whyDirect(settings(env), new URL(url))).toEqual(expected));
});

describe('an entry of NO_PROXY that the runner does not match', () => {
  test.each([
    ['10.0.0.0/8', 'https://10.1.2.3/', 'range'],
    ['10.0.0.0/8', 'https://11.1.2.3/', undefined],
    ['10.0.0.0/8', 'https://[fd00::1]/', undefined],
    ['fd00::/8', 'https://[fd00::1]/', 'range'],
    ['10.0.0.0/8', FHIR, 'range'],
    ['10.0.0.0/33', FHIR, undefined],
    ['contoso-*.azurehealthcareapis.com', FHIR, 'wildcard'],
    ['contoso-*.fhir.*.com', FHIR, 'wildcard'],
    ['*.azurehealthcareapis.com:443', FHIR, 'wildcard'],
    ['*.azurehealthcareapis.com:8443', FHIR, undefined],
    ['contoso-*.dicom.*.com', FHIR, undefined],
    ['*'.repeat(254), FHIR, undefined],
    ['*~.azurehealthcareapis.com', 'https://~.azurehealthcareapis.com', undefined],
    ['other.example;.azurehealthcareapis.com', FHIR, 'separator'],
    ['other.example;another.example', FHIR, undefined],
    ['10.0.0.0/8;.azurehealthcareapis.com', FHIR, 'separator'],
    ['10.0.0.0/8;172.16.0.0/12', FHIR, 'range'],
    ['10.0.0.0/8,*.azurehealthcareapis.com;login.microsoftonline.com', FHIR, 'separator'],
    ['10.0.0.0/8,*.azurehealthcareapis.com', FHIR, 'wildcard'],
    ['172.16.0.0/12,10.0.0.0/8', FHIR, 'range'],
    ['".azurehealthcareapis.com"', FHIR, 'quoted'],
    ['"other.example"', FHIR, undefined],
    ['https://contoso-prod.fhir.azurehealthcareapis.com', FHIR, 'url'],
    ['https://other.example', FHIR, undefined],
  ])('%s for %s: %s', (entries, url, mistake) => {
    expect(missedBypass({ https: undefined, http: undefined, bypass: entries.split(',') }, new URL(url))?.error).toBe(mistake);
  });

  test.each([`x${'"'.repeat(500_000)}x`, `x${"'`".repeat(250_000)}x`])('a long entry is parsed in linear time', (entry) => {
    const start = performance.now();
    expect(missedBypass({ https: undefined, http: undefined, bypass: [entry] }, new URL(FHIR))).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
