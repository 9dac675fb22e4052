/** What reading a string of the user's comes to: a value with what to tell of it, or a mistake. */
import type { Note } from './note.ts';

/** A mistake that can be seen offline. The codes are those of src/failures/input.ts. */
export interface Mistake {
  readonly code:
    | 'input-invalid'
    | 'audience-generic'
    | 'audience-is-endpoint'
    | 'audience-terraform'
    | 'audience-control-plane'
    | 'audience-fhir-word'
    | 'audience-refused'
    | 'dicom-gov-audience'
    | 'cloud-endpoint-mismatch'
    | 'endpoint-untrusted'
    | 'endpoint-workspace';
  readonly allowed: string;
  readonly instead?: string;
  /** The audience that is at fault, in a line that holds more. */
  readonly audience?: string;
}

/** What was read, or the first mistake in it. */
export type Read<Value> =
  { readonly ok: true; readonly value: Value; readonly notes: readonly Note[] } | { readonly ok: false; readonly mistake: Mistake };

/** A value that was read, and what to tell the user of it. */
export function right(value: string, notes: readonly Note[] = []): Read<string> {
  return { ok: true, value, notes };
}

/**
 * A mistake.
 *
 * @param allowed what would be right, as the end of a sentence.
 * @param instead what to write in its place, where that is known.
 */
export function wrong(code: Mistake['code'], allowed: string, instead?: string): Read<never> {
  return { ok: false, mistake: { code, allowed, ...(instead !== undefined && { instead }) } };
}

/** Words that can be written, as a list in a sentence. */
export function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

/** Text of a user, short enough for one line and with nothing in it that a log, a terminal or Markdown would act on. */
export function shown(value: string): string {
  const plain = value.replace(/[^\x20-\x7e]/g, '?');
  return plain.length > 120 ? `${plain.slice(0, 117)}...` : plain;
}
