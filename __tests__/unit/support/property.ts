/** Reproducible property tests with a fixed seed and number of cases. */
import fc, { type IProperty, type IRawProperty } from 'fast-check';

/** Change the seed to test other cases. A failure prints the seed that reproduces it. */
const SEED = 20_261_121;

/** Tests a property with a number of generated cases. */
export function checkProperty<Values>(property: IProperty<Values> | IRawProperty<Values, false>, numRuns: number): void {
  fc.assert(property, { seed: SEED, numRuns });
}

/** Strings that could cause harm, such as commands, markup, terminal codes, other scripts, and prototype names. */
export const hostile = fc.constantFrom(
  '\n::error::x',
  '\r',
  '\u0000',
  '\u001b[2J',
  '\u202e',
  '\u200b',
  '<img src=x>',
  '](https://evil.example)',
  '`',
  '"',
  "'",
  '@octocat',
  '${{ x }}',
  '%0A',
  'é',
  '。',
  '．',
  'ｆ',
  '__proto__',
  'constructor',
  '🏥',
);

/** Generates strings, often with hostile parts. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
  fc.array(fc.oneof(hostile, fc.string({ maxLength: 6 })), { maxLength: 6 }).map((parts) => parts.join('')),
);

/** Generates strings that differ from a valid string in a few characters, which are removed, doubled or replaced. */
export function nearMissesOf(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const slip = fc.tuple(
    fc.nat(200),
    fc.constantFrom('drop', 'double', 'replace', 'insert'),
    fc.oneof(hostile, fc.string({ minLength: 1, maxLength: 2 }), fc.constantFrom('.', '/', '@', ':', '#', '?', '-', '\\', ' ')),
  );
  return fc.tuple(text, fc.array(slip, { maxLength: 3 })).map(([original, slips]) =>
    slips.reduce((current, [at, how, what]) => {
      const index = current.length === 0 ? 0 : at % current.length;
      const [before, after] = [current.slice(0, index), current.slice(index + 1)];
      const middle = { drop: '', double: current.charAt(index).repeat(2), replace: what, insert: `${what}${current.charAt(index)}` }[how];
      return `${before}${middle}${after}`;
    }, original),
  );
}

/** Generates body bytes, which are JSON, malformed JSON, text or random. */
export function bodies(likely: fc.Arbitrary<unknown>): fc.Arbitrary<Uint8Array> {
  const json = fc.oneof(likely, fc.jsonValue()).map((value) => JSON.stringify(value));
  const text = fc.oneof(json, nearMissesOf(json), anyText);
  return fc.oneof(
    text.map((value) => Buffer.from(value)),
    fc.uint8Array({ maxLength: 60 }),
  );
}
