import { describe, expect, test } from '@jest/globals';
import { guid, GUID, isRecord, list, parseJson, text } from '../../../src/util/json.ts';

const ID = '0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd';

describe('a GUID', () => {
  test.each([ID, ID.toUpperCase()])('is returned in lower case: %s', (value) => expect(guid(value)).toBe(ID));

  test.each([
    ['a prefix', `x${ID}`],
    ['a suffix', `${ID}0`],
    ['a line break', `${ID}\n`],
    ['a letter that is not hexadecimal', ID.replace('f', 'g')],
    ['a group that is too short', ID.replace('aaaa', 'aaa')],
    ['no hyphens', ID.replaceAll('-', '')],
  ])('is not accepted with %s', (_, value) => {
    expect(GUID.test(value)).toBe(false);
    expect(guid(value)).toBeUndefined();
  });

  test.each([undefined, null, 1, [ID], { toString: () => ID }])('is undefined for %j', (value) => expect(guid(value)).toBeUndefined());
});

test('a record is an object but not an array', () => {
  expect([{}, { a: 1 }].map(isRecord)).toEqual([true, true]);
  expect([undefined, null, 'x', 1, []].map(isRecord)).toEqual([false, false, false, false, false]);
});

test('list returns the items of an array, and an empty array for any other value', () => {
  expect(list([1, null])).toEqual([1, null]);
  expect([undefined, null, 'x', { length: 1 }].map(list)).toEqual([[], [], [], []]);
});

test('text returns strings and undefined for any other value', () =>
  expect(['', 'x', 1, null].map(text)).toEqual(['', 'x', undefined, undefined]));

describe('JSON', () => {
  test.each([
    ['{"a":"é"}', { a: 'é' }],
    ['1', 1],
    ['null', null],
  ])('%s is parsed', (written, value) => expect(parseJson(Buffer.from(written))).toEqual(value));

  test.each([
    ['an empty body', Buffer.from('')],
    ['truncated JSON', Buffer.from('{"a":')],
    ['HTML', Buffer.from('<html>')],
    ['a string with invalid UTF-8', Buffer.from([0x22, 0xff, 0x22])],
  ])('%s is undefined', (_, bytes) => expect(parseJson(bytes)).toBeUndefined());
});
