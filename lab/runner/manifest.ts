/** Reads action.yml in the same way as the runner. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { isRecord } from '../network/site.ts';

/**
 * Returns `main` and the default values of all inputs. Expressions are replaced with their values.
 *
 * @throws Error if the file is not YAML or has no runs.main
 */
export function readManifest(file: string, contexts: Readonly<Record<string, string>>): { main: string; defaults: Record<string, string> } {
  const manifest: unknown = parse(readFileSync(file, 'utf8'));
  if (!isRecord(manifest) || !isRecord(manifest['runs']) || typeof manifest['runs']['main'] !== 'string')
    throw new Error(`${file} names no runs.main`);
  const inputs = isRecord(manifest['inputs']) ? manifest['inputs'] : {};
  const defaults = Object.entries(inputs).map(([name, input]): [string, string] => {
    const value = isRecord(input) ? input['default'] : undefined;
    const written = typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
    return [name, written.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_whole, expression: string) => contexts[expression] ?? '')];
  });
  return { main: manifest['runs']['main'], defaults: Object.fromEntries(defaults) };
}

/**
 * Returns the environment variables for the inputs. Spaces in a name become underscores, and hyphens are kept (toolkit core.ts: getInput).
 */
export function inputsOf(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]));
}
