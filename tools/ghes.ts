/**
 * Writes copies of the reusable workflows for GitHub Enterprise Server, which supports neither `$/` nor the current artifact actions.
 *
 * Usage: node tools/ghes.ts FOLDER
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORKFLOWS = join(import.meta.dirname, '../.github/workflows');

/** Names of the reusable workflows. */
export const GHES_WORKFLOWS = ['health-check.yml', 'verify-deployment.yml'] as const;

const REPLACEMENTS: readonly (readonly [from: string | RegExp, to: string])[] = [
  [
    /^# Requires github\.com .*\n/m,
    '# Requires GitHub Enterprise Server and runner version 2.327 or newer. Copy this file to .github/workflows in your repository, and replace\n' +
      '# <owner> and <commit>.\n',
  ],
  ['uses: $/verify', 'uses: <owner>/azure-healthcare-token@<commit>'],
  // GitHub Enterprise Server supports the artifact actions only up to version 3, which downloads every artifact of the run and has no
  // `pattern` input.
  [/uses: actions\/upload-artifact@.*/g, 'uses: actions/upload-artifact@c6a366c94c3e0affe28c06c8df20a878f24da3cf # v3.2.2'],
  [/uses: actions\/download-artifact@.*/g, 'uses: actions/download-artifact@a9bc5e6ef2cb54c177f32aa5726adaa15e7e2d59 # v3.1.0'],
  [/^ +pattern: .*\n/m, ''],
];

/** Returns the copy of a reusable workflow for GitHub Enterprise Server. */
export function forEnterpriseServer(name: (typeof GHES_WORKFLOWS)[number]): string {
  const workflow = readFileSync(join(WORKFLOWS, name), 'utf8');
  return REPLACEMENTS.reduce((text, [from, to]) => text.replace(from, () => to), workflow);
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Usage: node tools/ghes.ts FOLDER');
  mkdirSync(folder, { recursive: true });
  for (const name of GHES_WORKFLOWS) writeFileSync(join(folder, name), forEnterpriseServer(name));
}
