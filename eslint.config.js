/** Strict type-checked rules. No rule can be disabled inline, and the folders of src import each other in one direction only (docs/architecture.md). */
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The folders of src and what each may import, type imports included. The table in docs/architecture.md shows the same, and
 * __tests__/unit/layers.test.ts breaks each rule on purpose.
 */
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
};

const forbid = (...patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });

const outside = {
  regex: '^(?:\\.\\./)+(?:lab|bench|tools|__tests__)/',
  message: 'Code in src must not import the lab, the benchmark, the tools or the tests.',
};

const boundaries = Object.entries(LAYERS).map(([folder, allowed]) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: forbid(outside, {
    // Any path that leaves the folder must enter an allowed one.
    regex: `^(?:\\.\\./)+(?!(?:${[folder, ...allowed].join('|')})/)(?:${Object.keys(LAYERS).join('|')})/|^(?:\\.\\./)+(?:main|run|prefetch)\\.ts$`,
    message: `src/${folder} may import only: ${allowed.join(', ') || 'nothing'} (docs/architecture.md).`,
  }),
}));

export default defineConfig(
  globalIgnores(['dist', 'build', 'coverage', '.tmp', '**/node_modules', 'reports']),
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', prefer: 'type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.ts', '**/*.js'],
    rules: {
      // Comments and blank lines do not count.
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-warning-comments': [
        'error',
        { terms: ['todo', 'fixme', 'xxx', 'istanbul', 'c8 ignore', 'v8 ignore', 'stryker disable', 'prettier-ignore'] },
      ],
      eqeqeq: 'error',
    },
  },
  { files: ['__tests__/**/*.ts'], rules: { 'max-lines': ['error', { max: 450, skipBlankLines: true, skipComments: true }] } },
  boundaries,
  { files: ['src/*.ts'], rules: forbid(outside) },
  {
    files: ['lab/**/*.ts'],
    rules: forbid({
      regex: '^(?:\\.\\./)+(?:src|__tests__|bench|tools)/',
      message: 'The lab shares no code with the action, because it could not detect a mistake in shared code.',
    }),
  },
);
