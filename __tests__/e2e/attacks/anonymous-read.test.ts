import { expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { runScenario } from '../support/scenario.ts';

const XML = '<Bundle xmlns="http://hl7.org/fhir"/>';
/** A body that is larger than the part that the action reads. */
const LARGE = `{"resourceType":"Bundle","type":"searchset","entry":[${'{"fullUrl":"https://a.example"},'.repeat(50_000)}{}]}`;

test.each([
  ['compressed XML', { status: 200, headers: { 'content-encoding': 'gzip' }, body: gzipSync(XML) }, 'fail', 'open-server', false],
  [
    'a small body that decompresses to over 1 MB',
    { status: 200, headers: { 'content-encoding': 'gzip' }, body: gzipSync(LARGE) },
    'fail',
    'open-server',
    false,
  ],
  ['a web page over 1 MB', { status: 200, body: `<html>${'<p>Welcome</p>'.repeat(100_000)}` }, 'fail', 'anonymous-accepted', false],
  ['401 with a body over 1 MB', { status: 401, body: LARGE }, 'pass', '', true],
  ['no content', { status: 204 }, 'fail', 'anonymous-accepted', false],
  ['503', { status: 503 }, 'warn', 'anonymous-unavailable', true],
] as const)('the read without a token gets %s', async (_name, response, status, failure, authorised) => {
  const { outputs, step } = await runScenario({
    with: { endpoint: `https://${HOSTS.fhir}` },
    setUp: (lab) => {
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
  expect(step.outputs['http-status'] === '200').toBe(authorised);
});
