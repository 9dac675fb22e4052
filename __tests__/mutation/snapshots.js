/** Where the snapshots of a part stand whose tests run together: with the one file among them that has any outside itself. */
import { mutatedPart } from './parts.ts';

const [snapshots, test] = [`unit/${mutatedPart(process.env).name}/__snapshots__/tellings.test.ts.snap`, 'mutation/together.test.ts'];

export default {
  resolveSnapshotPath: (path) => path.replace(test, snapshots),
  resolveTestPath: (path) => path.replace(snapshots, test),
  testPathForConsistencyCheck: `__tests__/${test}`,
};
