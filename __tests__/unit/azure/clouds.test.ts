import { describe, expect, test } from '@jest/globals';
import { CLOUDS } from '../../../src/azure/clouds.ts';

/** Domain §2: what `environment` sets together, so that a user never has to. */
describe('a cloud sets authority, OIDC audience and host suffix together', () => {
  test.each([
    ['azurecloud', 'login.microsoftonline.com', 'api://AzureADTokenExchange', 'azurehealthcareapis.com', 'AzureCloud'],
    ['azureusgovernment', 'login.microsoftonline.us', 'api://AzureADTokenExchangeUSGov', 'azurehealthcareapis.us', 'AzureUSGovernment'],
    ['azurechinacloud', 'login.partner.microsoftonline.cn', 'api://AzureADTokenExchangeChina', undefined, 'AzureChinaCloud'],
  ] as const)('%s', (name, authorityHost, oidcAudience, healthcareSuffix, cliName) => {
    expect(CLOUDS[name]).toMatchObject({ name, authorityHost, oidcAudience, healthcareSuffix, cliName });
  });

  test('there are these three and no others', () => {
    expect(Object.keys(CLOUDS)).toEqual(['azurecloud', 'azureusgovernment', 'azurechinacloud']);
  });
});
