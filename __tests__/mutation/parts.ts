/** The parts of src that are mutated. Each has its own run, so that a mutant does not run the tests of another part. */

export interface Part {
  /** Files to mutate. */
  readonly sources: string;
  /** Folders of the unit tests that prove these files. */
  readonly tests: readonly string[];
  /**
   * True if the tests of this part mock no module and keep no state. They then share one realm, which makes a mutant three times faster.
   */
  readonly together: boolean;
}

/** Parts by name. */
export const PARTS: Readonly<Record<string, Part>> = {
  model: { sources: 'src/model/retry.ts', tests: ['model'], together: false },
  auth: { sources: 'src/auth/**/*.ts', tests: ['auth'], together: false },
  // The tests of the inputs prove how endpoints and audiences are parsed.
  azure: { sources: 'src/azure/**/*.ts', tests: ['azure', 'inputs'], together: true },
  failures: { sources: 'src/failures/**/*.ts', tests: ['failures'], together: true },
};

/** Variable that names the part, for Stryker and its workers. */
export const MUTATED = 'MUTATED';

/** Tests that are not run: property tests repeat the examples thousands of times, and the commands start a real Bash. */
export const LEFT_OUT = 'properties\\.test\\.ts$|/failures/commands\\.test\\.ts$';

/** Returns the part of this run. Throws if run.ts has not named one. */
export function mutatedPart(env: Readonly<Record<string, string | undefined>>): Part & { readonly name: string } {
  const name = env[MUTATED] ?? '';
  const part = PARTS[name];
  if (part === undefined) throw new Error(`${MUTATED} must name a part: ${Object.keys(PARTS).join(', ')}`);
  return { name, ...part };
}
