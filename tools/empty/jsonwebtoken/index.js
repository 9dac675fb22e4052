/** MSAL uses this package to sign certificate assertions. GitHub's assertion is already signed. The package adds 180 kB. */
export default {
  sign() {
    throw new Error('jsonwebtoken is not part of this bundle');
  },
};
