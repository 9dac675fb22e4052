/** Resolves the snapshot path of tests that share one realm. Only one of these test files has snapshots. */
import { mutatedPart } from './parts.ts';

const [snapshots, test] = [`unit/${mutatedPart(process.env).name}/__snapshots__/messages.test.ts.snap`, 'mutation/together.test.ts'];

export default {
  resolveSnapshotPath: (path) => path.replace(test, snapshots),
  resolveTestPath: (path) => path.replace(snapshots, test),
  testPathForConsistencyCheck: `__tests__/${test}`,
};
