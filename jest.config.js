/**
 * Three independent suites. `unit` tests src in this process, `e2e` runs the built dist as a child process, and `real` uses third-party
 * programs. swc only removes the types, so that tests start quickly. `npm run types` checks the types.
 */
const suite = (name, ...others) => ({
  displayName: name,
  // Jest reads all files in a root, so each suite has its own root without the packages of the other suites.
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
  // Ends a test that hangs. The limit is high, so that tests also pass on a busy machine.
  testTimeout: 30_000,
  collectCoverageFrom: ['src/**/*.ts'],
  coverageDirectory: 'coverage',
};
