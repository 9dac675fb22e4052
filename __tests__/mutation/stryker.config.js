/** Configures Stryker for the part that run.ts sets. */
import { mutatedPart } from './parts.ts';

const { name, sources, together } = mutatedPart(process.env);

export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  // together.test.ts imports the other tests dynamically, which jest does not detect.
  jest: { configFile: '__tests__/mutation/jest.config.js', enableFindRelatedTests: !together },
  coverageAnalysis: 'perTest',
  mutate: [sources],
  ignorePatterns: ['dist', 'build', 'bench', 'reports', 'coverage'],
  concurrency: 2,
  // Stryker adds this time to twice the usual duration. It is long, because a timeout on a slow machine would count as a detected mutant.
  timeoutMS: 15_000,
  timeoutFactor: 2,
  reporters: ['clear-text', 'progress', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: `reports/mutation/${name}.html` },
  jsonReporter: { fileName: `reports/mutation/${name}.json` },
  thresholds: { high: 95, low: 90, break: 85 },
  // A worker does not free Jest's realms, so it uses several hundred megabytes more per minute.
  maxTestRunnerReuse: 150,
  tempDirName: '.tmp/stryker',
};
