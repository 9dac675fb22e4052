/** Starts a browser for interactive sign-in, which a job cannot use. */
export default function open() {
  throw new Error('open is not part of this bundle');
}
