/** Property tests that are the same on every machine: one seed, and so many cases each. */
import fc, { type IProperty, type IRawProperty } from 'fast-check';

/** Change it to search elsewhere; a failure prints the one to go back to. */
const SEED = 20_261_121;

/** Holds a property against so many cases. */
export function hold<Values>(property: IProperty<Values> | IRawProperty<Values, false>, numRuns: number): void {
  fc.assert(property, { seed: SEED, numRuns });
}

/** Hostile texts: commands, markup, terminal codes, other scripts, prototypes. */
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

/** Any text, often with hostile parts. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
  fc.array(fc.oneof(hostile, fc.string({ maxLength: 6 })), { maxLength: 6 }).map((parts) => parts.join('')),
);

/** A text with a few of its characters taken out, doubled, or replaced: what slips through is found near what is right. */
export function nearly(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
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

/** Bytes of a body: JSON of any shape, nearly JSON, text, or nothing of the kind. */
export function bodies(likely: fc.Arbitrary<unknown>): fc.Arbitrary<Uint8Array> {
  const json = fc.oneof(likely, fc.jsonValue()).map((value) => JSON.stringify(value));
  const text = fc.oneof(json, nearly(json), anyText);
  return fc.oneof(
    text.map((value) => Buffer.from(value)),
    fc.uint8Array({ maxLength: 60 }),
  );
}
