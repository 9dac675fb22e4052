import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { proxyFor, proxyName, readProxies } from '../../../src/http/proxy.ts';
import { anyText, checkProperty, nearMissesOf } from '../support/property.ts';

const value = fc.oneof(
  nearMissesOf(
    fc.constantFrom(
      'http://proxy.example:8080',
      'https://user:s3cr3t-word@proxy.example',
      'proxy.example:3128',
      'socks5://user:s3cr3t-word@proxy.example',
      'http://user:s3cr3t-word@',
    ),
  ),
  anyText,
);
const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
const names = fc.constantFrom(
  'example.com',
  'a.example.com',
  'b.a.example.com',
  'example.com.evil.example',
  'notexample.com',
  'example.org',
  'com',
);
const entry = fc.oneof(
  fc.tuple(fc.constantFrom('', '.', '*.', ' '), names, fc.constantFrom('', ':443', ':8443', ':x', '.')).map((parts) => parts.join('')),
  fc.constantFrom('*', '', ',', '.', ':', ':443'),
  anyText,
);
const urls = fc.tuple(names, fc.constantFrom('', ':8443', ':443')).map(([name, port]) => `https://${name}${port}/`);

test('readProxies parses any variable or reports its name, without a password', () => {
  checkProperty(
    fc.property(fc.dictionary(fc.constantFrom(...VARIABLES), value), (env) => {
      const proxies = readProxies(env);
      if ('variable' in proxies) {
        expect(proxies.problem).toMatch(/^(?:begins|contains|does|is) /);
        expect(Object.keys(env)).toContain(proxies.variable);
        return;
      }
      const proxy = proxyFor(proxies, new URL('https://server.example/'));
      expect(proxyFor(proxies, new URL('https://localhost/'))).toBeUndefined();
      if (proxy === undefined) return;
      expect(['http:', 'https:']).toContain(proxy.protocol);
      if (proxy.password !== '' && !proxy.host.includes(proxy.password)) expect(proxyName(proxy)).not.toContain(proxy.password);
      expect(proxyName(proxy)).toMatch(/^[^/@?#]+:\d+$/);
    }),
    1000,
  );
});

/** Independent implementation of the runner's rule (RunnerWebProxy.IsUriInBypassList), and of the toolkit's `*` entry. */
function bypasses(list: string, url: URL): boolean {
  return list
    .split(',')
    .map((item) => item.trim().toLowerCase())
    .some((item) => {
      if (item === '') return false;
      if (item === '*') return true;
      const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(item) ?? [];
      if (port !== undefined && port !== (url.port || '443')) return false;
      return name.startsWith('.') ? url.hostname.endsWith(name) : url.hostname === name || url.hostname.endsWith(`.${name}`);
    });
}

test('NO_PROXY has the same meaning as in the runner', () => {
  let direct = 0;
  checkProperty(
    fc.property(fc.array(entry, { maxLength: 4 }), urls, (entries, address) => {
      const proxies = readProxies({ HTTPS_PROXY: 'http://proxy.example', NO_PROXY: entries.join(',') });
      const url = new URL(address);
      const expected = bypasses(entries.join(','), url);
      if (expected) direct += 1;
      expect('variable' in proxies ? undefined : proxyFor(proxies, url) === undefined).toBe(expected);
    }),
    1000,
  );
  expect(direct).toBeGreaterThan(100);
});
