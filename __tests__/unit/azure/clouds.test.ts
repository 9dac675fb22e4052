import { describe, expect, test } from '@jest/globals';
import { CLOUDS } from '../../../src/azure/clouds.ts';

/** Domain §2: what `environment` sets together, so that a user never has to. */
describe('a cloud sets authority and OIDC audience together', () => {
  test.each([
    ['azurecloud', 'login.microsoftonline.com', 'api://AzureADTokenExchange', 'AzureCloud', 'Azure public cloud'],
    ['azureusgovernment', 'login.microsoftonline.us', 'api://AzureADTokenExchangeUSGov', 'AzureUSGovernment', 'Azure US Government'],
    ['azurechinacloud', 'login.partner.microsoftonline.cn', 'api://AzureADTokenExchangeChina', 'AzureChinaCloud', 'Azure China (21Vianet)'],
  ] as const)('%s', (name, authorityHost, oidcAudience, cliName, title) => {
    expect(CLOUDS[name]).toMatchObject({ name, authorityHost, oidcAudience, cliName, title });
  });

  test('there are these three and no others', () =>
    expect(Object.keys(CLOUDS)).toEqual(['azurecloud', 'azureusgovernment', 'azurechinacloud']));
});
