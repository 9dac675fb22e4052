/** What reading a string of the user's comes to: a value with what to tell of it, or a mistake. */
import type { Notice } from '../util/notice.ts';

/** A mistake that can be seen offline. The codes are those of src/failures/input.ts. */
export interface InputError {
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
  /** Whether that audience is a word of the line: the line's own word wins, so nothing but changing it helps. */
  readonly inLine?: true;
}

/** What was read, or the first mistake in it. */
export type ParseResult<Value> =
  { readonly ok: true; readonly value: Value; readonly notes: readonly Notice[] } | { readonly ok: false; readonly error: InputError };

/** A value that was read, and what to tell the user of it. */
export function ok(value: string, notes: readonly Notice[] = []): ParseResult<string> {
  return { ok: true, value, notes };
}

/**
 * A mistake.
 *
 * @param allowed what would be right, as the end of a sentence.
 * @param instead what to write in its place, where that is known.
 */
export function invalid(code: InputError['code'], allowed: string, instead?: string): ParseResult<never> {
  return { ok: false, error: { code, allowed, ...(instead !== undefined && { instead }) } };
}

/** Words that can be written, as a list in a sentence. */
export function choices(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

/** A user name or password before a host. */
const LOGIN = /(?:\/\/|:)[^\s/]*@/;

/**
 * Text of a user for one line of a log: whole or not at all. The runner masks a secret only where it stands as it was given, so a part of one, or one
 * with a character replaced, would be readable to all; and what belongs into no URL is no secret that the runner knows of.
 */
export function redactForLog(value: string): string {
  if (LOGIN.test(value)) return '(not shown: it may hold a password)';
  return /^[\x20-\x7e]{0,120}$/.test(value) ? value : `(not shown: ${String(value.length)} characters)`;
}
