/**
 * @azure/identity with the four ways in that the action has, and no other.
 *
 * The package's own index names them all (browser, device code, password, certificate, client secret, on-behalf-of …), and webpack keeps
 * what an index names: the package says `sideEffects: false` only in its outer package.json, webpack reads the one in dist/esm. Left in, they
 * would be 100 kB of ways to sign in that a reader of dist has to rule out. The files are the package's, unchanged.
 */
export { AzureCliCredential } from '../../node_modules/@azure/identity/dist/esm/credentials/azureCliCredential.js';
export { AzurePowerShellCredential } from '../../node_modules/@azure/identity/dist/esm/credentials/azurePowerShellCredential.js';
export { ClientAssertionCredential } from '../../node_modules/@azure/identity/dist/esm/credentials/clientAssertionCredential.js';
export { ManagedIdentityCredential } from '../../node_modules/@azure/identity/dist/esm/credentials/managedIdentityCredential/index.js';
