/**
 * The strictest type-checked rules there are, and two of the house's own: nothing may be silenced, and upper rooms know lower ones,
 * never the reverse (docs/architecture.md).
 */
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The rooms of src, lowest first. Each may use what stands before it, and types alone of what stands after it. */
const ROOMS = [
  ...['azure', 'failures', 'wire', 'http', 'patience', 'files', 'inputs', 'outputs'],
  ...['identity', 'smoke', 'report', 'begin', 'action', 'main'],
];

const OUTSIDE = '^(?:\\.\\./)+(?:lab|bench|bundle|__tests__)/';

/** Matches an import of one of these rooms from inside another (`../`), or from a file that is a room by itself (`./`). */
const roomsAt = (prefix, rooms) => `^${prefix}(?:${rooms.join('|')})(?:/|\\.ts$)`;

const forbid = (...patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });

const outside = { regex: OUTSIDE, message: 'What goes into dist knows nothing of the lab, the benchmark and the tests.' };

const boundaries = ROOMS.slice(0, -1).flatMap((room, floor) => {
  const above = ROOMS.slice(floor + 1);
  const message = `${room} is a lower room: it may know no more of this one than its types.`;
  const rule = (prefix) => forbid(outside, { regex: roomsAt(prefix, above), message, allowTypeImports: true });
  return [
    { files: [`src/${room}/**/*.ts`], rules: rule('(?:\\.\\./)+') },
    { files: [`src/${room}.ts`], rules: rule('\\./') },
  ];
});

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
      // Lines of code: what explains them is not rationed.
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
  // The lowest room is data about Azure: not even types of the rest, so that a newcomer reads it alone.
  {
    files: ['src/azure/**/*.ts'],
    rules: forbid(
      { regex: roomsAt('(?:\\.\\./)+', [...ROOMS.slice(1), 'request', 'outcome']), message: 'azure knows only azure.' },
      outside,
    ),
  },
  // The preview is the one program of the lab that shows the action's own words.
  {
    files: ['lab/**/*.ts'],
    ignores: ['lab/preview.ts'],
    rules: forbid({
      regex: '^(?:\\.\\./)+src/',
      message: 'The lab is the other side: what it shared with the action it could not catch.',
      allowTypeImports: true,
    }),
  },
);
