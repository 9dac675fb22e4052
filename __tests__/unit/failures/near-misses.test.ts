/** Tests facts that are similar to those of another failure. */
import { describe, expect, test } from '@jest/globals';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { entraFailure } from '../../../src/failures/entra.ts';
import { idTokenRefused } from '../../../src/failures/github.ts';
import { networkFailure } from '../../../src/failures/network.ts';
import { authorisedFailure } from '../../../src/failures/service.ts';
import { responded, BEARER, DEID, entra, FHIR, fault, GATEWAY, github } from './samples.ts';

describe('a response of the service', () => {
  test.each([
    [300, {}, 'redirected'],
    [404, { issueCode: 'service-deprecated' }, 'read-not-offered'],
    [404, { anonymousStatus: 403 }, 'path-not-found'],
    [400, { issueCode: 'other' }, 'unexpected-status'],
    [400, { target: DEID }, 'unexpected-status'],
    [410, { target: GATEWAY }, 'gone'],
  ] as const)('%i %j is %s', (status, changes, code) => expect(authorisedFailure(responded(status, changes)).code).toBe(code));
});

describe('behind a gateway', () => {
  test('a network rule is reported to the gateway operator without a command that searches Azure', () => {
    const everything = { target: GATEWAY, anonymousStatus: 403, anonymousReadStatus: 403 };
    const { next, why, commands } = authorisedFailure(responded(403, everything));
    expect([next, why].join()).toContain('gateway');
    expect(commands).toEqual([]);
  });

  test('a rejected token is reported to the gateway operator', () => {
    expect(authorisedFailure(responded(401, { ...BEARER, target: GATEWAY })).next).toContain('gateway');
    expect(authorisedFailure(responded(401, BEARER)).next).not.toContain('gateway');
  });
});

describe('a refusal by Entra', () => {
  test('for the shared DICOM audience has commands that look it up and register the provider', () => {
    const { commands: commands } = entraFailure(entra(500011, { audience: 'https://dicom.healthcareapis.azure.com' }));
    expect(commands.map(({ text }) => text).join('\n')).toMatch(
      /dicom\.healthcareapis\.azure\.com[^]*--namespace Microsoft\.HealthcareApis /,
    );
  });

  test('in another cloud has a separate command that selects the cloud', () => {
    const [remedy] = entraFailure(entra(65001, { cloud: CLOUDS.azureusgovernment })).commands;
    expect(remedy?.text.split('\n')).toHaveLength(2);
  });
});

test('HTTP 400 is a refusal by the ID token service, and HTTP 399 is an invalid response', () => {
  expect(idTokenRefused(github({}, { httpStatus: 400 })).code).toBe('id-token-refused');
  expect(idTokenRefused(github({}, { httpStatus: 399 })).code).toBe('id-token-unreadable');
});

describe('a network error', () => {
  test('whose code only contains a TLS code is not a TLS failure', () => {
    expect(networkFailure(fault('connect', 'E_CERT_STORE')).code).toBe('network-failed');
    expect(networkFailure(fault('connect', 'CERT_STORE')).code).toBe('tls-failed');
  });

  test('shows the duration of a timeout in whole seconds', () => {
    const step = (code: string, afterMs: number): string | undefined =>
      networkFailure(fault('dns', code, { afterMs })).facts.find(({ name }) => name === 'Phase')?.value;
    expect([1000, 1499, 1500].map((afterMs) => step('TIMEOUT', afterMs))).toEqual(['dns, after 1 s', 'dns, after 1 s', 'dns, after 2 s']);
    expect(['ETIMEDOUT', 'ENOTFOUND'].map((code) => step(code, 3000))).toEqual(['dns, after 3 s', 'dns']);
  });

  test('has the host in its headline', () => expect(networkFailure(fault('dns', 'ENOTFOUND')).headline).toContain(FHIR.host));
});
