import { describe, expect, test } from '@jest/globals';
import { guid, GUID, isRecord, list, parseJson, text } from '../../../src/util/json.ts';

const ID = '0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd';

describe('a GUID', () => {
  test.each([ID, ID.toUpperCase()])('is returned in lower case: %s', (value) => expect(guid(value)).toBe(ID));

  test.each([
    ['nothing before it', `x${ID}`],
    ['nothing after it', `${ID}0`],
    ['no line end', `${ID}\n`],
    ['no other letters', ID.replace('f', 'g')],
    ['every group of its length', ID.replace('aaaa', 'aaa')],
    ['its hyphens', ID.replaceAll('-', '')],
  ])('has %s', (_, value) => {
    expect(GUID.test(value)).toBe(false);
    expect(guid(value)).toBeUndefined();
  });

  test.each([undefined, null, 1, [ID], { toString: () => ID }])('is a string: %j is none', (value) => expect(guid(value)).toBeUndefined());
});

test('a record is an object that is no array', () => {
  expect([{}, { a: 1 }].map(isRecord)).toEqual([true, true]);
  expect([undefined, null, 'x', 1, []].map(isRecord)).toEqual([false, false, false, false, false]);
});

test('of a list everything is kept, of anything else nothing', () => {
  expect(list([1, null])).toEqual([1, null]);
  expect([undefined, null, 'x', { length: 1 }].map(list)).toEqual([[], [], [], []]);
});

test('a text is a string', () => expect(['', 'x', 1, null].map(text)).toEqual(['', 'x', undefined, undefined]));

describe('JSON', () => {
  test.each([
    ['{"a":"é"}', { a: 'é' }],
    ['1', 1],
    ['null', null],
  ])('%s is read', (written, value) => expect(parseJson(Buffer.from(written))).toEqual(value));

  test.each([
    ['nothing', Buffer.from('')],
    ['half of it', Buffer.from('{"a":')],
    ['HTML', Buffer.from('<html>')],
    ['bytes that are no UTF-8, in a string', Buffer.from([0x22, 0xff, 0x22])],
  ])('%s is no token', (_, bytes) => expect(parseJson(bytes)).toBeUndefined());
});
