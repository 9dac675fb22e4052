/** Starts a browser, for the interactive credentials. Left in, dist would hold code that starts programs, for a job with no screen. */
import { never } from './never.js';

export default () => never('open');
