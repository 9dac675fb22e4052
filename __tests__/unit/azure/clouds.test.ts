import { describe, expect, test } from '@jest/globals';
import { CLOUDS } from '../../../src/azure/clouds.ts';

/** Settings that depend on `environment` (Domain §2). */
describe('each cloud has its own authority and OIDC audience', () => {
  test.each([
    ['azurecloud', 'login.microsoftonline.com', 'api://AzureADTokenExchange', 'AzureCloud', 'Azure public cloud'],
    ['azureusgovernment', 'login.microsoftonline.us', 'api://AzureADTokenExchangeUSGov', 'AzureUSGovernment', 'Azure US Government'],
    ['azurechinacloud', 'login.partner.microsoftonline.cn', 'api://AzureADTokenExchangeChina', 'AzureChinaCloud', 'Azure China (21Vianet)'],
  ] as const)('%s', (name, authorityHost, oidcAudience, cliName, title) => {
    expect(CLOUDS[name]).toMatchObject({ name, authorityHost, oidcAudience, cliName, title });
  });

  test('there are exactly these three clouds', () =>
    expect(Object.keys(CLOUDS)).toEqual(['azurecloud', 'azureusgovernment', 'azurechinacloud']));
});
