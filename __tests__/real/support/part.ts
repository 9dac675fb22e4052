/** The parts of the suite. The tests of part `x` are in `x.test.ts`. */
import { describe, jest, test } from '@jest/globals';
import { missingFor, type Part, type PartName, PARTS } from '../parts.ts';

/** Time limit in milliseconds. Third-party programs may start slowly on a busy machine. */
jest.setTimeout(120_000);

/**
 * Describes the tests of a part. If a required tool is missing, the tests are skipped and counted. In CI, that is a failure, unless the
 * tool must be installed by hand.
 */
export function describePart(name: PartName, title: string, body: () => void): void {
  const reason = missingFor(name);
  const { installedByHand }: Part = PARTS[name];
  if (reason === undefined) describe(title, body);
  else if (process.env['CI'] !== 'true' || installedByHand === true) describe.skip(title, body);
  else {
    describe(title, () => {
      test(`part ${name} can run`, () => {
        throw new Error(reason);
      });
    });
  }
}
