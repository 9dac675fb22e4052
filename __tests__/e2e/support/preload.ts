/**
 * Runs code in a step before the action starts, to cause faults that no server or input can cause.
 *
 * @param code an ES module.
 * @returns variables for `env`.
 */
export function preload(code: string): { readonly NODE_OPTIONS: string } {
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(code)}` };
}
