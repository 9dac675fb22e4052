/**
 * Three suites, none of which knows another: `unit` in this process, `e2e` that runs the built dist as a child process, and `real` against
 * servers by others. TypeScript is only stripped here (its types are checked by `npm run types`), so that the suites start at once.
 */
const suite = (name, ...others) => ({
  displayName: name,
  // Folder by folder: jest looks into every file below, and the packages of one suite are no business of another.
  roots: [`<rootDir>/__tests__/${name}`, ...others],
  testMatch: ['**/*.test.ts'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' }, sourceMaps: 'inline' }],
  },
});

export default {
  projects: [suite('unit', '<rootDir>/src'), suite('e2e'), suite('real')],
  // A bound against hanging, not a measure: a busy machine is no failure.
  testTimeout: 30_000,
  collectCoverageFrom: ['src/**/*.ts'],
  coverageDirectory: 'coverage',
};
