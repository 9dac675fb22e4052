import { describe, expect, test } from '@jest/globals';
import { CLOUDS } from '../../../src/azure/clouds.ts';

/** Domain §2: what `environment` sets together, so that a user never has to. */
describe('a cloud sets authority, OIDC audience and host suffix together', () => {
  test.each([
    [
      'azurecloud',
      'login.microsoftonline.com',
      'api://AzureADTokenExchange',
      'azurehealthcareapis.com',
      'AzureCloud',
      'Azure public cloud',
    ],
    [
      'azureusgovernment',
      'login.microsoftonline.us',
      'api://AzureADTokenExchangeUSGov',
      'azurehealthcareapis.us',
      'AzureUSGovernment',
      'Azure US Government',
    ],
    [
      'azurechinacloud',
      'login.partner.microsoftonline.cn',
      'api://AzureADTokenExchangeChina',
      undefined,
      'AzureChinaCloud',
      'Azure China (21Vianet)',
    ],
  ] as const)('%s', (name, authorityHost, oidcAudience, healthcareSuffix, cliName, title) => {
    expect(CLOUDS[name]).toMatchObject({ name, authorityHost, oidcAudience, healthcareSuffix, cliName, title });
  });

  test('there are these three and no others', () => {
    expect(Object.keys(CLOUDS)).toEqual(['azurecloud', 'azureusgovernment', 'azurechinacloud']);
  });
});
