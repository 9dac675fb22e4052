/**
 * @actions/github takes its default `fetch` from this package, but src/report/github/client.ts passes its own. The package would add 930 kB
 * to the bundle and 20 ms to every start.
 */
export function fetch() {
  throw new Error('undici is not part of this bundle');
}
