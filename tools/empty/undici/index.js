/**
 * @actions/github takes its default `fetch` from this package, but src/report/github/client.ts passes another. The package adds 930 kB, and
 * 20 ms to every start.
 */
export function fetch() {
  throw new Error('undici is not part of this bundle');
}
