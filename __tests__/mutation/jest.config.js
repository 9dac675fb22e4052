/**
 * The unit tests of the part that is mutated, and no others: jest evaluates every test file that reaches a mutant, in a realm of its own, so that tests
 * further away cost seconds for each of thousands of mutants. What only those would notice counts as survived.
 */
import config from '../../jest.config.js';
import { LEFT_OUT, mutatedPart } from './parts.ts';

const [unit] = config.projects;
const { name, together } = mutatedPart(process.env);

export default {
  ...unit,
  rootDir: '../..',
  roots: [...unit.roots, '<rootDir>/__tests__/mutation'],
  testMatch: together ? ['**/mutation/together.test.ts'] : [`**/unit/${name}/**/*.test.ts`, `**/unit/${name}.test.ts`],
  testPathIgnorePatterns: ['/node_modules/', LEFT_OUT],
  modulePathIgnorePatterns: ['<rootDir>/__tests__/mutation/node_modules'],
  ...(together && { snapshotResolver: '<rootDir>/__tests__/mutation/snapshots.js' }),
};
