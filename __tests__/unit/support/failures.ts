/** Failures of which only the kind of patience matters. */
import type { Failure, Heals } from '../../../src/failures/failure.ts';

/** A failure that heals by this. */
export function failing(heals: Heals, code = `heals-${heals}`): Failure {
  return { code, title: code, heals, what: 'What.', why: 'Why.', next: 'Next.', facts: [], remedies: [] };
}
