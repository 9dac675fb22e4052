import { describe, expect, test } from '@jest/globals';
import { CLIENT_ID, DICOM, FHIR, mistakesOf, readGood, readStep, TENANT_ID } from '../support/inputs.ts';
import { noteText } from '../support/read.ts';

describe('mistakes', () => {
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
    prepareFile: () => 'outside',
  });

  test('are all told together', () => {
    expect(mistakesOf(everything)).toMatchInlineSnapshot(`
     [
       "environment-unsupported: environment is "azurestack". Azure Stack Hub signs in by a server of its own and runs no healthcare services; the German cloud was closed in 2021.",
       "input-invalid: credential is "service-principal". Allowed: one of auto, github-oidc, azure-cli, azure-powershell, managed-identity.",
       "input-invalid: oidc-audience is "two words". Allowed: the audience of the federated credential: up to 600 characters without spaces.",
       "input-invalid: client-id is "not-a-guid". Allowed: the client ID of an app registration or user-assigned identity: a GUID.",
       "tenant-common: tenant-id is "common". A token without a user is issued by one directory, so common, organizations and consumers cannot stand for it.",
       "input-invalid: service is "medtech". Allowed: one of fhir, dicom, deid.",
       "input-invalid: trusted-hosts is "*.contoso.example". Allowed: one exact host or host:port a line, without scheme, path or *.",
       "input-invalid: trusted-hosts is "https://fhir.contoso.example". Allowed: one exact host or host:port a line, without scheme, path or *.",
       "audience-fhir-word: audience is "fhir". Each FHIR service is its own audience, so the word fhir cannot stand for one.",
       "input-invalid: endpoint is "http://contoso-prod.fhir.azurehealthcareapis.com". Allowed: an https:// URL: a token is never sent in the clear.",
       "endpoint-untrusted: endpoint is "https://fhir.contoso.example". The token opens patient data, so it goes only to hosts that Azure runs for healthcare services, and to those named in trusted-hosts.",
       "input-invalid: endpoint is "https://contoso-prod.fhir.azurehealthcareapis.com/R4". Allowed: the service's base URL, without the path /R4.",
       "input-invalid: smoke-test is "no". Allowed: true or false.",
       "input-invalid: wait-seconds is "-1". Allowed: a whole number from 0 to 3600.",
       "input-invalid: required-successes is "0". Allowed: a whole number from 1 to 100.",
       "input-invalid: timeout-seconds is "ten". Allowed: a whole number from 1 to 300.",
       "input-invalid: expect is "ressource: Patient". Allowed: one of fhir-version, resource, operation, profile, instantiates.",
       "input-invalid: expect is "nonsense". Allowed: lines of name: value.",
       "input-invalid: max-latency-ms is "1 s". Allowed: a whole number from 1 to 600000.",
       "input-invalid: fail-on is "error". Allowed: one of fail, warn, never.",
       "input-invalid: output-token is "yes". Allowed: true or false.",
       "input-invalid: summary is "maybe". Allowed: true or false.",
       "input-invalid: report-path is "/etc/passwd". Allowed: a file inside the workspace or RUNNER_TEMP.",
       "input-invalid: junit-path is "/etc/shadow". Allowed: a file inside the workspace or RUNNER_TEMP.",
       "input-invalid: deployment-id is "latest". Allowed: a whole number from 1 to 9007199254740991.",
       "input-invalid: incident-issue is "@everyone". Allowed: a key of up to 80 letters, digits, spaces and ._/-.",
       "input-invalid: github-token is missing. Allowed: a token for deployment-id and incident-issue: leave the input out for the job's own.",
       "input-invalid: HTTPS_PROXY is "(not shown: it may hold a password)". Allowed: the http:// or https:// URL of a proxy.",
       "no-output-file: GITHUB_OUTPUT names no file that can be written. Without that file the token would have to go through the log, and it never does.",
     ]
    `);
  });

  test('are each of one line, without anything that a log would act on', () => {
    for (const line of mistakesOf(everything)) expect(line).toMatch(/^[\x20-\x7e…]+$/);
  });

  test('hold no password', () => {
    expect(JSON.stringify(everything)).not.toContain('s3cr3t-word');
  });

  test.each([
    ['a command', 'x\n::error::y'],
    ['terminal codes', '\u001b]0;x\u0007'],
    ['something endless', 'x'.repeat(100_000)],
  ])('show what was given harmlessly: %s', (_, value) => {
    const names = [
      'audience',
      'service',
      'client-id',
      'tenant-id',
      'credential',
      'environment',
      'wait-seconds',
      'fail-on',
      'summary',
      'trusted-hosts',
      'expect',
      'endpoint',
    ];
    const read = readStep({ with: Object.fromEntries(names.map((name) => [name, value])) });
    expect(read.errors.length).toBeGreaterThan(8);
    for (const { what, why, next } of read.errors) {
      for (const text of [what, why, next]) {
        expect(text).toMatch(/^[\x20-\x7e…]+$/);
        expect(text.length).toBeLessThan(1000);
      }
    }
  });

  test('leave what was right readable, for the report', () => {
    const { request } = readGood({ endpoint: `${FHIR}\nnonsense`, summary: 'false', 'fail-on': 'x' });
    expect(request).toMatchObject({
      summary: false,
      failOn: 'fail',
      targets: [{ base: FHIR }],
      signIn: { clientId: CLIENT_ID, tenantId: TENANT_ID },
    });
  });
});

test('what is said of values that stop nothing', () => {
  const { request, errors: mistakes } = readGood(
    { endpoint: `${FHIR}/metadata\n${DICOM}\n${FHIR}`, audience: 'api://unused', 'client-id': '' },
    { env: { AZURE_CLIENT_ID: CLIENT_ID, AZURE_AUTHORITY_HOST: 'https://login.contoso.example' } },
  );
  expect(mistakes).toEqual([]);
  expect(request.notices.map(noteText)).toMatchInlineSnapshot(`
   [
     "warning: AZURE_AUTHORITY_HOST is ignored: the token is asked of login.microsoftonline.com, the authority of environment: azurecloud.",
     "info: Identity: client-id from AZURE_CLIENT_ID.",
     "notice: endpoint: /metadata is a path of the service, not part of its base URL: it was cut.",
     "info: endpoint: no API version in the URL: /v2 is used.",
     "notice: endpoint: https://contoso-prod.fhir.azurehealthcareapis.com stands there twice and counts once.",
     "warning: audience: not used, since every line of endpoint has an audience of its own.",
   ]
  `);
});
