/** Failures of which only the kind of patience matters. */
import type { Failure, Recovery } from '../../../src/model/failure.ts';

/** A failure that heals by this. */
export function failing(recovery: Recovery, code = `recovery-${recovery}`): Failure {
  return { code, title: code, recovery, what: 'What.', why: 'Why.', next: 'Next.', facts: [], commands: [] };
}
