/**
 * Runs only the unit tests of the mutated part. Jest creates a realm for each test file that reaches a mutant, so running all tests would
 * take seconds longer for each of thousands of mutants.
 */
import config from '../../jest.config.js';
import { LEFT_OUT, mutatedPart } from './parts.ts';

const [unit] = config.projects;
const { tests, together } = mutatedPart(process.env);

export default {
  ...unit,
  rootDir: '../..',
  roots: [...unit.roots, '<rootDir>/__tests__/mutation'],
  testMatch: together ? ['**/mutation/together.test.ts'] : tests.map((folder) => `**/unit/${folder}/**/*.test.ts`),
  testPathIgnorePatterns: ['/node_modules/', LEFT_OUT],
  modulePathIgnorePatterns: ['<rootDir>/__tests__/mutation/node_modules'],
  ...(together && { snapshotResolver: '<rootDir>/__tests__/mutation/snapshots.js' }),
};
