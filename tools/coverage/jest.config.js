/** The usual configuration with another transform, for `npm run coverage`. */
import { dirname, join } from 'node:path';
import config from '../../jest.config.js';

const rootDir = dirname(dirname(import.meta.dirname));
const transform = { '\\.ts$': join(import.meta.dirname, 'transform.ts') };

const collectCoverageFrom = ['src/**/*.ts', '!**/*.d.ts'];

export default {
  ...config,
  rootDir,
  collectCoverageFrom,
  projects: config.projects.map((project) => ({ ...project, rootDir, transform })),
};
