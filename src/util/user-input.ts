/** Describes errors in user input, suggests corrections, and decides how much of a value is safe to log. */
import leven from 'leven';
import { GUID } from './json.ts';
import { type Notice, plural } from './text.ts';

/** An error in the inputs. Only `correction` can contain part of the user's value (see {@link isPrintable}). */
export interface InputError {
  /** failures/inputs.ts defines the message for each code. */
  readonly code:
    | 'input-invalid'
    | 'audience-generic'
    | 'audience-is-endpoint'
    | 'audience-terraform'
    | 'audience-control-plane'
    | 'audience-fhir-word'
    | 'audience-oidc'
    | 'audience-refused'
    | 'cloud-endpoint-mismatch'
    | 'credential-ids-incomplete'
    | 'dicom-gov-audience'
    | 'endpoint-untrusted'
    | 'endpoint-workspace'
    | 'environment-unsupported'
    | 'tenant-common';
  /** Describes the error, such as `contains a comma`. In a message, this phrase follows the name of the input. */
  readonly problem: string;
  /** Instruction for the user, such as `Write one audience per line`. Does not end with a period. */
  readonly fix: string;
  readonly correction?: string | undefined;
  /** Domain of the host, if all Azure customers can create hosts in that domain. */
  readonly sharedDomain?: string | undefined;
  /** Explains why the value cannot be used. Undefined if the failure code does not need further explanation. */
  readonly reason?: string | undefined;
  /** Name of the input that contains the error, if it is not the input that is being parsed. */
  readonly input?: string;
  /** Another input that determines whether this one is valid. If that input is invalid, this error is not reported. */
  readonly dependsOn?: string;
}

/** Either the value parsed from user input, with its notices, or an error. */
export type ParseResult<Value> = { readonly value: Value; readonly notes: readonly Notice[] } | InputError;

export function ok<Value>(value: Value, notes: readonly Notice[] = []): ParseResult<Value> {
  return { value, notes };
}

/** Creates an error with the code `input-invalid`, unless `more` contains another code. */
export function inputError(problem: string, fix: string, more: Partial<InputError> = {}): InputError {
  return { code: 'input-invalid', problem, fix, ...more };
}

/**
 * Returns the value if it is safe to log, otherwise undefined. A value with an `@` might contain a password. A long value is omitted
 * instead of shortened, because the runner masks a secret only if it is printed in full.
 */
export function shownValue(value: string): string | undefined {
  return /^[\x20-\x7e]{1,120}$/.test(value) && !value.includes('@') ? value : undefined;
}

/**
 * True if a suggested correction is safe to log. The runner masks a secret only if it is printed in full, but a suggested correction often
 * contains only part of the user's value. Paths, query strings, shell variables, and any text before an `@` might contain secrets.
 */
