/** What a reader made of what a user wrote, reduced to what the tables of these tests compare. */
import type { Mistake, Read } from '../../../src/azure/reading.ts';
import type { Note } from '../../../src/azure/note.ts';

/** The value, or the code of the mistake and the line to write instead. */
export type Told<Value> = Value | { readonly refused: Mistake['code']; readonly instead?: string };

/** The value that was read, or why it was not. */
export function told<Value>(read: Read<Value>): Told<Value> {
  if (read.ok) return read.value;
  const { code, instead } = read.mistake;
  return { refused: code, ...(instead !== undefined && { instead }) };
}

/** What the user is told beside the value: `warning: …`. */
export function notesOf(read: Read<unknown>): string[] {
  return read.ok ? read.notes.map(noteText) : [];
}

/** One note on one line. */
export function noteText({ level, text }: Note): string {
  return `${level}: ${text}`;
}
