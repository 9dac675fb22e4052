/**
 * Runs code in a step before the action starts, to cause faults that no server or input can cause.
 *
 * @param code an ES module. Other modules also see its changes to built-in modules.
 * @returns variables for `env`.
 */
export function preload(code: string): { readonly NODE_OPTIONS: string } {
  const module = `import { syncBuiltinESMExports } from 'node:module';\n${code};\nsyncBuiltinESMExports();`;
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(module)}` };
}
