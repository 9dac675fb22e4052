/** @actions/core uses this package to describe the operating system. This action does not need that. */
export const getExecOutput = () => {
  throw new Error('@actions/exec is not part of this bundle');
};
