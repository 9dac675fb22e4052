/** The build of Bottleneck that Octokit's plugins use and that is in the bundle anyway: the package has types for its other build only. */
declare module 'bottleneck/light.js' {
  import Bottleneck from 'bottleneck';
  export default Bottleneck;
}
