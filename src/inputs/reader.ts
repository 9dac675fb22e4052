/** Reads the inputs of a step. Collects errors instead of throwing, so that all of them are reported together. */
import type { InputContext } from '../failures/contexts.ts';
import { type Notice, either, plural } from '../util/text.ts';
import { type InputError, LINE_BREAK, type ParseResult, describeFlaws, misspelt, shownValue, inputError } from '../util/user-input.ts';

interface Line {
  readonly text: string;
  /** Line number, starting at 1. Undefined if the input has only one non-empty line. */
  readonly number: number | undefined;
}

/** Matches the YAML 1.2 booleans that `core.getBooleanInput` accepts (yaml.org/spec/1.2.2/#1032-tag-resolution). */
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;

/** Milliseconds per time unit. */
const UNITS = new Map<string | undefined, number>(Object.entries({ ms: 1, s: 1000, m: 60_000, h: 3_600_000 }));

/** Maximum number of characters per line. */
const LONGEST_LINE = 4096;
const MOST_LINES = 1000;

export class Reader {
  readonly notices: Notice[] = [];
  readonly #recorded: { readonly input: string; readonly line: Line; readonly error: InputError }[] = [];
  readonly #env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  /** Returns the trimmed value of an input, or undefined if the input is empty or exceeds a size limit. */
  text(input: string, variable = `INPUT_${input.toUpperCase()}`): string | undefined {
    const value = this.variable(variable);
    const lines = value?.split(LINE_BREAK) ?? [];
    const isLong = lines.some((line) => line.length > LONGEST_LINE);
    if (!isLong && lines.length <= MOST_LINES) return value;
    const problem = isLong
      ? `contains a line longer than ${LONGEST_LINE.toLocaleString('en-GB')} characters`
      : `contains ${String(lines.length)} lines`;
    const fix = isLong ? 'Write shorter lines' : `Write at most ${String(MOST_LINES)} lines`;
    if (!this.isInvalid(input)) this.record(input, inputError(problem, fix));
    return undefined;
  }

  /** Returns the trimmed value of a user-defined environment variable, or undefined if the value is empty or exceeds a size limit. */
  userVariable(name: string): string | undefined {
    return this.text(name, name);
  }

  /** Returns the trimmed value of an environment variable of any size, or undefined if the value is empty. */
  variable(name: string): string | undefined {
    const value = this.#env[name]?.trim();
    return value === '' ? undefined : value;
  }

