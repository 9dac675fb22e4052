/**
 * The unit tests of the part that is mutated, and no others: jest evaluates every test file that reaches a mutant, in a realm of its own, so that tests
 * further away cost seconds for each of thousands of mutants. What only those would notice counts as survived. Left out of a part's own are
 * property tests, which repeat by thousands of cases what the examples beside them say, and the commands that a real Bash runs, whose every
 * word the snapshots hold.
 */
import config from '../../jest.config.js';
import { mutatedPart } from './parts.ts';

const [unit] = config.projects;
const { name } = mutatedPart(process.env);

export default {
  ...unit,
  rootDir: '../..',
  testMatch: [`**/unit/${name}/**/*.test.ts`, `**/unit/${name}.test.ts`],
  testPathIgnorePatterns: ['/node_modules/', 'properties\\.test\\.ts$', '/failures/commands\\.test\\.ts$'],
};
