/** Converts parse results to the values that the tests compare. */
import type { InputError, ParseResult } from '../../../src/util/user-input.ts';
import type { Notice } from '../../../src/util/text.ts';

/** A value, or the error code and the correction. */
export type Parsed<Value> = Value | { readonly refused: InputError['code']; readonly instead?: string };

export function parsed<Value>(read: ParseResult<Value>): Parsed<Value> {
  if (!('code' in read)) return read.value;
  const { code, correction } = read;
  return { refused: code, ...(correction !== undefined && { instead: correction }) };
}

/** Returns the notices, each in the form `warning: …`. */
export function notesOf(read: ParseResult<unknown>): string[] {
  return 'code' in read ? [] : read.notes.map(noteText);
}

/** Formats a notice on one line. */
export function noteText({ level, text }: Notice): string {
  return `${level}: ${text}`;
}
