/** Every telling of a mistake in the inputs, by a name that says when. */
import type { Failure } from '../../../src/model/failure.ts';
import { createFailure, type AnyDefinition } from '../../../src/failures/define.ts';
import * as input from '../../../src/failures/inputs.ts';
import type { InputContext } from '../../../src/failures/contexts.ts';
import { DICOM, FHIR, input as facts } from './samples.ts';

function mistake(
  kind: AnyDefinition<InputContext>,
  name: string,
  given: string,
  allowed: string,
  changes: Partial<InputContext> = {},
): Failure {
  return createFailure(kind, facts(name, given, allowed, changes));
}

export const INPUT_CASES: Readonly<Record<string, Failure>> = {
  'a number out of range': mistake(input.inputInvalid, 'wait-seconds', '9999', 'a whole number from 0 to 3600'),
  'nothing to do': mistake(input.inputInvalid, 'endpoint', '', 'the URL of a service, whose audience follows from it'),
  'a word, where seconds were meant': mistake(input.inputInvalid, 'wait-seconds', '1h', 'a whole number from 0 to 3600', {
    instead: '3600',
  }),
  'a misspelt expectation': mistake(input.inputInvalid, 'expect', 'fhirversion: R4', 'one of `fhir-version`, `resource`', {
    instead: 'fhir-version: R4',
  }),
  'a report outside the workspace': mistake(
    input.inputInvalid,
    'report-path',
    '/elsewhere/health.json',
    'a file inside the workspace or RUNNER_TEMP',
    {
      instead: '${{runner.temp}}/health.json',
    },
  ),
  'a client ID that is none': mistake(input.inputInvalid, 'client-id', 'contoso', 'the client ID of an app registration: a GUID'),
  'an input that is missing': mistake(input.inputInvalid, 'github-token', '', 'a token for `deployment-id`'),
  'an http endpoint': mistake(
    input.inputInvalid,
    'endpoint',
    `http://${FHIR.host}`,
    'an https:// URL: a token is never sent in the clear',
    { instead: FHIR.base },
  ),
  'the generic audience': mistake(
    input.audienceGeneric,
    'audience',
    'https://azurehealthcareapis.com/',
    'the URL of the FHIR service itself',
    { instead: FHIR.audience },
  ),
  'an endpoint for an audience': mistake(
    input.audienceIsEndpoint,
    'audience',
    `https://${DICOM.host}`,
    'the audience all instances of the DICOM service share',
    { instead: DICOM.audience },
  ),
  "the audience of Terraform's pages": mistake(
    input.audienceTerraform,
    'audience',
    'https://dicom.azurehealthcareapis.azure.com',
    `dicom or ${DICOM.audience}`,
    { instead: DICOM.audience },
  ),
  'the audience of Azure Resource Manager': mistake(
    input.audienceControlPlane,
    'audience',
    'https://management.azure.com',
    'the audience of the FHIR service',
    { instead: FHIR.audience },
  ),
  'the word fhir': mistake(input.audienceFhirWord, 'audience', 'fhir', 'the URL of the FHIR service itself', {
    instead: 'https://<workspace>-<service>.fhir.azurehealthcareapis.com',
  }),
  'the audience of another service': mistake(
    input.audienceRefused,
    'audience',
    'https://deid.azure.com',
    'an audience that a FHIR service accepts',
    { instead: FHIR.audience },
  ),
  'an endpoint of another cloud': mistake(
    input.cloudEndpointMismatch,
    'endpoint',
    'https://contoso-prod.fhir.azurehealthcareapis.us',
    'an endpoint of Azure public cloud, or `environment: azureusgovernment`',
    { instead: 'environment: azureusgovernment' },
  ),
  'a variable of the runner': mistake(
    input.inputInvalid,
    'AZURE_TENANT_ID',
    'contoso',
    'the ID of a tenant: a GUID, or one of its verified domains',
  ),
  'an audience of another cloud, whose setting is not known': mistake(
    input.cloudEndpointMismatch,
    'audience',
    'https://contoso-prod.fhir.azurehealthcareapis.us',
    'an audience of Azure public cloud',
  ),
  'a refused audience on a host whose own is not known': mistake(
    input.audienceRefused,
    'audience',
    'https://deid.azure.com',
    'an audience that a FHIR service accepts',
  ),
  'a look-alike host': mistake(
    input.endpointUntrusted,
    'endpoint',
    'https://contoso-prod.fhir.azurehealthcareapis.com.evil.example',
    'a host that Azure runs for a healthcare service, or one named in trusted-hosts',
  ),
  'a gateway that is not trusted yet': mistake(
    input.endpointUntrusted,
    'endpoint',
    'https://fhir.contoso.example',
    'a host that Azure runs for a healthcare service, or one named in trusted-hosts',
    { instead: 'trusted-hosts: fhir.contoso.example' },
  ),
  'a host that cannot be named': mistake(
    input.endpointUntrusted,
    'endpoint',
    'https://10.0.0.4',
    'a host that Azure runs for a healthcare service, or one named in trusted-hosts',
  ),
  'a workspace': mistake(
    input.endpointWorkspace,
    'endpoint',
    'https://contoso.workspace.azurehealthcareapis.com',
    'the URL of a FHIR or DICOM service of the workspace',
  ),
  'any tenant': mistake(input.tenantCommon, 'tenant-id', 'common', 'the ID of a tenant: a GUID, or one of its verified domains'),
  'one ID of two': mistake(input.credentialIdsIncomplete, 'tenant-id', '', 'the ID of a tenant: a GUID, or one of its verified domains'),
  'one ID of two, in a run of Dependabot': mistake(input.credentialIdsIncomplete, 'client-id', '', 'the client ID', {
    withoutSecrets: 'dependabot',
  }),
  'one ID of two, in a run for a fork': mistake(input.credentialIdsIncomplete, 'client-id', '', 'the client ID', {
    withoutSecrets: 'fork',
  }),
  'DICOM in US Government': mistake(
    input.dicomGovAudience,
    'audience',
    'dicom',
    'the audience that your DICOM service names in Azure US Government',
  ),
  'Azure Stack': mistake(
    input.environmentUnsupported,
    'environment',
    'azurestack',
    'one of azurecloud, azureusgovernment, azurechinacloud',
  ),
};
