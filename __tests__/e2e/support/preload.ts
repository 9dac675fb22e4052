/**
 * Runs code in a step before the action, for faults that neither a server nor an input can cause.
 *
 * @param code an ES module.
 * @returns variables for `env`.
 */
export function preload(code: string): { readonly NODE_OPTIONS: string } {
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(code)}` };
}
