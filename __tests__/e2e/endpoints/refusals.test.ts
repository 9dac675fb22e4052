/** Tests that after 401 or 403, the token or a role is reported as the cause only if the response says so. */
import { describe } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { json, type LabResponse } from '../../../lab/network/site.ts';
import { outcome, responds, testSituations, type Situation } from '../support/verdicts.ts';

const FHIR = `https://${HOSTS.fhir}`;
const challenge = (value: string): LabResponse => ({ status: 401, headers: { 'www-authenticate': value } });
const authority = `https://login.microsoftonline.com/${IDS.tenant}`;

const read = (name: string, answer: LabResponse, rest: Omit<Situation, 'name' | 'with' | 'setUp'>, inputs = {}): Situation => ({
  name,
  with: { endpoint: FHIR, ...inputs },
  setUp: responds(HOSTS.fhir, 'read', answer),
  ...rest,
});

describe('a 403', () => {
  const unknown = { failure: 'forbidden-unexplained', says: [/gateway, firewall or proxy/], never: [/accepted the token/, /role-missing/] };
  testSituations('is not reported as a missing role if it has $name', [
    read(
      'other JSON and a quota',
      json(403, { statusCode: 403 }, { 'retry-after': '7800' }),
      { failure: 'request-forbidden', says: [/asks clients to wait 7800 s/], never: [/Waiting/, /accepted the token/] },
      { 'wait-seconds': '60' },
    ),
    read('plain text', { status: 403, headers: { 'content-type': 'text/plain' }, body: 'Forbidden' }, unknown),
    read('no body', { status: 403 }, unknown),
    read('the error object of another service', json(403, { error: { code: 'AuthorizationFailed' } }), unknown),
    read('another issue code', outcome(403, 'security'), { failure: 'request-forbidden', never: [/FHIR Data Reader/] }),
    {
      name: 'an OperationOutcome from DICOM',
      with: { endpoint: `https://${HOSTS.dicom}` },
      setUp: responds(HOSTS.dicom, 'read', outcome(403, 'forbidden')),
      ...unknown,
    },
  ]);
});

describe('a 401', () => {
  const noReason = { failure: 'read-unauthorised', never: [/does not accept the token/, /Set the audience/] };
  const asksFor = (schemes: string): Omit<Situation, 'name'> => ({
    ...noReason,
    says: [
      new RegExp(`requires ${schemes} authentication, which this action does not support`),
      new RegExp(`accept bearer tokens without ${schemes}`),
    ],
  });
  testSituations('is explained by its content: $name', [
    read('a code that FHIR does not define', outcome(401, 'auth-access'), {
      ...noReason,
      says: [/so the error might be unrelated to the token/],
    }),
    read('another code of FHIR', outcome(401, 'security'), { ...noReason, says: [/issue code security/] }),
    read('no challenge', json(401, { statusCode: 401, message: 'pwned' }), { ...noReason, says: [/no Bearer challenge/] }),
    read('a challenge with equal facts', challenge(`Bearer authorization_uri="${authority}", resource_id="${FHIR}"`), {
      failure: 'token-rejected',
      says: [
        /The token's audience and tenant match the ones that the service specifies/,
        /^Next: Look for the identity in the tenant's sign-in logs/m,
      ],
      never: [/^Next: .*Set the audience/m],
    }),
    {
      name: 'a DICOM challenge that matches the token',
      with: { endpoint: `https://${HOSTS.dicom}` },
      setUp: responds(
        HOSTS.dicom,
        'read',
        challenge(`Bearer authorization_uri="${authority}", resource_id="https://dicom.healthcareapis.azure.com"`),
      ),
      failure: 'token-rejected',
      says: [/The token's audience and tenant match the ones that the service specifies/],
      never: [/trusts? another tenant/],
    },
    read('the service cannot sign in to its database', outcome(401, 'exception'), {
      failure: 'service-unavailable',
      says: [/The token is not the cause/, /The last 3 attempts failed\./],
    }),
    read(
      'a subscription key',
      challenge('AzureApiManagementKey realm="https://gateway.contoso.example/fhir",name="Ocp-Apim-Subscription-Key"'),
      { ...asksFor('AzureApiManagementKey'), never: [/gateway\.contoso\.example/] },
    ),
    read('Negotiate and NTLM', challenge('Negotiate, NTLM'), asksFor('Negotiate and NTLM')),
    read('a scheme with a realm that looks like Bearer', challenge(`Digest realm="Bearer realm=${FHIR}", nonce="x"`), asksFor('Digest')),
    read('an unknown scheme', challenge('DPoP algs="ES256"'), asksFor('another scheme')),
  ]);
});

describe('a custom role that grants smart/action', () => {
  testSituations('$name', [
    {
      name: 'causes 400 from the service',
      with: { endpoint: FHIR },
      setUp: (lab) => {
        lab.roles.revoke(IDS.principal, HOSTS.fhir);
        lab.roles.grant(IDS.principal, HOSTS.fhir, ['fhir/smart']);
      },
      failure: 'unexpected-status',
      says: [/400 if the application is assigned a custom role that includes the smart\/action permission/],
      never: [/role-missing/],
    },
    read('may cause 500 from the service', outcome(500, 'exception'), {
      failure: 'service-unavailable',
      says: [/500 if the application is assigned a custom role that includes the smart\/action permission/],
    }),
    {
      name: 'does not explain a 500 without a token',
      with: { endpoint: FHIR },
      setUp: responds(HOSTS.fhir, 'every request', outcome(500, 'exception')),
      failure: 'service-unavailable',
      never: [/smart\/action/],
    },
  ]);
});

describe('initial import mode', () => {
  testSituations('$name', [
    {
      name: 'does not refuse reads',
      with: { endpoint: FHIR },
      setUp: (lab) => {
        lab.service(HOSTS.fhir).condition = 'importing';
      },
      failure: '',
    },
    read('does not explain a 423 to a read', json(423, { severity: 'Error', code: 'Locked' }), {
      failure: 'service-locked',
      says: [/If a read returns 423, the response probably came from another component/],
    }),
  ]);
});
