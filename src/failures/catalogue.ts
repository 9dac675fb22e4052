/** All failures by external system, in the order of docs/troubleshooting.md. */
import { credentialFailures } from './credentials.ts';
import type { Definition } from './define.ts';
import { entraFailures } from './entra.ts';
import { githubFailures } from './github.ts';
import { inputFailures } from './inputs.ts';
import { networkFailures } from './network.ts';
import { reportFailures } from './reporting.ts';
import { runFailures } from './run.ts';
import { serviceFailures } from './service.ts';
import { tokenFailures } from './token.ts';

/** Headings of the page and the failures under them. */
export const CATALOGUE: Readonly<Record<string, Readonly<Record<string, Pick<Definition<never>, 'title' | 'aadsts' | 'nodeCodes'>>>>> = {
  Inputs: inputFailures,
  GitHub: githubFailures,
  'Microsoft Entra': entraFailures,
  'The token': tokenFailures,
  'Other sign-ins': credentialFailures,
  'The service': serviceFailures,
  'The network': networkFailures,
  'The run': runFailures,
  Reports: reportFailures,
};
