import { describe, expect, test } from '@jest/globals';
import { createOutputReader, type OutputReader } from '../../../lab/runner/workflow-commands.ts';

function read(...lines: string[]): OutputReader {
  const reader = createOutputReader();
  for (const line of lines) reader.line(line);
  return reader;
}

const shown = (...lines: string[]): string => read(...lines).shown({ debug: false });

describe('commands', () => {
  test('annotations contain the unescaped title and message', () => {
    const reader = read('::error title=Role%2C missing%3A FHIR,file=x::one%0Atwo 100%25');
    expect(reader.annotations).toEqual([{ level: 'error', title: 'Role, missing: FHIR', message: 'one\ntwo 100%' }]);
    expect(reader.shown({ debug: false })).toBe('Error: one\ntwo 100%');
  });

  test('groups indent their lines', () => expect(shown('a', '::group::Details', 'b', '::endgroup::', 'c')).toBe('a\n▸ Details\n    b\nc'));

  test('debug lines are shown only if step debugging is on', () => {
    const reader = read('::debug::inside', 'outside');
    expect(reader.shown({ debug: false })).toBe('outside');
    expect(reader.shown({ debug: true })).toBe('##[debug]inside\noutside');
  });

  test.each(['  ::warning::x', '\t::warning::x', '::WARNING::x', 'text before ##[warning]x'])('%j is a command', (line) => {
    expect(read(line).annotations).toHaveLength(1);
  });

  test.each(['text ::warning::x', ':: warning::x', '::nothing::x', '::warning x', '[warning]x'])('%j is not a command', (line) => {
    expect(read(line).annotations).toEqual([]);
    expect(shown(line)).toBe(line);
  });

  test('other commands are collected', () => {
    expect(read('::set-env name=PATH::/evil', '##[add-path]/evil').otherCommands).toEqual([
      '::set-env name=PATH::/evil',
      '##[add-path]/evil',
    ]);
  });

  test('stopped commands are text until they are resumed', () =>
    expect(shown('::stop-commands::pause', '::error::x', '::pause::', '::error::y')).toBe('::error::x\nError: y'));
});

describe('masks', () => {
  test('apply only to later lines', () => expect(shown('a secret', '::add-mask::secret', 'a secret')).toBe('a secret\na ***'));

  test('cover the encodings that the runner derives (base64 at three offsets, URI, JSON, XML)', () => {
    const value = 'pass "word" <&> 100% of it';
    const escaped = value.replaceAll('%', '%25');
    const bytes = Buffer.from(value);
    for (const form of [
      bytes.toString('base64'),
      bytes.subarray(1).toString('base64'),
      bytes.subarray(2).toString('base64'),
      encodeURIComponent(value),
      JSON.stringify(value).slice(1, -1),
    ]) {
      expect(shown(`::add-mask::${escaped}`, `[${form}]`)).toBe('[***]');
    }
  });

  test('cover each line of a multiline secret', () => expect(shown('::add-mask::first%0Asecond', 'second', 'first')).toBe('***\n***'));

  test('do not cover a different letter case or a part of the secret', () =>
    expect(shown('::add-mask::Secret12', 'secret12 Secret1')).toBe('secret12 Secret1'));

  test('that overlap or touch are merged', () =>
    expect(shown('::add-mask::abcd', '::add-mask::cdef', '::add-mask::efgh', 'x abcdefgh y abcd', 'abcd z')).toBe('x *** y ***\n*** z'));

  test('apply to annotations, and blank masks are ignored', () => {
    expect(read('::add-mask::hush', '::add-mask:: ', '::error title=hush now::say hush').annotations).toEqual([
      { level: 'error', title: '*** now', message: 'say ***' },
    ]);
  });
});
