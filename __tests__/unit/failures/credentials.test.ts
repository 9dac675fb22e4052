import { describe, expect, test } from '@jest/globals';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { credentialFailure } from '../../../src/failures/credentials.ts';
import type { CredentialContext } from '../../../src/failures/contexts.ts';
import { credential } from './samples.ts';

/** What @azure/identity 4.14 throws, as its sources word it (credentials/*.js). */
const SAYINGS: readonly (readonly [CredentialContext['method'], string, string])[] = [
  ['azure-cli', 'Azure CLI could not be found. Please visit https://aka.ms/azure-cli for installation instructions', 'azure-cli-missing'],
  ['azure-cli', 'spawn az ENOENT', 'azure-cli-missing'],
  ['azure-cli', "Please run 'az login' from a command prompt to authenticate before using this credential.", 'azure-cli-not-logged-in'],
  [
    'azure-cli',
    'ERROR: AADSTS700024: Client assertion is not within its valid time range.\nPlease run: az login --scope x',
    'login-expired',
  ],
  ['azure-cli', 'ERROR: The command failed with an unexpected error.', 'azure-cli-failed'],
  ['azure-powershell', 'Error: Unable to execute PowerShell. Ensure that it is installed in your system.', 'azure-powershell-missing'],
  ['azure-powershell', "The 'Az.Account' module >= 2.2.0 is not installed. Install the Azure Az PowerShell module", 'az-accounts-missing'],
  ['azure-powershell', "Please run 'Connect-AzAccount' from PowerShell to authenticate", 'azure-powershell-not-logged-in'],
  ['azure-powershell', 'Error: No access token found in the output. Received output: x', 'az-accounts-securestring'],
  ['azure-powershell', 'Error: Unable to parse the output of PowerShell. Received output: x', 'az-accounts-securestring'],
  ['azure-powershell', 'AADSTS700024: Client assertion is not within its valid time range.', 'login-expired'],
  ['azure-powershell', 'Error: something else', 'azure-powershell-failed'],
  ['managed-identity', 'Attempted to use the IMDS endpoint, but it is not available.', 'managed-identity-unreachable'],
  ['managed-identity', 'ManagedIdentityCredential: Network unreachable. Message: x', 'managed-identity-unreachable'],
  [
    'managed-identity',
    'ManagedIdentityCredential: Authentication failed. Message invalid_request: Identity not found',
    'managed-identity-missing',
  ],
  ['managed-identity', 'ManagedIdentityCredential: Authentication failed. Message x', 'managed-identity-failed'],
  ['github-oidc', 'whatever a library throws', 'exchange-failed'],
];

describe('a sign-in that threw', () => {
  test.each(SAYINGS)('%s: %s', (way, message, code) => {
    expect(credentialFailure(credential(way), new Error(message)).code).toBe(code);
  });

  test('its words are never repeated', () => {
    for (const [way] of SAYINGS) {
      expect(JSON.stringify(credentialFailure(credential(way), new Error('AADSTS50034: canary words az login')))).not.toContain('canary');
    }
  });

  test('something that is no error is told by the way alone', () => {
    expect(credentialFailure(credential('azure-cli'), 'az login').code).toBe('azure-cli-failed');
  });
});

describe('a refusal that a command line tool reports', () => {
  const error = new Error('ERROR: AADSTS500011: The resource principal named x was not found. canary');

  test("is told as Entra's own when the cloud is known", () => {
    const told = credentialFailure(credential('azure-cli', { cloud: CLOUDS.azurecloud }), error);
    expect(told.code).toBe('audience-not-found');
    expect(told.facts).toContainEqual({ name: 'Answer', value: 'AADSTS500011' });
  });

  test("is told as the tool's failure when it is not", () => {
    expect(credentialFailure(credential('azure-cli'), error).code).toBe('azure-cli-failed');
  });

  test("an expired login is the login's, in every cloud", () => {
    const expired = new Error('AADSTS700024: Client assertion is not within its valid time range.');
    expect(credentialFailure(credential('azure-cli', { cloud: CLOUDS.azurechinacloud }), expired).code).toBe('login-expired');
  });
});

describe('a sign-in that threw nothing', () => {
  test.each([
    ['azure-cli', 'token-malformed'],
    ['managed-identity', 'token-malformed'],
    ['github-oidc', 'token-malformed'],
    ['azure-powershell', 'az-accounts-securestring'],
    ['existing-login', 'no-login'],
  ] as const)('%s: %s', (way, code) => {
    expect(credentialFailure(credential(way), undefined).code).toBe(code);
  });
});
