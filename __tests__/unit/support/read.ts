/** What a reader made of what a user wrote, reduced to what the tables of these tests compare. */
import type { InputError, ParseResult } from '../../../src/azure/parse-result.ts';
import type { Notice } from '../../../src/util/notice.ts';

/** The value, or the code of the mistake and the line to write instead. */
export type Told<Value> = Value | { readonly refused: InputError['code']; readonly instead?: string };

/** The value that was read, or why it was not. */
export function told<Value>(read: ParseResult<Value>): Told<Value> {
  if (read.ok) return read.value;
  const { code, instead } = read.error;
  return { refused: code, ...(instead !== undefined && { instead }) };
}

/** What the user is told beside the value: `warning: …`. */
export function notesOf(read: ParseResult<unknown>): string[] {
  return read.ok ? read.notes.map(noteText) : [];
}

/** One note on one line. */
export function noteText({ level, text }: Notice): string {
  return `${level}: ${text}`;
}
