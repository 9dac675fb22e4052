/** A mistake is told with the value to write, wherever it can be known. */
import { describe, expect, test } from '@jest/globals';
import { Reader } from '../../../src/inputs/reader.ts';
import { readInputs } from '../../../src/inputs/index.ts';

/** The next step of the only mistake in an input, the others being in order. */
function stepFor(input: string, value: string): string | undefined {
  const env = {
    [`INPUT_${input.toUpperCase()}`]: value,
    GITHUB_OUTPUT: '/tmp/output',
    GITHUB_WORKSPACE: '/work',
    RUNNER_TEMP: '/temp',
    ...(input === 'endpoint' || input === 'audience' ? {} : { INPUT_AUDIENCE: 'api://smart.contoso.example' }),
  };
  const { errors: mistakes } = readInputs(
    env,
    () => 'outside',
    () => undefined,
  );
  expect(mistakes).toHaveLength(1);
  return mistakes[0]?.next;
}

describe('the value to write', () => {
  test.each([
    ['output-token', 'yes', 'Set in the step: output-token: true'],
    ['smoke-test', 'OFF', 'Set in the step: smoke-test: false'],
    ['summary', 'maybe', 'Set summary in the step to true or false.'],
    ['wait-seconds', '1h', 'Set in the step: wait-seconds: 3600'],
    ['wait-seconds', '10 minutes', 'Set in the step: wait-seconds: 600'],
    ['wait-seconds', '9999', 'Set in the step: wait-seconds: 3600'],
    ['timeout-seconds', '0', 'Set in the step: timeout-seconds: 10'],
    ['timeout-seconds', '30s', 'Set in the step: timeout-seconds: 30'],
    ['timeout-seconds', 'soon', 'Set timeout-seconds in the step to a whole number from 1 to 300.'],
    ['timeout-seconds', '-1', 'Set timeout-seconds in the step to a whole number from 1 to 300.'],
    ['max-latency-ms', '2 s', 'Set in the step: max-latency-ms: 2000'],
    ['max-latency-ms', '500ms', 'Set in the step: max-latency-ms: 500'],
    ['timeout-seconds', '2500 ms', 'Set in the step: timeout-seconds: 3'],
    ['max-latency-ms', '0', 'Set max-latency-ms in the step to a whole number from 1 to 600000.'],
    ['fail-on', 'warning', 'Set fail-on in the step to one of fail, warn, never.'],
    ['fail-on', 'fails', 'Set in the step: fail-on: fail'],
    ['credential', 'github_oidc', 'Set in the step: credential: github-oidc'],
    ['service', 'fihr', 'Set in the step: service: fhir'],
    ['environment', 'AzureUSDoD', 'Set environment in the step to one of azurecloud, azureusgovernment, azurechinacloud.'],
    ['required-successes', '2 m', 'Set required-successes in the step to a whole number from 1 to 100.'],
    ['deployment-id', '5m', 'Set deployment-id in the step to a whole number from 1 to 9007199254740991.'],
    ['environment', 'AzureUSGov', 'Set in the step: environment: azureusgovernment'],
    ['environment', 'AzurePublicCloud', 'Set in the step: environment: azurecloud'],
    ['environment', 'AzureChina', 'Set in the step: environment: azurechinacloud'],
    ['environment', 'production', 'Set environment in the step to one of azurecloud, azureusgovernment, azurechinacloud.'],
    ['report-path', '../../health.json', 'Set in the step: report-path: ${{runner.temp}}/health.json'],
    ['junit-path', '/elsewhere/..', 'Set junit-path in the step to a file inside the workspace or RUNNER_TEMP.'],
  ])('of %s for %s', (input, value, step) => {
    expect(stepFor(input, value)).toBe(step);
  });

  test('is never one that would be a mistake again', () => {
    for (const given of ['1h', '90m', '5000', '0', '61 min', '7 seconds', '00', '1e3', '999999999h']) {
      for (const [least, most, otherwise] of [
        [1, 300, 10],
        [0, 3600, 0],
        [1, 100, undefined],
      ] as const) {
        const reader = new Reader({ INPUT_X: given });
        reader.whole('x', least, most, otherwise);
        const instead = reader.mistakes[0]?.facts.instead;
        if (instead !== undefined) {
          const again = new Reader({ INPUT_X: instead });
          again.whole('x', least, most, otherwise);
          expect(again.mistakes).toEqual([]);
        }
      }
    }
  });
});

