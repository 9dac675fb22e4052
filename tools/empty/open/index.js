/** @azure/identity uses this package to start a browser for interactive sign-in, which is impossible in a job. */
export default function open() {
  throw new Error('open is not part of this bundle');
}
