/**
 * Three suites, none of which knows another: `unit` in this process, `e2e` that runs the built dist as a child process, and `real` against
 * servers by others. TypeScript is only stripped here (its types are checked by `npm run types`), so that the suites start at once.
 */
const shared = {
  testEnvironment: 'node',
  // Not the whole folder: the lab's preview has packages of its own, and jest would mix them up with these.
  roots: ['<rootDir>/src', '<rootDir>/__tests__'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' }, sourceMaps: 'inline' }],
  },
};

const suite = (name) => ({ ...shared, displayName: name, testMatch: [`<rootDir>/__tests__/${name}/**/*.test.ts`] });

export default {
  projects: [suite('unit'), suite('e2e'), suite('real')],
  collectCoverageFrom: ['src/**/*.ts'],
  coverageDirectory: 'coverage',
};
