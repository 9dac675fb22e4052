/** One case per input error code, created from real inputs. The name describes the mistake. */
import type { Failure } from '../../../src/model/failure.ts';
import { DICOM, FHIR, readGood, readStep, type Step } from '../support/inputs.ts';

/** Returns the first mistake in an otherwise valid step. */
function inputError(inputs: Readonly<Record<string, string>>, others: Omit<Step, 'with'> = {}): Failure {
  return only(readGood(inputs, others).errors);
}

function only([first, ...others]: readonly Failure[]): Failure {
  if (first === undefined || others.length > 0)
    throw new Error(`expected one mistake instead of ${String(others.length + (first ? 1 : 0))}`);
  return first;
}

const ONE_ID = { audience: 'dicom', 'client-id': '11111111-aaaa-4bbb-8ccc-222222222222' };
const FORK = { pull_request: { base: { repo: { full_name: 'a/b' } }, head: { repo: { full_name: 'c/b' } } } };

export const INPUT_CASES: Readonly<Record<string, Failure>> = {
  'not a number': inputError({ 'wait-seconds': 'x' }),
  'nothing to do': inputError({ audience: '' }),
  'two lines of an input': inputError({ audience: 'dicom\ndeid,\n"dicom"' }),
  'one of two lines': inputError({ audience: 'dicom\ndeid,' }),
  'the same ID twice': inputError({ 'client-id': ONE_ID['client-id'], 'tenant-id': ONE_ID['client-id'] }),
  'a misspelt expectation': inputError({ endpoint: FHIR, expect: 'fhirversion: R4' }),
  'a right that cannot be proven': inputError({ endpoint: FHIR, expect: 'denied: write' }),
  'an incident without a check': inputError({ 'incident-issue': 'prod', 'github-token': 'gh' }),
  'an http endpoint': inputError({ endpoint: FHIR.replace('https', 'http') }),
  'a variable of the runner': inputError({ 'tenant-id': '' }, { env: { AZURE_TENANT_ID: 'contoso' } }),
  'the generic audience': inputError({ endpoint: FHIR, audience: 'https://azurehealthcareapis.com/' }),
  'an endpoint for an audience': inputError({ audience: DICOM }),
  "the audience of Terraform's pages": inputError({ audience: 'https://dicom.azurehealthcareapis.azure.com' }),
  'the audience of Azure Resource Manager': inputError({ endpoint: FHIR, audience: 'https://management.azure.com' }),
  'the word fhir': inputError({ audience: 'fhir' }),
  'the audience of the ID token': inputError({ audience: 'api://AzureADTokenExchange' }),
  'the audience of another service, in the line': inputError({ endpoint: `${FHIR} audience=deid` }),
  'an endpoint of another cloud': inputError({ endpoint: 'https://contoso-prod.fhir.azurehealthcareapis.us' }),
  'a look-alike host': inputError({ endpoint: `${FHIR}.evil.example` }),
  'a gateway that is not trusted yet': inputError({ endpoint: 'https://fhir.contoso.example' }),
  'a gateway in a domain that customers share': inputError({ endpoint: 'https://contoso.azure-api.net' }),
  'a virtual machine in US Government, with a path': inputError({ endpoint: 'https://fhir.usgovvirginia.cloudapp.usgovcloudapi.net/r4' }),
  'a workspace': inputError({ endpoint: 'https://contoso.workspace.azurehealthcareapis.com' }),
  'any tenant': inputError({ 'tenant-id': 'common' }),
  'one ID of two': only(readStep({ with: ONE_ID }).errors),
  'one ID of two, in a run of Dependabot': only(readStep({ with: ONE_ID, env: { GITHUB_ACTOR: 'dependabot[bot]' } }).errors),
  'one ID of two, in a run for a fork': only(readStep({ with: ONE_ID, env: { GITHUB_EVENT_NAME: 'pull_request' }, event: FORK }).errors),
  'DICOM in US Government': inputError({ audience: 'dicom', environment: 'azureusgovernment' }),
  'Azure Stack': inputError({ environment: 'azurestack' }),
};
