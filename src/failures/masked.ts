/** IDs that a user keeps as secrets: GitHub's runner prints `***` in their place, in commands too. */
import type { Fact } from '../model/failure.ts';

const NAME = 'If *** shows';

/**
 * What stands behind `***`, for users who keep IDs as secrets.
 *
 * @param what the ID, as the end of a sentence: `the client ID`.
 */
export function maskedIdNote(what: string): Fact {
  return { name: NAME, value: `it stands for ${what}, which this repository keeps as a secret` };
}

/** Whether a fact is such a note. */
export function isSecretNote({ name }: Fact): boolean {
  return name === NAME;
}
