/** Failures for tests of retries. */
import type { Failure, Recovery } from '../../../src/model/failure.ts';

/** Returns a failure with the given recovery. */
export function failing(recovery: Recovery, code = `recovery-${recovery}`): Failure {
  return { code, title: code, recovery, what: 'What.', why: 'Why.', next: 'Next.', facts: [], commands: [] };
}
