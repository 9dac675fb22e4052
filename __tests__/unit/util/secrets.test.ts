import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { createSecretFilter, HIDDEN } from '../../../src/util/secrets.ts';

const SIGNATURE = 'Zk3-9_aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789';
const TOKEN = `eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2RpY29tIn0.${SIGNATURE}`;
const filter = createSecretFilter();
filter.add(TOKEN);

const hexAsGuid = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

describe('a value that shares 12 characters with a token is hidden', () => {
  test.each([
    ['plain', TOKEN.slice(60, 72)],
    ['in a host name, without letter case', `https://${SIGNATURE.slice(8, 24).toLowerCase()}.fhir.azurehealthcareapis.com`],
    ['between hyphens', SIGNATURE.slice(6, 22).replaceAll(/(.{4})/g, '$1-')],
    ['hexadecimal', Buffer.from(TOKEN).toString('hex').slice(31, 43)],
    ['as a GUID', hexAsGuid(Buffer.from(TOKEN.slice(30, 46)))],
    ...[0, 1, 2, 3].map(
      (start) =>
        [
          `as a GUID, decoded from offset ${String(start)}`,
          hexAsGuid(Buffer.from(SIGNATURE.slice(start), 'base64url').subarray(2)),
        ] as const,
    ),
    [
      'Base64, at any alignment',
      Buffer.from(`x${TOKEN.slice(20, 50)}`)
        .toString('base64')
        .slice(4, 20),
    ],
    ['Base64 for URLs', Buffer.from(TOKEN).toString('base64url').slice(3, 15)],
  ])('%s', (_form, value) => expect(filter.hide(value)).toBe(HIDDEN));
});

test('finds 12 shared characters at any position', () => {
  const starts = Array.from({ length: TOKEN.length - 11 }, (_none, start) => start);
  expect(starts.filter((start) => filter.hide(`/${TOKEN.slice(start, start + 12)}/`) !== HIDDEN)).toEqual([]);
});

test('finds 12 shared characters of any of several long tokens', () => {
  const long = createSecretFilter();
  const tokens = Array.from({ length: 3 }, () => randomBytes(3000).toString('base64url'));
  tokens.forEach(long.add);
  const forms = tokens.flatMap((token) => [token, Buffer.from(token, 'base64url').toString('hex')]);
  const parts = forms.flatMap((form) => Array.from({ length: form.length - 11 }, (_none, start) => form.slice(start, start + 12)));
  expect(parts.filter((part) => long.hide(part) !== HIDDEN)).toEqual([]);
});

test('does not take longer to compare a value if there are more tokens', () => {
  const many = createSecretFilter();
  for (let count = 0; count < 400; count++) many.add(randomBytes(1500).toString('base64url'));
  many.hide(SIGNATURE);
  const started = performance.now();
  for (let count = 0; count < 200; count++) many.hide(randomUUID());
  // Without an index, the search of all tokens would take about 40 seconds.
  expect(performance.now() - started).toBeLessThan(15_000);
});

test('finds a token that is added later', () => {
  const later = createSecretFilter();
  expect(later.hide(SIGNATURE)).toBe(SIGNATURE);
  later.add(SIGNATURE);
  expect(later.hide(SIGNATURE)).toBe(HIDDEN);
});

test.each(['6f9619ff-8b86-4d01-b42d-00cf4fc964ff', 'https://contoso-clinic.fhir.azurehealthcareapis.com', TOKEN.slice(60, 71), ''])(
  'does not hide %j',
  (value) => expect(filter.hide(value)).toBe(value),
);
