/**
 * MSAL signs an assertion with it when an app signs in with a certificate. This action presents GitHub's assertion, signed already.
 * Left in, it would be 60 kB and six packages of cryptography to review.
 */
import { never } from './never.js';

export default { sign: () => never('jsonwebtoken') };
