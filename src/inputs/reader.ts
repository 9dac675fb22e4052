/** Reads single inputs by their form. A mistake is noted, never thrown: the user is to hear of all of them at once. */
import { listed, shown } from '../azure/reading.ts';
import type { InputFacts } from '../failures/facts.ts';
import type { Kind } from '../failures/failure.ts';
import { inputInvalid } from '../failures/input.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A mistake before it is told. */
export interface Noted {
  readonly kind: Kind<InputFacts>;
  readonly facts: InputFacts;
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

/** The inputs of a step, and the mistakes found in them so far. */
export class Reader {
  readonly mistakes: Noted[] = [];
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
    if (value === undefined) this.wrong(input, given, '`true` or `false`');
    return value ?? otherwise;
  }

  /** A whole number of a range; `otherwise` when nothing was given. */
  whole<Otherwise extends number | undefined>(input: string, least: number, most: number, otherwise: Otherwise): number | Otherwise {
    const given = this.text(input);
    if (given === undefined) return otherwise;
    const value = /^\d{1,15}$/.test(given) ? Number(given) : NaN;
    if (value >= least && value <= most) return value;
    this.wrong(input, given, `a whole number from ${String(least)} to ${String(most)}`);
    return otherwise;
  }

  /** One word of a list, in any case. */
  word<Word extends string>(input: string, words: readonly Word[], otherwise: Word): Word {
    const given = this.text(input);
    if (given === undefined) return otherwise;
    const word = words.find((known) => known === given.toLowerCase());
    if (word === undefined) this.wrong(input, given, `one of ${listed(words)}`);
    return word ?? otherwise;
  }

  /** Whether a mistake in an input was noted: what depends on it is then no mistake of its own. */
  isMistaken(input: string): boolean {
    return this.mistakes.some(({ facts }) => facts.input === input);
  }

  /** Notes a mistake that needs no words of its own. */
  wrong(input: string, given: string, allowed: string, instead?: string): void {
    this.note(inputInvalid, { input, given: shown(given), allowed, ...(instead !== undefined && { instead }) });
  }

  /** Notes a mistake. */
  note(kind: Kind<InputFacts>, facts: InputFacts): void {
    this.mistakes.push({ kind, facts });
  }
}
