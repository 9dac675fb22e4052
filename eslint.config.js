/** Strict type-checked rules. No rule can be disabled inline, and the folders of src import each other in one direction only (docs/architecture.md). */
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { BOUNDARIES } from './tools/layers.ts';

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
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.ts', '**/*.js'],
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-warning-comments': [
        'error',
        { terms: ['todo', 'fixme', 'xxx', 'istanbul', 'c8 ignore', 'v8 ignore', 'stryker disable', 'prettier-ignore'] },
      ],
      eqeqeq: 'error',
    },
  },
  // Failure definitions are tables of text.
  { files: ['src/failures/*.ts'], rules: { 'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }] } },
  { files: ['__tests__/**/*.ts'], rules: { 'max-lines': ['error', { max: 450, skipBlankLines: true, skipComments: true }] } },
  BOUNDARIES,
);