describe('a line of endpoint', () => {
  const GATEWAY = { 'INPUT_TRUSTED-HOSTS': 'gw.contoso.example' };
  const toldOf = (endpoint: string, more: Readonly<Record<string, string>> = GATEWAY) =>
    readInputs(
      { INPUT_ENDPOINT: endpoint, GITHUB_OUTPUT: '/tmp/output', ...more },
      () => 'ready',
      () => undefined,
    ).errors;

  test('keeps its other words when its address is corrected', () => {
    expect(toldOf('http://gw.contoso.example/fhir service=fhir audience=api://x').map(({ next }) => next)).toEqual([
      'Replace that line of endpoint in the step by this one: https://gw.contoso.example/fhir service=fhir audience=api://x',
    ]);
    expect(toldOf('https://ws-a.fhir.azurehealthcareapis.com/R4 audience=api://smart').map(({ next }) => next)).toEqual([
      'Replace that line of endpoint in the step by this one: https://ws-a.fhir.azurehealthcareapis.com audience=api://smart',
    ]);
  });

  test('with a wrong audience of its own is corrected there: the input would not be read', () => {
    expect(
      toldOf('https://ws-a.dicom.azurehealthcareapis.com audience=https://dicom.azurehealthcareapis.azure.com').map(({ next }) => next),
    ).toEqual(['Write in that line of endpoint audience=https://dicom.healthcareapis.azure.com']);
    expect(toldOf('https://ws-a.dicom.azurehealthcareapis.com audience=nonsense')[0]?.next).toMatch(
      /^Write in that line of endpoint audience=… with /,
    );
  });

  test('with a user name or password is repeated nowhere, and no value is offered', () => {
    for (const line of ['http://user:pa55@gw.contoso.example/fhir', 'https://user:pa55@gw.contoso.example/fhir service=fhir']) {
      const mistakes = toldOf(line);
      expect(mistakes.map(({ code }) => code)).toEqual(['input-invalid']);
      expect(JSON.stringify(mistakes)).not.toContain('pa55');
      expect(mistakes[0]?.next).not.toContain('@');
    }
  });

  test('may name no host that a shell or a workflow would read as more than a name', () => {
    for (const host of ['a$(id).b', 'a;b.c', 'a`id`.b', 'a${{secrets.x}}.b']) {
      expect(toldOf('https://ws-a.fhir.azurehealthcareapis.com', { 'INPUT_TRUSTED-HOSTS': host }).map(({ code }) => code)).toEqual([
        'input-invalid',
      ]);
    }
    expect(
      toldOf('https://ws-a.fhir.azurehealthcareapis.com', {
        'INPUT_TRUSTED-HOSTS': 'gw.contoso.example:8443\n[fd00::1]:8443\nКлиника.example',
      }),
    ).toEqual([]);
  });
});

test('a secret in the wrong input is never shown in part: the runner masks the whole alone', () => {
  const secret = JSON.stringify({
    clientId: '11111111-aaaa-4bbb-8ccc-222222222222',
    clientSecret: 'Abc8Q~not-a-real-secret',
    subscriptionId: 'x'.repeat(40),
  });
  const { errors: mistakes } = readInputs(
    { 'INPUT_CLIENT-ID': secret, 'INPUT_TENANT-ID': 'contoso.org', INPUT_AUDIENCE: 'dicom', GITHUB_OUTPUT: '/tmp/output' },
    () => 'ready',
    () => undefined,
  );
  expect(mistakes).toHaveLength(1);
  expect(JSON.stringify(mistakes)).not.toContain('Abc8Q');
});
