import { expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play } from '../support/scenario.ts';

const XML = '<Bundle xmlns="http://hl7.org/fhir"/>';

test.each([
  ['XML', { status: 200, body: XML }, 'fail', 'open-server', false],
  ['compressed XML', { status: 200, headers: { 'content-encoding': 'gzip' }, body: gzipSync(XML) }, 'fail', 'open-server', false],
  ['a text', { status: 200, body: 'Welcome' }, 'fail', 'anonymous-accepted', false],
  ['404', { status: 404 }, 'warn', 'anonymous-unclear', true],
  ['503', { status: 503 }, 'warn', 'anonymous-unavailable', true],
] as const)('the read without a token gets %s', async (_name, response, status, failure, authorised) => {
  const { outputs, run } = await play({
    with: { endpoint: `https://${HOSTS.fhir}` },
    given: (lab) => {
      lab
        .service(HOSTS.fhir)
        .responses.set('/StructureDefinition', (request) =>
          request.authorised === 'none'
            ? response
            : { status: 200, body: JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total: 0 }) },
        );
    },
  });
  expect([outputs['status'], outputs['failure']]).toEqual([status, failure]);
  expect(run.outputs['http-status'] === '200').toBe(authorised);
});
