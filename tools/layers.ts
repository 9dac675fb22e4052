/** Layers of the project, defined as lint rules. __tests__/unit/layers.test.ts breaks each rule on purpose. */

/** Folders that each folder of src may import from, including type imports. docs/architecture.md contains the same table. */
export const LAYERS = {
  util: [],
  azure: ['util'],
  http: ['util'],
  model: ['util', 'azure', 'http'],
  failures: ['util', 'azure', 'http', 'model'],
  inputs: ['util', 'azure', 'http', 'model', 'failures'],
  auth: ['util', 'azure', 'http', 'model', 'failures'],
  checks: ['util', 'azure', 'http', 'model', 'failures', 'auth'],
  report: ['util', 'azure', 'http', 'model', 'failures'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Name of the typescript-eslint rule, which also checks type imports. */
export const RULE = '@typescript-eslint/no-restricted-imports';

interface Pattern {
  readonly regex: string;
  readonly message: string;
}

function forbid(
  files: string,
  ...patterns: readonly Pattern[]
): { files: string[]; rules: Record<string, ['error', { patterns: readonly Pattern[] }]> } {
  return { files: [files], rules: { [RULE]: ['error', { patterns }] } };
}

const OUTSIDE: Pattern = {
  regex: '^(?:\\.\\./)+(?:lab|bench|tools|__tests__)/',
  message: 'Code in src must not import the lab, the benchmark, the tools or the tests.',
};

/** ESLint configurations: one per folder of src, one for the entry files, and one for the lab. */
export const BOUNDARIES = [
  ...Object.entries(LAYERS).map(([folder, allowed]) =>
    forbid(`src/${folder}/**/*.ts`, OUTSIDE, {
      // An import path that leaves the folder must lead to an allowed folder.
      regex: `^(?:\\.\\./)+(?!(?:${[folder, ...allowed].join('|')})/)(?:${Object.keys(LAYERS).join('|')})/|^(?:\\.\\./)+(?:main|run|prefetch)\\.ts$`,
      message: `src/${folder} may import only: ${allowed.join(', ') || 'nothing'} (docs/architecture.md).`,
    }),
  ),
  forbid('src/*.ts', OUTSIDE),
  forbid('lab/**/*.ts', {
    regex: '^(?:\\.\\./)+(?:src|__tests__|bench|tools)/',
    message: 'The lab must not import code from the action, because the tests could not detect a mistake in shared code.',
  }),
];
