/**
 * Exports the two @azure/identity credentials that src/auth uses. The package's index exports more than twenty, which webpack would keep in
 * dist. The imported files are the package's own.
 */
export { ClientAssertionCredential } from '../../node_modules/@azure/identity/dist/esm/credentials/clientAssertionCredential.js';
export { ManagedIdentityCredential } from '../../node_modules/@azure/identity/dist/esm/credentials/managedIdentityCredential/index.js';
