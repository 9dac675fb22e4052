import { describe, expect, test } from '@jest/globals';
import { CLIENT_ID, DICOM, FHIR, mistakesOf, readGood, readStep, TENANT_ID } from '../support/inputs.ts';
import { noteText } from '../support/read.ts';

describe('input errors', () => {
  const everything = readStep({
    with: {
      endpoint: `http://contoso-prod.fhir.azurehealthcareapis.com\nhttps://fhir.contoso.example\n${FHIR}/R4`,
      audience: 'fhir',
      service: 'medtech',
      'client-id': 'not-a-guid',
      'tenant-id': 'common',
      credential: 'service-principal',
      environment: 'azurestack',
      'oidc-audience': 'two words',
      'output-token': 'yes',
      'smoke-test': 'no',
      expect: 'ressource: Patient\nnonsense',
      'wait-seconds': '-1',
      'required-successes': '0',
      'timeout-seconds': 'ten',
      'max-latency-ms': '1 s',
      'trusted-hosts': '*.contoso.example\nhttps://fhir.contoso.example',
      'fail-on': 'error',
      summary: 'maybe',
      'report-path': '/etc/passwd',
      'junit-path': '/etc/shadow',
      'github-token': '',
      'deployment-id': 'latest',
      'incident-issue': '@everyone',
    },
    env: { HTTPS_PROXY: 'socks5://user:s3cr3t-word@proxy.example', GITHUB_OUTPUT: undefined },
    prepareFile: () => 'is outside the workspace and RUNNER_TEMP',
  });

  test('are all reported together', () => {
    expect(mistakesOf(everything)).toMatchInlineSnapshot(`
     [
       "environment-unsupported: The environment input is set to Azure Stack Hub, which has no healthcare services. Azure Health Data Services is available in the Azure public cloud and in Azure US Government.",
       "input-invalid: The credential input is set to an unknown value (17 characters long). If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "input-invalid: oidc-audience is not an audience. If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "input-invalid: client-id is not a GUID (the value has 10 characters, but a GUID has 36). If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "tenant-common: tenant-id is set to common, which does not identify a single tenant. App-only sign-in requires a specific tenant. The values common, organizations and consumers do not identify a single tenant.",
       "input-invalid: The service input is not fhir, dicom or deid. If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "input-invalid: 2 lines of trusted-hosts are invalid. Line 1 contains a wildcard. Line 2 contains a scheme. If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "audience-fhir-word: The audience input is set to fhir, which is not an audience. The audience of each FHIR service is the URL of that service, so fhir is not a valid audience.",
       "input-invalid: 2 lines of the endpoint input are invalid. Line 1 begins with http://. Line 3 contains a path that is not part of the base URL. The action never sends a token without encryption.",
       "input-invalid: smoke-test is not a boolean (the value has 2 characters). If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "input-invalid: deployment-id is not a number (the value has 6 characters). If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "input-invalid: incident-issue is not a valid key. If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "input-invalid: github-token is empty, but deployment-id and incident-issue require it. If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "input-invalid: wait-seconds is out of range. If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "input-invalid: required-successes is out of range. If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "input-invalid: timeout-seconds is not a number (the value has 3 characters). If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "input-invalid: 2 lines of the expect input are invalid. Line 1 contains an unknown expectation name. Line 2 does not have the form name: value. If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "input-invalid: max-latency-ms is not a number (the value has 3 characters). If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "input-invalid: fail-on is set to an unknown value (5 characters long). If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "input-invalid: output-token is not a boolean (the value has 3 characters). If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "input-invalid: The summary input is not a boolean (the value has 5 characters). If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "input-invalid: report-path is outside the workspace and RUNNER_TEMP. If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "input-invalid: junit-path is outside the workspace and RUNNER_TEMP. If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "input-invalid: HTTPS_PROXY does not begin with http:// or https://, and the runner supports only HTTP and HTTPS proxies. If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
       "no-output-file: GITHUB_OUTPUT does not point to a writable file. The step is not running in GitHub Actions, or an earlier step removed the output file. If the output file is missing, the step sets no outputs, because it would otherwise have to print the token to the log.",
     ]
    `);
  });

  test('are single lines without log commands or terminal codes', () => {
    for (const line of mistakesOf(everything)) expect(line).toMatch(/^[\x20-\x7e…]+$/);
  });

  test('contain no password', () => expect(JSON.stringify(everything)).not.toContain('s3cr3t-word'));

  test.each([
    ['a command', 'x\n::error::y'],
    ['a terminal escape sequence', '\u001b]0;x\u0007'],
    ['a very long value', 'x'.repeat(100_000)],
  ])('show unsafe values safely: %s', (_, value) => {
    const names = 'audience service client-id tenant-id credential environment wait-seconds fail-on summary trusted-hosts expect endpoint';
    const read = readStep({ with: Object.fromEntries(names.split(' ').map((name) => [name, value])) });
    expect(read.errors.length).toBeGreaterThan(8);
    for (const { what, why, next } of read.errors) {
      for (const text of [what, why, next]) {
        expect(text).toMatch(/^[\x20-\x7e…]+$/);
        expect(text.length).toBeLessThan(1000);
      }
    }
  });

  test('keep the valid inputs for the report', () => {
    const { request } = readGood({ endpoint: `${FHIR}\nnonsense`, summary: 'false', 'fail-on': 'x' });
    expect(request).toMatchObject({
      summary: false,
      failOn: 'fail',
      targets: [{ base: FHIR }],
      signIn: { clientId: CLIENT_ID, tenantId: TENANT_ID },
    });
  });
});

test('notices for valid inputs', () => {
  const { request, errors: mistakes } = readGood(
    { endpoint: `${FHIR}/metadata\n${DICOM}\n${FHIR}`, audience: 'api://unused', 'client-id': '' },
    { env: { AZURE_CLIENT_ID: CLIENT_ID, AZURE_AUTHORITY_HOST: 'https://login.contoso.example' } },
  );
  expect(mistakes).toEqual([]);
  expect(request.notices.map(noteText)).toMatchInlineSnapshot(`
   [
     "notice: AZURE_AUTHORITY_HOST is ignored. The token comes from login.microsoftonline.com, the authority for environment: azurecloud.",
     "info: Identity: client-id from AZURE_CLIENT_ID.",
     "notice: endpoint: the action removes /metadata, because this path is not part of the base URL.",
     "notice: endpoint: the URL does not contain an API version, so the action uses /v2.",
     "notice: The endpoint input lists https://contoso-prod.fhir.azurehealthcareapis.com 2 times. The action ignores duplicates.",
     "warning: The audience input is not used, because every endpoint line has its own audience.",
   ]
  `);
});
