/** Finds the snapshots of tests that share one realm: those of the only test file that has any. */
import { mutatedPart } from './parts.ts';

const [snapshots, test] = [`unit/${mutatedPart(process.env).name}/__snapshots__/messages.test.ts.snap`, 'mutation/together.test.ts'];

export default {
  resolveSnapshotPath: (path) => path.replace(test, snapshots),
  resolveTestPath: (path) => path.replace(snapshots, test),
  testPathForConsistencyCheck: `__tests__/${test}`,
};
