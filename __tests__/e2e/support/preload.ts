/**
 * Code that runs in a step before the action does: what no server and no input can bring about.
 *
 * @param code an ES module.
 * @returns for `env`.
 */
export function preload(code: string): { readonly NODE_OPTIONS: string } {
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(code)}` };
}
