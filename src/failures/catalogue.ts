/** All kinds of failure there are, by party: what docs/troubleshooting.md must hold, in its order. */
import { applicationInsightsFailed } from './application-insights.ts';
import { credentialDefinitions } from './credentials.ts';
import type { FailureDefinition } from './define.ts';
import { entraDefinitions } from './entra.ts';
import { ID_TOKEN } from './github.ts';
import { INPUTS } from './inputs.ts';
import { NETWORK } from './network.ts';
import { reporting } from './reporting.ts';
import { runDefinitions } from './run.ts';
import { serviceDefinitions } from './service.ts';
import { tokenDefinitions } from './token.ts';

/** Headings of the page and the kinds under them. */
export const CATALOGUE: Readonly<Record<string, readonly Pick<FailureDefinition<never>, 'code' | 'title' | 'recovery'>[]>> = {
  Inputs: Object.values(INPUTS),
  GitHub: Object.values(ID_TOKEN),
  'Microsoft Entra': entraDefinitions,
  'The token': tokenDefinitions,
  'Other sign-ins': credentialDefinitions,
  'The service': serviceDefinitions,
  'The network': Object.values(NETWORK),
  'The run': runDefinitions,
  Reports: [...Object.values(reporting), applicationInsightsFailed],
};