  /** Returns the trimmed, non-empty lines of an input. */
  lines(input: string): readonly Line[] {
    if (this.text(input) === undefined) return [];
    const lines = String(this.#env[`INPUT_${input.toUpperCase()}`])
      .split(LINE_BREAK)
      .map((line, index) => ({ text: line.trim(), number: index + 1 }))
      .filter(({ text }) => text !== '');
    return lines.length === 1 ? lines.map(({ text }) => ({ text, number: undefined })) : lines;
  }

  /** Reads a boolean input. Returns `otherwise` if the input is empty or invalid. */
  boolean(input: string, otherwise: boolean): boolean {
    const parse = (text: string): boolean | undefined => (BOOLEAN.test(text) ? text.toLowerCase() === 'true' : undefined);
    return this.parsed(input, otherwise, parse, (given) => {
      const correction = /^(?:true|yes|y|on|1)$/i.test(given) ? 'true' : /^(?:false|no|n|off|0)$/i.test(given) ? 'false' : undefined;
      return inputError(`is not a boolean (the value has ${plural(given.length, 'character')})`, 'Set it to true or false', { correction });
    });
  }

  /** Reads a whole number between `least` and `most`, inclusive. Returns `otherwise` if the input is empty or invalid. */
  whole<Otherwise extends number | undefined>(input: string, least: number, most: number, otherwise: Otherwise): number | Otherwise {
    const parse = (text: string): number | undefined =>
      /^\d{1,16}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined;
    return this.parsed(input, otherwise, parse, (given) => {
      const isFraction = /^-?\d+\.\d+$/.test(given);
      const unsuitable = isFraction ? 'is not a whole number' : `is not a number (the value has ${plural(given.length, 'character')})`;
      const range = most === Number.MAX_SAFE_INTEGER ? `of ${String(least)} or more` : `from ${String(least)} to ${String(most)}`;
      return inputError(/^-?\d+$/.test(given) ? 'is out of range' : unsuitable, `Set it to a whole number ${range}`, {
        correction: numberMeant(input, given, least, most, otherwise),
      });
    });
  }

  /** Reads an input whose value must be one of `words`, ignoring case. Returns `otherwise` if the input is empty or invalid. */
  word<Word extends string>(input: string, words: readonly Word[], otherwise: Word): Word {
    const parse = (text: string): Word | undefined => words.find((known) => known === text.toLowerCase());
    return this.parsed(input, otherwise, parse, (given) =>
      inputError(`is set to an unknown value (${plural(given.length, 'character')} long)`, `Set it to ${either(words)}`, {
        correction: misspelt(given, words),
      }),
    );
  }

  /** Parses an input. Returns `otherwise` if the input is empty or `parse` returns undefined. */
  parsed<Value, Otherwise>(
    input: string,
    otherwise: Otherwise,
    parse: (text: string) => Value | undefined,
    describe: (given: string) => InputError,
  ): Value | Otherwise {
    const given = this.text(input);
    if (given === undefined) return otherwise;
    const value = parse(given);
    if (value === undefined) this.malformed(input, given, (text) => parse(text) !== undefined, describe(given));
    return value ?? otherwise;
  }

  /** Records `error`, or a more specific error if the value contains extra characters such as quotation marks. */
  malformed(input: string, given: string, fits: (value: string) => boolean, error: InputError): void {
    this.record(input, describeFlaws(given, fits, [input]) ?? error, given);
  }

  isInvalid(input: string): boolean {
    return this.#recorded.some((recorded) => recorded.input === input);
  }

  /** Records an error in an input. `given` is the invalid value, or the line that contains it. */
  record(input: string, error: InputError, given: string | Line = ''): void {
    const line = typeof given === 'string' ? { text: given, number: undefined } : given;
    this.#recorded.push({ input, line, error });
  }

  /** Returns a list that contains only the parsed value. If parsing fails, records the error and returns an empty list. */
  take<Value>(input: string, read: ParseResult<Value>, given?: Line): Value[] {
    if ('code' in read) {
      this.record(read.input ?? input, read, read.input === undefined ? given : undefined);
      return [];
    }
    this.notices.push(...read.notes.map(({ level, text }) => ({ level, text: `${input}: ${text}.` })));
    return [read.value];
  }

  /** Merges errors that have the same input and code. Omits an error that might be caused by another invalid input. */
  errors(withoutSecrets?: InputContext['withoutSecrets']): readonly InputContext[] {
    const independent = this.#recorded.filter(({ error: { dependsOn } }) => dependsOn === undefined || !this.isInvalid(dependsOn));
    const groups = Map.groupBy(independent, ({ input, error }) => `${error.code} ${input}`);
    return [...groups.values()].flatMap((group) => {
      const problems = new Map(
        group.map(({ line, error: { problem, fix, correction, reason, sharedDomain } }) => [
          `${String(line.number)} ${problem}`,
          { line: line.number, shown: shownValue(line.text), problem, fix, correction, reason, sharedDomain },
        ]),
      );
      return group.slice(0, 1).map(({ input, error: { code } }) => {
        const context = { code, input, problems: [...problems.values()] };
        return code === 'credential-ids-incomplete' ? { ...context, withoutSecrets } : context;
      });
    });
  }
}

/** Accepts durations such as `1h`. Suggests the default if the number is too small, and the maximum if it is too large. */
function numberMeant(input: string, given: string, least: number, most: number, otherwise?: number): string | undefined {
  const [, digits, unit] = /^(\d{1,9})(?:\.0+)?\s*(?:(ms|s|m|h)(?:ec|econds?|in|inutes?|ours?)?)?$/i.exec(given) ?? [];
  const isDuration = /-(?:seconds|ms)$/.test(input);
  if (digits === undefined || (unit !== undefined && !isDuration)) return undefined;
  const ms = UNITS.get(unit?.toLowerCase());
  const value = ms === undefined ? Number(digits) : Math.ceil((Number(digits) * ms) / (input.endsWith('-ms') ? 1 : 1000));
  return value < least ? otherwise?.toString() : String(Math.min(most, value));
}
