/** Parse results, reduced to what the tables of these tests compare. */
import type { InputCode, ParseResult } from '../../../src/util/user-input.ts';
import type { Notice } from '../../../src/util/text.ts';

/** The value, or the code of the mistake and the correction. */
export type Parsed<Value> = Value | { readonly refused: InputCode; readonly instead?: string };

/** Returns the value, or the mistake. */
export function parsed<Value>(read: ParseResult<Value>): Parsed<Value> {
  if (read.ok) return read.value;
  const { code, correction } = read.error;
  return { refused: code, ...(correction !== undefined && { instead: correction }) };
}

/** Returns the notices about the value: `warning: …`. */
export function notesOf(read: ParseResult<unknown>): string[] {
  return read.ok ? read.notes.map(noteText) : [];
}

/** Returns a notice on one line. */
export function noteText({ level, text }: Notice): string {
  return `${level}: ${text}`;
}
