/** The unit tests of what is mutated. Those of dist, of the workflows and of the lab say nothing about a mutant. */
import config from '../../jest.config.js';

const [unit] = config.projects;
export default { ...unit, rootDir: '../..', testPathIgnorePatterns: ['/node_modules/', '/unit/(?:bundle|lab|workflows)/'] };
