/** The parts of the sources that are mutated, each in a run of its own: so no mutant pays for the tests of another part. */

/** By name, which is also that of the part's folder or file among the unit tests. */
export const PARTS: Readonly<Record<string, string>> = {
  patience: 'src/patience.ts',
  identity: 'src/identity/**/*.ts',
  azure: 'src/azure/**/*.ts',
  failures: 'src/failures/**/*.ts',
};

/** The variable by which run.ts tells Stryker, and Stryker's workers jest, which part this is. */
export const MUTATED = 'MUTATED';

/** @throws Error when the run was not started by run.ts */
export function mutatedPart(env: Readonly<Record<string, string | undefined>>): { name: string; sources: string } {
  const name = env[MUTATED] ?? '';
  const sources = PARTS[name];
  if (sources === undefined) throw new Error(`${MUTATED} names no part: ${Object.keys(PARTS).join(', ')}`);
  return { name, sources };
}
