/** The parts of src that are mutated. Each has its own run, so that a mutant does not run the tests of another part. */

export interface Part {
  /** Files to mutate. */
  readonly sources: string;
  /**
   * True if the tests of this part mock no module and keep no state. They then share one realm, which makes a mutant three times faster.
   */
  readonly together: boolean;
}

/** Parts by name. The name is also the name of the folder with the unit tests. */
export const PARTS: Readonly<Record<string, Part>> = {
  model: { sources: 'src/model/retry.ts', together: false },
  auth: { sources: 'src/auth/**/*.ts', together: false },
  azure: { sources: 'src/azure/**/*.ts', together: true },
  failures: { sources: 'src/failures/**/*.ts', together: true },
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
