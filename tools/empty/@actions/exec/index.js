/** @actions/core starts programs with it to describe the operating system. This action does not request that. */
export const getExecOutput = () => {
  throw new Error('@actions/exec is not part of this bundle');
};
