import { describe, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
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
    ['as a GUID of the decoded signature', hexAsGuid(Buffer.from(SIGNATURE, 'base64url').subarray(2))],
    [
      'Base64, at any alignment',
      Buffer.from(`x${TOKEN.slice(20, 50)}`)
        .toString('base64')
        .slice(4, 20),
    ],
    ['Base64 for URLs', Buffer.from(TOKEN).toString('base64url').slice(3, 15)],
  ])('%s', (_form, value) => expect(filter.hide(value)).toBe(HIDDEN));
});

test('12 shared characters are found wherever they begin', () => {
  const starts = Array.from({ length: TOKEN.length - 11 }, (_none, start) => start);
  expect(starts.filter((start) => filter.hide(`/${TOKEN.slice(start, start + 12)}/`) !== HIDDEN)).toEqual([]);
});

test('a token that is added later is found too', () => {
  const later = createSecretFilter();
  expect(later.hide(SIGNATURE)).toBe(SIGNATURE);
  later.add(SIGNATURE);
  expect(later.hide(SIGNATURE)).toBe(HIDDEN);
});

describe('with an audience', () => {
  const [one, other] = ['https://one.example', 'https://other.example'];
  const scoped = createSecretFilter();
  scoped.add(TOKEN, one);
  scoped.add('0123456789abcdefghij');

  test.each([
    [SIGNATURE, one, HIDDEN],
    [SIGNATURE, undefined, HIDDEN],
    [SIGNATURE, other, SIGNATURE],
    ['0123456789abcdef', other, HIDDEN],
  ])('%s of %s', (value, audience, shown) => expect(scoped.hide(value, audience)).toBe(shown));

  test('a value is not compared with the tokens of 200 audiences', () => {
    const many = createSecretFilter();
    const token = (): string => [1, 2, 3].map(() => randomBytes(500).toString('base64url')).join('.');
    const audiences = Array.from({ length: 200 }, (_none, index) => `https://${String(index)}.example`);
    for (const audience of [...audiences, ...audiences]) many.add(token(), audience);
    const start = performance.now();
    for (const audience of [...audiences, ...audiences, ...audiences]) many.hide(randomUUID(), audience);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

test.each([1, 2, 3])('the decoded signature at offset %i', (start) => {
  expect(filter.hide(hexAsGuid(Buffer.from(SIGNATURE.slice(start), 'base64url')))).toBe(HIDDEN);
});

test.each(['6f9619ff-8b86-4d01-b42d-00cf4fc964ff', 'https://contoso-clinic.fhir.azurehealthcareapis.com', TOKEN.slice(60, 71), ''])(
  '%j stays',
  (value) => expect(filter.hide(value)).toBe(value),
);
