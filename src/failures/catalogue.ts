/** All kinds of failure there are, by party: what docs/troubleshooting.md must hold, in its order. */
import { applicationInsightsFailed } from './application-insights.ts';
import { credentialKinds } from './credentials.ts';
import { entraKinds } from './entra.ts';
import type { AnyDefinition } from './define.ts';
import { ID_TOKEN } from './github.ts';
import { guardrailKinds } from './token.ts';
import { INPUTS } from './inputs.ts';
import { NETWORK } from './network.ts';
import { reporting } from './reporting.ts';
import { runDefinitions } from './run.ts';
import { serviceDefinitions } from './service.ts';

/** Headings of the page and the kinds under them. */
export const CATALOGUE: Readonly<Record<string, readonly Pick<AnyDefinition<never>, 'code' | 'title' | 'recovery'>[]>> = {
  Inputs: Object.values(INPUTS),
  GitHub: Object.values(ID_TOKEN),
  'Microsoft Entra': entraKinds,
  'The token': guardrailKinds,
  'Other sign-ins': credentialKinds,
  'The service': serviceDefinitions,
  'The network': Object.values(NETWORK),
  'The run': runDefinitions,
  Reports: [...Object.values(reporting), applicationInsightsFailed],
};