export function isPrintable(correction: string): boolean {
  if (GUID.test(correction)) return true;
  const withoutSchemes = correction.replaceAll(/(?:https|api):\/\//gi, '');
  return /^[\x20-\x7e]{1,400}$/.test(correction) && !/[/\\@$?#%]/.test(withoutSchemes);
}

/** Maximum edit distance between a misspelled word or domain and the correct one. */
export const MOST_SLIPS = 2;

/** Returns the first word that contains the text. If no word contains the text, returns the word with the smallest edit distance to it. */
export function nearest(given: string, words: readonly string[]): string {
  const word = given.slice(0, 100).toLowerCase();
  const containing = words.find((known) => known.includes(word));
  return containing ?? words.reduce((best, other) => (leven(word, other) < leven(word, best) ? other : best));
}

/** Returns the word that the user probably meant, or undefined if no word is similar enough. */
export function misspelt(given: string, words: readonly string[]): string | undefined {
  const word = nearest(given, words);
  return leven(given.slice(0, 100).toLowerCase(), word) <= MOST_SLIPS ? word : undefined;
}

/** Removes the trailing slashes from a path or an audience. */
export function withoutSlash(path: string): string {
  return path.replace(/(?<!\/)\/+$/, '');
}

/** Returns the name of the separator if a line contains multiple values, otherwise undefined. */
export function separatorIn(text: string): string | undefined {
  return text.includes(',') ? 'comma' : text.includes(';') ? 'semicolon' : undefined;
}

/** A formatting error in a value, such as quotation marks around it. */
interface Flaw {
  readonly problem: string;
  readonly fix: string;
  readonly reason?: string;
  /** The value without this formatting error. Undefined if the action cannot correct the value. */
  readonly rest?: string | undefined;
  /** True if the formatting error is in the middle of the value. */
  readonly inside?: boolean;
}

const QUOTES = '"\'`\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb';
const QUOTES_ARE_KEPT = 'Quotation marks in a variable, a secret or a block scalar remain part of the value.';
/** Characters that users often add at the start or end of a value, escaped for a regular expression character class, and their names. */
const ENDS = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['.', 'period'],
  ['\\\\', 'backslash'],
  [QUOTES, 'quotation mark'],
] as const;
/** Patterns that match formatting errors, highest priority first. The first capturing group, if any, captures the corrected value. */
const FLAWS: readonly (Flaw & { readonly pattern: RegExp })[] = [
  { pattern: /^\{\s*"/, problem: 'is JSON', fix: 'Write only the value, without the JSON object around it' },
  { ...around(QUOTES, QUOTES, 'quotation marks'), reason: QUOTES_ARE_KEPT },
  around('{', '}', 'braces'),
  around('[', '\\]', 'square brackets'),
  around('(', ')', 'parentheses'),
  around('<', '>', 'angle brackets'),
  { pattern: /^[-*\u2022]\s+(\S.*)$/s, problem: 'begins with a list marker', fix: 'Remove the list marker' },
  { pattern: /^#+\s/, problem: 'is a comment', fix: 'Remove the comment' },
  { pattern: /^(.+?)\s(?:#|\/\/)/s, problem: 'contains a comment', fix: 'Remove the comment' },
  ...ENDS.map(([characters, name]) => atEnd('ends', name, new RegExp(`^(.+)[${characters}]$`, 's'))),
  ...ENDS.map(([characters, name]) => atEnd('begins', name, new RegExp(`^[${characters}](.+)$`, 's'))),
];

function around(open: string, close: string, name: string): (typeof FLAWS)[number] {
  return { pattern: new RegExp(`^[${open}](.+)[${close}]$`, 's'), problem: `has ${name} around it`, fix: `Remove the ${name}` };
}

function atEnd(verb: 'begins' | 'ends', name: string, pattern: RegExp): (typeof FLAWS)[number] {
  return { pattern, problem: `${verb} with a ${name}`, fix: `Remove the ${name}` };
}

/** Matches the line break of any operating system. */
export const LINE_BREAK = /\r\n?|\n/;

/** Matches control, format, separator and unassigned characters, and letters without a visible glyph. */
const INVISIBLE = /^[\p{C}\p{Z}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]$/u;

/**
 * Returns an error that describes the formatting errors in a value, or undefined if none are found. Suggests a correction if the
 * corrected value is valid and safe to log.
 *
 * @param names names of the input, which users sometimes repeat in the value.
 */
export function describeFlaws(
  given: string,
  fits: (value: string) => boolean,
  names: readonly string[] = [],
): (InputError & { readonly fits: boolean }) | undefined {
  const flaws: Flaw[] = [];
  let rest: string | undefined = given;
  while (rest !== undefined && flaws.length < 6 && (flaws.length === 0 || !fits(rest))) {
    const flaw: Flaw | undefined = flawOf(rest, names) ?? guidFlaw(rest, fits);
    if (flaw === undefined) break;
    flaws.push(flaw);
    rest = flaw.rest;
  }
  const [first, second] = flaws.filter(({ fix }, index) => flaws.findIndex((flaw) => flaw.fix === fix) === index);
  if (first === undefined) return undefined;
  const problem = second === undefined ? first.problem : `${first.problem} and ${second.problem}`;
  const fix = second === undefined ? first.fix : `${first.fix}. ${second.fix}`;
  const usable = rest !== undefined && fits(rest) ? rest : undefined;
  const isLoggable = flaws.some(({ inside }) => inside) ? (text: string) => GUID.test(text) : isPrintable;
  const correction = usable !== undefined && !given.includes('@') && isLoggable(usable) ? usable : undefined;
  return { ...inputError(problem, fix, { correction, reason: first.reason }), fits: usable !== undefined };
}

/** Returns the first formatting error that is found in a value, or undefined if none is found. */
export function flawOf(value: string, names: readonly string[]): Flaw | undefined {
  const [, name, named] = /^([\w-]+)\s*[:=]\s*(\S.*)$/s.exec(value) ?? [];
  if (names.some((each) => each.toLowerCase() === name?.toLowerCase()))
    return { problem: 'repeats the name of the input', fix: 'Write the value without the name', rest: named };
  const flaw = FLAWS.find(({ pattern }) => pattern.test(value));
  if (flaw !== undefined) return { ...flaw, rest: flaw.pattern.exec(value)?.[1]?.trim() };
  const character = characterFlaw(value);
  if (character !== undefined || !/\$[{(A-Za-z]|^%\w+%/.test(value)) return character;
  if (value.includes('${{'))
    return {
      problem: 'contains an expression that is not evaluated',
      fix: 'Write the expression in the workflow, because GitHub does not evaluate expressions in the values of variables and secrets',
    };
  return {
    problem: 'contains a shell variable, which GitHub does not expand',
    fix: 'Use an expression such as ${{ vars.NAME }} instead',
  };
}

function characterFlaw(value: string): Flaw | undefined {
  const characters = Array.from(value);
  const index = characters.findIndex((character) => !/^[\x20-\x7e]$/.test(character));
  const character = characters[index];
  if (character === undefined) return undefined;
  if (/[\r\n]/.test(character))
    return { problem: `contains ${plural(value.split(LINE_BREAK).length, 'line')}`, fix: 'Write a single value on one line' };
  const start = `is invalid, because character ${String(index + 1)}`;
  const code = `U+${Number(character.codePointAt(0)).toString(16).toUpperCase().padStart(4, '0')}`;
  if (!INVISIBLE.test(character)) {
    const dash = /[\u2010-\u2015\u2212]/g;
    return {
      problem: `${start} (${code}) is not an ASCII character, although it might look like one`,
      fix: 'Type the value again',
      rest: dash.test(character) ? value.replaceAll(dash, '-') : undefined,
      inside: true,
    };
  }
  return {
    problem: `${start} is invisible (${code})`,
    fix: 'Delete that character, or type the value again',
    rest: value.replaceAll(character, '').trim(),
    inside: index > 0 && !characters.slice(index).every((each) => INVISIBLE.test(each)),
  };
}

function guidFlaw(value: string, fits: (value: string) => boolean): Flaw | undefined {
  const guids = value.match(/(?<![\da-f-])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-f-])/gi) ?? [];
  const [guid = '00000000-0000-0000-0000-000000000000'] = guids;
  if (!fits(guid)) return undefined;
  if (/^[\da-f]{32}$/i.test(value)) {
    const parts = [value.slice(0, 8), value.slice(8, 12), value.slice(12, 16), value.slice(16, 20), value.slice(20)];
    return { problem: 'is a GUID without its hyphens', fix: 'Write the GUID with hyphens', rest: parts.join('-'), inside: true };
  }
  if (guids.length > 1) return { problem: `contains ${String(guids.length)} IDs`, fix: 'Write a single ID' };
  if (guids.length === 1 && guid !== value)
    return { problem: 'contains other text around the ID', fix: 'Write the ID without other text', rest: guid };
  const wrong = /^\w{8}(?:-\w{4}){3}-\w{12}$/.test(value) ? value.search(/[^\da-f-]/i) : -1;
  if (wrong < 0) return undefined;
  return {
    problem: `is invalid, because character ${String(wrong + 1)} is not a hexadecimal digit (0 to 9, a to f)`,
    fix: 'Replace the value with a new copy of the ID',
  };
}
