/** Reads single inputs by their form. A mistake is noted, never thrown: the user is to hear of all of them at once. */
import leven from 'leven';
import { choices, redactForLog } from '../azure/parse-result.ts';
import type { InputContext } from '../failures/contexts.ts';
import type { AnyDefinition } from '../failures/define.ts';
import { inputInvalid } from '../failures/inputs.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A mistake before it is told. */
export interface RecordedInputError {
  readonly kind: AnyDefinition<InputContext>;
  readonly facts: InputContext;
}

/** YAML 1.2's spellings (yaml.org/spec/1.2.2/#1032-tag-resolution), the ones `core.getBooleanInput` knows. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

/** What people write for booleans elsewhere. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ...['yes', 'y', 'on', '1'].map((word) => [word, 'true'] as const),
  ...['no', 'n', 'off', '0'].map((word) => [word, 'false'] as const),
]);

/** Milliseconds in the units that people write. */
const UNITS: ReadonlyMap<string | undefined, number> = new Map([
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
]);

/** Slips of the pen in a word, at most, by which it is still known. */
const SLIPS = 2;

/** The nearest of some words, however far it is: the one that holds it, else the one with the fewest other letters. */
export function nearest(given: string, words: readonly string[]): string {
  const word = given.toLowerCase();
  const holding = words.find((known) => known.includes(word));
  return holding ?? words.reduce((best, other) => (leven(word, other) < leven(word, best) ? other : best));
}

/** The word that was most likely meant; undefined when none is near. */
export function misspelt(given: string, words: readonly string[]): string | undefined {
  const word = nearest(given, words);
  return leven(given.toLowerCase(), word) <= SLIPS ? word : undefined;
}

/** The inputs of a step, and the mistakes found in them so far. */
export class Reader {
  readonly mistakes: RecordedInputError[] = [];
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  /** The trimmed value of an input; undefined when nothing was given. */
  text(input: string): string | undefined {
    return this.variable(`INPUT_${input.replace(/ /g, '_').toUpperCase()}`);
  }

  /** The trimmed value of an environment variable; undefined when it is empty. */
  variable(name: string): string | undefined {
    const value = this.#env[name]?.trim();
    return value === '' ? undefined : value;
  }

  /** The lines of an input, trimmed, without empty ones. */
  lines(input: string): string[] {
    return (this.text(input) ?? '')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  /** A boolean in one of its spellings; `otherwise` when nothing was given. */
  boolean(input: string, otherwise: boolean): boolean {
    const given = this.text(input);
    if (given === undefined) return otherwise;
    const value = BOOLEANS.get(given);
    if (value === undefined) this.wrong(input, given, '`true` or `false`', MEANT.get(given.toLowerCase()));
    return value ?? otherwise;
  }

  /** A whole number of a range; `otherwise` when nothing was given. */
  whole<Otherwise extends number | undefined>(input: string, least: number, most: number, otherwise: Otherwise): number | Otherwise {
    const given = this.text(input);
    if (given === undefined) return otherwise;
    const value = /^\d{1,15}$/.test(given) ? Number(given) : NaN;
    if (value >= least && value <= most) return value;
    this.wrong(input, given, `a whole number from ${String(least)} to ${String(most)}`, meant(input, given, least, most, otherwise));
    return otherwise;
  }

  /** One word of a list, in any case. */
  word<Word extends string>(input: string, words: readonly Word[], otherwise: Word): Word {
    const given = this.text(input);
    if (given === undefined) return otherwise;
    const word = words.find((known) => known === given.toLowerCase());
    if (word === undefined) this.wrong(input, given, `one of ${choices(words)}`, misspelt(given, words));
    return word ?? otherwise;
  }

  /** Whether a mistake in an input was noted: what depends on it is then no mistake of its own. */
  isMistaken(input: string): boolean {
    return this.mistakes.some(({ facts }) => facts.input === input);
  }

  /** Notes a mistake that needs no words of its own. */
  wrong(input: string, given: string, allowed: string, instead?: string): void {
    this.note(inputInvalid, { input, given: redactForLog(given), allowed, ...(instead !== undefined && { instead }) });
  }

  /** Notes a mistake. */
  note(kind: AnyDefinition<InputContext>, facts: InputContext): void {
    this.mistakes.push({ kind, facts });
  }
}

/** The number that was most likely meant: `1h` in the unit of the input's name, the most for what is beyond it, the default for what is below the least. */
function meant(input: string, given: string, least: number, most: number, otherwise: number | undefined): string | undefined {
  const [, digits, unit] = /^(\d{1,9})\s*(?:(ms|s|m|h)(?:ec|econds?|in|inutes?|ours?)?)?$/i.exec(given) ?? [];
  if (digits === undefined) return undefined;
  const counted = /-(?:seconds|ms)$/.test(input);
  if (unit !== undefined && !counted) return undefined;
  const ms = UNITS.get(unit?.toLowerCase());
  const value = ms === undefined ? Number(digits) : Math.ceil((Number(digits) * ms) / (input.endsWith('-ms') ? 1 : 1000));
  if (value >= least) return String(Math.min(most, value));
  return otherwise?.toString();
}
