/** MSAL uses this package to sign certificate assertions. GitHub's assertion is already signed. The package would add 180 kB to the bundle. */
export default {
  sign() {
    throw new Error('jsonwebtoken is not part of this bundle');
  },
};
