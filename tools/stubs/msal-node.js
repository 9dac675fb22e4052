/**
 * @azure/msal-node with what @azure/identity asks it for. The files are the package's, unchanged, but for one class.
 *
 * PublicClientApplication is the client of people at a browser (it brings a loopback web server and the device code flow). @azure/identity
 * makes one for its interactive credentials only, and those are not in the bundle. Left in, it would be 45 kB and a listening socket to explain.
 */
import { never } from './never.js';

export { AuthError, LogLevel } from '@azure/msal-common/node';
export { ConfidentialClientApplication } from '../../node_modules/@azure/msal-node/dist/client/ConfidentialClientApplication.mjs';
export { ManagedIdentityApplication } from '../../node_modules/@azure/msal-node/dist/client/ManagedIdentityApplication.mjs';

export class PublicClientApplication {
  constructor() {
    never('PublicClientApplication');
  }
}
