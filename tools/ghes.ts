/** Creates copies of the reusable workflows for GitHub Enterprise Server, which supports neither `$/` nor the current artifact actions. */

/** Workflows that have a copy in `examples/ghes`. */
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

/**
 * Returns the copy of a reusable workflow for GitHub Enterprise Server.
 *
 * @param workflow content of the file in `.github/workflows`
 */
export function forEnterpriseServer(workflow: string): string {
  return REPLACEMENTS.reduce((text, [from, to]) => text.replace(from, () => to), workflow);
}
