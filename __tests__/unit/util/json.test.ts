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

  test('is a string', () => expect([undefined, null, 1, [ID], { toString: () => ID }].flatMap((value) => guid(value) ?? [])).toEqual([]));
});

test('values of another type are replaced', () => {
  expect([{}, { a: 1 }, undefined, null, 'x', 1, []].map(isRecord)).toEqual([true, true, false, false, false, false, false]);
  expect([[1, null], undefined, null, 'x', { length: 1 }].map(list)).toEqual([[1, null], [], [], [], []]);
  expect(['', 'x', 1, null].map(text)).toEqual(['', 'x', undefined, undefined]);
});

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
