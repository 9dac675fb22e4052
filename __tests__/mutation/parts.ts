/** The parts of the sources that are mutated, each in a run of its own: so no mutant pays for the tests of another part. */

export interface Part {
  /** What is mutated. */
  readonly sources: string;
  /** Whether its tests may share one realm, which makes a mutant three times cheaper: they mock no module and keep no state. */
  readonly together: boolean;
}

/** By name, which is also that of the part's folder or file among the unit tests. */
export const PARTS: Readonly<Record<string, Part>> = {
  patience: { sources: 'src/util/retry.ts', together: false },
  identity: { sources: 'src/auth/**/*.ts', together: false },
  azure: { sources: 'src/azure/**/*.ts', together: true },
  failures: { sources: 'src/failures/**/*.ts', together: true },
};

/** The variable by which run.ts tells Stryker, and Stryker's workers jest, which part this is. */
export const MUTATED = 'MUTATED';

/**
 * Tests of a part that are left out: property tests, which repeat by thousands of cases what the examples beside them say, and the commands that a
 * real Bash runs, whose every word the snapshots hold.
 */
export const LEFT_OUT = 'properties\\.test\\.ts$|/failures/commands\\.test\\.ts$';

/** @throws Error when the run was not started by run.ts */
export function mutatedPart(env: Readonly<Record<string, string | undefined>>): Part & { readonly name: string } {
  const name = env[MUTATED] ?? '';
  const part = PARTS[name];
  if (part === undefined) throw new Error(`${MUTATED} names no part: ${Object.keys(PARTS).join(', ')}`);
  return { name, ...part };
}
