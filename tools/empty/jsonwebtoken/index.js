/** MSAL signs certificate assertions with it. This action presents GitHub's assertion, which is already signed. The package adds 180 kB. */
export default {
  sign() {
    throw new Error('jsonwebtoken is not part of this bundle');
  },
};
