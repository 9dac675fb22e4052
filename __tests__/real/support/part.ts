/** The parts of the suite. Part `x` is the tests in `x.test.ts`. */
import { describe, jest, test } from '@jest/globals';
import { missingFor, type PartName } from '../parts.ts';

/** Time limit for third-party programs, which may start slowly on a busy machine. Milliseconds. */
jest.setTimeout(120_000);

/** `describe` for tests of a part. If a tool of the part is missing, the tests are skipped and counted; in CI that is a failure. */
export function describePart(name: PartName, title: string, body: () => void): void {
  const reason = missingFor(name);
  if (reason === undefined) describe(title, body);
  else if (process.env['CI'] !== 'true') describe.skip(title, body);
  else {
    describe(title, () => {
      test(`part ${name} can run`, () => {
        throw new Error(reason);
      });
    });
  }
}
