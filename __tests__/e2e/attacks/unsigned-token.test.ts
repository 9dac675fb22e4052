/** A gateway that does not check tokens is found by a token that nobody signed. */
import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { playAndLook } from '../support/look.ts';

const HOST = 'fhir.contoso.example';
const BUNDLE = { status: 200, body: JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total: 0 }) };

test.each([
  { name: 'checks the token', accepts: [], extra: '', expected: ['pass', ''], reads: 3 },
  { name: 'accepts every token', accepts: ['StructureDefinition'], extra: '', expected: ['fail', 'token-not-checked'], reads: 3 },
  {
    name: 'accepts every token, with the check off',
    accepts: ['StructureDefinition'],
    extra: 'unsigned-token: skip',
    expected: ['pass', ''],
    reads: 2,
  },
])('a trusted host that $name', async ({ accepts, extra, expected, reads }) => {
  const { played, lab } = await playAndLook({
    with: { endpoint: `https://${HOST} service=fhir audience=https://${HOSTS.fhir}`, 'trusted-hosts': HOST, expect: extra },
    given: (started) => {
      const service = started.service(HOST, { kind: 'fhir', audiences: [`https://${HOSTS.fhir}`] });
      started.roles.grant(IDS.principal, HOST, 'FHIR Data Reader');
      for (const path of accepts) service.responses.set(`/${path}`, ({ authorised }) => (authorised === 'none' ? { status: 401 } : BUNDLE));
    },
  });
  expect([played.outputs['status'], played.outputs['failure']]).toEqual(expected);
  expect(lab.requests.filter(({ host, path }) => host === HOST && path.startsWith('/StructureDefinition'))).toHaveLength(reads);
});

const OPEN = { status: 200, body: BUNDLE.body };

test.each([
  { name: '200, and the read with the token is successful', anonymous: OPEN, authorised: BUNDLE, expect: '200', expected: ['pass', ''] },
  {
    name: '404, and the read with the token is successful',
    anonymous: { status: 404 },
    authorised: BUNDLE,
    expect: '404',
    expected: ['pass', ''],
  },
  { name: '200, but the token is refused', anonymous: OPEN, authorised: { status: 500 }, expect: '200', expected: ['fail', 'open-server'] },
  { name: '404, but the host is open', anonymous: OPEN, authorised: BUNDLE, expect: '404', expected: ['fail', 'open-server'] },
  {
    name: '404, but the token is refused',
    anonymous: { status: 404 },
    authorised: { status: 500 },
    expect: '404',
    expected: ['fail', 'service-unavailable'],
  },
])('expect: anonymous: $name', async ({ anonymous, authorised, expect: status, expected }) => {
  const { played } = await playAndLook({
    with: {
      endpoint: `https://${HOST} service=fhir audience=https://${HOSTS.fhir}`,
      'trusted-hosts': HOST,
      expect: `anonymous: ${status}\nunsigned-token: skip`,
    },
    given: (started) => {
      const service = started.service(HOST, { kind: 'fhir', audiences: [`https://${HOSTS.fhir}`] });
      service.responses.set('/StructureDefinition', (request) => (request.authorised === 'none' ? anonymous : authorised));
    },
  });
  expect([played.outputs['status'], played.outputs['failure']]).toEqual(expected);
});
