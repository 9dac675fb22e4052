/** Part of src that is mutated in its own run, so that a mutant runs only the tests of its part. */

export interface Part {
  readonly sources: string;
  /** Folders of the unit tests that cover these files. */
  readonly tests: readonly string[];
  /** True if the tests of this part mock no module and keep no state. They can then share one realm, which is three times faster. */
  readonly together: boolean;
}

export const PARTS: Readonly<Record<string, Part>> = {
  model: { sources: 'src/model/retry.ts', tests: ['model'], together: false },
  auth: { sources: 'src/auth/**/*.ts', tests: ['auth'], together: false },
  // The tests of the inputs also cover parsing of endpoints and audiences.
  azure: { sources: 'src/azure/**/*.ts', tests: ['azure', 'inputs'], together: true },
  failures: { sources: 'src/failures/**/*.ts', tests: ['failures'], together: true },
};

/** Environment variable with the name of the part, which run.ts sets for Stryker and its workers. */
export const MUTATED = 'MUTATED';

/** Excludes property tests, which repeat the examples thousands of times, and tests of commands, which start a real Bash. */
export const LEFT_OUT = 'properties\\.test\\.ts$|/failures/commands\\.test\\.ts$';

/** Returns the part of this run. Throws if run.ts has not set one. */
export function mutatedPart(env: Readonly<Record<string, string | undefined>>): Part & { readonly name: string } {
  const name = env[MUTATED] ?? '';
  const part = PARTS[name];
  if (part === undefined) throw new Error(`${MUTATED} must name a part: ${Object.keys(PARTS).join(', ')}`);
  return { name, ...part };
}
