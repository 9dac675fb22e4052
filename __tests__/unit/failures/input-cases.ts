/** One case per input error code, created from real inputs. The name describes the mistake. */
import type { Failure } from '../../../src/model/failure.ts';
import { DICOM, FHIR, readGood, readStep, type Step } from '../support/inputs.ts';

/** Returns the first mistake in an otherwise valid step. */
function mistake(inputs: Readonly<Record<string, string>>, others: Omit<Step, 'with'> = {}): Failure {
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
  'not a number': mistake({ 'wait-seconds': 'x' }),
  'nothing to do': mistake({ audience: '' }),
  'two lines of an input': mistake({ audience: 'dicom\ndeid,\n"dicom"' }),
  'one of two lines': mistake({ audience: 'dicom\ndeid,' }),
  'the same ID twice': mistake({ 'client-id': ONE_ID['client-id'], 'tenant-id': ONE_ID['client-id'] }),
  'a misspelt expectation': mistake({ endpoint: FHIR, expect: 'fhirversion: R4' }),
  'a right that cannot be proven': mistake({ endpoint: FHIR, expect: 'denied: write' }),
  'an incident without a check': mistake({ 'incident-issue': 'prod', 'github-token': 'gh' }),
  'an http endpoint': mistake({ endpoint: FHIR.replace('https', 'http') }),
  'a variable of the runner': mistake({ 'tenant-id': '' }, { env: { AZURE_TENANT_ID: 'contoso' } }),
  'the generic audience': mistake({ endpoint: FHIR, audience: 'https://azurehealthcareapis.com/' }),
  'an endpoint for an audience': mistake({ audience: DICOM }),
  "the audience of Terraform's pages": mistake({ audience: 'https://dicom.azurehealthcareapis.azure.com' }),
  'the audience of Azure Resource Manager': mistake({ endpoint: FHIR, audience: 'https://management.azure.com' }),
  'the word fhir': mistake({ audience: 'fhir' }),
  'the audience of the ID token': mistake({ audience: 'api://AzureADTokenExchange' }),
  'the audience of another service, in the line': mistake({ endpoint: `${FHIR} audience=deid` }),
  'an endpoint of another cloud': mistake({ endpoint: 'https://contoso-prod.fhir.azurehealthcareapis.us' }),
  'a look-alike host': mistake({ endpoint: `${FHIR}.evil.example` }),
  'a gateway that is not trusted yet': mistake({ endpoint: 'https://fhir.contoso.example' }),
  'a gateway in a domain that customers share': mistake({ endpoint: 'https://contoso.azure-api.net' }),
  'a virtual machine in US Government, with a path': mistake({ endpoint: 'https://fhir.usgovvirginia.cloudapp.usgovcloudapi.net/r4' }),
  'a workspace': mistake({ endpoint: 'https://contoso.workspace.azurehealthcareapis.com' }),
  'any tenant': mistake({ 'tenant-id': 'common' }),
  'one ID of two': only(readStep({ with: ONE_ID }).errors),
  'one ID of two, in a run of Dependabot': only(readStep({ with: ONE_ID, env: { GITHUB_ACTOR: 'dependabot[bot]' } }).errors),
  'one ID of two, in a run for a fork': only(readStep({ with: ONE_ID, env: { GITHUB_EVENT_NAME: 'pull_request' }, event: FORK }).errors),
  'DICOM in US Government': mistake({ audience: 'dicom', environment: 'azureusgovernment' }),
  'Azure Stack': mistake({ environment: 'azurestack' }),
};
