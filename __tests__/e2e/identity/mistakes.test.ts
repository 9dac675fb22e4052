/** Tests identity mistakes that are found only during sign-in, and existing logins that are used or missing. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { withTools } from '../support/fake-tools.ts';
import { type Environment, runScenarioIn } from '../support/scenario.ts';
import { testSituations, type Situation } from '../support/verdicts.ts';

const TOKEN = { audience: 'dicom' };
const NO_IDS = { AZURE_CLIENT_ID: undefined, AZURE_TENANT_ID: undefined };
const NO_ID_TOKEN = { ACTIONS_ID_TOKEN_REQUEST_URL: undefined, ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined };

test.each([{ az: 'a token' as const }, { pwsh: 'a token' as const }])(
  'shows a notice if an existing login is used because the IDs are empty: %j',
  async (tools) => {
    const { step, exitCode } = await withTools(tools, (lab, env) =>
      runScenarioIn(lab, { with: { ...TOKEN, 'client-id': '', 'tenant-id': ' ' }, env }),
    );
    expect(exitCode).toBe(0);
    expect(step.annotations).toMatchObject([
      { level: 'notice', message: expect.stringMatching(new RegExp(`existing .* login .*${IDS.clientUserAssigned}`)) },
    ]);
  },
);

describe('empty IDs without an existing login', () => {
  const causes = [/reads it from vars, or vice versa/, /an environment that the job does not use/, /secrets: inherit/];
  const empty = (name: string, env: Environment, says: readonly RegExp[], never: readonly RegExp[] = []): Situation => ({
    name: name,
    with: { ...TOKEN, 'client-id': '', 'tenant-id': '' },
    env: { ...NO_IDS, PATH: '/nowhere', ...env },
    failure: 'no-login',
    says: [...causes, ...says],
    never,
  });
  testSituations('are reported with the likely causes $name', [
    empty('with id-token: write', {}, [/^Next: Set client-id and tenant-id/m], [/id-token: write/, /permissions below/]),
    empty('without id-token: write', NO_ID_TOKEN, [/id-token: write/]),
  ]);
});

describe('IDs in the wrong inputs', () => {
  const swapped = (name: string, inputs: Readonly<Record<string, string>>): Situation => ({
    name: name,
    with: { ...TOKEN, ...inputs },
    failure: 'tenant-not-found',
    says: [/client-id and tenant-id (?:are|might be) swapped/],
  });
  testSituations('are reported: $name', [
    swapped('swapped IDs', { 'client-id': IDS.tenant, 'tenant-id': IDS.client }),
    swapped('a tenant that does not exist', { 'tenant-id': IDS.otherTenant.replace(/^./, '0') }),
    {
      name: 'the same ID twice, in different letter case',
      with: { ...TOKEN, 'client-id': IDS.client, 'tenant-id': IDS.client.toUpperCase() },
      failure: 'input-invalid',
      says: [/client-id is the same ID as tenant-id/],
    },
  ]);
});

describe('an invalid audience', () => {
  const oidc = (audience: string, inputs: Readonly<Record<string, string>> = {}): Situation => ({
    name: audience,
    with: { audience, ...inputs },
    failure: 'audience-oidc',
    says: [/is set to the audience of the GitHub ID token/, /To change the audience of the ID token, use oidc-audience/],
    check: ({ requests }) => expect(requests).toEqual([]),
  });
  const scope = (audience: string, resource: string): Situation => ({
    name: audience,
    with: { audience },
    failure: 'audience-not-found',
    says: [/might be a scope/, new RegExp(`^Next: If the last segment of the audience is a scope, set audience: ${resource}\\.`, 'm')],
  });
  testSituations('is reported: $name', [
    oidc('api://AzureADTokenExchange', { endpoint: `https://${HOSTS.fhir}` }),
    oidc('api://AzureADTokenExchangeUSGov', { environment: 'azureusgovernment' }),
    oidc('api://azureadtokenexchangechina/'),
    scope('api://my-fhir-app/user_impersonation', 'api://my-fhir-app'),
    scope('https://weather.contoso.example/weather.read', 'https://weather.contoso.example'),
  ]);
});

describe('a Dependabot run', () => {
  const dependabot = (name: string, env: Environment, failure: string, says: readonly RegExp[]): Situation => ({
    name: name,
    with: TOKEN,
    env: { GITHUB_ACTOR: 'dependabot[bot]', ...NO_ID_TOKEN, ...env },
    failure,
    says,
    never: [/Dependabot's runs get no ID token\./],
  });
  const both = [/by default/i, /id-token: write/, /github\.actor != 'dependabot\[bot\]'/];
  testSituations('$name', [
    dependabot('is explained without an ID token', {}, 'id-token-dependabot', [...both, /not been verified/]),
    dependabot('is explained with IDs in secrets that it does not get', { AZURE_CLIENT_ID: undefined }, 'credential-ids-incomplete', [
      /Dependabot/,
    ]),
    { name: 'passes with an ID token', with: TOKEN, env: { GITHUB_ACTOR: 'dependabot[bot]' }, failure: '', status: 'skipped' },
  ]);
});
